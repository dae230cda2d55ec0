"""Reports on their way out: every report goes through ``Reporting``, in all of its formats."""

import sqlite3
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

import typer

from ettervern_cli.app.errors import WorkbookOnTerminal
from ettervern_cli.app.options import ASKED, session_of, spread
from ettervern_cli.app.output.output import ENDINGS, REPORT_FORMATS, View, form_of
from ettervern_cli.app.session import Session
from ettervern_cli.errors import MissingOption
from ettervern_cli.reports.data import data, rows
from ettervern_cli.screen import page as pages
from ettervern_cli.screen.page import Page
from ettervern_cli.storage.results import message
from ettervern_cli.values.data import MEASURES
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.programme.programme import Programme
    from ettervern_cli.reports.external.masking import Suppression

Value = TypeVar("Value")
Arranged = TypeVar("Arranged", contravariant=True)
REPORT_ENDINGS = {ending: form for ending, form in ENDINGS.items() if form in REPORT_FORMATS}


class ArrangePage(Protocol[Arranged]):
    """What arranges a report's value as a page, in the words of a language."""

    def __call__(self, report: Arranged, say: Language, /, *, full: bool) -> Page:
        """The page; ``full`` is as ``Reporting.show`` has it."""


def chosen(form: str, output: str | None) -> str:
    """The format of a report: as asked for, else the file's ending's, else text.

    A command asks this before it reads, where html and xlsx need more than text does.
    """
    return form_of(output, REPORT_ENDINGS) if output and form == "text" else form


class Reporting(NamedTuple):
    """A report command: its session, for whom its report is, and how it is to be shown."""

    session: Session
    external: bool
    publish: bool
    form: str
    output: str | None

    def show(
        self,
        kind: str,
        gather: "Callable[[sqlite3.Connection, Programme], Value]",
        page: "ArrangePage[Value]",
    ) -> Value:
        """Gather a report in one consistent picture and show it, or write it to a file whole.

        To add a report: hand over what makes a frozen value, what arranges it as a ``Page`` of
        ``Block``s (screen/page.py), where ``full`` asks for rows of nothing but zeros too, which
        text alone leaves out, and say what hides where outsiders ask for it
        (reports/external/facts.py). Scripts get the value itself (reports/data.py). Cells hold
        values (screen/values.py) until they are written here; a sentence with numbers of its own is
        ``Figured``, which html and xlsx show as rows; a block with a ``chart`` shows it in html.
        ``kind`` is what the register calls it where it is to be published.
        """
        session = self.session
        refuse_terminal(self.form, self.output)
        if self.publish and not self.external:
            raise MissingOption(option="--external")
        hidden: Suppression | None = None

        def arranged(full: bool) -> Page:
            made = pages.written(page(found, session.words, full=full), session.words)
            return made._replace(foot=[*foot, *made.foot])

        with session.writing(session.command) if self.publish else session.reading():
            db, programme = session.db, session.programme()
            found = gather(db, programme)
            if self.external:
                from ettervern_cli.reports.external.facts import seen_outside

                found, hidden = seen_outside(db, programme, kind, found)
                found = _released(session, programme, kind, found, hidden, publish=self.publish)
            foot = [] if hidden is None else _told_hidden(session, hidden)
            if self.publish:
                arranged(True)  # what cannot be said is not published

        def valued() -> dict[str, object]:
            told = {} if hidden is None else {"external": {"threshold": hidden.threshold}}
            return {**data(found), **told}

        show_report(
            session,
            self.form,
            self.output,
            page=arranged,
            json=valued,
            csv=lambda: (MEASURES, rows(valued())),
        )
        return found


def reports(does: Callable[..., None]) -> Callable[..., None]:
    """Make a report command of what is done with its ``Reporting``, ``it``, and what is typed."""

    def run(ctx: typer.Context, **typed: Any) -> None:
        shared = [typed.pop(one.name) for one in ASKED]
        does(Reporting(session_of(ctx), *shared), **typed)

    return spread(does, ASKED, run)


def _released(
    session: Session,
    programme: "Programme",
    kind: str,
    found: Value,
    hidden: "Suppression",
    *,
    publish: bool,
) -> Value:
    """The report as it may go out beside those that did; without publishing, a warning of them."""
    from ettervern_cli.people.scene import Stage
    from ettervern_cli.reports.external import published

    period, about = found.period, published.about(kind, found)  # type: ignore[attr-defined]
    if publish:
        stage = Stage(session.db, session.author, programme, session.today)
        seen: Value = published.publish(stage, kind, about, period, hidden)
        return seen
    before = published.overlapping(session.db, programme.id, period)
    if before:
        last = before[-1]
        session.warn(message("external.overlaps", first=last.first_on, last=last.last_on,
                             on=last.published_on, n=len(before)))  # fmt: skip
    return found


def show_report(
    session: Session,
    form: str,
    output: str | None,
    *,
    page: Callable[[bool], Page],
    json: Callable[[], object],
    csv: Callable[[], str | tuple[Sequence[str], Iterable[Sequence[object]]]],
) -> None:
    """Show what is a page for people, or write it to a file whole; the terminal was asked."""
    form = chosen(form, output)
    view = View(
        text=lambda room: pages.text(page(False), room),
        json=json,
        csv=csv,
        md=lambda: pages.markdown(page(True)),
        page=lambda: page(True),
    )
    session.show(view, form, output)


def _told_hidden(session: Session, hidden: "Suppression") -> list[str]:
    """Sentences that say that something is hidden, and when more is than small counts."""
    foot = [session.words.say("external.small", threshold=hidden.threshold)]
    return [*foot, session.words.say("external.further")] if hidden.further() else foot


def refuse_terminal(form: str, output: str | None) -> None:
    """A workbook is no text: WorkbookOnTerminal before anything is read, rather than a mess."""
    if chosen(form, output) == "xlsx" and output is None and sys.stdout and sys.stdout.isatty():
        raise WorkbookOnTerminal
