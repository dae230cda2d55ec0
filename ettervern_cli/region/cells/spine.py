"""The periods that are asked for, as two tables that every statement joins."""

from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.region.tables import number_of
from ettervern_cli.values.dates import DAY, Period, month_ends


class Span(NamedTuple):
    """A period: its first and last day, and the first day of the last one's year."""

    period: int
    begins: int
    ends: int
    year_begins: int


class SpanDay(NamedTuple):
    """A day of a period, the period's last, and the next day that residents are counted on."""

    period: int
    day: int
    ends: int
    counted: int


class Spine(NamedTuple):
    """The tables ``span`` and ``span_day``."""

    span: Sequence[Span]
    span_day: Sequence[SpanDay]


def spine(periods: Sequence[Period]) -> Spine:
    """Both tables of some periods, by their places; residents are counted on months' last days."""
    spans, days = [], []
    for place, period in enumerate(periods):
        begins, ends = number_of(period.first), number_of(period.last)
        spans.append(Span(place, begins, ends, number_of(period.last.replace(month=1, day=1))))
        day = period.first
        for counted in month_ends(period):
            while day <= counted:
                days.append(SpanDay(place, number_of(day), ends, number_of(counted)))
                day += DAY
    return Spine(spans, days)
