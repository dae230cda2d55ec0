"""The console script itself, as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ettervern_cli.start import SELDOM_USED, Later

ROOT = Path(__file__).parents[2]


def run(*words: str, **streams: object) -> subprocess.CompletedProcess[str]:
    """Run the program as its own process, with nothing set but the path."""
    ran: subprocess.CompletedProcess[str] = subprocess.run(
        [sys.executable, "-m", "ettervern_cli", *words],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        text=True, check=False, **streams,  # type: ignore[call-overload]
    )  # fmt: skip
    return ran


def test_the_day_is_that_of_the_zone_by_either_table(monkeypatch: pytest.MonkeyPatch) -> None:
    from ettervern_cli.app.outside import clock as surroundings

    # Between these two it is never the same day: they lie 26 hours apart.
    zones = ("Etc/GMT+12", "Pacific/Kiritimati")
    for folder in (surroundings.ZONES, "/nowhere"):
        monkeypatch.setattr(surroundings, "ZONES", folder)
        west, east = map(surroundings.day_in, zones)
        assert west < east


@pytest.mark.parametrize("name", SELDOM_USED)
def test_a_module_put_off_is_the_real_one_once_it_is_used(name: str) -> None:
    script = (
        "import sys\nfrom ettervern_cli.start import Later\n"
        f"sys.modules.pop({name!r}, None)\nlate = sys.modules[{name!r}] = Later({name!r})\n"
        f"import {name}\nassert {name} is late\n"
        "getattr(late, 'anything', None)\n"
        f"real = sys.modules[{name!r}]\nassert real is not late\n"
        "assert all(getattr(late, x) is getattr(real, x) for x in vars(real) if x[:2] != '__')\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


def test_a_missing_name_is_missing_as_ever() -> None:
    with pytest.raises(AttributeError):
        _ = Later("textwrap").no_such_name


def test_it_leaves_with_the_commands_own_code() -> None:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    assert run("--version", **pipes).returncode == 0
    assert run("nosuch", **pipes).returncode == 2
    assert run("--config", "/nowhere", "list", **pipes).returncode == 66


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_output_that_cannot_be_written_is_said_and_exits_74() -> None:
    with open("/dev/full", "w") as full:
        ran = run("--help", stdout=full, stderr=subprocess.PIPE)
    assert ran.returncode == 74
    assert "Traceback" not in ran.stderr


def script(text: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the program behind some lines of Python, as its own process."""
    lines = f"import sys\n{text}\nfrom ettervern_cli.start import main\nmain()\n"
    return subprocess.run(
        [sys.executable, "-c", lines, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_what_was_to_run_at_exit_does() -> None:
    ran = script("import atexit\natexit.register(print, 'at exit')", "--version")
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, "at exit"), ran


def test_whoever_counts_lines_is_left_to_write_them_down(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "trace", "--count", "--file", str(tmp_path / "counts"),
         "--coverdir", str(tmp_path / "cover"), "--module", "ettervern_cli", "--version"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "cover" / "ettervern_cli.start.cover").exists()


def test_an_option_may_be_a_uuid() -> None:
    program = (
        "import types\n"
        "def run():\n"
        "    import typer, uuid\n"
        "    app = typer.Typer()\n"
        "    def one(number: uuid.UUID): print(repr(number))\n"
        "    app.command()(one)\n"
        "    app()\n"
        "module = sys.modules['ettervern_cli.app.app'] = types.ModuleType('app')\n"
        "module.run = run"
    )
    number = "12345678-1234-5678-1234-567812345678"
    ran = script(program, number)
    assert (ran.returncode, ran.stdout) == (0, f"UUID('{number}')\n"), ran
