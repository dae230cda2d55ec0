"""A file's rows on their way into the case book: how they are read, and what is wrong with them.

What is wrong is gathered with its row and column, never with what stood there.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from ettervern_cli.errors import EttervernError
from ettervern_cli.exchange.files.cells import Bad, cell_day, is_sum
from ettervern_cli.exchange.files.errors import WrongColumns
from ettervern_cli.exchange.files.headings import Headings, find
from ettervern_cli.exchange.files.lookups import FileStay, Lookups
from ettervern_cli.exchange.files.sheet import Sheet
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.results import Message

READING = 0.3  # of an import's time, as the progress bar has it
Tell = Callable[[float], None]
Value = str | int | tuple[int, int] | None
Read = Callable[["FileRow", str], Value]


class RowProblem(NamedTuple):
    """What is wrong with a row: ``why`` is the last part of ``exchange.bad_…`` in words/.

    ``known`` are the words that its cell may hold; ``said`` a whole sentence, if it has its own.
    """

    row: int
    column: str
    why: str
    known: tuple[str, ...] = ()
    said: Message | EttervernError | None = None


class Newcomer(NamedTuple):
    """Somebody whom the case book does not know yet; ``mark`` stands for the key to come."""

    mark: int
    key: str
    name: str = ""
    born: str = ""


class Mapped(NamedTuple):
    """How a file's words become ours: the headings of cells, and the values of a cell's texts.

    Rows in which the column ``gone`` is filled in were deleted in the other system. ``strict``
    refuses columns that nobody knows.
    """

    columns: Mapping[str, str] = {}
    values: Mapping[str, Mapping[str, str]] = {}
    gone: str | None = None
    strict: bool = False


class Beside(NamedTuple):
    """A value that does not lie in the kind's own table: its table and column.

    ``query`` gives the key of each row of the kind's table, that of the row beside it, and the
    value there. What is ``typed`` is corrected by the text itself.
    """

    table: str
    column: str
    query: str
    typed: bool = False


class FileCell(NamedTuple):
    """A column of a file: its name there, what it is called here, and how what it says is read.

    ``read`` is given the row and a text that is not empty; ``empty`` tells what an empty cell of a
    new row says. A cell that is not called anything here is read beside another. ``also`` are
    headings that mean it as well; ``along`` the columns that are corrected with it. What an empty
    cell of a ``fixed`` one says is always the same.
    """

    name: str
    column: str | None = None
    read: Read = lambda row, text: text
    needed: bool = False
    empty: Callable[["FileRow"], Value] | None = None
    also: tuple[str, ...] = ()
    beside: Beside | None = None
    along: tuple[str, ...] = ()
    fixed: bool = False


class Source(Lookups):
    """One file's rows, what is known of them, and what is wrong with them."""

    def __init__(
        self,
        db: sqlite3.Connection,
        programme: Programme,
        name: str,
        kind: "Kind",
        today: dt.date,
        mapping: Mapped,
        tell: Tell | None = None,
    ) -> None:
        super().__init__(db, programme)
        self.name = name
        self.kind = kind
        self.cells = {cell.name: cell for cell in kind.cells}
        self.today = today.isoformat()
        self.tell = tell or (lambda done: None)
        self.mapping = mapping
        self.names = {
            cell.name: (*self._mapped(cell.name), cell.name, *cell.also) for cell in kind.cells
        }
        self.values = {
            cell: {text.casefold(): value for text, value in values.items()}
            for cell, values in mapping.values.items()
        }
        self.sheet = Sheet([], [])
        self.places: dict[str, int] = {}
        self.unknown: list[str] = []
        self.problems: list[RowProblem] = []
        self.newcomers: dict[str, Newcomer] = {}
        self.left_out: dict[str, tuple[int, int]] = {}
        self.skipped: dict[str, list[int]] = {}
        self.unfit: list[FileRow] = []
        self.met: set[int] = set()  # entries that came of rows which the file still has
        self._days: dict[str, str] = {}

    def _mapped(self, cell: str) -> tuple[str, ...]:
        return (self.mapping.columns[cell],) if cell in self.mapping.columns else ()

    def headings(self, cells: Sequence[str]) -> Headings:
        """What a row of texts is as a heading."""
        needed = [cell.name for cell in self.kind.cells if cell.needed]
        return find(cells, self.names, needed, self.kind.either)

    def open(self, sheet: Sheet) -> None:
        """Take a file's table; WrongColumns where its heading is not the kind's."""
        found = self.headings(sheet.heading)
        gone = self.mapping.gone
        unknown = [text for text in found.unknown if text != gone]
        if found.missing or found.twice or (unknown and self.mapping.strict):
            # A first row that knows no column at all is no heading but somebody's data.
            raise WrongColumns(
                missing=found.missing,
                unknown=unknown if found.places else [],
                twice=found.twice,
                known=[names[0] for names in self.names.values()],
            )
        self.sheet, self.places = sheet, found.places
        self.unknown = [text for text in unknown if not text.isdigit()]

    def heading_of(self, cell: str) -> str:
        """What the file calls a cell."""
        place = self.places.get(cell)
        if place is not None:
            return self.sheet.heading[place]
        return self.names[cell][0] if cell in self.names else cell

    def bad(
        self,
        row: int,
        cell: str,
        why: str,
        known: Sequence[str] = (),
        said: Message | EttervernError | None = None,
    ) -> None:
        """Something is wrong with a cell; with the whole row where no cell is named."""
        self.problems.append(RowProblem(row, self.heading_of(cell), why, tuple(known), said))

    def skip(self, row: int, why: str) -> None:
        """Leave a row out; ``why`` is the last part of ``exchange.skipped_…``."""
        self.skipped.setdefault(why, []).append(row)

    def rows(self) -> "Iterator[FileRow]":
        """Each row, blanks around its cells gone.

        A row that is longer or shorter than the heading is bad: something slipped.
        """
        sheet, width = self.sheet, len(self.sheet.heading)
        pick = itemgetter(*(self.places.get(name, width) for name in self.cells))
        gone = sheet.heading.index(self.mapping.gone) if self.mapping.gone in sheet.heading else -1
        share = READING / max(1, len(sheet.rows))
        for place, (number, cells) in enumerate(sheet.rows):
            if not place % 1024:
                self.tell(share * place)
            if place == len(sheet.rows) - 1 and is_sum(cells):
                self.skip(number, "sum")
            elif len(cells) < width or any(cell.strip() for cell in cells[width:]):
                self.bad(number, "", "few" if len(cells) < width else "many")
            elif gone >= 0 and cells[gone].strip():
                self.skip(number, "gone")
            else:
                stripped = [*(cell.strip() for cell in cells[:width]), ""]
                yield FileRow(self, number, pick(stripped))

    def digest(self, *values: object) -> str:
        """What a row without a key of its own is known by: a digest of what tells it apart."""
        from hashlib import sha256

        whole = json.dumps([self.programme.code, *values], ensure_ascii=False)
        return sha256(whole.encode()).hexdigest()

    def day(self, text: str) -> str:
        """A day that is not to come; each text is read once."""
        found = self.any_day(text)
        if found > self.today:
            raise Bad("future")
        return found

    def any_day(self, text: str) -> str:
        """A day, to come or not."""
        found = self._days.get(text)
        if found is None:
            try:
                found = self._days[text] = cell_day(text)
            except ValueError:
                raise Bad("day") from None
        return found


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
        for name, values in source.values.items():
            text = self.cells.get(name)
            if text:
                self.cells[name] = values.get(text.casefold(), text)
        self.values: dict[str, Value] = {}
        self.who: int | None = None
        self.key = ""
        self.fine = True

    def bad(self, name: str, why: str, known: Sequence[str] = ()) -> None:
        """Something is wrong with a cell of it."""
        self.fine = False
        self.source.bad(self.number, name, why, known)

    def read(self) -> None:
        """Read every cell; what is called something here is kept."""
        for cell in self.source.kind.cells:
            value = self.value(cell)
            if cell.column is not None:
                self.values[cell.column] = value

    def value(self, cell: FileCell) -> Value:
        """What a cell says; None where it is bad."""
        text = self.cells[cell.name]
        if not text:
            if cell.needed:
                self.bad(cell.name, "missing")
            return cell.empty(self) if cell.empty else None
        try:
            return cell.read(self, text)
        except Bad as bad:
            self.bad(cell.name, bad.why, bad.known)
            return None

    def says(self, cell: FileCell) -> bool:
        """Whether the file says anything here; an empty cell does where it has no meaning else."""
        return cell.name in self.source.places and (
            bool(self.cells[cell.name]) or cell.fixed or (cell.empty is None and not cell.beside)
        )


