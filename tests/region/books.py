"""Case books of two programmes, filled with invented lives, and what a lake of one would be."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import yaml
from hypothesis import strategies as st

from ettervern_cli.config import load
from ettervern_cli.programme.applying.applying import compile_config
from ettervern_cli.programme.programme import choose_programme
from ettervern_cli.region.delivery.definitions import definitions, municipalities
from ettervern_cli.region.lake.current import Delivered, Lake, Site
from ettervern_cli.region.manifest import FORMAT, VERSION, Manifest, Word
from ettervern_cli.storage.database.opening import create
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.transaction import writing
from tests.helpers.deliveries import COUNTY
from tests.helpers.period_book import ALTA, Book

FIRST = dt.date(2020, 1, 1)
LENGTH = 400
PROGRAMMES = ("alta", "other")


class OneOfTwo(Book):
    """One programme's side of a case book that has two of the same words."""

    def __init__(self, db: sqlite3.Connection, code: str) -> None:
        super().__init__(db)
        self.programme = choose_programme(db, code)
        (self.ladder,) = db.execute(
            "SELECT id FROM ladder WHERE programme_id = ?", (self.programme.id,)
        ).fetchone()
        self.steps = dict(
            db.execute("SELECT number, id FROM step WHERE ladder_id = ?", (self.ladder,))
        )

    def one(self, table: str, code: str | None) -> int | None:
        """The id of a unit, municipality or budget line."""
        ours = "" if table == "municipality" else f" AND programme_id = {self.programme.id}"
        row = self.db.execute(f"SELECT id FROM {table} WHERE code = ?{ours}", (code,)).fetchone()
        return int(row[0]) if row else None


def two_books(folder: Path) -> list[OneOfTwo]:
    """A new case book with two programmes."""
    text = yaml.load(ALTA.read_text(encoding="utf-8"), yaml.BaseLoader)
    other = text["programmes"]["other"] = deepcopy(text["programmes"]["alta"])
    # What the other says is another from a day on, in the midst of all these lives.
    other["units"][0]["changes"] = [{"from": "2020-03-01", "beds": "2"}]
    other["units"][1]["until"] = "2020-06-30"
    other["ladders"]["housing"]["steps"][1]["changes"] = [{"from": "2020-04-01", "every_days": "9"}]
    other["destinations"]["family"]["changes"] = [{"from": "2020-05-01", "lasting": "true"}]
    loaded = load(yaml.safe_dump(text, allow_unicode=True))
    assert loaded.config is not None, loaded.problems
    db = create(str(folder / "ettervern.db"))
    author = Author("test", dt.datetime(2019, 2, 1), dt.date(2019, 2, 1))
    with writing(db, author, "config", kind="config"):
        compile_config(db, loaded.config, "x")
    return [OneOfTwo(db, code) for code in PROGRAMMES]


class Stay(NamedTuple):
    """A stay: days after the one before, nights (None: open), how it ended, and what happened."""

    gap: int
    nights: int | None
    reason: str | None
    to: str | None
    source: str | None
    town: str | None
    unit: str | None
    moves: Sequence[tuple[int, int, str]]
    contacts: Sequence[tuple[int, bool]]
    away: Sequence[tuple[int, int | None, int]]


# Days that often fall together, with a day more or less: ends of periods, stays, moves, returns.
SPAN = st.builds(
    lambda month, more: max(0, 30 * month + more), st.integers(0, 3), st.sampled_from([0, 0, 1, -1])
)
LONG = st.builds(
    lambda month, more: max(0, 30 * month + more), st.integers(0, 12),
    st.sampled_from([0, 0, 1, -1]),
)  # fmt: skip
STAYS = st.builds(
    Stay,
    gap=st.sampled_from([0, 30, 180, 180, 181]) | LONG,
    nights=st.none() | st.just(0) | SPAN,
    reason=st.sampled_from([None, "planned", "died", "rule-broken"]),
    to=st.sampled_from([None, "own-rented", "family", "homeless"]),
    source=st.sampled_from([None, "treatment", "prison"]),
    town=st.sampled_from([None, "alta", "hammerfest"]),
    unit=st.sampled_from([None, "1", "2", "3"]),
    moves=st.lists(st.tuples(SPAN, st.integers(2, 4), st.sampled_from(["up", "down"])),
                   max_size=5),
    contacts=st.lists(st.tuples(SPAN, st.booleans()), max_size=5),
    away=st.lists(st.tuples(SPAN, st.none() | st.integers(1, 20), st.integers(0, 1)), max_size=1),
)  # fmt: skip
LIVES = st.lists(STAYS, min_size=1, max_size=4)
HOUSES = st.lists(st.tuples(st.sampled_from([0, 1]), LIVES), max_size=5)


def live(books: Sequence[OneOfTwo], house: Sequence[tuple[int, Sequence[Stay]]]) -> None:
    """Write down what happened to everybody."""
    for number, (where, stays) in enumerate(house, 1):
        person = books[where].resident(number)
        day = 0
        for place, stay in enumerate(stays):
            day += stay.gap
            is_last = place == len(stays) - 1 or day + 200 > LENGTH
            nights = stay.nights if is_last else (stay.nights or 0)
            _stay(books[where], person, day, stay, nights)
            if is_last or nights is None:
                break
            day += nights
        # Somebody known in one programme may come to the other too.
        if number % 3 == 0:
            _stay(books[1 - where], person, 5, stays[0], 40)
    for book in books:
        book.refresh()


def on(day: int) -> str:
    """A day of the test's time."""
    return (FIRST + dt.timedelta(days=day)).isoformat()


def _stay(book: OneOfTwo, person: int, day: int, stay: Stay, nights: int | None) -> None:
    ends = None if nights is None else on(day + nights)
    left = nights is not None
    key = book.stay(
        person, on(day), ends, reason=stay.reason if left else None, to=stay.to if left else None,
        source=stay.source, town=stay.town,
    )  # fmt: skip
    if stay.unit is not None:
        book.place(key, stay.unit, on(day), ends)
    longest = 90 if nights is None else nights
    book.move(key, on(day), 2, "entry")
    for after, step, way in sorted(stay.moves):
        if after <= longest:
            book.move(key, on(day + after), step, way)
    for after, missed in stay.contacts:
        if after <= longest:
            book.log(key, on(day + after), missed=missed)
    for after, back, held in stay.away:
        if after < longest:
            returned = None if back is None and nights is None else on(
                day + min(longest, after + (back or 5)))  # fmt: skip
            book.away(key, "leave", on(day + after), returned, held)


def lake_of(db: sqlite3.Connection, until: dt.date) -> Lake:
    """A lake of one site, without files."""
    manifest = Manifest(
        FORMAT, VERSION, 3, "0", Word("north", "North"), COUNTY, 1, None, until.isoformat(), None,
        definitions(db), municipalities(db), (),
    )  # fmt: skip
    return Lake("", (Site("north", "North", None),), {"north": Delivered("", manifest, False)})
