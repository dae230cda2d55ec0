"""The nine tables of a case book as rows, read by statements of the tests' own."""

import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

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
from ettervern_cli.region.tables import TABLES

Rows = Mapping[str, Sequence[tuple[Any, ...]]]

DAY = "CAST(julianday({0}) - julianday('1970-01-01') AS INTEGER)"


def day(column: str) -> str:
    return DAY.format(column)


def until(column: str) -> str:
    """A day that has come by the last day told of."""
    return f"CASE WHEN {column} <= :until THEN {day(column)} END"


STAYS = f"""
WITH stays AS (
    SELECT s.*, p.code AS programme, row_number() OVER (PARTITION BY s.resident_id, s.programme_id
        ORDER BY s.admitted_on, coalesce(s.discharged_on, '9999-12-31'), s.id) AS number
    FROM stay s JOIN programme p ON p.id = s.programme_id WHERE s.admitted_on <= :until)
"""
OF_A_STAY = ":site, s.programme, 'p' || s.resident_id, s.number"
ENDED = "s.discharged_on <= :until"
STATEMENTS = {
    "stay": f"""
        SELECT {OF_A_STAY}, {day("s.admitted_on")}, {until("s.discharged_on")}, m.code, t.code,
            CASE WHEN {ENDED} THEN d.code END, CASE WHEN {ENDED} THEN r.code END,
            coalesce({ENDED} AND d.is_lasting, 0), coalesce({ENDED} AND r.code = 'died', 0),
            coalesce({ENDED} AND r.is_planned, 0)
        FROM stays s LEFT JOIN municipality m ON m.id = s.municipality_id
            LEFT JOIN term t ON t.id = s.source_id LEFT JOIN term d ON d.id = s.destination_id
            LEFT JOIN term r ON r.id = s.exit_reason_id""",
    "move": f"""
        SELECT {OF_A_STAY}, l.code, row_number() OVER (PARTITION BY s.id, l.id
            ORDER BY m.moved_on, m.id), {day("m.moved_on")}, m.direction, f.number, e.number
        FROM stays s JOIN move m ON m.stay_id = s.id JOIN ladder l ON l.id = m.ladder_id
            JOIN step e ON e.id = m.to_step_id LEFT JOIN step f ON f.id = m.from_step_id
        WHERE m.moved_on <= :until""",
    "contact": f"""
        SELECT {OF_A_STAY}, row_number() OVER (PARTITION BY s.id ORDER BY f.held_on, f.id),
            {day("f.held_on")}, f.is_missed
        FROM stays s JOIN follow_up f ON f.stay_id = s.id WHERE f.held_on <= :until""",
    "due": f"""
        SELECT {OF_A_STAY}, row_number() OVER (PARTITION BY s.id ORDER BY d.first_on, d.id),
            {day("d.first_on")}, d.every_days, {day("min(d.last_on, :until)")}, d.last_on > :until,
            d.in_window, d.is_met AND d.last_on <= :until
        FROM stays s JOIN due d ON d.stay_id = s.id WHERE d.first_on <= :until""",
    "unit": f"""
        SELECT :site, p.code, u.code, u.beds, {day("u.first_on")}, {day("u.last_on")} + 1
        FROM unit u JOIN programme p ON p.id = u.programme_id""",
    "placement": f"""
        SELECT {OF_A_STAY}, row_number() OVER (PARTITION BY s.id ORDER BY p.moved_in_on, p.id),
            u.code, {day("p.moved_in_on")}, {until("p.moved_out_on")}
        FROM stays s JOIN placement p ON p.stay_id = s.id JOIN unit u ON u.id = p.unit_id
        WHERE p.moved_in_on <= :until""",
    "absence": f"""
        SELECT {OF_A_STAY}, row_number() OVER (PARTITION BY s.id ORDER BY a.left_on, a.id),
            k.code, {day("a.left_on")}, {until("a.returned_on")}, a.unit_held
        FROM stays s JOIN absence a ON a.stay_id = s.id JOIN term k ON k.id = a.kind_id
        WHERE a.left_on <= :until""",
    "void": f"""
        SELECT :site, p.code, u.code, row_number() OVER (PARTITION BY u.id
            ORDER BY v.since_on, v.id), {day("v.since_on")}, {day("v.expected_on")},
            {until("v.opened_on")}
        FROM void v JOIN unit u ON u.id = v.unit_id JOIN programme p ON p.id = u.programme_id
        WHERE v.since_on <= :until""",
    "booking": f"""
        SELECT :site, p.code, l.code, l.side, {day("b.booked_on")}, sum(b.amount_ore)
        FROM booking b JOIN budget_line l ON l.id = b.budget_line_id
            JOIN programme p ON p.id = l.programme_id
        WHERE b.booked_on <= :until GROUP BY l.id, b.booked_on""",
}


def rows_of(db: sqlite3.Connection, site: str, last: dt.date) -> Rows:
    """What a site delivers up to a day."""
    bound = {"site": site, "until": last.isoformat()}
    return {
        table.name: db.execute(
            (STAYS if " stays s" in STATEMENTS[table.name] else "") + STATEMENTS[table.name], bound
        ).fetchall()
        for table in TABLES
    }


def definitions(db: sqlite3.Connection) -> tuple[Definitions, ...]:
    """A case book's programmes, and what their words mean."""
    return tuple(
        Definitions(
            code, name, "beboer", FollowUpRules(None, None, None),
            tuple(
                Ladder(*ladder, tuple(
                    Step(number, step, called, bool(run), None)
                    for number, step, called, run in db.execute(
                        "SELECT number, code, name, is_run FROM step WHERE ladder_id = ? "
                        "ORDER BY number", (ladder_id,))))
                for ladder_id, *ladder in db.execute(
                    "SELECT id, code, name, circling_from FROM ladder WHERE programme_id = ? "
                    "ORDER BY position", (key,))
            ),
            tuple(Word(*row) for row in _terms(db, key, "source", "code, name")),
            tuple(
                Reason(one, called, bool(planned), one == "died")
                for one, called, planned in _terms(db, key, "exit_reason", "code, name, is_planned")
            ),
            tuple(
                Destination(one, called, bool(lasting))
                for one, called, lasting in _terms(db, key, "destination", "code, name, is_lasting")
            ),
            tuple(Word(*row) for row in _terms(db, key, "absence_kind", "code, name")),
            tuple(
                BudgetLine(*row) for row in db.execute(
                    "SELECT code, name, side FROM budget_line WHERE programme_id = ? "
                    "ORDER BY side, position", (key,))
            ),
        )
        for key, code, name in db.execute("SELECT id, code, name FROM programme ORDER BY position")
    )  # fmt: skip


def _terms(db: sqlite3.Connection, programme: int, which: str, columns: str) -> list[Any]:
    return db.execute(
        f"SELECT {columns} FROM term WHERE programme_id = ? AND list = ? ORDER BY position",
        (programme, which),
    ).fetchall()


def towns(db: sqlite3.Connection) -> tuple[Word, ...]:
    """A case book's municipalities."""
    return tuple(Word(*row) for row in db.execute(
        "SELECT code, name FROM municipality ORDER BY position"))  # fmt: skip


def mapped(rows: Rows) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """The rows by the names of their columns."""
    return {
        table.name: [
            dict(zip((one.name for one in table.columns), row, strict=True))
            for row in rows[table.name]
        ]
        for table in TABLES
    }
