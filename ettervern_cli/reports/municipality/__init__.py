"""What one municipality gets for its money. How shares are worked out is in ``money.sharing``."""
