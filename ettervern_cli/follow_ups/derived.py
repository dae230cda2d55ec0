"""What lists and reports need of the past, worked out when it is written.

``refresh`` compares what the tables ``due``, ``due_state`` and ``ladder_position`` hold about one
person in one programme with what follows from the case rows, and writes the difference;
``differing`` only tells it. While
refreshing is put off, as over many lines of a batch, it only notes whom it is for.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from ettervern_cli.follow_ups.due_dates import (
    Contact,
    DueRhythm,
    StayCourse,
    critical_window,
    rhythm,
)
from ettervern_cli.programme.programme import Programme, programmes
from ettervern_cli.values.dates import iso_day

Row = tuple[object, ...]
COLUMNS = {
    "due": ("first_on", "every_days", "last_on", "in_window", "is_met"),
    "due_state": ("due_on", "due_reason", "critical_from", "critical_until"),
    "ladder_position": ("ladder_id", "step_id", "since_on", "visits", "is_circling"),
}
_iso = lru_cache(4096)(dt.date.isoformat)
# Whom refreshing is put off for, by programme and person; None while it is not put off.
Stale = dict[tuple[int, int], Programme]
_stale: Stale | None = None


@contextmanager
def put_off(stale: Stale) -> Iterator[None]:
    """Only note in ``stale`` whom a refresh is for; nothing derived may be read meanwhile."""
    global _stale
    before, _stale = _stale, stale
    try:
        yield
    finally:
        _stale = before


def catch_up(db: sqlite3.Connection, stale: Stale) -> None:
    """Refresh everybody whom it was put off for, once each."""
    for (_, resident_id), programme in stale.items():
        refresh(db, programme, resident_id)
    stale.clear()


def refresh(
    db: sqlite3.Connection, programme: Programme, resident_id: int, *, at_once: bool = False
) -> None:
    """Bring the derived tables up to date for all stays of one person in one programme.

    ``at_once`` is for who reads them next, whether it is put off or not.
    """
    if _stale is not None:
        if not at_once:
            _stale[programme.id, resident_id] = programme
            return
        _stale.pop((programme.id, resident_id), None)
    for stay_id, rows in _derived(db, programme, resident_id):
        for table, wanted in rows.items():
            _write(db, table, stay_id, wanted)


def differing(
    db: sqlite3.Connection, programme: Programme, resident_id: int
) -> Iterator[tuple[int, str]]:
    """Stays of one person in one programme, and the tables that hold something else of them."""
    for stay_id, rows in _derived(db, programme, resident_id):
        for table, wanted in rows.items():
            names = ", ".join(COLUMNS[table])
            held = db.execute(f"SELECT {names} FROM {table} WHERE stay_id = ?", (stay_id,))
            there = held.fetchall()
            if len(there) != len(wanted) or wanted != set(there):
                yield stay_id, table


def _write(db: sqlite3.Connection, table: str, stay_id: int, wanted: set[Row]) -> None:
    """Write the difference between what a table holds of a stay and what it is to hold."""
    names = ", ".join(COLUMNS[table])
    for row_id, *row in db.execute(
        f"SELECT rowid, {names} FROM {table} WHERE stay_id = ?", (stay_id,)
    ).fetchall():
        if tuple(row) in wanted:
            wanted.discard(tuple(row))
        else:
            db.execute(f"DELETE FROM {table} WHERE rowid = ?", (row_id,))
    marks = ", ?" * len(COLUMNS[table])
    db.executemany(
        f"INSERT INTO {table} (stay_id, {names}) VALUES (?{marks})",
        [(stay_id, *row) for row in sorted(wanted)],
    )


def _derived(
    db: sqlite3.Connection, programme: Programme, resident_id: int
) -> Iterator[tuple[int, dict[str, set[Row]]]]:
    """Each stay of one person in one programme, and what the derived tables are to hold of it."""
    stays = db.execute(
        "SELECT id, admitted_on, discharged_on, treatment_ended_on FROM stay "
        "WHERE resident_id = ? AND programme_id = ? ORDER BY admitted_on, id",
        (resident_id, programme.id),
    ).fetchall()
    visits: dict[tuple[int, int], int] = {}
    revised = _revised(db)
    for stay_id, admitted_on, discharged_on, treatment_ended_on in stays:
        moves = _moves(db, stay_id)
        begins = iso_day(admitted_on)
        absences = _absences(db, stay_id)
        windows = _windows(programme, treatment_ended_on, discharged_on, absences)
        course = StayCourse(
            admitted_on=begins,
            ended_on=iso_day(discharged_on) if discharged_on else None,
            steps=_intervals(programme, begins, moves, revised),
            contacts=_contacts(db, stay_id),
            pauses=[left for left, back, pauses, _ in absences if pauses and back != left],
            returns=[back for _, back, _, _ in absences if back is not None],
            windows=windows,
            critical_days=programme.critical_days,
            changes=_changes(programme, begins, moves, revised),
        )
        found = rhythm(course)
        yield (
            stay_id,
            {
                "due": _due(found),
                "due_state": {_state(found, windows)},
                "ladder_position": _positions(moves, visits),
            },
        )


def rules(db: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Everything in the configuration that the derived tables rest on, to be compared."""
    return db.execute(
        "SELECT 'programme', id, json_extract(rules, '$.every_days'), "
        "json_extract(rules, '$.critical_months'), json_extract(rules, '$.critical_days') "
        "FROM programme UNION ALL SELECT 'ladder', id, circling_from, NULL, NULL FROM ladder "
        "UNION ALL SELECT 'step', id, every_days, NULL, NULL FROM step "
        "UNION ALL SELECT 'revision', row_id, from_on, json_extract(rules, '$.every_days'), NULL "
        "FROM revision WHERE table_name = 'step' "
        "UNION ALL SELECT 'term', id, pauses_follow_ups, opens_window, NULL FROM term "
        "WHERE list = 'absence_kind' ORDER BY 1, 2"
    ).fetchall()


