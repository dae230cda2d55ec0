"""What commands cost with many residents: ``python bench/scale.py [SIZE ...] [--python PATH]``

Fills a workspace of each size (100, 1,000 and 10,000 residents unless told) with about 50
follow-ups each, then runs commands as whole processes and beside them the very statements they
run, replayed in the sqlite3 shell. The ratio is (process - start-up) / (replay - the shell's
start-up); start-up is what ``ettervern --version`` takes. ``report month`` is to take no longer
than its own start-up and 1.5 times its replay: its own start-up is the same command in the same
workspace with nobody in it, so that the modules it loads and the lines it prints are not counted as
work that grows. What is filled goes by way of ``writing`` and ``kept.refresh``, triggers and seals
included.
"""

import argparse
import datetime as dt
import heapq
import json
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve()
TODAY = dt.date(2026, 10, 31)
YEARS = 10
FOLLOW_UPS = 50
LINES = 1000
CHUNK = 500


class Course(NamedTuple):
    """An invented stay: days as offsets from the first, and the unit lived in."""

    begins: int
    ends: int
    unit: int


def courses(residents: int) -> list[Course]:
    """Stays spread over ten years, 90 to 420 days each, in units that are free: 7 % are open."""
    chance = random.Random(residents)
    span = YEARS * 365
    begins = sorted(chance.randrange(span) for _ in range(residents))
    free: list[int] = []
    taken: list[tuple[int, int]] = []
    found = []
    units = 0
    for day in begins:
        while taken and taken[0][0] <= day:
            heapq.heappush(free, heapq.heappop(taken)[1])
        if not free:
            units += 1
            heapq.heappush(free, units)
        unit = heapq.heappop(free)
        ends = day + chance.randint(90, 420)
        heapq.heappush(taken, (ends, unit))
        found.append(Course(day, ends, unit))
    return found


def configuration(units: int) -> str:
    """A programme with three steps, a budget and this many units."""
    beds = "\n".join(
        f'      - {{code: "{n}", kind: room, rent: 5000}}' for n in range(1, units + 1)
    )
    lines = [f"line-{n}" for n in range(8)]
    plans = "\n".join(
        f"      {year}:\n        costs: {{{', '.join(f'{line}: 800000' for line in lines)}}}\n"
        f"        financing: {{state: {800000 * len(lines)}}}"
        for year in range(TODAY.year - YEARS, TODAY.year + 1)
    )
    return f"""language: en
database: ettervern.db
municipalities:
  a: {{name: A}}
  b: {{name: B}}
programmes:
  big:
    name: Many residents
    host: Bench
    municipalities: [a, b]
    stay: {{most_months: 24}}
    rhythm: {{every_days: 7}}
    critical_window: {{months: 3, every_days: 3}}
    staff: {{one: {{name: One}}, two: {{name: Two}}}}
    ladders:
      steps:
        name: Steps
        steps:
          - {{code: first, name: First, every_days: 4, lease: special, trial_days: 90}}
          - {{code: second, name: Second, every_days: 7, lease: special}}
          - {{code: third, name: Third, every_days: 14, lease: special}}
    leases: {{special: {{name: Special}}}}
    sources: {{treatment: {{name: Treatment}}, prison: {{name: Prison}}}}
    follow_up_kinds: {{talk: {{name: Talk}}, phone: {{name: Phone}}}}
    areas: {{home: {{name: Home}}, work: {{name: Work}}}}
    demotion_reasons: {{rule: {{name: Rule}}}}
    exit_reasons: {{planned: {{name: Planned, planned: true}}, wish: {{name: Wish}}}}
    destinations: {{rented: {{name: Rented, lasting: true}}, family: {{name: Family}}}}
    absences: {{leave: {{name: Leave}}}}
    budget_lines:
      costs: {{{", ".join(f"{line}: {{name: {line}}}" for line in lines)}}}
      financing: {{state: {{name: State}}}}
    budget:
{plans}
    units:
{beds}
"""


