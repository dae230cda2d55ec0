"""Where residents live, on a day and in the words of the programme's destinations."""

import datetime as dt
import sqlite3

from ettervern_cli.errors import NothingChanged
from ettervern_cli.people.people import Resident
from ettervern_cli.people.stays import stay_on
from ettervern_cli.programme.programme import Programme, term
from ettervern_cli.storage.history import Pen
from ettervern_cli.storage.results import Written, said


def set_dwelling(
    db: sqlite3.Connection,
    pen: Pen,
    programme: Programme,
    stay_id: int,
    on: dt.date,
    *,
    destination: str,
    note: str | None = None,
) -> str:
    """Write down where somebody lived on a day of a stay; the name of the kind of home.

    NothingChanged where that day says the same already.
    """
    kind = term(db, programme, "destination", destination)
    latest = db.execute(
        "SELECT kind_id FROM dwelling WHERE stay_id = ? AND seen_on = ? ORDER BY id DESC LIMIT 1",
        (stay_id, on.isoformat()),
    ).fetchone()
    if latest is not None and latest[0] == kind.id and note is None:
        raise NothingChanged()
    db.execute(
        "INSERT INTO dwelling (stay_id, seen_on, kind_id, note, recorded_at) "
        "VALUES (?, ?, ?, ?, ?)",
        (stay_id, on.isoformat(), kind.id, note, pen.recorded_at),
    )
    return kind.name


def lives(
    db: sqlite3.Connection,
    pen: Pen,
    programme: Programme,
    resident: Resident,
    on: dt.date,
    *,
    destination: str,
    note: str | None = None,
) -> Written:
    """Write down where a resident lives from a day on, as far as anybody knows."""
    stay = stay_on(db, programme, resident, on)
    where = set_dwelling(db, pen, programme, stay.id, on, destination=destination, note=note)
    told = said("remark.lives", name=resident.name, code=resident.code, where=where, on=on)
    return Written(stay.id, "dwelling", [told])
