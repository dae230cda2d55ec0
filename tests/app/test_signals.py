"""Signals: Ctrl-C is silent from the first, and who is ended from outside clears up first."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Workspace

ROOT = Path(__file__).parents[2]
# Sends itself a signal as a module is about to be brought in, or a function called.
AT_IMPORT = """
import os, sys
class Sends:
    def find_spec(self, name, *rest):
        if name == {name!r}:
            os.kill(os.getpid(), {number})
sys.meta_path.insert(0, Sends())
"""
AT_CALL = """
import importlib, os
module = importlib.import_module({module!r})
real = getattr(module, {name!r})
def sends(path, *rest):
    if {when!r} in path:
        os.kill(os.getpid(), {number})
    return real(path, *rest)
setattr(module, {name!r}, sends)
"""
MAIN = """
import sys
from ettervern_cli.start import main
main()
"""


def ran(before: str, *words: str, ignored: int | None = None) -> subprocess.CompletedProcess[str]:
    def ignore() -> None:
        if ignored is not None:
            signal.signal(ignored, signal.SIG_IGN)

    return subprocess.run(
        [sys.executable, "-c", before + MAIN, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=ignore,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "name", ["ettervern_cli.app.app", "typer", "ettervern_cli.app.session", "sqlite3"]
)
def test_ctrl_c_while_it_starts_is_silent(name: str) -> None:
    stopped = ran(AT_IMPORT.format(name=name, number=int(signal.SIGINT)), "list")
    assert (stopped.returncode, stopped.stdout, stopped.stderr) == (130, "", "")


@pytest.mark.large
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_an_export_that_is_ended_leaves_nothing(
    alta: Workspace, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    before = AT_CALL.format(
        module="ettervern_cli.exchange.export", name="_write", when="stay.json", number=int(number)
    )
    words = ("--config", str(alta.config), "data", "export", str(tmp_path / "out"))
    stopped = ran(before, *words)
    assert (stopped.returncode, stopped.stdout, stopped.stderr) == (code, "", "")
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith("out")]


def test_one_that_is_to_outlive_its_terminal_does(alta: Workspace, tmp_path: Path) -> None:
    before = AT_CALL.format(
        module="ettervern_cli.exchange.export", name="_write", when="stay.json",
        number=int(signal.SIGHUP),
    )  # fmt: skip
    words = ("--config", str(alta.config), "data", "export", str(tmp_path / "out"))
    assert ran(before, *words, ignored=signal.SIGHUP).returncode == 0
    assert (tmp_path / "out" / "stay.json").exists()
