"""Every year's awards side by side, and what of each year comes of the programme's own means."""

import datetime as dt
import sqlite3
from fractions import Fraction
from typing import Any, NamedTuple

from ettervern_cli.money.budget.budget import planned_years
from ettervern_cli.money.funders.funders import OWN, Award, FunderRules, awards, funder_rules
from ettervern_cli.programme.programme import Programme
from ettervern_cli.values.money import sum_given


class Staircase(NamedTuple):
    """Every year's awards side by side, by funder; ``pending`` was applied for and not answered."""

    programme: str
    programme_name: str
    years: list[int]
    rows: list[tuple[FunderRules, list[int | None]]]
    pending: list[int | None]

    @property
    def sums(self) -> list[int | None]:
        """What all give together, by year."""
        return [sum_given([awards[i] for _, awards in self.rows]) for i in range(len(self.years))]

    @property
    def own(self) -> list[int | None]:
        """What comes of the programme's own means, by year."""
        own = [awards for rules, awards in self.rows if rules.kind == OWN]
        return [sum_given([awards[i] for awards in own]) for i in range(len(self.years))]

    @property
    def own_shares(self) -> list[Fraction | None]:
        """The own means' part, by year; None while an application is not answered."""
        each = zip(self.own, self.sums, self.pending, strict=True)
        return [Fraction(own, of) if own and of and not asked else None for own, of, asked in each]

    @property
    def has_same_sum(self) -> bool:
        """Whether every year comes to the same."""
        return len(set(self.sums)) == 1


def changes(amounts: list[int | None]) -> list[int | None]:
    """How much more than the year before; None in the first, or where either has nothing."""
    before: list[int | None] = [None, *amounts[:-1]]
    return [
        None if amount is None or last is None else amount - last
        for last, amount in zip(before, amounts, strict=True)
    ]


def staircase(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Staircase:
    """Every year's awards: those with an award, and those with a plan between them."""
    every = funder_rules(db, programme)
    given = awards(db, programme, today)
    awarded = {year for (_, year), award in given.items() if award.amount_ore is not None}
    years = sorted(awarded | set(planned_years(db, programme)))
    asked = [
        sum_given([one.applied_ore for (_, at), one in given.items()
                   if at == year and one.amount_ore is None])
        for year in years
    ]  # fmt: skip
    return Staircase(
        programme.code,
        programme.name,
        years,
        [
            (rules, [given.get((rules.id, year), Award()).amount_ore for year in years])
            for rules in every
        ],
        asked,
    )


def staircase_json(found: Staircase) -> dict[str, Any]:
    """Every year's awards as scripts get them."""
    return {
        "programme": found.programme,
        "years": found.years,
        "funders": [
            {
                "funder": rules.code,
                "name": rules.name,
                "kind": rules.kind,
                "awards": _steps_json(found.years, amounts),
            }
            for rules, amounts in found.rows
        ],
        "sums": _steps_json(found.years, found.sums),
        "same_sum": found.has_same_sum,
        "pending": [
            {"year": year, "applied_ore": amount}
            for year, amount in zip(found.years, found.pending, strict=True)
        ],
    }


def _steps_json(years: list[int], amounts: list[int | None]) -> list[dict[str, object]]:
    return [
        {"year": year, "awarded_ore": amount, "change_ore": change}
        for year, amount, change in zip(years, amounts, changes(amounts), strict=True)
    ]
