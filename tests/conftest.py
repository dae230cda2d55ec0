"""What the tests share: a workspace in a temporary folder and a way to type commands."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from ettervern_cli.app.app import app
from ettervern_cli.storage.database.connecting import connect

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


# A template, a day, and what was lived through in it, if anything.
Known = tuple[str, str, str | None]


class Laid(NamedTuple):
    """A workspace as init leaves it, to be copied, and its key where it is encrypted."""

    folder: Path
    key: bytes | None


@pytest.fixture(scope="session")
def laid() -> dict[Known, Laid]:
    """Fresh workspaces by template and day: made once, and copied for each test."""
    return {}


@pytest.fixture
def make_workspace(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    laid: dict[Known, Laid],
    key_file: Path | None,
) -> Callable[..., Workspace]:
    """A fresh workspace from a template, as init makes it."""

    def make(
        template: str = "alta",
        *,
        today: str = TODAY,
        name: str = "w",
        lived: Callable[[Workspace], None] | None = None,
    ) -> Workspace:
        """``lived`` is what happened in it before the test: done once, and copied too."""
        known_as = (template, today, lived and f"{lived.__module__}.{lived.__qualname__}")
        if known_as not in laid:
            folder = tmp_path_factory.mktemp("laid") / "w"
            made = ["--today", today, "--lang", "en", "init", str(folder), "--template", template]
            result = invoke(*made, *(["--encrypt", "--key-in", "file"] if ENCRYPTED else []))
            assert result.code == 0, result
            if lived is not None:
                lived(Workspace(folder, today))
            laid[known_as] = Laid(folder, key_file.read_bytes() if key_file else None)
        found = laid[known_as]
        shutil.copytree(found.folder, tmp_path / name)
        workspace = Workspace(tmp_path / name, today)
        if key_file and found.key:
            _unlocked(workspace, key_file, found.key)
        return workspace

    return make


def _unlocked(workspace: Workspace, key_file: Path, key: bytes) -> None:
    """Put a copied workspace's key where this test's keys lie, and tell it so."""
    settings = workspace.database.with_name("ettervern.db.key.json")
    told = json.loads(settings.read_text("utf-8"))
    for entry in told["keys"]:
        entry["file"] = str(key_file)
    settings.write_text(json.dumps(told), "utf-8")
    if key_file.exists():
        key = key_file.read_bytes() + key
    key_file.touch(0o600)
    key_file.write_bytes(key)


@pytest.fixture
def alta(make_workspace: Callable[..., Workspace]) -> Workspace:
    """A fresh workspace from the template alta on 20 November 2009."""
    return make_workspace("alta")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of the encrypted pass, only tests whose workspaces that makes any different."""
    if ENCRYPTED:
        kept = [item for item in items if "make_workspace" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept
