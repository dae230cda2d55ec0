"""A report to a funder, gathered: the period's report, the grant, the goals and the headings."""

import datetime as dt
import sqlite3
from collections.abc import Mapping

from ettervern_cli.homes.evictions.counts import evictions
from ettervern_cli.homes.units import unit_rows
from ettervern_cli.money.funders.contracts import between, contract, people_reached
from ettervern_cli.money.funders.funders import FunderRules
from ettervern_cli.programme.programme import Coded, Programme, terms
from ettervern_cli.reports.funder import facts
from ettervern_cli.reports.funder.grants import use_of_grant
from ettervern_cli.reports.funder.report import (
    Achieved,
    Answer,
    Cooperation,
    FunderReport,
    Plans,
    ReportFunder,
    ReportGoal,
    ReportMilestone,
    ReportPost,
    ReportRemark,
)
from ettervern_cli.reports.period.counts.gather import bound_of
from ettervern_cli.reports.period.counts.gather import gather as gather_period
from ettervern_cli.reports.period.report import Report
from ettervern_cli.reports.progress.verbs import countings, milestones
from ettervern_cli.reports.remarks.verbs import aims, remarks
from ettervern_cli.storage.bound import Bound
from ettervern_cli.values.dates import Period
from ettervern_cli.values.known_words import HEADINGS
from ettervern_cli.values.rates import Rate

OUTCOME, MEASURE, TARGET, FIGURE = "outcome", "measure", "target", "figure"
Answers = list[Answer]


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
    last = base.period.last
    bound = bound_of(db, programme, base.period)
    posts = facts.posts(db, bound)
    plans = facts.plans(db, bound)
    people = facts.outcome_people(db, bound)
    outcomes = [Achieved(*each[:3], people.get(each.code, 0)) for each in base.outcomes or ()]
    return FunderReport(
        programme=base.programme,
        name=base.name,
        residents_are=base.residents_are,
        period=base.period,
        cut=base.cut,
        people=base.people,
        cooperation=Cooperation(base.meetings, base.gaps),
        seal=base.seal,
        funder=_funder(funder),
        contract=contract(db, programme, funder.id, last),
        grant=use_of_grant(db, programme, funder, base.period),
        goals=_goals(
            db,
            programme,
            last,
            _answered(
                db, programme, outcomes, _measured(db, programme, bound, base, posts, plans), last
            ),
        ),
        milestones=[
            ReportMilestone(one.milestone, one.name, one.due_on, one.reached_on)
            for one in milestones(db, programme, last)
        ],
        posts=posts,
        measures={
            "by_provider": facts.measures(db, bound, "provider"),
            "by_kind": facts.measures(db, bound, "name"),
        },
        homes=facts.homes(db, bound),
        evictions=evictions(db, bound),
        plans=plans,
        outcomes=outcomes,
        involvement=facts.voices(db, bound),
        national=facts.national(db, bound),
        remarks=_remarks(db, programme, base.period),
    )


def _funder(rules: FunderRules) -> ReportFunder:
    posts = None if rules.posts_hundredths is None else rules.posts_hundredths / 100
    about = (rules.kind, rules.purpose, rules.conditions)
    return ReportFunder(rules.code, rules.name, *about, posts)


def _remarks(
    db: sqlite3.Connection, programme: Programme, period: Period
) -> dict[str, list[ReportRemark]]:
    """What was said under each heading in the period, in order of time."""
    found: dict[str, list[ReportRemark]] = {heading: [] for heading in HEADINGS}
    for one in remarks(db, [programme], since=period.first, until=period.last):
        said = ReportRemark(one.noted_on, one.text, one.voice, one.goal)
        found.get(one.heading, []).append(said)  # one that is none is told by ``data verify``
    return found


def _goals(
    db: sqlite3.Connection, programme: Programme, last: dt.date, answered: Mapping[str, Answers]
) -> list[ReportGoal]:
    """Every goal with all that answers it, the aims over them first."""
    goals: list[ReportGoal] = []
    for goal in aims(db, programme):
        answers = [each for code in goal.counts for each in answered.get(code, ())]
        if goal.target is not None:
            days = between(goal.target)
            number = people_reached(db, programme, goal.counts, days, last)
            rate = Rate(number, goal.target["number"])
            answers.insert(0, Answer(TARGET, "+".join(goal.counts), "", rate=rate))
        goals.append(ReportGoal(goal.text, answers, goal.code))
    return goals


def _answered(
    db: sqlite3.Connection,
    programme: Programme,
    achieved: list[Achieved],
    measured: Mapping[str, Answer],
    last: dt.date,
) -> dict[str, Answers]:
    """What can answer a goal, by its code: a word that is several things is answered by each."""
    found: dict[str, Answers] = {}
    reached = {each.code: each for each in achieved}
    for kind in terms(db, programme, "outcome"):
        found.setdefault(kind.code, []).append(_outcome(kind, reached.get(kind.code)))
    for code, answer in measured.items():
        found.setdefault(code, []).append(answer)
    latest = {one.figure: one for one in countings(db, programme, last)}
    for code, name in db.execute(
        "SELECT code, name FROM figure WHERE programme_id = ?", (programme.id,)
    ):
        answer = Answer(FIGURE, code, name)
        if (last_one := latest.get(code)) is not None:
            answer = answer._replace(
                number=last_one.highest, lowest=last_one.lowest, on=last_one.counted_on
            )
        found.setdefault(code, []).append(answer)
    return found


def _in_use(db: sqlite3.Connection, programme: Programme, last: dt.date) -> Rate:
    """Units lived in on a day, of those there are then that the programme runs itself."""
    there = [row for row in unit_rows(db, programme, last) if row.unit.run_by is None]
    return Rate(sum(row.status == "occupied" for row in there), len(there))


def _outcome(kind: Coded, found: Achieved | None) -> Answer:
    number, people = (found.number, found.people) if found else (0, 0)
    return Answer(OUTCOME, kind.code, kind.name, number=number, people=people)


def _measured(
    db: sqlite3.Connection,
    programme: Programme,
    bound: Bound,
    base: Report,
    posts: list[ReportPost],
    plans: Plans,
) -> dict[str, Answer]:
    """Every measure that can answer a goal; a rate of nothing is not an answer."""
    last = base.period.last
    rates = {
        "occupancy": base.occupancy.rate,
        "units-in-use": _in_use(db, programme, last),
        "fit": facts.fit(db, bound),
        "on-time": base.follow_ups.on_time,
        "critical-window": base.follow_ups.critical_window,
        "planned-exits": base.exits.as_planned,
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
    whose = dict.fromkeys(("planned-exits", "lasting-homes"), base.exits.living)
    return {
        **{
            code: Answer(MEASURE, code, "", people=whose.get(code), rate=rate)
            for code, rate in rates.items()
        },
        **{code: Answer(MEASURE, code, "", number=number) for code, number in numbers.items()},
    }
