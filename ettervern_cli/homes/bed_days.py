"""Bed-days by stay: nights lived in a unit, and nights away with the unit kept.

What a period's occupancy sums over the house, told stay by stay and municipality by municipality:
the sums are the same. A home that a household shares counts once a night. The day of departure is
never a night.
"""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from ettervern_cli.programme.programme import Programme
from ettervern_cli.values.dates import DAY, Period
from ettervern_cli.values.sql.shared_homes import shared_nights


class StayDays(NamedTuple):
    """A stay's part of a period: ``from_on`` to ``to_on``, both included, and its bed-days.

    Whoever left on the first day, or on the day they came, was there that day without a night.
    ``discharged_on`` is None where the stay had not ended by the period's last day.
    """

    stay_id: int
    resident_id: int
    resident: str
    name: str
    municipality_id: int | None
    municipality: str | None
    municipality_name: str | None
    admitted_on: dt.date
    discharged_on: dt.date | None
    from_on: dt.date
    to_on: dt.date
    occupied_days: int
    held_days: int

    @property
    def bed_days(self) -> int:
        """Nights lived in and nights held."""
        return self.occupied_days + self.held_days


STAY_DAYS = """
WITH placed AS MATERIALIZED (
    SELECT p.stay_id, p.moved_in_on,
        min(coalesce(p.moved_out_on, :end), :end) AS moved_out_on
    FROM unit u CROSS JOIN placement p ON p.unit_id = u.id
    WHERE u.programme_id = :programme AND u.run_by IS NULL AND p.moved_in_on <= :last
        AND (p.moved_out_on IS NULL OR p.moved_out_on > :first)
), lived AS MATERIALIZED (
    SELECT stay_id, CAST(sum(julianday(moved_out_on) - julianday(max(moved_in_on, :first)))
        AS INTEGER) AS nights
    FROM placed GROUP BY stay_id
), gone AS MATERIALIZED (
    SELECT stay_id, CAST(sum(nights) AS INTEGER) AS nights,
        CAST(sum(nights * unit_held) AS INTEGER) AS held
    FROM (SELECT a.stay_id, a.unit_held, max(0,
            julianday(min(coalesce(a.returned_on, :end), p.moved_out_on))
            - julianday(max(a.left_on, p.moved_in_on, :first))) AS nights
        FROM placed p CROSS JOIN absence a ON a.stay_id = p.stay_id
        WHERE a.left_on <= :last AND (a.returned_on IS NULL OR a.returned_on > :first))
    GROUP BY stay_id
)
SELECT s.id, s.resident_id, r.code, r.name, m.id, m.code, m.name, s.admitted_on, s.discharged_on,
    coalesce(l.nights, 0) - coalesce(g.nights, 0), coalesce(g.held, 0)
FROM stay s JOIN resident r ON r.id = s.resident_id
LEFT JOIN municipality m ON m.id = s.municipality_id
LEFT JOIN lived l ON l.stay_id = s.id LEFT JOIN gone g ON g.stay_id = s.id
WHERE s.programme_id = :programme AND s.admitted_on <= :last
    AND (s.discharged_on IS NULL OR s.discharged_on >= :first)
ORDER BY r.id, s.admitted_on, coalesce(s.discharged_on, '9999-12-31'), s.id
"""


SHARED = f"""
SELECT stay_id, night, is_held FROM ({shared_nights(":first", ":end")})
WHERE programme_id = :programme
"""


def stay_days(db: sqlite3.Connection, programme: Programme, period: Period) -> list[StayDays]:
    """Every stay that belongs to a period, by resident, with its bed-days there.

    A period of no days has none. What lies after its last day changes nothing.
    """
    if not period.days:
        return []
    bound = {
        "programme": programme.id,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "end": period.end.isoformat(),
    }
    shared: dict[int, list[tuple[str, int]]] = {}
    for stay_id, night, is_held in db.execute(SHARED, bound):
        shared.setdefault(stay_id, []).append((night, is_held))
    found = (_stay_days(row, period) for row in db.execute(STAY_DAYS, bound))
    return [_once(stay, shared[stay.stay_id]) if stay.stay_id in shared else stay for stay in found]


def _once(stay: StayDays, shared: list[tuple[str, int]]) -> StayDays:
    """A stay's nights without those that count with somebody else of the household."""
    first, last = stay.from_on.isoformat(), stay.to_on.isoformat()
    held = [is_held for night, is_held in shared if first <= night <= last]
    return stay._replace(
        occupied_days=stay.occupied_days - held.count(0),
        held_days=stay.held_days - held.count(1),
    )


def _stay_days(row: Sequence[Any], period: Period) -> StayDays:
    """A row of STAY_DAYS, with the part of the period that the stay takes up."""
    stay, person, code, name, town, town_code, town_name, begins, ends, occupied, held = row
    admitted = dt.date.fromisoformat(begins)
    left = None if ends is None else dt.date.fromisoformat(ends)
    if left is not None and left > period.last:
        left = None
    first = max(admitted, period.first)
    last = period.last if left is None else max(first, left - DAY)
    return StayDays(
        stay, person, code, name, town, town_code, town_name, admitted, left, first, last,
        occupied, held,
    )  # fmt: skip


def by_municipality(
    db: sqlite3.Connection, programme: Programme, period: Period
) -> dict[int | None, int]:
    """Bed-days in a period by the stay's municipality, None for stays that have none."""
    found: dict[int | None, int] = {}
    for stay in stay_days(db, programme, period):
        found[stay.municipality_id] = found.get(stay.municipality_id, 0) + stay.bed_days
    return found
