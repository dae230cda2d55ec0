"""How a value in a cell is written for people: by its kind, in their language.

A date, a count, an amount, a rate, a yes or no, a person or a text stays what it is until a
renderer writes it; the ending of a name tells the kind of what lies there (``_ore``, ``_on``).
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from ettervern_cli.screen.safe import safe_text
from ettervern_cli.screen.tables import Cell, Code, Table
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.money import Ore
from ettervern_cli.values.rates import Rate
from ettervern_cli.words import Language

Of = str | Callable[[Any], object]
Style = str | Callable[[Any], str]


class Prose(str):
    """A free text, whose own line ends are kept where a cell may have several lines."""


class Said(NamedTuple):
    """A sentence of the program's and its facts; a day in it is written as days are."""

    key: str
    facts: Mapping[str, object]


class Below(tuple[object, ...]):
    """Several values, each on a line of its own where a cell may have several lines."""


def said(key: str, **facts: object) -> Said:
    """A sentence as a value."""
    return Said(key, facts)


class Year(int):
    """A year: a number that is written without a space between thousands."""


class Share(float):
    """A part of one, estimated: written in whole percent."""


class Exact(float):
    """A number that is written with two decimals."""


class Person(NamedTuple):
    """Somebody, by code and name."""

    code: str
    name: str


class Writer:
    """Writes values in one language; days of ``omit_year_of``'s year without it.

    ``several_lines`` says whether a cell may have more than one, as on a screen.
    """

    def __init__(
        self, words: Language, omit_year_of: dt.date | None = None, *, several_lines: bool = False
    ) -> None:
        self.words = words
        self.omit_year_of = omit_year_of
        self._by_kind: dict[type, Callable[[Any], str]] = {
            str: safe_text,
            Code: safe_text,
            Prose: _lines if several_lines else safe_text,
            type(None): lambda nothing: "",
            type(SUPPRESSED): str,
            bool: lambda fact: words.say("screen.yes" if fact else "screen.no"),
            int: words.number,
            Year: str,
            float: lambda number: words.decimal(number, 1),
            Share: lambda share: f"{words.number(round(100 * share))} %",
            Exact: lambda number: words.decimal(number, 2),
            Ore: words.kroner,
            dt.date: self.day,
            Rate: lambda rate: words.percent(rate.numerator, rate.denominator),
            Person: lambda person: safe_text(f"{person.code} {person.name}"),
            Said: self.said,
            list: self.joined,
            tuple: self.joined,
            Below: lambda values: self.joined(values, "\n" if several_lines else "; "),
        }

    def day(self, day: dt.date | None) -> str:
        """A day, without its year where that is understood; nothing is empty."""
        return "" if day is None else self.words.day(day, omit_year_of=self.omit_year_of)

    def joined(self, values: Sequence[object], mark: str = ", ") -> str:
        """Several values in one cell, those without text left out."""
        return mark.join(text for text in map(self.text, values) if text)

    def said(self, sentence: Said) -> str:
        """A sentence with its facts written, and made safe."""
        facts = {name: self._fact(fact) for name, fact in sentence.facts.items()}
        return self.words.say(sentence.key, **facts)

    def _fact(self, fact: object) -> object:
        """A fact as its sentence takes it: numbers stay, they tell one from several."""
        return fact if type(fact) in (int, float) else self.text(fact)

    def text(self, value: object) -> str:
        """A value as a person reads it."""
        return self._by_kind[type(value)](value)

    def cell(self, value: object, style: str = "") -> Cell:
        """A value as a cell, which keeps it for a workbook; a cell without text gets its own."""
        if isinstance(value, Cell):
            return (
                value if value.text or value.value is None else self.cell(value.value, value.style)
            )
        return Cell(self._by_kind[type(value)](value), style, value)

    def row(self, columns: Sequence[tuple[Of, Style]], row: Any, style: str = "") -> list[Cell]:
        """The cells of one row, empty where it lacks what a column names."""
        cells = [
            self.column(*one)(row) if callable(one[0]) or hasattr(row, one[0]) else Cell("")
            for one in columns
        ]
        return [item._replace(style=item.style or style) for item in cells]

    def column(self, of: Of, style: Style = "") -> Callable[[Any], Cell]:
        """What makes one column's cells from its rows, worked out once for all of them."""
        if callable(style):
            plain, style_of = self.column(of), style
            return lambda row: plain(row)._replace(style=style_of(row))
        if not isinstance(of, str):
            cell = self.cell
            return lambda row: cell(of(row), style)
        get, by_kind = attrgetter(of), self._by_kind
        if of.endswith("_ore"):
            kroner = self.words.kroner

            def amount(row: Any) -> Cell:
                ore = get(row)
                return Cell(kroner(ore), style, None if ore is None else Ore(ore))

            return amount

        def write(row: Any) -> Cell:
            value = get(row)
            return Cell(by_kind[type(value)](value), style, value)

        return write

    def table(self, table: Table) -> Table:
        """A table whose cells are written, each that has only its value."""
        return table._replace(rows=[[self.cell(item) for item in row] for row in table.rows])


def _lines(text: str) -> str:
    """A free text made safe, its own line ends kept."""
    if "\n" not in text and "\r" not in text:
        return safe_text(text)
    return "\n".join(safe_text(part) for part in text.replace("\r\n", "\n").split("\n"))
