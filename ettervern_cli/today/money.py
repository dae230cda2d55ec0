"""Money that needs somebody: arrears, agreements not kept, reports, rent not charged, budget."""

import datetime as dt
import sqlite3
from collections.abc import Iterator

from ettervern_cli.errors import NotUsedHere
from ettervern_cli.money.budget.budget import BudgetLine, budget_year
from ettervern_cli.money.budget.errors import YearNotPlanned
from ettervern_cli.money.rent.accounts import agreements
from ettervern_cli.money.rent.rules import YOUNG_DAYS
from ettervern_cli.programme.programme import Programme
from ettervern_cli.reports.funder.due import report_is_near
from ettervern_cli.today.item import TodayItem
from ettervern_cli.values.dates import DAY, iso_day, parse_month, year_period
from ettervern_cli.values.known_words import is_death
from ettervern_cli.values.sql.as_of import rent_as_of

CHARGED_BY = 5
POINTS_AHEAD = 10


def items(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Arrears, the highest first, then agreements, reports to funders, rent and the budget."""
    dead = {code for (code,) in db.execute(_DEAD, (programme.id,))}
    agreed = {
        code: (name, one)
        for code, name, one in agreements(db, programme, today)
        if code not in dead
    }
    for code, name, amount, total in db.execute(_ARREARS, _bound(programme, today)):
        kept = code in agreed and agreed[code][1].honoured is not False
        reason = "agreed" if kept else None
        yield TodayItem("money", "arrears", code, name, reason=reason, amount=amount, total=total)
    for code, (name, one) in agreed.items():
        if one.honoured is False:
            yield TodayItem(
                "money",
                "repayment",
                code,
                name,
                one.agreed_on,
                id=one.id,
                number=one.months,
                kept=one.months_honoured,
                amount=one.monthly_ore,
            )
    yield from _reports(db, programme, today)
    yield from _uncharged(db, programme, today)
    yield from _budget(db, programme, today)


# What the dead owe is for their estates, and stands in rent list.
_DEAD = f"""
SELECT r.code FROM stay s JOIN resident r ON r.id = s.resident_id
JOIN term t ON t.id = s.exit_reason_id WHERE s.programme_id = ? AND {is_death("t")}
"""
# The sums of money/rent/rules.py for everybody at once: payments settle the oldest debt first, and
# money paid back is owed again from that day.
_ARREARS = f"""
WITH book (stay_id, old, owed, settled) AS (
    SELECT stay_id, sum(CASE WHEN charged_on < :young THEN amount_ore ELSE 0 END),
        sum(amount_ore), 0
    FROM charge WHERE charged_on <= :today GROUP BY stay_id
    UNION ALL
    SELECT stay_id, 0, 0, sum(amount_ore) FROM payment WHERE paid_on <= :today GROUP BY stay_id
    UNION ALL
    SELECT stay_id, -sum(CASE WHEN paid_on < :young THEN amount_ore ELSE 0 END),
        -sum(amount_ore), -sum(amount_ore)
    FROM payment WHERE amount_ore < 0 AND paid_on <= :today GROUP BY stay_id
), account (person, old, owed) AS (
    SELECT s.resident_id, sum(old) - sum(settled), sum(owed) - sum(settled)
    FROM book CROSS JOIN stay s ON s.id = book.stay_id WHERE s.programme_id = :programme
        AND NOT EXISTS (SELECT 1 FROM stay e JOIN term t ON t.id = e.exit_reason_id
            WHERE e.resident_id = s.resident_id AND {is_death("t")})
    GROUP BY s.resident_id HAVING sum(old) > sum(settled)
)
SELECT r.code, r.name, a.old, a.owed FROM account a CROSS JOIN resident r ON r.id = a.person
ORDER BY a.old DESC, r.id
"""
# Residents who had nights at a rent in a month, and no charge for them; those whose rent is due in
# advance where ``ahead`` is 1.
_UNCHARGED = f"""
SELECT count(DISTINCT s.resident_id) FROM unit u CROSS JOIN placement p ON p.unit_id = u.id
JOIN stay s ON s.id = p.stay_id
WHERE u.programme_id = :programme AND coalesce({rent_as_of(":until")}, p.household_id) > 0
AND p.moved_in_on <= :until
AND (NOT :ahead OR u.rent_due_day BETWEEN 1 AND :day)
AND (p.moved_out_on IS NULL OR p.moved_out_on > :first AND p.moved_out_on > p.moved_in_on)
AND NOT EXISTS (SELECT 1 FROM charge c WHERE c.placement_id = p.id AND c.month = :month)
"""


_REPORTS = """
SELECT f.name, a.year, a.report_by_on, a.amount_ore > f.auditor_above_ore
FROM award a JOIN funder f ON f.id = a.funder_id
WHERE f.programme_id = ? AND a.report_by_on IS NOT NULL ORDER BY a.report_by_on, f.position
"""


def _bound(programme: Programme, today: dt.date) -> dict[str, object]:
    young = today - YOUNG_DAYS * DAY
    return {"programme": programme.id, "today": today.isoformat(), "young": young.isoformat()}


def _reports(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Reports that funders want soon or wanted just now, and which need an auditor."""
    for name, year, due, auditor in db.execute(_REPORTS, (programme.id,)).fetchall():
        due_on = iso_day(due)
        if report_is_near(due_on, today):
            reason = "auditor" if auditor else None
            yield TodayItem("money", "report", on=due_on, days=(today - due_on).days, label=name,
                         reason=reason, number=year)  # fmt: skip


def _uncharged(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Rent that nobody has charged when day CHARGED_BY of the month is over.

    That is last month's, and of what is due in advance this month's, CHARGED_BY days after its day.
    """
    if today.day <= CHARGED_BY:
        return
    for typed, ahead in (("last-month", False), (f"{today:%Y-%m}", True)):
        month = parse_month(typed, today)
        label, last = month.first.isoformat()[:7], min(month.last, today - CHARGED_BY * DAY)
        values = {
            "programme": programme.id,
            "first": month.first.isoformat(),
            "until": last.isoformat(),
            "month": label,
            "ahead": ahead,
            "day": today.day - CHARGED_BY,
        }
        (count,) = db.execute(_UNCHARGED, values).fetchone()
        if count:
            yield TodayItem("money", "rent", on=last, days=(today - last).days, label=label,
                         number=count)  # fmt: skip


def _budget(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Cost lines used faster than the year goes by, or beyond their plan."""
    try:
        budget = budget_year(db, programme, today.year, today)
    except (NotUsedHere, YearNotPlanned):
        return
    year = year_period(today.year)
    gone = (today - year.first).days + 1
    for line in budget.lines:
        if line.side == "cost" and _is_ahead(line, gone, year.days):
            yield TodayItem("money", "budget", label=line.name, used=line.actual_ore,
                         planned=line.planned_ore)  # fmt: skip


def _is_ahead(line: BudgetLine, gone: int, year: int) -> bool:
    used, planned = line.actual_ore or 0, line.planned_ore or 0
    return used > planned or used * year * 100 > planned * (gone * 100 + POINTS_AHEAD * year)
