"""The changeover list: who must be found another home before a house changes its purpose."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from ettervern_cli.errors import NothingChanged
from ettervern_cli.people.people import Resident, known_already, person
from ettervern_cli.people.scene import Scene, Stage
from ettervern_cli.programme.programme import Programme, term
from ettervern_cli.referrals.errors import AlreadyListed, NotListed
from ettervern_cli.storage import rows
from ettervern_cli.storage.results import Message, Written, message
from ettervern_cli.values.data import as_json, unnamed
from ettervern_cli.values.dates import in_order
from ettervern_cli.values.sql.as_of import is_lasting


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


def add(stage: Stage, who: str, *, born: str | None = None, note: str | None = None) -> Written:
    """Put a person on the list: somebody new by name, or somebody known by code.

    AlreadyListed where the person is on it, housed or not.
    """
    db, author, programme, on = stage
    asked = person(db, programme.names, who, born, author.recorded_at)
    resident = asked.resident
    present = _find(db, programme, resident)
    if present is not None:
        raise AlreadyListed(**resident.named, listed=present.listed_on)
    rows.add(
        db, "rehousing", author.recorded_at,
        programme_id=programme.id, resident_id=resident.id, listed_on=on, note=note,
    )  # fmt: skip
    same = known_already(db, asked)
    sentence = message("rehouse.added", **resident.named)
    return _done(stage, resident, sentence, [*asked.warned, *same])


def house(scene: Scene, *, destination: str, note: str | None = None) -> Written:
    """Record where a person on the list has moved to; somewhere that is no lasting home warns.

    NotListed, or NothingChanged for somebody who has been housed.
    """
    db, _, programme, resident, on = scene
    present = _find(db, programme, resident)
    if present is None:
        raise NotListed(**resident.named)
    if present.housed_on is not None:
        raise NothingChanged()
    whereto = term(db, programme, "destination", destination)
    in_order(present.listed_on, on)
    found = {"housed_on": on, "destination_id": whereto.id}
    rows.change_noting(db, "rehousing", present.id, note, **found)
    sentence = message("rehouse.housed", **resident.named, where=whereto.name, on=on)
    warned = [] if whereto.is_lasting else [message("rehouse.not_lasting", where=whereto.name)]
    return _done(scene.stage, resident, sentence, warned)


def _done(stage: Stage, resident: Resident, sentence: Message, warned: list[Message]) -> Written:
    """The person's row, and how far the whole list has come."""
    every = rehousings(stage.db, [stage.programme])
    row = next(one for one in every if one.resident == resident.code)
    return Written(
        [sentence, message("rehouse.so_far", **so_far(every))],
        warned,
        about=(stage.programme.id, resident.id),
        value=rehousing_json(row),
    )


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
    return rows.fetch(
        db,
        Rehousing,
        "SELECT h.id, r.code, r.name, g.code, h.listed_on, h.housed_on, t.code, t.name, "
        f"{is_lasting('t', 'h.housed_on')}, h.note FROM rehousing h "
        "JOIN resident r ON r.id = h.resident_id JOIN programme g ON g.id = h.programme_id "
        f"LEFT JOIN term t ON t.id = h.destination_id WHERE h.programme_id IN ({marks}) "
        "AND h.resident_id = coalesce(?, h.resident_id) ORDER BY g.position, "
        "h.housed_on IS NOT NULL, h.housed_on, h.listed_on, r.id",
        (*(programme.id for programme in programmes), resident_id),
    )


def rehousing_json(row: Rehousing) -> dict[str, object]:
    """Somebody on the list as scripts get it; ``lasting`` is null until a home was found."""
    return as_json(row, id=f"E-{row.id}", lasting=row.lasting if row.housed_on else None)


def section(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> list[dict[str, Any]]:
    """Whether a person is listed for another home, for ``show``."""
    found = rehousings(db, [programme], resident_id=resident.id)
    return [unnamed(rehousing_json(one)) for one in found]
