"""What whole commands cost: ``python bench/startup.py [--python PATH] [--rounds N]``

Each round runs ``python -c pass`` and every command once, in turn, so that whatever else the
machine does falls on all alike; the figure is the median of the rounds' ratios. Without
``--python`` an environment is made in a temporary folder with the package installed as people
install it: not editable, and compiled. The clock is asked for today, as it is when people type.
Exits 1 when a command is over its budget.
"""

import argparse
import json
import os
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Measured(NamedTuple):
    """A command to measure: its words, the ratio it may cost, and how it is run."""

    name: str
    words: list[str]
    budget: float | None
    terminal: bool = False
    environment: dict[str, str] = {}  # noqa: RUF012 (never changed)


WHO = "a resident's code"
COMPLETION = {
    "_ETTERVERN_COMPLETE": "complete_bash",
    "COMP_WORDS": "ettervern log i",
    "COMP_CWORD": "2",
}
COMMANDS = [
    Measured("log", ["log", WHO, "Walked to NAV", "--minutes", "30"], 6.8),
    Measured("show", ["show", WHO], 7.3),
    Measured("list, 20 rows, terminal", ["list"], 8, terminal=True),
    Measured("due", ["due"], 6),
    Measured("today", ["today"], None),
    Measured("--help", ["--help"], 5.5),
    Measured("log --help", ["log", "--help"], 12.5),
    Measured("completion", [], 5.8, environment=COMPLETION),
]


def make_environment(folder: Path) -> Path:
    """A virtual environment with the package installed from a copy and compiled; its python."""
    copy = folder / "source"
    copy.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, copy)
    shutil.copytree(
        ROOT / "ettervern_cli", copy / "ettervern_cli", ignore=shutil.ignore_patterns("__pycache__")
    )
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "install", "-qq", str(copy)], check=True)
    subprocess.run(
        [str(python), "-m", "compileall", "-q", str(folder / "venv" / "lib")],
        check=False,
        stdout=subprocess.DEVNULL,
    )
    return python


def clean_environment(folder: Path) -> dict[str, str]:
    """What a measured process sees: nothing of the caller's but the path."""
    return {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLUMNS": "80",
        "ETTERVERN_USER": "bench",
        "ETTERVERN_CONFIG": str(folder / "demo" / "config.yaml"),
    }


def timed(words: list[str], environment: dict[str, str]) -> float:
    """Seconds that a whole process takes, its output thrown away."""
    started = time.perf_counter()
    done = subprocess.run(
        words,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    seconds = time.perf_counter() - started
    if done.returncode not in (0, 3):
        sys.exit(f"{words} failed with {done.returncode}:\n{done.stderr.decode()}")
    return seconds


def timed_in_terminal(words: list[str], environment: dict[str, str]) -> float:
    """Seconds that a whole process takes when it writes to a terminal."""
    ours, theirs = pty.openpty()
    started = time.perf_counter()
    process = subprocess.Popen(
        words, env=environment, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL
    )
    os.close(theirs)
    with suppress(OSError):  # Linux says EIO when the other side is gone
        while os.read(ours, 65536):
            pass
    code = process.wait()
    seconds = time.perf_counter() - started
    os.close(ours)
    if code != 0:
        sys.exit(f"{words} failed with {code} in a terminal")
    return seconds


class Bench:
    """A workspace of 20 residents, and rounds of commands in it."""

    def __init__(self, python: Path, folder: Path) -> None:
        self.python = str(python)
        self.program = str(python.parent / "ettervern")
        self.environment = clean_environment(folder)
        self.database = folder / "demo" / "ettervern.db"
        self.fresh = folder / "fresh.db"
        made = [self.program, "demo", str(folder / "demo"), "--template", "steg"]
        timed([*made, "--residents", "33"], self.environment)
        shutil.copy(self.database, self.fresh)
        listed = subprocess.check_output(
            [self.program, "list", "--format", "json"], env=self.environment
        )
        residents = [row["resident"] for row in json.loads(listed)]
        assert len(residents) == 20, residents
        self.who = residents[0]

    def base(self) -> float:
        """Seconds of an interpreter that does nothing."""
        return timed([self.python, "-c", "pass"], self.environment)

    def command(self, measured: Measured) -> float:
        """Seconds of one command, on the same database every time."""
        shutil.copy(self.fresh, self.database)
        run = timed_in_terminal if measured.terminal else timed
        words = [self.program, *(self.who if word == WHO else word for word in measured.words)]
        return run(words, {**self.environment, **measured.environment})

    def rounds(self, count: int, tell: Callable[[int], None]) -> dict[str, list[float]]:
        """Ratios to the bare interpreter, by command; the base is the mean of two around it."""
        ratios: dict[str, list[float]] = {measured.name: [] for measured in COMMANDS}
        self.base()
        for measured in COMMANDS:
            self.command(measured)
        before = self.base()
        for number in range(count):
            for measured in COMMANDS:
                seconds = self.command(measured)
                after = self.base()
                ratios[measured.name].append(2 * seconds / (before + after))
                before = after
            tell(number + 1)
        return ratios


def quartiles(values: list[float]) -> tuple[float, float, float]:
    """Lower quartile, median and upper quartile."""
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, middle, high


def report(ratios: dict[str, list[float]]) -> bool:
    """Print the table; whether every budget holds."""
    print(f"{'':26}{'budget':>8}{'median':>8}{'quartiles':>14}")
    holds = True
    for measured in COMMANDS:
        low, middle, high = quartiles(ratios[measured.name])
        budget = "–" if measured.budget is None else f"{measured.budget:.1f}"
        verdict = ""
        if measured.budget is not None:
            verdict = "under" if middle <= measured.budget else "OVER"
            holds = holds and middle <= measured.budget
        spread = f"{low:.2f}–{high:.2f}"
        print(f"{measured.name:26}{budget:>8}{middle:8.2f}{spread:>14}  {verdict}")
    return holds


def main() -> None:
    """Measure and print; 1 when over a budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", type=Path, help="an environment that has the package")
    parser.add_argument("--rounds", type=int, default=25)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ettervern-bench-") as name:
        folder = Path(name)
        python = options.python or make_environment(folder)
        bench = Bench(python.absolute(), folder)

        def tell(done: int) -> None:
            if sys.stderr.isatty():
                sys.stderr.write(f"\rround {done} of {options.rounds} ")

        ratios = bench.rounds(options.rounds, tell)
        base = statistics.median(bench.base() for _ in range(9))
        print(f"Ratios to python -c pass ({base * 1000:.1f} ms), {options.rounds} rounds")
        holds = report(ratios)
    sys.exit(0 if holds else 1)


if __name__ == "__main__":
    main()
