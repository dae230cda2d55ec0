"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class UnknownGoal(Refused):
    """The resident has no goal of that number or id."""


class GoalIsClosed(Refused):
    """The goal was closed before that day."""


class GoalOfAnotherStay(Refused):
    """The day lies in another stay than the goal's."""
