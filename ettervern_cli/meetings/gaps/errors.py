"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class GapClosed(Refused):
    """The gap was closed already."""
