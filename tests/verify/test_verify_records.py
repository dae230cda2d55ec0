"""Every column of every record: a row that cannot be is planted in it, and verify finds it.

What each table has is read from its own text, so that a noun whose record forgets a column, or
says too little of it, fails here.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from ettervern_cli.storage.records import inside_stay, joined, lineage, record_of, records
from ettervern_cli.storage.schema import CASE_TABLES, COMPILED_TABLES
from ettervern_cli.storage.tables import PARTS, statements
from ettervern_cli.verify.check_results import entry_id
from ettervern_cli.verify.must_hold.across_rows import broken, rules
from ettervern_cli.verify.must_hold.across_rows_care import CARE
from ettervern_cli.verify.rows import TRAIL

TODAY = "2026-12-20"
BEGINS, WITHIN, ENDS, AFTER, TO_COME = (
    "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01", "2027-01-01",
)  # fmt: skip
# What a stay's row does not have to lie within, and why.
BEYOND = {
    ("plan_status", "status_on"),  # follows the person, before admission too
    ("charge", "charged_on"),  # rent is asked for, paid and agreed on after the stay too
    ("payment", "paid_on"),
    ("repayment", "agreed_on"),
    ("repayment", "ended_on"),
    ("extension", "allowed_on"),  # allowed by somebody who may decide before or after
    ("lease", "begins_on"),  # beside its home: a notice of its own
    ("trial", "begins_on"),
    ("own_lease", "begins_on"),  # somebody comes with a lease, and keeps it
    ("own_lease", "left_on"),
    ("eviction", "petitioned_on"),  # of the home, whoever has left the programme
    ("eviction", "ruled_on"),
    ("eviction", "ended_on"),
}
# What each row is of by itself, so that only its own history can say otherwise.
OWNERS = {("booking", "budget_line_id"), ("void", "unit_id")}
OF_PROGRAMME = (
    "partner", "staff", "ladder", "unit", "term", "instrument", "budget_line",
)  # fmt: skip


def empty() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None)
    for version in PARTS:
        for statement in statements(version):
            db.execute(statement)
    db.execute("PRAGMA ignore_check_constraints = ON")
    return db


def columns(db: sqlite3.Connection, table: str) -> list[str]:
    return [str(row[1]) for row in db.execute(f"PRAGMA table_info({table})")]


def references(db: sqlite3.Connection, table: str) -> dict[str, str]:
    return {str(row[3]): str(row[2]) for row in db.execute(f"PRAGMA foreign_key_list({table})")}


def every_column() -> list[tuple[str, str]]:
    with closing(empty()) as db:
        return [(table, column) for table in CASE_TABLES for column in columns(db, table)]


DAYS = [(table, column) for table, column in every_column() if column.endswith("_on")]


def row(db: sqlite3.Connection, table: str, number: int, **given: object) -> None:
    """A row of a table under a number; what is not given refers to rows of the same number."""
    refers = references(db, table)
    values: dict[str, object] = {}
    for _, column, kind, needed, _, _ in db.execute(f"PRAGMA table_info({table})"):
        if column in refers and (needed or table not in CASE_TABLES):
            values[column] = number
        elif needed:
            values[column] = 1 if kind == "INTEGER" else WITHIN if column.endswith("_on") else "x"
    values |= {"id": number, **given}
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    db.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", [*values.values()])


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    """Two programmes with a row of everything each; the first has one of every noun too."""
    with closing(empty()) as db:
        for number in (1, 2):
            for table in COMPILED_TABLES:
                if table != "setting":
                    row(db, table, number, **codes(db, table, number))
        for table, record in records().items():
            given = {"admitted_on": BEGINS, "discharged_on": ENDS} if table == "stay" else {}
            if record.ends_with_stay:
                given = {str(record.dated.ends): ENDS}
            row(db, table, 1, **given)
        db.execute(TRAIL)
        yield db


def codes(db: sqlite3.Connection, table: str, number: int) -> dict[str, object]:
    """What makes two rows of a compiled table differ, and the JSON that it must be."""
    texts = {"code": f"c{number}", "list": "source", "rules": "{}", "counts": "[]",
             "conditions": "[]", "taken_with": None}  # fmt: skip
    return {column: texts[column] for column in columns(db, table) if column in texts}


def found(db: sqlite3.Connection) -> set[tuple[str, str]]:
    return {
        (finding.code, finding.where)
        for rule in (*rules(), *CARE)
        if rule.key != "verify.step_not_run"
        for finding in broken(db, rule, TODAY)
    }


def planted(db: sqlite3.Connection, table: str, **values: object) -> set[str]:
    """The codes of what is found of a row once it holds these values."""
    assigned = ", ".join(f"{column} = ?" for column in values)
    db.execute(f"UPDATE {table} SET {assigned} WHERE id = 1", [*values.values()])
    return {code for code, where in found(db) if where == entry_id(table, 1)}


def test_a_record_has_every_column_of_its_table() -> None:
    with closing(empty()) as db:
        for table, record in records().items():
            keys = {"id", "recorded_at", f"{record.owner}_id"}
            if record.owner == "resident" or record.about_person:
                keys.add("resident_id")
            if record.in_programme:
                keys.add("programme_id")
            told = {one.column for one in record.columns}
            assert keys | told >= set(columns(db, table)) >= told, table


def test_a_record_reads_days_as_days_and_names_as_names() -> None:
    with closing(empty()) as db:
        for table, record in records().items():
            refers = references(db, table)
            for one in record.columns:
                if one.column.endswith("_on"):
                    assert one.read in ("day", "past", "been", "ahead"), (table, one)
                elif refers.get(one.column) in OF_PROGRAMME:
                    assert one.names is not None, (table, one)
                    assert one.names[0] == refers[one.column], (table, one)


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("table", "column"), [day for day in DAYS if day[1] in record_of(day[0]).come]
)
def test_a_day_that_has_not_come_is_found(db: sqlite3.Connection, table: str, column: str) -> None:
    assert "in-the-future" in planted(db, table, **{column: TO_COME})


@pytest.mark.sampled(4)
@pytest.mark.parametrize(("table", "column"), DAYS)
def test_a_day_outside_the_stay_is_found(db: sqlite3.Connection, table: str, column: str) -> None:
    of_a_stay = lineage(table)[-1] == "stay" and table != "stay"
    if not of_a_stay or column not in record_of(table).past or (table, column) in BEYOND:
        assert column not in inside_stay(table)
        return
    assert "outside-stay" in planted(db, table, **{column: "2026-01-01"})
    assert "outside-stay" in planted(db, table, **{column: AFTER})
    assert "outside-stay" not in planted(db, table, **{column: WITHIN})


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("table", "begins", "ends"),
    [(table, *pair) for table, record in records().items() for pair in record.order],
)
def test_an_end_before_its_beginning_is_found(
    db: sqlite3.Connection, table: str, begins: str, ends: str
) -> None:
    assert "dates-reversed" in planted(db, table, **{begins: "2026-03-02", ends: WITHIN})
    assert "dates-reversed" not in planted(db, table, **{begins: WITHIN, ends: WITHIN})


def test_every_end_has_a_beginning_that_it_is_held_against() -> None:
    for table, record in records().items():
        if record.dated.ends is not None:
            assert (record.dated.begins, record.dated.ends) in record.order, table


def naming() -> list[tuple[str, str, str]]:
    """Every column that names a row of a programme's own, and the table of that row."""
    with closing(empty()) as db:
        return [
            (table, column, other)
            for table in CASE_TABLES
            for column, other in references(db, table).items()
            if other in OF_PROGRAMME and (table, column) not in OWNERS
        ]


