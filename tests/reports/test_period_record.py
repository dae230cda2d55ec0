"""Incidents and rent in a period's report, against figures by hand and against the rules."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ettervern_cli.money.rent.accounts import accounts
from ettervern_cli.money.rent.rules import Ages
from ettervern_cli.reports.data import data
from ettervern_cli.reports.period.report import Report
from ettervern_cli.screen.safe import plain
from ettervern_cli.values.dates import Period
from ettervern_cli.words import Language
from tests.helpers import report_forms as screens
from tests.helpers.examples import examples
from tests.helpers.period_book import LATER, Book, new_book

FIRST = dt.date(2009, 1, 1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = new_book(tmp_path)
    yield book
    book.db.close()


def charge(book: Book, stay: int, placement: int, month: str, ore: int, on: str) -> None:
    book.add("charge", stay_id=stay, placement_id=placement, charged_on=on, month=month, nights=30,
             amount_ore=ore)  # fmt: skip


def pay(book: Book, stay: int, on: str, ore: int) -> None:
    book.add("payment", stay_id=stay, paid_on=on, amount_ore=ore)


def home(book: Book, stay: int, unit: str, begins: str) -> int:
    unit_id = book.one("unit", unit)
    return book.add("placement", stay_id=stay, unit_id=unit_id, moved_in_on=begins)


def happen(
    book: Book, stay: int, kind: str, on: str, severity: int | None, police: int | None
) -> None:
    book.add("incident", stay_id=stay, kind_id=book.term("incident_kind", kind), happened_on=on,
             severity=severity, police=police, police_why="x" if police == 0 else None)  # fmt: skip


@pytest.fixture
def filled(book: Book) -> Book:
    with book.written(LATER):
        anna = book.stay(book.resident(1), "2009-07-01")
        bent = book.stay(book.resident(2), "2009-07-01", "2009-10-15")
        rooms = home(book, anna, "1", "2009-07-01"), home(book, bent, "2", "2009-07-01")
        for month, on in (("2009-08", "2009-08-31"), ("2009-10", "2009-10-31"),
                          ("2009-11", "2009-11-30"), ("2009-12", "2009-12-31")):  # fmt: skip
            charge(book, anna, rooms[0], month, 5_500_00, on)
        charge(book, bent, rooms[1], "2009-10", 2_500_00, "2009-10-31")
        pay(book, anna, "2009-11-02", 1_000_00)
        pay(book, bent, "2009-11-05", 3_000_00)
        pay(book, anna, "2009-12-01", 9_000_00)
        happen(book, anna, "violence", "2009-11-01", 3, 1)
        happen(book, anna, "violence", "2009-11-30", 3, None)
        happen(book, bent, "threat", "2009-10-31", 3, 1)
        happen(book, anna, "relapse", "2009-11-10", 1, None)
        happen(book, anna, "threat", "2009-11-11", None, 0)
        happen(book, anna, "threat", "2009-12-01", 3, 1)
        book.refresh()
    return book


def test_incidents_are_counted_by_kind_and_cut_at_the_last_day(filled: Book) -> None:
    found = data(filled.report())
    assert found["incidents"] == {"relapse": 1, "threat": 1, "violence": 2}
    assert found["incidents_reported"] == {"numerator": 1, "denominator": 3, "rate": 0.3333}


def test_arrears_are_those_of_the_last_day_and_a_credit_is_nobody_elses(filled: Book) -> None:
    assert data(filled.report())["arrears"] == {
        "residents": 1,
        "total_ore": 15_500_00,
        "charged_ore": 5_500_00,
        "paid_ore": 4_000_00,
        "by_age": {
            "arrears_30_ore": 11_000_00,
            "arrears_90_ore": 0,
            "arrears_older_ore": 4_500_00,
        },
    }


def test_nothing_charged_is_nothing_owed(book: Book) -> None:
    found = data(book.report())
    assert found["arrears"] == {
        "residents": 0,
        "total_ore": 0,
        "charged_ore": 0,
        "paid_ore": 0,
        "by_age": {"arrears_30_ore": 0, "arrears_90_ore": 0, "arrears_older_ore": 0},
    }
    assert (found["incidents"], found["incidents_reported"]["rate"]) == ({}, None)


def test_a_programme_without_units_has_no_rent(book: Book) -> None:
    book.db.execute("BEGIN")
    book.db.execute("DELETE FROM unit")
    book.db.execute("COMMIT")
    report = book.report()
    assert data(report)["arrears"] is None
    assert "owed" not in plain(screens.text(report, Language("en")))


def _seen(report: Report, language: str) -> str:
    return plain(screens.text(report, Language(language)))


def test_people_read_incidents_and_rent(filled: Book) -> None:
    report = filled.report()
    text = _seen(report, "en")
    assert (
        "Incidents\n"
        "               times\n"
        "  Tilbakefall      1\n"
        "  Trussel          1\n"
        "  Vold             2\n"
    ) in text
    assert (
        "Reported to the police, of the serious ones and those where it is answered: 1 of 3, 33 %."
    ) in " ".join(text.split())
    assert (
        "Rent, kroner\n"
        "  charged in the period        5 500\n"
        "  paid in the period           4 000\n"
        "  owed for up to 30 days      11 000\n"
        "  owed for 31 to 90 days           0\n"
        "  owed for more than 90 days   4 500\n"
        "  owed in all                 15 500\n"
        "  1 resident owed rent on 30 Nov 2009.\n"
    ) in text
    assert "1 beboer hadde restanse 30. nov. 2009." in _seen(report, "nb")
    page = screens.markdown(report, Language("nb"))
    assert "| restanse, mer enn 90 dager | 4 500 |" in page
    rows = screens.csv(report).splitlines()
    for row in (
        "incidents,violence,count,2",
        "incidents_reported,,numerator,1",
        "arrears,,total_ore,1550000",
        "arrears,by_age,arrears_older_ore,450000",
    ):
        assert row in rows


def test_what_is_charged_and_paid_later_changes_nothing(filled: Book) -> None:
    before = [_seen(filled.report(), language) for language in ("en", "nb")]
    with filled.written(LATER):
        charge(filled, 1, 1, "2010-01", 1, "2010-01-31")
        pay(filled, 1, "2009-12-01", 1)
        happen(filled, 1, "violence", "2009-12-01", 3, 0)
    assert [_seen(filled.report(), language) for language in ("en", "nb")] == before


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    book = new_book(tmp_path_factory.mktemp("rent"))
    yield book
    book.db.close()


OFFSETS = st.integers(0, 300)
PERSON = st.lists(st.tuples(st.booleans(), OFFSETS, st.integers(-300, 500)), max_size=8)


@settings(
    max_examples=examples(100),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(people=st.lists(PERSON, max_size=4), last=OFFSETS, length=st.integers(0, 60))
def test_arrears_in_sql_are_those_of_the_rules(
    shared: Book, people: list[list[tuple[bool, int, int]]], last: int, length: int
) -> None:
    on = FIRST + dt.timedelta(days=last)
    shared.db.execute("BEGIN")
    for number, entries in enumerate(people, 1):
        stay = shared.stay(shared.resident(number), FIRST.isoformat())
        room = home(shared, stay, "1", FIRST.isoformat())
        for place, (is_charge, offset, ore) in enumerate(entries):
            day = (FIRST + dt.timedelta(days=offset)).isoformat()
            if is_charge:
                charge(shared, stay, room, f"20{place:02}-01", abs(ore), day)
            elif ore:
                pay(shared, stay, day, ore)
    period = Period(on - dt.timedelta(days=min(length, last)), on)
    found = accounts(shared.db, [shared.programme], on)
    before = accounts(shared.db, [shared.programme], period.first - dt.timedelta(days=1))
    shared.db.execute("COMMIT")
    try:
        rent = shared.report(period).arrears
    finally:
        shared.db.execute("BEGIN")
        for table in ("charge", "payment", "placement", "stay", "resident"):
            shared.db.execute(f"DELETE FROM {table}")
        shared.db.execute("COMMIT")
    assert rent is not None
    assert rent.residents == sum(one.arrears_ore > 0 for one in found)
    ages = [one.ages for one in found]
    assert rent.ages == Ages(*(sum(part) for part in zip(*ages, strict=True))) if ages else True
    assert rent.charged_ore == sum(one.charged_ore for one in found) - sum(
        one.charged_ore for one in before
    )
    assert rent.paid_ore == sum(one.paid_ore for one in found) - sum(one.paid_ore for one in before)
    assert all(one.ages.total_ore == max(0, one.arrears_ore) for one in found)
