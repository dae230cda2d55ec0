"""What one municipality's report counts: its own residents' stays, and its share of the cost.

A stay belongs on each day to the municipality that was the resident's then: of somebody who moved
to another one, each has what happened on its days. Every statement cuts at the period's last day,
as those of the period's report do.
"""

import datetime as dt
import json
import sqlite3

from ettervern_cli.homes.bed_days import StayDays, stay_days
from ettervern_cli.homes.occupancy import occupancy
from ettervern_cli.money.sharing.claims import booked, claims
from ettervern_cli.money.sharing.errors import NothingToShareBy, PopulationMissing
from ettervern_cli.money.sharing.sharing import own_key, sharers
from ettervern_cli.programme.programme import Coded, Programme
from ettervern_cli.reports.municipality.report import (
    BedDays,
    Cost,
    LadderReached,
    MonthClaim,
    MunicipalityReport,
    StayRow,
    StepAt,
    StepReached,
)
from ettervern_cli.reports.period.counts.gather import CONTACTS, DUE, OURS, bound_of, seal_of
from ettervern_cli.reports.period.counts.stays import STEPS, exits_of
from ettervern_cli.reports.period.months import cut_at
from ettervern_cli.reports.period.report import Exits, FollowUps, People
from ettervern_cli.storage.bound import Bound
from ettervern_cli.values.dates import Period, iso_day, month_ends
from ettervern_cli.values.rates import Rate


def gather_municipality(
    db: sqlite3.Connection, programme: Programme, town: Coded, period: Period, *, today: dt.date
) -> MunicipalityReport:
    """The report of a period, cut at ``today``, inside the caller's ``reading`` transaction.

    Raises FutureReport for a period that has not begun.
    """
    period, cut = cut_at(today, period)
    every = stay_days(db, programme, period)
    own = [stay for stay in every if stay.municipality_id == town.id]
    bound = {
        **bound_of(db, programme, period),
        "stays": json.dumps([stay.stay_id for stay in own]),
    }
    moves = _moves(db, bound, own)
    home = occupancy(db, bound, [])
    return MunicipalityReport(
        programme=programme.code,
        name=programme.name,
        residents_are=programme.residents_are,
        municipality=town.code,
        municipality_name=town.name,
        period=period,
        cut=cut,
        people=_people(own, period),
        stays=[_stay_row(stay, moves, period) for stay in own],
        bed_days=BedDays(
            occupied_days=sum(stay.occupied_days for stay in own),
            held_days=sum(stay.held_days for stay in own),
            all_used=home.occupied_days + home.held_days,
            beds=home.bed_days - home.void_days,
        ),
        ladders=_ladders(db, bound, own, moves, period),
        exits=_exits(db, bound, own, period),
        follow_ups=_follow_ups(db, bound, own),
        cost=_cost(db, programme, town, period),
        seal=seal_of(db, bound),
    )


def _people(own: list[StayDays], period: Period) -> People:
    """Persons, each once; whoever moved to another municipality does not stay on with this one."""
    everybody = {stay.resident_id for stay in own}
    staying = {stay.resident_id for stay in own if _stays_on(stay, period)}
    admitted = {
        stay.resident_id
        for stay in own
        if stay.admitted_on >= period.first and stay.admitted_on == stay.from_on
    }
    return People(len(admitted), len(everybody - staying), len(staying))


def _stays_on(stay: StayDays, period: Period) -> bool:
    """Whether somebody is the municipality's resident after the period's last day."""
    return stay.discharged_on is None and stay.part.last == period.last


def _exits(db: sqlite3.Connection, bound: Bound, own: list[StayDays], period: Period) -> Exits:
    """Every exit of the period; back are those of whom another stay was open on the last day."""
    ended = [stay for stay in own if stay.discharged_on is not None]
    staying = {stay.resident_id for stay in own if _stays_on(stay, period)}
    back = len({stay.resident_id for stay in ended} & staying)
    stays = json.dumps([stay.stay_id for stay in ended])
    return exits_of(db, {**bound, "stays": stays}, LEFT_OF, back)


LEFT_OF = "s.id IN (SELECT value FROM json_each(:stays))"
THEIRS = "stay_id IN (SELECT value FROM json_each(:stays))"


def _follow_ups(db: sqlite3.Connection, bound: Bound, own: list[StayDays]) -> FollowUps:
    """As in the period's report, of the municipality's stays alone, each on its days."""
    parts: dict[Period, list[int]] = {}
    for stay in own:
        parts.setdefault(stay.part, []).append(stay.stay_id)
    counts = [0] * 6
    for part, stays in parts.items():
        days = {"first": part.first.isoformat(), "last": part.last.isoformat()}
        asked = {**bound, **days, "stays": json.dumps(stays)}
        found = (
            *db.execute(CONTACTS.replace(OURS, THEIRS), asked).fetchone(),
            *db.execute(DUE.replace(OURS, THEIRS), asked).fetchone(),
        )
        counts = [before + int(more or 0) for before, more in zip(counts, found, strict=True)]
    held, missed, due, met, critical, critical_met = counts
    return FollowUps(held, missed, Rate(met, due), Rate(critical_met, critical))