# --- filling, inside the measured environment ------------------------------------------------


class Filling:
    """Rows for the case tables, as ``executemany`` takes them."""

    def __init__(self, db: sqlite3.Connection, first: dt.date) -> None:
        self.db = db
        self.first = first
        self.chance = random.Random(1)
        self.written = 0
        self.terms: dict[str, list[int]] = {}
        for which, row_id in db.execute("SELECT list, id FROM term ORDER BY id"):
            self.terms.setdefault(which, []).append(row_id)
        self.steps = [row[0] for row in db.execute("SELECT id FROM step ORDER BY number")]
        self.staff = [row[0] for row in db.execute("SELECT id FROM staff")]
        self.towns = [row[0] for row in db.execute("SELECT id FROM municipality")]
        self.units = [row[0] for row in db.execute("SELECT id FROM unit ORDER BY position")]

    def day(self, offset: int) -> str:
        """The day so many days after the first."""
        return (self.first + dt.timedelta(days=offset)).isoformat()

    def insert(self, table: str, names: str, rows: list[tuple[Any, ...]]) -> None:
        """Write rows of one table."""
        marks = ", ".join("?" * len(names.split(", ")))
        self.db.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
        self.written += len(rows)

    def term(self, which: str) -> int:
        """Any word of a list."""
        return self.chance.choice(self.terms[which])

    def stays(self, numbered: list[tuple[int, Course]]) -> None:
        """Everything about some residents."""
        last = (TODAY - self.first).days
        at = f"{TODAY}T08:00:00Z"
        residents, stays, homes, leases = [], [], [], []
        moves: list[tuple[Any, ...]] = []
        follow_ups: list[tuple[Any, ...]] = []
        absences: list[tuple[Any, ...]] = []
        for number, course in numbered:
            begins, ended = self.day(course.begins), course.ends <= last
            ends = self.day(course.ends) if ended else None
            name = f"Resident {number} Invented"
            residents.append(
                (number, f"R-{number:04d}", name, name.casefold(), f"{1960 + number % 45}", at)
            )
            why = (self.term("exit_reason"), self.term("destination")) if ended else (None, None)
            stays.append(
                (number, number, 1, self.chance.choice(self.towns), self.term("source"), begins,
                 begins, ends, *why, self.chance.choice(self.staff), at)
            )  # fmt: skip
            homes.append((number, number, self.units[course.unit - 1], begins, ends, 500_000, at))
            leases.append((number, self.term("lease"), begins, at))
            moves += self._moves(number, course, last, at)
            follow_ups += self._follow_ups(number, course, last, at)
            if self.chance.random() < 0.2 and course.begins + 70 < min(last, course.ends):
                gone = (self.day(course.begins + 50), self.day(course.begins + 57))
                absences.append((number, self.term("absence_kind"), *gone, gone[1], 1, at))
        self.insert("resident", "id, code, name, sought_name, born, recorded_at", residents)
        self.insert(
            "stay",
            "id, resident_id, programme_id, municipality_id, source_id, treatment_ended_on, "
            "admitted_on, discharged_on, exit_reason_id, destination_id, staff_id, recorded_at",
            stays,
        )
        self.insert(
            "placement",
            "id, stay_id, unit_id, moved_in_on, moved_out_on, rent_ore, recorded_at",
            homes,
        )
        self.insert("lease", "placement_id, kind_id, begins_on, recorded_at", leases)
        self.insert(
            "move",
            "stay_id, ladder_id, from_step_id, to_step_id, direction, moved_on, reason_id, "
            "recorded_at",
            moves,
        )
        self.insert(
            "absence",
            "stay_id, kind_id, left_on, expected_on, returned_on, unit_held, recorded_at",
            absences,
        )
        self.insert(
            "follow_up",
            "stay_id, held_on, kind_id, minutes, staff_id, areas, is_missed, text, recorded_at",
            follow_ups,
        )

    def _moves(self, number: int, course: Course, last: int, at: str) -> Iterator[tuple[Any, ...]]:
        """Up every 40 days, now and then down again; the row's own ids are left to SQLite."""
        now, day = 0, course.begins
        yield (number, 1, None, self.steps[0], "entry", self.day(day), None, at)
        while (day := day + 40) < min(course.ends, last):
            then = now + 1 if now == 0 or (now == 1 and self.chance.random() < 0.7) else now - 1
            down = then < now
            reason = self.term("demotion_reason") if down else None
            yield (
                number, 1, self.steps[now], self.steps[then], "down" if down else "up",
                self.day(day), reason, at,
            )  # fmt: skip
            now = then

    def _follow_ups(
        self, number: int, course: Course, last: int, at: str
    ) -> Iterator[tuple[Any, ...]]:
        step = max(1, (course.ends - course.begins) // FOLLOW_UPS)
        for day in range(course.begins + step, min(course.ends, last), step):
            yield (
                number, self.day(day), self.term("follow_up_kind"), 30,
                self.chance.choice(self.staff), '["home"]', int(self.chance.random() < 0.07),
                "A walk and a talk about the week to come", at,
            )  # fmt: skip

    def bookings(self) -> None:
        """A voucher a month on every line."""
        lines = [row[0] for row in self.db.execute("SELECT id FROM budget_line")]
        rows = [
            (line, dt.date(year, month, 20).isoformat(), 5_000_000, f"{TODAY}T08:00:00Z")
            for year in range(self.first.year, TODAY.year + 1)
            for month in range(1, 13)
            for line in lines
            if dt.date(year, month, 20) <= TODAY
        ]
        self.insert("booking", "budget_line_id, booked_on, amount_ore, recorded_at", rows)


def fill(folder: Path, residents: int) -> dict[str, float]:
    """Make a workspace of a size, with an ``empty.db`` beside it; what it took."""
    from ettervern_cli.config import load
    from ettervern_cli.follow_ups import derived as kept
    from ettervern_cli.programme.applying.applying import compile_config
    from ettervern_cli.programme.programme import programmes
    from ettervern_cli.storage.database.opening import create
    from ettervern_cli.storage.history import Author, config_digest
    from ettervern_cli.storage.transaction import writing

    planned = courses(residents)
    text = configuration(max((course.unit for course in planned), default=1))
    config = load(text)
    assert config.config is not None, config.problems
    folder.mkdir()
    (folder / "config.yaml").write_text(text, encoding="utf-8")
    db = create(str(folder / "ettervern.db"))
    author = Author(
        "bench", dt.datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=dt.UTC), TODAY
    )
    with writing(db, author, "init", kind="begin"):
        compile_config(db, config.config, config_digest(text))
    programme = programmes(db)[0]
    filling = Filling(db, TODAY - dt.timedelta(days=YEARS * 365))
    inserting = refreshing = sealing = 0.0
    shutil.copy(folder / "ettervern.db", folder / "empty.db")
    with writing(db, author, "budget book"):
        filling.bookings()
    numbered = list(enumerate(planned, 1))
    for start in range(0, residents, CHUNK):
        part = numbered[start : start + CHUNK]
        clock = time.perf_counter()
        with writing(db, author, "import"):
            filling.stays(part)
            inserted = time.perf_counter()
            for number, _ in part:
                kept.refresh(db, programme, number)
            refreshed = time.perf_counter()
        inserting += inserted - clock
        refreshing += refreshed - inserted
        sealing += time.perf_counter() - refreshed
    db.close()
    return {
        "rows": filling.written,
        "inserting": inserting,
        "refreshing": refreshing,
        "sealing": sealing,
    }


