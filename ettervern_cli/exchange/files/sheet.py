"""Tables in text files from other systems: their letters, their separator, their rows. Pure.

Everything stays text: no type is guessed here. Row numbers are those that a spreadsheet shows. No
error repeats what stood in a cell.
"""

import csv
import io
from collections.abc import Callable, Iterable
from itertools import islice
from typing import NamedTuple

from ettervern_cli.exchange.files.errors import EmptySheet, NotText, QuotesDoNotMatch, SheetTooLarge

MOST_BYTES = 256 * 1024 * 1024
MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
LONGEST_CELL = 131_072  # characters: no quote that was never closed swallows more
MOST_ABOVE = 20  # lines that may stand above the heading
SEPARATORS = ";,\t"
IsHeading = Callable[[list[str]], bool]
Numbered = tuple[int, list[str]]


class Sheet(NamedTuple):
    """A heading and rows of cells, each with the number that a spreadsheet shows."""

    heading: list[str]
    rows: list[Numbered]


def read_sheet(data: bytes, file: str, is_heading: IsHeading = lambda cells: True) -> Sheet:
    """A file's table: separated by semicolons, commas or tabs, quoted as RFC 4180 has it.

    The heading is the first row that ``is_heading`` says is one, of those near the top; where none
    is, the first row. Rows of nothing but empty cells are left out. Raises NotText, EmptySheet,
    QuotesDoNotMatch or SheetTooLarge, which name the ``file``.
    """
    too_large(len(data), file)
    csv.field_size_limit(LONGEST_CELL)  # the process has one, which libraries raise
    text = decode(data, file)
    separator = _separator(text, is_heading)
    records = csv.reader(_lines(text, separator), delimiter=separator, strict=True)
    rows: list[Numbered] = []
    number = 0
    try:
        for number, cells in enumerate(records, 1):
            if any(cells):
                rows.append((number, cells))
            if number > MOST_ROWS:
                raise SheetTooLarge(file=file, most=f"{MOST_ROWS:,} rows".replace(",", " "))
    except csv.Error:
        raise QuotesDoNotMatch(file=file, row=number + 1) from None
    return as_sheet(rows, file, is_heading)


def as_sheet(rows: list[Numbered], file: str, is_heading: IsHeading) -> Sheet:
    """Rows as a table: what stands above the heading falls away."""
    if not rows:
        raise EmptySheet(file=file)
    above = rows[:MOST_ABOVE]
    place = next((at for at, (_, cells) in enumerate(above) if is_heading(cells)), 0)
    heading = [name.strip() for name in rows[place][1]]
    if len(heading) > MOST_COLUMNS:
        raise SheetTooLarge(file=file, most=f"{MOST_COLUMNS} ×")
    while heading and not heading[-1]:
        heading.pop()
    return Sheet(heading, rows[place + 1 :])


def too_large(size: int, file: str) -> None:
    """SheetTooLarge for more bytes than are read at once."""
    if size > MOST_BYTES:
        raise SheetTooLarge(file=file, most=f"{MOST_BYTES // 1024 // 1024} MB")


def decode(data: bytes, file: str) -> str:
    """A file's text: UTF-8 with a mark or without, UTF-16 with one, else Windows' Latin letters.

    Raises NotText where it holds a character that no text holds.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            raise NotText(file=file) from None
    else:
        text = _decode_bytes(data)
    if "\0" in text:
        raise NotText(file=file)
    return text


def _decode_bytes(data: bytes) -> str:
    data = data.removeprefix(b"\xef\xbb\xbf")
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")  # the five bytes that Windows' table leaves empty


def _lines(text: str, separator: str) -> Iterable[str]:
    """A file's lines, without the one that names the separator."""
    source = io.StringIO(text, newline=None)
    if text[:5].lower() == "sep=" + separator:
        source.readline()
    return source


def _separator(text: str, is_heading: IsHeading) -> str:
    """The separator that makes one of the first lines a heading; else the first line's own."""
    likely = separator_of(text)
    marks: list[str] = [likely, *SEPARATORS.replace(likely, "")]
    for mark in marks:
        lines = csv.reader(_lines(text[:100_000], mark), delimiter=mark)
        try:
            above = list(islice(lines, MOST_ABOVE))
        except csv.Error:
            continue
        if any(is_heading(cells) for cells in above):
            return mark
    return likely


def separator_of(text: str) -> str:
    """The separator that stands most often in the first line outside quotes; a comma for none.

    A first line ``sep=;``, as spreadsheets write it, says it outright.
    """
    line = text[:100_000].lstrip("\r\n")
    if line[:4].lower() == "sep=" and line[4:5] in tuple(SEPARATORS):
        return line[4]
    counts = dict.fromkeys(SEPARATORS, 0)
    quoted = False
    for letter in line:
        if letter == '"':
            quoted = not quoted
        elif not quoted and letter in "\r\n":
            break
        elif not quoted and letter in counts:
            counts[letter] += 1
    best = max(SEPARATORS, key=lambda mark: counts[mark])
    return best if counts[best] else ","
