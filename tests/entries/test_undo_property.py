"""Random weeks of work, taken back step by step: data, what is kept of it, codes and the chain."""

import datetime as dt
import json
import random
import shlex
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.storage.history import ROW, SCHEME, digest
from ettervern_cli.storage.schema import CASE_TABLES, COMPILED_TABLES
from tests.conftest import TODAY, Workspace, invoke
from tests.faults import count
from tests.helpers.seals import resealed

SEQUENCES = count(6, 24, 24)
STEPS = 25
KEPT = ("due", "due_state", "ladder_position")
Snapshot = dict[str, list[tuple[Any, ...]]]

UNITS = "1234567"
STEP_CODES = ("training", "limited", "more", "ordinary", "shelter")
ABSENCES = ("leave", "readmission", "acute-exit", "sentence")
EDITS = ("F minutes=15", "F text=Rettet", "F missed=yes", "F held_on=2009-06-15",
         "F next=2009-12-01", "S note=Rettet", "S admitted_on=2009-03-01",
         "S treatment_ended_on=2009-05-01", "S agency=Finnmarksklinikken", "P rent=6000",
         "P moved_in_on=2009-04-01", "P unit=3", "M moved_on=2009-03-02", "M voice=Rettet",
         "A returned_on=2009-08-01", "A note=Rettet", "B amount=12,50", "X reason=Rettet",
         "R name=Rettet", "R born=1980", "L explained_on=2009-03-01")  # fmt: skip


def snapshot(db: sqlite3.Connection) -> Snapshot:
    """Every case row, and what is kept of them: whatever id a kept row happens to have."""
    found: Snapshot = {}
    for table in CASE_TABLES:
        found[table] = db.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
    for table in KEPT:
        rows = db.execute(f"SELECT * FROM {table}").fetchall()
        found[table] = sorted(row[1:] if table != "due_state" else row for row in rows)
    return found


class Week:
    """A coordinator who types at random, but mostly sense."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.day = dt.date(2009, 3, 2)
        self.people = 0
        self.codes: list[str] = []

    def command(self, codes: list[str]) -> list[str]:
        """One command line about somebody there is; refused ones are part of the work."""
        self.codes = codes
        later = self.day + dt.timedelta(days=self.dice.randint(0, 20))
        self.day = min(later, dt.date(2009, 11, 20))
        if self.dice.random() < 0.06:
            lines = "\n".join(shlex.join(self.single()) for _ in range(3))
            return ["batch", lines]
        return self.single()

    def single(self) -> list[str]:
        pick = self.dice.choice
        if len(self.codes) < 3:
            self.codes.append("R-9999")
            return self.admission("", ["--on", "2009-03-02"])
        who = pick(self.codes)
        on = ["--on", (self.day - dt.timedelta(days=pick((0, 0, 0, 0, 0, 3, 40)))).isoformat()]
        entry = f"{pick('FFFSMPLAXB')}-{self.dice.randint(1, 5)}"
        made = {
            "admit": lambda: self.admission(who, on),
            "log": lambda: ["log", who, *pick(([], ["--missed"], ["--next", "2009-11-30"])), *on],
            "advance": lambda: ["advance", who, "--override", "x",
                                *pick(([], ["--to", pick(STEP_CODES)])), *on],
            "demote": lambda: ["demote", who, "--steps", pick("1112"), "--reason", "trouble", *on],
            "place": lambda: ["place", who, pick(UNITS), *on],
            "vacate": lambda: ["vacate", who, *on],
            "away": lambda: ["away", who, "--kind", pick(ABSENCES),
                             *pick(([], ["--release-unit"])), *on],
            "back": lambda: ["back", who, *pick(([], ["--unit", pick(UNITS)])), *on],
            "discharge": lambda: ["discharge", who, "--to", pick(("family", "pending")),
                                  *pick(([], ["--reason", "planned"])), *on],
            "extend": lambda: ["extend", who, "--until", pick(("2011-12-01", "2012-06-01")),
                               "--allowed-by", "K", "--reason", "x", *on],
            "contact": lambda: ["contact", who, pick(("nurse", "leader")), *on],
            "rent": lambda: ["rent", "set", who, pick(("0", "5000")), *on],
            "void": lambda: ["unit", "void", pick(UNITS), "--reason", "x", *on],
            "open": lambda: ["unit", "open", pick(UNITS), *on],
            "book": lambda: ["budget", "book", pick(("car", "office")), "100", *on],
            "edit": lambda: self.correction(pick(EDITS)),
            "annul": lambda: ["annul", entry, "--reason", "Feil"],
        }  # fmt: skip
        often = ["admit", "log", "log", "advance", "demote", "place", "back", "edit", "edit"]
        return made[pick([*made, *often])]()

    def correction(self, edit: str) -> list[str]:
        head, _, assignment = edit.partition(" ")
        return ["edit", f"{head}-{self.dice.randint(1, 3)}", assignment]

    def admission(self, who: str, on: list[str]) -> list[str]:
        words = ["--unit", self.dice.choice(UNITS)] if self.dice.random() < 0.6 else []
        words += ["--agency", "Finnmarkskollektivet"] if self.dice.random() < 0.3 else []
        if self.dice.random() < 0.4:
            words += ["--treatment-ended", self.day.isoformat()]
        if who and self.dice.random() < 0.4:
            return ["admit", who, *words, *on]
        self.people += 1
        return ["admit", f"Beboer {self.people}", *words, *on]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh workspace to be copied: making one takes longer than a week's work."""
    folder = tmp_path_factory.mktemp("template") / "w"
    assert invoke("--today", TODAY, "--lang", "en", "init", str(folder)).code == 0
    return folder


