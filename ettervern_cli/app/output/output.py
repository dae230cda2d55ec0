"""Output: a view in the format asked for."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ettervern_cli.app.errors import UnknownEnding, WorkbookOnTerminal
from ettervern_cli.app.output.streams import going_out
from ettervern_cli.errors import BadValue, NotWritten, Phrase, Word
from ettervern_cli.screen import WIDTH
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.screen.page import Page
    from ettervern_cli.screen.safe import Line

FORMATS = ("text", "json", "csv", "md")
REPORT_FORMATS = (*FORMATS, "xlsx", "html")
ENDINGS = {".txt": "text", ".json": "json", ".csv": "csv", ".md": "md", ".ics": "ics",
           ".html": "html", ".htm": "html", ".xlsx": "xlsx"}  # fmt: skip


class View(NamedTuple):
    """Something to show: its forms are worked out only when asked for.

    ``text`` is given how many columns there are; ``page`` is what html and a workbook are made of.
    A view that ``is_whole`` has lines to be copied, which a terminal does not fold.
    """

    text: "Callable[[int], list[Line]]"
    json: Callable[[], object]
    csv: Callable[[], str | tuple[Sequence[str], Iterable[Sequence[object]]]] | None = None
    md: Callable[[], str] | None = None
    ics: Callable[[], str] | None = None
    page: "Callable[[], Page] | None" = None
    is_whole: bool = False


def form_of(path: str, endings: Mapping[str, str] = ENDINGS) -> str:
    """The format that a file's ending asks for; a stream has none, and is text."""
    from ettervern_cli.storage.named_files.targets import is_stream

    ending = os.path.splitext(path)[1].lower()
    if not ending and is_stream(path):
        return "text"
    if ending not in endings:
        raise UnknownEnding(file=path, known=list(endings))
    return endings[ending]


def endings_of(view: View) -> dict[str, str]:
    """The endings of files that a view can be written to."""
    there = {"csv": view.csv, "md": view.md, "ics": view.ics, "html": view.page, "xlsx": view.page}
    return {ending: form for ending, form in ENDINGS.items() if form not in there or there[form]}


def forms(view: View, form: str, words: Language, room: int = WIDTH) -> str | bytes:
    """A view in a format: text, or the bytes of a workbook."""
    if form == "text":
        from ettervern_cli.screen.safe import plain

        return plain(view.text(room))
    from ettervern_cli.screen.tables import csv_text, json_text

    if form == "json":
        return json_text(view.json())
    if form == "csv" and view.csv is not None:
        rows = view.csv()
        return rows if isinstance(rows, str) else csv_text(*rows)
    if form == "md" and view.md is not None:
        return view.md()
    if form == "ics" and view.ics is not None:
        return view.ics()
    if form == "html" and view.page is not None:
        from ettervern_cli.screen.documents import html

        return html.document(view.page(), words)
    if form == "xlsx" and view.page is not None:
        from ettervern_cli.screen.documents import xlsx

        return xlsx.workbook(view.page(), words)
    raise BadValue(what="format", value=form)


def print_bytes(content: str | bytes) -> None:
    """What is read by programs to stdout, text in UTF-8 whatever the locale.

    WorkbookOnTerminal for bytes on a terminal, rather than a mess.
    """
    if sys.stdout is None:
        raise NotWritten(file="stdout")
    if isinstance(content, bytes) and sys.stdout.isatty():
        raise WorkbookOnTerminal
    with going_out():
        sys.stdout.flush()
        sys.stdout.buffer.write(content.encode() if isinstance(content, str) else content)


def safe_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """Facts for a sentence on a terminal: what people typed cannot act there."""
    from ettervern_cli.screen.safe import safe_text

    def safe(fact: object) -> object:
        if isinstance(fact, str) and not isinstance(fact, Word):
            return safe_text(fact)
        if isinstance(fact, Phrase):
            return fact._replace(facts=safe_facts(fact.facts))
        if isinstance(fact, list):
            return [safe(item) for item in fact]
        return fact

    return {name: safe(fact) for name, fact in facts.items()}
