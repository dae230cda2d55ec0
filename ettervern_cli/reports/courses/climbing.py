"""Courses on a ladder, read off from the moves: visits, how far each came, and how soon. Pure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ettervern_cli.reports.courses.survival import TimeToEvent

REACHED = "reached"


class Climb(NamedTuple):
    """One stay's course on one ladder, by step number: ``(days since it came on, step)``.

    The first is where it came on, on day 0. ``seen`` is the last day it was in sight for.
    """

    resident: int
    steps: Sequence[tuple[int, int]]
    seen: int

    @property
    def entry(self) -> int:
        """The step that the stay came onto the ladder at."""
        return self.steps[0][1]

    def reached(self, step: int) -> int | None:
        """Days until it stood on a step or above it; None where it never did."""
        return next((days for days, number in self.steps if number >= step), None)


class StepClimb(NamedTuple):
    """How a step was reached from below it: everybody's spans, and the days of who reached it."""

    spans: list[TimeToEvent]
    days: dict[int, int]


def reaching(climbs: Iterable[Climb], step: int) -> StepClimb:
    """The days to a step, of the climbs that came on below it.

    One who leaves, or is still on the way on the last day, is out of sight from then.
    """
    spans, days = [], dict[int, int]()
    for climb in climbs:
        if climb.entry >= step:
            continue
        took = climb.reached(step)
        if took is None:
            spans.append(TimeToEvent(climb.seen, None))
        else:
            spans.append(TimeToEvent(took, REACHED))
            days[took] = days.get(took, 0) + 1
    return StepClimb(spans, days)


def ever_reached(climbs: Iterable[Climb], step: int) -> tuple[int, int]:
    """How many people ever stood on a step or above it, and how many came onto the ladder."""
    there: dict[int, bool] = {}
    for climb in climbs:
        came = climb.reached(step) is not None
        there[climb.resident] = there.get(climb.resident, False) or came
    return sum(there.values()), len(there)
