"""Courses on the ladders as a value: circles, visits, how far and how soon, moves and words."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ettervern_cli.reports.courses.length_report import median_json
from ettervern_cli.reports.courses.survival import Curve
from ettervern_cli.reports.period.report import Returned, Seal
from ettervern_cli.values.dates import Period
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.nights import median as middle
from ettervern_cli.values.rates import Rate, Tally


class Circle(NamedTuple):
    """Somebody who moves in circles on the last day: a code, a step, and how often it was entered.

    ``since_on`` is when the present visit began.
    """

    resident: str
    step: int
    step_code: str
    step_name: str
    visits: int
    since_on: dt.date


class StepCourse(NamedTuple):
    """A step: who stands there on the last day, entries in the period, and how it was reached.

    ``people`` were there in the period's entries, ``most_visits`` is one person's. ``days`` are
    those that it took who reached it from below, ``{days: stays}``; ``curve`` is of all who came
    on below it.
    """

    step: int
    code: str
    name: str
    is_run: bool
    residents: int
    visits: int
    people: int
    most_visits: int
    days: Mapping[int, int]
    curve: Curve


class Down(NamedTuple):
    """A move down in the residents' own words. Nothing says whose they are."""

    on: dt.date
    from_step: int
    to_step: int
    reason: str
    reason_name: str
    voice: str


class LadderCourse(NamedTuple):
    """One ladder in the period; ``no_demotion_because`` is None where residents can be moved down.

    ``top`` are those who ever reached the highest step run, of the people who came onto the ladder
    in the period. ``overridden`` of the moves up went against a rule, with a reason.
    """

    code: str
    name: str
    circling_from: int
    no_demotion_because: str | None
    circles: Sequence[Circle]
    steps: Sequence[StepCourse]
    top_step: int
    top: Rate
    up: int
    overridden: int
    down: int
    reasons: Sequence[Tally]
    voices: Sequence[Down]

    @property
    def circling(self) -> int:
        """How many move in circles on the last day."""
        return len(self.circles)


class Circling(NamedTuple):
    """The report. ``again`` are stays of people who had been here before, of all that began."""

    programme: str
    name: str
    residents_are: str
    period: Period
    cut: bool
    ladders: Sequence[LadderCourse]
    again: Rate
    returned: Sequence[Returned]
    seal: Seal


def as_json(report: Circling) -> dict[str, Any]:
    """The report as scripts read it."""
    return {
        "period": report.period.as_json(),
        "programme": report.programme,
        "ladders": [_ladder(ladder) for ladder in report.ladders],
        "returns": {
            "again": report.again.as_json(),
            "within": {str(each.days): each.rate.as_json() for each in report.returned},
        },
        "seal": report.seal._asdict(),
    }


def _ladder(ladder: LadderCourse) -> dict[str, Any]:
    return {
        "ladder": ladder.code,
        "name": ladder.name,
        "circling_from": ladder.circling_from,
        "no_demotion_because": ladder.no_demotion_because,
        "in_circles": ladder.circling,
        "circling": _circles(ladder.circles),
        "steps": [_step(step) for step in ladder.steps],
        "top": {"step": ladder.top_step, **ladder.top.as_json()},
        "up": ladder.up,
        "overridden": ladder.overridden,
        "down": ladder.down,
        "down_by_reason": {each.code: each.number for each in ladder.reasons},
        "voices": _voices(ladder.voices),
    }


def _circles(circles: Sequence[Circle]) -> list[dict[str, Any]] | None:
    if circles is SUPPRESSED:
        return None
    return [{**one._asdict(), "since_on": one.since_on.isoformat()} for one in circles]


def _voices(voices: Sequence[Down]) -> list[dict[str, Any]] | None:
    if voices is SUPPRESSED:
        return None
    return [
        {
            "on": each.on.isoformat(),
            "from_step": each.from_step,
            "to_step": each.to_step,
            "reason": each.reason,
            "voice": each.voice,
        }
        for each in voices
    ]


def _step(step: StepCourse) -> dict[str, Any]:
    return {
        "step": step.step,
        "step_code": step.code,
        "step_name": step.name,
        "residents": step.residents,
        "visits": step.visits,
        "people": step.people,
        "most_visits": step.most_visits,
        "came_on_below": step.curve.number,
        "reached": step.curve.ends,
        "median_days_of_reached": middle(step.days),
        "median_days": median_json(step.curve.middle),
    }
