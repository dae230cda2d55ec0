"""Remarks: what the staff and the users say under the headings of a report to a funder."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.history import Pen
from ettervern_cli.storage.results import Said, said
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.report_headings import names_in


class Remark(NamedTuple):
    """Something said under a heading: ``text`` is the staff's, ``voice`` the users' own words."""

    id: str
    programme: str
    heading: str
    noted_on: dt.date
    text: str
    voice: str | None


def add_remark(
    db: sqlite3.Connection,
    pen: Pen,
    programme: Programme,
    on: dt.date,
    *,
    heading: str,
    text: str,
    voice: str | None = None,
) -> tuple[Remark, list[Said]]:
    """Write a remark down under one of ``rules.remarks.HEADINGS``.

    Reports show it word for word, so a name of somebody in it is warned of.
    """
    cursor = db.execute(
        "INSERT INTO remark (programme_id, heading, noted_on, text, voice, recorded_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (programme.id, heading, on.isoformat(), text, voice, pen.recorded_at),
    )
    made = Remark(f"RM-{cursor.lastrowid}", programme.code, heading, on, text, voice)
    people = [str(row[0]) for row in db.execute("SELECT name FROM resident ORDER BY id")]
    named = names_in(f"{text}\n{voice or ''}", people)
    return made, [said("remark.names_somebody", id=made.id, names=named)] if named else []


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
    rows = db.execute(
        "SELECT 'RM-' || m.id, p.code, m.heading, m.noted_on, m.text, m.voice FROM remark m "
        f"JOIN programme p ON p.id = m.programme_id WHERE m.programme_id IN ({marks}) "
        "AND (? IS NULL OR m.heading = ?) AND m.noted_on BETWEEN ? AND ? "
        "ORDER BY m.noted_on, m.id",
        (
            *(programme.id for programme in every),
            heading,
            heading,
            (since or dt.date.min).isoformat(),
            (until or dt.date.max).isoformat(),
        ),
    )
    return [Remark(*row)._replace(noted_on=iso_day(row[3])) for row in rows]


def remark_json(remark: Remark) -> dict[str, Any]:
    """A remark as scripts get it."""
    return {**remark._asdict(), "noted_on": remark.noted_on.isoformat()}
