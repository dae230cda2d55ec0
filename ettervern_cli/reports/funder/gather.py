"""A report to a funder, gathered: the period's report, the grant, the goals and the headings."""

import datetime as dt
import json
import sqlite3

from ettervern_cli.money.funders.funders import FunderRules
from ettervern_cli.programme.programme import Coded, Programme, terms
from ettervern_cli.reports.funder import facts
from ettervern_cli.reports.funder.grants import use_of_grant
from ettervern_cli.reports.funder.report import (
    Answer,
    FunderReport,
    Plans,
    ReportGoal,
    ReportPost,
    ReportRemark,
)
from ettervern_cli.reports.period.counts.gather import bound_of
from ettervern_cli.reports.period.counts.gather import gather as gather_period
from ettervern_cli.reports.period.report import Report
from ettervern_cli.reports.remarks.verbs import remarks
from ettervern_cli.storage.bound import Bound
from ettervern_cli.values.dates import Period
from ettervern_cli.values.known_words import HEADINGS
from ettervern_cli.values.rates import Rate

OUTCOME, MEASURE = "outcome", "measure"


def gather(
    db: sqlite3.Connection,
    programme: Programme,
    funder: FunderRules,
    period: Period,
    *,
    today: dt.date,
) -> FunderReport:
    """The report, cut at ``today``, inside the caller's ``reading`` transaction.

    Raises FutureReport for a period that has not begun.
    """
    base = gather_period(db, programme, period, today=today)
    bound = bound_of(db, programme, base.period)
    petitions, evictions = facts.evictions(db, bound)
    posts = facts.posts(db, bound)
    plans = facts.plans(db, bound)
    people = facts.outcome_people(db, bound)
    return FunderReport(
        base=base,
        funder=use_of_grant(db, programme, funder, base.period),
        goals=_goals(db, programme, bound, base, posts, plans, people),
        posts=posts,
        providers=facts.measures(db, bound, "provider"),
        kinds=facts.measures(db, bound, "name"),
        homes=facts.homes(db, bound),
        petitions=petitions,
        evictions=evictions,
        plans=plans,
        outcome_people=people,
        voices=facts.voices(db, bound),
        national=facts.national(db, bound),
        remarks=_remarks(db, programme, base.period),
    )


def _remarks(
    db: sqlite3.Connection, programme: Programme, period: Period
) -> dict[str, list[ReportRemark]]:
    """What was said under each heading in the period, in order of time."""
    found: dict[str, list[ReportRemark]] = {heading: [] for heading in HEADINGS}
    for one in remarks(db, [programme], since=period.first, until=period.last):
        found[one.heading].append(ReportRemark(one.noted_on, one.text, one.voice))
    return found


def _goals(
    db: sqlite3.Connection,
    programme: Programme,
    bound: Bound,
    base: Report,
    posts: list[ReportPost],
    plans: Plans,
    people: dict[str, int],
) -> list[ReportGoal]:
    """Every goal reported against with all that answers it, in the configuration's order.

    A word that is both an outcome of the programme and a measure is answered by both.
    """
    outcomes = {one.code: one for one in terms(db, programme, "outcome")}
    numbers = {each.code: each.number for each in base.outcomes or ()}
    measured = _measured(db, bound, base, posts, plans)
    goals = []
    for text, counts in db.execute(
        "SELECT text, counts FROM aim WHERE programme_id = ? ORDER BY position", (programme.id,)
    ):
        answers = []
        for code in json.loads(counts):
            if code in outcomes:
                answers.append(_outcome(outcomes[code], numbers, people))
            if code in measured:
                answers.append(measured[code])
        goals.append(ReportGoal(text, answers))
    return goals


def _outcome(kind: Coded, numbers: dict[str, int], people: dict[str, int]) -> Answer:
    return Answer(
        OUTCOME,
        kind.code,
        kind.name,
        number=numbers.get(kind.code, 0),
        people=people.get(kind.code, 0),
    )


def _measured(
    db: sqlite3.Connection, bound: Bound, base: Report, posts: list[ReportPost], plans: Plans
) -> dict[str, Answer]:
    """Every measure that can answer a goal; a rate of nothing is not an answer."""
    last = base.period.last
    rates = {
        "occupancy": base.occupancy.rate,
        "on-time": base.follow_ups.on_time,
        "critical-window": base.follow_ups.critical_window,
        "planned-exits": Rate(base.exits.planned, base.exits.total),
        "lasting-homes": base.exits.success,
        "moves-up": facts.moves_up(db, bound),
        "network": facts.networks(db, bound),
        "plans": plans.with_plan,
    }
    filled = [
        post.full_time
        for post in posts
        if (post.first_on or last) <= last <= (post.last_on or last)
    ]
    numbers = {
        "meetings": base.meetings.held if base.meetings else None,
        "posts": sum(filled) if posts else None,
        "gaps": base.gaps.closed if base.gaps else None,
    }
    return {
        **{code: Answer(MEASURE, code, "", rate=rate) for code, rate in rates.items()},
        **{code: Answer(MEASURE, code, "", number=number) for code, number in numbers.items()},
    }
