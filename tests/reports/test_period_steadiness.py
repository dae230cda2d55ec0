"""What a period's report does not depend on: what came later, and the size of the tables."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ettervern_cli.follow_ups.due_dates import Contact, StayCourse, critical_window, rhythm
from ettervern_cli.reports.period.counts.gather import gather
from ettervern_cli.screen.safe import plain
from ettervern_cli.values.dates import Period
from ettervern_cli.words import Language
from tests.helpers import report_forms as screens
from tests.helpers.examples import examples
from tests.helpers.period_book import Book, fill, new_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = new_book(tmp_path)
    with book.written(dt.date(2009, 11, 30)):
        fill(book)
    yield book
    book.db.close()


def _bytes(book: Book) -> list[str]:
    report = book.report()
    return [
        screens.json(report),
        screens.csv(report),
        *(screens.markdown(report, Language(language)) for language in ("en", "nb")),
        *(plain(screens.text(report, Language(language))) for language in ("en", "nb")),
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
    # Ladders, steps and units (and, as w, the times in which each had so many beds) are a handful;
    # people, contacts and due dates are not.
    assert [plan for plan in scans if plan not in ("SCAN u", "SCAN w", "SCAN l")] == []
    assert len(plans) > 30


DAY = dt.date(2020, 1, 1)
OFFSETS = st.integers(0, 120)


def _on(days: int) -> dt.date:
    return DAY + dt.timedelta(days=days)


@st.composite
def courses(draw: st.DrawFn) -> StayCourse:
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
    return StayCourse(
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
    book = new_book(tmp_path_factory.mktemp("shared"))
    yield book
    book.db.close()


@settings(
    max_examples=examples(150),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(many=st.lists(courses(), max_size=3), first=OFFSETS, length=st.integers(0, 90))
def test_due_dates_in_sql_are_those_of_the_rhythm(
    shared: Book, many: list[StayCourse], first: int, length: int
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


@settings(max_examples=examples(60), deadline=None, derandomize=True)
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
