"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class TotalOutOfRange(Refused):
    """A total that the instrument cannot give."""
