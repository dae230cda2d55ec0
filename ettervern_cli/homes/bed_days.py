"""Bed-days by stay: nights lived in a unit, and nights away with the unit kept.

What a period's occupancy sums over the house, told stay by stay and municipality by municipality:
the sums are the same. A home that a household shares counts once a night. The day of departure is
never a night. Whoever moved to another municipality has a part for each: the nights until the day
of the change, and those from it on.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ettervern_cli.programme.mergers import successors, unmerged
from ettervern_cli.programme.programme import Programme
from ettervern_cli.values.dates import DAY, Period
from ettervern_cli.values.sql.as_of import lived_from, lived_until
from ettervern_cli.values.sql.shared_homes import shared_nights


class StayDays(NamedTuple):
    """A stay's part of a period: ``from_on`` to ``to_on``, both included, and its bed-days.

    Whoever left on the first day, or on the day they came, was there that day without a night.
    ``discharged_on`` is None where the stay had not ended by the period's last day, or went on with
    another municipality; ``part`` are the days of the period on which this one was the stay's.
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
    part: Period

    @property
    def bed_days(self) -> int:
        """Nights lived in and nights held."""
        return self.occupied_days + self.held_days


STAY_DAYS = f"""
WITH known AS (
    SELECT id, stay_id, municipality_id, from_on FROM fact
    WHERE municipality_id IS NOT NULL AND from_on <= :last
    UNION ALL
    SELECT 0, id, municipality_id, '' FROM stay
    WHERE id IN (SELECT stay_id FROM fact WHERE municipality_id IS NOT NULL AND from_on <= :last)
), belonged AS MATERIALIZED (
    SELECT stay_id, municipality_id, starts, ends FROM (
        SELECT stay_id, municipality_id, max(from_on, :first) AS starts,
            lead(from_on, 1, :end) OVER (PARTITION BY stay_id ORDER BY from_on, id) AS ends
        FROM known)
    WHERE starts < ends
), placed AS MATERIALIZED (
    SELECT p.stay_id, coalesce(b.starts, :first) AS starts,
        max({lived_from()}, coalesce(b.starts, :first)) AS moved_in_on,
        min({lived_until(":end")}, coalesce(b.ends, :end)) AS moved_out_on
    FROM unit u CROSS JOIN placement p ON p.unit_id = u.id LEFT JOIN belonged b
        ON b.stay_id = p.stay_id AND p.moved_in_on < b.ends
            AND coalesce(p.moved_out_on, :end) > b.starts
    WHERE u.programme_id = :programme AND u.run_by IS NULL AND p.moved_in_on <= :last
        AND (p.moved_out_on IS NULL OR p.moved_out_on > :first)
), lived AS MATERIALIZED (
    SELECT stay_id, starts, CAST(sum(max(0, julianday(moved_out_on) - julianday(moved_in_on)))
        AS INTEGER) AS nights
    FROM placed GROUP BY stay_id, starts
), gone AS MATERIALIZED (
    SELECT stay_id, starts, CAST(sum(nights) AS INTEGER) AS nights,
        CAST(sum(nights * unit_held) AS INTEGER) AS held
    FROM (SELECT a.stay_id, p.starts, a.unit_held, max(0,
            julianday(min(coalesce(a.returned_on, :end), p.moved_out_on))
            - julianday(max(a.left_on, p.moved_in_on))) AS nights
        FROM placed p CROSS JOIN absence a ON a.stay_id = p.stay_id
        WHERE a.left_on <= :last AND (a.returned_on IS NULL OR a.returned_on > :first))
    GROUP BY stay_id, starts
)
SELECT s.id, s.resident_id, r.code, r.name, m.id, m.code, m.name, s.admitted_on, s.discharged_on,
    coalesce(l.nights, 0) - coalesce(g.nights, 0), coalesce(g.held, 0),
    coalesce(b.starts, :first), coalesce(b.ends, :end)
FROM stay s JOIN resident r ON r.id = s.resident_id LEFT JOIN belonged b ON b.stay_id = s.id
LEFT JOIN municipality m ON m.id = iif(b.stay_id IS NULL, s.municipality_id, b.municipality_id)
LEFT JOIN lived l ON l.stay_id = s.id AND l.starts = coalesce(b.starts, :first)
LEFT JOIN gone g ON g.stay_id = s.id AND g.starts = coalesce(b.starts, :first)
WHERE s.programme_id = :programme AND s.admitted_on <= :last
    AND (s.discharged_on IS NULL OR s.discharged_on >= :first)
    AND (b.stay_id IS NULL OR s.admitted_on < b.ends
        AND coalesce(s.discharged_on, :end) >= b.starts)
ORDER BY r.id, s.admitted_on, coalesce(s.discharged_on, '9999-12-31'), s.id, b.starts
"""


