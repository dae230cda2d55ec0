"""A reader with a constraint solver and the whole of a report on a small house.

Houses of three to twelve are the hard ones: nearly every count is small. What the reader knows
stands in ``reading.py``; how many cells stay to be seen is measured beside what is given away.
"""

import datetime as dt
import random
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ettervern_cli.money.rent.charging import charge_month
from ettervern_cli.reports.data import data
from ettervern_cli.reports.external import facts as outsiders
from ettervern_cli.reports.external import moving, suppression
from ettervern_cli.reports.external.joint import Release, held, key_text
from ettervern_cli.reports.external.masking import Suppression
from ettervern_cli.reports.external.period import external as external_period
from ettervern_cli.reports.external.published import release_of
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.transaction import reading
from ettervern_cli.values.dates import Period, month_period, year_period
from tests.faults import count
from tests.faults.reading import (
    Known,
    across,
    kept,
    lengths,
    named,
    nights,
    ones,
    rates,
    recovered,
    stocks,
    supposed,
    true,
)
from tests.faults.test_small_numbers import LAST, LASTING, empty, lived, numbers, of_period, read
from tests.helpers.period_book import Book
from tests.helpers.solver import Line

__all__ = ["empty"]
YEAR = year_period(2009)
QUARTERS = [Period(dt.date(2009, m, 1), month_period(2009, m + 2).last) for m in (1, 4, 7, 10)]
OPEN = """
SELECT count(*) FROM stay
WHERE admitted_on < :first AND (discharged_on IS NULL OR discharged_on >= :first)
"""
LEFT = """
SELECT s.resident_id, s.discharged_on, r.code FROM stay s JOIN term r ON r.id = s.exit_reason_id
"""
RENTED = """
UPDATE placement SET rent_ore = (SELECT rent_ore FROM unit WHERE unit.id = unit_id)
"""


class Seen(NamedTuple):
    """A report: every number of it, those that an outsider sees, and what both are of."""

    whole: dict[str, int]
    shown: dict[str, int | None]
    lines: list[Line]
    start: int
    days: list[str]

    @property
    def left(self) -> int:
        """How many cells are to be seen."""
        return sum(self.shown.get(path) is not None for path in self.whole)


def small(empty: Path, folder: Path, seed: int) -> Book:
    """A house of three to twelve residents, with leave taken and rent charged."""
    path = folder / f"{seed}.db"
    shutil.copy(empty, path)
    book, chance = Book(connect(str(path))), random.Random(seed)
    with book.written(dt.date(2010, 1, 31)):
        settled(book, chance)
        if seed % 3 == 2:
            come_again(book, random.Random(seed))
        for stay, begins, ends in book.db.execute(
            "SELECT id, admitted_on, coalesce(discharged_on, '2009-12-31') FROM stay"
        ).fetchall():
            first = dt.date.fromisoformat(begins)
            there = (dt.date.fromisoformat(ends) - first).days
            if chance.random() < 0.3 and there > 9:
                gone = first + dt.timedelta(chance.randint(1, there - 5))
                back = gone + dt.timedelta(chance.randint(1, 4))
                book.away(stay, "leave", gone.isoformat(), back.isoformat())
        if chance.random() < 0.7:
            rent(book, chance)
    return book


def settled(book: Book, chance: random.Random) -> None:
    """Residents who came in the last three years, of whom some have left."""
    for number in range(1, chance.randint(3, 12) + 1):
        begins = dt.date(2007, 1, 1) + dt.timedelta(chance.randint(0, 1090))
        ends = begins + dt.timedelta(chance.randint(1, chance.choice((60, 400, 1000))))
        over = ends <= LAST
        reason = chance.choice(("planned", "own-wish", "died")) if over else None
        to = chance.choice((*LASTING, "prison", "homeless", None)) if over else None
        stay = book.stay(
            book.resident(number), begins.isoformat(), ends.isoformat() if over else None,
            reason=reason, to=None if reason == "died" else to,
            source=chance.choice(("treatment", "prison")),
            town=chance.choice(("alta", "alta", "hammerfest")), treated=begins.isoformat(),
        )  # fmt: skip
        lived(book, chance, stay, begins, min(ends, LAST), number)
    book.refresh()


