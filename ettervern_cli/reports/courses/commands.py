"""report circling and report retention."""

from typing import TYPE_CHECKING, Annotated

import typer

from ettervern_cli.app.options import External, Output, ReportFormat, session_of
from ettervern_cli.app.output.report_output import refuse_terminal, show_report

if TYPE_CHECKING:
    from ettervern_cli.reports.external.masking import Suppression

First = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", help="The first day; else the first admission."),
]
Last = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="The last day, included; else today.")
]


def retention(
    ctx: typer.Context,
    *,
    first: First = None,
    last: Last = None,
    external: External = False,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """How long stays last: ettervern report retention --from 2026-01-01

    By Kaplan and Meier, of the stays that began in that time: how many are still in the programme,
    and how many still without a lasting home, with numbers at risk and 95 % bands.
    """
    session = session_of(ctx)
    refuse_terminal(form, output)
    begins, ends = session.day(first), session.day(last)
    from ettervern_cli.reports.courses.length_of_stay import gather

    hidden: Suppression | None = None
    with session.reading() as db:
        programme = session.programme()
        report = gather(db, programme, first=begins, last=ends, today=session.today)
        if external:
            from ettervern_cli.reports.external.courses import external_retention
            from ettervern_cli.reports.external.facts import outside_rules

            report, hidden = external_retention(report, outside_rules(db, programme))

    from ettervern_cli.reports.courses import length_screen as render
    from ettervern_cli.reports.courses.length_report import as_json

    show_report(
        session,
        form,
        output,
        page=lambda full: render.page(report, session.words, full=full),
        json=lambda: as_json(report),
        csv=lambda: render.csv(report),
        hidden=hidden,
    )


def circling(
    ctx: typer.Context,
    *,
    first: First = None,
    last: Last = None,
    external: External = False,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Who moves in circles, and who reaches the top: ettervern report circling --from 2026-01-01

    A ladder at a time: codes of those in circles, visits to each step, how many reach it and how
    long that takes, moves by reason, and the residents' own words when they moved down.
    """
    session = session_of(ctx)
    refuse_terminal(form, output)
    begins, ends = session.day(first), session.day(last)
    from ettervern_cli.reports.courses.circling import gather

    hidden: Suppression | None = None
    with session.reading() as db:
        programme = session.programme()
        report = gather(db, programme, first=begins, last=ends, today=session.today)
        if external:
            from ettervern_cli.reports.external.courses import external_circling
            from ettervern_cli.reports.external.facts import movers, outside_rules

            persons = movers(db, programme, report.period)
            report, hidden = external_circling(report, outside_rules(db, programme), persons)

    from ettervern_cli.reports.courses import circling_screen as render
    from ettervern_cli.reports.courses.circling_report import as_json

    show_report(
        session,
        form,
        output,
        page=lambda full: render.page(report, session.words, full=full),
        json=lambda: as_json(report),
        csv=lambda: render.csv(report),
        hidden=hidden,
    )
