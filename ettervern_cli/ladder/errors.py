"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class NoDemotionHere(Refused):
    """The programme forbids demotion, and says why."""


class BeforeLatestMove(Refused):
    """A move must not be dated before the ladder's latest."""


class NotOnLadder(Refused):
    """The resident has no step on that ladder."""