def refresh_all(db: sqlite3.Connection) -> None:
    """Bring the derived tables up to date for everybody, after the rules have changed."""
    for programme in programmes(db):
        for (resident_id,) in db.execute(
            "SELECT DISTINCT resident_id FROM stay WHERE programme_id = ?", (programme.id,)
        ).fetchall():
            refresh(db, programme, resident_id)


def forget(db: sqlite3.Connection, stay_id: int) -> None:
    """Drop what is derived of a stay that is about to go."""
    for table in COLUMNS:
        db.execute(f"DELETE FROM {table} WHERE stay_id = ?", (stay_id,))


def _moves(db: sqlite3.Connection, stay_id: int) -> list[sqlite3.Row]:
    return db.execute(
        "SELECT m.ladder_id, m.to_step_id, m.moved_on, s.every_days, l.circling_from "
        "FROM move m JOIN step s ON s.id = m.to_step_id JOIN ladder l ON l.id = m.ladder_id "
        "WHERE m.stay_id = ? ORDER BY m.moved_on, m.id",
        (stay_id,),
    ).fetchall()


def _absences(
    db: sqlite3.Connection, stay_id: int
) -> list[tuple[dt.date, dt.date | None, bool, bool]]:
    rows = db.execute(
        "SELECT a.left_on, a.returned_on, t.pauses_follow_ups, t.opens_window "
        "FROM absence a JOIN term t ON t.id = a.kind_id WHERE a.stay_id = ? ORDER BY a.left_on",
        (stay_id,),
    )
    return [
        (iso_day(left), iso_day(back) if back else None, bool(pauses), bool(opens))
        for left, back, pauses, opens in rows
    ]


def _contacts(db: sqlite3.Connection, stay_id: int) -> list[Contact]:
    rows = db.execute(
        "SELECT held_on, is_missed, next_on FROM follow_up WHERE stay_id = ? ORDER BY held_on, id",
        (stay_id,),
    )
    return [
        Contact(iso_day(held), not missed, iso_day(agreed) if agreed else None)
        for held, missed, agreed in rows
    ]


