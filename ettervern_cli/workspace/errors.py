"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class UnknownTemplate(Refused):
    """No template has that name."""