def typed(workspace: Workspace, words: list[str]) -> bool:
    """Whether a command line was written; anything but a plain refusal is a failure."""
    if words[0] == "batch":
        result = workspace.run("batch", stdin=words[1])
    else:
        result = workspace.run(*words)
    assert result.code in (0, 1, 2), (words, result)
    # What stands already is said on standard error, and nothing is written.
    return result.code == 0 and result.out != ""


@pytest.mark.sampled(3)
@pytest.mark.counted
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_whatever_was_done_undo_takes_it_back(seed: int, template: Path, tmp_path: Path) -> None:
    shutil.copytree(template, tmp_path / "w")
    workspace = Workspace(tmp_path / "w")
    week = Week(seed)
    past: list[Snapshot] = []
    db = workspace.open()
    try:
        present = snapshot(db)
        for _ in range(STEPS):
            if past and week.dice.random() < 0.2:
                workspace.done("undo")
                expected = past.pop()
            else:
                words = week.command([row[0] for row in db.execute("SELECT code FROM resident")])
                if typed(workspace, words):
                    past.append(present)
                    expected = snapshot(db)
                    # A batch of refused lines or an empty command would leave nothing to undo.
                    assert expected != present, words
                else:
                    expected = present
            present = snapshot(db)
            assert present == expected
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        while past:
            workspace.done("undo")
            assert snapshot(db) == past.pop()
        assert workspace.refused("undo") == "There is nothing left to take back.\n"
        assert not any(snapshot(db).values())
        check_chain(db)
        check_rows(db)
        check_codes(db)
    finally:
        db.close()


def check_codes(db: sqlite3.Connection) -> None:
    """No command ever gave a code that another had given before, taken back or not."""
    given = db.execute(
        "SELECT json_extract(h.new, '$.code') FROM history h JOIN change c "
        "ON h.id BETWEEN c.first_history AND c.last_history "
        "WHERE h.table_name = 'resident' AND h.action = 'insert' AND c.kind = 'command'"
    ).fetchall()
    assert len(set(given)) == len(given)


def check_chain(db: sqlite3.Connection) -> None:
    """Every change is sealed over the one before, and no history row is outside a change."""
    last = 0
    for number, first, end, seal in db.execute(
        "SELECT id, first_history, last_history, seal FROM change ORDER BY id"
    ).fetchall():
        rows = db.execute(
            f"SELECT {ROW} FROM history WHERE id BETWEEN ? AND ? ORDER BY id", (first, end)
        ).fetchall()
        assert first == last + 1, number
        assert [row[0] for row in rows] == list(range(first, end + 1)), number
        assert seal == resealed(db, number), number
        assert all(len(digest(row, SCHEME)) == 64 for row in rows)
        last = end
    assert db.execute("SELECT max(id) FROM history").fetchone()[0] == last


def check_rows(db: sqlite3.Connection) -> None:
    """Every row is what its history says last, and what the history took out is gone."""
    latest: dict[tuple[str, int], dict[str, Any] | None] = {}
    for table, row_id, action, new in db.execute(
        "SELECT table_name, row_id, action, new FROM history ORDER BY id"
    ):
        latest[table, row_id] = None if action == "delete" else json.loads(new)
    there = dict(rows_of(db))
    assert {key: row for key, row in latest.items() if row is not None} == there


def rows_of(db: sqlite3.Connection) -> Iterator[tuple[tuple[str, int], dict[str, Any]]]:
    for table in (*CASE_TABLES, *COMPILED_TABLES):
        cursor = db.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield (table, row[0]), dict(zip(names, row, strict=True))


def test_the_last_of_many_codes_is_not_given_again(template: Path, tmp_path: Path) -> None:
    shutil.copytree(template, tmp_path / "w")
    workspace = Workspace(tmp_path / "w")
    for number in range(1, 5):
        workspace.done("admit", f"Beboer {number}")
        workspace.done("undo")
    workspace.done("admit", "Sist")
    [row] = workspace.done("list", "--format", "json").json
    assert row["resident"] == "R-0005"


@pytest.mark.parametrize("column", ["old", "new", "action", "salt"])
def test_a_history_row_altered_later_breaks_its_seal(
    template: Path, tmp_path: Path, column: str
) -> None:
    from ettervern_cli.storage.database.connecting import connect

    shutil.copytree(template, tmp_path / "w")
    workspace = Workspace(tmp_path / "w")
    workspace.done("admit", "Nora")
    workspace.done("edit", "R-0001", "born=1985")
    db = connect(str(workspace.database))
    try:
        check_chain(db)
        check_rows(db)
        value = "delete" if column == "action" else '{"id": 1}'
        db.execute(f"UPDATE history SET {column} = ? WHERE id = (SELECT max(id) FROM history)",
                   (value,))  # fmt: skip
        with pytest.raises(AssertionError):
            check_chain(db)
    finally:
        db.close()
