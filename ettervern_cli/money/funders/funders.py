"""Funders: what each awards for a year, what came in and what was spent of it, and its report."""

import datetime as dt
import json
import sqlite3
from fractions import Fraction
from typing import NamedTuple

from ettervern_cli.errors import NotUsedHere
from ettervern_cli.money.funders.contracts import Contract, contract, fund
from ettervern_cli.money.funders.rules import Grant, spent
from ettervern_cli.programme.programme import Programme
from ettervern_cli.values.data import as_json, picked
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.money import sum_given
from ettervern_cli.values.sharing_keys import share_out

OWN, GIFT = "own", "gift"


class FunderRules(NamedTuple):
    """A funder as the configuration has it; ``covers`` are codes of cost lines, never none."""

    id: int
    code: str
    name: str
    kind: str
    line: str | None
    purpose: str | None
    conditions: list[str]
    posts_hundredths: int | None
    auditor_above_ore: int | None
    covers: list[str]


class Award(NamedTuple):
    """What a funder gives for a year, what was applied for, and when it wants its report."""

    amount_ore: int | None = None
    report_by_on: dt.date | None = None
    applied_ore: int | None = None
    applied_on: dt.date | None = None
    awarded_on: dt.date | None = None


class Funder(NamedTuple):
    """A funder in a year: None is never awarded, or nothing received, or nothing to be spent.

    ``fund_ore`` is what gifts bound to a purpose came to and earlier years left of them.
    """

    rules: FunderRules
    award: Award
    received_ore: int | None
    spent_ore: int | None
    fund_ore: int | None = None
    contract: Contract | None = None

    @property
    def unspent_ore(self) -> int | None:
        """What is left of the award, or of the gifts; None without either."""
        to_spend = self.fund_ore if self.award.amount_ore is None else self.award.amount_ore
        return None if to_spend is None else to_spend - (self.spent_ore or 0)

    @property
    def auditor_needed(self) -> bool | None:
        """Whether the award is above what needs an auditor; None without an award or a limit."""
        limit, awarded = self.rules.auditor_above_ore, self.award.amount_ore
        return None if limit is None or awarded is None else awarded > limit


class FundingYear(NamedTuple):
    """A year's funders, in the configuration's order."""

    year: int
    programme: str
    programme_name: str
    funders: list[Funder]

    def total(self, what: str) -> int | None:
        """The sum of ``applied``, ``awarded``, ``received`` …; None if every one is."""
        return sum_given([_amount(funder, what) for funder in self.funders])


def _amount(funder: Funder, what: str) -> int | None:
    if what in ("applied", "awarded"):
        return funder.award.applied_ore if what == "applied" else funder.award.amount_ore
    value: int | None = getattr(funder, f"{what}_ore")
    return value


def funder_rules(db: sqlite3.Connection, programme: Programme) -> list[FunderRules]:
    """The programme's funders, in the configuration's order; NotUsedHere where it has none."""
    rows = db.execute(
        "SELECT f.id, f.code, f.name, f.kind, l.code, f.purpose, f.conditions, f.posts_hundredths, "
        "f.auditor_above_ore FROM funder f LEFT JOIN budget_line l ON l.id = f.budget_line_id "
        "WHERE f.programme_id = ? ORDER BY f.position",
        (programme.id,),
    ).fetchall()
    if not rows:
        raise NotUsedHere(what="funder", programme=programme.name)
    costs = [code for (code,) in db.execute(
        "SELECT code FROM budget_line WHERE programme_id = ? AND side = 'cost' "
        "AND project_id IS NULL ORDER BY position",
        (programme.id,))]  # fmt: skip
    covered: dict[int, list[str]] = {}
    for funder_id, code in db.execute(
        "SELECT c.funder_id, l.code FROM covered c JOIN budget_line l ON l.id = c.budget_line_id "
        "WHERE l.programme_id = ? ORDER BY l.position",
        (programme.id,),
    ):
        covered.setdefault(funder_id, []).append(code)
    return [
        FunderRules._make((*row[:6], json.loads(row[6]), *row[7:], covered.get(row[0], costs)))
        for row in rows
    ]


