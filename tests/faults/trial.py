"""What the fault tests share: the command as a process, a broken build, and what sound means."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.history import ROW, digest
from ettervern_cli.storage.schema import CASE_TABLES, COMPILED_TABLES
from tests.helpers.seals import resealed

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "ettervern_cli"
TODAY = "2009-11-20"
PROGRAM = (sys.executable, "-P", "-m", "ettervern_cli")

# A break is the file, what stands there, and what stands there instead.
Break = tuple[str, str, str]

NO_TRANSACTION: tuple[Break, ...] = (
    (
        "storage/transaction.py",
        'waiting(lambda: db.execute("BEGIN IMMEDIATE"))',
        "pass",
    ),
    ("storage/transaction.py", 'waiting(lambda: db.execute("COMMIT"))', "pass"),
)
NO_SYNC: tuple[Break, ...] = (
    ("storage/database/sqlite_file.py", "PRAGMA synchronous = EXTRA", "PRAGMA synchronous = OFF"),
)
NO_WAITING: tuple[Break, ...] = (
    ("storage/database/sqlite_file.py", "WAIT_SECONDS = 30.0", "WAIT_SECONDS = 0"),
)


class Trial:
    """A workspace, and the program as its own process: the real build or a broken one."""

    def __init__(self, folder: Path, build: Path = ROOT) -> None:
        self.folder = folder
        self.build = build
        self.today = TODAY
        self.env = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(build),
            "PYTHONDONTWRITEBYTECODE": "1",
            "ETTERVERN_USER": "tester",
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
        }

    @property
    def database(self) -> Path:
        """The database file."""
        return self.folder / "ettervern.db"

    def words(self, *words: str) -> list[str]:
        """The whole command line."""
        config = str(self.folder / "config.yaml")
        return [*PROGRAM, "--config", config, "--today", self.today, "--lang", "en", *words]

    def start(self, *words: str, stdin: str | None = None) -> subprocess.Popen[bytes]:
        """Start a command without waiting for it."""
        process = subprocess.Popen(
            self.words(*words),
            env=self.env,
            cwd=self.folder,
            stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        if stdin is not None and process.stdin is not None:
            process.stdin.write(stdin.encode())
            process.stdin.close()
            process.stdin = None
        return process

    def run(self, *words: str, stdin: str | None = None) -> subprocess.CompletedProcess[bytes]:
        """Run a command to its end."""
        process = self.start(*words, stdin=stdin)
        out, err = process.communicate()
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def done(self, *words: str, stdin: str | None = None) -> None:
        """Run a command that must succeed."""
        ran = self.run(*words, stdin=stdin)
        assert ran.returncode == 0, (words, ran.returncode, ran.stderr)

    def texts(self) -> list[str]:
        """The texts of all follow-ups, in order of writing."""
        with closing(connect(str(self.database), "rw")) as db:
            return [str(row[0]) for row in db.execute("SELECT text FROM follow_up ORDER BY id")]


def made(folder: Path, build: Path = ROOT) -> Trial:
    """A workspace from the template alta with one resident, made by the build that is sound."""
    shutil.copytree(_laid().name, folder, dirs_exist_ok=True)
    return Trial(folder, build)


@cache
def _laid() -> tempfile.TemporaryDirectory[str]:
    """The workspace that the others are copies of; gone when the process ends."""
    kept = tempfile.TemporaryDirectory()
    trial = Trial(Path(kept.name))
    ran = subprocess.run(
        [*PROGRAM, "--today", TODAY, "init", kept.name, "--template", "alta"],
        env=trial.env,
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    trial.done("admit", "Prøve Prøvesen", "--unit", "1", "--on", "2009-10-01")
    return kept


def copied(trial: Trial, folder: Path) -> Trial:
    """The same workspace in another folder."""
    shutil.copytree(trial.folder, folder)
    return Trial(folder, trial.build)


def broken(folder: Path, breaks: Sequence[Break]) -> Path:
    """A build that is wrong on purpose; what is broken must be there to break."""
    # Compiled files go along: Python knows by its date and size which source was changed.
    shutil.copytree(PACKAGE, folder / PACKAGE.name)
    for name, there, instead in breaks:
        path = folder / PACKAGE.name / name
        text = path.read_text("utf-8")
        assert there in text, (name, there)
        path.write_text(text.replace(there, instead), "utf-8")
    return folder


def unsound(path: Path) -> list[str]:
    """What is wrong with a database: its pages, its references, its chain, a row or its mode."""
    try:
        with closing(connect(str(path), "rw")) as db:
            return list(_wrong(db, path))
    except (sqlite3.DatabaseError, AttributeError, TypeError, ValueError) as error:
        return [f"cannot be read: {error}"]


def _wrong(db: sqlite3.Connection, path: Path) -> Iterator[str]:
    for (line,) in db.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"integrity: {line}"
    for row in db.execute("PRAGMA foreign_key_check"):
        yield f"reference: {row}"
    if path.stat().st_mode & 0o077:
        yield f"mode: {path.stat().st_mode:o}"
    yield from _broken_chain(db)
    for table in (*COMPILED_TABLES, *CASE_TABLES):
        yield from _rows_unlike_history(db, table)


def _broken_chain(db: sqlite3.Connection) -> Iterator[str]:
    sealed = 0
    for number, scheme, first, last, seal in db.execute(
        "SELECT id, scheme, first_history, last_history, seal FROM change ORDER BY id"
    ).fetchall():
        rows = db.execute(
            f"SELECT {ROW} FROM history WHERE id BETWEEN ? AND ? ORDER BY id", (first, last)
        ).fetchall()
        if seal != resealed(db, number) or any(
            row[6] is not None and row[7] is not None and digest(row, scheme) != row[7]
            for row in rows
        ):
            yield f"seal of change {number}"
        sealed += len(rows)
    every = db.execute("SELECT count(*) FROM history").fetchone()[0]
    if every != sealed:
        yield f"{every - sealed} rows of history are unsealed"


def _said(row: Any) -> Any:
    """What a row says; what its table did not have yet when it was written is empty since."""
    return row and {name: value for name, value in row.items() if value is not None}


def _rows_unlike_history(db: sqlite3.Connection, table: str) -> Iterator[str]:
    cursor = db.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    rows = {row[0]: dict(zip(names, row, strict=True)) for row in cursor}
    told: dict[int, object] = {}
    for row_id, new in db.execute(
        "SELECT row_id, new FROM history WHERE table_name = ? ORDER BY id", (table,)
    ):
        # What an older version of the table did not have yet it could not say: then it is NULL.
        told[row_id] = {**dict.fromkeys(names), **json.loads(new)} if new else None
    for row_id in rows.keys() | told.keys():
        if _said(rows.get(row_id)) != _said(told.get(row_id)):
            yield f"{table} {row_id} is not what its history says"
