"""What an import costs: ``python bench/imports.py [--rows N] [--python PATH] [--rounds N]``

A file of stays is imported by ``ettervern data import stays`` as a whole process: read, checked,
written through the history's triggers, sealed, and with everything derived that lists and reports
need, one person at a time, as a command does it. Beside it in the same round a bare script reads
the same file and inserts the same rows of persons, stays, moves and homes into the same tables
without triggers, history or checks of its own: that is the base. Two files: one with every column
filled, and one without homes and steps. Each row is another person. Fewer than 2,000 stays a second
are too few: then it exits 1. Seconds of a processor stand beside, for a machine that is busy.
"""

import argparse
import csv
import datetime as dt
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.scale import configuration  # noqa: E402
from bench.startup import clean_environment, make_environment  # noqa: E402

TODAY = "2026-10-31"
UNITS, BEDS = 400, 200
ENOUGH = 2_000  # stays a second
COLUMNS = (
    *("resident", "name", "born", "municipality", "source", "treatment_ended_on"),
    *("admitted_on", "discharged_on", "destination", "unit", "step"),
)

# What a careful person would write without this program: one transaction, executemany.
BARE = """
import csv, sqlite3, sys
db = sqlite3.connect(sys.argv[2], isolation_level=None)
db.execute("PRAGMA synchronous = EXTRA")
db.execute("PRAGMA foreign_keys = ON")
for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
    db.execute(f"DROP TRIGGER {name}")
words = dict(db.execute("SELECT code, id FROM term"))
towns = dict(db.execute("SELECT code, id FROM municipality"))
units = dict(db.execute("SELECT code, id FROM unit"))
steps = {str(number): key for number, key in db.execute("SELECT number, id FROM step")}
programme, = db.execute("SELECT id FROM programme").fetchone()
ladder, = db.execute("SELECT id FROM ladder").fetchone()
at = "2026-10-31T12:00:00Z"
people, stays, moves, homes = [], [], [], []
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for n, r in enumerate(csv.DictReader(file, delimiter=";"), 1):
        people.append((n, f"R-{n:04d}", r["name"], r["name"].casefold(), r["born"], at))
        stays.append((n, n, programme, towns[r["municipality"]], words[r["source"]],
                      r["treatment_ended_on"] or None, r["admitted_on"],
                      r["discharged_on"] or None, words.get(r["destination"]), at))
        if r["step"]:
            moves.append((n, ladder, steps[r["step"]], r["admitted_on"], at))
        if r["unit"]:
            homes.append((n, units[r["unit"]], r["admitted_on"], r["discharged_on"] or None, at))
db.execute("BEGIN IMMEDIATE")
db.executemany("INSERT INTO resident VALUES (?, ?, ?, ?, ?, ?)", people)
db.executemany("INSERT INTO stay (id, resident_id, programme_id, municipality_id, source_id, "
               "treatment_ended_on, admitted_on, discharged_on, destination_id, recorded_at) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", stays)
db.executemany("INSERT INTO move (stay_id, ladder_id, to_step_id, direction, moved_on, "
               "recorded_at) VALUES (?, ?, ?, 'entry', ?, ?)", moves)
db.executemany("INSERT INTO placement (stay_id, unit_id, moved_in_on, moved_out_on, recorded_at) "
               "VALUES (?, ?, ?, ?, ?)", homes)
db.execute("COMMIT")
"""


def write_file(path: Path, rows: int, *, full: bool) -> None:
    """Invented stays over ten years in order of admission, 7 % of them open."""
    chance = random.Random(rows)
    first = dt.date(2016, 1, 1)
    days = sorted(chance.randrange(3500) for _ in range(rows))
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(COLUMNS)
        for number, offset in enumerate(days):
            begins = first + dt.timedelta(days=offset)
            ends = begins + dt.timedelta(days=chance.randrange(20, 400))
            is_open = chance.random() < 0.07
            letters = chr(97 + number % 26) + chr(97 + number // 26 % 26)
            out.writerow(
                [
                    f"K{number:06}",
                    f"{chance.choice(('Åse', 'Nora', 'Emil', 'Siri'))} Prøve {letters}",
                    1950 + number % 50,
                    chance.choice("ab"),
                    chance.choice(("treatment", "prison")),
                    begins - dt.timedelta(days=chance.randrange(30)),
                    begins,
                    "" if is_open else min(ends, dt.date(2026, 10, 30)),
                    "" if is_open else chance.choice(("rented", "family")),
                    1 + number % UNITS if full else "",
                    chance.choice("123") if full else "",
                ]
            )


class Took(NamedTuple):
    """Seconds of a whole process: on the clock, and of a processor."""

    clock: float
    processor: float


def timed(words: list[str], environment: dict[str, str]) -> Took:
    """What a whole process takes, which must succeed."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(words, env=environment, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        sys.exit(f"{words} failed with {done.returncode}")
    clock, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    user, system = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
    return Took(clock, user + system)


class Bench:
    """A workspace without residents, copied anew for every run."""

    def __init__(self, python: Path, folder: Path) -> None:
        self.python = str(python)
        self.folder = folder
        self.program = str(python.parent / "ettervern")
        self.empty = folder / "empty"
        self.environment = {**clean_environment(folder), "ETTERVERN_TODAY": TODAY}
        del self.environment["ETTERVERN_CONFIG"]
        timed([self.program, "--quiet", "init", str(self.empty), "--template", "hf"],
              self.environment)  # fmt: skip
        # Room for everybody: what must hold of homes is asked of an import too.
        roomy = configuration(UNITS).replace("kind: room,", f"kind: room, beds: {BEDS},")
        (self.empty / "config.yaml").write_text(roomy, encoding="utf-8")
        timed([self.program, "--quiet", "--config", str(self.empty), "config", "apply"],
              self.environment)  # fmt: skip

    def _fresh(self) -> Path:
        folder = self.folder / "work"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.empty, folder)
        os.sync()
        return folder

    def bare(self, file: Path) -> Took:
        """What the bare script takes."""
        database = self._fresh() / "ettervern.db"
        return timed([self.python, "-c", BARE, str(file), str(database)], self.environment)

    def imported(self, file: Path) -> Took:
        """What the command takes."""
        folder = self._fresh()
        words = [self.program, "--quiet", "--config", str(folder), "data", "import", "stays"]
        return timed([*words, str(file)], self.environment)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--python", type=Path, help="an environment that has the package")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ettervern-bench-") as name:
        folder = Path(name)
        python = options.python or make_environment(folder)
        bench = Bench(python.absolute(), folder)
        print(f"{options.rows} stays, medians of {options.rounds} rounds")
        print(f"{'':24}{'seconds':>9}{'processor':>11}{'a second':>10}{'bare':>8}{'ratio':>7}")
        slowest = float("inf")
        for label, full in (("every column", True), ("without homes and steps", False)):
            file = folder / "stays.csv"
            write_file(file, options.rows, full=full)
            pairs = [(bench.imported(file), bench.bare(file)) for _ in range(options.rounds)]
            seconds = statistics.median(ours.clock for ours, _ in pairs)
            processor = statistics.median(ours.processor for ours, _ in pairs)
            base = statistics.median(bare.clock for _, bare in pairs)
            ratio = statistics.median(ours.clock / bare.clock for ours, bare in pairs)
            speed = options.rows / seconds
            slowest = min(slowest, speed)
            print(f"{label:24}{seconds:9.2f}{processor:11.2f}{speed:10.0f}{base:8.2f}{ratio:7.2f}")
        sys.exit(slowest < ENOUGH)


if __name__ == "__main__":
    main()
