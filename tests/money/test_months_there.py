"""How long it took to get there: whole months from admission to a result."""

import datetime as dt
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.care.outcomes.verbs import outcomes
from ettervern_cli.programme.programme import programmes
from ettervern_cli.reports.data import data
from ettervern_cli.screen.safe import plain
from ettervern_cli.values.dates import Period, add_months, months_between
from ettervern_cli.words import Language
from tests.helpers import report_forms as screens
from tests.helpers.period_book import LATER, new_book

DAYS = st.dates(min_value=dt.date(2004, 1, 1), max_value=dt.date(2012, 12, 31))


@settings(derandomize=True)
@given(DAYS, st.integers(0, 3000))
def test_the_months_are_the_most_that_can_be_added_without_passing_the_day(
    first: dt.date, days: int
) -> None:
    later = first + dt.timedelta(days=days)
    months = months_between(first, later)
    assert add_months(first, months) <= later < add_months(first, months + 1)


def test_the_report_counts_months_as_the_list_does(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    # begun, reached, whole months; the end of a short month completes the one begun on a 31st.
    courses = [
        ("2009-01-31", "2009-02-27", 0),
        ("2009-01-31", "2009-02-28", 1),
        ("2008-11-30", "2009-02-28", 3),
        ("2008-03-15", "2009-11-14", 19),
        ("2008-03-15", "2009-11-15", 20),
        ("2009-11-20", "2009-11-20", 0),
    ]
    with book.written(LATER):
        for number, (begun, reached, _) in enumerate(courses, 1):
            stay = book.stay(book.resident(number), begun)
            book.add("outcome", stay_id=stay, kind_id=book.term("outcome", "work"),
                     happened_on=reached)  # fmt: skip
        book.refresh()
    every = programmes(book.db)
    listed = outcomes(book.db, [one.id for one in every])
    assert sorted(one.months for one in listed) == sorted(months for *_, months in courses)
    report = book.report(Period(dt.date(2009, 1, 1), dt.date(2009, 11, 30)))
    assert sorted(one.months for one in listed if one.happened_on <= report.period.last) == [
        0,
        0,
        1,
        3,
        19,
        20,
    ]
    # 43 months by six, and between the third and the fourth.
    assert data(report)["outcome_months"] == {"work": {"mean": 7.1667, "median": 2.0}}
    november = data(book.report())
    assert november["outcome_months"]["work"] == {"mean": 13.0, "median": 19.0}
    rows = screens.csv(report).splitlines()
    assert "outcome_months,work,median,2.0" in rows
    for language, heading in (
        ("en", "months from admission, median"),
        ("nb", "måneder etter inntak"),
    ):
        assert heading in plain(screens.text(report, Language(language)))
    book.db.close()
