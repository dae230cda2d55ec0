"""The budget: plans from the configuration beside what has been booked."""

import datetime as dt
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from ettervern_cli.errors import NotUsedHere
from ettervern_cli.money.budget.errors import AmountIsZero, YearNotPlanned
from ettervern_cli.people.scene import Stage
from ettervern_cli.programme.money_settings import money_rules
from ettervern_cli.programme.naming_rules import pick
from ettervern_cli.programme.programme import Programme, coded
from ettervern_cli.storage.results import Message, Written, message
from ettervern_cli.storage.rows import add, fetch
from ettervern_cli.values.data import picked
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.money import Ore, sum_given
from ettervern_cli.values.rates import Rate

if TYPE_CHECKING:
    from fractions import Fraction


SIDES = ("cost", "funding")


class BudgetLine(NamedTuple):
    """One line of one year: an amount is None where nothing was planned, booked or applied for.

    ``applied_ore`` and ``awarded_ore`` are those of the funders that fill the line.
    """

    line: str
    side: str
    name: str
    planned_ore: int | None
    actual_ore: int | None
    applied_ore: int | None = None
    awarded_ore: int | None = None

    @property
    def remaining_ore(self) -> int | None:
        """What is left of the plan; None where nothing was planned."""
        return None if self.planned_ore is None else self.planned_ore - (self.actual_ore or 0)

    @property
    def used(self) -> Rate:
        """The share of the plan that is used."""
        return Rate(self.actual_ore or 0, self.planned_ore or 0)


class PriceLevel(NamedTuple):
    """Whose prices plans are in, what they are multiplied by, and whether that is done."""

    year: int
    factor: float
    is_adjusted: bool


class Project(NamedTuple):
    """What has a budget of its own; None where it has no first or last day."""

    id: int
    code: str
    name: str
    first_on: dt.date | None
    last_on: dt.date | None


class BudgetYear(NamedTuple):
    """A year's budget: every line, costs first. ``prices`` is None without price adjustment.

    That of a ``project`` is of its whole time, up to the end of the year.
    """

    year: int
    programme: str
    programme_name: str
    lines: list[BudgetLine]
    prices: PriceLevel | None = None
    project: Project | None = None

    def total(self, side: str, what: str) -> int | None:
        """The sum of ``planned_ore``, ``actual_ore`` … over a side; None if every one is None."""
        return sum_given(getattr(line, what) for line in self.lines if line.side == side)

    def result(self, what: str) -> int | None:
        """Financing less costs; None where both are None."""
        funding, cost = self.total("funding", what), self.total("cost", what)
        return None if funding is None and cost is None else (funding or 0) - (cost or 0)


class Booking(NamedTuple):
    """Something booked: ``id`` is ``B-…``, ``amount_ore`` negative for a credit."""

    id: str
    line: str
    name: str
    side: str
    booked_on: str
    amount_ore: int
    text: str | None
    voucher: str | None


def budget_year(
    db: sqlite3.Connection,
    programme: Programme,
    year: int,
    until: dt.date | None = None,
    *,
    fixed_prices: bool = False,
) -> BudgetYear:
    """A year's plan and what was booked in it, up to and including ``until`` where given.

    The plan is in that year's prices where the programme has price adjustment, unless
    ``fixed_prices``. Raises NotUsedHere where the programme has no budget lines, YearNotPlanned
    where the year has neither a plan nor a booking.
    """
    lines = _lines(db, programme, (year, year), until)
    if not lines:
        raise NotUsedHere(what="budget_line", programme=programme.name)
    if all(line.planned_ore is None and line.actual_ore is None for line in lines):
        raise YearNotPlanned(year=str(year), known=[str(y) for y in planned_years(db, programme)])
    budget = BudgetYear(year, programme.code, programme.name, lines)
    prices_set = money_rules(db, programme).prices
    if prices_set is None:
        return budget

    from ettervern_cli.money.budget.prices import factor, read_prices

    prices = read_prices(prices_set)
    rate = factor(prices, year)
    level = PriceLevel(prices.year, round(float(rate), 6), not fixed_prices)
    if not fixed_prices:
        budget = budget._replace(lines=_in_prices(lines, rate))
    return budget._replace(prices=level)


