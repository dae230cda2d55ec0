"""A file's rows on their way into the case book: what is known of them, and what is wrong.

What is wrong is gathered with its row and column, never with what stood there.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from ettervern_cli.errors import WrongColumns
from ettervern_cli.exchange.files.cells import Bad, cell_day
from ettervern_cli.exchange.files.sheet import Sheet, compare
from ettervern_cli.people.people import as_code
from ettervern_cli.programme.programme import Programme

READING = 0.3  # of an import's time, as the progress bar has it
Tell = Callable[[float], None]
Value = str | int | tuple[int, int] | None
Read = Callable[["FileRow", str], Value]


class RowProblem(NamedTuple):
    """What is wrong with a row: ``why`` is the last part of ``exchange.bad_…`` in words/."""

    row: int
    column: str
    why: str


class FileStay(NamedTuple):
    """A stay as far as a dated row needs it: its days as the database writes them."""

    id: int
    resident_id: int
    admitted_on: str
    discharged_on: str | None

    def holds(self, on: str) -> bool:
        """Whether a day belongs to it, that of the discharge included."""
        return self.admitted_on <= on and (self.discharged_on or on) >= on


class Newcomer(NamedTuple):
    """Somebody whom the case book does not know yet; ``mark`` stands for the key to come."""

    mark: int
    key: str
    name: str = ""
    born: str = ""


class FileCell(NamedTuple):
    """A column of a file: its name there, what it is called here, and how what it says is read.

    ``read`` is given the row and a text that is not empty; ``empty`` tells what an empty cell
    says. A cell that is not called anything here is read beside another.
    """

    name: str
    column: str | None = None
    read: Read = lambda row, text: text
    needed: bool = False
    empty: Callable[["FileRow"], Value] = lambda row: None


RESIDENT = FileCell("resident", needed=True)


class Source:
    """One file's rows, what is known of them, and what is wrong with them."""

    def __init__(
        self,
        db: sqlite3.Connection,
        programme: Programme,
        name: str,
        kind: "Kind",
        sheet: Sheet,
        today: dt.date,
        *,
        named: Mapping[str, str] | None = None,
        tell: Tell | None = None,
    ) -> None:
        self.db = db
        self.programme = programme
        self.name = name
        self.kind = kind
        self.cells = {cell.name: cell for cell in kind.cells}
        self.sheet = sheet
        self.today = today.isoformat()
        self.tell = tell or (lambda done: None)
        self.named = named or {name: name for name in self.cells}
        self.places = self._find(anything=named is not None)
        self.problems: list[RowProblem] = []
        self.newcomers: dict[str, Newcomer] = {}
        self.left_out: dict[str, tuple[int, int]] = {}
        self._times: dict[str, int] = {}
        self._days: dict[str, str] = {}
        self.words = cache(self._words)
        self.pairs = cache(self._pairs)
        self.stays = cache(self._stays)
        self.steps = cache(self._steps)

    def _find(self, *, anything: bool) -> dict[str, int]:
        """Where each column stands that is there; ``anything`` else may stand beside them."""
        texts = [self.named[name] for name in self.cells]
        required = [self.named[cell.name] for cell in self.cells.values() if cell.needed]
        places, wrong = compare(self.sheet.heading, texts, required)
        if wrong.missing or wrong.twice or (wrong.unknown and not anything):
            # A first row that knows no column at all is no heading but somebody's data.
            raise WrongColumns(
                missing=wrong.missing,
                unknown=[] if anything or not places else wrong.unknown,
                twice=wrong.twice,
                known=texts,
            )
        return {name: places[text] for name, text in self.named.items() if text in places}

    def bad(self, row: int, column: str, why: str) -> None:
        """Something is wrong with a cell; with the whole row where no column is named."""
        self.problems.append(RowProblem(row, self.named.get(column, column), why))

    def rows(self) -> "Iterator[FileRow]":
        """Each row, blanks around its cells gone.

        A row that is longer or shorter than the heading is bad: something slipped.
        """
        width = len(self.sheet.heading)
        pick = itemgetter(*(self.places.get(name, width) for name in self.cells))
        share = READING / max(1, len(self.sheet.rows))
        for place, (number, cells) in enumerate(self.sheet.rows):
            if not place % 1024:
                self.tell(share * place)
            if len(cells) < width or any(cell.strip() for cell in cells[width:]):
                self.bad(number, "", "few" if len(cells) < width else "many")
                continue
            yield FileRow(self, number, pick([*(cell.strip() for cell in cells[:width]), ""]))

    def key(self, natural: str) -> tuple[str, bool]:
        """A row's own key, counted on where a file has it more than once; true if it is known."""
        times = self._times[natural] = self._times.get(natural, 0) + 1
        key = natural if times == 1 else f"{natural}#{times}"
        seen = self.pairs("SELECT source_key, row_id FROM imported WHERE kind = ?", self.name)
        return key, key in seen

    def digest(self, *values: object) -> str:
        """What a row without a key of its own is known by: all that it says."""
        from hashlib import sha256

        whole = json.dumps([self.programme.code, *values], ensure_ascii=False)
        return sha256(whole.encode()).hexdigest()

    def person(self, key: str) -> int | None:
        """The person that another system's key or our code names; None where nobody has it."""
        persons = self.persons()
        if key in persons:
            return persons[key]
        codes = self.pairs(
            "SELECT code, id FROM (SELECT code, resident_id AS id FROM merged "
            "UNION ALL SELECT code, id FROM resident) "
            "WHERE id NOT IN (SELECT resident_id FROM erasure)"
        )
        found: int | None = codes.get(code_of(key))
        return found

    def persons(self) -> dict[str, int | None]:
        """Persons by another system's key; None for one taken out of the case book since."""
        found: dict[str, int | None] = self.pairs(
            "SELECT source_key, resident_id FROM imported WHERE kind = 'resident'"
        )
        return found

    def day(self, text: str) -> str:
        """A day that is not to come; each text is read once."""
        found = self._days.get(text)
        if found is None:
            try:
                found = self._days[text] = cell_day(text)
            except ValueError:
                raise Bad("day") from None
        if found > self.today:
            raise Bad("future")
        return found

    def _pairs(self, query: str, *values: object) -> dict[Any, Any]:
        """What a query of two columns says, asked once."""
        return dict(self.db.execute(query, values).fetchall())

    def _words(self, which: str) -> dict[str, int]:
        """The keys of a list's words by code and by name, any case."""
        values: tuple[object, ...] = (self.programme.id,)
        if which == "municipality":
            query, values = "SELECT id, code, name FROM municipality", ()
        elif which in ("unit", "staff", "instrument", "budget_line"):
            query = f"SELECT id, code, coalesce(name, code) FROM {which} WHERE programme_id = ?"
        else:
            query = "SELECT id, code, name FROM term WHERE programme_id = ? AND list = ?"
            values = (self.programme.id, which)
        rows = self.db.execute(query, values).fetchall()
        names = {str(name).casefold(): int(row_id) for row_id, _, name in reversed(rows)}
        return names | {str(code).casefold(): int(row_id) for row_id, code, _ in rows}

    def _stays(self) -> dict[int | None, list[FileStay]]:
        """Every person's stays in the programme, the latest first."""
        found: dict[int | None, list[FileStay]] = {}
        for row in self.db.execute(
            "SELECT id, resident_id, admitted_on, discharged_on FROM stay WHERE programme_id = ? "
            "ORDER BY admitted_on DESC, id DESC",
            (self.programme.id,),
        ):
            found.setdefault(row[1], []).append(FileStay(*row))
        return found

    def _steps(self) -> dict[str, tuple[int, int]]:
        """Ladder and step by what may name a step: LADDER/STEP, else what names only one.

        A step is its number, code or name. One that the programme does not run cannot be entered.
        """
        found: dict[str, set[tuple[int, int]]] = {}
        for ladder_id, ladder, step_id, number, code, name in self.db.execute(
            "SELECT l.id, l.code, s.id, s.number, s.code, s.name FROM ladder l "
            "JOIN step s ON s.ladder_id = l.id WHERE l.programme_id = ? AND s.is_run",
            (self.programme.id,),
        ):
            for text in (str(number), code.casefold(), name.casefold()):
                for form in (text, f"{ladder.casefold()}/{text}"):
                    found.setdefault(form, set()).add((ladder_id, step_id))
        return {form: next(iter(steps)) for form, steps in found.items() if len(steps) == 1}


