"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class DecisionDone(Refused):
    """The decision was carried out already."""
