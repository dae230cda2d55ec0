"""The plan group."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import Voice, Who, argument, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.app.outside.readers import reader
from ettervern_cli.care.plans import networks
from ettervern_cli.care.plans import verbs as plans
from ettervern_cli.care.plans.rules import (
    STATUSES,
    Relations,
    parse_interval,
    parse_progress,
    parse_relations,
    parse_status,
)

GoalArgument = Annotated[str, argument("GOAL", "Its id or its number.", complete.open_goals)]
_count = reader(parse_relations, "relations")


@acts
def goal(
    it: Act,
    who: Who,
    area: Annotated[str, argument("AREA", "A life area.", complete.areas)],
    text: Annotated[str, argument("TEXT", "The goal; - reads it.")],
    *,
    voice: Voice = None,
    by: Annotated[str | None, option("--by", "DATE", "When it is to be reached.")] = None,
) -> None:
    """A goal in a life area: ettervern plan goal nora housing "A flat" --voice "My own door"

    TEXT is the staff's words; --voice keeps the resident's own beside them.
    """
    it.work.note = it.note
    written = plans.set_goal(
        it.scene,
        area=area,
        text=it.words(text, "text") or "",
        voice=it.words(voice, "voice"),
        by_on=it.ahead(by),
    )
    it.show(written)


@acts
def progress(
    it: Act,
    who: Who,
    goal: GoalArgument,
    value: Annotated[
        int, argument("0-10", "10 is reached.", parser=reader(parse_progress, "progress"))
    ],
    *,
    voice: Voice = None,
) -> None:
    """How far a goal has come, from 0 to 10: ettervern plan progress nora 1 4

    GOAL is its id, as G-12, or its number in plan show.
    """
    own = it.words(voice, "voice")
    it.show(plans.note_progress(it.scene, goal=goal, value=value, note=it.note, voice=own))


@acts
def close(it: Act, who: Who, goal: GoalArgument) -> None:
    """Close a goal, reached or given up: ettervern plan close nora 1

    What was noted on it stays. To open it again: edit G-… closed_on=
    """
    it.work.note = it.note
    it.show(plans.close_goal(it.scene, goal=goal))


@acts
def review(
    it: Act,
    who: Who,
    *,
    next_: Annotated[str | None, option("--next", "DATE", "The day agreed for the next.")] = None,
    coordinator: Annotated[
        str | None, option("--coordinator", "NAME", "Who coordinates the plan.", complete.staff)
    ] = None,
    resources: Annotated[
        str | None, option("--resources", "TEXT", "What the resident has to build on.")
    ] = None,
    services: Annotated[
        str | None, option("--services", "TEXT", "What is needed of others.")
    ] = None,
    voice: Voice = None,
) -> None:
    """The plan was gone through together: ettervern plan review nora --next 2027-02-01

    A coordinator, resources or services that it leaves out stay as the review before it said.
    """
    held = plans.NewReview(
        next_on=it.ahead(next_),
        coordinator=it.words(coordinator, "coordinator"),
        resources=it.words(resources, "resources"),
        services=it.words(services, "services"),
        voice=it.words(voice, "voice"),
        note=it.note,
    )
    it.show(plans.hold_review(it.scene, held))


@acts
def status(
    it: Act,
    who: Who,
    what: Annotated[
        str,
        argument(
            "|".join(STATUSES),
            "Has a plan, a right to one, or declined it.",
            complete.plan_statuses,
            parser=reader(parse_status, "status"),
        ),
    ],
    *,
    voice: Voice = None,
) -> None:
    """Whether somebody has an individual plan: ettervern plan status nora has --on 2026-03-01

    has, right (has a right to one, and waits) or declined. Reports count plans by this, and not by
    goals. --on is the day it holds from; it may be before the admission.
    """
    own = it.words(voice, "voice")
    it.show(plans.set_status(it.scene, status=what, voice=own, note=it.note))


@acts
def taper(
    it: Act,
    who: Who,
    from_: Annotated[str, argument("DATE", "From when.")],
    *,
    every: Annotated[
        int | None,
        option(
            "--every-days", "N", "Days between contacts.", parser=reader(parse_interval, "count")
        ),
    ] = None,
    voice: Voice = None,
) -> None:
    """A step of tapering off, agreed with the resident: ettervern plan taper nora 2027-03-01
    --every-days 30 --voice "Once a month is enough"

    One line a step. Nobody is moved, and no due date changes by it; log --next agrees the days.
    """
    starts, own = it.ahead(from_), it.words(voice, "voice")
    assert starts is not None
    it.show(plans.agree_taper(it.scene, from_on=starts, every_days=every, voice=own,
                              note=it.note))  # fmt: skip


@acts
def network(
    it: Act,
    who: Who,
    *,
    family: Annotated[
        Relations, option("--family", "N[/S]", "Family; S of them support.", parser=_count)
    ],
    friends: Annotated[Relations, option("--friends", "N[/S]", "Friends.", parser=_count)],
    professionals: Annotated[
        Relations, option("--professionals", "N[/S]", "Paid helpers.", parser=_count)
    ],
    voice: Voice = None,
) -> None:
    """How many people there are around somebody: ettervern plan network nora --family 4/2
    --friends 3/1 --professionals 5/5

    Counts, no names. Without /S none of them is known to support.
    """
    counts = {"family": family, "friends": friends, "professionals": professionals}
    own = it.words(voice, "voice")
    it.show(networks.map_network(it.scene, counts, voice=own, note=it.note))


@looks
def show(it: Look, who: Who) -> None:
    """The plan by life area: ettervern plan show nora

    Goals with their numbers, progress over time, reviews, and how the network has changed.
    """
    from ettervern_cli.care.plans import screen as render
    from ettervern_cli.care.plans.plan import gather_plan, plan_json

    resident, programme = it.about(who)
    plan = gather_plan(it.db, programme, resident)
    words, today = it.words, it.today
    it.page(
        text=lambda room: render.plan_lines(words, plan, today, room),
        json=lambda: plan_json(plan, today),
        page=lambda: render.plan_page(words, plan, today),
    )
