"""Meetings, decisions and gaps in a period's report, against figures worked out by hand."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from ettervern_cli.reports.data import data
from ettervern_cli.screen.safe import plain
from ettervern_cli.values.dates import Period, month_period
from ettervern_cli.words import Language
from tests.helpers import report_forms as screens
from tests.helpers.period_book import LATER, Book, new_book


def meet(book: Book, on: str, *partners: str) -> int:
    number = book.add("meeting", programme_id=book.programme.id, held_on=on)
    for partner in partners:
        book.db.execute(
            "INSERT INTO attendance (meeting_id, partner_id) VALUES (?, ?)",
            (number, book.one("partner", partner)),
        )
    return number


def decide(book: Book, on: str, due: str, done: str | None = None) -> None:
    book.add("decision", programme_id=book.programme.id, text="Ring", owner="nav", decided_on=on,
             due_on=due, done_on=done)  # fmt: skip


def gap(book: Book, opened: str, closed: str | None = None) -> None:
    book.add("gap", programme_id=book.programme.id, text="Noe", owner="nav", opened_on=opened,
             closed_on=closed)  # fmt: skip


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Book]:
    book = new_book(tmp_path)
    yield book
    book.db.close()


@pytest.fixture
def book(empty: Book) -> Book:
    with empty.written(LATER):
        meet(empty, "2009-10-31", "nav")
        meet(empty, "2009-11-01", "nav", "aksis")
        meet(empty, "2009-11-30", "nav", "finnmarkskollektivet")
        meet(empty, "2009-12-01", "rio")
        decide(empty, "2009-10-05", "2009-10-20")  # overdue
        decide(empty, "2009-10-05", "2009-10-20", "2009-11-01")  # done in the period
        decide(empty, "2009-11-01", "2009-11-29", "2009-12-01")  # made, still overdue on the 30th
        decide(empty, "2009-11-30", "2009-11-30")  # made, due on the last day
        decide(empty, "2009-12-01", "2009-12-01")
        gap(empty, "2009-10-01")  # 60 days old on the 30th
        gap(empty, "2009-10-01", "2009-10-31")
        gap(empty, "2009-10-02", "2009-11-30")
        gap(empty, "2009-11-25", "2009-12-01")  # 5 days old on the 30th
        gap(empty, "2009-11-30")  # 0 days old
        gap(empty, "2009-12-01")
    return empty


def test_meetings_and_decisions_are_counted_up_to_the_last_day(book: Book) -> None:
    section = data(book.report())["meetings"]
    assert section == {
        "held": 2,
        "attendance": {"finnmarkskollektivet": 1, "nav": 2, "aksis": 1},
        "decisions": {"made": 2, "done": 1, "overdue": 2},
    }
    assert list(section["attendance"]) == ["finnmarkskollektivet", "nav", "aksis"]


def test_gaps_are_as_old_as_they_were_on_the_last_day(book: Book) -> None:
    assert data(book.report())["gaps"] == {
        "opened": 2,
        "closed": 1,
        "open": 3,
        "mean_age_days": 21.6667,
    }


def test_what_happens_later_changes_nothing(book: Book) -> None:
    november = data(book.report())
    with book.written(LATER):
        meet(book, "2009-12-10", "nav")
        book.db.execute("UPDATE decision SET done_on = '2009-12-15' WHERE done_on IS NULL")
        book.db.execute("UPDATE gap SET closed_on = '2009-12-15' WHERE closed_on IS NULL")
    assert data(book.report()) == november


def test_a_month_without_meetings_has_zeros(empty: Book) -> None:
    found = data(empty.report(month_period(2009, 4)))
    nothing = {"made": 0, "done": 0, "overdue": 0}
    assert found["meetings"] == {"held": 0, "attendance": {}, "decisions": nothing}
    assert found["gaps"] == {"opened": 0, "closed": 0, "open": 0, "mean_age_days": None}
    text = plain(screens.text(empty.report(month_period(2009, 4)), Language("en")))
    assert "Meetings\n  No meeting was held.\n" in text
    assert "Gaps between services\n  None is open; none was opened or closed.\n" in text


def test_another_programmes_meetings_are_not_counted(book: Book) -> None:
    before = data(book.report())
    with book.written(dt.date(2009, 11, 30)):
        other = book.db.execute(
            "INSERT INTO programme (code, name, position, rules) SELECT 'other', 'Other', 9, rules "
            "FROM programme"
        ).lastrowid
        mine, book.programme = book.programme, book.programme._replace(id=other or 0)
        meet(book, "2009-11-10", "nav")
        decide(book, "2009-11-10", "2009-11-11")
        gap(book, "2009-11-10")
        book.programme = mine
    assert {**data(book.report()), "seal": None} == {**before, "seal": None}


def test_the_report_says_it_in_words(book: Book) -> None:
    english = plain(screens.text(book.report(), Language("en")))
    assert (
        "Gaps between services\n"
        "  opened                2\n"
        "  closed                1\n"
        "  open on the last day  3\n"
        "  The open ones had been open 21.7 days on average.\n"
        "\n"
        "Meetings\n"
        "  present               meetings\n"
        "  Finnmarkskollektivet         1\n"
        "  Nav                          2\n"
        "  Aksis                        1\n"
        "  2 meetings were held.\n"
        "  Decisions: 2 made, 1 carried out, 2 overdue on the last day.\n"
    ) in english
    bokmal = screens.markdown(book.report(), Language("nb"))
    assert "## Glippsoner\n\n" in bokmal
    assert "- De åpne hadde stått åpne i 21,7 dager i gjennomsnitt.\n" in bokmal
    assert "- Beslutninger: 2 tatt, 1 gjennomført, 2 over fristen siste dag.\n" in bokmal


def test_csv_has_every_value_that_json_has(book: Book) -> None:
    rows = screens.csv(book.report(Period(dt.date(2009, 11, 1), dt.date(2009, 11, 30))))
    ours = [row for row in rows.splitlines() if row.startswith(("gaps", "meetings"))]
    assert ours == [
        "gaps,,opened,2",
        "gaps,,closed,1",
        "gaps,,open,3",
        "gaps,,mean_age_days,21.6667",
        "meetings,,held,2",
        "meetings,finnmarkskollektivet,attendance,1",
        "meetings,nav,attendance,2",
        "meetings,aksis,attendance,1",
        "meetings,decisions,made,2",
        "meetings,decisions,done,1",
        "meetings,decisions,overdue,2",
    ]
