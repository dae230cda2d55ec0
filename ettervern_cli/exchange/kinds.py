"""Rows from other systems: which kinds there are, and one file's import.

All or nothing, and safe to run twice: ``imported`` remembers which row came of which row of a
file, so that a row is not brought back whose entry was corrected or taken out since.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from ettervern_cli.exchange import bookings, events, stays
from ettervern_cli.exchange.rows import Imported, Problem, Source, Tell
from ettervern_cli.exchange.sheet import Sheet
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.history import Pen
from ettervern_cli.storage.transaction import Writing

Act = Callable[[sqlite3.Connection, Pen, Writing, Source], Imported]


class Kind(NamedTuple):
    """A kind of file: its columns in order, those that it must have, and how it is written."""

    columns: tuple[str, ...]
    required: tuple[str, ...]
    act: Act


KINDS: dict[str, Kind] = {
    "stays": Kind(stays.COLUMNS, stays.REQUIRED, stays.import_stays),
    "moves": Kind(events.MOVES, ("resident", "step", "moved_on"), events.import_moves),
    "follow-ups": Kind(events.FOLLOW_UPS, ("resident", "held_on"), events.import_follow_ups),
    "placements": Kind(
        events.PLACEMENTS, ("resident", "unit", "moved_in_on"), events.import_placements
    ),
    "scores": Kind(events.SCORES, events.SCORES, events.import_scores),
    "bookings": Kind(bookings.BOOKINGS, bookings.REQUIRED, bookings.import_bookings),
}


def import_rows(
    db: sqlite3.Connection,
    pen: Pen,
    work: Writing,
    programme: Programme,
    kind: str,
    sheet: Sheet,
    today: dt.date,
    tell: Tell | None = None,
) -> tuple[Imported, list[Problem]]:
    """Write a file's rows inside the caller's transaction; nothing where there are problems.

    ``tell`` hears how much is done, up to 1. Raises WrongColumns where the heading is not the
    kind's; an accounting system's export may have more columns than the configuration maps.
    """
    form = KINDS[kind]
    named = bookings.columns_named(db, programme) if kind == "bookings" else None
    source = Source(
        db, programme, kind, sheet, today,
        columns=form.columns, required=form.required, named=named, tell=tell,
    )  # fmt: skip
    done = form.act(db, pen, work, source)
    return done, sorted(source.problems)
