"""A file that somebody else had: what it brings runs nowhere, hangs nothing, acts on no screen."""

import re
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from ettervern_cli.storage.database import own_schema
from ettervern_cli.storage.database.own_schema import digest, is_in_the_way
from tests.conftest import Workspace
from tests.faults.trial import ROOT, Break, Trial, broken, made
from tests.helpers.damage import tampered
from tests.helpers.schema import FILE, renewed

UNCOMPARED: tuple[Break, ...] = (("storage/transaction.py", "check_schema(db)\n", "pass\n"),)
UNLOOKED: tuple[Break, ...] = (
    ("storage/database/sqlite_file.py", "WHERE type = 'view' AND", "WHERE type = 'none' AND"),
    ("storage/database/read_only.py", "        limited(db, path)\n", ""),
)
ANY_TABLE: tuple[Break, ...] = (
    ("exchange/export.py", "sorted(ours.intersection(book.table_names()))",
     "sorted(book.table_names())"),
)  # fmt: skip
SECONDS = 20
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n"

# What somebody put into the file.
ALTERED = {
    "a trigger that rewrites what is logged": (
        "CREATE TRIGGER quiet AFTER INSERT ON follow_up BEGIN "
        "UPDATE follow_up SET text = 'Noe annet' WHERE id = new.id; END",
    ),
    "a trigger that empties the history": (
        "CREATE TRIGGER zz AFTER INSERT ON history BEGIN UPDATE history SET new = NULL; END",
    ),
    "a trigger on a table of its own": (
        "CREATE TABLE notes (x)",
        "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM stay; END",
    ),
    "a trigger of ours weakened": (
        "DROP TRIGGER follow_up_insert",
        "CREATE TRIGGER follow_up_insert AFTER INSERT ON follow_up BEGIN SELECT 1; END",
    ),
    "a trigger of ours whose names became texts": ("{quoted}",),
    "a trigger of ours gone": ("DROP TRIGGER stay_delete",),
    "an index that lets no second row in": ("CREATE UNIQUE INDEX one ON extension (stay_id)",),
    "an index that works something out": ("CREATE INDEX out ON extension (abs(stay_id))",),
    "a table of ours with another default": (
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'text TEXT', 'text TEXT DEFAULT ''x''') "
        "WHERE name = 'follow_up'",
    ),
}


def altered(folder: Path, what: str) -> Trial:
    """A workspace whose file somebody altered."""
    trial = made(folder)
    with closing(sqlite3.connect(trial.database, isolation_level=None)) as db:
        for statement in ALTERED[what]:
            if statement == "{quoted}":
                text = db.execute(
                    "SELECT sql FROM sqlite_master WHERE name = 'follow_up_insert'"
                ).fetchone()[0]
                db.execute("DROP TRIGGER follow_up_insert")
                statement = text.replace("new.text", '"new.text"')
                assert statement != text
            db.execute(statement)
    return trial


def written(trial: Trial) -> bool:
    """Whether a command that writes does so."""
    before = trial.database.read_bytes()
    ran = trial.run("log", "R-0001", "Skrevet")
    assert b"Traceback" not in ran.stderr
    if trial.database.read_bytes() != before:
        return True
    assert (ran.returncode, ran.stdout) == (65, b""), ran
    assert b"data verify" in ran.stderr
    return False


@pytest.mark.sampled(7)
@pytest.mark.parametrize("what", ALTERED)
def test_nothing_is_written_where_tables_and_triggers_are_not_ours(
    tmp_path: Path, what: str
) -> None:
    trial = altered(tmp_path / "w", what)
    assert not written(trial)
    # All that write ask the same way, so every one of them is tried with one file alone.
    every = (("undo",), ("batch", "-"), ("admit", "Ny Prøve"), ("config", "apply"))
    for words in every if what == next(iter(ALTERED)) else every[:1]:
        before = trial.database.read_bytes()
        ran = trial.run(*words, stdin="log R-0001 x\n")
        assert ran.returncode in (65, 0), ran
        assert trial.database.read_bytes() == before
    assert trial.run("data", "verify").returncode == 3
    trial.done("list")
    trial.done("data", "backup")  # what is there can still be saved


@pytest.mark.broken_build
def test_a_build_that_trusts_the_file_would_be_found_out(tmp_path: Path) -> None:
    build = broken(tmp_path / "b", UNCOMPARED)
    for number, what in enumerate(ALTERED):
        trial = altered(tmp_path / str(number), what)
        assert written(Trial(trial.folder, build)), what


def test_tables_views_and_indexes_of_ones_own_stop_nobody(tmp_path: Path) -> None:
    trial = made(tmp_path / "w")
    with closing(sqlite3.connect(trial.database, isolation_level=None)) as db:
        db.execute("CREATE TABLE notes (x)")
        db.execute("CREATE VIEW long_stays AS SELECT * FROM stay")
        db.execute("CREATE INDEX by_text ON follow_up (text COLLATE NOCASE, stay_id DESC)")
        db.execute('CREATE UNIQUE INDEX "once" ON "notes" (x)')
    assert written(trial)


