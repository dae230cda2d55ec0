"""The rows that leave a site: what happened until a day, as if nothing had happened after it.

A stay that ended later is open, a move that came later is not there. The orders that number rows
are of days and of what the rows say, and of the case book's own keys only where a report goes by
those too; rows are then sorted by their keys, pseudonyms first.
"""

import datetime as dt
import hmac
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ettervern_cli.region.columnar import Row
from ettervern_cli.region.tables import PSEUDONYM_DIGITS, TABLES
from ettervern_cli.values.dates import FAR
from ettervern_cli.values.known_words import is_death
from ettervern_cli.values.sql.as_of import UNIT_TERMS, as_of, is_lasting, lived_from, lived_until
from ettervern_cli.values.sql.shared_homes import shared_nights

Bound = Mapping[str, object]


class Pseudonyms(NamedTuple):
    """What stands for a person or a unit: half the HMAC-SHA256 of its code, by the receiver's key.

    One in two programmes has two: no count asks whether they are the same.
    """

    key: bytes

    def of(self, kind: str, programme: str, code: str) -> str:
        """The pseudonym of a code; no code holds what stands between the three."""
        told = "\0".join((kind, programme, code)).encode()
        return hmac.digest(self.key, told, "sha256").hex()[:PSEUDONYM_DIGITS]


class StayKey(NamedTuple):
    """How a delivered stay is known, and whether it had not ended."""

    programme: str
    person: str
    number: int
    is_open: bool


def _day(expression: str) -> str:
    """A day as SQL: days since 1970-01-01."""
    return f"CAST(julianday({expression}) - 2440587.5 AS INTEGER)"


def _ended(column: str) -> str:
    """An end as it was known on the last day: none where it came later."""
    return _day(f"iif({column} <= :until, {column}, NULL)")


STAYS = f"""
SELECT s.id, p.code, r.code, {_day("s.admitted_on")} AS admitted,
    {_ended("s.discharged_on")} AS discharged, m.code, o.code,
    d.code, e.code, {is_lasting("d", "s.discharged_on")}, {is_death("e")},
    coalesce(e.is_planned, 0)
FROM stay s JOIN resident r ON r.id = s.resident_id JOIN programme p ON p.id = s.programme_id
LEFT JOIN municipality m ON m.id = {as_of("municipality_id", "s.admitted_on")}
LEFT JOIN term o ON o.id = s.source_id
LEFT JOIN term d ON d.id = s.destination_id AND s.discharged_on <= :until
LEFT JOIN term e ON e.id = s.exit_reason_id AND s.discharged_on <= :until
WHERE s.admitted_on <= :until
ORDER BY p.id, r.id, admitted, discharged IS NULL, discharged, s.id
"""
MOVES = f"""
SELECT m.stay_id, l.code, {_day("m.moved_on")}, m.direction, a.number, b.number
FROM move m JOIN ladder l ON l.id = m.ladder_id JOIN step b ON b.id = m.to_step_id
LEFT JOIN step a ON a.id = m.from_step_id
WHERE m.moved_on <= :until ORDER BY m.stay_id, l.id, m.moved_on, m.id
"""
CONTACTS = f"""
SELECT stay_id, {_day("held_on")} AS held, is_missed FROM follow_up
WHERE held_on <= :until ORDER BY stay_id, held, is_missed
"""
DUES = f"""
SELECT stay_id, {_day("first_on")} AS first, every_days, {_day("min(last_on, :until)")},
    in_window, is_met
FROM due WHERE first_on <= :until ORDER BY stay_id, first
"""
UNITS = f"""
SELECT p.code, u.term, u.beds, {_day("u.first_on")}, {_day("u.last_on")} + 1
FROM {UNIT_TERMS} u JOIN programme p ON p.id = u.programme_id
WHERE u.run_by IS NULL
"""
PLACEMENTS = f"""
SELECT p.stay_id, u.code, {_day(lived_from())}, {_ended(lived_until(f"'{FAR}'"))}
FROM placement p JOIN unit u ON u.id = p.unit_id
WHERE {lived_from()} <= :until AND {lived_from()} <= {lived_until(f"'{FAR}'")}
    AND u.run_by IS NULL
"""
# Nights that count with somebody else of the household.
SHARED = f"""
SELECT stay_id, {_day("night")} FROM ({shared_nights("''", "date(:until, '+1 day')")})
"""
ABSENCES = f"""
SELECT a.stay_id, t.code, {_day("a.left_on")} AS left_day, {_ended("a.returned_on")} AS back,
    a.unit_held
FROM absence a JOIN term t ON t.id = a.kind_id WHERE a.left_on <= :until
ORDER BY a.stay_id, left_day, back IS NULL, back, t.code, a.unit_held
"""
VOIDS = f"""
SELECT p.code, u.term, {_day("v.since_on")} AS since, {_day("v.expected_on")} AS expected,
    {_ended("v.opened_on")} AS opened
FROM void v JOIN {UNIT_TERMS} u ON u.id = v.unit_id JOIN programme p ON p.id = u.programme_id
WHERE v.since_on <= :until AND u.run_by IS NULL AND (u.first_on IS NULL
    OR coalesce(v.opened_on, v.expected_on, u.first_on) >= u.first_on)
    AND (u.last_on IS NULL OR v.since_on <= u.last_on)
ORDER BY u.id, since, opened IS NULL, opened, expected IS NULL, expected
"""
BOOKINGS = f"""
SELECT p.code, l.code, l.side, {_day("b.booked_on")}, sum(b.amount_ore)
FROM booking b JOIN budget_line l ON l.id = b.budget_line_id
JOIN programme p ON p.id = l.programme_id
WHERE b.booked_on <= :until AND l.project_id IS NULL GROUP BY l.id, b.booked_on
"""


