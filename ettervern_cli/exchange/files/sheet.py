"""Tables in text files from other systems: their letters, their separator, their rows. Pure.

Everything stays text: no type is guessed here. Row numbers are those that a spreadsheet shows, the
heading being row 1. No error repeats what stood in a cell.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ettervern_cli.exchange.files.errors import EmptySheet, NotText, QuotesDoNotMatch, SheetTooLarge

MOST_BYTES = 256 * 1024 * 1024
MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
SEPARATORS = ";,\t"


class Sheet(NamedTuple):
    """A heading and rows of cells, each with the number that a spreadsheet shows."""

    heading: list[str]
    rows: list[tuple[int, list[str]]]


class HeadingCheck(NamedTuple):
    """Which of the columns asked for a heading lacks, does not know, or has twice."""

    missing: list[str]
    unknown: list[str]
    twice: list[str]


def read_sheet(data: bytes, file: str) -> Sheet:
    """A file's table: separated by semicolons, commas or tabs, quoted as RFC 4180 has it.

    Rows of nothing but empty cells are left out. Raises NotText, EmptySheet, QuotesDoNotMatch or
    SheetTooLarge, which name the ``file``.
    """
    if len(data) > MOST_BYTES:
        raise SheetTooLarge(file=file, most=f"{MOST_BYTES // 1024 // 1024} MB")
    text = decode(data, file)
    separator = separator_of(text)
    source = io.StringIO(text, newline=None)
    if text[:5].lower() == "sep=" + separator:
        source.readline()
    records = csv.reader(source, delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    number = 0
    try:
        for number, cells in enumerate(records, 1):
            if any(cells):
                rows.append((number, cells))
            if number > MOST_ROWS:
                raise SheetTooLarge(file=file, most=f"{MOST_ROWS:,} rows".replace(",", " "))
    except csv.Error:
        raise QuotesDoNotMatch(file=file, row=number + 1) from None
    if not rows:
        raise EmptySheet(file=file)
    (_, heading), *body = rows
    if len(heading) > MOST_COLUMNS:
        raise SheetTooLarge(file=file, most=f"{MOST_COLUMNS} ×")
    while heading and not heading[-1].strip():
        heading.pop()
    return Sheet([name.strip() for name in heading], body)


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


def separator_of(text: str) -> str:
    """The separator that stands most often in the heading outside quotes; a comma for none.

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


def compare(
    heading: Iterable[str], known: Sequence[str], required: Iterable[str]
) -> tuple[dict[str, int], HeadingCheck]:
    """Where each known column stands, any case, and what is wrong with the heading.

    A heading without a name is unknown as ``2`` (its number), so that it can be found.
    """
    by_name = {name.casefold(): name for name in known}
    places: dict[str, int] = {}
    found = HeadingCheck([], [], [])
    for place, text in enumerate(heading):
        name = by_name.get(text.casefold())
        if name is None:
            found.unknown.append(text[:60] or str(place + 1))
        elif name in places:
            found.twice.append(name)
        else:
            places[name] = place
    found.missing.extend(name for name in required if name not in places)
    return places, found
