"""How a value is told to scripts: what a class declares of itself, and the rows that follow."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ettervern_cli.reports.data import data, keys, rows
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.rates import Rate, Tally


class Plain(NamedTuple):
    """Nothing declared."""

    on: dt.date
    share: float
    note: str | None


@keys("length:days", "twice", "left_out?")
class Declared(NamedTuple):
    """A key of another name, one worked out, and one that may be left out."""

    days: int
    left_out: int | None
    inner: str = ""

    @property
    def twice(self) -> int:
        """A number worked out."""
        return 2 * self.days


@keys("on", "share", item="day.{on}")
class Day(NamedTuple):
    """An object of a list that is named by its day."""

    on: dt.date
    share: float


class Person(NamedTuple):
    """An object of a list that is named by its first key."""

    code: str
    nights: int


@keys("text", item="{n}")
class Note(NamedTuple):
    """An object of a list that is named by its place."""

    text: str


@keys("start", "now", by="code")
class Home(NamedTuple):
    """What a list becomes an object by."""

    code: str
    start: int
    now: int


class Whole(NamedTuple):
    """A report of everything above."""

    programme: str
    exits: Sequence[Tally] | None
    homes: Sequence[Home]
    days: Sequence[Day]
    people: Sequence[Person]
    notes: Mapping[str, Sequence[Note]]
    rate: Rate


DAY = dt.date(2009, 3, 2)
WHOLE = Whole(
    "alta",
    [Tally("own", "Egen", 2), Tally("family", "", SUPPRESSED)],
    [Home("own", 0, 2)],
    [Day(DAY, 0.25)],
    [Person("R-0001", 3), Person("R-0001", 4)],
    {"methods": [Note("a"), Note("b")], "learned": SUPPRESSED},
    Rate(1, 3),
)


def test_a_value_tells_its_fields_unless_it_says_otherwise() -> None:
    plain = data(Plain(DAY, 1 / 3, None))
    assert plain == {"on": "2009-03-02", "share": 0.3333, "note": None}
    assert data(Declared(4, None)) == {"length": 4, "twice": 8}
    assert data(Declared(4, 0)) == {"length": 4, "twice": 8, "left_out": 0}


def test_a_hidden_figure_stays_hidden() -> None:
    assert data(Plain(DAY, SUPPRESSED, None))["share"] is SUPPRESSED
    assert data(Rate(SUPPRESSED, 4))["rate"] is SUPPRESSED


def test_a_list_is_an_object_by_its_codes_also_when_it_is_empty() -> None:
    found = data(WHOLE)
    assert found["exits"] == {"own": 2, "family": SUPPRESSED}
    assert found["homes"] == {"own": {"start": 0, "now": 2}}
    empty = data(WHOLE._replace(exits=[], homes=(), people=[], days=()))
    assert [empty[key] for key in ("exits", "homes", "people", "days")] == [{}, {}, [], []]
    assert data(WHOLE._replace(exits=None))["exits"] is None


def test_every_value_is_a_row_by_what_its_object_is_called() -> None:
    assert list(rows(data(WHOLE))) == [
        ("programme", "", "code", "alta"),
        ("exits", "own", "count", 2),
        ("exits", "family", "count", SUPPRESSED),
        ("homes", "own", "start", 0),
        ("homes", "own", "now", 2),
        ("days", "day.2009-03-02", "share", 0.25),
        ("people", "R-0001", "nights", 3),
        ("people", "R-0001.2", "nights", 4),
        ("notes", "methods.1", "text", "a"),
        ("notes", "methods.2", "text", "b"),
        ("rate", "", "numerator", 1),
        ("rate", "", "denominator", 3),
        ("rate", "", "rate", 0.3333),
    ]


def test_what_lies_deeper_has_its_path_and_a_count_its_code() -> None:
    within = {"by_kind": WHOLE.exits, "parts": [4, 5], "rate": WHOLE.rate}

    class Section(NamedTuple):
        by_kind: Sequence[Tally]
        parts: Sequence[int]
        rate: Rate

    class Outer(NamedTuple):
        section: Section

    assert list(rows(data(Outer(Section(**within))))) == [  # type: ignore[arg-type]
        ("section", "own", "by_kind", 2),
        ("section", "family", "by_kind", SUPPRESSED),
        ("section", "1", "parts", 4),
        ("section", "2", "parts", 5),
        ("section", "rate", "numerator", 1),
        ("section", "rate", "denominator", 3),
        ("section", "rate", "rate", 0.3333),
    ]


def test_a_section_that_is_not_kept_or_hidden_has_no_rows() -> None:
    found = data(WHOLE._replace(exits=None, homes=SUPPRESSED))
    assert {section for section, *_ in rows(found)} == set(WHOLE._fields) - {"exits", "homes"}
