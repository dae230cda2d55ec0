"""What a period's report counts, on a real file, against figures worked out by hand."""

import datetime as dt
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ettervern_cli.casebook import kept
from ettervern_cli.casebook.compiled import compile_config
from ettervern_cli.casebook.history import Pen
from ettervern_cli.casebook.opening import create
from ettervern_cli.casebook.periods import gather
from ettervern_cli.casebook.programmes import Programme, choose_programme
from ettervern_cli.casebook.transaction import reading, writing
from ettervern_cli.config import load
from ettervern_cli.errors import BadValue, FutureReport
from ettervern_cli.render import period as screens
from ettervern_cli.render.tables import plain
from ettervern_cli.reports.period import Report, as_json
from ettervern_cli.rules.dates import Period, month_period, year_period
from ettervern_cli.rules.rhythm import Contact, Course, critical_window, rhythm
from ettervern_cli.words import Speaker

ALTA = Path(__file__).parent.parent / "ettervern_cli" / "programmes" / "alta.yaml"
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
        return writing(self.db, Pen("test", now, today), "test")


def _book(path: Path) -> Book:
    db = create(str(path / "ettervern.db"))
    pen = Pen("test", dt.datetime(2009, 2, 1), dt.date(2009, 2, 1))
    config = load(ALTA.read_text(encoding="utf-8")).config
    assert config is not None
    with writing(db, pen, "config", kind="config"):
        compile_config(db, config, "x")
    return Book(db)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Book]:
    book = _book(tmp_path)
    yield book
    book.db.close()


def _fill(book: Book) -> None:
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


@pytest.fixture
def book(empty: Book) -> Book:
    with empty.written(dt.date(2009, 11, 30)):
        _fill(empty)
    return empty


def test_persons_are_counted_once(book: Book) -> None:
    assert as_json(book.report())["people"] == {
        "served": 5,  # Anna, Bent, Carl, Dina, Emil
        "admitted": 2,  # Carl, Dina
        "discharged": 2,  # Bent, Carl; Dina left and came back
        "staying": 3,
        "referred": None,
        "waiting": None,
    }


def test_nights_are_those_of_the_last_stay_in_the_period(book: Book) -> None:
    report = book.report()
    assert report.nights.leavers == {0: 1, 264: 1}
    assert report.nights.stayers == {47: 1, 6: 1, 122: 1}
    nights = as_json(report)["nights"]
    assert nights["leavers"] == {"mean": 132.0, "median": 132.0}
    assert nights["stayers"] == {"mean": 58.3333, "median": 47.0}
    assert nights["lengths"][0] == {
        "label": "≤30",
        "from": 0,
        "to": 30,
        "leavers": 1,
        "stayers": 1,
    }
    assert nights["lengths"][-1]["to"] is None


def test_nights_in_units_are_occupied_held_or_void(book: Book) -> None:
    assert as_json(book.report())["occupancy"] == {
        "bed_days": 7 * 30,
        "occupied_days": (30 - 3) + 19 + (30 - 2),  # Anna, Bent, Emil
        "held_days": 3 + 2,
        "void_days": 10,
        "rate": {"numerator": 74, "denominator": 200, "rate": 0.37},
        "on": [{"on": "2009-11-30", "residents": 3}],
    }


def test_the_flats_count_from_the_day_they_are_there(book: Book) -> None:
    assert book.report(Period(dt.date(2009, 2, 1), dt.date(2009, 3, 2))).occupancy.bed_days == 14


def test_residents_are_counted_on_the_days_asked_for(book: Book) -> None:
    days = (dt.date(2009, 11, 20), dt.date(2009, 11, 3), dt.date(2009, 11, 20))
    counted = book.report(on=days).occupancy.on
    assert [(day.on.day, day.residents) for day in counted] == [(3, 4), (20, 2)]


def test_a_year_counts_residents_on_each_months_last_day(book: Book) -> None:
    counted = book.report(year_period(2009)).occupancy.on
    assert [day.residents for day in counted] == [0, 0, 2, 2, 2, 2, 2, 3, 3, 4, 3, 3]


def test_a_day_to_count_on_lies_in_the_period(book: Book) -> None:
    with pytest.raises(BadValue):
        book.report(on=(dt.date(2009, 12, 1),))


