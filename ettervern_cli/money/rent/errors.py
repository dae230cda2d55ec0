"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class MonthNotOver(Refused):
    """The nights of a month are known only when it is over."""


class MoreThanCredit(Refused):
    """No more can be paid back than the resident has to her credit."""


class NoAgreement(Refused):
    """There is no repayment agreement in force."""
