"""The score group."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts, show_list
from ettervern_cli.app.options import Output, ReportFormat, Who, argument, flag, option, session_of
from ettervern_cli.app.outside.readers import reader
from ettervern_cli.care.scores import verbs as scores
from ettervern_cli.care.scores.rules import parse_total


@acts
def add(
    it: Act,
    who: Who,
    total: Annotated[int, argument("TOTAL", "As 23 or 23.4.", parser=reader(parse_total, "total"))],
    *,
    instrument: Annotated[
        str, option("--instrument", "I", "One of the programme's.", complete.instruments)
    ],
) -> None:
    """The total of a measuring instrument: ettervern score add nora 23.4 --instrument ors

    Totals only, never an instrument's text.
    """
    it.show(scores.add_score(it.scene, instrument=instrument, total=total, note=it.note))


def show(
    ctx: typer.Context,
    who: Who,
    *,
    missing: Annotated[bool, flag("--missing", "The sessions that lack a score instead.")] = False,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Scores, and the change since the first: ettervern score show nora

    The first is that of the same instrument in the same stay. A change is called reliable where
    it is no smaller than the instrument's reliable change.
    """
    session = session_of(ctx)
    with session.reading() as db:
        resident = session.resident(who)
        programme = session.programme(resident)
        scores.require_instruments(db, programme)
        found = scores.gather_scores(db, programme, resident)

    from ettervern_cli.care.scores import screen as render

    make = render.missing_list if missing else render.score_list
    show_list(session, form, output, make(session.words, found))