def test_the_ladder_shows_every_step_the_moves_and_the_circles(book: Book) -> None:
    (ladder,) = as_json(book.report())["ladders"]
    assert [(step["step"], step["residents"]) for step in ladder["steps"]] == [
        (1, 0),
        (2, 1),
        (3, 1),
        (4, 0),
        (5, 0),
    ]
    assert (ladder["up"], ladder["down"], ladder["circling"]) == (1, 1, 1)


def test_nobody_circled_before_the_third_time(book: Book) -> None:
    assert book.report(month_period(2009, 10)).ladders[0].circling == 0


def test_due_dates_are_counted_with_those_met(book: Book) -> None:
    # Anna: 2, 5 | back on the 8th, up on the 10th | 17 met, 23, 30. Emil: 3, 10 | down | 15 … 30.
    assert as_json(book.report())["follow_ups"] == {
        "due": 5 + 8,
        "held": 1,
        "missed": 1,
        "on_time": {"numerator": 1, "denominator": 13, "rate": 0.0769},
        "critical_window": {"numerator": 0, "denominator": 0, "rate": None},
    }


def test_due_dates_in_the_critical_window_are_counted_apart(empty: Book) -> None:
    with empty.written(LATER):
        stay = empty.stay(empty.resident(1), "2009-11-01", treated="2009-11-01")
        empty.log(stay, "2009-11-03")
        empty.refresh()
    # Every 3 days: the 4th is met on the 3rd; then the 6th, 9th … 30th pass unmet.
    rate = empty.report().follow_ups.critical_window
    assert (rate.numerator, rate.denominator) == (1, 10)


def test_intake_and_exits_are_counted_by_the_programmes_words(book: Book) -> None:
    found = as_json(book.report())
    assert found["intake"] == {
        "by_source": {"prison": 1, "unknown": 1},
        "by_municipality": {"hammerfest": 1, "unknown": 1},
    }
    assert found["exits"] == {
        "by_destination": {"own-rented": 1, "died": 1},
        "planned": 1,
        "success": {"numerator": 1, "denominator": 1, "rate": 1.0},
        "returned": {
            "180": {"numerator": 1, "denominator": 1, "rate": 1.0},  # Emil left on 10 May
            "365": {"numerator": 0, "denominator": 0, "rate": None},
            "730": {"numerator": 0, "denominator": 0, "rate": None},
        },
    }
    assert found["absences"] == {"leave": 2}


def test_an_exit_that_is_pending_counts_against_success(empty: Book) -> None:
    with empty.written(LATER):
        empty.stay(empty.resident(1), "2009-10-01", "2009-11-01")
        empty.stay(empty.resident(2), "2009-10-01", "2009-11-30", to="own-bought")
        empty.stay(empty.resident(3), "2009-10-01", "2009-11-30", to="unknown")
    exits = as_json(empty.report())["exits"]
    assert exits["by_destination"] == {"own-bought": 1, "unknown": 1, "pending": 1}
    assert exits["success"] == {"numerator": 1, "denominator": 3, "rate": 0.3333}


def test_coming_back_the_same_day_is_a_return_and_no_exit_of_the_period(empty: Book) -> None:
    with empty.written(LATER):
        person = empty.resident(1)
        empty.stay(person, "2009-05-10")  # typed first, begins last
        empty.stay(person, "2009-05-10", "2009-05-10", to="family")
    may = empty.report(month_period(2009, 5))
    assert (may.people.served, may.people.discharged) == (1, 0)
    assert empty.report().exits.returned[0].rate == (1, 1)


def test_money_is_planned_booked_and_to_date(book: Book) -> None:
    money = as_json(book.report())["money"]
    lines = {line["line"]: line for line in money["lines"]}
    assert lines["pay"]["planned_ore"] == 165_000_000
    assert (lines["pay"]["actual_ore"], lines["pay"]["actual_to_date_ore"]) == (
        50_000_00,
        150_000_00,
    )
    assert lines["car"]["actual_ore"] is None
    assert money["totals"]["result"] == {
        "planned_ore": 0,
        "actual_ore": -50_000_00,
        "actual_to_date_ore": 1_450_000_00,
    }


def test_a_year_without_plan_or_booking_has_no_amounts(book: Book) -> None:
    totals = as_json(book.report(month_period(2008, 1)))["money"]["totals"]
    assert {value for sums in totals.values() for value in sums.values()} == {None}


def test_several_years_add_up_their_plans(book: Book) -> None:
    both = book.report(Period(dt.date(2009, 12, 1), dt.date(2010, 1, 31)))
    assert both.money.side("cost").planned_ore == 400_000_000


