"""What a period's report says of meetings and gaps, as values."""

from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.reports.data import keys
from ettervern_cli.values.rates import Tally, rounded


class Decisions(NamedTuple):
    """Decisions made and carried out in the period; ``overdue`` were due before its last day."""

    made: int
    done: int
    overdue: int


class MeetingsHeld(NamedTuple):
    """Meetings held in the period, which partners came to how many, and what was decided."""

    held: int
    attendance: Sequence[Tally]
    decisions: Decisions


@keys("opened", "closed", "open", "mean_age_days")
class Gaps(NamedTuple):
    """Gaps opened and closed in the period; those open on its last day and their days together."""

    opened: int
    closed: int
    open: int
    open_days: int

    @property
    def mean_age_days(self) -> float | None:
        """Days that the open ones had been open, four decimals; None where none is."""
        return rounded(self.open_days, self.open) if self.open else None
