"""A file's rows on their way into the case book: cells read, persons and words looked up.

What is wrong is gathered with its row and column, never with what stood there.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeVar

from ettervern_cli.errors import (
    BadValue,
    EmptyText,
    NationalIdentityNumber,
    TextTooLong,
    WrongColumns,
)
from ettervern_cli.exchange.cells import CellDay, cell_day, cell_flag
from ettervern_cli.exchange.sheet import Sheet, compare
from ettervern_cli.people.people import as_code
from ettervern_cli.programme.programme import Programme
from ettervern_cli.values.texts import clean_text

MOST_KEY = 200
READING = 0.3  # of an import's time, as the progress bar has it
Tell = Callable[[float], None]
Value = TypeVar("Value")


class Problem(NamedTuple):
    """What is wrong with a row: ``why`` is the last part of ``exchange.bad_…`` in words/."""

    row: int
    column: str
    why: str


class Imported(NamedTuple):
    """What an import did: rows of the file, those new and known, and those left out, by account.

    ``residents`` counts new persons, ``left_out`` holds account, rows and amount in øre.
    """

    kind: str
    rows: int
    new: int
    known: int
    residents: int = 0
    left_out: Sequence[tuple[str, int, int]] = ()


class Stay(NamedTuple):
    """A stay as far as a dated row needs it: its days as the database writes them."""

    id: int
    resident_id: int
    admitted_on: str
    discharged_on: str | None

    def holds(self, day: str) -> bool:
        """Whether a day belongs to it, that of the discharge included."""
        return self.admitted_on <= day and (self.discharged_on or day) >= day


class Days(dict[str, CellDay | None]):
    """Days by the text of their cell, each read once; None for what is none."""

    def __missing__(self, text: str) -> CellDay | None:
        try:
            found = cell_day(text)
        except ValueError:
            found = None
        self[text] = found
        return found


class Source:
    """One file's rows, what is known of them, and what is wrong with them."""

    def __init__(
        self,
        db: sqlite3.Connection,
        programme: Programme,
        kind: str,
        sheet: Sheet,
        today: dt.date,
        *,
        columns: Sequence[str],
        required: Sequence[str],
        named: Mapping[str, str] | None = None,
        tell: Tell | None = None,
    ) -> None:
        self.db = db
        self.programme = programme
        self.kind = kind
        self.sheet = sheet
        self.columns = tuple(columns)
        self.today = today.isoformat()
        self.problems: list[Problem] = []
        self.days = Days()
        self.tell = tell or (lambda done: None)
        self._find(named or {name: name for name in columns}, required, anything=named is not None)
        self.seen = {
            str(row[0])
            for row in db.execute("SELECT source_key FROM imported WHERE kind = ?", (kind,))
        }
        self._times: dict[str, int] = {}
        self._persons: dict[str, int | None] = dict(
            db.execute("SELECT source_key, resident_id FROM imported WHERE kind = 'resident'")
        )
        self._codes: dict[str, int] = dict(
            db.execute(
                "SELECT code, id FROM (SELECT code, resident_id AS id FROM merged "
                "UNION ALL SELECT code, id FROM resident) "
                "WHERE id NOT IN (SELECT resident_id FROM erasure)"
            )
        )

    def _find(self, named: Mapping[str, str], required: Sequence[str], *, anything: bool) -> None:
        """Find the columns by what the file calls each; ``anything`` else may stand there too."""
        heading = self.sheet.heading
        texts = [named[name] for name in self.columns]
        places, wrong = compare(heading, texts, [named[name] for name in required])
        if wrong.missing or wrong.twice or (wrong.unknown and not anything):
            # A first row that knows no column at all is no heading but somebody's data.
            raise WrongColumns(
                missing=wrong.missing,
                unknown=[] if anything or not places else wrong.unknown,
                twice=wrong.twice,
                known=texts,
            )
        self.named = named
        self.has = frozenset(name for name in self.columns if named[name] in places)
        self._places = [places.get(text, len(heading)) for text in texts]

    def bad(self, row: int, column: str, why: str) -> None:
        """Something is wrong with a cell; with the whole row where no column is named."""
        self.problems.append(Problem(row, self.named.get(column, column), why))

    def cells(self) -> Iterator[tuple[int, list[str]]]:
        """Each row's number and its cells in the order of the columns, blanks around them gone.

        A row that is longer or shorter than the heading is bad: something slipped.
        """
        width = len(self.sheet.heading)
        pick = itemgetter(*self._places)
        share = READING / max(1, len(self.sheet.rows))
        for place, (number, cells) in enumerate(self.sheet.rows):
            if not place % 1024:
                self.tell(share * place)
            if len(cells) != width:
                if len(cells) < width or any(cell.strip() for cell in cells[width:]):
                    self.bad(number, "", "few" if len(cells) < width else "many")
                    continue
                cells = cells[:width]
            parts = [cell.strip() for cell in cells]
            parts.append("")
            yield number, list(pick(parts))

    def key(self, natural: str) -> tuple[str, bool]:
        """A row's own key, counted on where a file has it more than once; true if it is known."""
        times = self._times.get(natural, 0) + 1
        self._times[natural] = times
        key = natural if times == 1 else f"{natural}#{times}"
        return key, key in self.seen

    def digest(self, *values: object) -> tuple[str, bool]:
        """The same for a row without a key of its own: by all that it says."""
        from hashlib import sha256

        whole = json.dumps([self.programme.code, *values], ensure_ascii=False)
        return self.key(sha256(whole.encode()).hexdigest())

    def person(self, key: str) -> int | None:
        """The person that another system's key or our code names; None where nobody has it."""
        if key in self._persons:
            return self._persons[key]
        code = code_of(key)
        return self._codes.get(code) if code is not None else None

    def is_gone(self, key: str) -> bool:
        """Whether a key's person was taken out of the case book since."""
        return key in self._persons and self._persons[key] is None

    def words(self, which: str) -> dict[str, int]:
        """The keys of a list's words by code and by name, any case."""
        if which == "municipality":
            rows = self.db.execute("SELECT id, code, name FROM municipality").fetchall()
        elif which in ("unit", "staff", "instrument", "budget_line"):
            rows = self.db.execute(
                f"SELECT id, code, coalesce(name, code) FROM {which} WHERE programme_id = ?",
                (self.programme.id,),
            ).fetchall()
        else:
            rows = self.db.execute(
                "SELECT id, code, name FROM term WHERE programme_id = ? AND list = ?",
                (self.programme.id, which),
            ).fetchall()
        names = {str(name).casefold(): int(row_id) for row_id, _, name in reversed(rows)}
        return names | {str(code).casefold(): int(row_id) for row_id, code, _ in rows}

    def stays(self) -> dict[int, list[Stay]]:
        """Every person's stays in the programme, the latest first."""
        found: dict[int, list[Stay]] = {}
        for row in self.db.execute(
            "SELECT id, resident_id, admitted_on, discharged_on FROM stay WHERE programme_id = ? "
            "ORDER BY admitted_on DESC, id DESC",
            (self.programme.id,),
        ):
            found.setdefault(row[1], []).append(Stay(*row))
        return found


