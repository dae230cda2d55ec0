"""Words about exits that mean the same in every programme, whatever else its lists hold."""

PENDING = "pending"
"""A reason or destination that is not known yet: it is asked for again."""
DIED = "died"
"""The exit reason that needs no destination."""