def gone_astray(folder: Path, build: Path) -> bool:
    """Whether an export fails, or writes elsewhere, for a table that somebody put into the file."""
    trial = Trial(made(folder / "a" / "w").folder, build)
    with closing(sqlite3.connect(trial.database, isolation_level=None)) as db:
        db.execute('CREATE TABLE "../../astray" (x)')
        db.execute("CREATE TABLE notes (x)")
        db.execute("INSERT INTO notes VALUES (x'00ff')")
    ran = trial.run("data", "export", "e")
    return ran.returncode != 0 or bool(list(folder.rglob("*astray*")))


def test_an_export_writes_the_case_books_tables_and_nothing_beside_its_folder(
    tmp_path: Path,
) -> None:
    assert not gone_astray(tmp_path, ROOT)


@pytest.mark.broken_build
def test_a_build_that_exports_any_table_would_be_found_out(tmp_path: Path) -> None:
    assert gone_astray(tmp_path / "w", broken(tmp_path / "b", ANY_TABLE))


def test_the_tables_are_known_by_the_digest_of_what_is_made() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert renewed(re.sub(r'_SHA256 = "\w+"', '_SHA256 = ""', text)) == text


def test_a_program_that_does_not_know_its_own_tables_says_so(
    alta: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_schema, "SCHEMA_SHA256", "")
    assert "tests.helpers.schema" in alta.refused("admit", "Nora Prøve", code=70)
    with tampered(alta.database) as db:
        db.execute("CREATE TRIGGER sly AFTER INSERT ON stay BEGIN SELECT 1; END")
    assert "(sly)" in alta.refused("admit", "Nora Prøve", code=65)


@pytest.mark.parametrize(
    ("table", "text", "is_it"),
    [
        ("extension", "CREATE INDEX one ON extension (stay_id, until_on DESC)", False),
        ("extension", 'CREATE INDEX "one" on "extension"("stay_id" collate nocase)', False),
        ("extension", "CREATE UNIQUE INDEX one ON extension (stay_id)", True),
        ("extension", "CREATE INDEX one ON extension (abs(stay_id))", True),
        ("extension", "CREATE INDEX one ON extension (stay_id||1)", True),
        ("extension", "CREATE INDEX one ON extension (stay_id) WHERE abs(id)", True),
        ("notes", "CREATE UNIQUE INDEX one ON notes (x)", False),
        ("notes", "CREATE UNIQUE INDEX one ON extension (stay_id)", True),  # named as another's
    ],
)
def test_an_index_is_in_the_way_where_it_may_refuse_a_row_of_ours(
    table: str, text: str, is_it: bool
) -> None:
    assert is_in_the_way(table, text) is is_it


def test_two_triggers_in_one_text_are_not_known_as_the_two_that_they_name() -> None:
    one, other = ("trigger", "a", "t", "A"), ("trigger", "b", "t", "B")
    assert digest([one, other]) != digest([(*one[:3], "\0".join(("A", *other)))])


# --- a view in a table's place ---------------------------------------------------------------


def with_view(folder: Path, table: str) -> Trial:
    """A workspace in which a view without an end stands in a table's place."""
    trial = made(folder)
    with closing(sqlite3.connect(trial.database, isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("PRAGMA legacy_alter_table = ON")
        names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        db.execute(f"DROP TABLE {table}")
        values = ", ".join(f"i AS {name}" for name in names)
        db.execute(f"CREATE VIEW {table} AS SELECT {values} FROM ({ENDLESS})")
    return trial


def hangs(trial: Trial, *words: str) -> bool:
    """Whether a command does not end; 65 where it does."""
    try:
        ran = subprocess.run(
            trial.words(*words),
            env=trial.env,
            cwd=trial.folder,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    assert (ran.returncode, ran.stdout) == (65, b""), (words, ran)
    assert b"Traceback" not in ran.stderr
    return False


@pytest.mark.sampled(5)
@pytest.mark.parametrize("table", ["resident", "follow_up", "change", "history", "setting"])
def test_a_view_without_an_end_in_a_tables_place_is_65_everywhere(
    tmp_path: Path, table: str
) -> None:
    trial = with_view(tmp_path / "w", table)
    for words in (
        ("list",), ("show", "R-0001"), ("today",), ("log", "R-0001", "x"), ("data", "verify"),
        ("data", "history"), ("data", "backup"), ("data", "export", "e"), ("undo",),
        ("report", "month", "2009-10"), ("data", "restore", str(trial.database), "--yes"),
    ):  # fmt: skip
        assert not hangs(trial, *words), words


@pytest.mark.broken_build
def test_a_build_that_looks_at_no_view_would_be_found_out(tmp_path: Path) -> None:
    trial = with_view(tmp_path / "w", "resident")
    both = Trial(trial.folder, broken(tmp_path / "a", UNLOOKED))
    assert hangs(both, "data", "verify")
    limited = Trial(trial.folder, broken(tmp_path / "b", UNLOOKED[:1]))
    started = limited.start("data", "verify")
    started.communicate(timeout=120)  # without the first the second ends it
    assert started.returncode in (3, 65)