class FileRow:
    """One row of a file, read cell by cell; what is wrong with it goes to the source.

    ``values`` are its cells by what they are called here; ``who`` is the person it is about,
    ``stay`` the stay that it lies in, and ``key`` what it is known by.
    """

    __slots__ = ("cells", "fine", "key", "number", "source", "stay", "values", "who")
    stay: FileStay

    def __init__(self, source: Source, number: int, cells: tuple[str, ...]) -> None:
        self.source = source
        self.number = number
        self.cells = dict(zip(source.cells, cells, strict=True))
        self.values: dict[str, Value] = {}
        self.who: int | None = None
        self.key = ""
        self.fine = True

    def bad(self, name: str, why: str) -> None:
        """Something is wrong with a cell of it."""
        self.fine = False
        self.source.bad(self.number, name, why)

    def read(self) -> None:
        """Read every cell that is called something here."""
        for cell in self.source.kind.cells:
            if cell.column is not None:
                self.values[cell.column] = self.value(cell)

    def value(self, cell: FileCell) -> Value:
        """What a cell says; None where it is bad."""
        text = self.cells[cell.name]
        if not text:
            if cell.needed:
                self.bad(cell.name, "missing")
            return cell.empty(self)
        try:
            return cell.read(self, text)
        except Bad as bad:
            self.bad(cell.name, bad.why)
            return None


