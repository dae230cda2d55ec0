"""What a period's report counts, gathered from the case book in a few statements.

Each section's statements stand next to the function that runs them. All of them cut at the
period's last day, so that what happens later changes nothing; the derived tables
``due_state`` and ``ladder_position`` hold the present and are not read. Only sums and
histograms leave SQL.
"""

import datetime as dt
import sqlite3
from collections.abc import Sequence

from ettervern_cli.errors import BadValue
from ettervern_cli.homes.evictions.counts import evictions
from ettervern_cli.homes.households.counts import homes_on
from ettervern_cli.homes.occupancy import occupancy
from ettervern_cli.money.budget.budget import plans_in_prices
from ettervern_cli.programme.programme import Programme
from ettervern_cli.reports.period.compared import Targets
from ettervern_cli.reports.period.counts.care import by_kind, help_by_step, outcome_months, scores
from ettervern_cli.reports.period.counts.facts import facts
from ettervern_cli.reports.period.counts.incidents import incidents
from ettervern_cli.reports.period.counts.meetings import gaps, meetings
from ettervern_cli.reports.period.counts.rent import arrears
from ettervern_cli.reports.period.counts.requests import consents
from ettervern_cli.reports.period.counts.stays import (
    exits,
    intake,
    ladders,
    nights,
    people,
    residents_on,
)
from ettervern_cli.reports.period.months import cut_at
from ettervern_cli.reports.period.report import FollowUps, Money, MoneyLine, Report, Seal, nights_of
from ettervern_cli.storage.bound import Bound
from ettervern_cli.values.dates import Period, month_ends
from ettervern_cli.values.rates import Rate


def gather(
    db: sqlite3.Connection,
    programme: Programme,
    period: Period,
    *,
    today: dt.date,
    count_on: Sequence[dt.date] = (),
) -> Report:
    """The report of a period, cut at ``today``, inside the caller's ``reading`` transaction.

    Residents are counted on ``count_on``, else on each month's last day. Raises FutureReport for
    a period that has not begun, BadValue for a day to count on after the period's last.
    """
    asked = period
    period, cut = cut_at(today, period)
    days = sorted(set(count_on or month_ends(period)))
    if days[-1] > period.last:
        raise BadValue(what="--count-on", value=days[-1].isoformat())
    bound = bound_of(db, programme, period)
    lengths = nights(db, bound)
    happened, reported = incidents(db, bound)
    return Report(
        programme=programme.code,
        name=programme.name,
        residents_are=programme.residents_are,
        period=period,
        cut=cut,
        people=people(db, bound, *lengths),
        nights=nights_of(*lengths),
        occupancy=occupancy(db, bound, residents_on(db, bound, days)),
        ladders=ladders(db, bound),
        follow_ups=follow_ups(db, bound),
        intake=intake(db, bound),
        exits=exits(db, bound, period),
        absences=by_kind(db, bound, "absence", "left_on"),
        money=money(db, programme, bound, period),
        seal=seal_of(db, bound),
        incidents=happened,
        incidents_reported=reported,
        evictions=evictions(db, bound),
        arrears=arrears(db, bound),
        gaps=gaps(db, bound),
        meetings=meetings(db, bound),
        consents=consents(db, bound),
        outcomes=by_kind(db, bound, "outcome", "happened_on"),
        outcome_months=outcome_months(db, bound),
        scores=scores(db, programme, bound),
        help=help_by_step(db, programme, period.last),
        targets=Targets(**programme.targets) if programme.targets else None,
        asked=asked,
        facts=facts(db, bound),
        homes=homes_on(db, programme, period.last),
    )


def bound_of(db: sqlite3.Connection, programme: Programme, period: Period) -> Bound:
    """What the statements are given. ``alone`` spares looking up whose stay each row belongs to."""
    return {
        "programme": programme.id,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "end": period.end.isoformat(),
        "alone": int(db.execute("SELECT count(*) = 1 FROM programme").fetchone()[0]),
    }


