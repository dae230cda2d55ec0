"""Measures: hours of help a week, and whether help thins out on the way up. Pure."""

from collections.abc import Iterable
from typing import NamedTuple

MOST_HOURS = 168


class StepHelp(NamedTuple):
    """The help given on one step: ``hours_tenths`` a week altogether, to so many residents."""

    step: int
    residents: int
    hours_tenths: int


def parse_hours(text: str) -> int:
    """Read hours a week as ``3``, ``3,5`` or ``3.5`` in tenths; ValueError otherwise.

    More than nothing, and no more than a week has.
    """
    whole, mark, part = text.strip().replace(",", ".").partition(".")
    if not (whole.isascii() and whole.isdigit() and len(whole) < 4):
        raise ValueError(text)
    if mark and not (part.isascii() and part.isdigit() and len(part) == 1):
        raise ValueError(text)
    tenths = int(whole) * 10 + int(part or 0)
    if not 0 < tenths <= MOST_HOURS * 10:
        raise ValueError(text)
    return tenths


def grows(steps: Iterable[StepHelp]) -> list[tuple[int, int]]:
    """Pairs of steps, lower and higher, where the higher gets more help a resident.

    Each step is held against the nearest one below it that has residents; fractions are compared
    as such, without rounding. Empty where help thins out, or stays the same, all the way up.
    """
    found = []
    below: StepHelp | None = None
    for step in sorted(steps):
        if not step.residents:
            continue
        if below is not None and (
            step.hours_tenths * below.residents > below.hours_tenths * step.residents
        ):
            found.append((below.step, step.step))
        below = step
    return found
