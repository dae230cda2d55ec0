"""An outsider with the whole of a report tries to work out what is hidden in it.

The equations are those of what the figures mean, written here anew; the attack is exact linear
algebra, and then what follows from every hidden count being at least one.
"""

import datetime as dt
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.programme.programme import municipality
from ettervern_cli.reports.courses import circling
from ettervern_cli.reports.courses import length_of_stay as time_there
from ettervern_cli.reports.data import data
from ettervern_cli.reports.external import facts as outsiders
from ettervern_cli.reports.external import masking as external
from ettervern_cli.reports.external.courses import external_circling, external_retention
from ettervern_cli.reports.external.moving import Relation
from ettervern_cli.reports.external.period import external as external_period
from ettervern_cli.reports.external.places import external_funder, external_municipality
from ettervern_cli.reports.external.suppression import computable
from ettervern_cli.reports.funder import gather as funder_report
from ettervern_cli.reports.funder.grants import find_funder
from ettervern_cli.reports.municipality import gather as period_municipality
from ettervern_cli.screen.tables import json_text
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.transaction import reading
from ettervern_cli.values.dates import Period
from tests.faults import count
from tests.faults.trial import ROOT
from tests.helpers.period_book import Book, new_book

FIRST, LAST = dt.date(2009, 1, 1), dt.date(2009, 12, 31)
LASTING = ("own-rented", "own-bought", "supported")
Found = dict[str, Any]
Sum = tuple[Sequence[str], Sequence[str]]


def numbers(value: object, path: str = "") -> Iterator[tuple[str, int | None]]:
    """Every whole number and every null of a value, by its path."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from numbers(each, f"{path}/{key}")
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from numbers(each, f"{path}/{place}")
    elif value is None or (isinstance(value, int) and not isinstance(value, bool)):
        yield path, value


def solved(known: Mapping[str, int | None], sums: Sequence[Sum]) -> dict[str, Fraction]:
    """What of the unknown can be worked out from sums that hold, all unknown being at least 1."""
    rows: list[tuple[dict[str, Fraction], Fraction]] = []
    for left, right in sums:
        row: dict[str, Fraction] = {}
        rest = Fraction(0)
        for side, sign in ((left, 1), (right, -1)):
            for path in side:
                value = known[path]
                if value is None:
                    row[path] = row.get(path, Fraction(0)) + sign
                else:
                    rest -= sign * value
        row = {path: factor for path, factor in row.items() if factor}
        if row:
            rows.append((row, rest))
    return narrowed([*rows, *reduced(rows)])


def reduced(
    rows: Sequence[tuple[dict[str, Fraction], Fraction]],
) -> list[tuple[dict[str, Fraction], Fraction]]:
    """The rows in reduced echelon form."""
    done: list[tuple[str, dict[str, Fraction], Fraction]] = []
    for row, rest in rows:
        row = dict(row)
        for pivot, other, value in done:
            if factor := row.get(pivot):
                row, rest = minus(row, other, factor), rest - factor * value
        if not row:
            continue
        pivot = next(iter(row))
        lead = row[pivot]
        row, rest = {path: factor / lead for path, factor in row.items()}, rest / lead
        done = [
            (old, minus(other, row, other[pivot]), value - other[pivot] * rest)
            if pivot in other
            else (old, other, value)
            for old, other, value in done
        ]
        done.append((pivot, row, rest))
    return [(row, rest) for _, row, rest in done]


def minus(
    row: Mapping[str, Fraction], other: Mapping[str, Fraction], factor: Fraction
) -> dict[str, Fraction]:
    """A row less so many times another."""
    found = {
        path: row.get(path, Fraction(0)) - factor * other.get(path, Fraction(0))
        for path in {**row, **other}
    }
    return {path: value for path, value in found.items() if value}


def narrowed(rows: Sequence[tuple[dict[str, Fraction], Fraction]]) -> dict[str, Fraction]:
    """Limits made narrower row by row until none moves; those that leave one value."""
    low = {path: Fraction(1) for row, _ in rows for path in row}
    high: dict[str, Fraction | None] = dict.fromkeys(low)
    for _ in range(60):
        before = (dict(low), dict(high))
        for row, rest in rows:
            for path, factor in row.items():
                others = [(other, by) for other, by in row.items() if other != path]
                least = bound(others, low, high)
                most = bound(others, high, low)
                ends = [None if end is None else (rest - end) / factor for end in (most, least)]
                if factor < 0:
                    ends.reverse()
                if ends[0] is not None:
                    low[path] = max(low[path], ends[0])
                if ends[1] is not None:
                    old = high[path]
                    high[path] = ends[1] if old is None else min(old, ends[1])
        if before == (low, high):
            break
    return {path: low[path] for path in low if low[path] == high[path]}


def bound(
    others: Sequence[tuple[str, Fraction]],
    up: Mapping[str, Fraction | None],
    down: Mapping[str, Fraction | None],
) -> Fraction | None:
    """The sum of limits, each of the side that its sign asks for; None without one."""
    total = Fraction(0)
    for path, factor in others:
        limit = up[path] if factor > 0 else down[path]
        if limit is None:
            return None
        total += factor * limit
    return total


def under(found: Found, *keys: str, of: str = "") -> list[str]:
    """Paths of all values at a key, of an object or, with ``of``, of a list's objects."""
    value: Any = found
    for key in keys:
        value = value[key]
    at = "/" + "/".join(keys)
    if isinstance(value, list):
        return [f"{at}/{place}/{of}" for place in range(len(value))]
    return [f"{at}/{key}{'/' + of if of else ''}" for key in value]


def of_people(found: Found) -> Iterator[Sum]:
    yield ["/people/served"], ["/people/staying", "/people/discharged"]


def of_exits(found: Found) -> Iterator[Sum]:
    kinds = under(found, "exits", "by_destination")
    codes = {path: path.rpartition("/")[2] for path in kinds}
    success = "/exits/success"
    yield kinds, ["/exits/number"]
    reasons = under(found, "exits", "by_reason")
    yield reasons, ["/exits/number"]
    ends = {path: path.rpartition("/")[2] for path in reasons}
    yield [path for path in reasons if ends[path] == "planned"], ["/exits/planned"]
    yield [path for path in reasons if ends[path] == "died"], ["/exits/died"]
    yield [path for path in reasons if ends[path] != "died"], [f"{success}/denominator"]
    yield ["/people/discharged", "/exits/back"], ["/exits/people"]
    yield ["/exits/people"], ["/exits/number"]
    yield [f"{success}/denominator", "/exits/died"], ["/exits/number"]
    yield [path for path in kinds if codes[path] == "died"], ["/exits/died"]
    yield [path for path in kinds if codes[path] in LASTING], [f"{success}/numerator"]
    dead = [path for path in kinds if codes[path] == "died"]
    yield [f"{success}/denominator", *dead], ["/exits/number"]
    yield [path for path in kinds if path not in dead], [f"{success}/denominator"]


def of_period(found: Found) -> Iterator[Sum]:
    """What the figures of a period's report have to do with one another."""
    yield from of_people(found)
    yield from of_exits(found)
    yield under(found, "nights", "lengths", of="leavers"), ["/people/discharged"]
    yield under(found, "nights", "lengths", of="stayers"), ["/people/staying"]
    last = len(found["occupancy"]["on"]) - 1
    yield [f"/occupancy/on/{last}/residents"], ["/people/staying"]
    sources, places = (under(found, "intake", f"by_{by}") for by in ("source", "municipality"))
    yield sources, places
    yield sources, ["/intake/number"]
    yield ["/intake/number"], ["/intake/people"]
    yield ["/intake/people"], ["/people/admitted"]
    steps = range(len(found["ladders"][0]["steps"]))
    yield [f"/ladders/0/steps/{place}/residents" for place in steps], ["/people/staying"]
    for place, _ in enumerate(found["help"]):
        yield [f"/help/{place}/residents"], [f"/ladders/0/steps/{place}/residents"]
    yield ["/follow_ups/due"], ["/follow_ups/on_time/denominator"]
    for code in found["scores"]:
        yield [f"/scores/{code}/above_cut_off/denominator"], [f"/scores/{code}/residents"]
    ages = [f"/arrears/by_age/arrears_{age}_ore" for age in ("30", "90", "older")]
    yield ages, ["/arrears/total_ore"]
    yield ["/consents/in_force"], ["/people/staying"]
    yield under(found, "incidents"), ["/incidents_reported/denominator"]
    if found["people"]["admitted"] == 0 == found["people"]["discharged"]:
        for path in under(found, "occupancy", "on", of="residents"):
            yield [path], ["/people/staying"]


def of_town(found: Found) -> Iterator[Sum]:
    yield from of_people(found)
    yield from of_exits(found)
    yield ["/bed_days/occupied_days", "/bed_days/held_days"], ["/bed_days/bed_days"]
    for share in ("of_all_used", "of_beds"):
        yield [f"/bed_days/{share}/numerator"], ["/bed_days/bed_days"]
    steps = range(len(found["ladders"][0]["steps"]))
    for what, total in (("residents", "staying"), ("reached", "served")):
        yield [f"/ladders/0/steps/{place}/{what}" for place in steps], [f"/people/{total}"]
    yield under(found, "cost", "claims", of="share_ore"), ["/cost/share_ore"]
    yield ["/follow_ups/due"], ["/follow_ups/on_time/denominator"]


def of_circles(found: Found) -> Iterator[Sum]:
    ladder = found["ladders"][0]
    at = "/ladders/0"
    steps = [f"{at}/steps/{place}" for place in range(len(ladder["steps"]))]
    yield [f"{at}/down_by_reason/{code}" for code in ladder["down_by_reason"]], [f"{at}/down"]
    begun = "/returns/again/denominator"
    yield [f"{step}/visits" for step in steps], [f"{at}/up", f"{at}/down", begun]
    yield [f"{at}/top/denominator"], [begun]
    for step in steps:
        yield [f"{step}/people"], [f"{step}/visits"]
        yield [f"{step}/reached"], [f"{step}/came_on_below"]


def of_lengths(found: Found) -> Iterator[Sum]:
    yield ["/stays/left", "/stays/died", "/stays/staying"], ["/stays/number"]
    yield ["/in_programme/number"], ["/stays/number"]
    yield ["/in_programme/ends"], ["/stays/left"]
    yield ["/lasting_home/number"], ["/stays/number"]
    yield ["/stays/residents"], ["/stays/number"]


def of_funder(found: Found) -> Iterator[Sum]:
    yield from of_people(found)
    for when in ("start", "now"):
        yield under(found, "homes", of=when), ["/people/served"]
    for rate in ("with_plan", "reviewed"):
        yield [f"/plans/{rate}/denominator", "/homes/died/now"], ["/people/served"]
        yield [f"/plans/{rate}/denominator"], ["/people/served"]
    without = [f"/plans/{one}" for one in ("right", "declined", "unknown")]
    yield ["/plans/with_plan/numerator", *without], ["/plans/with_plan/denominator"]
    kinds = ("moves", "goals", "progress", "reviews")
    for part in ("numerator", "denominator"):
        each = [f"/involvement/{kind}/{part}" for kind in kinds]
        yield each, [f"/involvement/all/{part}"]
    yield ["/involvement/goals/denominator"], ["/plans/goals_set"]
    yield ["/involvement/reviews/denominator"], ["/plans/reviews"]
    for place, goal in enumerate(found["goals"]):
        for number, answer in enumerate(goal["answers"]):
            at = f"/goals/{place}/answers/{number}"
            if answer["kind"] == "outcome" and answer["counts"] in found["outcomes"]:
                yield [f"{at}/number"], [f"/outcomes/{answer['counts']}/number"]
            if answer["counts"] in ("planned-exits", "lasting-homes"):
                yield [f"{at}/rate/denominator"], ["/people/discharged"]
                yield [f"{at}/rate/denominator"], [f"{at}/people"]


def attacked(whole: Found, shown: Found, sums: Iterator[Sum]) -> dict[str, Fraction]:
    """What an outsider works out of the report that is true, from sums that are true here."""
    truth, known = dict(numbers(whole)), dict(numbers(shown))
    hidden = {path for path, value in truth.items() if value is not None}
    there = {path: known.get(path) for path in truth if path in hidden}
    true = [
        (left, right)
        for left, right in sums
        if all(path in there for path in (*left, *right))
        and sum(truth[path] or 0 for path in left) == sum(truth[path] or 0 for path in right)
    ]
    found = solved(there, true)
    return {path: value for path, value in found.items() if value == truth[path]}


