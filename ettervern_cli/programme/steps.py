"""The programme's ladders and their steps, read from the compiled tables and found by name."""

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence

from ettervern_cli.errors import NotUsedHere, UnknownName
from ettervern_cli.programme.errors import WhichLadder
from ettervern_cli.programme.naming_rules import meant
from ettervern_cli.programme.programme import Coded, Programme, coded
from ettervern_cli.programme.step_rules import Step, called
from ettervern_cli.storage.rows import read_row
from ettervern_cli.values.dates import FAR
from ettervern_cli.values.sql.as_of import rule_as_of


def choose_ladder(db: sqlite3.Connection, programme: Programme, asked: str | None) -> Coded:
    """The ladder meant: the one asked for or the only one; WhichLadder, or NotUsedHere."""
    if asked is not None:
        return coded(db, programme, "ladder", asked)
    every = ladders(db, programme)
    if not every:
        raise NotUsedHere(what="ladder", programme=programme.name)
    if len(every) > 1:
        raise WhichLadder(known=[ladder.code for ladder in every])
    return every[0]


def ladders(db: sqlite3.Connection, programme: Programme) -> list[Coded]:
    """The programme's ladders, in the configuration's order."""
    rows = db.execute(
        "SELECT id, code, name FROM ladder WHERE programme_id = ? ORDER BY position",
        (programme.id,),
    )
    return [Coded(*row) for row in rows]


def steps(db: sqlite3.Connection, ladder_id: int, on: dt.date = FAR) -> list[Step]:
    """A ladder's steps from the lowest to the highest, with what each asks and brings on a day."""
    columns = ("every_days", "limit_months", "rules")
    days, months, rules = (rule_as_of("step", column, ":on", "e") for column in columns)
    rows = db.execute(
        f"SELECT e.id, e.code, e.name, e.number, e.is_run, {days}, e.needs_unit, {months}, {rules} "
        "FROM step e WHERE e.ladder_id = :ladder ORDER BY e.number",
        {"ladder": ladder_id, "on": on.isoformat()},
    )
    found = []
    for *row, said in rows:
        brings = json.loads(said)
        found.append(read_row(Step, (*row, brings["lease"], brings["trial_days"], brings["asks"])))
    return found


def steps_named(
    db: sqlite3.Connection, programmes: Sequence[Programme], text: str
) -> set[tuple[str, str, str]]:
    """Every step of that number, code, name or a start of one: codes of programme, ladder, step.

    Raises UnknownName where none of the programmes has one.
    """
    every = [
        (programme.code, ladder.code, step)
        for programme in programmes
        for ladder in ladders(db, programme)
        for step in steps(db, ladder.id)
    ]
    found = {step.id for step in meant([step for _, _, step in every], text, called)}
    if not found:
        known = list(dict.fromkeys(step.name for _, _, step in every))
        raise UnknownName(what="step", value=text, known=known)
    return {(programme, ladder, one.code) for programme, ladder, one in every if one.id in found}
