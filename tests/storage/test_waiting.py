"""Who waits in vain is told who holds the database: a batch, a command, a writer or a reader."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ettervern_cli.app.outside.holders import holder
from ettervern_cli.storage.database import sqlite_file
from tests.conftest import Workspace

HOLDS = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2].split(";"):
    db.execute(statement).fetchone()
print("held", flush=True)
sys.stdin.read()
"""
READS, WRITES = "BEGIN;SELECT * FROM sqlite_master", "BEGIN IMMEDIATE"


@contextmanager
def held(path: Path, statements: str, *named: str) -> Iterator[int]:
    """Another process that holds the database; its command line ends as given."""
    words = [sys.executable, "-c", HOLDS, str(path), statements, *named]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == b"held\n"
        yield other.pid
        other.stdin.close()


@pytest.fixture
def short(alta: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr(sqlite_file, "WAIT_SECONDS", 0.1)
    with held(alta.database, READS):
        if holder(str(alta.database)) is None:
            pytest.skip("the system does not tell who holds a file")
    return alta


PLAIN = pytest.mark.plain  # another program reads no encrypted file


@PLAIN
@pytest.mark.parametrize(("lang", "says"), [("en", "for reading"), ("nb", "åpen for lesing")])
def test_a_reader_is_named_and_told_to_take_a_copy(short: Workspace, lang: str, says: str) -> None:
    with held(short.database, READS) as process:
        answer = short.run("admit", "Nora Prøve", lang=lang)
        assert answer.code == 75
        said = answer.err
        assert says in said
        assert f"{process})" in said
        assert "ettervern help query" in said
    short.done("admit", "Nora Prøve")


@PLAIN
@pytest.mark.parametrize(
    ("named", "says"),
    [
        ((), "Another program is writing to the database"),
        (("ettervern", "batch", "month.txt"), "A batch is running (process"),
        (("ettervern", "--quiet", "data", "import", "stays"), "just now (data import, process"),
        (("ettervern", "log", "nora"), "just now (log, process"),
    ],
)
def test_a_writer_is_named_by_its_command(
    short: Workspace, monkeypatch: pytest.MonkeyPatch, named: tuple[str, ...], says: str
) -> None:
    with held(short.database, WRITES, *named):
        said = short.refused("admit", "Nora Prøve", code=75)
        assert says in said
        assert said.count("\n") == 1


def test_nobody_is_named_where_nobody_holds_it(alta: Workspace, tmp_path: Path) -> None:
    assert holder(str(alta.database)) is None
    assert holder(str(tmp_path / "nothing")) is None
