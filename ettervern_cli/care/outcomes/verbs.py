"""Outcomes: results that are counted, such as work, school or a home of one's own."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from ettervern_cli.errors import NotUsedHere
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import stay_on
from ettervern_cli.programme.naming_rules import pick
from ettervern_cli.programme.programme import Coded, Programme, term, terms
from ettervern_cli.storage.results import Written, message, on_stay
from ettervern_cli.storage.rows import add
from ettervern_cli.values.dates import iso_day, months_between


class Outcome(NamedTuple):
    """A result that somebody reached on a day; ``kind`` is one of the programme's words.

    ``months`` are the whole months since the admission of the stay.
    """

    id: str
    resident: str
    name: str
    stay: str
    kind: str
    kind_name: str
    happened_on: dt.date
    voice: str | None
    note: str | None
    months: int


def add_outcome(
    scene: Scene, *, kind: str, voice: str | None = None, note: str | None = None
) -> Written:
    """Write down a result; NotUsedHere where the programme counts none."""
    db, author, programme, resident, on = scene
    if not terms(db, programme, "outcome"):
        raise NotUsedHere(what="outcome", programme=programme.name)
    chosen = term(db, programme, "outcome", kind)
    stay = stay_on(scene)
    number = add(
        db, "outcome", author.recorded_at,
        stay_id=stay.id, kind_id=chosen.id, happened_on=on, note=note, voice=voice,
    )  # fmt: skip
    sentence = message("outcome.added", **resident.named, outcome=chosen.name, on=on)
    return on_stay(stay.id, f"U-{number}", [sentence])


def outcomes(
    db: sqlite3.Connection, programme_ids: Sequence[int], *, kind: str | None = None
) -> list[Outcome]:
    """Results in order of time, all or those of one kind."""
    marks = ", ".join("?" * len(programme_ids))
    rows = db.execute(
        "SELECT 'U-' || o.id, r.code, r.name, 'S-' || s.id, t.code, t.name, o.happened_on, "
        "o.voice, o.note, s.admitted_on FROM outcome o JOIN stay s ON s.id = o.stay_id "
        "JOIN resident r ON r.id = s.resident_id JOIN term t ON t.id = o.kind_id "
        f"WHERE s.programme_id IN ({marks}) AND (? IS NULL OR t.code = ?) "
        "ORDER BY o.happened_on, o.id",
        (*programme_ids, kind, kind),
    )
    return [_outcome(row) for row in rows]


def _outcome(row: Sequence[Any]) -> Outcome:
    happened_on = iso_day(row[6])
    months = months_between(iso_day(row[9]), happened_on)
    return Outcome._make((*row[:6], happened_on, *row[7:9], months))


def outcome_kinds(
    db: sqlite3.Connection, every: Sequence[Programme], kind: str | None = None
) -> dict[str, str]:
    """Names of the results that some programmes count, by code, or of one kind alone.

    Raises UnknownName for a kind that none of them has, NotUsedHere where they count nothing.
    """
    known = {one.code: one.name for each in every for one in terms(db, each, "outcome")}
    if not known:
        raise NotUsedHere(what="outcome", programme=", ".join(each.name for each in every))
    if kind is None:
        return known
    one = pick("outcome", [Coded(0, *item) for item in known.items()], kind)
    return {one.code: one.name}