def awards(
    db: sqlite3.Connection, programme: Programme, until: dt.date = dt.date.max
) -> dict[tuple[int, int], Award]:
    """Every award by the funder's id and the year, as far as it was applied for and given then."""
    rows = db.execute(
        "SELECT a.funder_id, a.year, iif(coalesce(a.awarded_on, '') <= ?1, a.amount_ore, NULL), "
        "a.report_by_on, iif(coalesce(a.applied_on, '') <= ?1, a.applied_ore, NULL), "
        "iif(a.applied_on <= ?1, a.applied_on, NULL), iif(a.awarded_on <= ?1, a.awarded_on, NULL) "
        "FROM award a JOIN funder f ON f.id = a.funder_id WHERE f.programme_id = ?2",
        (until.isoformat(), programme.id),
    )
    return {
        (funder_id, year): Award(amount, _day(by), applied, _day(asked), _day(given))
        for funder_id, year, amount, by, applied, asked, given in rows
    }


def _day(text: str | None) -> dt.date | None:
    return iso_day(text) if text else None


def funding_year(
    db: sqlite3.Connection, programme: Programme, year: int, today: dt.date
) -> FundingYear:
    """A year's funders with what was booked up to today. NotUsedHere where there are none."""
    every = funder_rules(db, programme)
    given = awards(db, programme, today)
    here = [given.get((rules.id, year), Award()) for rules in every]
    booked = _booked(db, programme, year, today)
    funds = {
        rules.code: fund(db, rules.id, year, today)
        for rules, award in zip(every, here, strict=True)
        if rules.kind == GIFT and award.amount_ore is None
    }
    to_spend = [
        (rules, funds.get(rules.code) if award.amount_ore is None else award.amount_ore)
        for rules, award in zip(every, here, strict=True)
    ]
    grants = [
        Grant(rules.code, amount, frozenset(rules.covers))
        for rules, amount in to_spend
        if amount is not None
    ]
    used = spent(grants, booked["cost"])
    received = _received(every, here, booked["funding"])
    paid = {code for code, amount in booked["cost"].items() if amount > 0}
    return FundingYear(
        year,
        programme.code,
        programme.name,
        [
            Funder(
                rules,
                award,
                received[rules.code],
                used.get(rules.code) if paid & set(rules.covers) else None,
                funds.get(rules.code),
                contract(db, programme, rules.id, today),
            )
            for rules, award in zip(every, here, strict=True)
        ],
    )


def _booked(
    db: sqlite3.Connection, programme: Programme, year: int, today: dt.date
) -> dict[str, dict[str, int]]:
    """Sums booked in a year up to today, by side and line; lines without a booking are left out."""
    found: dict[str, dict[str, int]] = {"cost": {}, "funding": {}}
    last = min(today, dt.date(year, 12, 31)).isoformat()
    for side, code, amount in db.execute(
        "SELECT l.side, l.code, sum(b.amount_ore) FROM booking b "
        "JOIN budget_line l ON l.id = b.budget_line_id WHERE l.programme_id = ? "
        "AND b.booked_on BETWEEN ? AND ? GROUP BY l.id ORDER BY l.position",
        (programme.id, f"{year}-01-01", last),
    ):
        found[side][code] = amount
    return found


def _received(
    every: list[FunderRules], given: list[Award], booked: dict[str, int]
) -> dict[str, int | None]:
    """What came in from each: its line's bookings, shared by awards where several fill the line.

    Where none of those has an award, the first of them stands for all.
    """
    found: dict[str, int | None] = {rules.code: None for rules in every}
    for line, amount in booked.items():
        here = [
            (rules.code, award.amount_ore or 0)
            for rules, award in zip(every, given, strict=True)
            if rules.line == line
        ]
        parts = share_out(amount, [Fraction(award) for _, award in here])
        for place, (code, award) in enumerate(here):
            if parts is not None and award:
                found[code] = parts[place]
            elif parts is None and place == 0:
                found[code] = amount
    return found


def funders_json(found: FundingYear) -> dict[str, object]:
    """A year's funders as scripts get them."""
    sums = ("applied", "awarded", "received", "spent", "unspent")
    return {
        "year": found.year,
        "programme": found.programme,
        "funders": [_funder_json(funder) for funder in found.funders],
        "totals": {f"{what}_ore": found.total(what) for what in sums},
    }


NAMES = ("funder", "name", "kind", "line", "purpose", "conditions", "covers", "posts",
         "applied_ore", "applied_on", "awarded_ore", "awarded_on", "received_ore", "spent_ore",
         "unspent_ore", "report_by", "auditor_above_ore", "auditor_needed",
         "contract")  # fmt: skip


def _funder_json(funder: Funder) -> dict[str, object]:
    rules, award = funder.rules, funder.award
    posts = None if rules.posts_hundredths is None else rules.posts_hundredths / 100
    return picked(
        NAMES, funder, rules, award, funder=rules.code, posts=posts, awarded_ore=award.amount_ore,
        report_by=award.report_by_on, contract=funder.contract and as_json(funder.contract),
    )  # fmt: skip