MOVES = """
SELECT m.stay_id, m.ladder_id, t.number, l.code, t.code, t.name, m.direction, m.moved_on
FROM move m JOIN step t ON t.id = m.to_step_id JOIN ladder l ON l.id = m.ladder_id
WHERE m.stay_id IN (SELECT value FROM json_each(:stays)) AND m.moved_on <= :last
ORDER BY m.moved_on, m.id
"""
_Moves = dict[int, dict[int, list[tuple[int, str, str, str, str, str]]]]


def _moves(db: sqlite3.Connection, bound: Bound, own: list[StayDays]) -> _Moves:
    """Moves by stay and ladder in order of time, as far as the stay was the municipality's.

    Each is the step's number, its ladder's code, its own code and name, the direction and the day.
    """
    found: _Moves = {}
    until = {stay.stay_id: stay.part.last.isoformat() for stay in own}
    for stay, ladder, *move in db.execute(MOVES, bound):
        if move[-1] > until[stay]:
            continue
        found.setdefault(stay, {}).setdefault(ladder, []).append((*move,))
    return found


def _stay_row(stay: StayDays, moves: _Moves, period: Period) -> StayRow:
    ladders = sorted(moves.get(stay.stay_id, {}).items())
    last = [each[-1] for _, each in ladders]
    steps = [StepAt(ladder, number, code, name) for number, ladder, code, name, *_ in last]
    return StayRow(
        stay.resident,
        stay.admitted_on,
        stay.discharged_on,
        stay.from_on,
        stay.to_on,
        stay.occupied_days,
        stay.held_days,
        steps,
        stay.part.end if stay.discharged_on is None and stay.part.last < period.last else None,
    )


def _ladders(
    db: sqlite3.Connection, bound: Bound, own: list[StayDays], moves: _Moves, period: Period
) -> list[LadderReached]:
    """Every ladder: where residents stood on the last day, and the highest step of each so far."""
    found: dict[int, LadderReached] = {}
    for ladder, code, name, _, _, number, step, step_name, is_run in db.execute(STEPS, bound):
        if ladder not in found:
            ways = [
                way
                for stay in own
                for *_, way, on in moves.get(stay.stay_id, {}).get(ladder, [])
                if stay.part.first <= iso_day(on) <= stay.part.last
            ]
            found[ladder] = LadderReached(code, name, [], ways.count("up"), ways.count("down"))
        at_the_end, highest = _at_the_end(ladder, own, moves, period)
        counts = (at_the_end.count(number), highest.count(number))
        row = StepReached(number, step, step_name, bool(is_run), *counts)
        found[ladder] = found[ladder]._replace(steps=[*found[ladder].steps, row])
    return list(found.values())


def _at_the_end(
    ladder: int, own: list[StayDays], moves: _Moves, period: Period
) -> tuple[list[int], list[int]]:
    """The step of each who stays, and the highest that each resident has come to, by number."""
    at_the_end: list[int] = []
    highest: dict[int, int] = {}
    for stay in own:
        steps = [move[0] for move in moves.get(stay.stay_id, {}).get(ladder, [])]
        if steps:
            highest[stay.resident_id] = max(*steps, highest.get(stay.resident_id, 0))
            if _stays_on(stay, period):
                at_the_end.append(steps[-1])
    return at_the_end, list(highest.values())


def _cost(db: sqlite3.Connection, programme: Programme, town: Coded, period: Period) -> Cost:
    """The claims of each month, or of the part of it that lies in the period."""
    months: list[MonthClaim] = []
    ever = False
    for last in month_ends(period):
        month = Period(max(period.first, last.replace(day=1)), last)
        ever = ever or town in sharers(db, programme, month, month.first)
        months.append(_month(db, programme, town, month))
    return Cost(own_key(db, programme, period.last), ever, months)


def _month(db: sqlite3.Connection, programme: Programme, town: Coded, month: Period) -> MonthClaim:
    cost, funding = booked(db, programme, month)
    share: int | None = 0
    if town in sharers(db, programme, month, month.first):
        try:
            share = claims(db, programme, month).of(town.code).share_ore
        except (NothingToShareBy, PopulationMissing):
            share = None
    return MonthClaim(month, cost, funding, (cost or 0) - (funding or 0), share)