def gather(
    db: sqlite3.Connection, site: str, until: dt.date, pseudonyms: Pseudonyms
) -> dict[str, list[Row]]:
    """Every table's rows in the order of its key, inside the caller's transaction."""
    book = _Book(db, site, {"until": until.isoformat()}, pseudonyms)
    rows: dict[str, list[Row]] = {
        "stay": book.stay_rows,
        "move": list(book.moves()),
        "contact": list(book.of_stays(CONTACTS)),
        "due": list(book.dues()),
        "unit": list(book.units()),
        "placement": list(book.placements()),
        "absence": list(book.of_stays(ABSENCES)),
        "void": list(book.voids()),
        "booking": [(site, *row) for row in db.execute(BOOKINGS, book.bound)],
    }
    for table in TABLES:
        names = [column.name for column in table.columns]
        places = [names.index(name) for name in table.key]
        rows[table.name].sort(key=lambda row, at=places: [row[i] for i in at])  # type: ignore[misc]
    return rows


def runs(moved_in: Any, moved_out: Any, without: set[int]) -> Iterator[tuple[Any, Any]]:
    """A placement's days in and out, in as many parts as there are without some of its nights.

    >>> list(runs(10, None, {12, 13, 20})), list(runs(10, 12, {10, 11})), list(runs(10, 10, {10}))
    ([(10, 12), (14, 20), (21, None)], [], [(10, 10)])
    """
    first = moved_in
    for night in sorted(without):
        if night >= first and (moved_out is None or night < moved_out):
            if night > first:
                yield first, night
            first = night + 1
    if moved_out is None or first < moved_out or moved_in == moved_out:
        yield first, moved_out


