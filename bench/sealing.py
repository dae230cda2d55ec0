"""What sealing costs: ``python bench/sealing.py [--rounds N] [--lines N]``

``log``, ``list`` and a ``batch`` as whole processes, by three builds in turn on workspaces alike:
this one; one that writes the history and seals nothing; and one whose file has no triggers, so that
there is no history either. A figure is the median of the rounds' ratios, this build to the other,
by the clock and by the processor's time, which a busy machine does not lengthen.
"""

import argparse
import os
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TODAY, WHO = "2009-11-20", "Malt Prøveperson"
SEALED, UNSEALED, UNWRITTEN = "sealed", "unsealed", "unwritten"
# Files of storage/, what is taken out of them, and what stands there instead.
TAKEN_OUT = (
    ("transaction.py", "        check_schema(db)\n", ""),
    ("history.py", "    if author.simulated:\n", "    return\n    if author.simulated:\n"),
)


class Spent(NamedTuple):
    """Seconds by the clock, and of the processor."""

    clock: float
    processor: float


def run(build: Path, folder: Path, *words: str) -> Spent:
    """What a command takes in a workspace."""
    environment = {**os.environ, "PYTHONPATH": str(build), "HOME": str(folder.parent)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    program = [sys.executable, "-P", "-m", "ettervern_cli", "--quiet", "--today", TODAY]
    place = [] if words[0] == "demo" else ["--config", str(folder)]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [*program, *place, *words], env=environment, check=True, stdout=subprocess.DEVNULL
    )
    clock, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Spent(clock, used)


def builds(folder: Path) -> Mapping[str, Path]:
    """The builds by name: this one, and a copy that seals nothing."""
    copy = folder / "unsealed"
    shutil.copytree(ROOT / "ettervern_cli", copy / "ettervern_cli")
    for name, there, instead in TAKEN_OUT:
        path = copy / "ettervern_cli" / "storage" / name
        text = path.read_text("utf-8")
        if there not in text:
            sys.exit(f"{name} has nothing to take out any more: {there!r}")
        path.write_text(text.replace(there, instead), "utf-8")
    return {SEALED: ROOT, UNSEALED: copy, UNWRITTEN: copy}


def workspaces(folder: Path) -> Mapping[str, Path]:
    """A workspace for each build, alike but for the triggers."""
    made = {name: folder / f"book-{name}" for name in (SEALED, UNSEALED, UNWRITTEN)}
    run(ROOT, made[SEALED], "demo", str(made[SEALED]))
    run(ROOT, made[SEALED], "admit", WHO)
    for name in (UNSEALED, UNWRITTEN):
        shutil.copytree(made[SEALED], made[name])
    with closing(sqlite3.connect(made[UNWRITTEN] / "ettervern.db")) as db:
        names = db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            db.execute(f"DROP TRIGGER {name}")
        db.commit()
    return made


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--lines", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ettervern-bench-") as name:
        folder = Path(name)
        made, books = builds(folder), workspaces(folder)
        lines = folder / "lines.txt"
        text = "".join(f'log "{WHO}" "Tekst {n}"\n' for n in range(options.lines))
        lines.write_text(text, "utf-8")
        commands = (("log", WHO, "Gikk tur"), ("list",), ("batch", str(lines)))
        print(f"{'':8}{'sealed':>10}{UNSEALED:>10}{UNWRITTEN:>10}   processor:{UNSEALED:>10}"
              f"{UNWRITTEN:>10}")  # fmt: skip
        for words in commands:
            rounds = [
                {build: run(made[build], books[build], *words) for build in made}
                for _ in range(options.rounds + 1)
            ][1:]
            ours = statistics.median(each[SEALED].clock for each in rounds)
            ratios = [
                statistics.median(each[SEALED][part] / each[other][part] for each in rounds)
                for part in (0, 1) for other in (UNSEALED, UNWRITTEN)
            ]  # fmt: skip
            clock, processor = ratios[:2], ratios[2:]
            print(f"{words[0]:8}{ours:8.3f} s{clock[0]:10.2f}{clock[1]:10.2f}{'':14}"
                  f"{processor[0]:10.2f}{processor[1]:10.2f}", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
