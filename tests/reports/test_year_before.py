"""What a period's report is held against: the same days a year before, and what is aimed at."""

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ettervern_cli.reports.data import data
from ettervern_cli.reports.period.counts.gather import gather
from ettervern_cli.reports.period.counts.year_before import with_year_before
from ettervern_cli.reports.period.report import Report
from ettervern_cli.screen.safe import plain
from ettervern_cli.storage.transaction import reading
from ettervern_cli.values.dates import Period, month_period, year_before, year_period
from ettervern_cli.values.rates import Rate
from ettervern_cli.words import Language
from tests.conftest import Workspace
from tests.helpers import report_forms as screens
from tests.helpers.demos import demo
from tests.helpers.period_book import Book, fill, new_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = new_book(tmp_path)
    with closing(made.db):
        with made.written(dt.date(2009, 11, 30)):
            fill(made)
        yield made


def compared(book: Book, period: Period, **targets: int) -> Report:
    """The report of a period, read when it is over, beside the year before."""
    programme = book.programme._replace(targets=targets or None)
    with reading(book.db):
        report = gather(book.db, programme, period, today=period.last)
        return with_year_before(book.db, programme, report)


def test_the_year_before_is_what_was_counted_then(book: Book) -> None:
    """In November 2009: 27, 19 and 28 nights of 210 less 10 void; of three who left one had
    died, and one came back.
    """
    was = compared(book, month_period(2010, 11)).year_before
    assert was is not None
    assert was.period == month_period(2009, 11)
    assert (was.served, was.lived_in, was.success) == (5, Rate(74, 200), Rate(1, 2))
    assert was.spent_ore == 150_000_00
    assert was.on_time == book.report(month_period(2009, 11)).follow_ups.on_time


def test_the_answer_begins_with_money_homes_and_exits_and_says_what_changed(book: Book) -> None:
    """A year later three are left, one of them away: 30 nights of 210, and nothing is booked."""
    report = compared(book, month_period(2010, 11), occupancy=85, on_time=90)
    text = " ".join(plain(screens.text(report, Language("en"))).split())
    assert (
        "Costs so far in 2010: 0 of 2 000 000 kroner planned, 0 %. "
        "The year before: 150 000 kroner; −150 000. "
        "Nights lived in: 14 % (30 of 210); 30 more held for residents away. "
        "The year before: 37 % (74 of 200); −23 percentage points. "
        "Target 85 %: 71 percentage points below. "
        "Left for a lasting home: 0 of 0, –. The year before: 1 of 2, 50 %. "
        "3 residents (persons): 3 still there at the end, 0 had left; 0 admitted. "
        "The year before: 5; −2. "
    ) in text
    assert "The year before is 1 Nov 2009 to 30 Nov 2009, 30 days." in text
    assert "Target 90 %: " in text


def test_a_target_that_is_reached_says_so(book: Book) -> None:
    report = compared(book, month_period(2009, 11), occupancy=37, lasting_homes=50)
    text = " ".join(plain(screens.text(report, Language("nb"))).split())
    assert "37 % (74 av 200); i tillegg var 5 døgn reservert under fravær. Mål 37 %: nådd." in text
    assert "Flyttet til varig bolig: 1 av 2, 50 %. Mål 50 %: nådd." in text
    assert data(report)["targets"] == {"occupancy": 37, "lasting_homes": 50}


@pytest.mark.parametrize(
    "period",
    [
        year_period(2009),  # nobody had come in 2008
        month_period(2010, 2),  # nor in February 2009
        Period(dt.date(2009, 11, 1), dt.date(2010, 11, 30)),  # longer than a year
    ],
)
def test_there_is_none_before_the_programme_or_beside_several_years(
    book: Book, period: Period
) -> None:
    report = compared(book, period)
    assert report.year_before is None
    assert data(report)["year_before"] is None
    assert "year before" not in plain(screens.text(report, Language("en"))).casefold()


@pytest.mark.parametrize(
    ("first", "last", "then"),
    [
        ("2009-02-01", "2009-02-28", ("2008-02-01", "2008-02-29")),
        ("2008-02-01", "2008-02-29", ("2007-02-01", "2007-02-28")),
        ("2010-01-01", "2010-11-20", ("2009-01-01", "2009-11-20")),
        ("2008-02-29", "2008-03-01", ("2007-02-28", "2007-03-01")),
        ("2010-04-15", "2010-04-15", ("2009-04-15", "2009-04-15")),
    ],
)
def test_the_same_days_are_whole_months_where_these_are(
    first: str, last: str, then: tuple[str, str]
) -> None:
    found = year_before(Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last)))
    assert tuple(day.isoformat() for day in found) == then


@pytest.mark.large
def test_outsiders_see_neither(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Even of a programme that has both: they would tell of what is hidden now."""
    house = demo(tmp_path_factory, "alta", "2010-11-20")
    text = house.config.read_text(encoding="utf-8")
    aimed = text.replace("    keep_empty: 1\n", "    keep_empty: 1\n    targets: {occupancy: 85}\n")
    assert aimed != text
    other = tmp_path_factory.mktemp("aimed")
    for file in house.config.parent.iterdir():
        if file.is_file():
            (other / file.name).write_bytes(file.read_bytes())
    house = Workspace(other, house.today)
    house.config.write_text(aimed, encoding="utf-8")
    words = ("report", "year", "2010", "--format")
    inside = house.done(*words, "json").json
    assert inside["year_before"]["served"]
    assert inside["targets"] == {"occupancy": 85}
    outside = house.done(*words, "json", "--external").json
    assert outside["year_before"] is outside["targets"] is None
    for form in ("text", "html", "md"):
        told = house.done(*words, form, "--external").out
        assert "year before" not in told.casefold()
        assert "percentage point" not in told
        assert "target 85" not in told.casefold()