def come_again(book: Book, chance: random.Random) -> None:
    """Some of those who left come back, and leave again: more stays than persons."""
    for person, last, reason in book.db.execute(LEFT).fetchall():
        ends, alive = dt.date.fromisoformat(last), reason != "died"
        while alive and chance.random() < 0.6:
            begins = ends + dt.timedelta(chance.randint(1, 120))
            ends = begins + dt.timedelta(chance.randint(1, 200))
            if begins > LAST:
                break
            over = ends <= LAST
            end = chance.choice(("planned", "own-wish", "died")) if over else None
            alive = over and end != "died"
            stay = book.stay(
                person, begins.isoformat(), ends.isoformat() if over else None, reason=end,
                to=chance.choice((*LASTING, "prison", "homeless", None)) if alive else None,
                source=chance.choice(("treatment", "prison")), town="alta",
                treated=begins.isoformat(),
            )  # fmt: skip
            lived(book, chance, stay, begins, min(ends, LAST), 99)
    book.refresh()


def rent(book: Book, chance: random.Random) -> None:
    """Every month of the year charged, and some of it paid."""
    book.db.execute(RENTED)
    author = Author("test", dt.datetime(2010, 1, 31), dt.date(2010, 1, 31))
    for month in range(1, 13):
        charge_month(book.db, author, book.programme, month_period(2009, month))
    for stay, on, ore in book.db.execute(
        "SELECT stay_id, charged_on, amount_ore FROM charge"
    ).fetchall():
        if chance.random() < 0.8:
            book.add("payment", stay_id=stay, paid_on=on, amount_ore=ore)


def seen(book: Book, period: Period, earlier: list[Release] | None = None) -> Seen | None:
    """A period's report as it is and as an outsider gets it, and what holds of its figures.

    With ``earlier`` it is published beside those, and is one of them from then on; None where
    that is refused.
    """
    report, db = book.report(period), book.db
    with reading(db):
        rules = outsiders.outside_rules(db, book.programme, period)
        behind = outsiders.behind(db, book.programme, period)
        start = db.execute(OPEN, {"first": period.first.isoformat()}).fetchone()[0]
        rents = db.execute("SELECT min(rent_ore), max(rent_ore) FROM unit").fetchone()
    masked, sheet = external_period(report, rules, behind)
    if earlier is not None:
        new = release_of(sheet, "period", "", period)
        (hidden,), gives_back = held([new], earlier, rules.threshold)
        if gives_back:
            return None
        sheet.hidden = frozenset(key for key in sheet.cells if key_text(key) in hidden)
        assert sheet.again is not None
        masked = sheet.again()
        earlier.append(new._replace(hidden=hidden))
    whole, shown = data(report), read(data(masked))
    truth = {path: value for path, value in numbers(whole) if value is not None}
    lines = meant(whole, shown, truth, Known(start, rents))
    days = [each["on"] for each in shown["occupancy"]["on"]]
    return Seen(truth, dict(numbers(shown)), lines, start, days)


def over_time(book: Book, *, beside: bool) -> tuple[dict[str, int], int, int]:
    """Twelve months, four quarters and the year: what all give away, hidden and shown cells."""
    earlier: list[Release] | None = [] if beside else None
    spans = {f"{n:02}": month_period(2009, n) for n in range(1, 13)}
    spans |= {f"q{n}": quarter for n, quarter in enumerate(QUARTERS)} | {"year": YEAR}
    tried = {name: seen(book, span, earlier) for name, span in spans.items()}
    every = {name: one for name, one in tried.items() if one is not None}
    spans = {name: spans[name] for name in every}
    truth = {f"{name}:{path}": value for name, one in every.items()
             for path, value in {**one.whole, "~start": one.start}.items()}  # fmt: skip
    shown = {f"{name}:{path}": value for name, one in every.items()
             for path, value in one.shown.items()}  # fmt: skip
    lines = [named(name, line) for name, one in every.items() for line in one.lines]
    wholes = {name: one.whole for name, one in every.items()}
    cross = across(wholes, spans, {name: one.days for name, one in every.items()})
    lines += [line for line in cross if line.factors and true(line, truth)]
    found = recovered(truth, shown, lines)
    hidden = sum("~" not in path and shown.get(path) is None for path in truth)
    return found, hidden, sum(one.left for one in every.values())


