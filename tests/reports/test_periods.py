"""What a period's report counts, on a real file, against figures worked out by hand."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from ettervern_cli.errors import BadValue, FutureReport
from ettervern_cli.reports.data import data
from ettervern_cli.reports.period.counts.gather import bound_of, gather
from ettervern_cli.reports.period.counts.stays import nights
from ettervern_cli.storage.transaction import reading
from ettervern_cli.values.dates import Period, month_period, year_period
from tests.helpers.period_book import LATER, NOVEMBER, Book, fill, new_book


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Book]:
    book = new_book(tmp_path)
    yield book
    book.db.close()


@pytest.fixture
def book(empty: Book) -> Book:
    with empty.written(dt.date(2009, 11, 30)):
        fill(empty)
    return empty


def test_persons_are_counted_once(book: Book) -> None:
    assert data(book.report())["people"] == {
        "served": 5,  # Anna, Bent, Carl, Dina, Emil
        "admitted": 2,  # Carl, Dina
        "discharged": 2,  # Bent, Carl; Dina left and came back
        "staying": 3,
        "referred": 0,
        "waiting": 0,
    }


def test_nights_are_those_of_the_last_stay_in_the_period(book: Book) -> None:
    report = book.report()
    with reading(book.db):
        bound = bound_of(book.db, book.programme, report.period)
        assert nights(book.db, bound) == ({0: 1, 264: 1}, {47: 1, 6: 1, 122: 1})
    told = data(report)["nights"]
    assert told["leavers"] == {"mean": 132.0, "median": 132.0}
    assert told["stayers"] == {"mean": 58.3333, "median": 47.0}
    assert told["lengths"][0] == {
        "label": "≤30",
        "from": 0,
        "to": 30,
        "leavers": 1,
        "stayers": 1,
    }
    assert told["lengths"][-1]["to"] is None


def test_nights_in_units_are_occupied_held_or_void(book: Book) -> None:
    assert data(book.report())["occupancy"] == {
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
    (ladder,) = data(book.report())["ladders"]
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
    assert data(book.report())["follow_ups"] == {
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
    found = data(book.report())
    assert found["intake"] == {
        "number": 2,
        "people": 2,
        "by_source": {"prison": 1, "unknown": 1},
        "by_municipality": {"hammerfest": 1, "unknown": 1},
    }
    assert found["exits"] == {
        "number": 3,  # Dina's too, who came back; Carl died
        "people": 3,
        "back": 1,
        "died": 1,
        "by_destination": {"own-rented": 1, "homeless": 1, "died": 1},
        "by_reason": {"planned": 1, "rule-broken": 1, "died": 1},
        "planned": 1,
        "success": {"numerator": 1, "denominator": 2, "rate": 0.5},
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
    exits = data(empty.report())["exits"]
    assert exits["by_destination"] == {"own-bought": 1, "unknown": 1, "pending": 1}
    assert exits["success"] == {"numerator": 1, "denominator": 3, "rate": 0.3333}


def test_coming_back_the_same_day_is_an_exit_and_a_return(empty: Book) -> None:
    with empty.written(LATER):
        person = empty.resident(1)
        empty.stay(person, "2009-05-10")  # typed first, begins last
        empty.stay(person, "2009-05-10", "2009-05-10", to="family")
    may = empty.report(month_period(2009, 5))
    assert (may.people.served, may.people.discharged) == (1, 0)
    assert (may.exits.number, may.exits.people, may.exits.back) == (1, 1, 1)
    assert (empty.report().exits.returned or ())[0].rate == (1, 1)


def test_money_is_planned_booked_and_to_date(book: Book) -> None:
    money = data(book.report())["money"]
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
    totals = data(book.report(month_period(2008, 1)))["money"]["totals"]
    assert {value for sums in totals.values() for value in sums.values()} == {None}


def test_several_years_add_up_their_plans(book: Book) -> None:
    both = book.report(Period(dt.date(2009, 12, 1), dt.date(2010, 1, 31)))
    assert both.money.totals.cost.planned_ore == 400_000_000


def test_another_programmes_people_are_not_counted(book: Book) -> None:
    before = data(book.report())
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
    after = data(book.report())
    assert {**after, "seal": None} == {**before, "seal": None}


def test_a_period_past_today_is_cut_at_today(book: Book) -> None:
    with reading(book.db):
        report = gather(book.db, book.programme, NOVEMBER, today=dt.date(2009, 11, 20))
    assert report.cut
    assert data(report)["period"] == {"from": "2009-11-01", "to": "2009-11-20", "days": 20}
    assert [day.on.day for day in report.occupancy.on] == [20]
    assert not book.report().cut


def test_a_period_that_has_not_begun_is_refused(book: Book) -> None:
    with reading(book.db), pytest.raises(FutureReport):
        gather(book.db, book.programme, NOVEMBER, today=dt.date(2009, 10, 31))


def test_an_empty_book_has_a_report_of_zeros(empty: Book) -> None:
    found = data(empty.report())
    assert found["people"]["served"] == 0
    assert found["nights"]["leavers"] == {"mean": None, "median": None}
    assert found["follow_ups"]["on_time"] == {"numerator": 0, "denominator": 0, "rate": None}
    assert found["seal"] == {"newest": None, "written_after": 0}


def test_json_has_the_keys_that_scripts_rely_on_in_their_order(book: Book) -> None:
    assert " ".join(data(book.report())) == (
        "period programme people nights occupancy ladders help follow_ups intake exits outcomes "
        "outcome_months scores incidents incidents_reported evictions "
        "absences consents arrears gaps "
        "meetings money year_before targets seal"
    )