def populate(book: Book, chance: random.Random) -> None:
    """A house with a random history in and around 2009."""
    sources = ["treatment", "prison", "municipality", None]
    for number in range(1, chance.randint(3, 30)):
        resident = book.resident(number)
        begins = dt.date(2008, 6, 1) + dt.timedelta(chance.randint(0, 570))
        for _ in range(chance.choice((1, 1, 1, 2))):
            days = chance.choice((20, 50, 200, 400, 900))
            ends = begins + dt.timedelta(chance.randint(1, days))
            over = ends <= dt.date(2010, 1, 31)
            reason = chance.choice(("planned", "own-wish", "died")) if over else None
            stay = book.stay(
                resident, begins.isoformat(), ends.isoformat() if over else None, reason=reason,
                to=None if reason in (None, "died") else chance.choice(
                    (*LASTING, "prison", "homeless", None)),
                source=chance.choice(sources),
                town=chance.choice(("alta", "alta", "hammerfest")),
                treated=begins.isoformat(),
            )  # fmt: skip
            lived(book, chance, stay, begins, max(begins, min(ends, LAST)), number)
            if not over or reason == "died":
                break
            begins = ends + dt.timedelta(chance.randint(1, 100))
    book.refresh()


def lived(
    book: Book, chance: random.Random, stay: int, begins: dt.date, ends: dt.date, number: int
) -> None:
    """What happened in a stay."""

    def day() -> str:
        return (begins + dt.timedelta(chance.randint(0, max(0, (ends - begins).days)))).isoformat()

    book.move(stay, begins.isoformat(), chance.choice((2, 2, 3)), "entry")
    if chance.random() < 0.4:
        book.move(stay, ends.isoformat(), chance.choice((4, 5)), "up")
    if number < 8 and chance.random() < 0.7:
        book.place(stay, str(number), begins.isoformat(), ends.isoformat())
    for kind, table, column in (
        ("incident_kind", "incident", "happened_on"),
        ("outcome", "outcome", "happened_on"),
    ):
        for _ in range(chance.choice((0, 0, 1, 2))):
            codes = ("violence", "relapse") if table == "incident" else ("work", "school", "kvp")
            kind_id = book.term(kind, chance.choice(codes))
            row = {"severity": 3} if table == "incident" else {}
            book.add(table, stay_id=stay, kind_id=kind_id, **{column: day()}, **row)
    own = random.Random(stay)  # so that the houses are the same with and without it
    if own.random() < 0.6:
        status = own.choice(("has", "has", "right", "declined"))
        on = begins + dt.timedelta(own.randint(0, max(0, (ends - begins).days)))
        book.add("plan_status", stay_id=stay, status=status, status_on=on.isoformat())
    for _ in range(chance.randint(0, 6)):
        book.log(stay, day(), missed=chance.random() < 0.2)
    for _ in range(chance.choice((0, 1, 3))):
        ors = book.one("instrument", "ors")
        total = 10 * chance.randint(5, 40)
        book.add("score", stay_id=stay, instrument_id=ors, scored_on=day(), total_tenths=total)


Reported = tuple[Found, Found, Callable[[Found], Iterator[Sum]]]


def reports(book: Book) -> Iterator[Reported]:
    """Every report: whole, as an outsider gets it, and how its figures hang together."""
    db, programme = book.db, book.programme
    period, today = Period(FIRST, LAST), dt.date(2010, 2, 1)
    with reading(db):
        rules = outsiders.outside_rules(db, programme, period)
        behind = outsiders.behind(db, programme, period)
        town = municipality(db, "hammerfest")
        one = period_municipality.gather_municipality(db, programme, town, period, today=today)
        housed = outsiders.housed(db, programme, period)
        theirs = outsiders.town_persons(db, programme, period, town.code)
        all_of_them = outsiders.funder_persons(db, programme, period)
        rounds = circling.gather(db, programme, first=FIRST, last=LAST, today=today)
        movers = outsiders.movers(db, programme, period)
        time = time_there.gather(db, programme, first=FIRST, last=LAST, today=today)
        payer = find_funder(db, programme, "husbanken")
        grant = funder_report.gather(db, programme, payer, period, today=today)
    whole = book.report(period)
    masked, _ = external_period(whole, rules, behind)
    yield data(whole), read(data(masked)), of_period
    masked_town, _ = external_municipality(one, rules, housed, theirs)
    yield data(one), read(data(masked_town)), of_town
    masked_rounds, _ = external_circling(rounds, rules, movers)
    yield data(rounds), read(data(masked_rounds)), of_circles
    masked_time, _ = external_retention(time, rules)
    yield data(time), read(data(masked_time)), of_lengths
    masked_grant, _ = external_funder(grant, rules, all_of_them)
    yield data(grant), read(data(masked_grant)), of_funder


