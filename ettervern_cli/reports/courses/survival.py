"""Time until something happens, where it has not happened to everybody yet. Pure.

The product-limit estimate of Kaplan and Meier (1958) with Greenwood's variance (1926), bands on
the log-log scale (Kalbfleisch and Prentice, 2002, section 1.4), and the cumulative incidence of
Aalen and Johansen (1978) where several ends compete. Times are whole days; of two people at one
time the one to whom it happens comes before the one who is lost from sight.
"""

from bisect import bisect_right
from collections.abc import Sequence
from math import exp, log, sqrt
from typing import NamedTuple

# The standard normal's 97.5th percentile: bands are of 95 %.
Z = 1.959963984540054
# Products of fractions that are equal in truth may differ in the last digits.
NEARLY = 1e-9


class TimeToEvent(NamedTuple):
    """Days until an end of a ``kind``, or until somebody was last seen (None)."""

    days: int
    kind: str | None


class EventDay(NamedTuple):
    """A day on which something happened: how many it could happen to, and to how many it did.

    ``survival`` is the share to whom it has not happened after the day, ``low`` and ``high`` its
    95 % band, ``error`` Greenwood's standard error. Bands are None once nobody is left, because
    nothing is known about how sure that is.
    """

    days: int
    at_risk: int
    ends: int
    survival: float
    error: float | None
    low: float | None
    high: float | None


class Median(NamedTuple):
    """The day by which it had happened to half, and its band; None where that is not reached."""

    days: int | None
    low: int | None
    high: int | None


class Curve(NamedTuple):
    """Points in order of time, and how many spans there were, sorted by ``seen``: all their days.

    ``reached`` is the share to whom the end has happened by each point, other ends competing.
    """

    points: Sequence[EventDay]
    seen: Sequence[int]
    reached: Sequence[float]

    @property
    def number(self) -> int:
        """How many there were in all."""
        return len(self.seen)

    @property
    def ends(self) -> int:
        """To how many it happened."""
        return sum(point.ends for point in self.points)

    def at_risk(self, days: int) -> int:
        """How many were still in sight, with nothing having happened, just before a day."""
        return sum(each >= days for each in self.seen)

    def ended(self, days: int) -> int:
        """To how many it had happened by a day."""
        return sum(each.ends for each in self.points if each.days <= days)

    def at(self, days: int) -> EventDay | None:
        """The last point up to a day; None before anything happened."""
        index = self._index(days)
        return self.points[index] if index >= 0 else None

    def reached_by(self, days: int) -> float:
        """The share to whom it has happened by a day, other ends competing."""
        index = self._index(days)
        return self.reached[index] if index >= 0 else 0.0

    @property
    def middle(self) -> Median:
        """The median and its band."""
        return median(self)

    def _index(self, days: int) -> int:
        return bisect_right([point.days for point in self.points], days) - 1


def curve(spans: Sequence[TimeToEvent], kinds: Sequence[str]) -> Curve:
    """The curve of the ends of some kinds; every other end takes people out of sight.

    >>> spans = [TimeToEvent(3, "out"), TimeToEvent(5, None)]
    >>> [point.survival for point in curve(spans, ["out"]).points]
    [0.5]
    """
    ends: dict[int, int] = {}
    others: dict[int, int] = {}
    for span in spans:
        if span.kind is not None:
            which = ends if span.kind in kinds else others
            which[span.days] = which.get(span.days, 0) + 1
    seen = sorted(span.days for span in spans)
    points: list[EventDay] = []
    reached: list[float] = []
    survival, in_sight, variance, share = 1.0, 1.0, 0.0, 0.0
    for days in sorted({*ends, *others}):
        at_risk = len(seen) - _below(seen, days)
        happened = ends.get(days, 0)
        share += in_sight * happened / at_risk
        in_sight *= 1 - (happened + others.get(days, 0)) / at_risk
        if not happened:
            continue
        survival *= (at_risk - happened) / at_risk
        variance += happened / (at_risk * (at_risk - happened)) if happened < at_risk else 0.0
        points.append(_point(days, at_risk, happened, survival, variance))
        reached.append(share)
    return Curve(points, seen, reached)


def _below(seen: Sequence[int], days: int) -> int:
    """How many were out of sight before a day."""
    return bisect_right(seen, days - 1)


def _point(days: int, at_risk: int, ends: int, survival: float, variance: float) -> EventDay:
    """A point with its error and band; ``variance`` is that of the survival's logarithm."""
    if ends == at_risk:
        return EventDay(days, at_risk, ends, 0.0, None, None, None)
    width = Z * sqrt(variance) / -log(survival)
    low, high = survival ** exp(width), survival ** exp(-width)
    return EventDay(days, at_risk, ends, survival, survival * sqrt(variance), low, high)


def median(found: Curve) -> Median:
    """The first day on which half or less are left; the band's limits are read the same way.

    So do Brookmeyer and Crowley (1982). The upper limit is open while the band stays above half.
    """
    half = 0.5 + NEARLY
    days = next((each.days for each in found.points if each.survival <= half), None)
    low = next((each.days for each in found.points if (each.low or 0.0) <= half), None)
    high = next(
        (each.days for each in found.points if each.high is not None and each.high <= half), None
    )
    return Median(days, low, high)
