"""The score group."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import Who, argument, flag, option
from ettervern_cli.app.output.looks import Look, looks
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


@looks
def show(
    it: Look,
    who: Who,
    *,
    missing: Annotated[bool, flag("--missing", "The sessions that lack a score instead.")] = False,
) -> None:
    """Scores, and the change since the first: ettervern score show nora

    The first is that of the same instrument in the same stay. A change is called reliable where
    it is no smaller than the instrument's reliable change.
    """
    from ettervern_cli.care.scores import screen as render

    resident, programme = it.about(who)
    scores.require_instruments(it.db, programme)
    found = scores.gather_scores(it.db, programme, resident)
    make = render.missing_list if missing else render.score_list
    it.show(make(it.words, found))
