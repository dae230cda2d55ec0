"""What must hold of a stay across its rows, whatever command or correction wrote them."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from ettervern_cli.care.errors import OpenAlready
from ettervern_cli.care.measures.errors import MeasureRunsAlready
from ettervern_cli.care.scores.rules import Scale
from ettervern_cli.care.scores.verbs import check_total
from ettervern_cli.entries.errors import MeasureOutlivesStay
from ettervern_cli.homes.beds import Span, most_at_once, span
from ettervern_cli.homes.errors import UnitFull, UnitNotThere, UnitReserved, UnitVoid
from ettervern_cli.people.errors import ERASED, AfterDischarge, BeforeAdmission
from ettervern_cli.people.stays import COLUMNS, Stay, days_of_stay
from ettervern_cli.storage.records import hold, record_of, records
from ettervern_cli.storage.rows import fetch_one
from ettervern_cli.values.dates import FAR, iso_day
from ettervern_cli.values.sql.as_of import rule_as_of
from ettervern_cli.values.texts import sought

# What of a stay and its homes a unit may not go with any more once it is corrected.
HOME_COLUMNS = {"unit_id", "moved_in_on", "moved_out_on", "admitted_on", "partner_id"}


def check_stay(db: sqlite3.Connection, stay_id: int) -> None:
    """Raise the refusal that says what does not hold of a stay and its entries.

    The rules that the nouns' records have, dates inside the stay, no unit with more people than
    beds, totals within their instrument's range, no two measures of one name at once, and nothing
    open twice.
    """
    stay = fetch_one(db, Stay, f"SELECT {COLUMNS} FROM stay WHERE id = ?", (stay_id,))
    if stay is None:
        return
    code, name = db.execute(
        "SELECT code, name FROM resident WHERE id = ?", (stay.resident_id,)
    ).fetchone()
    hold(db, record_of("stay"), stay_id)
    _inside(db, stay, code, name)
    for table, record in records().items():
        if table != "stay":
            hold(db, record, stay_id)
    _beds(db, stay)
    _totals(db, stay)
    _measures(db, stay, code, name)
    for again in open_twice(db, stay_id):
        raise OpenAlready(name=name, code=code, what=again.called, since=again.since)


def check_homes(db: sqlite3.Connection, stay_id: int) -> None:
    """Refuse a home of the stay that was not there, out of use, or kept for somebody else's own."""
    for code, kept_for, kept_name, partner, first_on, last_on, unit_id, begins, ends in db.execute(
        "SELECT u.code, u.reserved_for_id, k.name, s.partner_id, u.first_on, u.last_on, u.id, "
        "p.moved_in_on, p.moved_out_on FROM placement p JOIN stay s ON s.id = p.stay_id "
        "JOIN unit u ON u.id = p.unit_id LEFT JOIN partner k ON k.id = u.reserved_for_id "
        "WHERE p.stay_id = ?",
        (stay_id,),
    ).fetchall():
        if (first_on or begins) > begins or begins > (last_on or begins):
            raise UnitNotThere(unit=code, on=iso_day(begins))
        if kept_for is not None and kept_for != partner:
            raise UnitReserved(unit=code, partner=kept_name)
        if db.execute(
            "SELECT 1 FROM void WHERE unit_id = ?1 AND (?3 IS NULL OR since_on < ?3) "
            "AND coalesce(opened_on, expected_on, '9999-12-31') > ?2",
            (unit_id, begins, ends),
        ).fetchone():
            raise UnitVoid(unit=code)


def _inside(db: sqlite3.Connection, stay: Stay, code: str, name: str) -> None:
    earliest, latest = days_of_stay(db, stay.id)
    if earliest is not None and earliest < stay.admitted_on:
        raise BeforeAdmission(code=code, name=name, on=earliest, admitted=stay.admitted_on)
    ended = stay.discharged_on
    if ended is not None and latest is not None and latest > ended:
        raise AfterDischarge(code=code, name=name, on=latest, discharged=ended)


