"""Moving on a ladder: which step comes next, and what a step asks of whoever enters it. Pure."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.errors import Refused, UnknownName
from ettervern_cli.programme.errors import (
    AtTheBottom,
    AtTheTop,
    MissedTooRecently,
    NotDownwards,
    NotUpwards,
    StepNotRun,
    TooFewFollowUps,
    TooSoon,
)
from ettervern_cli.programme.naming_rules import meant, pick


class Step(NamedTuple):
    """One step of a ladder; ``number`` counts from 1, steps not run included."""

    id: int
    code: str
    name: str
    number: int
    is_run: bool
    every_days: int | None
    needs_unit: bool
    limit_months: int | None
    lease: str | None
    trial_days: int | None
    asks: dict[str, int]


class StepProgress(NamedTuple):
    """Where somebody stands, and what counts towards the next step."""

    step: Step
    since_on: dt.date
    held: int
    last_missed_on: dt.date | None


def find_step(steps: Sequence[Step], text: str) -> Step:
    """The step that a number, code, name or a start of one means, if the programme runs it."""
    found = meant(steps, text, called)
    if not found:
        known = [f"{step.number} {step.name}" for step in steps if step.is_run]
        raise UnknownName(what="step", value=text, known=known, near="")
    step = pick("step", steps, text, called)
    if not step.is_run:
        raise StepNotRun(number=step.number, step=step.name)
    return step


def called(step: Step) -> tuple[str, ...]:
    """What a step answers to: its number, code and name."""
    return str(step.number), step.code, step.name


def entry_step(steps: Sequence[Step], asked: str | None) -> Step:
    """The step that somebody enters on: the one asked for, else the lowest that is run."""
    if asked is not None:
        return find_step(steps, asked)
    return next(step for step in steps if step.is_run)


def step_up(steps: Sequence[Step], current: Step, to: str | None) -> Step:
    """The step above ``current``, or the one named if it is higher."""
    higher = [step for step in steps if step.number > current.number and step.is_run]
    if not higher:
        raise AtTheTop(number=current.number, step=current.name)
    if to is None:
        return higher[0]
    step = find_step(steps, to)
    if step.number <= current.number:
        raise NotUpwards(number=step.number, current=current.number)
    return step


def step_down(steps: Sequence[Step], current: Step, count: int | None, to: str | None) -> Step:
    """The step ``count`` of the steps run below ``current``, or the one named if it is lower."""
    lower = [step for step in steps if step.number < current.number and step.is_run]
    if to is not None:
        step = find_step(steps, to)
        if step.number >= current.number:
            raise NotDownwards(number=step.number, current=current.number)
        return step
    wanted = count or 1
    if wanted <= len(lower):
        return lower[-wanted]
    lowest = lower[0] if lower else current
    raise AtTheBottom(current=current.number, lowest=lowest.number, n=wanted)


def condition_unmet(
    steps: Sequence[Step], target: Step, progress: StepProgress, on: dt.date
) -> Refused | None:
    """The first condition that stands in the way of climbing to ``target``, or None.

    Every step passed on the way asks its own: days and held follow-ups on the step below it,
    and days since the last missed follow-up.
    """
    below = progress.step
    for step in steps:
        if not below.number < step.number <= target.number or not step.is_run:
            continue
        here = below is progress.step
        days = (on - progress.since_on).days if here else 0
        asked = step.asks.get("min_days", 0)
        if days < asked:
            facts = {"number": step.number, "below": below.number, "asked": asked, "n": days}
            if here:
                return TooSoon(**facts, since=progress.since_on)
            return TooSoon(**facts, since=on)
        held = progress.held if here else 0
        if held < step.asks.get("follow_ups_held", 0):
            wanted = step.asks["follow_ups_held"]
            return TooFewFollowUps(number=step.number, below=below.number, asked=wanted, n=held)
        days_asked = step.asks.get("days_without_missed", 0)
        missed = progress.last_missed_on
        if days_asked and missed is not None and (on - missed).days < days_asked:
            return MissedTooRecently(number=step.number, asked=days_asked, missed=missed)
        below = step
    return None