def meant(whole: Any, shown: Any, truth: Mapping[str, int], known: Known) -> list[Line]:
    """What a reader knows of the figures, and may suppose where it is so."""
    there: dict[str, int] = {**truth, "~start": known.start}
    always: Iterator[Line] = iter([
        *rates(whole), *lengths(shown, "leavers", "discharged"),
        *lengths(shown, "stayers", "staying"), *stocks(shown), *ones(shown),
    ])  # fmt: skip
    lines = kept(always, there)
    wrong = [line for line in lines if set(line.factors) <= set(there) and not true(line, there)]
    assert wrong == [], [(one, {n: there[n] for n in one.factors}) for one in wrong]
    sums = (Line({**dict.fromkeys(left, 1), **dict.fromkeys(right, -1)})
            for left, right in of_period(whole))  # fmt: skip
    maybe = [*sums, *supposed(shown), *nights(shown, known)]
    return [*lines, *(line for line in maybe if true(line, there))]


def leaks(
    empty: Path, folder: Path, seeds: Iterable[int]
) -> tuple[list[tuple[int, int, str, int]], int]:
    """What is given away by reports on a year and on a quarter, and how many cells are seen."""
    found, left = [], 0
    for seed in seeds:
        book = small(empty, folder, seed)
        for place, period in enumerate((YEAR, QUARTERS[seed % 4])):
            one = seen(book, period)
            assert one is not None
            left += one.left
            back = recovered(one.whole, one.shown, one.lines)
            found += [(seed, place, path, value) for path, value in back.items()]
        book.db.close()
        (folder / f"{seed}.db").unlink()
    return found, left


def test_bins_are_worked_out_of_means_that_are_shown(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that hides a mean only with the number that it is of: the attack can succeed."""
    monkeypatch.setattr(
        Suppression, "no_middle", lambda sheet, _persons, number, *_bins: sheet.hides(number)
    )
    found, _ = leaks(empty, tmp_path, (6, 9))
    assert len(found) > 1


@pytest.mark.counted
def test_nothing_hidden_is_worked_out_by_a_solver(empty: Path, tmp_path: Path) -> None:
    houses = count(3, 80, 2500)
    found, left = leaks(empty, tmp_path, range(houses))
    print(f"{2 * houses} reports: {left / 2 / houses:.1f} shown a report")
    assert found == []


# Houses where a hidden cell has few other numbers that fit, far from the first that one tries: to
# take it for known, and show what it seems to be known from, gives it away.
HARD = (119, 125, 825)


@pytest.mark.large
def test_what_is_hard_to_hide_is_not_given_away_as_known(empty: Path, tmp_path: Path) -> None:
    found, left = leaks(empty, tmp_path, HARD)
    assert found == []
    assert left > 100 * 2 * len(HARD)  # nor is everything hidden for it


@pytest.mark.large
def test_a_short_search_takes_what_is_hidden_for_known(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that gives up early, and shows what it takes to be known."""
    monkeypatch.setattr(moving, "MORE", 0)
    monkeypatch.setattr(suppression, "MORE_PATIENT", 1)
    assert leaks(empty, tmp_path, HARD)[0] != []


@pytest.mark.large
def test_a_year_of_reports_gives_back_what_each_of_them_hides(empty: Path, tmp_path: Path) -> None:
    """Without the register, twelve months, four quarters and the year tell of one another."""
    found, _, _ = over_time(small(empty, tmp_path, 0), beside=False)
    assert len(found) > 10


@pytest.mark.large
@pytest.mark.counted
def test_nothing_published_is_given_back_by_what_is_published_later(
    empty: Path, tmp_path: Path
) -> None:
    found: dict[str, int] = {}
    hidden = left = 0
    for seed in range(1, 1 + count(1, 4, 60)):
        more, some_hidden, some_left = over_time(small(empty, tmp_path, seed), beside=True)
        found |= more
        hidden, left = hidden + some_hidden, left + some_left
    print(f"over time: {hidden} cells hidden, {left} shown")
    assert found == {}
