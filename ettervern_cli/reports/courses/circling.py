"""Courses on the ladders, gathered from the moves up to the period's last day."""

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.programme.programme import Programme
from ettervern_cli.reports.courses.circling_report import (
    Circle,
    Circling,
    Down,
    LadderCourse,
    Returns,
    StepCourse,
)
from ettervern_cli.reports.courses.climbing import REACHED, Climb, ever_reached, reaching
from ettervern_cli.reports.courses.survival import curve
from ettervern_cli.reports.period.counts.gather import bound_of, seal_of
from ettervern_cli.reports.period.counts.stays import returns
from ettervern_cli.reports.period.months import course_times
from ettervern_cli.reports.period.report import UNKNOWN
from ettervern_cli.storage.bound import Bound
from ettervern_cli.storage.rows import fetch
from ettervern_cli.values.dates import Period
from ettervern_cli.values.nights import median
from ettervern_cli.values.rates import Rate, Tally

LADDERS = """
SELECT id, code, name, circling_from, no_demotion_because FROM ladder
WHERE programme_id = ? ORDER BY position
"""

STEPS = "SELECT id, number, code, name, is_run FROM step WHERE ladder_id = ? ORDER BY number"

# Every move on a ladder up to the last day, with the stay's days and what was said.
MOVES = """
SELECT s.id, s.resident_id, r.code, e.number, f.number, m.direction, m.moved_on, t.code, t.name,
    m.voice, m.override, CASE WHEN s.discharged_on <= :last THEN s.discharged_on END
FROM stay s CROSS JOIN move m ON m.stay_id = s.id JOIN step e ON e.id = m.to_step_id
    LEFT JOIN step f ON f.id = m.from_step_id LEFT JOIN term t ON t.id = m.reason_id
    JOIN resident r ON r.id = s.resident_id
WHERE s.programme_id = :programme AND s.admitted_on <= :last AND m.ladder_id = :ladder
    AND m.moved_on <= :last
ORDER BY s.resident_id, s.id, m.moved_on, m.id
"""

AGAIN = """
SELECT count(*), coalesce(sum(EXISTS (
    SELECT 1 FROM stay b INDEXED BY stay_by_resident
    WHERE b.resident_id = s.resident_id AND b.programme_id = s.programme_id AND b.id <> s.id
        AND b.discharged_on <= s.admitted_on
        AND (b.admitted_on, b.id) < (s.admitted_on, s.id))), 0)
FROM stay s WHERE s.programme_id = :programme AND s.admitted_on BETWEEN :first AND :last
"""


class _Move(NamedTuple):
    """A row of MOVES."""

    stay_id: int
    resident_id: int
    resident: str
    to_step: int
    from_step: int | None
    direction: str
    moved_on: dt.date
    reason: str | None
    reason_name: str | None
    voice: str | None
    override: str | None
    ended_on: dt.date | None


def gather(
    db: sqlite3.Connection,
    programme: Programme,
    *,
    first: dt.date | None,
    last: dt.date | None,
    today: dt.date,
) -> Circling:
    """The report, cut at ``today``, inside the caller's ``reading`` transaction.

    Without ``first`` since the first admission. Raises what ``course_times`` raises.
    """
    period, cut = course_times(db, programme, first, last, today)
    bound = bound_of(db, programme, period)
    begun, again = db.execute(AGAIN, bound).fetchone()
    return Circling(
        programme=programme.code,
        name=programme.name,
        residents_are=programme.residents_are,
        period=period,
        cut=cut,
        ladders=[_ladder(db, bound, period, row) for row in db.execute(LADDERS, (programme.id,))],
        returns=Returns(Rate(again, begun), returns(db, bound, period)),
        seal=seal_of(db, bound),
    )