class Kind(NamedTuple):
    """A kind of file as a record: the table it fills, its cells, and what is its own.

    ``day`` is the table's column that dates a row. ``known_by`` is the natural key that a row is
    told apart by, once read; ``formerly`` what older versions of the program knew it by. ``whose``
    finds the person, ``ready`` what follows from several cells, false for a row that is left out.
    ``place`` finds where a new one belongs, false where that is nowhere; ``check`` compares those
    with each other and puts them in order; ``also`` writes what goes into other tables, out of the
    values named ``apart``, and says which rows that were. ``known_as`` is the table's column of the
    person, where it has one. Of the columns in ``either`` one must be there. ``fills`` finds the
    row that a new one completes, for a kind that adds none.
    """

    table: str
    day: str
    cells: tuple[FileCell, ...]
    known_by: Callable[[FileRow], str]
    place: Callable[[FileRow], bool] = lambda row: True
    whose: Callable[[FileRow], None] = lambda row: None
    ready: Callable[[FileRow], bool] = lambda row: True
    check: Callable[[Source, list[FileRow]], None] = lambda source, found: None
    also: Callable[[sqlite3.Connection, str, FileRow, int], list[tuple[str, int]]] = (
        lambda db, at, row, number: []
    )
    apart: tuple[str, ...] = ()
    known_as: str | None = None
    either: tuple[str, ...] = ()
    fills: Callable[[FileRow], int | None] | None = None
    formerly: Callable[[FileRow], str] | None = None