SHARED = f"""
SELECT stay_id, night, is_held FROM ({shared_nights(":first", ":end")})
WHERE programme_id = :programme
"""


def stay_days(db: sqlite3.Connection, programme: Programme, period: Period) -> list[StayDays]:
    """Every stay that belongs to a period, by resident, with its bed-days there.

    A period of no days has none. What lies after its last day changes nothing. Where somebody moved
    to another municipality, or theirs became part of another, a stay has a row for each.
    """
    if not period.days:
        return []
    parts = unmerged(db, period)
    rows = [stay for part in parts for stay in _of_part(db, programme, part)]
    if len(parts) == 1:
        return rows
    found: list[StayDays] = []
    for stay in sorted(rows, key=lambda s: (s.resident_id, s.admitted_on, s.stay_id, s.from_on)):
        goes_on = bool(found) and found[-1].stay_id == stay.stay_id
        if goes_on and found[-1].municipality_id == stay.municipality_id:
            stay = _joined(found.pop(), stay)
        found.append(stay)
    return found


def _of_part(db: sqlite3.Connection, programme: Programme, part: Period) -> Iterator[StayDays]:
    """The stays of a time in which no municipality becomes part of another."""
    after = successors(db, part.first)
    bound = {
        "programme": programme.id,
        "first": part.first.isoformat(),
        "last": part.last.isoformat(),
        "end": part.end.isoformat(),
    }
    shared: dict[int, list[tuple[str, int]]] = {}
    for stay_id, night, is_held in db.execute(SHARED, bound):
        shared.setdefault(stay_id, []).append((night, is_held))
    for row in db.execute(STAY_DAYS, bound):
        stay = _once(_stay_days(row, part), shared)
        town = after.get(stay.municipality_id or 0)
        yield (
            stay._replace(
                municipality_id=town.id, municipality=town.code, municipality_name=town.name
            )
            if town
            else stay
        )


def _once(stay: StayDays, shared: dict[int, list[tuple[str, int]]]) -> StayDays:
    """A stay's nights without those that count with somebody else of the household."""
    first, last = stay.from_on.isoformat(), stay.to_on.isoformat()
    nights = shared.get(stay.stay_id, ())
    held = [is_held for night, is_held in nights if first <= night <= last]
    return stay._replace(
        occupied_days=stay.occupied_days - held.count(0),
        held_days=stay.held_days - held.count(1),
    )


def _joined(stay: StayDays, later: StayDays) -> StayDays:
    """One stay's rows of two times as one."""
    return later._replace(
        from_on=stay.from_on,
        part=Period(stay.part.first, later.part.last),
        occupied_days=stay.occupied_days + later.occupied_days,
        held_days=stay.held_days + later.held_days,
    )


def _stay_days(row: Sequence[Any], period: Period) -> StayDays:
    """A row of STAY_DAYS, with the part of the period that the stay takes up."""
    *whose, begins, ends, occupied, held, starts, stops = row
    admitted = dt.date.fromisoformat(begins)
    left = None if ends is None else dt.date.fromisoformat(ends)
    part = Period(dt.date.fromisoformat(starts), dt.date.fromisoformat(stops) - DAY)
    if left is not None and left > part.last:
        left = None
    first = max(admitted, part.first)
    last = part.last if left is None else max(first, left - DAY)
    return StayDays._make((*whose, admitted, left, first, last, occupied, held, part))


def by_municipality(
    db: sqlite3.Connection, programme: Programme, period: Period
) -> dict[int | None, int]:
    """Bed-days in a period by the stay's municipality, None for stays that have none."""
    found: dict[int | None, int] = {}
    for stay in stay_days(db, programme, period):
        found[stay.municipality_id] = found.get(stay.municipality_id, 0) + stay.bed_days
    return found
