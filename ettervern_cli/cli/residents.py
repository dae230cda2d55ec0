"""admit, list and show."""

from typing import Annotated

import typer

from ettervern_cli.casebook import listing
from ettervern_cli.casebook.admissions import Application
from ettervern_cli.casebook.admissions import admit as admit_
from ettervern_cli.casebook.ladders import steps_named
from ettervern_cli.casebook.listing import SORTS, STATUS
from ettervern_cli.casebook.programmes import coded
from ettervern_cli.casebook.programmes import municipality as find_municipality
from ettervern_cli.cli import complete
from ettervern_cli.cli.options import (
    Format,
    How,
    LadderOption,
    Output,
    Who,
    one_of,
    own_words,
    session_of,
    show_written,
    writes,
)
from ettervern_cli.cli.output import View
from ettervern_cli.cli.requests import programme_to_enter

Name = Annotated[
    str, typer.Argument(metavar="NAME|CODE", help="A new person's name, or a known one's code.")
]


@writes
def admit(
    ctx: typer.Context,
    who: Name,
    *,
    municipality: Annotated[
        str | None,
        typer.Option("--municipality", metavar="M", help="Home municipality.",
                     autocompletion=complete.municipalities),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="SOURCE", help="Where from.",
                     autocompletion=complete.sources),
    ] = None,
    agency: Annotated[
        str | None, typer.Option("--agency", metavar="A", help="Which clinic, prison or service.")
    ] = None,
    treatment_began: Annotated[
        str | None, typer.Option("--treatment-began", metavar="DATE", help="First day of treatment.")
    ] = None,
    treatment_ended: Annotated[
        str | None,
        typer.Option("--treatment-ended", metavar="DATE", help="End of treatment, or release."),
    ] = None,
    born: Annotated[
        str | None, typer.Option("--born", metavar="YEAR|DATE", help="Year or date of birth.")
    ] = None,
    ladder: LadderOption = None,
    step: Annotated[
        str | None,
        typer.Option("--step", metavar="S", help="Step to enter; else the lowest.",
                     autocompletion=complete.steps),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="U", help="Unit to live in.",
                     autocompletion=complete.units),
    ] = None,
    lease: Annotated[
        str | None,
        typer.Option("--lease", metavar="KIND", help="Lease; else the step's.",
                     autocompletion=complete.leases),
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option("--contact", metavar="STAFF", help="Fixed contact.",
                     autocompletion=complete.staff),
    ] = None,
    how: How,
) -> None:  # fmt: skip
    """A stay begins: ettervern admit "Nora Prøve" --treatment-ended 2026-10-20 --unit 1

    A name is always a new person; someone known is admitted by code, and what an open referral
    says need not be typed again. The programme's entry rules apply: capacity, municipality,
    consent, entry step and reserved units.
    """
    session = session_of(ctx)
    on = session.past(how.on)
    name = session.text(who) or ""
    with session.writing("admit", dry_run=how.dry_run) as work:
        programme = programme_to_enter(session, name)
        asked = Application(
            who=name,
            municipality=municipality,
            source=source,
            agency=agency,
            treatment_began_on=session.day(treatment_began),
            treatment_ended_on=session.day(treatment_ended),
            born=born,
            ladder=ladder,
            step=step,
            unit=unit,
            lease=lease,
            contact=contact,
            note=own_words(session, how.note, "note"),
        )
        written = admit_(session.db, session.pen, programme, asked, on)
        show_written(session, how, work, written)


def list_(
    ctx: typer.Context,
    *,
    status: Annotated[
        str,
        typer.Option("--status", metavar="|".join(STATUS), help="Whom to list.",
                     parser=one_of(*STATUS)),
    ] = "admitted",
    municipality: Annotated[
        str | None,
        typer.Option("--municipality", metavar="M", help="Only from there.",
                     autocompletion=complete.municipalities),
    ] = None,
    step: Annotated[
        str | None,
        typer.Option("--step", metavar="S", help="Only on that step, by number or code.",
                     autocompletion=complete.steps),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="U", help="Only in that unit.",
                     autocompletion=complete.units),
    ] = None,
    sort: Annotated[
        str,
        typer.Option("--sort", metavar="|".join(SORTS), help="In which order.",
                     parser=one_of(*SORTS)),
    ] = "code",
    form: Format = "text",
    output: Output = None,
) -> None:  # fmt: skip
    """Residents, one row each: ettervern list --sort due

    A mark and the words in the last column show who is late and who moves in circles.
    """
    session = session_of(ctx)
    with session.reading() as db:
        programmes = session.programmes()
        town = find_municipality(db, municipality).id if municipality else None
        home = coded(db, session.programme(), "unit", unit).id if unit else None
        found = listing.rows(
            db,
            [programme.id for programme in programmes],
            session.today,
            status=status,
            municipality_id=town,
            unit_id=home,
        )
        meant = steps_named(db, programmes, step) if step is not None else None
    if meant is not None:
        found = [
            row
            for row in found
            if any((row.programme, foot.ladder, foot.step_code) in meant for foot in row.steps)
        ]
    found = listing.sort(found, sort)

    from ettervern_cli.render import residents as render

    session.show(
        View(
            text=lambda: render.list_lines(session.words, found, session.today, len(programmes)),
            json=lambda: [listing.row_json(row) for row in found],
            csv=lambda: render.list_csv(found),
            md=lambda: render.list_markdown(session.words, found, session.today),
        ),
        form,
        output,
    )


def show(
    ctx: typer.Context,
    who: Who,
    *,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Only from that day on.")
    ] = None,
    find: Annotated[
        str | None, typer.Option("--find", metavar="TEXT", help="Only entries with these words.")
    ] = None,
    form: Format = "text",
    output: Output = None,
) -> None:
    """Everything about one resident, in order of time: ettervern show ingrid --since 2026-10-01

    All stays in the programme; the ids in front are what edit and annul take.
    """
    session = session_of(ctx)
    from ettervern_cli.casebook.showing import show as gather

    with session.reading() as db:
        resident = session.resident(who)
        programme = session.programme(resident)
        found = gather(db, programme, resident, session.today, since=session.day(since), find=find)

    from ettervern_cli.render import show as render

    session.show(
        View(
            text=lambda: render.show_lines(session.words, found, programme.name, session.today),
            json=lambda: found,
            csv=lambda: render.show_csv(found),
            md=lambda: render.show_markdown(session.words, found, programme.name, session.today),
        ),
        form,
        output,
    )
