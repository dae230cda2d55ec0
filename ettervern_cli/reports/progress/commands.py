"""milestone done and list, count add and list."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import act
from ettervern_cli.app.options import How, Output, ReportFormat, argument, session_of, writes
from ettervern_cli.app.output.looks import show_list
from ettervern_cli.app.outside.readers import reader
from ettervern_cli.reports.progress import verbs as progress
from ettervern_cli.values.rates import Range, parse_range


@writes
def done(
    ctx: typer.Context,
    milestone: Annotated[str, argument("MILESTONE", "Of the plan.", complete.milestones)],
    *,
    how: How,
) -> None:
    """A milestone is reached: ettervern milestone done opening --on 2009-03-02

    The milestones and their days stand in the configuration.
    """
    with act(ctx, how) as it:
        it.show(progress.reach(it.stage, milestone=milestone, note=it.note))


def milestones(ctx: typer.Context, *, form: ReportFormat = "text", output: Output = None) -> None:
    """The plan of progress: ettervern milestone list

    By due day, with the day each was reached. What is late and not reached stands in today.
    """
    session = session_of(ctx)
    with session.reading() as db:
        found = progress.milestones(db, session.programme(), session.today)

    from ettervern_cli.reports.progress import screen as render

    show_list(session, form, output, render.milestone_list(session.words, found, session.today))


@writes
def add(
    ctx: typer.Context,
    figure: Annotated[str, argument("FIGURE", "What is counted.", complete.figures)],
    number: Annotated[
        Range,
        argument("N[-M]", "How many; 10-15 if not exact.", parser=reader(parse_range, "range")),
    ],
    *,
    how: How,
) -> None:
    """A count outside the programme: ettervern count add homeless 11 --on 2018-10-01

    As how many are homeless in the municipality. A goal that counts it is answered by the latest.
    """
    with act(ctx, how) as it:
        it.show(progress.count(it.stage, figure=figure, between=number, note=it.note))


def counts(ctx: typer.Context, *, form: ReportFormat = "text", output: Output = None) -> None:
    """Counts in order of time: ettervern count list

    Correct one with edit, take one out with annul.
    """
    session = session_of(ctx)
    with session.reading() as db:
        found = progress.countings(db, session.programme())

    from ettervern_cli.reports.progress import screen as render

    show_list(session, form, output, render.count_list(session.words, found))