@pytest.mark.sampled(4)
@pytest.mark.parametrize(("table", "column", "other"), naming())
def test_a_name_of_another_programme_or_list_is_found(
    db: sqlite3.Connection, table: str, column: str, other: str
) -> None:
    if other == "term":
        one = next(one for one in record_of(table).columns if one.column == column)
        assert one.names is not None
        db.execute("UPDATE term SET list = ?", (one.names[1],))
    assert "not-its-own" not in planted(db, table, **{column: 1})
    assert "not-its-own" in planted(db, table, **{column: 2})
    if other == "term":
        db.execute("UPDATE term SET list = 'x'")
        assert "not-its-own" in planted(db, table, **{column: 1})


@pytest.mark.parametrize(("table", "column"), sorted(OWNERS))
def test_what_moves_to_another_programme_is_found(
    db: sqlite3.Connection, table: str, column: str
) -> None:
    db.execute(
        "INSERT INTO history (id, table_name, row_id, action, new) VALUES (1, ?, 1, 'insert', ?)",
        (table, json.dumps({column: 1})),
    )
    db.execute("INSERT INTO trail VALUES (?, 1, 1)", (table,))
    assert "not-its-own" not in planted(db, table, **{column: 1})
    assert "not-its-own" in planted(db, table, **{column: 2})


@pytest.mark.parametrize(
    "table", [table for table, record in records().items() if record.ends_with_stay]
)
def test_what_goes_on_past_its_stay_is_found(db: sqlite3.Connection, table: str) -> None:
    assert "outlives-stay" in planted(db, table, **{str(record_of(table).dated.ends): None})


def test_whose_a_row_is_follows_from_its_record(db: sqlite3.Connection) -> None:
    for table, record in records().items():
        if record.owner in ("", "resident") and not record.in_programme:
            continue
        joins, last = joined(table)
        query = f"SELECT {last}.programme_id FROM {table} t {joins}"
        assert db.execute(query).fetchall() == [(1,)], table
