"""Reports on their way out: every report goes through ``show_report``, in all of its formats."""

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, cast

from ettervern_cli.app.console import going_out
from ettervern_cli.app.errors import WorkbookOnTerminal
from ettervern_cli.app.output.output import ENDINGS, REPORT_FORMATS, View, form_of
from ettervern_cli.app.session import Session
from ettervern_cli.errors import NotWritten
from ettervern_cli.screen import page as pages
from ettervern_cli.screen.page import Page

if TYPE_CHECKING:
    from ettervern_cli.reports.external.masking import Suppression

SHARED = {ending: form for ending, form in ENDINGS.items() if form in REPORT_FORMATS}
REPORT_ENDINGS = {**SHARED, ".html": "html", ".htm": "html", ".xlsx": "xlsx"}
CHARTED = ("html", "xlsx")


def chosen(form: str, output: str | None) -> str:
    """The format of a report: as asked for, else the file's ending's, else text.

    A command asks this before it reads, where html and xlsx need more than text does.
    """
    return form_of(output, REPORT_ENDINGS) if output and form == "text" else form


def show_report(
    session: Session,
    form: str,
    output: str | None,
    *,
    page: Callable[[bool], Page],
    json: Callable[[], object],
    csv: Callable[[], str | tuple[Sequence[str], Iterable[Sequence[object]]]],
    hidden: "Suppression | None" = None,
) -> None:
    """Show a report, or write it to a file whole or not at all.

    To add a report: take ``ReportFormat`` and ``Output`` as options, gather a frozen value inside
    ``session.reading()``, and hand over three functions. ``page(full)`` arranges the value as a
    ``Page`` of ``Block``s (screen/page.py); ``full`` asks for rows of nothing but zeros too, which
    text alone leaves out. ``json()`` is the value for scripts; ``csv()`` its
    ``section,item,measure,value`` rows, or their text. Cells that carry a ``value`` (an int, Ore,
    float, date, or a pair for a rate) become real numbers in xlsx; a sentence with numbers of its
    own is ``Figured``, which html and xlsx show as rows; a block with a ``chart`` shows it in html.
    For outsiders the value is masked before (reports/external.py), and ``hidden`` is its sheet.
    """
    form = chosen(form, output)
    if hidden is not None:
        page, json = _told_hidden(session, hidden, page, json)
    if form == "xlsx":
        from ettervern_cli.screen import xlsx

        _write_bytes(session, xlsx.workbook(page(True), session.words), output)
        return
    if form == "html":
        from ettervern_cli.screen import html

        text = html.document(page(True), session.words)
        if output is None:
            session.print(text)
        else:
            session.write_file(output, text)
        return
    view = View(
        text=lambda: pages.text(page(False)),
        json=json,
        csv=csv,
        md=lambda: pages.markdown(page(True)),
    )
    session.show(view, form, output)


def _told_hidden(
    session: Session,
    hidden: "Suppression",
    page: Callable[[bool], Page],
    json: Callable[[], object],
) -> tuple[Callable[[bool], Page], Callable[[], object]]:
    """The page and the value for scripts, each saying what is hidden in it."""
    words = session.words
    foot = [words.say("external.small", threshold=hidden.threshold)]
    if hidden.further():
        foot.append(words.say("external.further"))

    def telling(full: bool) -> Page:
        found = page(full)
        return found._replace(foot=[*foot, *found.foot])

    def valued() -> object:
        return {**cast("dict[str, object]", json()), "external": {"threshold": hidden.threshold}}

    return telling, valued


def refuse_terminal(form: str, output: str | None) -> None:
    """A workbook is no text: WorkbookOnTerminal before anything is read, rather than a mess."""
    if chosen(form, output) == "xlsx" and output is None and sys.stdout and sys.stdout.isatty():
        raise WorkbookOnTerminal


def _write_bytes(session: Session, content: bytes, output: str | None) -> None:
    """Bytes to a file, or to a stdout that is not a terminal."""
    if output is not None:
        session.write_file(output, content)
        return
    refuse_terminal("xlsx", output)
    if sys.stdout is None:
        raise NotWritten(file="stdout")
    with going_out():
        sys.stdout.buffer.write(content)
