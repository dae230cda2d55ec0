"""Courses on the ladders: circles, visits, how far and how soon, by hand."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from ettervern_cli.reports.courses.circling import gather
from ettervern_cli.reports.courses.circling_report import Circling
from ettervern_cli.reports.data import data
from ettervern_cli.storage.transaction import reading
from ettervern_cli.values.rates import Rate
from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import refused
from tests.helpers.period_book import Book, new_book

LAST = dt.date(2009, 11, 30)


def move(book: Book, stay: int, on: str, before: int | None, after: int, **more: object) -> None:
    way = "entry" if before is None else "up" if after > before else "down"
    book.add(
        "move",
        stay_id=stay,
        ladder_id=book.ladder,
        from_step_id=book.steps[before] if before else None,
        to_step_id=book.steps[after],
        direction=way,
        moved_on=on,
        **more,
    )


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """One in circles over two stays, one who climbs to the top, one who leaves from step 3."""
    book = new_book(tmp_path)
    anna, bent, carl = (book.resident(number) for number in (1, 2, 3))
    stay = book.stay(anna, "2009-03-01", "2009-09-01", reason="own-wish", to="family")
    move(book, stay, "2009-03-01", None, 2)
    move(book, stay, "2009-04-30", 2, 3)
    reason = book.term("demotion_reason", "agreement-broken")
    move(book, stay, "2009-06-01", 3, 2, reason_id=reason, voice="Det gikk\nfor fort")
    move(book, stay, "2009-08-01", 2, 3)
    stay = book.stay(anna, "2009-10-01")
    move(book, stay, "2009-10-01", None, 2)
    stay = book.stay(bent, "2009-03-01")
    move(book, stay, "2009-03-01", None, 2)
    move(book, stay, "2009-05-10", 2, 3)
    move(book, stay, "2009-06-10", 3, 4)
    move(book, stay, "2009-10-10", 4, 5, override="Leiligheten var ledig")
    stay = book.stay(carl, "2009-05-01", "2009-06-30", reason="own-wish", to="family")
    move(book, stay, "2009-05-01", None, 3)
    return book


def found(book: Book, first: dt.date | None = None, last: dt.date = LAST) -> Circling:
    with reading(book.db):
        return gather(book.db, book.programme, first=first, last=last, today=dt.date(2010, 2, 1))


def test_who_stands_on_a_step_for_the_third_time_is_in_circles_over_all_stays(book: Book) -> None:
    [ladder] = found(book).ladders
    assert [(one.resident, one.step, one.visits, one.since_on) for one in ladder.circling] == [
        ("R-0001", 2, 3, dt.date(2009, 10, 1))
    ]
    [ladder] = found(book, last=dt.date(2009, 9, 30)).ladders
    assert ladder.circling == []


def test_visits_and_people_on_each_step(book: Book) -> None:
    [ladder] = found(book).ladders
    assert [
        (step.step, step.residents, step.visits, step.people, step.most_visits)
        for step in ladder.steps
    ] == [(1, 0, 0, 0, 0), (2, 1, 4, 2, 3), (3, 0, 4, 3, 2), (4, 0, 1, 1, 1), (5, 1, 1, 1, 1)]
    [ladder] = found(book, first=dt.date(2009, 10, 1)).ladders
    assert [step.visits for step in ladder.steps] == [0, 1, 0, 0, 1]


def test_how_many_reach_each_step_and_how_soon(book: Book) -> None:
    """Days from coming on: 60 and 70 to step 3, 101 to step 4, 223 to step 5."""
    [ladder] = data(found(book))["ladders"]
    names = ("came_on_below", "reached", "median_days_of_reached", "median_days")
    assert [tuple(step[name] for name in names) for step in ladder["steps"][2:]] == [
        (3, 2, 65.0, {"days": 70, "low": 60, "high": None}),
        (4, 1, 101.0, {"days": 101, "low": 101, "high": None}),
        (4, 1, 223.0, {"days": 223, "low": 223, "high": None}),
    ]
    assert ladder["steps"][1]["came_on_below"] == 0
    assert ladder["top_step"] == 5
    assert ladder["top"] == {"numerator": 1, "denominator": 3, "rate": 0.3333}


def test_moves_by_reason_and_the_residents_own_words(book: Book) -> None:
    [ladder] = data(found(book))["ladders"]
    assert (ladder["up"], ladder["overridden"], ladder["down"]) == (5, 1, 1)
    assert ladder["down_by_reason"] == {"agreement-broken": 1}
    assert ladder["voices"] == [
        {
            "on": "2009-06-01",
            "from_step": 3,
            "to_step": 2,
            "reason": "agreement-broken",
            "voice": "Det gikk\nfor fort",
        }
    ]


def test_returns_are_stays_of_people_who_were_here_before(book: Book) -> None:
    returns = found(book).returns
    assert returns.again == Rate(1, 4)
    assert [each.days for each in returns.within] == [180, 365, 730]
    assert found(book, first=dt.date(2009, 10, 1)).returns.again == Rate(1, 1)
    later = found(book, last=dt.date(2010, 2, 1)).returns.within[0]
    assert later.rate == Rate(0, 1)  # 30 June + 180 days is over, 1 September + 180 is not


def test_what_happens_after_the_last_day_changes_nothing(book: Book) -> None:
    before = data(found(book))
    stay = book.stay(book.resident(4), "2009-12-01")
    move(book, stay, "2009-12-01", None, 2)
    book.db.execute("UPDATE stay SET discharged_on = '2009-12-05' WHERE resident_id = 2")
    assert data(found(book)) == before


# --- by the command line ----------------------------------------------------------------------


@lived_once()
def house(alta: Workspace) -> None:
    """Somebody up and down between two steps until she is there for the third time."""
    alta.done("admit", "Nora Prøve", "--on", "2009-03-01")
    for up, down in (("2009-05-01", "2009-05-20"), ("2009-07-25", "2009-08-20")):
        alta.done("advance", "nora", "--on", up)
        alta.done("demote", "nora", "--steps", "1", "--reason", "trouble", "--on", down,
                  "--voice", "=For fort")  # fmt: skip


def test_codes_and_words_but_no_names(house: Workspace) -> None:
    text = house.done("report", "circling").out
    assert "↻ Boligtrapp: 1 resident in circles on the last day: R-0001.\n" in text
    assert "  R-0001  2 Treningsleilighet            3  20 Aug 2009\n" in text
    assert "20 May 2009, step 3 to 2, Vansker i huset: “=For fort”" in text
    assert "Nora" not in text
    text = house.done("report", "circling", "--format", "md", lang="nb").out
    assert "- ↻ Boligtrapp: 1 beboer går i ring den siste dagen: R-0001.\n" in text
    assert "| ned: Vansker i huset | 2 |" in text
    rows = list(csv.reader(io.StringIO(house.done("report", "circling", "--format", "csv").out)))
    assert ["ladders", "housing.R-0001", "visits", "3"] in rows
    assert ["ladders", "housing.trouble", "down_by_reason", "2"] in rows
    assert ["ladders", "housing.3.median_days", "days", "61"] in rows
    assert ["ladders", "housing.voice.1", "voice", "'=For fort"] in rows


def test_where_nobody_is_moved_down_it_says_why(
    make_workspace: Callable[..., Workspace],
) -> None:
    rana = make_workspace("hf", today="2018-06-01")
    rana.done("admit", "Nora Prøve", "--on", "2018-01-01")
    text = rana.done("report", "circling").out
    assert "Nobody is moved down here: Et hjem er en rettighet" in text
    assert "  down " not in text


def test_where_there_is_no_ladder_it_says_so(make_workspace: Callable[..., Workspace]) -> None:
    bergen = make_workspace("sent-ute", today="2017-05-05")
    text = bergen.done("report", "circling", lang="nb").out
    assert "Programmet har ingen trapp" in text
    assert bergen.done("report", "circling", "--format", "json").json["ladders"] == []


def test_nonsense_is_refused(alta: Workspace) -> None:
    refused(alta, "report", "circling", "--from", "2009-11-21")
    refused(alta, "report", "circling", "--from", "2009-11-02", "--to", "2009-11-01")
    assert "nobody moves in circles" in alta.done("report", "circling").out