LINES = """
SELECT l.code, l.side, l.name,
    (SELECT sum(planned_ore) FROM plan
        WHERE budget_line_id = l.id AND year BETWEEN :first_year AND :last_year),
    (SELECT sum(amount_ore) FROM booking
        WHERE budget_line_id = l.id AND booked_on BETWEEN :first AND :last),
    (SELECT sum(a.applied_ore) FROM funder f JOIN award a ON a.funder_id = f.id
        WHERE f.budget_line_id = l.id AND a.year BETWEEN :first_year AND :last_year
            AND coalesce(a.applied_on, '') <= :until),
    (SELECT sum(a.amount_ore) FROM funder f JOIN award a ON a.funder_id = f.id
        WHERE f.budget_line_id = l.id AND a.year BETWEEN :first_year AND :last_year
            AND coalesce(a.awarded_on, '') <= :until)
FROM budget_line l WHERE l.programme_id = :programme AND l.project_id IS :project
ORDER BY l.side, l.position
"""


def _lines(
    db: sqlite3.Connection,
    programme: Programme,
    years: tuple[int, int],
    until: dt.date | None,
    project: int | None = None,
) -> list[BudgetLine]:
    """The lines of the programme itself, or of a project, over some years up to a day."""
    first, last = years
    bound = {
        "programme": programme.id,
        "project": project,
        "first_year": first,
        "last_year": last,
        "first": f"{first:04}-01-01",
        "last": min((until or dt.date.max).isoformat(), f"{last}-12-31"),
        "until": (until or dt.date.max).isoformat(),
    }
    return [BudgetLine(*row) for row in db.execute(LINES, bound)]


def projects(db: sqlite3.Connection, programme: Programme) -> list[Project]:
    """What has a budget of its own, in the configuration's order."""
    return fetch(
        db,
        Project,
        "SELECT id, code, name, first_on, last_on FROM project WHERE programme_id = ? "
        "ORDER BY position",
        (programme.id,),
    )


def project_budget(
    db: sqlite3.Connection, programme: Programme, project: str, until: dt.date
) -> BudgetYear:
    """A project's own budget over its whole time: planned, and booked up to a day.

    What came in less what was spent is what is left of it. NotUsedHere without projects.
    """
    every = projects(db, programme)
    if not every:
        raise NotUsedHere(what="project", programme=programme.name)
    found = pick("project", every, project)
    lines = _lines(db, programme, (dt.date.min.year, dt.date.max.year), until, found.id)
    return BudgetYear(until.year, programme.code, programme.name, lines, project=found)


def _in_prices(lines: list[BudgetLine], rate: "Fraction") -> list[BudgetLine]:
    """The lines with each side's plan times a rate."""
    from ettervern_cli.money.budget.prices import adjusted

    found = []
    for side in SIDES:
        here = [line for line in lines if line.side == side]
        plans = adjusted([line.planned_ore for line in here], rate)
        found += [line._replace(planned_ore=plan) for line, plan in zip(here, plans, strict=True)]
    return found


def plans_in_prices(
    db: sqlite3.Connection, programme: Programme, first_year: int, last_year: int
) -> dict[str, int] | None:
    """Plans of several years by line, each in its own year's prices; None without adjustment."""
    if money_rules(db, programme).prices is None:
        return None
    found: dict[str, int] = {}
    for year in planned_years(db, programme):
        if first_year <= year <= last_year:
            for line in budget_year(db, programme, year).lines:
                if line.planned_ore is not None:
                    found[line.line] = found.get(line.line, 0) + line.planned_ore
    return found


def planned_years(db: sqlite3.Connection, programme: Programme) -> list[int]:
    """Years that have a plan, in order."""
    rows = db.execute(
        "SELECT DISTINCT p.year FROM plan p JOIN budget_line l ON l.id = p.budget_line_id "
        "WHERE l.programme_id = ? AND l.project_id IS NULL ORDER BY p.year",
        (programme.id,),
    )
    return [int(row[0]) for row in rows]


