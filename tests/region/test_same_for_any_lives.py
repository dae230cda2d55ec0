"""Whatever happened in a house, what was delivered of it counts as its own report does."""

import datetime as dt
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ettervern_cli.region.cells.cell import Cell
from ettervern_cli.region.cells.spine import Spine, spine
from ettervern_cli.region.delivery.writing import write_tables
from ettervern_cli.region.engines import duck
from ettervern_cli.region.engines.tables import STATEMENTS
from ettervern_cli.region.report.gather import gather
from ettervern_cli.region.report.value import SITE
from ettervern_cli.reports.courses import length_of_stay
from ettervern_cli.reports.data import data
from ettervern_cli.reports.period.counts import gather as own
from ettervern_cli.values.dates import Period
from tests.helpers.examples import examples
from tests.region.books import FIRST, HOUSES, LENGTH, LONG, SPAN, OneOfTwo, lake_of, live, two_books
from tests.region.oracle import oracle
from tests.region.rows import Rows, own_parts, rows_of

House = Sequence[tuple[int, Any]]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[OneOfTwo]]:
    found = two_books(tmp_path_factory.mktemp("two"))
    yield found
    found[0].db.close()


def told(book: OneOfTwo, period: Period, today: dt.date) -> dict[str, Any]:
    """What a programme's own report says."""
    report = own.gather(book.db, book.programme, period, today=today)
    lengths = length_of_stay.gather(
        book.db, book.programme, first=period.first, last=period.last, today=today
    )
    return own_parts(data(report), data(lengths))


@pytest.mark.large
@settings(max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    house=HOUSES, first=LONG, length=SPAN | LONG, later=st.integers(0, 300),
)  # fmt: skip
def test_each_programme_is_told_what_its_own_report_says(
    books: list[OneOfTwo], house: House, first: int, length: int, later: int
) -> None:
    begins = FIRST + dt.timedelta(days=first)
    period = Period(begins, begins + dt.timedelta(days=length))
    until = period.last + dt.timedelta(days=later)
    db = books[0].db
    db.execute("BEGIN")
    try:
        live(books, house)
        rows = _inside(db, until)

        def engine(_: Sequence[str], asked: Spine, statements: Sequence[str]) -> Iterable[Cell]:
            return oracle([rows], asked, statements)

        found = gather(lake_of(db, until), [period], engine, by=SITE)
        assert [row.programme for row in found.rows] == [book.programme.code for book in books]
        for row, book in zip(found.rows, books, strict=True):
            parts = data(row)
            parts["money"] = parts["money"]["lines"]
            expected = told(book, period, until)
            assert {key: parts[key] for key in expected} == expected
    finally:
        db.execute("ROLLBACK")


def _inside(db: sqlite3.Connection, until: dt.date) -> Rows:
    return rows_of(db, "north", until)


@settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(house=HOUSES, cuts=st.lists(st.integers(0, LENGTH), min_size=2, max_size=4, unique=True))
def test_duckdb_and_sqlite_count_the_same_cells_of_any_lives(
    books: list[OneOfTwo], house: House, cuts: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    days = [FIRST + dt.timedelta(days=cut) for cut in sorted(cuts)]
    asked = spine([Period(days[0], later) for later in days[1:]])
    db = books[0].db
    db.execute("BEGIN")
    try:
        live(books, house)
        rows = _inside(db, days[-1])
    finally:
        db.execute("ROLLBACK")
    folder: Path = tmp_path_factory.mktemp("delivered")
    write_tables(str(folder), rows)
    found = sorted(duck.cells([str(folder)], asked, STATEMENTS))
    shutil.rmtree(folder)
    assert found == oracle([rows], asked, STATEMENTS)
