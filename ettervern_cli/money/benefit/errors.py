"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class NotBornYet(Refused):
    """A day of birth after the day asked about."""


class NoBaseAmounts(Refused):
    """The configuration has no table of base amounts."""


class BeforeBaseAmounts(Refused):
    """The day lies before the table of base amounts begins."""


class AfterBaseAmounts(Refused):
    """The day lies after the last one that the newest base amount holds for."""
