"""How long stays last: figures by hand, cut at the period's last day, in every format."""

import csv
import datetime as dt
import io
from pathlib import Path

import pytest

from ettervern_cli.reports.courses.length_of_stay import gather
from ettervern_cli.reports.courses.length_report import Retention, Stays
from ettervern_cli.reports.courses.survival import Median
from ettervern_cli.reports.data import data
from ettervern_cli.storage.transaction import reading
from ettervern_cli.values.dates import Period
from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import refused
from tests.helpers.period_book import Book, new_book

LAST = dt.date(2009, 6, 8)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Four people from 1 March: 90 days and a home, 60 and none, dead after 30, and one staying.

    The one who stays has lived in a lasting home since day 70.
    """
    book = new_book(tmp_path)
    for number, ends, reason, to in (
        (1, "2009-05-30", "planned", "own-rented"),
        (2, "2009-04-30", "rule-broken", "homeless"),
        (3, "2009-03-31", "died", None),
        (4, None, None, None),
    ):
        stay = book.stay(book.resident(number), "2009-03-01", ends, reason=reason, to=to)
    for on, kind in (("2009-03-01", "own-bought"), ("2009-05-10", "own-rented")):
        kind_id = book.term("destination", kind)
        book.add("dwelling", stay_id=stay, seen_on=on, kind_id=kind_id)
    return book


def found(book: Book, first: dt.date | None = None, last: dt.date | None = LAST) -> Retention:
    with reading(book.db):
        return gather(book.db, book.programme, first=first, last=last, today=dt.date(2009, 11, 20))


def test_time_in_the_programme_ends_by_leaving_and_death_takes_out_of_sight(book: Book) -> None:
    report = found(book)
    assert report.period == Period(dt.date(2009, 3, 1), LAST)
    assert report.stays == Stays(number=4, residents=4, left=2, died=1, staying=1, pending=0)
    points = [(point.days, point.at_risk, point.ends) for point in report.in_programme.points]
    assert points == [(60, 3, 1), (90, 2, 1)]
    assert [point.survival for point in report.in_programme.points] == pytest.approx([2 / 3, 1 / 3])
    assert report.in_programme.median.days == 90


def test_a_lasting_home_is_one_seen_or_left_for_and_other_ends_compete(book: Book) -> None:
    lasting = found(book).lasting_home
    assert lasting is not None
    assert [(point.days, point.at_risk, point.survival) for point in lasting.points] == [
        (70, 2, 0.5),
        (90, 1, 0.0),
    ]
    assert [point.reached for point in lasting.points] == pytest.approx([0.25, 0.5])
    assert lasting.median == Median(70, 70, None)


def test_what_happens_after_the_last_day_changes_nothing(book: Book) -> None:
    before = found(book)
    book.stay(book.resident(5), "2009-06-09")
    book.db.execute("UPDATE stay SET discharged_on = '2009-06-09' WHERE resident_id = 4")
    assert data(found(book)) == data(before)
    assert found(book, last=None).stays.number == 5


def test_who_was_admitted_before_the_first_day_is_not_in_it(book: Book) -> None:
    book.stay(book.resident(5), "2009-06-01")
    report = found(book, first=dt.date(2009, 3, 2))
    assert (report.stays.number, report.stays.staying) == (1, 1)
    assert report.in_programme.median == Median(None, None, None)


def test_a_programme_without_lasting_destinations_says_so(book: Book) -> None:
    book.db.execute("UPDATE term SET is_lasting = 0")
    assert found(book).lasting_home is None
    assert data(found(book))["lasting_home"] is None


# --- by the command line ----------------------------------------------------------------------


@lived_once()
def house(alta: Workspace) -> None:
    """Two stays from 1 March: one of 40 days to a home of one's own, one that goes on."""
    for name in ("Nora Prøve", "Emil Prøve"):
        alta.done("admit", name, "--on", "2009-03-01")
    alta.done("discharge", "nora", "--to", "own-rented", "--reason", "planned", "--on",
              "2009-04-10")  # fmt: skip


