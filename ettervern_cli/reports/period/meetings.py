"""What a period's report says of meetings and gaps, as values."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ettervern_cli.values.nights import rounded
from ettervern_cli.values.rates import Tally


class MeetingsHeld(NamedTuple):
    """Meetings held in the period, which partners came to how many, and what was decided.

    ``made`` and ``done`` are decisions of the period; ``overdue`` are those due before its last
    day and not carried out by then.
    """

    held: int
    attendance: Sequence[Tally]
    made: int
    done: int
    overdue: int

    def as_json(self) -> dict[str, Any]:
        """The section as scripts read it."""
        return {
            "held": self.held,
            "attendance": {each.code: each.number for each in self.attendance},
            "decisions": {"made": self.made, "done": self.done, "overdue": self.overdue},
        }


class Gaps(NamedTuple):
    """Gaps opened and closed in the period; those open on its last day and their days together."""

    opened: int
    closed: int
    open: int
    open_days: int

    @property
    def mean_age(self) -> float | None:
        """Days that the open ones had been open, four decimals; None where none is."""
        return rounded(self.open_days, self.open) if self.open else None

    def as_json(self) -> dict[str, Any]:
        """The section as scripts read it."""
        return {
            "opened": self.opened,
            "closed": self.closed,
            "open": self.open,
            "mean_age_days": self.mean_age,
        }
