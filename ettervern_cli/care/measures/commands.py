"""The measure group."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import DecisionOption, Who, argument, flag, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.app.outside.readers import reader
from ettervern_cli.care.measures import verbs as measures
from ettervern_cli.care.measures.rules import parse_hours
from ettervern_cli.values.texts import clean_name


@acts
def start(
    it: Act,
    who: Who,
    name: Annotated[str, argument("NAME", "What it is called; - reads it.")],
    *,
    provider: Annotated[
        str, option("--provider", "P", "Who gives it: a partner or anybody.", complete.partners)
    ],
    hours: Annotated[
        int | None,
        option("--hours-a-week", "N", "As 3 or 3.5.", parser=reader(parse_hours, "hours")),
    ] = None,
    decision: DecisionOption = None,
) -> None:
    """Help begins: ettervern measure start nora "Work training" --provider nav --hours-a-week 6

    It runs until measure stop, or until the stay ends. Where the programme begins nothing new
    without a decision of a meeting, --decision names it.
    """
    written = measures.start_measure(
        it.scene,
        name=clean_name(it.text(name)),
        provider=it.words(provider, "provider") or "",
        hours_tenths=hours,
        decision=decision,
        note=it.note,
    )
    it.show(written)


@acts
def stop(
    it: Act,
    who: Who,
    name: Annotated[
        str, argument("NAME", "Its name, a unique start of it, or its id.", complete.open_measures)
    ],
) -> None:
    """Help ends: ettervern measure stop nora "Work training"

    The day given is the first one without it.
    """
    it.work.note = it.note
    it.show(measures.stop_measure(it.scene, name=it.text(name)))


@looks
def list_(
    it: Look,
    who: Annotated[
        str | None, argument("[WHO]", "One resident's, stopped ones too.", complete.residents)
    ] = None,
    *,
    every: Annotated[bool, flag("--all", "Stopped ones too.")] = False,
) -> None:
    """Help given, by whom and how much: ettervern measure list nora

    Without WHO the measures that run now, of everybody.
    """
    from ettervern_cli.care.measures.screen import measure_list

    resident = it.whom(who)
    chosen = [programme.id for programme in it.programmes(resident)]
    open_only = resident is None and not every
    found = measures.measures(it.db, chosen, resident=resident, open_only=open_only)
    it.show(measure_list(it.words, found))