def _windows(
    programme: Programme,
    treatment_ended_on: str | None,
    discharged_on: str | None,
    absences: list[tuple[dt.date, dt.date | None, bool, bool]],
) -> list[tuple[dt.date, dt.date]]:
    """Critical windows: after treatment, and after a return that opens a new one.

    An absence that ended with the stay was no return.
    """
    if programme.critical_months is None:
        return []
    begins = [iso_day(treatment_ended_on)] if treatment_ended_on else []
    ended = iso_day(discharged_on) if discharged_on else None
    begins += [back for _, back, _, opens in absences if back not in (None, ended) and opens]
    return [critical_window(day, programme.critical_months) for day in begins]


# From which days on a step has which interval, by the step; the latest first.
Revised = dict[int, list[tuple[dt.date, int | None]]]


def _revised(db: sqlite3.Connection) -> Revised:
    found: Revised = {}
    for step_id, day, every_days in db.execute(
        "SELECT row_id, from_on, json_extract(rules, '$.every_days') FROM revision "
        "WHERE table_name = 'step' ORDER BY from_on DESC"
    ):
        found.setdefault(step_id, []).append((iso_day(day), every_days))
    return found


def _intervals(
    programme: Programme, admitted_on: dt.date, moves: list[sqlite3.Row], revised: Revised
) -> list[tuple[dt.date, int | None]]:
    """The interval from each move on: the shortest of the steps stood on, else the programme's."""
    steps: list[tuple[dt.date, int | None]] = [(admitted_on, programme.every_days)]
    stood: dict[int, tuple[int, int | None]] = {}
    for ladder_id, step_id, moved_on, every_days, _ in moves:
        stood[ladder_id] = step_id, every_days
        on = iso_day(moved_on)
        steps.append((on, _shortest(programme, stood, revised, on)))
    return steps


def _changes(
    programme: Programme, admitted_on: dt.date, moves: list[sqlite3.Row], revised: Revised
) -> list[tuple[dt.date, int | None]]:
    """The interval from each day on which that of a step stood on became another."""
    found = []
    days = {day for changes in revised.values() for day, _ in changes if day > admitted_on}
    for on in sorted(days):
        stood: dict[int, tuple[int, int | None]] = {}
        for ladder_id, step_id, moved_on, every_days, _ in moves:
            if iso_day(moved_on) < on:
                stood[ladder_id] = step_id, every_days
        if any(day == on for step_id, _ in stood.values() for day, _ in revised.get(step_id, ())):
            found.append((on, _shortest(programme, stood, revised, on)))
    return found


def _shortest(
    programme: Programme,
    stood: dict[int, tuple[int, int | None]],
    revised: Revised,
    on: dt.date,
) -> int | None:
    """The shortest interval on a day of some steps, each with its first."""
    each = (
        next((days for day, days in revised.get(step_id, ()) if day <= on), first)
        for step_id, first in stood.values()
    )
    return min((days for days in each if days), default=programme.every_days)


def _due(found: DueRhythm) -> set[Row]:
    return {
        (
            _iso(run.first_on),
            run.every_days,
            _iso(run.last_on),
            int(run.in_window),
            int(run.met),
        )
        for run in found.runs
    }


def _state(found: DueRhythm, windows: list[tuple[dt.date, dt.date]]) -> Row:
    last = max(windows, key=lambda window: window[1], default=None)
    return (
        found.due_on.isoformat() if found.due_on else None,
        found.reason,
        last[0].isoformat() if last else None,
        last[1].isoformat() if last else None,
    )


def _positions(moves: list[sqlite3.Row], visits: dict[tuple[int, int], int]) -> set[Row]:
    """Where the stay stands on each ladder; ``visits`` counts on over the person's stays."""
    latest: dict[int, tuple[int, str, int]] = {}
    for ladder_id, step_id, moved_on, _, circling_from in moves:
        visits[ladder_id, step_id] = visits.get((ladder_id, step_id), 0) + 1
        latest[ladder_id] = (step_id, moved_on, circling_from)
    return {
        (
            ladder_id,
            step_id,
            since,
            visits[ladder_id, step_id],
            int(visits[ladder_id, step_id] >= circling_from),
        )
        for ladder_id, (step_id, since, circling_from) in latest.items()
    }