OURS = """(:alone OR stay_id IN (
    SELECT id FROM stay WHERE programme_id = :programme AND admitted_on <= :last))"""

# Single due dates, which are nearly all there are, and runs of several, counted within the period.
DUE = f"""
SELECT sum(dues), sum(met), sum(critical), sum(critical_met) FROM (
    SELECT count(*) AS dues, total(is_met) AS met, total(in_window) AS critical,
        total(is_met * in_window) AS critical_met
    FROM due
    WHERE last_on = first_on AND first_on BETWEEN :first AND :last AND {OURS}
    UNION ALL
    SELECT dues, met, dues * in_window, met * in_window FROM (
        SELECT in_window, is_met AND last_on <= :last AS met,
            CAST(julianday(min(last_on, :last)) - julianday(first_on) AS INTEGER) / every_days + 1
            - CASE WHEN first_on < :first THEN
                CAST(julianday(:first) - julianday(first_on) - 1 AS INTEGER) / every_days + 1
            ELSE 0 END AS dues
        FROM due
        WHERE last_on > first_on AND last_on >= :first AND first_on <= :last
            AND {OURS}))
"""

CONTACTS = f"""
SELECT count(*) - coalesce(sum(is_missed), 0), coalesce(sum(is_missed), 0) FROM follow_up
WHERE held_on BETWEEN :first AND :last AND {OURS}
"""


def follow_ups(db: sqlite3.Connection, bound: Bound) -> FollowUps:
    """Due dates in the period and those met; follow-ups held and missed in it."""
    due, met, critical, critical_met = map(int, db.execute(DUE, bound).fetchone())
    held, missed = db.execute(CONTACTS, bound).fetchone()
    return FollowUps(held, missed, Rate(met, due), Rate(critical_met, critical))


MONEY = """
SELECT l.code, l.side, l.name,
    (SELECT sum(planned_ore) FROM plan
        WHERE budget_line_id = l.id AND year BETWEEN :first_year AND :last_year),
    (SELECT sum(amount_ore) FROM booking
        WHERE budget_line_id = l.id AND booked_on BETWEEN :first AND :last),
    (SELECT sum(amount_ore) FROM booking
        WHERE budget_line_id = l.id AND booked_on BETWEEN :year_start AND :last)
FROM budget_line l WHERE l.programme_id = :programme AND l.project_id IS NULL
ORDER BY l.side, l.position
"""


def money(db: sqlite3.Connection, programme: Programme, bound: Bound, period: Period) -> Money:
    """The budget's lines, costs first, in øre; plans in their own years' prices."""
    year_start = period.last.replace(month=1, day=1)
    years = {
        "first_year": period.first.year,
        "last_year": period.last.year,
        "year_start": year_start.isoformat(),
    }
    lines = [MoneyLine(*row) for row in db.execute(MONEY, {**bound, **years})]
    plans = plans_in_prices(db, programme, period.first.year, period.last.year)
    if plans is not None:
        lines = [line._replace(planned_ore=plans.get(line.line)) for line in lines]
    return Money(lines, year_start)


# The sign keeps SQLite from sorting by the date: the newest is nearly always among the last.
NEWEST_SEAL = """
SELECT seal FROM change
WHERE +earliest_on <= :last AND kind NOT IN ('config', 'begin')
ORDER BY id DESC LIMIT 1
"""

WRITTEN_AFTER = """
SELECT count(*) FROM change
WHERE written_on > :last AND earliest_on <= :last AND kind NOT IN ('config', 'begin')
"""


def seal_of(db: sqlite3.Connection, bound: Bound) -> Seal:
    """The newest change dated in the period or before, and those written after it ended."""
    newest = db.execute(NEWEST_SEAL, bound).fetchone()
    after = db.execute(WRITTEN_AFTER, bound).fetchone()
    return Seal(newest[0] if newest else None, after[0])
