"""What every command has that reads and shows what it found, in any format: its look."""

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING, Any

import typer

from ettervern_cli.app.options import SHOWN, session_of, spread
from ettervern_cli.app.output.output import View

if TYPE_CHECKING:
    import sqlite3

    from ettervern_cli.app.session import Session
    from ettervern_cli.people.people import Resident
    from ettervern_cli.programme.programme import Programme
    from ettervern_cli.screen.listing import Listing
    from ettervern_cli.screen.page import Page
    from ettervern_cli.screen.safe import Line
    from ettervern_cli.screen.sheet import Sheet
    from ettervern_cli.storage.records import Record
    from ettervern_cli.values.data import Csv
    from ettervern_cli.words import Language


class Look:
    """A command that reads: what it asks of the case book, all in one consistent picture.

    That is taken when something is first asked of it, so that what is wrong with what was typed is
    told before. It is over before anything is shown.
    """

    def __init__(self, session: "Session", form: str, output: str | None) -> None:
        self.session = session
        self.form = form
        self.output = output
        self.picture = ExitStack()

    @cached_property
    def db(self) -> "sqlite3.Connection":
        """The case book."""
        return self.picture.enter_context(self.session.reading())

    @property
    def _asked(self) -> "Session":
        """The session, once the picture is taken."""
        _ = self.db
        return self.session

    @property
    def words(self) -> "Language":
        """The language of what is shown."""
        return self.session.words

    @property
    def today(self) -> dt.date:
        """The programme's own day."""
        return self.session.today

    @property
    def programme(self) -> "Programme":
        """The one programme meant."""
        return self._asked.programme()

    def programmes(self, resident: "Resident | None" = None) -> "list[Programme]":
        """The programmes meant: the resident's, where it is about one."""
        asked = self._asked
        return [asked.programme(resident)] if resident else asked.programmes()

    def whom(self, who: str | None) -> "Resident | None":
        """Whom it is about, if it is about one."""
        return None if who is None else self._asked.resident(who)

    def about(self, who: str) -> "tuple[Resident, Programme]":
        """Whom it is about, and the programme meant."""
        resident = self._asked.resident(who)
        return resident, self.session.programme(resident)

    def facts(
        self,
        record: "Record",
        who: str | None,
        made: "Callable[[Language, list[dict[str, Any]]], Listing]",
    ) -> None:
        """Show the entries of a noun, of everybody or of one person."""
        from ettervern_cli.care.facts import listed

        resident = self.whom(who)
        found = listed(self.db, record, self.programmes(resident), resident)
        self.show(made(self.words, found))

    def show(self, found: "Listing", whole: Callable[[], object] | None = None) -> None:
        """Show a list; ``whole`` is as ``show_list`` has it."""
        self.picture.close()
        show_list(self.session, self.form, self.output, found, whole=whole)

    def page(
        self,
        *,
        text: "Callable[[int], list[Line]]",
        json: Callable[[], Mapping[str, object]],
        page: "Callable[[], Page]",
    ) -> None:
        """Show what is no plain list.

        Its screen is laid out by hand; csv is what JSON has, a value a row.
        """
        from ettervern_cli.screen import page as pages
        from ettervern_cli.values.data import measured

        self._show(
            View(
                text=text,
                json=json,
                csv=lambda: measured(json()),
                md=lambda: pages.markdown(page()),
                page=page,
            )
        )

    def sheet(self, sheet: "Sheet | Callable[[str], Sheet]", shown: object, csv: "Csv") -> None:
        """Show a sheet of amounts; ``shown`` is what scripts get as JSON.

        A sheet that shows more outside a screen is made by the form, TEXT or TABLE.
        """
        from ettervern_cli.screen import sheet as sheets
        from ettervern_cli.screen.listing import TABLE, TEXT

        def made(kind: str) -> "Sheet":
            return sheet(kind) if callable(sheet) else sheet

        self._show(
            View(
                text=lambda room: sheets.text(made(TEXT), room),
                json=lambda: shown,
                csv=lambda: csv,
                md=lambda: sheets.markdown(made(TABLE)),
                page=lambda: sheets.page(made(TABLE), self.today),
            )
        )

    def _show(self, view: View) -> None:
        self.picture.close()
        self.session.show(view, self.form, self.output)


def looks(does: Callable[..., None]) -> Callable[..., None]:
    """Make a command that reads of what is done with its ``Look``, ``it``, and what is typed.

    It has the options of a report's format and of its file at its end.
    """

    def run(ctx: typer.Context, *, form: str, output: str | None, **typed: Any) -> None:
        it = Look(session_of(ctx), form, output)
        with it.picture:
            does(it, **typed)

    return spread(does, SHOWN, run)


def show_list(
    session: "Session",
    form: str,
    output: str | None,
    found: "Listing",
    *,
    text: "Callable[[int], list[Line]] | None" = None,
    whole: Callable[[], object] | None = None,
    ics: Callable[[], str] | None = None,
) -> None:
    """Show a list, or write it to a file, in any format.

    ``text`` is its screen where that is laid out by hand; ``whole`` is what scripts get as JSON
    where that is more than the rows.
    """
    from ettervern_cli.screen import listing

    words, today = session.words, session.today
    view = View(
        text=text or (lambda room: listing.text(found, words, today, room)),
        json=whole or (lambda: [found.data(row) for row in found.rows]),
        csv=lambda: listing.csv(found),
        md=lambda: listing.markdown(found, words, today),
        ics=ics,
        page=lambda: listing.page(found, words, today),
    )
    session.show(view, form, output)
