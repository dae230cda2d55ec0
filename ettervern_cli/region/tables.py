"""What a site delivers: nine tables, each row of which says only what a count needs.

A day is a whole number, days since 1970-01-01, so that one SQL serves every engine. A person and
a unit are pseudonyms, other for each receiver. A stay is its number among the person's stays in
the programme, in the order in which they began; a move is its number among that stay's moves on
the ladder. Codes of lists (kinds, reasons, steps, lines) are the programme's own words, explained
in the manifest; a code of a resident or of a unit is none of them and never leaves.
"""

import datetime as dt
from typing import Literal, NamedTuple

Kind = Literal["text", "day", "whole", "flag"]
EPOCH = dt.date(1970, 1, 1).toordinal()
NEVER = 9_999_999
"""A day after all others."""
PSEUDONYM_DIGITS = 32
"""Hexadecimal digits of a pseudonym, which are 128 bits."""


def number_of(day: dt.date) -> int:
    """A day as the tables have it."""
    return day.toordinal() - EPOCH


def day_of(number: int) -> dt.date:
    """The day of such a number."""
    return dt.date.fromordinal(number + EPOCH)


class Column(NamedTuple):
    """A column of a delivered table; only one that is ``optional`` may be empty."""

    name: str
    kind: Kind
    optional: bool = False


class Table(NamedTuple):
    """A delivered table. Its rows are in the order of ``key``, which names one row each."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def file(self) -> str:
        """The name of its file in a delivery."""
        return f"{self.name}.parquet"


def _columns(text: str) -> tuple[Column, ...]:
    """Columns as ``name:kind``, with ``?`` behind one that may be empty."""
    found = []
    for word in text.split():
        name, kind = word.split(":")
        found.append(Column(name, kind.rstrip("?"), kind.endswith("?")))  # type: ignore[arg-type]
    return tuple(found)


def _table(name: str, columns: str, key: str) -> Table:
    return Table(name, _columns(columns), tuple(key.split()))


OF_A_STAY = "site:text programme:text person:text stay:whole"

TABLES = (
    _table(
        "stay",
        f"{OF_A_STAY} admitted:day discharged:day? municipality:text? source:text?"
        " destination:text? reason:text? lasting:flag died:flag planned:flag",
        "programme person stay",
    ),
    _table(
        "move",
        f"{OF_A_STAY} ladder:text number:whole moved:day direction:text"
        " from_step:whole? to_step:whole",
        "programme person stay ladder number",
    ),
    # A follow-up, held or missed: ``number`` is among the stay's, in the order of days.
    _table(
        "contact", f"{OF_A_STAY} number:whole held:day missed:flag", "programme person stay number"
    ),
    # Due dates from ``first`` every ``every`` days up to ``last``, which the delivery's last day
    # bounds where the run is open; ``open`` says so. ``met`` is as it was on that day.
    _table(
        "due",
        f"{OF_A_STAY} number:whole first:day every:whole last:day"
        " open:flag in_window:flag met:flag",
        "programme person stay number",
    ),
    # ``begins`` is the first day that a unit can be used, ``ends`` the day after the last.
    _table(
        "unit",
        "site:text programme:text unit:text beds:whole begins:day? ends:day?",
        "programme unit",
    ),
    _table(
        "placement",
        f"{OF_A_STAY} number:whole unit:text moved_in:day moved_out:day?",
        "programme person stay number",
    ),
    _table(
        "absence",
        f"{OF_A_STAY} number:whole kind:text left:day returned:day? unit_held:flag",
        "programme person stay number",
    ),
    _table(
        "void",
        "site:text programme:text unit:text number:whole since:day expected:day? opened:day?",
        "programme unit number",
    ),
    # A day's vouchers on a line are one sum, in øre.
    _table(
        "booking",
        "site:text programme:text line:text side:text booked:day amount_ore:whole",
        "programme line booked",
    ),
)