class _Book:
    """One reading of the case book: the stays that leave, and what belongs to each."""

    def __init__(
        self, db: sqlite3.Connection, site: str, bound: Bound, pseudonyms: Pseudonyms
    ) -> None:
        self.db, self.site, self.bound, self.pseudonyms = db, site, bound, pseudonyms
        self.stays: dict[int, StayKey] = {}
        self.stay_rows: list[Row] = []
        numbers: Counter[str] = Counter()
        for key, programme, code, *told in db.execute(STAYS, bound):
            person = pseudonyms.of("person", programme, code)
            numbers[person] += 1
            stay = StayKey(programme, person, numbers[person], told[1] is None)
            self.stays[key] = stay
            self.stay_rows.append((site, *stay[:3], *told))

    def known(self, statement: str) -> Iterator[tuple[StayKey, tuple[object, ...]]]:
        """Rows of stays that leave, with whose they are."""
        for key, *told in self.db.execute(statement, self.bound):
            stay = self.stays.get(key)
            if stay is not None:
                yield stay, tuple(told)

    def of_stays(self, statement: str) -> Iterator[Row]:
        """Rows numbered within their stay, in the statement's order."""
        numbers: Counter[StayKey] = Counter()
        for stay, told in self.known(statement):
            numbers[stay] += 1
            yield (self.site, *stay[:3], numbers[stay], *told)

    def moves(self) -> Iterator[Row]:
        """Moves numbered within their stay's ladder, in the order in which they came."""
        numbers: Counter[tuple[StayKey, object]] = Counter()
        for stay, (ladder, *told) in self.known(MOVES):
            numbers[stay, ladder] += 1
            yield (self.site, *stay[:3], ladder, numbers[stay, ladder], *told)

    def units(self) -> Iterator[Row]:
        """Units by their pseudonyms."""
        for programme, code, *told in self.db.execute(UNITS):
            yield (self.site, programme, self._unit(programme, code), *told)

    def placements(self) -> Iterator[Row]:
        """Placements numbered within their stay, by day and then by pseudonym.

        Of a home that a household shares each has the nights that count with her.
        """
        (until,) = self.db.execute(f"SELECT {_day(':until')}", self.bound).fetchone()
        shared: dict[StayKey, set[int]] = {}
        for stay, (night,) in self.known(SHARED):
            shared.setdefault(stay, set()).add(int(str(night)))
        found = [
            (stay, first, end is None, end, self._unit(stay.programme, str(unit)))
            for stay, (unit, moved_in, moved_out) in self.known(PLACEMENTS)
            for first, end in runs(moved_in, moved_out, shared.get(stay, set()))
            if first <= until
        ]
        numbers: Counter[StayKey] = Counter()
        for stay, moved_in, _, moved_out, unit in sorted(found, key=_without_none):
            numbers[stay] += 1
            yield (self.site, *stay[:3], numbers[stay], unit, moved_in, moved_out)

    def voids(self) -> Iterator[Row]:
        """Voids numbered within their unit."""
        numbers: Counter[str] = Counter()
        for programme, code, *told in self.db.execute(VOIDS, self.bound):
            unit = self._unit(programme, code)
            numbers[unit] += 1
            yield (self.site, programme, unit, numbers[unit], *told)

    def dues(self) -> Iterator[Row]:
        """Runs of due dates, joined anew: how the case book keeps them depends on what came later.

        A met date stands alone; others of one kind at equal distance are one run.
        """
        for stay, dues in self._dues_by_stay():
            runs = list(runs_of(dues))
            for number, (first, every, last, in_window, met) in enumerate(runs, 1):
                may_go_on = stay.is_open and not met and number == len(runs)
                yield (self.site, *stay[:3], number, first, every, last,
                       int(may_go_on), in_window, met)  # fmt: skip

    def _dues_by_stay(self) -> Iterator[tuple[StayKey, list["Due"]]]:
        current: StayKey | None = None
        dues: list[Due] = []
        for stay, told in self.known(DUES):
            if stay != current:
                if current is not None:
                    yield current, sorted(dues)
                current, dues = stay, []
            first, every, last, in_window, met = map(_whole, told)
            dues += [Due(day, in_window, met) for day in range(first, last + 1, every)]
        if current is not None:
            yield current, sorted(dues)

    def _unit(self, programme: str, code: str) -> str:
        return self.pseudonyms.of("unit", programme, code)


class Due(NamedTuple):
    """One due date: its day, whether it lies in a critical window, and whether it was met."""

    day: int
    in_window: int
    met: int


def runs_of(dues: Iterable[Due]) -> Iterator[tuple[int, int, int, int, int]]:
    """Due dates in order as ``(first, every, last, in_window, met)``; one alone is every 1.

    >>> list(runs_of([Due(1, 0, 0), Due(8, 0, 0), Due(15, 0, 0), Due(16, 0, 1)]))
    [(1, 7, 15, 0, 0), (16, 1, 16, 0, 1)]
    """
    run: list[Due] = []
    for due in dues:
        goes_on = bool(run) and not due.met and run[-1][1:] == due[1:]
        if goes_on and len(run) > 1:
            goes_on = due.day - run[-1].day == run[1].day - run[0].day
        if run and not goes_on:
            yield _run(run)
            run = []
        run.append(due)
    if run:
        yield _run(run)


def _run(run: list[Due]) -> tuple[int, int, int, int, int]:
    every = run[1].day - run[0].day if len(run) > 1 else 1
    return (run[0].day, every, run[-1].day, run[0].in_window, run[0].met)


def _whole(value: object) -> int:
    assert isinstance(value, int)
    return value


def _without_none(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(-1 if value is None else value for value in row)
