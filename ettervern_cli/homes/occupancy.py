"""How the programme's units were used in a period, in nights cut at its first and last day.

The night of a day belongs to whoever is there when it begins; the day of departure is never one.
Homes that others run are no units of the programme: their nights are in none of this.
"""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.storage.bound import Bound
from ettervern_cli.values.dates import Period
from ettervern_cli.values.rates import Rate
from ettervern_cli.values.sql.as_of import UNIT_TERMS, lived_from, lived_until
from ettervern_cli.values.sql.shared_homes import shared_nights


class DayCount(NamedTuple):
    """How many residents there were on a day."""

    on: dt.date
    residents: int


class DayUse(NamedTuple):
    """One night of all units: beds that can be used, persons in them, and beds held for absent."""

    on: dt.date
    beds: int
    occupied: int
    held: int

    @property
    def used(self) -> float | None:
        """The share of the beds that is lived in, four decimals; None without beds."""
        return Rate(self.occupied, self.beds).rate


class MonthUse(NamedTuple):
    """The nights of a month that the period has, as those of ``Occupancy``, from ``first`` on."""

    first: dt.date
    usable_days: int
    occupied_days: int
    held_days: int

    @property
    def month(self) -> str:
        """The month as people type it."""
        return f"{self.first:%Y-%m}"

    @property
    def rate(self) -> Rate:
        """Occupied nights of those of beds that can be used."""
        return Rate(self.occupied_days, self.usable_days)


class Occupancy(NamedTuple):
    """Nights of beds and of persons in units; ``held_days`` is away with the unit kept.

    A home that a household shares counts once a night, whoever of it is there.

    ``months`` and ``nights`` are None where nobody asked for them.
    """

    bed_days: int
    occupied_days: int
    held_days: int
    void_days: int
    on: Sequence[DayCount]
    months: Sequence[MonthUse] | None = None
    nights: Sequence[DayUse] | None = None

    @property
    def rate(self) -> Rate:
        """Occupied nights of the nights of beds in use, held ones and empty ones included."""
        return Rate(self.occupied_days, self.bed_days - self.void_days)


FROM, UNTIL = lived_from(), lived_until(":end")
# Nights of beds, of beds out of use, of persons living in them, and of those away from them with
# the unit held or not: a run of nights from ``begins`` until before ``ends``, and how many of a
# kind there are in each. What counts with somebody else of a household is taken off again.
SPANS = f"""
WITH shared AS MATERIALIZED (
    SELECT * FROM ({shared_nights(":first", ":end")}) WHERE programme_id = :programme
), span (kind, begins, ends, number) AS (
    SELECT 'beds', max(coalesce(first_on, :first), :first),
        min(coalesce(date(last_on, '+1 day'), :end), :end), beds
    FROM {UNIT_TERMS} WHERE programme_id = :programme AND run_by IS NULL
    UNION ALL
    SELECT 'void', max(v.since_on, coalesce(u.first_on, :first), :first),
        min(coalesce(v.opened_on, v.expected_on, :end),
            coalesce(date(u.last_on, '+1 day'), :end), :end), u.beds
    FROM {UNIT_TERMS} u CROSS JOIN void v ON v.unit_id = u.id
    WHERE u.programme_id = :programme AND u.run_by IS NULL AND v.since_on <= :last
        AND coalesce(v.opened_on, v.expected_on, :end) > :first
    UNION ALL
    SELECT 'occupied', max({FROM}, :first), {UNTIL}, 1
    FROM unit u CROSS JOIN placement p ON p.unit_id = u.id
    WHERE u.programme_id = :programme AND u.run_by IS NULL AND p.moved_in_on <= :last
        AND (p.moved_out_on IS NULL OR p.moved_out_on > :first)
    UNION ALL
    SELECT iif(a.unit_held, 'held', 'gone'), max(a.left_on, {FROM}, :first),
        min(coalesce(a.returned_on, :end), {UNTIL}), 1
    FROM absence a CROSS JOIN placement p ON p.stay_id = a.stay_id
        CROSS JOIN unit u ON u.id = p.unit_id
    WHERE u.programme_id = :programme AND u.run_by IS NULL AND a.left_on <= :last
        AND (a.returned_on IS NULL OR a.returned_on > :first)
        AND p.moved_in_on <= :last AND (p.moved_out_on IS NULL OR p.moved_out_on > :first)
    UNION ALL
    SELECT 'occupied', night, date(night, '+1 day'), -1 FROM shared
    UNION ALL
    SELECT 'held', night, date(night, '+1 day'), -1 FROM shared WHERE is_held
)"""
KINDS = ("beds", "void", "occupied", "held", "gone")
NIGHTS = f"""{SPANS}
SELECT {", ".join(f"CAST(total(iif(kind = '{kind}', nights, 0)) AS INTEGER)" for kind in KINDS)}
FROM (SELECT kind, number * max(0, julianday(ends) - julianday(begins)) AS nights FROM span)
"""


def occupancy(db: sqlite3.Connection, bound: Bound, on: list[DayCount]) -> Occupancy:
    """Nights of beds, of persons living in them, of persons away with the unit kept, and void."""
    beds, void, occupied, held, gone = db.execute(NIGHTS, bound).fetchone()
    return Occupancy(beds, occupied - held - gone, held, void, on)


# The same nights as changes from one day to the next: what begins adds, what ends takes away, so
# that one pass serves every day of the period.
BY_DAY = f"""{SPANS.replace("number) AS (", "number) AS MATERIALIZED (")}
SELECT kind, begins, sum(number) FROM span WHERE begins < ends GROUP BY kind, begins
UNION ALL
SELECT kind, ends, -sum(number) FROM span WHERE begins < ends GROUP BY kind, ends
"""


def by_day(db: sqlite3.Connection, bound: Bound, period: Period) -> list[DayUse]:
    """The nights of ``occupancy``, day by day; nothing where the programme never had a unit."""
    changes: dict[str, dict[str, int]] = {}
    for kind, day, number in db.execute(BY_DAY, bound):
        there = changes.setdefault(day, {})
        there[kind] = there.get(kind, 0) + number
    if not changes:
        return []
    now = dict.fromkeys(KINDS, 0)
    days = []
    for number in range(period.days):
        on = period.first + dt.timedelta(days=number)
        for kind, change in changes.get(on.isoformat(), {}).items():
            now[kind] += change
        lived_in = now["occupied"] - now["held"] - now["gone"]
        days.append(DayUse(on, now["beds"] - now["void"], lived_in, now["held"]))
    return days


def by_month(nights: Sequence[DayUse]) -> list[MonthUse]:
    """The nights of each month together."""
    months: dict[dt.date, list[DayUse]] = {}
    for night in nights:
        months.setdefault(night.on.replace(day=1), []).append(night)
    return [
        MonthUse(
            first,
            sum(night.beds for night in found),
            sum(night.occupied for night in found),
            sum(night.held for night in found),
        )
        for first, found in months.items()
    ]