def capture(target: Path, words: list[str]) -> None:
    """Run a command in this process and write down the statements that it runs."""
    statements: list[str] = []
    connect = sqlite3.connect

    def traced(*values: Any, **options: Any) -> sqlite3.Connection:
        db: sqlite3.Connection = connect(*values, **options)
        db.set_trace_callback(statements.append)
        return db

    sqlite3.connect = traced  # type: ignore[assignment]
    sys.argv = ["ettervern", *words]
    # Not the console script: that one leaves the process at once.
    from ettervern_cli.app.app import run

    with suppress(SystemExit):
        run()
    # What a trigger does is told as a comment: it comes by itself when replayed.
    kept = [text for text in statements if not text.startswith("--")]
    target.write_text("".join(f"{text}\n;\n" for text in kept), encoding="utf-8")


# --- measuring, outside ----------------------------------------------------------------------


class Size:
    """A filled workspace and commands in it."""

    def __init__(self, python: Path, folder: Path, residents: int) -> None:
        self.python = str(python)
        self.program = str(python.parent / "ettervern")
        self.folder = folder
        self.residents = residents
        self.database = folder / "w" / "ettervern.db"
        self.fresh = folder / "fresh.db"
        self.empty = folder / "w" / "empty.db"
        self.environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "ETTERVERN_TODAY": TODAY.isoformat(),
            "ETTERVERN_USER": "bench",
            "ETTERVERN_CONFIG": str(folder / "w" / "config.yaml"),
        }

    def make(self) -> dict[str, float]:
        """Fill it."""
        words = [self.python, str(HERE), "--fill", str(self.folder / "w"), str(self.residents)]
        told: dict[str, float] = json.loads(subprocess.check_output(words, env=self.environment))
        shutil.copy(self.database, self.fresh)
        return told

    def someone(self) -> str:
        """The code of somebody who is there."""
        db = sqlite3.connect(self.database)
        row = db.execute(
            "SELECT r.code FROM stay s JOIN resident r ON r.id = s.resident_id "
            "WHERE s.discharged_on IS NULL ORDER BY r.id LIMIT 1"
        ).fetchone()
        db.close()
        return str(row[0])

    def batch_file(self) -> Path:
        """A thousand lines for ``batch``, one after another about all who are there."""
        db = sqlite3.connect(self.database)
        codes = [
            row[0]
            for row in db.execute(
                "SELECT r.code FROM stay s JOIN resident r ON r.id = s.resident_id "
                "WHERE s.discharged_on IS NULL ORDER BY r.id"
            )
        ]
        db.close()
        path = self.folder / "batch.txt"
        lines = [f'log {codes[n % len(codes)]} "A walk" --minutes 30\n' for n in range(LINES)]
        path.write_text("".join(lines), encoding="utf-8")
        return path

    def run(self, words: list[str], stdin: Path | None = None) -> tuple[float, int, str]:
        """Seconds of a whole process, its exit code and what it said on stderr."""
        with open(stdin or os.devnull, "rb") as source:
            started = time.perf_counter()
            done = subprocess.run(
                words,
                env=self.environment,
                stdin=source,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                check=False,
            )
            seconds = time.perf_counter() - started
        return seconds, done.returncode, done.stderr.decode()

    def compared(self, words: list[str], rounds: int) -> "Compared | str":
        """A command beside the replay of its statements, in turn; or why it cannot be measured."""
        replay = self.folder / "replay.sql"
        _, code, said = self.run([self.program, *words])
        if code not in (0, 3):
            return said.strip().splitlines()[0] if said.strip() else f"exit {code}"
        self.restore()
        self.run([self.python, str(HERE), "--capture", str(replay), *words])
        return Compared.of([self._round(words, replay) for _ in range(rounds)])

    def _round(self, words: list[str], replay: Path) -> "Round":
        start = self.run([self.program, "--version"])[0]
        shutil.copy(self.empty, self.database)
        empty = self.run([self.program, *words])[0]
        self.restore()
        process = self.run([self.program, *words])[0]
        shell = self.run(["sqlite3", ":memory:"])[0]
        self.restore()
        return Round(
            start, empty, process, shell, self.run(["sqlite3", str(self.database)], replay)[0]
        )

    def restore(self) -> None:
        """The database as it was filled."""
        shutil.copy(self.fresh, self.database)


