"""Where a year's money ends, and at what occupancy a house balances. Pure; amounts in øre."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ettervern_cli.values.money import half_up

RECURS_AFTER = 3


class LineSoFar(NamedTuple):
    """A budget line on a day: None is never planned, never booked, never awarded.

    ``recent`` are the last full months' bookings, ``this_month_ore`` the present month's, and
    ``months_left`` counts the months of the year that are not over, the present one included.
    """

    planned_ore: int | None
    booked_ore: int | None
    awarded_ore: int | None = None
    recent: Sequence[int | None] = ()
    this_month_ore: int = 0
    months_left: int = 0


class Expected(NamedTuple):
    """A line's forecast to the year's end, None where nothing is to be expected, and its basis.

    ``basis`` is ``award``, ``recurs``, ``plan`` or ``booked``, and None with no forecast.
    """

    forecast_ore: int | None
    basis: str | None


def expected(line: LineSoFar) -> Expected:
    """What a line comes to by the year's end.

    An award that is not received in full is expected. Otherwise, what is booked recurs where each
    of the last three full months has a booking above nothing: their mean, in whole kroner, for
    every month that is not over, less what the present one has already, never below nothing.
    Otherwise the rest of the plan is expected.
    A year that is over has what is booked.
    """
    booked = line.booked_ore or 0
    if not line.months_left:
        return Expected(line.booked_ore, None if line.booked_ore is None else "booked")
    if line.awarded_ore is not None and line.awarded_ore > booked:
        return Expected(line.awarded_ore, "award")
    monthly = _monthly(line.recent)
    if monthly is not None and line.awarded_ore is None:
        here = max(0, monthly - max(0, line.this_month_ore))
        return Expected(booked + here + monthly * (line.months_left - 1), "recurs")
    if line.planned_ore is not None and line.planned_ore > booked and line.awarded_ore is None:
        return Expected(line.planned_ore, "plan")
    return Expected(line.booked_ore, None if line.booked_ore is None else "booked")


def _monthly(recent: Sequence[int | None]) -> int | None:
    """The mean of the last full months in whole kroner, half up.

    None unless there are three and every one has something above nothing.
    """
    amounts = [amount for amount in recent if amount is not None and amount > 0]
    if len(amounts) < RECURS_AFTER or len(amounts) != len(recent):
        return None
    return 100 * half_up(sum(amounts), 100 * len(amounts))


class House(NamedTuple):
    """A year of a house with beds: what is fixed, and what goes by the beds that are used.

    ``used_income_ore`` comes in when every bed is used all year; ``empty_cost_ore`` is paid when
    every bed is empty all year. In between both go by occupancy.
    """

    bed_days: int
    cost_ore: int
    income_ore: int
    used_income_ore: int
    empty_cost_ore: int

    def costs(self, occupancy: Fraction) -> Fraction:
        """All costs at an occupancy, in øre, unrounded."""
        return self.cost_ore + self.empty_cost_ore * (1 - occupancy)

    def incomes(self, occupancy: Fraction) -> Fraction:
        """All income at an occupancy, in øre, unrounded."""
        return self.income_ore + self.used_income_ore * occupancy

    def at(self, occupancy: Fraction) -> "Outlook":
        """The year at an occupancy, each amount in whole øre, income less costs as the result."""
        cost, income = _whole(self.costs(occupancy)), _whole(self.incomes(occupancy))
        return Outlook(occupancy, _whole(self.bed_days * occupancy), cost, income)

    @property
    def balance(self) -> Fraction | None:
        """The occupancy at which income meets costs, to the øre.

        0 where it does so however empty; None where it does not when full, or where nothing goes
        by occupancy.
        """
        short = self.cost_ore + self.empty_cost_ore - self.income_ore
        if short <= 0:
            return Fraction(0)
        moving = self.used_income_ore + self.empty_cost_ore
        if moving < short:
            return None
        return Fraction(short, moving)


class Outlook(NamedTuple):
    """A year at an occupancy: bed-days used, and what goes out and comes in."""

    occupancy: Fraction
    used_days: int
    cost_ore: int
    income_ore: int

    @property
    def result_ore(self) -> int:
        """Income less costs."""
        return self.income_ore - self.cost_ore


def _whole(amount: Fraction) -> int:
    return half_up(amount.numerator, amount.denominator)


def a_day(cost_ore: int, bed_days: int) -> int | None:
    """What a bed-day costs, half up; None where there is none."""
    return half_up(cost_ore, bed_days) if bed_days else None


def cut(amount_ore: int, part: Fraction) -> int:
    """What a cut of a part takes from an amount, half up."""
    return _whole(amount_ore * part)


def parse_part(text: str) -> Fraction:
    """Read ``0.75``, ``0,75``, ``75%`` or ``75 %`` as a part of a whole.

    Raises ValueError for anything else, and for less than nothing or more than all.
    """
    number = text.strip()
    percent = number.endswith("%")
    if percent:
        number = number[:-1].rstrip()
    number = number.replace(",", ".")
    if not (number.isascii() and number.replace(".", "", 1).isdigit() and len(number) <= 12):
        raise ValueError(text)
    part = Fraction(number) / (100 if percent else 1)
    if part > 1:
        raise ValueError(text)
    return part