def read(value: object) -> Found:
    found: Found = json.loads(json_text(value))
    return found


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    new_book(folder).db.close()
    return folder / "ettervern.db"


def house(empty: Path, folder: Path, seed: int) -> Book:
    """A random house of its own."""
    path = folder / f"{seed}.db"
    shutil.copy(empty, path)
    book = Book(connect(str(path)))
    with book.written(dt.date(2010, 1, 31)):
        populate(book, random.Random(seed))
    return book


def leaks(empty: Path, folder: Path, seeds: Iterable[int]) -> list[tuple[int, str, Fraction]]:
    """Everything that an outsider can work out, over random houses by their seeds."""
    found: list[tuple[int, str, Fraction]] = []
    for seed in seeds:
        book = house(empty, folder, seed)
        for whole, shown, sums in reports(book):
            worked_out = attacked(whole, shown, sums(whole))
            found += [(seed, path, value) for path, value in worked_out.items()]
        book.db.close()
        (folder / f"{seed}.db").unlink()
    return found


# Houses where a hidden zero left one number only, the true one, to who takes it for more.
LUCKY = (121, 4016, 4054)


def test_nothing_hidden_can_be_worked_out_of_a_report(empty: Path, tmp_path: Path) -> None:
    assert leaks(empty, tmp_path, (*range(count(10, 100, 5000)), *LUCKY)) == []


def test_small_counts_alone_hidden_are_worked_out(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build without further suppression: the attack is one that can succeed."""

    def only_small(
        cells: Mapping[Hashable, int],
        _: object,
        threshold: int,
        also: set[Hashable],
        *_more: object,
    ) -> tuple[frozenset[Hashable], frozenset[Hashable]]:
        small = {key for key, value in cells.items() if 0 < value < threshold}
        return frozenset(small | also), frozenset()

    monkeypatch.setattr(external, "hiding", only_small)
    assert len(leaks(empty, tmp_path, range(5))) > 5


def test_no_count_of_one_or_two_is_shown(empty: Path, tmp_path: Path) -> None:
    no_counts = {"from", "to", "days", "step", "low", "high", "circling_from", "written_after"}
    for seed in range(count(5, 25, 500)):
        book = house(empty, tmp_path, seed)
        for _, shown, _ in reports(book):
            few = [
                path
                for path, value in numbers(shown)
                if value in (1, 2) and path.rpartition("/")[2] not in no_counts
            ]
            assert few == [], (seed, few)
        book.db.close()


TOLD = """
import json, sys
from pathlib import Path
from tests.faults import test_small_numbers as small
book = small.house(Path(sys.argv[1]), Path(sys.argv[2]), 6)
print(json.dumps([{**shown, "seal": None} for _, shown, _ in small.reports(book)]))
"""


@pytest.mark.large
def test_the_same_is_hidden_in_whatever_order_a_process_keeps_its_sets(
    empty: Path, tmp_path: Path
) -> None:
    """Asked for twice, a report that hid now one cell and now another would show both."""
    told = {
        subprocess.check_output(
            [sys.executable, "-c", TOLD, str(empty), str(tmp_path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
        )
        for seed in ("1", "2")
    }
    assert len(told) == 1


@pytest.mark.parametrize("told_last", [False, True])
def test_what_is_counted_further_down_hangs_together_with_what_stands_above(
    told_last: bool,
) -> None:
    """As the goals with the residents' own words, and the goals set, in another section."""
    sheet = external.Suppression(3, 5, {"moves": 2})
    counts = {"moves": 6, "goals": 8, "reviews": 10, "all": 24}
    for key, value in counts.items() if told_last else {"goals set": 8, **counts}.items():
        sheet.count(key, value)
    sums = (("moves", "goals", "reviews"), ("all",)), (("goals",), ("goals set",))
    for left, right in sums:
        sheet.adds(left, right)
    sheet.count("goals set", 8)
    sheet.close()
    assert sheet.hidden is not None
    assert "moves" in sheet.hidden
    assert not computable(sheet.cells, [Relation(*one) for one in sums], sheet.hidden)
