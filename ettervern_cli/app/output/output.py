"""Output: a view in the format asked for."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ettervern_cli.app.errors import UnknownEnding
from ettervern_cli.errors import BadValue, Word
from ettervern_cli.screen.tables import Line, csv_text, json_text, plain
from ettervern_cli.storage.named_files.targets import is_stream

FORMATS = ("text", "json", "csv", "md")
REPORT_FORMATS = (*FORMATS, "xlsx", "html")
ENDINGS = {".txt": "text", ".json": "json", ".csv": "csv", ".md": "md", ".ics": "ics"}


class View(NamedTuple):
    """Something to show: its forms are worked out only when asked for."""

    text: Callable[[], list[Line]]
    json: Callable[[], object]
    csv: Callable[[], str | tuple[Sequence[str], Iterable[Sequence[object]]]] | None = None
    md: Callable[[], str] | None = None
    ics: Callable[[], str] | None = None


def form_of(path: str, endings: Mapping[str, str] = ENDINGS) -> str:
    """The format that a file's ending asks for; a stream has none, and is text."""
    ending = os.path.splitext(path)[1].lower()
    if not ending and is_stream(path):
        return "text"
    if ending not in endings:
        raise UnknownEnding(file=path, known=list(endings))
    return endings[ending]


def endings_of(view: View) -> dict[str, str]:
    """The endings of files that a view can be written to."""
    there = {"csv": view.csv, "md": view.md, "ics": view.ics}
    return {ending: form for ending, form in ENDINGS.items() if form not in there or there[form]}


def forms(view: View, form: str) -> str:
    """A view in a format, as text."""
    if form == "text":
        return plain(view.text())
    if form == "json":
        return json_text(view.json())
    if form == "csv" and view.csv is not None:
        rows = view.csv()
        return rows if isinstance(rows, str) else csv_text(*rows)
    if form == "md" and view.md is not None:
        return view.md()
    if form == "ics" and view.ics is not None:
        return view.ics()
    raise BadValue(what="format", value=form)


def safe_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """Facts for a sentence on a terminal: what people typed cannot act there."""
    from ettervern_cli.screen.safe import safe_text

    def safe(fact: object) -> object:
        if isinstance(fact, str) and not isinstance(fact, Word):
            return safe_text(fact)
        if isinstance(fact, list):
            return [safe(item) for item in fact]
        return fact

    return {name: safe(fact) for name, fact in facts.items()}
