"""Remarks: what the staff and the users say under the headings of a report to a funder."""

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from ettervern_cli.errors import Word
from ettervern_cli.people.scene import Stage
from ettervern_cli.programme.naming_rules import pick
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.results import Written, message
from ettervern_cli.storage.rows import add, fetch
from ettervern_cli.values.data import as_json
from ettervern_cli.values.known_words import names_in


class Remark(NamedTuple):
    """Something said under a heading: ``text`` is the staff's, ``voice`` the users' own words."""

    id: str
    programme: str
    heading: str
    noted_on: dt.date
    text: str
    voice: str | None
    goal: str | None = None


class Aim(NamedTuple):
    """A goal of the programme: ``code`` is its number, ``main-`` before that of one over them."""

    code: str
    text: str
    counts: list[str]
    target: dict[str, Any] | None

    @property
    def name(self) -> str:
        """What people call it."""
        return self.text


def aims(db: sqlite3.Connection, programme: Programme) -> list[Aim]:
    """Every goal reported against in the configuration's order, those over the others first."""
    rows = db.execute(
        "SELECT iif(is_main, 'main-', '') || row_number() OVER (PARTITION BY is_main "
        "ORDER BY position), text, counts, target FROM aim WHERE programme_id = ? "
        "ORDER BY position",
        (programme.id,),
    )
    return [
        Aim(code, text, json.loads(counts), target and json.loads(target))
        for code, text, counts, target in rows
    ]


def add_remark(
    stage: Stage,
    *,
    heading: str,
    text: str,
    voice: str | None = None,
    public: bool = False,
    goal: str | None = None,
) -> Written:
    """Write a remark down under one of HEADINGS, or of one goal; ``public``: outsiders may read it.

    Reports show it word for word, so a name of somebody in it is warned of.
    """
    db, author, programme, on = stage
    of_goal = None if goal is None else pick("goal", aims(db, programme), goal).code
    number = add(
        db, "remark", author.recorded_at, programme_id=programme.id, heading=heading, noted_on=on,
        text=text, voice=voice, goal=of_goal,
    )  # fmt: skip
    if public:
        add(
            db, "clearance", author.recorded_at,
            remark_id=number, cleared_on=on, digest=_digest(text, voice),
        )  # fmt: skip
    made = Remark(f"RM-{number}", programme.code, heading, on, text, voice, of_goal)
    people = [str(row[0]) for row in db.execute("SELECT name FROM resident ORDER BY id")]
    named = names_in(f"{text}\n{voice or ''}", people)
    sentence = message("remark.added", id=made.id, heading=Word(f"remark.heading_{heading}"), on=on)
    warned = [message("remark.names_somebody", id=made.id, names=named)] if named else []
    return Written([sentence], warned, value=as_json(made))


def _digest(text: str, voice: str | None) -> str:
    return hashlib.sha256(f"{text}\0{voice or ''}".encode()).hexdigest()


CLEARED = """
SELECT m.heading, m.noted_on, m.text, m.voice, c.digest
FROM remark m JOIN clearance c ON c.remark_id = m.id WHERE m.programme_id = ?
"""


def cleared(db: sqlite3.Connection, programme: Programme) -> set[tuple[str, str, str, str | None]]:
    """Remarks that outsiders may read: heading, day, and the words, as they were then."""
    return {
        (heading, noted_on, text, voice)
        for heading, noted_on, text, voice, digest in db.execute(CLEARED, (programme.id,))
        if digest == _digest(text, voice)
    }


def remarks(
    db: sqlite3.Connection,
    every: Sequence[Programme],
    *,
    heading: str | None = None,
    until: dt.date | None = None,
    since: dt.date | None = None,
) -> list[Remark]:
    """Remarks of some programmes in order of time, all or those under one heading."""
    marks = ", ".join("?" * len(every))
    return fetch(
        db,
        Remark,
        "SELECT 'RM-' || m.id, p.code, m.heading, m.noted_on, m.text, m.voice, m.goal "
        "FROM remark m JOIN programme p ON p.id = m.programme_id "
        f"WHERE m.programme_id IN ({marks}) "
        "AND (? IS NULL OR m.heading = ?) AND m.noted_on BETWEEN ? AND ? "
        "ORDER BY m.noted_on, m.id",
        (
            *(programme.id for programme in every),
            heading,
            heading,
            since or dt.date.min,
            until or dt.date.max,
        ),
    )
