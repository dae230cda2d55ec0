"""What the charts of a report are drawn from, counted again the slow way."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from ettervern_cli.programme.programme import Programme, choose_programme
from ettervern_cli.reports.period.counts.course import with_course
from ettervern_cli.reports.period.counts.gather import gather
from ettervern_cli.reports.period.report import Report
from ettervern_cli.storage.transaction import reading
from ettervern_cli.values.dates import DAY, FAR, Period
from tests.conftest import Workspace
from tests.helpers.demos import EACH, demo


@pytest.fixture(scope="module", params=[one for one in EACH if one.values != ("steg",)])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return demo(tmp_path_factory, request.param)


def course(db: sqlite3.Connection, programme: Programme, period: Period) -> Report:
    return with_course(db, programme, gather(db, programme, period, today=period.last))


def periods(last: str) -> Iterator[Period]:
    end = dt.date.fromisoformat(last)
    yield Period(end.replace(day=1), end)
    yield Period(dt.date(end.year, 1, 1), end)
    yield Period(end - 40 * DAY, end - 17 * DAY)
    yield Period(end - 3 * DAY, end - 3 * DAY)
    yield Period(dt.date(end.year - 2, 5, 20), end)


def day(text: str | None) -> dt.date:
    return FAR if text is None else dt.date.fromisoformat(text)


OWN = "SELECT id, beds, first_on, last_on FROM unit WHERE run_by IS NULL"


def night(db: sqlite3.Connection, on: dt.date) -> tuple[int, int, int]:
    """Beds in use, persons in them and beds held on one night, asked of every row.

    Homes that others run are none.
    """
    beds = occupied = held = 0
    for unit, size, first, last in db.execute(OWN):
        if (first is None or day(first) <= on) and on <= day(last):
            voids = db.execute(
                "SELECT since_on, coalesce(opened_on, expected_on) FROM void WHERE unit_id = ?",
                (unit,),
            ).fetchall()
            beds += 0 if any(day(a) <= on < day(b) for a, b in voids) else size
    rows = db.execute(
        "SELECT stay_id, moved_in_on, moved_out_on FROM placement "
        "WHERE unit_id IN (SELECT id FROM unit WHERE run_by IS NULL)"
    ).fetchall()
    for stay, came, left in rows:
        if day(came) <= on < day(left):
            away = [
                kept
                for kept, a, b in db.execute(
                    "SELECT unit_held, left_on, returned_on FROM absence WHERE stay_id = ?", (stay,)
                )
                if day(a) <= on < day(b)
            ]
            occupied += not away
            held += sum(away)
    return beds, occupied, held


def test_every_night_is_as_a_count_of_all_rows_has_it(filled: Workspace) -> None:
    with closing(filled.open()) as db, reading(db):
        programme = choose_programme(db, None)
        for period in periods(filled.today):
            found = course(db, programme, period)
            told = [tuple(one) for one in found.occupancy.nights or ()]
            every = [period.first + n * DAY for n in range(period.days)]
            counted = [(on, *night(db, on)) for on in every]
            if any(any(one[1:]) for one in counted):
                assert told == counted
            else:
                assert not any(any(one[1:]) for one in told)


def test_nights_steps_and_due_dates_sum_to_what_the_report_counts(filled: Workspace) -> None:
    with closing(filled.open()) as db, reading(db):
        programme = choose_programme(db, None)
        for period in periods(filled.today):
            report = course(db, programme, period)
            units, nights = report.occupancy, report.occupancy.nights or ()
            in_use = units.bed_days - units.void_days
            assert sum(one.occupied for one in nights) == units.occupied_days
            assert sum(one.held for one in nights) == units.held_days
            assert sum(one.beds for one in nights) == in_use
            months = units.months or ()
            assert sum(one.occupied_days for one in months) == units.occupied_days
            assert sum(one.held_days for one in months) == units.held_days
            assert sum(one.usable_days for one in months) == in_use
            for ladder in report.ladders:
                last = (ladder.months or ())[-1]
                assert last.on == period.last
                assert last.residents == {step.step: step.residents for step in ladder.steps}
            due = report.follow_ups.months or ()
            whole = [one for one in due if one.period.first >= period.first]
            if period.first.day == 1:
                assert sum(one.due for one in whole) == report.follow_ups.due
                met = sum(one.on_time.numerator for one in whole)
                assert met == report.follow_ups.on_time.numerator


def test_a_programme_without_anybody_has_no_months(alta: Workspace) -> None:
    with closing(alta.open()) as db, reading(db):
        programme = choose_programme(db, None)
        found = course(db, programme, Period(dt.date(2009, 11, 1), dt.date(2009, 11, 20)))
    assert (found.follow_ups.months, [one.months for one in found.ladders]) == ([], [[]])
    assert {tuple(one[1:]) for one in found.occupancy.nights or ()} == {(7, 0, 0)}


def months_of(report: Report) -> list[dt.date]:
    return [one.period.first for one in report.follow_ups.months or ()]


def test_a_month_shows_the_year_before_it_from_the_first_admission(alta: Workspace) -> None:
    for on in ("2009-03-15", "2010-03-02"):
        alta.done("admit", f"Nora {on}", "--on", on, today="2010-11-20")
    with closing(alta.open()) as db, reading(db):
        programme = choose_programme(db, None)
        later = Period(dt.date(2010, 10, 1), dt.date(2010, 10, 31))
        months = months_of(course(db, programme, later))
        assert months == [dt.date(2009, 11, 1), dt.date(2009, 12, 1)] + [
            dt.date(2010, month, 1) for month in range(1, 11)
        ]
        early = Period(dt.date(2009, 4, 1), dt.date(2009, 4, 30))
        months = months_of(course(db, programme, early))
        assert months == [dt.date(2009, 3, 1), dt.date(2009, 4, 1)]