def _ladder(
    db: sqlite3.Connection,
    bound: Bound,
    period: Period,
    row: tuple[int, str, str, int, str | None],
) -> LadderCourse:
    ladder_id, code, name, circling_from, because = row
    moves = fetch(db, _Move, MOVES, {**bound, "ladder": ladder_id})
    within = [move for move in moves if move.moved_on >= period.first]
    steps = db.execute(STEPS, (ladder_id,)).fetchall()
    climbs = _climbs(moves, period)
    latest = _latest(moves)
    circling = _circles(moves, latest, {step[1]: step for step in steps}, circling_from)
    top = max(number for _, number, _, _, is_run in steps if is_run)
    return LadderCourse(
        ladder=code,
        name=name,
        circling_from=circling_from,
        no_demotion_because=because,
        in_circles=len(circling),
        circling=circling,
        steps=[_step(step, within, latest, climbs) for step in steps],
        top_step=top,
        top=Rate(*ever_reached(climbs, top)),
        up=sum(move.direction == "up" for move in within),
        overridden=sum(move.direction == "up" and bool(move.override) for move in within),
        down=sum(move.direction == "down" for move in within),
        down_by_reason=_reasons(within),
        voices=[
            Down(
                move.moved_on,
                move.from_step or 0,
                move.to_step,
                move.reason or UNKNOWN,
                move.reason_name or "",
                move.voice,
            )
            for move in sorted(within, key=lambda move: (move.moved_on, move.stay_id))
            if move.direction == "down" and move.voice
        ],
    )


def _climbs(moves: Sequence[_Move], period: Period) -> list[Climb]:
    """The courses that came onto the ladder in the period, watched until its last day."""
    stays: dict[int, list[_Move]] = {}
    for move in moves:
        stays.setdefault(move.stay_id, []).append(move)
    climbs = []
    for each in stays.values():
        began, seen = each[0].moved_on, each[0].ended_on or period.last
        if began >= period.first:
            steps = [((move.moved_on - began).days, move.to_step) for move in each]
            climbs.append(Climb(each[0].resident_id, steps, (seen - began).days))
    return climbs


def _latest(moves: Sequence[_Move]) -> list[_Move]:
    """The latest move of every stay that was open on the last day."""
    latest = {move.stay_id: move for move in moves if move.ended_on is None}
    return list(latest.values())


def _circles(
    moves: Sequence[_Move],
    latest: Sequence[_Move],
    steps: dict[int, tuple[int, int, str, str, int]],
    circling_from: int,
) -> list[Circle]:
    """Those who stand on a step that they entered often enough to be in circles, by code."""
    visits = Counter((move.resident_id, move.to_step) for move in moves)
    return [
        Circle(move.resident, move.to_step, step[2], step[3], times, move.moved_on)
        for move in sorted(latest, key=lambda move: move.resident_id)
        for times in [visits[move.resident_id, move.to_step]]
        for step in [steps[move.to_step]]
        if times >= circling_from
    ]


def _step(
    step: tuple[int, int, str, str, int],
    within: Sequence[_Move],
    latest: Sequence[_Move],
    climbs: Sequence[Climb],
) -> StepCourse:
    _, number, code, name, is_run = step
    visits = Counter(move.resident_id for move in within if move.to_step == number)
    found = reaching(climbs, number)
    course = curve(found.spans, [REACHED])
    return StepCourse(
        step=number,
        step_code=code,
        step_name=name,
        is_run=bool(is_run),
        residents=sum(move.to_step == number for move in latest),
        visits=visits.total(),
        people=len(visits),
        most_visits=max(visits.values(), default=0),
        came_on_below=course.number,
        reached=course.ends,
        median_days_of_reached=median(found.days),
        median_days=course.middle,
    )


def _reasons(within: Sequence[_Move]) -> list[Tally]:
    """Moves down by their reason, the commonest first."""
    names = {move.reason: move.reason_name for move in within if move.direction == "down"}
    counts = Counter(move.reason for move in within if move.direction == "down")
    return [
        Tally(reason or UNKNOWN, names[reason] or "", number)
        for reason, number in sorted(
            counts.items(), key=lambda item: (-item[1], item[0] or UNKNOWN)
        )
    ]
