"""Where a year's budget is likely to end: plan, booked, forecast and difference by line."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.errors import NotUsedHere
from ettervern_cli.money.budget.budget import SIDES, BudgetLine, budget_year
from ettervern_cli.money.forecast.rules import RECURS_AFTER, LineSoFar, expected
from ettervern_cli.money.funders.funders import awards, funder_rules
from ettervern_cli.programme.programme import Programme
from ettervern_cli.values.dates import DAY, Period, month_period, month_start
from ettervern_cli.values.money import sum_given


class ForecastLine(NamedTuple):
    """A line: None is never planned, never booked, or nothing to expect.

    ``basis`` is what the forecast rests on: ``award``, ``recurs``, ``plan`` or ``booked``.
    """

    line: str
    side: str
    name: str
    planned_ore: int | None
    booked_ore: int | None
    forecast_ore: int | None
    basis: str | None

    @property
    def difference_ore(self) -> int | None:
        """The forecast less the plan; None unless there are both."""
        return _less(self.forecast_ore, self.planned_ore)


class Forecast(NamedTuple):
    """A year's lines, costs first, as they stood on the day ``on``."""

    year: int
    programme: str
    programme_name: str
    on: dt.date
    lines: list[ForecastLine]

    def total(self, side: str, what: str) -> int | None:
        """The sum of ``planned``, ``booked`` or ``forecast`` of a side; None if all are None.

        ``difference`` is that of the sums.
        """
        if what == "difference":
            return _less(self.total(side, "forecast"), self.total(side, "planned"))
        return sum_given(getattr(line, f"{what}_ore") for line in self.lines if line.side == side)

    def result(self, what: str) -> int | None:
        """Financing less costs; None where both are None."""
        if what == "difference":
            return _less(self.result("forecast"), self.result("planned"))
        cost, funding = (self.total(side, what) for side in SIDES)
        return None if cost is None and funding is None else (funding or 0) - (cost or 0)

    def of(self, code: str | None) -> int:
        """A line's forecast, 0 where there is none."""
        return next((line.forecast_ore or 0 for line in self.lines if line.line == code), 0)


def _less(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other


def forecast_year(
    db: sqlite3.Connection, programme: Programme, year: int, today: dt.date
) -> Forecast:
    """A year's forecast from what was booked up to today; the rule is ``rules.py``'s.

    Raises NotUsedHere and YearNotPlanned as ``budget_year`` does.
    """
    budget = budget_year(db, programme, year, today)
    present = (today + DAY).replace(day=1)
    recent = [month_period(start.year, start.month) for start in _starts(present)]
    left = 12 * (year - present.year) + 13 - present.month
    given = _awarded(db, programme, year, today)
    lines = []
    for line in budget.lines:
        runs = year == present.year
        so_far = LineSoFar(
            line.planned_ore,
            line.actual_ore,
            given.get(line.line),
            [_booked(db, programme, line, month) for month in recent] if runs else (),
            (_booked(db, programme, line, Period(present, today)) or 0) if runs else 0,
            max(0, min(12, left)),
        )
        lines.append(ForecastLine(*line[:5], *expected(so_far)))
    return Forecast(year, programme.code, programme.name, today, lines)


def _starts(present: dt.date) -> list[dt.date]:
    """The first days of the last full months before the present one."""
    return [month_start(present.year, present.month, -back) for back in range(RECURS_AFTER, 0, -1)]


def _booked(
    db: sqlite3.Connection, programme: Programme, line: BudgetLine, period: Period
) -> int | None:
    """What was booked on a line in a period, None for nothing."""
    (amount,) = db.execute(
        "SELECT sum(b.amount_ore) FROM booking b JOIN budget_line l ON l.id = b.budget_line_id "
        "WHERE l.programme_id = ? AND l.code = ? AND b.booked_on BETWEEN ? AND ?",
        (programme.id, line.line, period.first.isoformat(), period.last.isoformat()),
    ).fetchone()
    return None if amount is None else int(amount)


def _awarded(
    db: sqlite3.Connection, programme: Programme, year: int, today: dt.date
) -> dict[str, int]:
    """What was awarded for a year, by the financing line that it fills."""
    found: dict[str, int] = {}
    for line, _, amount, is_awarded in funded(db, programme, year, today):
        if is_awarded:
            found[line] = found.get(line, 0) + amount
    return found


def funded(
    db: sqlite3.Connection, programme: Programme, year: int, today: dt.date
) -> list[tuple[str, str, int, bool]]:
    """Financing line, kind of funder and amount of each award for a year, or application for one.

    The last is whether it was awarded by today.
    """
    try:
        every = funder_rules(db, programme)
    except NotUsedHere:
        return []
    given = awards(db, programme, today)
    return [
        (rules.line, rules.kind, amount, award.amount_ore is not None)
        for rules in every
        if rules.line is not None
        and (award := given.get((rules.id, year))) is not None
        and (amount := award.applied_ore if award.amount_ore is None else award.amount_ore)
        is not None
    ]