class Row:
    """One row of a file that is read cell by cell; what is wrong with it goes to the source."""

    def __init__(self, source: Source, number: int, cells: list[str]) -> None:
        self.source = source
        self.number = number
        self._cells = dict(zip(source.columns, cells, strict=True))
        self.fine = True

    def bad(self, column: str, why: str) -> None:
        """Something is wrong with a cell of it."""
        self.fine = False
        self.source.bad(self.number, column, why)

    def raw(self, column: str) -> str:
        """A cell as it stands."""
        return self._cells[column]

    def read(
        self, column: str, how: Callable[[str], Value], why: str, *, needed: bool = False
    ) -> Value | None:
        """A cell by a reader that raises ValueError; None where it is empty or bad."""
        text = self._cells[column]
        if not text:
            if needed:
                self.bad(column, "missing")
            return None
        try:
            return how(text)
        except ValueError:
            self.bad(column, why)
            return None

    def day(self, column: str, *, needed: bool = False) -> str | None:
        """A day that is not to come."""
        text = self._cells[column]
        if not text:
            if needed:
                self.bad(column, "missing")
            return None
        found = self.source.days[text]
        if found is None:
            self.bad(column, "day")
        elif found.iso > self.source.today:
            self.bad(column, "future")
        else:
            return found.iso
        return None

    def text(self, column: str) -> str | None:
        """A free text, cleaned; no national identity number, and no more than a field holds."""
        text = self._cells[column]
        if not text:
            return None
        why, cleaned = checked_text(text)
        if why is not None:
            self.bad(column, why)
        return cleaned

    def word(self, column: str, known: dict[str, int], *, needed: bool = False) -> int | None:
        """The key of what a cell names."""
        text = self._cells[column]
        if not text:
            if needed:
                self.bad(column, "missing")
            return None
        found = known.get(text.casefold())
        if found is None:
            self.bad(column, "unknown")
        return found

    def flag(self, column: str) -> bool:
        """Yes or no; an empty cell is no."""
        return bool(self.read(column, cell_flag, "flag"))

    def person(self) -> int | None:
        """The person that the column ``resident`` names."""
        text = self._cells["resident"]
        found = self.source.person(text) if text else None
        if found is None:
            self.bad("resident", "resident" if text else "missing")
        return found


def code_of(key: str) -> str | None:
    """The code of ours that a key has the form of; most keys are told by their first letter."""
    return as_code(key) if key[:1] in ("R", "r") else None


def checked_text(text: str) -> tuple[str | None, str | None]:
    """Why a text may not be kept, else None; and the text as it is kept."""
    try:
        return None, clean_text(text)
    except NationalIdentityNumber:
        return "identity", None
    except TextTooLong:
        return "long", None
    except (BadValue, EmptyText):
        return "letters", None


def steps_by_word(source: Source) -> dict[str, tuple[int, int]]:
    """Ladder and step by what may name a step: LADDER/STEP always, else what names only one.

    A step is its number, code or name. One that the programme does not run cannot be entered.
    """
    found: dict[str, set[tuple[int, int]]] = {}
    for ladder_id, ladder, step_id, number, code, name in source.db.execute(
        "SELECT l.id, l.code, s.id, s.number, s.code, s.name FROM ladder l "
        "JOIN step s ON s.ladder_id = l.id WHERE l.programme_id = ? AND s.is_run",
        (source.programme.id,),
    ):
        for word in (str(number), code.casefold(), name.casefold()):
            for text in (word, f"{ladder.casefold()}/{word}"):
                found.setdefault(text, set()).add((ladder_id, step_id))
    return {word: next(iter(steps)) for word, steps in found.items() if len(steps) == 1}