def _bytes(book: Book) -> list[str]:
    report = book.report()
    return [
        screens.json(report),
        screens.csv(report),
        *(screens.markdown(report, Speaker(language)) for language in ("en", "nb")),
        *(plain(screens.text(report, Speaker(language))) for language in ("en", "nb")),
    ]


def test_what_happens_after_the_period_changes_no_byte(book: Book) -> None:
    before = _bytes(book)
    with book.written(dt.date(2009, 12, 10)):
        db = book.db
        stay = db.execute("SELECT stay_id FROM move WHERE direction = 'down'").fetchone()[0]
        db.execute("UPDATE absence SET returned_on = '2009-12-02' WHERE returned_on IS NULL")
        book.log(stay, "2009-12-01")
        book.move(stay, "2009-12-04", 3, "up")
        book.log(stay, "2009-12-06", missed=True)
        book.away(stay, "readmission", "2009-12-07")
        anna = db.execute("SELECT id FROM stay WHERE admitted_on = '2009-10-15'").fetchone()[0]
        book.log(anna, "2009-12-01")
        db.execute("UPDATE stay SET discharged_on = '2009-12-03' WHERE id = ?", (anna,))
        db.execute("UPDATE placement SET moved_out_on = '2009-12-03' WHERE stay_id = ?", (anna,))
        person = book.resident(6)
        book.place(book.stay(person, "2009-12-01"), "6", "2009-12-01")
        bent = db.execute("SELECT id FROM resident WHERE code = 'R-0002'").fetchone()[0]
        book.stay(bent, "2009-12-01")
        unit = book.one("unit", "5")
        book.add("void", unit_id=unit, since_on="2009-12-01", reason="lekkasje")
        book.book("car", "2009-12-01", 1)
        book.refresh()
    assert _bytes(book) == before


def test_an_entry_written_late_is_in_the_foot(book: Book) -> None:
    before = book.report().seal
    assert before.written_after == 0
    with book.written(dt.date(2009, 12, 10)):
        book.book("car", "2009-11-30", 1)
    after = book.report().seal
    assert after.written_after == 1
    assert after.newest == book.db.execute("SELECT seal FROM change WHERE id = 3").fetchone()[0]
    assert after.newest != before.newest


def test_another_programmes_people_are_not_counted(book: Book) -> None:
    before = as_json(book.report())
    with book.written(dt.date(2009, 11, 30)):
        other = book.db.execute(
            "INSERT INTO programme (code, name, position, rules) SELECT 'other', 'Other', 9, rules "
            "FROM programme"
        ).lastrowid
        mine, book.programme = book.programme, book.programme._replace(id=other or 0)
        stay = book.stay(book.resident(7), "2009-10-01", "2009-11-15", treated="2009-10-01")
        book.log(stay, "2009-11-02")
        book.refresh()
        book.programme = mine
    after = as_json(book.report())
    assert {**after, "seal": None} == {**before, "seal": None}


def test_a_period_past_today_is_cut_at_today(book: Book) -> None:
    with reading(book.db):
        report = gather(book.db, book.programme, NOVEMBER, today=dt.date(2009, 11, 20))
    assert report.cut
    assert as_json(report)["period"] == {"from": "2009-11-01", "to": "2009-11-20", "days": 20}
    assert [day.on.day for day in report.occupancy.on] == [20]
    assert not book.report().cut


def test_a_period_that_has_not_begun_is_refused(book: Book) -> None:
    with reading(book.db), pytest.raises(FutureReport):
        gather(book.db, book.programme, NOVEMBER, today=dt.date(2009, 10, 31))


def test_an_empty_book_has_a_report_of_zeros(empty: Book) -> None:
    found = as_json(empty.report())
    assert found["people"]["served"] == 0
    assert found["nights"]["leavers"] == {"mean": None, "median": None}
    assert found["follow_ups"]["on_time"] == {"numerator": 0, "denominator": 0, "rate": None}
    assert found["seal"] == {"newest": None, "written_after": 0}


def test_json_has_the_keys_that_scripts_rely_on_in_their_order(book: Book) -> None:
    assert " ".join(as_json(book.report())) == (
        "period programme people nights occupancy ladders follow_ups intake exits outcomes scores "
        "incidents absences consents arrears gaps meetings money seal"
    )


