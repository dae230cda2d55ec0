"""The changeover list: who must be found another home before a house changes its purpose."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from ettervern_cli.errors import AlreadyListed, EndsBeforeItBegins, NothingChanged, NotListed
from ettervern_cli.people.people import Resident, likely_same, person
from ettervern_cli.programme.programme import Programme, term
from ettervern_cli.storage.history import Pen
from ettervern_cli.storage.results import Said, said
from ettervern_cli.values.dates import iso_day


class Rehousing(NamedTuple):
    """Somebody on the list; ``housed_on`` is None while no home has been found."""

    id: int
    resident: str
    name: str
    programme: str
    listed_on: dt.date
    housed_on: dt.date | None
    destination: str | None
    destination_name: str | None
    lasting: bool
    note: str | None


class Done(NamedTuple):
    """What a verb did: the person on the list as it stands now, what to say, what to warn of."""

    row: Rehousing
    said: list[Said]
    warned: list[Said] = []  # noqa: RUF012 (never changed)


def add(
    db: sqlite3.Connection,
    pen: Pen,
    programme: Programme,
    who: str,
    on: dt.date,
    *,
    born: str | None = None,
    note: str | None = None,
) -> Done:
    """Put a person on the list: somebody new by name, or somebody known by code.

    AlreadyListed where the person is on it, housed or not.
    """
    asked = person(db, programme.names, who, born, pen.recorded_at)
    resident, is_new = asked.resident, asked.is_new
    present = _find(db, programme, resident)
    if present is not None:
        raise AlreadyListed(code=resident.code, name=resident.name, listed=present.listed_on)
    db.execute(
        "INSERT INTO rehousing (programme_id, resident_id, listed_on, note, recorded_at) "
        "VALUES (?, ?, ?, ?, ?)",
        (programme.id, resident.id, on.isoformat(), note, pen.recorded_at),
    )
    same = likely_same(db, resident) if is_new else []
    warned = [said("rehouse.likely_same", name=resident.name, others=same)] if same else []
    told = [said("rehouse.added", name=resident.name, code=resident.code)]
    return _done(db, programme, resident, told, [*asked.warned, *warned])


def house(
    db: sqlite3.Connection,
    programme: Programme,
    resident: Resident,
    on: dt.date,
    *,
    destination: str,
    note: str | None = None,
) -> Done:
    """Record where a person on the list has moved to; somewhere that is no lasting home warns.

    NotListed, or NothingChanged for somebody who has been housed.
    """
    present = _find(db, programme, resident)
    if present is None:
        raise NotListed(code=resident.code, name=resident.name)
    if present.housed_on is not None:
        raise NothingChanged()
    whereto = term(db, programme, "destination", destination)
    if on < present.listed_on:
        raise EndsBeforeItBegins(begins=present.listed_on, ends=on)
    db.execute(
        "UPDATE rehousing SET housed_on = ?1, destination_id = ?2, "
        "note = coalesce(note || char(10) || ?3, note, ?3) WHERE id = ?4",
        (on.isoformat(), whereto.id, note, present.id),
    )
    told = [
        said("rehouse.housed", name=resident.name, code=resident.code, where=whereto.name, on=on)
    ]
    warned = [] if whereto.is_lasting else [said("rehouse.not_lasting", where=whereto.name)]
    return _done(db, programme, resident, told, warned)


def _done(
    db: sqlite3.Connection,
    programme: Programme,
    resident: Resident,
    told: list[Said],
    warned: list[Said],
) -> Done:
    """The person's row, and how far the whole list has come."""
    every = rehousings(db, [programme])
    row = next(one for one in every if one.resident == resident.code)
    return Done(row, [*told, said("rehouse.so_far", **so_far(every))], warned)


def so_far(every: Sequence[Rehousing]) -> dict[str, int]:
    """How many are on the list (``n``), have moved (``housed``), and to a ``lasting`` home."""
    housed = [row for row in every if row.housed_on is not None]
    lasting = sum(1 for row in housed if row.lasting)
    return {"n": len(every), "housed": len(housed), "lasting": lasting}


def _find(db: sqlite3.Connection, programme: Programme, resident: Resident) -> Rehousing | None:
    every = rehousings(db, [programme], resident_id=resident.id)
    return every[0] if every else None


def rehousings(
    db: sqlite3.Connection, programmes: Sequence[Programme], *, resident_id: int | None = None
) -> list[Rehousing]:
    """Everybody on the list, those without a home first, each in the order listed."""
    marks = ", ".join("?" * len(programmes))
    rows = db.execute(
        "SELECT h.id, r.code, r.name, g.code, h.listed_on, h.housed_on, t.code, t.name, "
        "coalesce(t.is_lasting, 0), h.note FROM rehousing h "
        "JOIN resident r ON r.id = h.resident_id JOIN programme g ON g.id = h.programme_id "
        f"LEFT JOIN term t ON t.id = h.destination_id WHERE h.programme_id IN ({marks}) "
        "AND h.resident_id = coalesce(?, h.resident_id) ORDER BY g.position, "
        "h.housed_on IS NOT NULL, h.housed_on, h.listed_on, r.id",
        (*(programme.id for programme in programmes), resident_id),
    )
    return [
        Rehousing(
            id=row[0],
            resident=row[1],
            name=row[2],
            programme=row[3],
            listed_on=iso_day(row[4]),
            housed_on=iso_day(row[5]) if row[5] else None,
            destination=row[6],
            destination_name=row[7],
            lasting=bool(row[8]),
            note=row[9],
        )
        for row in rows
    ]


def rehousing_json(row: Rehousing) -> dict[str, object]:
    """Somebody on the list as scripts get it; ``lasting`` is null until a home was found."""
    return {
        "id": f"E-{row.id}",
        "resident": row.resident,
        "name": row.name,
        "programme": row.programme,
        "listed_on": row.listed_on.isoformat(),
        "housed_on": row.housed_on.isoformat() if row.housed_on else None,
        "destination": row.destination,
        "destination_name": row.destination_name,
        "lasting": row.lasting if row.housed_on else None,
        "note": row.note,
    }


def section(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> list[dict[str, Any]]:
    """Whether a person is listed for another home, for ``show``."""
    return [rehousing_json(one) for one in rehousings(db, [programme], resident_id=resident.id)]
