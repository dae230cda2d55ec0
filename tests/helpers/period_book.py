"""A case book for the tests of reports, filled row by row."""

import datetime as dt
import sqlite3
from pathlib import Path
from typing import Any

from ettervern_cli.config import load
from ettervern_cli.follow_ups import derived as kept
from ettervern_cli.programme.applying.applying import compile_config
from ettervern_cli.programme.programme import Programme, choose_programme
from ettervern_cli.reports.period.counts.gather import gather
from ettervern_cli.reports.period.report import Report
from ettervern_cli.storage.database.opening import create
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.transaction import reading, writing
from ettervern_cli.values.dates import Period, month_period
from tests.helpers.case_work import awarded

ALTA = Path(__file__).parents[2] / "ettervern_cli" / "programmes" / "alta.yaml"
NOVEMBER = month_period(2009, 11)
LATER = dt.date(2010, 2, 1)
AT = "2009-11-30T12:00:00Z"


class Book:
    """A case book of the Alta template, filled row by row."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.programme: Programme = choose_programme(db, "alta")
        self.steps = dict(db.execute("SELECT number, id FROM step"))
        self.ladder = db.execute("SELECT id FROM ladder").fetchone()[0]

    def add(self, table: str, **row: object) -> int:
        """Insert a row; its id."""
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        done = self.db.execute(
            f"INSERT INTO {table} ({names}, recorded_at) VALUES ({marks}, ?)", (*row.values(), AT)
        )
        return int(done.lastrowid or 0)

    def term(self, which: str, code: str | None) -> int | None:
        """The id of a word of the programme."""
        row = self.db.execute(
            "SELECT id FROM term WHERE programme_id = ? AND list = ? AND code = ?",
            (self.programme.id, which, code),
        ).fetchone()
        return int(row[0]) if row else None

    def one(self, table: str, code: str | None) -> int | None:
        """The id of a unit, municipality or budget line."""
        row = self.db.execute(f"SELECT id FROM {table} WHERE code = ?", (code,)).fetchone()
        return int(row[0]) if row else None

    def resident(self, number: int) -> int:
        """A person without a name."""
        return self.add("resident", code=f"R-{number:04}", name="", sought_name="")

    def stay(
        self,
        resident: int,
        begins: str,
        ends: str | None = None,
        *,
        reason: str | None = None,
        to: str | None = None,
        source: str | None = None,
        town: str | None = None,
        treated: str | None = None,
    ) -> int:
        """A stay from admission to discharge."""
        return self.add(
            "stay",
            resident_id=resident,
            programme_id=self.programme.id,
            admitted_on=begins,
            discharged_on=ends,
            exit_reason_id=self.term("exit_reason", reason),
            destination_id=self.term("destination", to),
            source_id=self.term("source", source),
            municipality_id=self.one("municipality", town),
            treatment_ended_on=treated,
        )

    def move(self, stay: int, on: str, step: int, way: str) -> None:
        """A move onto a step."""
        self.add(
            "move",
            stay_id=stay,
            ladder_id=self.ladder,
            to_step_id=self.steps[step],
            direction=way,
            moved_on=on,
        )

    def place(self, stay: int, unit: str, begins: str, ends: str | None = None) -> None:
        """Into a unit, and out."""
        unit_id = self.one("unit", unit)
        self.add("placement", stay_id=stay, unit_id=unit_id, moved_in_on=begins, moved_out_on=ends)

    def away(
        self, stay: int, kind: str, begins: str, ends: str | None = None, held: int = 1
    ) -> None:
        """An absence."""
        kind_id = self.term("absence_kind", kind)
        self.add(
            "absence",
            stay_id=stay,
            kind_id=kind_id,
            left_on=begins,
            returned_on=ends,
            unit_held=held,
        )

    def log(self, stay: int, on: str, *, missed: bool = False) -> None:
        """A follow-up, held or missed."""
        self.add("follow_up", stay_id=stay, held_on=on, is_missed=int(missed))

    def book(self, line: str, on: str, ore: int) -> None:
        """A booking in øre."""
        line_id = self.one("budget_line", line)
        self.add("booking", budget_line_id=line_id, booked_on=on, amount_ore=ore)

    def refresh(self) -> None:
        """Bring the kept tables up to date for everybody."""
        for (resident,) in self.db.execute("SELECT id FROM resident").fetchall():
            kept.refresh(self.db, self.programme, resident)

    def report(self, period: Period = NOVEMBER, *, on: tuple[dt.date, ...] = ()) -> Report:
        """The report as it is read long after."""
        with reading(self.db):
            return gather(self.db, self.programme, period, today=LATER, count_on=on)

    def written(self, today: dt.date) -> Any:
        """A command's transaction on a day."""
        now = dt.datetime.combine(today, dt.time(12))
        return writing(self.db, Author("test", now, today), "test")


def new_book(path: Path) -> Book:
    db = create(str(path / "ettervern.db"))
    author = Author("test", dt.datetime(2009, 2, 1), dt.date(2009, 2, 1))
    config = load(awarded(ALTA.read_text(encoding="utf-8"))).config
    assert config is not None
    with writing(db, author, "config", kind="config"):
        compile_config(db, config, "x")
    return Book(db)


def fill(book: Book) -> None:
    """Five people up to the end of November 2009."""
    anna, bent, carl, dina, emil = (book.resident(n) for n in range(1, 6))
    stay = book.stay(anna, "2009-10-15", source="treatment", town="alta")
    book.place(stay, "1", "2009-10-15")
    book.move(stay, "2009-10-15", 2, "entry")
    book.away(stay, "leave", "2009-11-05", "2009-11-08")
    book.move(stay, "2009-11-10", 3, "up")
    book.log(stay, "2009-11-16")
    book.log(stay, "2009-11-23", missed=True)
    stay = book.stay(bent, "2009-03-01", "2009-11-20", reason="planned", to="own-rented")
    book.place(stay, "2", "2009-03-01", "2009-11-20")
    book.move(stay, "2009-03-01", 5, "entry")
    stay = book.stay(carl, "2009-11-03", "2009-11-03", reason="died", source="prison")
    book.place(stay, "3", "2009-11-03", "2009-11-03")
    book.stay(dina, "2009-05-01", "2009-11-10", reason="rule-broken", to="homeless")
    book.stay(dina, "2009-11-25", town="hammerfest")
    stay = book.stay(emil, "2009-03-02", "2009-05-10", to="family")
    book.move(stay, "2009-03-02", 2, "entry")
    book.move(stay, "2009-04-01", 3, "up")
    stay = book.stay(emil, "2009-08-01", source="treatment", town="alta")
    book.place(stay, "4", "2009-08-01")
    book.move(stay, "2009-08-01", 2, "entry")
    book.move(stay, "2009-09-01", 3, "up")
    book.move(stay, "2009-11-12", 2, "down")
    book.away(stay, "leave", "2009-11-29")
    unit = book.one("unit", "7")
    book.add("void", unit_id=unit, since_on="2009-11-11", opened_on="2009-11-21", reason="maling")
    book.book("pay", "2009-03-10", 100_000_00)
    book.book("pay", "2009-11-15", 50_000_00)
    book.book("husbanken", "2009-06-01", 1_600_000_00)
    book.refresh()
