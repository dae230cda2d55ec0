"""What a person reads in Norwegian bokmål, a folder a group of rooms. How values are written is in ``words``."""
