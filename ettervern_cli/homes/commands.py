"""place, vacate and the unit group."""

import datetime as dt
from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import (
    Format,
    How,
    Output,
    Who,
    kroner,
    own_words,
    session_of,
    show_sentence,
    show_written,
    writes,
)
from ettervern_cli.app.output.output import View
from ettervern_cli.app.session import Session
from ettervern_cli.homes import placements, units
from ettervern_cli.storage.results import said
from ettervern_cli.storage.transaction import Writing

UnitArgument = Annotated[
    str, typer.Argument(metavar="UNIT", help="A unit.", autocompletion=complete.units)
]


@writes
def place(
    ctx: typer.Context,
    who: Who,
    unit: UnitArgument,
    *,
    lease: Annotated[
        str | None,
        typer.Option("--lease", metavar="KIND", help="Lease; else the step's.",
                     autocompletion=complete.leases),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Last day of the lease.")
    ] = None,
    explained: Annotated[
        str | None,
        typer.Option("--explained", metavar="DATE", help="When the lease was explained."),
    ] = None,
    rent: Annotated[
        int | None,
        typer.Option("--rent", metavar="AMOUNT", help="Kroner a month; else the unit's.",
                     parser=kroner),
    ] = None,
    override: Annotated[
        str | None, typer.Option("--override", metavar="WHY", help="Although past a limit.")
    ] = None,
    how: How,
) -> None:  # fmt: skip
    """Into a unit, out of any other: ettervern place nora 3 --explained 2026-11-01

    A full, void or reserved unit is refused, and so is planning past a limit.
    """
    session = session_of(ctx)
    on = session.past(how.on)
    with session.writing("place", dry_run=how.dry_run) as work:
        resident = session.resident(who)
        written = placements.place(
            session.db,
            session.pen,
            session.programme(resident),
            resident,
            on,
            unit=unit,
            lease=lease,
            until=session.day(until),
            explained_on=session.day(explained),
            rent_ore=rent,
            note=own_words(session, how.note, "note"),
            override=own_words(session, override, "override"),
        )
        show_written(session, how, work, written)


@writes
def vacate(ctx: typer.Context, who: Who, *, how: How) -> None:
    """Out of the unit: ettervern vacate nora --on 2026-11-15

    The day of moving out is the first night not spent there. The stay goes on.
    """
    session = session_of(ctx)
    on = session.past(how.on)
    with session.writing("vacate", dry_run=how.dry_run) as work:
        resident = session.resident(who)
        written = placements.vacate(
            session.db,
            session.programme(resident),
            resident,
            on,
            note=own_words(session, how.note, "note"),
        )
        show_written(session, how, work, written)


def list_(ctx: typer.Context, *, form: Format = "text", output: Output = None) -> None:
    """Who lives where, free, held and void: ettervern unit list

    A held unit waits for somebody who is away.
    """
    session = session_of(ctx)
    with session.reading() as db:
        programme = session.programme()
        units.require_units(db, programme)
        found = units.unit_rows(db, programme, session.today)

    from ettervern_cli.homes import screen as render

    session.show(
        View(
            text=lambda: render.unit_lines(session.words, found, session.today),
            json=lambda: [units.unit_json(row) for row in found],
            csv=lambda: render.unit_csv(found),
            md=lambda: render.unit_markdown(session.words, found, session.today),
        ),
        form,
        output,
    )


@writes
def void(
    ctx: typer.Context,
    unit: UnitArgument,
    *,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Last day out of use.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")],
    how: How,
) -> None:
    """Take a unit out of use: ettervern unit void 3 --reason "New bathroom" --until 2026-12-01

    Refused while lived in or held, naming the resident. In use again after the last day.
    """
    session = session_of(ctx)
    on = session.past(how.on)
    with session.writing("unit void", dry_run=how.dry_run) as work:
        programme = session.programme()
        why = own_words(session, reason, "reason") or ""
        note = own_words(session, how.note, "note")
        found = units.void_unit(
            session.db,
            session.pen,
            programme,
            unit,
            on,
            until=session.day(until),
            reason=f"{why}\n{note}" if note else why,
        )
        _show_unit(session, how, work, found, "daily.unit_void", on)


@writes
def open_(ctx: typer.Context, unit: UnitArgument, *, how: How) -> None:
    """Take a void unit into use again: ettervern unit open 3

    From the day given, its nights count as open again.
    """
    session = session_of(ctx)
    on = session.past(how.on)
    with session.writing("unit open", dry_run=how.dry_run) as work:
        work.note = own_words(session, how.note, "note")
        found, opened = units.open_unit(session.db, session.programme(), unit, on)
        _show_unit(session, how, work, found, "daily.unit_open", opened)


def _show_unit(
    session: Session, how: How, work: Writing, unit: units.Unit, key: str, on: dt.date
) -> None:
    shown = units.unit_json(units.unit_row(session.db, unit, session.today))
    show_sentence(session, how, work, [said(key, unit=unit.code, on=on)], shown)
