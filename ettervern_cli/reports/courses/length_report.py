"""How long stays last, and how long it takes to a lasting home, as a value."""

from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.reports.courses.survival import Curve, EventDay, Median
from ettervern_cli.reports.data import keys
from ettervern_cli.reports.period.report import Seal
from ettervern_cli.values.dates import Period

# Days after admission that people ask about, by the months that they are.
HORIZONS = {1: 30, 3: 91, 6: 182, 12: 365, 18: 548, 24: 730, 36: 1096, 48: 1461, 60: 1826}
# Before anything has happened all are left, and no band is known.
NOTHING_YET = EventDay(0, 0, 0, 1.0, None, None, None)


class Stays(NamedTuple):
    """All stays that began in the period, of how many ``residents``, and what became of them.

    ``staying`` are still open on the last day; ``pending`` left for where nobody knows yet.
    """

    number: int
    residents: int
    left: int
    died: int
    staying: int
    pending: int


@keys("days", "at_risk", "ended", "survival", "error", "low", "high", "reached?", item="at.{days}")
class CurveAt(NamedTuple):
    """What is known of a day that people ask about, ``months`` after admission.

    ``at_risk`` were still in sight on it, to ``ended`` it had happened by then. ``survival`` and
    its band are as in ``EventDay``; ``reached`` is the share to whom it has happened, where other
    ends compete. ``months`` is None on the last day of a curve that no such day lies on.
    """

    months: int | None
    days: int
    at_risk: int
    ended: int
    survival: float
    error: float | None
    low: float | None
    high: float | None
    reached: float | None


@keys(
    "days", "at_risk", "ends", "ended", "survival", "error", "low", "high", "reached?",
    item="points.{days}",
)  # fmt: skip
class CurvePoint(NamedTuple):
    """A day on which it happened, as an ``EventDay``, and to how many it had by then."""

    days: int
    at_risk: int
    ends: int
    survival: float
    error: float | None
    low: float | None
    high: float | None
    reached: float | None
    ended: int


@keys("number", "ends", "median", "at", "points")
class Course(NamedTuple):
    """A curve: how many spans, to how many it happened, its median, and the curve itself.

    ``last`` is the last day that anybody was in sight for, None of nobody.
    """

    number: int
    ends: int
    median: Median
    at: Sequence[CurveAt]
    points: Sequence[CurvePoint]
    last: int | None


@keys("period", "programme", "stays", "in_programme", "lasting_home", "seal")
class Retention(NamedTuple):
    """Stays that began in the period, watched until its last day.

    ``in_programme`` is the time to any end but death, ``lasting_home`` the time to a lasting home;
    None where the programme's words know none. Both lose sight of whoever dies, on that day; the
    latter also of whoever leaves for somewhere else.
    """

    programme: str
    name: str
    residents_are: str
    period: Period
    cut: bool
    stays: Stays
    in_programme: Course
    lasting_home: Course | None
    seal: Seal


def course_of(found: Curve, *, competing: bool = False) -> Course:
    """A curve as it is told; ``competing`` that other ends do."""
    last = found.seen[-1] if found.seen else None
    asked: dict[int | None, int] = {
        months: days for months, days in HORIZONS.items() if last is not None and days <= last
    }
    if not asked and last is not None:
        asked = {None: last}
    points = [
        CurvePoint(*point, share if competing else None, found.ended(point.days))
        for point, share in zip(found.points, found.reached, strict=True)
    ]
    at = [_at(found, months, days, competing=competing) for months, days in asked.items()]
    return Course(found.number, found.ends, found.middle, at, points, last)


def _at(found: Curve, months: int | None, days: int, *, competing: bool) -> CurveAt:
    point = found.at(days) or NOTHING_YET
    reached = found.reached_by(days) if competing else None
    return CurveAt(months, days, found.at_risk(days), found.ended(days), *point[3:], reached)
