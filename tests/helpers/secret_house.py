"""Helpers of the tests about encryption: a house with a secret in it, plain or encrypted."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.vault import keys
from tests.conftest import Workspace, invoke

ROOT = Path(__file__).parents[2]
# A name that stands nowhere else, so that it can be sought in every byte.
MARKER = "Sølvi Marihånd-Krekling"
PLAIN_HEADER = b"SQLite format 3\x00"


def make_house(folder: Path, *words: str) -> Workspace:
    """A workspace with somebody in it, made by ``init`` with further options."""
    made = invoke("--today", "2009-11-20", "--lang", "en", "init", str(folder), *words)
    assert made.code == 0, made
    house = Workspace(folder)
    house.done("admit", MARKER, "--unit", "1", "--on", "2009-10-21")
    house.done("log", "sølvi", f"Gikk tur med {MARKER}", "--minutes", "45")
    return house


def header(path: Path) -> bytes:
    """The first bytes of a file."""
    return path.read_bytes()[:16]


def told(house: Workspace) -> Any:
    """What ``data key`` says."""
    return house.done("data", "key", "--format", "json").json


def sheet_rows(text: str) -> list[str]:
    """The four rows of the first key on a recovery sheet, as somebody would type them."""
    rows = [line.split("   ")[1] for line in text.splitlines() if line.startswith("  ")]
    assert len(rows) >= 4, text
    return rows[:4]


def everything(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but those that a change of encryption adds to."""
    with closing(connect(str(path), "ro")) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        own = {"sqlite_sequence", "history", "change", "setting"}
        return {
            name: db.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall()
            for name in sorted(set(names) - own)
        }


def as_if_new() -> None:
    """What another process would know: nothing."""
    keys.forget()


def alone(
    house: Workspace, *words: str, before: str = "", stdin: str | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, with nothing in its environment but what is given.

    ``before`` is Python to be run in it first.
    """
    line = ["--config", str(house.config), "--today", "2009-11-20", "--lang", "en", *words]
    script = f"import sys\nsys.argv = ['ettervern', *{line!r}]\n{before}\n"
    script += "from ettervern_cli.app.app import run\nrun()\n"
    return subprocess.run(
        [sys.executable, "-c", script],
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": str(house.folder), "LANG": "C.UTF-8",
             "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", **env},
    )  # fmt: skip