def book(
    stage: Stage,
    *,
    line: str,
    amount_ore: int,
    text: str | None = None,
    voucher: str | None = None,
) -> Written:
    """Book an amount in øre against a line, negative for a credit; says what is left of its plan.

    A voucher that is booked on the line already is warned of.
    """
    db, author, programme, on = stage
    chosen = coded(db, programme, "budget_line", line)
    if amount_ore == 0:
        raise AmountIsZero()
    number = add(
        db, "booking", author.recorded_at, budget_line_id=chosen.id, booked_on=on,
        amount_ore=amount_ore, text=text, voucher=voucher,
    )  # fmt: skip
    entry = next(one for one in bookings(db, programme) if one.id == f"B-{number}")
    key = "daily.credited" if amount_ore < 0 else "daily.booked"
    sentences = [message(key, id=entry.id, amount=Ore(abs(amount_ore)), line=entry.name, on=on)]
    sentences += _left_of_plan(stage, entry)
    twin = voucher_twin(db, programme, entry)
    warned = [_booked_twice(twin)] if twin is not None else []
    return Written(sentences, warned, value=entry._asdict())


def _booked_twice(twin: Booking) -> Message:
    amount, on = Ore(twin.amount_ore), iso_day(twin.booked_on)
    return message("daily.voucher_again", voucher=twin.voucher, id=twin.id, amount=amount, on=on)


def _left_of_plan(stage: Stage, entry: Booking) -> list[Message]:
    """What is left of the year's plan for a line, or how far it is passed; nothing of projects."""
    year = stage.on.year
    try:
        lines = budget_year(stage.db, stage.programme, year).lines
    except YearNotPlanned:
        return []
    left = next((one.remaining_ore for one in lines if one.line == entry.line), None)
    if left is None:
        return []
    key = "daily.left_of_plan" if left >= 0 else "daily.over_plan"
    return [message(key, year=str(year), amount=Ore(abs(left)))]


def voucher_twin(db: sqlite3.Connection, programme: Programme, entry: Booking) -> Booking | None:
    """The earliest other booking of the same voucher on the same line; None without one."""
    if entry.voucher is None:
        return None
    found = bookings(db, programme, line=entry.line)
    return next((one for one in found if one.voucher == entry.voucher and one.id != entry.id), None)


def bookings(
    db: sqlite3.Connection,
    programme: Programme,
    *,
    year: int | None = None,
    line: str | None = None,
) -> list[Booking]:
    """What has been booked, in order of date."""
    line_id = coded(db, programme, "budget_line", line).id if line else None
    rows = db.execute(
        "SELECT 'B-' || b.id, l.code, l.name, l.side, b.booked_on, b.amount_ore, b.text, b.voucher "
        "FROM booking b JOIN budget_line l ON l.id = b.budget_line_id "
        "WHERE l.programme_id = ?1 AND (?2 IS NULL OR b.budget_line_id = ?2) "
        "AND (?3 IS NULL OR substr(b.booked_on, 1, 4) = ?3) ORDER BY b.booked_on, b.id",
        (programme.id, line_id, str(year) if year else None),
    )
    return [Booking(*row) for row in rows]


LINE = (*BudgetLine._fields[:5], "remaining_ore", "used", *BudgetLine._fields[5:])
PRICES = ("year", "factor", "adjusted")


def year_json(budget: BudgetYear) -> dict[str, object]:
    """A year's budget as scripts get it."""
    totals = {
        side: {what: budget.total(side, what) for what in ("planned_ore", "actual_ore")}
        for side in SIDES
    }
    result = {what: budget.result(what) for what in ("planned_ore", "actual_ore")}
    project, prices = budget.project, budget.prices
    return {
        "year": budget.year,
        "programme": budget.programme,
        "project": project and project.code,
        "lines": [picked(LINE, line, used=line.used.as_json()) for line in budget.lines],
        "totals": {**totals, "result": result},
        "balanced": (totals["cost"]["planned_ore"] or 0) == (totals["funding"]["planned_ore"] or 0),
        "prices": prices and picked(PRICES, prices, adjusted=prices.is_adjusted),
    }