class Compared(NamedTuple):
    """Seconds: each a median, and what is subtracted is so within a round.

    ``start`` is ``--version``, ``empty`` the command with nobody there; ``own`` is what the process
    takes beyond start-up, ``grown`` beyond ``empty``, ``statements`` the replay beyond the shell.
    """

    start: float
    empty: float
    process: float
    own: float
    grown: float
    statements: float

    @classmethod
    def of(cls, rounds: list["Round"]) -> "Compared":
        """The medians of some rounds."""
        return cls(
            statistics.median(one.start for one in rounds),
            statistics.median(one.empty for one in rounds),
            statistics.median(one.process for one in rounds),
            statistics.median(one.process - one.start for one in rounds),
            statistics.median(one.process - one.empty for one in rounds),
            max(statistics.median(one.replay - one.shell for one in rounds), 0.0001),
        )


class Round(NamedTuple):
    """One round's seconds."""

    start: float
    empty: float
    process: float
    shell: float
    replay: float


def measure(size: Size, rounds: int) -> bool:
    """Fill, measure and print one size; whether the report keeps to its budget."""
    told = size.make()
    spent = told["inserting"] + told["refreshing"] + told["sealing"]
    megabytes = size.fresh.stat().st_size / 1e6
    print(
        f"\n{size.residents} residents, {told['rows']:.0f} rows, {megabytes:.0f} MB; filled at "
        f"{told['rows'] / spent:.0f} rows/s (rows {told['inserting']:.1f} s, what is kept "
        f"{told['refreshing']:.1f} s, seal and commit {told['sealing']:.1f} s)"
    )
    print(f"{'ms':18}{'start':>8}{'empty':>8}{'process':>9}{'replay':>8}{'ratio':>8}")
    holds = True
    who = size.someone()
    for name, words in {
        "today": ["today"],
        "list": ["list"],
        "list --status all": ["list", "--status", "all", "--format", "csv"],
        "show": ["show", who],
        "log": ["log", who, "A walk", "--minutes", "30"],
        f"batch, {LINES}": ["batch", str(size.batch_file())],
        "report month": ["report", "month"],
        "report year": ["report", "year", str(TODAY.year)],
    }.items():
        found = size.compared(words, rounds)
        if isinstance(found, str):
            print(f"{name:18}  skipped: {found}")
            continue
        seconds = (found.start, found.empty, found.process, found.statements)
        start, empty, process, replay = (f"{1000 * one:.1f}" for one in seconds)
        empty = "–" if who in words or words[0] == "batch" else empty
        line = f"{name:18}{start:>8}{empty:>8}{process:>9}{replay:>8}"
        line += f"{found.own / found.statements:8.1f}"
        if name == "report month":
            kept = found.grown <= 1.5 * found.statements
            line += "  within 1.5" if kept else "  OVER start-up + 1.5 times the statements"
            holds = holds and kept
        print(line, flush=True)
    return holds


def main() -> None:
    """Measure and print; 1 when a report is over its budget."""
    if sys.argv[1:2] == ["--fill"]:
        print(json.dumps(fill(Path(sys.argv[2]), int(sys.argv[3]))))
        return
    if sys.argv[1:2] == ["--capture"]:
        capture(Path(sys.argv[2]), sys.argv[3:])
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, metavar="SIZE")
    parser.add_argument("--python", type=Path, help="an environment that has the package")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    holds = True
    with tempfile.TemporaryDirectory(prefix="ettervern-bench-") as name:
        folder = Path(name)
        python = options.python or _environment(folder)
        for residents in options.sizes or (100, 1_000, 10_000):
            inner = folder / str(residents)
            inner.mkdir()
            holds = measure(Size(python.absolute(), inner, residents), options.rounds) and holds
            shutil.rmtree(inner)
    sys.exit(0 if holds else 1)


def _environment(folder: Path) -> Path:
    sys.path.insert(0, str(HERE.parent.parent))
    from bench.startup import make_environment

    return make_environment(folder)


if __name__ == "__main__":
    main()
