"""What facts of a stay that begin and may end have in common: added once, found open, listed.

What such a fact is, and what people call one, its record says.
"""

import datetime as dt
import sqlite3
from typing import Any

from ettervern_cli.care.errors import NothingOpen, OpenAlready
from ettervern_cli.consents.in_force import require
from ettervern_cli.people.people import Resident
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import stay_or_first
from ettervern_cli.programme.naming_rules import pick
from ettervern_cli.programme.programme import Coded, Programme
from ettervern_cli.storage.records import MINE, Record
from ettervern_cli.storage.results import Message, Written, message, on_stay
from ettervern_cli.storage.rows import add, change_noting
from ettervern_cli.values.dates import in_order, iso_day
from ettervern_cli.values.texts import sought


def begin(scene: Scene, record: Record, key: str, name: str, **values: object) -> Written:
    """Write one down on a day, said by ``key``; OpenAlready where one so called is open then.

    One with an ``until_on`` may lie wholly before a later one that has ended.
    The day may lie before the first stay, with which the entry then goes. Refused without consent
    where the programme rests on it: on the day, or when that stay begins.
    """
    stay = stay_or_first(scene)
    require(scene._replace(on=max(scene.on, stay.admitted_on)))
    until = values.get("until_on")
    for row in _open(scene, record, ended=True):
        is_before = row[4] and isinstance(until, dt.date) and until < iso_day(row[3])
        if sought(row[2]) == sought(name) and not is_before:
            days = {"since": iso_day(row[3]), "until": row[4] and iso_day(row[4])}
            raise OpenAlready(**scene.resident.named, what=name, **days)
    begins = str(record.dated.begins)
    number = add(scene.db, record.table, scene.author.recorded_at,
                 **{"stay_id": stay.id, begins: scene.on, **values})  # fmt: skip
    told = message(key, **scene.resident.named, what=name, on=scene.on)
    return on_stay(stay.id, f"{record.prefix}-{number}", [told])


def period_told(first: dt.date | None, last: dt.date | None) -> list[Message]:
    """From when and until when something holds, as far as it was said."""
    days = {"fact.first_day": first, "fact.last_day": last}
    return [message(key, on=on) for key, on in days.items() if on is not None]


def find_open(scene: Scene, record: Record, text: str, *, ended: bool = False) -> Coded:
    """The open one that a text names, by its id, its name or a start of it.

    With ``ended`` one that ended after the day is open too. NothingOpen where there is none,
    EndsBeforeItBegins where the day lies before it.
    """
    rows = _open(scene, record, ended=ended)
    if not rows:
        raise NothingOpen(**scene.resident.named, table=record.table)
    found = pick(record.table, [Coded(*row[:3]) for row in rows], text)
    began_on = next(iso_day(row[3]) for row in rows if row[0] == found.id)
    in_order(began_on, scene.on)
    return found


def end(
    scene: Scene, record: Record, key: str, found: Coded, note: str | None, **values: object
) -> Written:
    """Write down what came of one on a day, which is said by ``key``."""
    ends = str(record.dated.ends)
    change_noting(scene.db, record.table, found.id, note, **{ends: scene.on, **values})
    stay = scene.db.execute(f"SELECT stay_id FROM {record.table} WHERE id = ?", (found.id,))
    told = message(key, **scene.resident.named, what=found.name, on=scene.on)
    return on_stay(stay.fetchone()[0], found.code, [told])


def _open(scene: Scene, record: Record, *, ended: bool = False) -> list[tuple[Any, ...]]:
    """Key, id, name, first day and end of a person's open ones, in order of time."""
    begins, ends = record.dated.begins, record.dated.ends
    return scene.db.execute(
        f"SELECT v.id, '{record.prefix}-' || v.id, {record.open_once}, v.{begins}, v.{ends} "
        f"FROM {record.table} v JOIN stay s ON s.id = v.stay_id WHERE {MINE} "
        f"AND (v.{ends} IS NULL OR :ended AND v.{ends} > :on) "
        f"ORDER BY v.{begins}, v.id",
        {
            "resident": scene.resident.id,
            "programme": scene.programme.id,
            "ended": ended,
            "on": scene.on.isoformat(),
        },
    ).fetchall()


def listed(
    db: sqlite3.Connection, record: Record, every: list[Programme], resident: Resident | None
) -> list[dict[str, Any]]:
    """The entries of everybody, or of one person, as the record's section has them, with days."""
    assert record.section is not None, record.table
    found = []
    for programme in every:
        bound = {"resident": resident and resident.id, "programme": programme.id}
        cursor = db.execute(record.section.query, bound)
        names = [column[0] for column in cursor.description]
        found += [dict(zip(names, row, strict=True)) for row in cursor]
    return [
        {name: iso_day(one[name]) if name.endswith("_on") and one[name] else one[name]
         for name in one}
        for one in found
    ]  # fmt: skip
