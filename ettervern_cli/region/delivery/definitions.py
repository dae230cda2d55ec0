"""What the words of a delivery mean: each programme's lists as the manifest has them."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from ettervern_cli.programme.programme import Programme, programmes
from ettervern_cli.region.manifest import (
    BudgetLine,
    Definitions,
    Destination,
    FollowUpRules,
    Ladder,
    Reason,
    Step,
    Word,
)
from ettervern_cli.values.known_words import is_death
from ettervern_cli.values.texts import one_line

TERMS = f"""
SELECT code, name, coalesce(is_planned, 0), coalesce(is_lasting, 0), {is_death("term")},
    EXISTS (SELECT 1 FROM revision v WHERE v.table_name = 'term' AND v.row_id = term.id)
FROM term WHERE programme_id = ? AND list = ? ORDER BY position
"""
LADDERS = (
    "SELECT id, code, name, circling_from FROM ladder WHERE programme_id = ? ORDER BY position"
)
STEPS = (
    "SELECT number, code, name, is_run, every_days FROM step WHERE ladder_id = ? ORDER BY number"
)
LINES = (
    "SELECT code, name, side FROM budget_line WHERE programme_id = ? AND project_id IS NULL "
    "ORDER BY side, position"
)
TOWNS = "SELECT code, name FROM municipality ORDER BY position"


def definitions(db: sqlite3.Connection) -> tuple[Definitions, ...]:
    """Every programme's, in the configuration's order."""
    return tuple(_programme(db, programme) for programme in programmes(db))


def municipalities(db: sqlite3.Connection) -> tuple[Word, ...]:
    """Every municipality of the configuration."""
    return tuple(Word(code, one_line(name)) for code, name in db.execute(TOWNS))


def names(db: sqlite3.Connection) -> dict[str, list[str]]:
    """Every name of the configuration that goes along, by the kind of thing that has it."""
    found: dict[str, dict[str, None]] = {}
    for one in definitions(db):
        found.setdefault("programme", {})[one.name] = None
        for ladder in one.ladders:
            told = dict.fromkeys([ladder.name, *(step.name for step in ladder.steps)])
            found.setdefault("steps", {}).update(told)
        lists: dict[str, Sequence[Word | Reason | Destination | BudgetLine]] = {
            "source": one.sources, "reason": one.reasons, "destination": one.destinations,
            "absence": one.absences, "line": one.lines,
        }  # fmt: skip
        for kind, listed in lists.items():
            found.setdefault(kind, {}).update(dict.fromkeys(each.name for each in listed))
    found["municipality"] = dict.fromkeys(town.name for town in municipalities(db))
    return {kind: list(told) for kind, told in found.items() if told}


def _programme(db: sqlite3.Connection, programme: Programme) -> Definitions:
    def terms(which: str) -> Iterator[Any]:
        for code, name, *marks in db.execute(TERMS, (programme.id, which)):
            yield code, one_line(name), *map(bool, marks)

    return Definitions(
        code=programme.code,
        name=one_line(programme.name),
        residents_are=programme.residents_are,
        follow_ups=FollowUpRules(
            programme.every_days, programme.critical_months, programme.critical_days
        ),
        ladders=tuple(_ladders(db, programme)),
        sources=tuple(Word(code, name) for code, name, *_ in terms("source")),
        reasons=tuple(
            Reason(code, name, planned, dead)
            for code, name, planned, _, dead, _ in terms("exit_reason")
        ),
        destinations=tuple(
            Destination(code, name, lasting, varies)
            for code, name, _, lasting, _, varies in terms("destination")
        ),
        absences=tuple(Word(code, name) for code, name, *_ in terms("absence_kind")),
        lines=tuple(
            BudgetLine(code, one_line(name), side)
            for code, name, side in db.execute(LINES, (programme.id,))
        ),
    )


def _ladders(db: sqlite3.Connection, programme: Programme) -> Iterator[Ladder]:
    for key, code, name, circling_from in db.execute(LADDERS, (programme.id,)).fetchall():
        steps = tuple(
            Step(number, step, one_line(step_name), bool(is_run), every_days)
            for number, step, step_name, is_run, every_days in db.execute(STEPS, (key,))
        )
        yield Ladder(code, one_line(name), circling_from, steps)