def _beds(db: sqlite3.Connection, stay: Stay) -> None:
    for home, unit_id, code, beds, first, end in db.execute(
        "SELECT coalesce(p.household_id, p.id), u.id, u.code, "
        f"{rule_as_of('unit', 'beds', 'p.moved_in_on', 'u')}, "
        "p.moved_in_on, p.moved_out_on FROM placement p "
        "JOIN unit u ON u.id = p.unit_id WHERE p.stay_id = ?",
        (stay.id,),
    ).fetchall():
        others = db.execute(
            "SELECT min(p.moved_in_on), max(coalesce(p.moved_out_on, ?)), "
            "group_concat(r.code || ' ' || r.name, ', ') FROM placement p "
            "JOIN stay s ON s.id = p.stay_id JOIN resident r ON r.id = s.resident_id "
            "WHERE p.unit_id = ? AND coalesce(p.household_id, p.id) <> ? "
            "GROUP BY coalesce(p.household_id, p.id)",
            (FAR.isoformat(), unit_id, home),
        ).fetchall()
        spans = [span(iso_day(a), iso_day(b)) for a, b, _ in others]
        mine = Span(iso_day(first), iso_day(end) if end else FAR)
        if most_at_once(mine, spans) >= beds:
            people = [
                who
                for (_, _, who), other in zip(others, spans, strict=True)
                if other.first < mine.end and mine.first < other.end
            ]
            raise UnitFull(unit=code, residents=people)


def _totals(db: sqlite3.Connection, stay: Stay) -> None:
    for instrument, lowest, highest, total in db.execute(
        "SELECT i.name, i.lowest_tenths, i.highest_tenths, c.total_tenths FROM score c "
        "JOIN instrument i ON i.id = c.instrument_id WHERE c.stay_id = ?",
        (stay.id,),
    ):
        check_total(instrument, Scale(lowest, highest, None, None, True), total)


def _measures(db: sqlite3.Connection, stay: Stay, code: str, name: str) -> None:
    row = db.execute(
        "SELECT name FROM measure WHERE stay_id = ? AND stopped_on IS NULL ORDER BY started_on, id",
        (stay.id,),
    ).fetchone()
    if stay.discharged_on is not None and row is not None:
        raise MeasureOutlivesStay(measure=row[0], discharged=stay.discharged_on)
    for twice in measures_twice(db, stay.id):
        raise MeasureRunsAlready(name=name, code=code, measure=twice.called, since=twice.since)


class Twice(NamedTuple):
    """An entry that goes on while an earlier one so called does, and since when that has."""

    entry: str
    other: str
    called: str
    since: dt.date


def measures_twice(db: sqlite3.Connection, stay_id: int | None = None) -> Iterator[Twice]:
    """Measures of one name that run at once, in one stay or all; names as ``measure start`` reads.

    No query: SQLite does not know how a name is sought.
    """
    runs: dict[tuple[int, str], tuple[str, str, str | None]] = {}
    where = "" if stay_id is None else "WHERE stay_id = ?1 "
    for entry, stay, name, started_on, stopped_on in db.execute(
        f"SELECT 'T-' || id, stay_id, name, started_on, stopped_on FROM measure {where}"
        "ORDER BY stay_id, started_on, stopped_on IS NULL, id",
        () if stay_id is None else (stay_id,),
    ):
        other, since, ended = runs.get((stay, sought(name)), ("", "", ""))
        if ended is None or ended > started_on:
            yield Twice(entry, other, name, iso_day(since))
        runs[stay, sought(name)] = (entry, started_on, stopped_on)


def open_twice(db: sqlite3.Connection, stay_id: int | None = None) -> Iterator[Twice]:
    """Entries open twice of one person in a programme: the person of one stay, or everybody.

    No query: SQLite does not know how a name is sought.
    """
    of_one = "(SELECT resident_id, programme_id FROM stay WHERE id = ?1)"
    for record in records().values():
        if record.open_once is None:
            continue
        there: dict[tuple[int, int, str], tuple[str, str]] = {}
        for entry, resident, programme, called, since in db.execute(
            f"SELECT '{record.prefix}-' || v.id, s.resident_id, s.programme_id, "
            f"{record.open_once}, v.{record.dated.begins} FROM {record.table} v "
            f"JOIN stay s ON s.id = v.stay_id WHERE v.{record.dated.ends} IS NULL "
            f"AND (?1 IS NULL OR (s.resident_id, s.programme_id) = {of_one}) "
            f"ORDER BY v.{record.dated.begins}, v.id",
            (stay_id,),
        ):
            key = resident, programme, sought(called)
            if called == ERASED:  # whatever they were called, it is no more known
                continue
            if key in there:
                other, began = there[key]
                yield Twice(entry, other, called or other, iso_day(began))
            there.setdefault(key, (entry, since))
