"""What the tests share: a workspace in a temporary folder and a way to type commands."""

import datetime as dt
import json
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import wraps
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from typer.testing import CliRunner

from ettervern_cli.app.app import command
from ettervern_cli.storage.database.connecting import connect
from tests.helpers.examples import examples
from tests.helpers.once import Made, made_once

TODAY = "2009-11-20"
# CI runs the suite once more with every workspace encrypted: nothing else may differ.
ENCRYPTED = os.environ.get("ETTERVERN_TEST_ENCRYPTED") == "1"
# Time is no measure of a property: a machine may be busy.
settings.register_profile(
    "suite",
    max_examples=examples(100),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("suite")
ROOM = 4 << 30  # in bytes; a run needs a tenth of it
_numbers = count()
# Connections that a test looks through: to read a file's tables and triggers takes longer than a
# query, so one stays open as long as the file is the same and the test lasts.
_looked_at: dict[tuple[int, int], sqlite3.Connection] = {}
# The program's own folder of settings for a command run in this process, where no test names one.
HOME, SETTINGS = os.environ.get("HOME"), tempfile.TemporaryDirectory(prefix="ettervern-settings-")


def _no_day(day: dt.date) -> str:
    """From Python 3.12 on, sqlite3 warns of a day that is bound as it is."""
    raise TypeError(f"{day} is bound as a day; bind its text")


sqlite3.register_adapter(dt.date, _no_day)
sqlite3.register_adapter(dt.datetime, _no_day)


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

    def __init__(self, folder: Path, today: str = TODAY, told: Any = None) -> None:
        self.folder = folder
        self.today = today
        self.told = told  # by whoever lived in it before the test
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
        if self.key_settings.exists():
            with closing(self.open()) as db:
                return db.execute(query, values).fetchall()
        status = self.database.stat()
        db = _looked_at.get((status.st_dev, status.st_ino)) or self.open()
        _looked_at[status.st_dev, status.st_ino] = db
        try:
            return db.execute(query, values).fetchall()
        finally:
            db.execute("PRAGMA shrink_memory")  # the file may be another's before the next look


def invoke(
    *words: str, stdin: str | None = None, env: Mapping[str, str | None] | None = None
) -> Result:
    """Run the command line inside this process, as a person would type it."""
    pinned: dict[str, str | None] = {
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "TZ": "Europe/Oslo",
        "ETTERVERN_USER": "tester",
        "ETTERVERN_TODAY": None,
        "ETTERVERN_LANG": None,
        "ETTERVERN_CONFIG": None,
    }
    if os.environ.get("HOME") == HOME and "XDG_CONFIG_HOME" not in os.environ:
        pinned["XDG_CONFIG_HOME"] = SETTINGS.name
    runner, code = CliRunner(), 0
    # Not by the runner's own invoke: that builds every command anew each time.
    with runner.isolation(stdin, {**pinned, **(env or {})}) as (out, err, _):
        try:
            command.main(list(words), prog_name="root")
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
        answer = [each.getvalue().decode().replace("\r\n", "\n") for each in (out, err)]
    return Result(code, *answer)


@pytest.fixture(autouse=True)
def looks() -> Iterator[None]:
    """What a test looked through is closed after it."""
    yield
    while _looked_at:
        _looked_at.popitem()[1].close()


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
def make_workspace(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, key_file: Path | None
) -> Callable[..., Workspace]:
    """A fresh workspace from a template, as init makes it."""

    def make(
        template: str = "alta",
        *,
        today: str = TODAY,
        name: str = "w",
        lived: Callable[[Workspace], object] | None = None,
    ) -> Workspace:
        """``lived`` is what happened in it before the test: done once a run, and copied.

        What it returns is the workspace's ``told``.
        """

        def copied(found: Made, folder: Path) -> Workspace:
            shutil.copytree(found.folder / "w", folder)
            workspace = Workspace(folder, today, found.told)
            if key_file:
                _unlocked(workspace, key_file, (found.folder / "key").read_bytes())
            return workspace

        def once(after: str, lay: Callable[[Path], object]) -> Made:
            def kept(folder: Path) -> object:
                told = lay(folder / "w")
                if key_file:
                    shutil.copy(key_file, folder / "key")
                    key_file.unlink()
                return told

            return made_once(tmp_path_factory, f"{template} {today} {after}", kept)

        def fresh(folder: Path) -> None:
            made = ["--today", today, "--lang", "en", "init", str(folder), "--template", template]
            result = invoke(*made, *(["--encrypt", "--key-in", "file"] if ENCRYPTED else []))
            assert result.code == 0, result

        found = once("init", fresh)
        if lived:
            after, made = f"{lived.__module__}.{lived.__qualname__}", found
            found = once(after, lambda folder: lived(copied(made, folder)))
        return copied(found, tmp_path / name)

    return make


def lived_once(
    template: str = "alta", *, first: Callable[[Workspace], None] | None = None, **where: str
) -> Callable[[Callable[[Workspace], object]], Callable[..., Workspace]]:
    """A fixture of what happened in a workspace before the test: done once a run, and copied."""

    def fixture_of(life: Callable[[Workspace], object]) -> Callable[..., Workspace]:
        @wraps(life)
        def lived(workspace: Workspace) -> object:
            if first is not None:
                first(workspace)
            return life(workspace)

        def fixture(make_workspace: Callable[..., Workspace]) -> Workspace:
            return make_workspace(template, lived=lived, **where)

        fixture.__doc__ = life.__doc__
        return pytest.fixture(name=life.__name__)(fixture)

    return fixture_of


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


def pytest_configure(config: pytest.Config) -> None:
    """Temporary files in memory where there is room: thousands of small databases are synced."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what another run of ``.ci/run`` does."""
    every: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.path.parent.name == "faults" and hasattr(getattr(item, "module", None), "count"):
            item.add_marker("counted")
        if item.get_closest_marker("sampled"):
            every.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for cases in every.values():
        _sample(cases)
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        (kept if _of_this_run(item) else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def _sample(cases: list[pytest.Item]) -> None:
    """Leave most cases of a test to CI; one that was asked for by its name is not left."""
    marker = cases[0].get_closest_marker("sampled")
    of, first = (*(marker.args if marker else ()), 0)[:2]
    for place, case in enumerate(cases if len(cases) > 1 else ()):
        if place % of != first:
            case.add_marker("large")


def _of_this_run(item: pytest.Item) -> bool:
    """Of the encrypted pass, only tests whose workspaces that makes any different."""
    if ENCRYPTED and "make_workspace" not in getattr(item, "fixturenames", ()):
        return False
    more = any(item.get_closest_marker(name) for name in ("broken_build", "large"))
    return "ETTERVERN_FAULTS" in os.environ or not more
