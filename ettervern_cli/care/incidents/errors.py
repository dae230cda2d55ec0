"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class NotTheirIncident(Refused):
    """The resident has no incident of that id."""


class NotLedTo(Refused):
    """What an incident led to is a move down or an absence in the same stay, not before it."""


class LedToAlready(Refused):
    """The incident led to another one already."""
