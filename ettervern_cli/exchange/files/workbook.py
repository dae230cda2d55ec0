"""A workbook's sheet (xlsx) as a table of text; openpyxl is imported when one is read."""

import datetime as dt
import io
import zipfile
from typing import Any

from ettervern_cli.exchange.files.errors import NotAWorkbook, SheetTooLarge, WorkbooksMissing
from ettervern_cli.exchange.files.sheet import (
    MOST_ROWS,
    IsHeading,
    Numbered,
    Sheet,
    as_sheet,
    too_large,
)

MARK = b"PK\x03\x04"


def is_workbook(data: bytes) -> bool:
    """Whether a file's first bytes are those of a workbook; no text begins so."""
    return data[:4] == MARK


def read_workbook(data: bytes, file: str, is_heading: IsHeading) -> Sheet:
    """The sheet that was open when it was saved, as ``read_sheet`` has a text file.

    What formulas gave when it was saved counts. Raises WorkbooksMissing where openpyxl is not
    there, NotAWorkbook, SheetTooLarge or EmptySheet.
    """
    too_large(len(data), file)
    try:
        from openpyxl import load_workbook  # type: ignore[import-untyped, unused-ignore]
    except ImportError:
        raise WorkbooksMissing(file=file) from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            too_large(sum(one.file_size for one in packed.infolist()), file)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = _rows(book.active, file)
    except SheetTooLarge:
        raise
    except Exception:  # a damaged workbook fails in as many ways as it has parts
        raise NotAWorkbook(file=file) from None
    return as_sheet(rows, file, is_heading)


def _rows(sheet: Any, file: str) -> list[Numbered]:
    """Every row that holds anything, as text, all as wide as the widest."""
    found: list[Numbered] = []
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        texts = [text_of(cell) for cell in cells]
        if any(texts):
            found.append((number, texts))
        if number > MOST_ROWS:
            raise SheetTooLarge(file=file, most=f"{MOST_ROWS:,} rows".replace(",", " "))
    width = max((len(texts) for _, texts in found), default=0)
    return [(number, texts + [""] * (width - len(texts))) for number, texts in found]


def text_of(value: object) -> str:
    """A cell's value as somebody would have typed it: days as ISO text, numbers without ``.0``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        plain = repr(value)
        plain = f"{value:.10f}".rstrip("0") if "e" in plain else plain
        return plain.removesuffix(".0").removesuffix(".")
    return str(value)