def test_json_has_the_median_the_days_people_ask_for_and_every_point(house: Workspace) -> None:
    report = house.done("report", "retention", "--to", "2009-06-30", "--format", "json").json
    seal = report.pop("seal")
    assert seal["written_after"] == 3
    assert report["period"] == {"from": "2009-03-01", "to": "2009-06-30", "days": 122}
    assert report["stays"] == {
        "number": 2, "residents": 2, "left": 1, "died": 0, "staying": 1, "pending": 0,
    }  # fmt: skip
    half = {"survival": 0.5, "error": 0.3536, "low": 0.006, "high": 0.9104}
    nothing = {"survival": 1.0, "error": None, "low": None, "high": None}
    assert report["in_programme"] == {
        "number": 2,
        "ends": 1,
        "median": {"days": 40, "low": 40, "high": None},
        "at": [
            {"days": 30, "at_risk": 2, "ended": 0, **nothing},
            {"days": 91, "at_risk": 1, "ended": 1, **half},
        ],
        "points": [{"days": 40, "at_risk": 2, "ends": 1, "ended": 1, **half}],
    }
    assert report["lasting_home"]["points"] == [
        {"days": 40, "at_risk": 2, "ends": 1, "ended": 1, **half, "reached": 0.5}
    ]


def test_csv_has_every_number_that_json_has(house: Workspace) -> None:
    words = ("report", "retention", "--to", "2009-06-30")
    rows = list(csv.reader(io.StringIO(house.done(*words, "--format", "csv").out)))
    assert rows[0] == ["section", "item", "measure", "value"]
    assert ["in_programme", "median", "days", "40"] in rows
    assert ["in_programme", "points.40", "survival", "0.5"] in rows
    assert ["lasting_home", "at.91", "reached", "0.5"] in rows
    assert ["stays", "", "left", "1"] in rows


def test_the_report_reads_well_in_both_languages(house: Workspace) -> None:
    text = house.done("report", "retention", "--to", "2009-06-30").out
    assert text.startswith(
        "How long stays last\n"
        "Ettervernsboligene i Alta\n"
        "1 Mar 2009 to 30 Jun 2009, 122 days\n\n"
        "2 stays of 2 residents began in this time: 1 left, 0 died, 1 still here.\n"
        "Half had left after 40 days (95 % band: 40 or more).\n"
    )
    assert (
        "  after     days  at risk  ended  still here  95 % band\n"
        "  1 month     30        2      0       100 %          –\n"
        "  3 months    91        1      1        50 %     1–91 %\n"
    ) in text
    text = house.done("report", "retention", "--format", "md", lang="nb").out
    assert "## Tid til varig bolig\n" in text
    assert "| 3 måneder | 91 | 1 | 1 | 50 % | 1–91 % | 50 % |" in text
    assert "Hver dag det hendte" not in text
    page = house.done("report", "retention", "--format", "html", lang="nb").out
    assert "Hver dag det hendte" in page
    assert "Nora" not in text


def test_the_medians_are_cards_on_a_page(house: Workspace) -> None:
    page = house.done("report", "retention", "--to", "2009-06-30", "--format", "html").out
    assert (
        '<div><dt>Stays that began in this time</dt><dd class="value">2</dd>'
        "<dd>1 left, 0 died, 1 still here</dd></div>"
    ) in page
    assert (
        '<div><dt>Days until half had left</dt><dd class="value">40</dd>'
        "<dd>95\u00a0% band: 40 or more</dd></div>"
    ) in page


def test_nothing_and_nonsense(alta: Workspace) -> None:
    assert "No stay began in this time." in alta.done("report", "retention").out
    refused(alta, "report", "retention", "--from", "2009-11-21")
    refused(alta, "report", "retention", "--from", "2009-11-02", "--to", "2009-11-01")
    refused(alta, "report", "retention", "--to", "soon", code=2)
    cut = alta.done("report", "retention", "--from", "2009-11-01", "--to", "2010-01-31")
    assert "The period is not over: counted up to and including 20 Nov 2009." in cut.out
