"""One funder's grant over a period: what ``funders.py`` finds of it, year by year."""

import datetime as dt
import sqlite3

from ettervern_cli.money.funders.funders import FunderRules, funder_rules, funding_year
from ettervern_cli.programme.naming_rules import pick
from ettervern_cli.programme.programme import Programme
from ettervern_cli.reports.funder.report import Grant, GrantYear, Line
from ettervern_cli.values.dates import Period

BOOKED = """
SELECT l.code, l.name, coalesce(sum(b.amount_ore), 0)
FROM budget_line l LEFT JOIN booking b ON b.budget_line_id = l.id
    AND b.booked_on BETWEEN :begun AND :last
WHERE l.programme_id = :programme AND l.side = 'cost' GROUP BY l.id ORDER BY l.position
"""


def find_funder(db: sqlite3.Connection, programme: Programme, text: str) -> FunderRules:
    """The funder that a code or a name means, or a start of one; UnknownName lists them."""
    return pick("funder", funder_rules(db, programme), text)


def year_to_report(db: sqlite3.Connection, funder: FunderRules, today: dt.date) -> int:
    """The year that the next report is due on, as far as it has begun.

    Else the last one if the funder gave or was asked for something, else this year, as in other
    reports.
    """
    due = db.execute(
        "SELECT year FROM award WHERE funder_id = ? AND report_by_on >= ? AND year <= ? "
        "ORDER BY report_by_on LIMIT 1",
        (funder.id, today.isoformat(), today.year),
    ).fetchone()
    if due is not None:
        return int(due[0])
    return today.year - 1 if today.year - 1 in years_given(db, funder) else today.year


def years_given(db: sqlite3.Connection, funder: FunderRules) -> list[int]:
    """The years in which the funder gave or was asked for something."""
    rows = db.execute(
        "SELECT year FROM award WHERE funder_id = ? "
        "AND coalesce(amount_ore, applied_ore) IS NOT NULL ORDER BY year",
        (funder.id,),
    )
    return [year for (year,) in rows]


def use_of_grant(
    db: sqlite3.Connection, programme: Programme, funder: FunderRules, period: Period
) -> Grant:
    """What has become of the funder's money in each calendar year that the period touches.

    Awards are for whole years, so each year is counted from its beginning to the period's last
    day.
    """
    years = []
    for year in range(period.first.year, period.last.year + 1):
        found = next(
            each
            for each in funding_year(db, programme, year, period.last).funders
            if each.rules.id == funder.id
        )
        years.append(
            GrantYear(
                year=year,
                applied_ore=found.award.applied_ore,
                awarded_ore=found.award.amount_ore,
                received_ore=found.received_ore,
                spent_ore=found.spent_ore,
                unspent_ore=found.unspent_ore,
                attestation_needed=found.auditor_needed,
                report_by_on=found.award.report_by_on,
                applied_on=found.award.applied_on,
                awarded_on=found.award.awarded_on,
            )
        )
    bound = {
        "programme": programme.id,
        "begun": period.first.replace(month=1, day=1).isoformat(),
        "last": period.last.isoformat(),
    }
    lines = [Line(*row) for row in db.execute(BOOKED, bound) if row[0] in funder.covers]
    return Grant(years, lines)