class Kind(NamedTuple):
    """A kind of file as a record: the table it fills, its cells, and what is its own.

    ``day`` is the table's column that dates a row. ``known_by`` reads a row as far as it is told
    apart by, None for one that is bad or left out; ``place`` finds where a new one belongs, false
    where that is nowhere; ``check`` compares those with each other and puts them in order;
    ``also`` writes what goes into other tables, out of the values named ``apart``. ``known_as`` is
    the table's column of the person, where it has one. Of the columns in ``either`` one must be
    there; ``named`` tells what the file calls each.
    """

    table: str
    day: str
    cells: tuple[FileCell, ...]
    known_by: Callable[[FileRow], str | None]
    place: Callable[[FileRow], bool]
    check: Callable[[Source, list[FileRow]], None] = lambda source, found: None
    also: Callable[[sqlite3.Connection, str, FileRow, int], None] = lambda db, at, row, number: None
    apart: tuple[str, ...] = ()
    known_as: str | None = None
    either: tuple[str, ...] = ()
    named: Callable[[sqlite3.Connection, Programme], dict[str, str] | None] = lambda db, own: None


def code_of(key: str) -> str | None:
    """The code of ours that a key has the form of; most keys are told by their first letter."""
    return as_code(key) if key[:1] in ("R", "r") else None


def day(row: "FileRow", text: str) -> str:
    """A day that is not to come."""
    return row.source.day(text)


def word(which: str) -> Read:
    """The key of a word of the programme's, by code or name."""

    def read(row: "FileRow", text: str) -> Value:
        found = row.source.words(which).get(text.casefold())
        if found is None:
            raise Bad("unknown")
        return found

    return read


def reads(how: Callable[[str], int], why: str) -> Read:
    """What a reader that raises ValueError makes of it."""

    def read(row: "FileRow", text: str) -> Value:
        try:
            return int(how(text))
        except ValueError:
            raise Bad(why) from None

    return read
