"""Courses on the ladders as a value: circles, visits, how far and how soon, moves and words."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.reports.courses.survival import Median
from ettervern_cli.reports.data import keys
from ettervern_cli.reports.period.report import Returned, Seal
from ettervern_cli.values.dates import Period
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


@keys(
    "step", "step_code", "step_name", "residents", "visits", "people", "most_visits",
    "came_on_below", "reached", "median_days_of_reached", "median_days",
)  # fmt: skip
class StepCourse(NamedTuple):
    """A step: who stands there on the last day, entries in the period, and how it was reached.

    ``people`` were there in the period's entries, ``most_visits`` is one person's. Of the stays
    that came on below it some ``reached`` it; ``median_days`` is of all, whoever was lost from
    sight on the way too.
    """

    step: int
    step_code: str
    step_name: str
    is_run: bool
    residents: int
    visits: int
    people: int
    most_visits: int
    came_on_below: int
    reached: int
    median_days_of_reached: float | None
    median_days: Median


@keys("on", "from_step", "to_step", "reason", "voice", item="voice.{n}")
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
    ``in_circles`` is how many are ``circling`` on the last day.
    """

    ladder: str
    name: str
    circling_from: int
    no_demotion_because: str | None
    in_circles: int
    circling: Sequence[Circle]
    steps: Sequence[StepCourse]
    top_step: int
    top: Rate
    up: int
    overridden: int
    down: int
    down_by_reason: Sequence[Tally]
    voices: Sequence[Down]


class Returns(NamedTuple):
    """``again`` are stays of people who had been here before, of all that began."""

    again: Rate
    within: Sequence[Returned]


@keys("period", "programme", "ladders", "returns", "seal")
class Circling(NamedTuple):
    """The report."""

    programme: str
    name: str
    residents_are: str
    period: Period
    cut: bool
    ladders: Sequence[LadderCourse]
    returns: Returns
    seal: Seal
