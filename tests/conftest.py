"""What the tests share: a workspace in a temporary folder and a way to type commands."""

import json
import os
import sqlite3
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from ettervern_cli.casebook.opening import connect
from ettervern_cli.cli.app import app

TODAY = "2009-11-20"
# CI runs the suite once more with every workspace encrypted: nothing else may differ.
ENCRYPTED = os.environ.get("ETTERVERN_TEST_ENCRYPTED") == "1"
_numbers = count()


class Result(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output read as JSON."""
        return json.loads(self.out)


class Workspace:
    """A folder with a configuration and a database, and commands typed in it."""

    def __init__(self, folder: Path, today: str = TODAY) -> None:
        self.folder = folder
        self.today = today
        self.lang = "en"

    @property
    def config(self) -> Path:
        """The configuration file."""
        return self.folder / "config.yaml"

    @property
    def database(self) -> Path:
        """The database file."""
        return self.folder / "ettervern.db"

    @property
    def key_settings(self) -> Path:
        """What tells where the database's key lies, if it is encrypted."""
        return self.folder / "ettervern.db.key.json"

    def run(
        self, *words: str, stdin: str | None = None, today: str | None = None, lang: str = ""
    ) -> Result:
        """Type a command; colour, width, language, zone and day are pinned."""
        before = ["--config", str(self.config), "--today", today or self.today]
        return invoke(*before, "--lang", lang or self.lang, *words, stdin=stdin)

    def done(self, *words: str, **options: Any) -> Result:
        """Type a command that must succeed."""
        result = self.run(*words, **options)
        assert result.code == 0, (words, result)
        return result

    def refused(self, *words: str, code: int = 1, **options: Any) -> str:
        """Type a command that must be refused with a code; what it said on stderr."""
        result = self.run(*words, **options)
        assert result.code == code, (words, result)
        assert result.out == "", (words, result)
        return result.err

    def open(self) -> sqlite3.Connection:
        """A connection to the database, for looking."""
        return connect(str(self.database), "ro")

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What a query finds."""
        db = self.open()
        try:
            return db.execute(query, values).fetchall()
        finally:
            db.close()


def invoke(*words: str, stdin: str | None = None, env: dict[str, str] | None = None) -> Result:
    """Run the command line inside this process, as a person would type it."""
    pinned = {
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "TZ": "Europe/Oslo",
        "ETTERVERN_USER": "tester",
        "ETTERVERN_TODAY": None,
        "ETTERVERN_LANG": None,
        "ETTERVERN_CONFIG": None,
    }
    result = CliRunner().invoke(app, list(words), input=stdin, env={**pinned, **(env or {})})
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Result(result.exit_code, result.stdout, result.stderr)


@pytest.fixture(autouse=True)
def key_file(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path | None:
    """Where the keys of a test's workspaces lie when they are encrypted."""
    if not ENCRYPTED:
        return None
    path = tmp_path_factory.getbasetemp() / f"key-{next(_numbers)}"
    monkeypatch.setenv("ETTERVERN_KEY_FILE", str(path))
    return path


@pytest.fixture
def make_workspace(tmp_path: Path) -> Callable[..., Workspace]:
    """Make a workspace from a template, or from the text of a configuration."""

    def make(template: str = "alta", *, today: str = TODAY, name: str = "w") -> Workspace:
        folder = tmp_path / name
        made = ["--today", today, "--lang", "en", "init", str(folder), "--template", template]
        result = invoke(*made, *(["--encrypt", "--key-in", "file"] if ENCRYPTED else []))
        assert result.code == 0, result
        return Workspace(folder, today)

    return make


@pytest.fixture
def alta(make_workspace: Callable[..., Workspace]) -> Workspace:
    """A fresh workspace from the template alta on 20 November 2009."""
    return make_workspace("alta")