def test_no_statement_reads_a_table_from_end_to_end(book: Book) -> None:
    statements: list[str] = []
    book.db.set_trace_callback(statements.append)
    book.report()
    book.db.set_trace_callback(None)
    plans = [
        row[3]
        for statement in statements
        if statement.lstrip().startswith(("SELECT", "WITH"))
        for row in book.db.execute(f"EXPLAIN QUERY PLAN {statement}")
    ]
    tables = ["stay", "move", "placement", "absence", "follow_up", "due", "booking", "void"]
    scans = [plan for plan in plans if re.match(rf"SCAN ({'|'.join(tables)}|[a-z])\b", plan)]
    # Ladders, steps and units are a handful; people, contacts and due dates are not.
    assert [plan for plan in scans if plan not in ("SCAN u", "SCAN l")] == []
    assert len(plans) > 30


DAY = dt.date(2020, 1, 1)
OFFSETS = st.integers(0, 120)


def _on(days: int) -> dt.date:
    return DAY + dt.timedelta(days=days)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """A stay of some months with steps, contacts, an absence and a critical window."""
    ended = draw(st.none() | OFFSETS)
    until = st.integers(0, 120 if ended is None else ended)
    intervals = st.sampled_from([None, 1, 3, 7, 14])
    steps = [(DAY, draw(intervals))]
    steps += [(_on(n), draw(intervals)) for n in sorted(draw(st.lists(until, max_size=3)))]
    contacts = [
        Contact(_on(n), draw(st.booleans()), draw(st.none() | st.just(_on(n + 9))))
        for n in sorted(draw(st.lists(until, max_size=8)))
    ]
    left = draw(st.none() | until)
    back = None if left is None else draw(st.none() | st.integers(left + 1, left + 30).map(_on))
    window = draw(st.none() | st.integers(-40, 40))
    return Course(
        admitted_on=DAY,
        ended_on=None if ended is None else _on(ended),
        steps=steps,
        contacts=contacts,
        pauses=[] if left is None else [_on(left)],
        returns=[] if back is None else [back],
        windows=[] if window is None else [critical_window(_on(window), 3)],
        critical_days=draw(st.sampled_from([None, 2, 3])),
    )


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    book = _book(tmp_path_factory.mktemp("shared"))
    yield book
    book.db.close()


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(many=st.lists(courses(), max_size=3), first=OFFSETS, length=st.integers(0, 90))
def test_due_dates_in_sql_are_those_of_the_rhythm(
    shared: Book, many: list[Course], first: int, length: int
) -> None:
    period = Period(_on(first), _on(first + length))
    due = met = critical = critical_met = 0
    shared.db.execute("BEGIN")
    for number, course in enumerate(many, 1):
        stay = shared.stay(shared.resident(number), DAY.isoformat())
        for run in rhythm(course).runs:
            shared.db.execute(
                "INSERT INTO due (stay_id, first_on, every_days, last_on, in_window, is_met) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (
                    stay,
                    run.first_on.isoformat(),
                    run.every_days,
                    run.last_on.isoformat(),
                    run.in_window,
                    run.met,
                ),
            )
            day = run.first_on
            while day <= min(run.last_on, period.last):
                if day >= period.first:
                    hit = run.met and day == run.last_on
                    due, met = due + 1, met + hit
                    critical += run.in_window
                    critical_met += hit and run.in_window
                day += dt.timedelta(days=run.every_days)
    found = gather(shared.db, shared.programme, period, today=dt.date(2021, 1, 1)).follow_ups
    shared.db.execute("ROLLBACK")
    assert (found.on_time, found.critical_window) == ((met, due), (critical_met, critical))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    spans=st.lists(st.tuples(OFFSETS, st.none() | st.integers(0, 60)), max_size=8),
    days=st.lists(st.integers(10, 60), min_size=1, max_size=5),
)
def test_residents_on_a_day_are_those_who_have_come_and_not_gone(
    shared: Book, spans: list[tuple[int, int | None]], days: list[int]
) -> None:
    shared.db.execute("BEGIN")
    for number, (begins, nights) in enumerate(spans, 1):
        ends = None if nights is None else _on(begins + nights).isoformat()
        shared.stay(shared.resident(number), _on(begins).isoformat(), ends)
    period = Period(_on(10), _on(60))
    on = [_on(day) for day in days]
    report = gather(shared.db, shared.programme, period, today=dt.date(2021, 1, 1), count_on=on)
    shared.db.execute("ROLLBACK")
    expected = {
        _on(day): sum(
            begins <= day and (nights is None or begins + nights > day) for begins, nights in spans
        )
        for day in days
    }
    assert {each.on: each.residents for each in report.occupancy.on} == expected
