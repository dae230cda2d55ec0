"""How long stays last, and how long it takes to a lasting home, as a value."""

from typing import Any, NamedTuple

from ettervern_cli.reports.courses.survival import Curve, EventDay, Median
from ettervern_cli.reports.period.report import Seal
from ettervern_cli.values.dates import Period
from ettervern_cli.values.hidden import SUPPRESSED

# Days after admission that people ask about, by the months that they are.
HORIZONS = {1: 30, 3: 91, 6: 182, 12: 365, 18: 548, 24: 730, 36: 1096, 48: 1461, 60: 1826}
PLACES = 4


class Retention(NamedTuple):
    """Stays that began in the period, watched until its last day.

    ``stay`` is the time to any end but death, ``lasting`` the time to a lasting home; None where
    the programme's words know none. Both lose sight of whoever dies, on that day; ``lasting`` also
    of whoever leaves for somewhere else. ``pending`` left for where nobody knows yet.
    """

    programme: str
    name: str
    residents_are: str
    period: Period
    cut: bool
    residents: int
    left: int
    died: int
    pending: int
    stay: Curve
    lasting: Curve | None
    seal: Seal

    @property
    def stays(self) -> int:
        """All stays that began in the period."""
        return self.stay.number

    @property
    def staying(self) -> int:
        """Those still open on the last day."""
        return self.stays - self.left - self.died


def horizons(found: Curve) -> dict[int, int]:
    """The days to read a curve at, by their months: those that somebody was in sight for."""
    last = found.seen[-1] if found.seen else -1
    return {months: days for months, days in HORIZONS.items() if days <= last}


def as_json(report: Retention) -> dict[str, Any]:
    """The report as scripts read it; shares and errors with four decimals."""
    return {
        "period": report.period.as_json(),
        "programme": report.programme,
        "stays": {
            "number": report.stays,
            "residents": report.residents,
            "left": report.left,
            "died": report.died,
            "staying": report.staying,
            "pending": report.pending,
        },
        "in_programme": curve_json(report.stay),
        "lasting_home": (
            None if report.lasting is None else curve_json(report.lasting, competing=True)
        ),
        "seal": report.seal._asdict(),
    }


def curve_json(found: Curve, *, competing: bool = False) -> dict[str, Any]:
    """A curve's median, what it is at the days people ask about, and every point of it."""
    at = []
    for days in horizons(found).values():
        row: dict[str, Any] = {"days": days, "at_risk": found.at_risk(days)}
        row |= _estimate(found.at(days))
        if competing:
            row["reached"] = _rounded(found.reached_by(days))
        at.append(row)
    points = []
    for point, share in zip(found.points, found.reached, strict=True):
        row = {"days": point.days, "at_risk": point.at_risk, "ends": point.ends}
        row |= _estimate(point)
        if competing:
            row["reached"] = _rounded(share)
        points.append(row)
    return {
        "number": found.number,
        "ends": found.ends,
        "median": median_json(found.middle),
        "at": at,
        "points": points,
    }


def _estimate(point: EventDay | None) -> dict[str, float | None]:
    """The share and its band; before anything has happened all are left, and no band is known."""
    if point is None:
        return {"survival": 1.0, "error": None, "low": None, "high": None}
    return {name: _rounded(getattr(point, name)) for name in ("survival", "error", "low", "high")}


def _rounded(share: float | None) -> float | None:
    """A share with four decimals; nothing, and a hidden one, as they are."""
    return share if share is None or share is SUPPRESSED else round(share, PLACES)


def median_json(found: Median) -> dict[str, int | None]:
    """A median in days with its band."""
    return found._asdict()
