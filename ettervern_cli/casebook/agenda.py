"""What needs the coordinator now, gathered from the whole programme. Nothing is written here."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from ettervern_cli.casebook.budget import BudgetLine, budget_year
from ettervern_cli.casebook.consents import lacking, runs_out
from ettervern_cli.casebook.exits import DIED
from ettervern_cli.casebook.limits import limits
from ettervern_cli.casebook.programmes import Programme
from ettervern_cli.casebook.stays import read_stay
from ettervern_cli.casebook.units import UnitRow, unit_rows
from ettervern_cli.casebook.waiting_list import asking_again
from ettervern_cli.errors import NotUsedHere, YearNotPlanned
from ettervern_cli.rules.dates import DAY, iso_day

COMING_DAYS = 14
LIMIT_DAYS = 30
POINTS_AHEAD = 10
SECTIONS = ("overdue", "today", "coming", "critical", "circles", "missing", "budget")


class Matter(NamedTuple):
    """One thing that needs somebody.

    ``section`` is one of SECTIONS. ``kind`` is ``follow-up``, ``stay``, ``step``, ``unit``,
    ``lease``, ``trial`` (what runs out), ``return``, ``void``, ``critical-window``, ``circles``,
    ``exit``, ``contact``, ``home``, ``referral`` (to be asked again), ``consent`` (that runs out
    or is missing) or ``budget``. ``days`` counts from ``on`` to today: above 0 is
    late, below 0 still to come. ``label`` names the unit, step, kind of absence or budget line.
    ``reason`` is why a follow-up is due or a unit out of use, and what an exit lacks: ``reason``,
    ``destination`` or ``both``. ``until`` is the last day of the first months after treatment.
    ``step`` and ``visits`` are there when somebody circles: on which step, for which time.
    ``used`` and ``planned`` are a budget line's øre.
    """

    section: str
    kind: str
    resident: str | None = None
    name: str | None = None
    on: dt.date | None = None
    days: int | None = None
    label: str | None = None
    reason: str | None = None
    until: dt.date | None = None
    step: int | None = None
    visits: int | None = None
    unit: str | None = None
    used: int | None = None
    planned: int | None = None


class Homes(NamedTuple):
    """Units in use today by how they stand, and how many are meant to stand empty."""

    units: int
    occupied: int
    held: int
    free: int
    void: int
    keep_empty: int


class Agenda(NamedTuple):
    """A programme on a day. ``homes`` is None where it has no units."""

    programme: str
    programme_name: str
    today: dt.date
    critical_months: int | None
    days_gone: int
    year_days: int
    homes: Homes | None
    matters: list[Matter]


def agenda(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Agenda:
    """All that needs the coordinator on a day, section by section, the most urgent first."""
    follow_ups = list(_follow_ups(db, programme, today))
    told = {matter.resident for matter in follow_ups if matter.step is not None}
    matters = [
        *follow_ups,
        *_limits(db, programme, today),
        *_returns(db, programme, today),
        *_voids(db, programme, today),
        *_referrals(db, programme, today),
        *_consents(db, programme, today),
        *_critical(db, programme, today),
        *(matter for matter in _circles(db, programme) if matter.resident not in told),
        *_missing(db, programme),
        *_budget(db, programme, today),
    ]
    gone, year = _year_gone(today)
    return Agenda(
        programme=programme.code,
        programme_name=programme.name,
        today=today,
        critical_months=programme.critical_months,
        days_gone=gone,
        year_days=year,
        homes=_homes(unit_rows(db, programme, today), programme.keep_empty, today),
        matters=sorted(matters, key=_rank),
    )


def _year_gone(today: dt.date) -> tuple[int, int]:
    """Days of the year up to and including today, and days in the year."""
    first = dt.date(today.year, 1, 1)
    return (today - first).days + 1, (dt.date(today.year, 12, 31) - first).days + 1


def _rank(matter: Matter) -> tuple[int, dt.date, str]:
    on = None if matter.section == "missing" else matter.on
    return SECTIONS.index(matter.section), on or dt.date.max, matter.resident or "~"


def _homes(rows: list[UnitRow], keep_empty: int, today: dt.date) -> Homes | None:
    status = [row.status for row in rows if row.unit.exists(today)]
    if not rows:
        return None
    counts = [status.count(name) for name in ("occupied", "held", "free", "void")]
    occupied, held, free, void = counts
    return Homes(len(status), occupied, held, free, void, keep_empty)


def _section(on: dt.date, today: dt.date, within: int) -> str | None:
    """Where a dated matter belongs; None while it is too far ahead."""
    if on < today:
        return "overdue"
    if on == today:
        return "today"
    return "coming" if (on - today).days <= within else None


def _circle_of(db: sqlite3.Connection, stay_id: int) -> tuple[int | None, int | None]:
    """The step on which somebody circles and for which time, if she does."""
    row = db.execute(
        "SELECT e.number, k.visits FROM footing k JOIN step e ON e.id = k.step_id "
        "WHERE k.stay_id = ? AND k.is_circling ORDER BY k.visits DESC LIMIT 1",
        (stay_id,),
    ).fetchone()
    return (row[0], row[1]) if row else (None, None)


def _follow_ups(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[Matter]:
    """Follow-ups overdue and due today, and days agreed that are coming."""
    rows = db.execute(
        "SELECT r.code, r.name, t.due_on, t.due_reason, t.critical_from, t.critical_until, s.id "
        "FROM standing t JOIN stay s ON s.id = t.stay_id JOIN resident r ON r.id = s.resident_id "
        "WHERE s.programme_id = ?1 AND t.due_on <= ?2 "
        "AND (t.due_on <= ?3 OR t.due_reason = 'agreed') ORDER BY t.due_on, r.code",
        (programme.id, (today + COMING_DAYS * DAY).isoformat(), today.isoformat()),
    ).fetchall()
    for code, name, due_on, reason, begins, ends, stay_id in rows:
        on = iso_day(due_on)
        in_window = ends is not None and iso_day(begins) <= today <= iso_day(ends)
        step, visits = _circle_of(db, stay_id)
        yield Matter(
            _section(on, today, COMING_DAYS) or "coming",
            "follow-up",
            code,
            name,
            on=on,
            days=(today - on).days,
            reason=reason,
            until=iso_day(ends) if in_window else None,
            step=step,
            visits=visits,
        )


_MAY_RUN_OUT = """
SELECT s.id, s.resident_id, s.admitted_on, s.discharged_on, s.partner_id, r.code, r.name
FROM stay s JOIN resident r ON r.id = s.resident_id
WHERE s.programme_id = :programme AND s.discharged_on IS NULL AND (
    s.admitted_on <= :stays_before
    OR EXISTS (SELECT 1 FROM footing k JOIN step e ON e.id = k.step_id WHERE k.stay_id = s.id
        AND date(k.since_on, '+' || (e.limit_months * 28 - 1) || ' days') <= :horizon)
    OR EXISTS (SELECT 1 FROM placement p JOIN unit u ON u.id = p.unit_id WHERE p.stay_id = s.id
        AND p.moved_out_on IS NULL
        AND date(p.moved_in_on, '+' || (u.limit_months * 28 - 1) || ' days') <= :horizon)
    OR EXISTS (SELECT 1 FROM placement p JOIN lease l ON l.placement_id = p.id
        WHERE p.stay_id = s.id AND p.moved_out_on IS NULL
        AND (l.ends_on <= :horizon OR l.trial_until_on <= :horizon)))
ORDER BY r.code
"""


def _limits(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[Matter]:
    """What runs out within LIMIT_DAYS, or has run out and nobody has allowed it to go on.

    A trial period that is over is no overstay: it is told for LIMIT_DAYS more, so that somebody
    decides, and then taken as passed.
    """
    months = programme.most_months
    horizon = today + LIMIT_DAYS * DAY
    # Months of 28 days find too many, never too few; limits() then works them out exactly.
    before = horizon - (months * 28 - 1) * DAY if months is not None else None
    values = {
        "programme": programme.id,
        "horizon": horizon.isoformat(),
        "stays_before": before.isoformat() if before else "",
    }
    for *stay, code, name in db.execute(_MAY_RUN_OUT, values).fetchall():
        for limit in limits(db, programme, read_stay(stay)):
            section = _section(limit.last_on, today, LIMIT_DAYS)
            days = (today - limit.last_on).days
            if section is None or (limit.what == "trial" and days > LIMIT_DAYS):
                continue
            yield Matter(section, limit.what, code, name, limit.last_on, days, limit.label or None)


def _returns(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[Matter]:
    """Residents who are away and expected back."""
    rows = db.execute(
        "SELECT r.code, r.name, a.expected_on, t.name, CASE WHEN a.unit_held THEN u.code END "
        "FROM absence a JOIN stay s ON s.id = a.stay_id JOIN resident r ON r.id = s.resident_id "
        "JOIN term t ON t.id = a.kind_id "
        "LEFT JOIN placement p ON p.stay_id = s.id AND p.moved_out_on IS NULL "
        "LEFT JOIN unit u ON u.id = p.unit_id "
        "WHERE s.programme_id = ? AND s.discharged_on IS NULL AND a.returned_on IS NULL "
        "AND a.expected_on <= ? ORDER BY a.expected_on, r.code",
        (programme.id, (today + COMING_DAYS * DAY).isoformat()),
    ).fetchall()
    for code, name, expected_on, kind, unit in rows:
        on = iso_day(expected_on)
        section = _section(on, today, COMING_DAYS) or "coming"
        yield Matter(section, "return", code, name, on, (today - on).days, kind, unit=unit)


def _voids(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[Matter]:
    """Units out of use that are expected back in use."""
    rows = db.execute(
        "SELECT u.code, v.expected_on, v.reason FROM void v JOIN unit u ON u.id = v.unit_id "
        "WHERE u.programme_id = ? AND v.opened_on IS NULL AND v.expected_on <= ? "
        "ORDER BY v.expected_on, u.position",
        (programme.id, (today + COMING_DAYS * DAY).isoformat()),
    ).fetchall()
    for unit, expected_on, reason in rows:
        on = iso_day(expected_on)
        section = _section(on, today, COMING_DAYS) or "coming"
        yield Matter(section, "void", on=on, days=(today - on).days, reason=reason, unit=unit)


def _referrals(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[Matter]:
    """Referrals declined as too early that are to be asked again."""
    for code, name, on, why in asking_again(db, programme, today + COMING_DAYS * DAY):
        section = _section(on, today, COMING_DAYS) or "coming"
        yield Matter(section, "referral", code, name, on, (today - on).days, why)


def _consents(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[Matter]:
    """Consents that run out or ran out lately, and residents without one where it is needed."""
    missing = lacking(db, programme, today) if programme.consent_required else []
    for code, name, on, scope in runs_out(db, programme, today + LIMIT_DAYS * DAY):
        section, days = _section(on, today, LIMIT_DAYS), (today - on).days
        if section is not None and days <= LIMIT_DAYS and code not in dict(missing):
            yield Matter(section, "consent", code, name, on, days, scope)
    for code, name in missing:
        yield Matter("missing", "consent", code, name)


def _critical(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[Matter]:
    """Residents in their first months after treatment for whom nothing is due."""
    rows = db.execute(
        "SELECT r.code, r.name, t.due_on, t.critical_until FROM standing t "
        "JOIN stay s ON s.id = t.stay_id JOIN resident r ON r.id = s.resident_id "
        "WHERE s.programme_id = ?1 AND s.discharged_on IS NULL "
        "AND t.critical_from <= ?2 AND t.critical_until >= ?2 "
        "AND (t.due_on IS NULL OR t.due_on > ?2) ORDER BY r.code",
        (programme.id, today.isoformat()),
    ).fetchall()
    for code, name, due_on, until in rows:
        on = iso_day(due_on) if due_on else None
        days = (today - on).days if on else None
        yield Matter("critical", "critical-window", code, name, on, days, until=iso_day(until))


def _circles(db: sqlite3.Connection, programme: Programme) -> Iterator[Matter]:
    """Residents who are on one step for the third time or more."""
    rows = db.execute(
        "SELECT r.code, r.name, e.number, max(k.visits), e.name FROM footing k "
        "JOIN stay s ON s.id = k.stay_id "
        "JOIN resident r ON r.id = s.resident_id JOIN step e ON e.id = k.step_id "
        "WHERE s.programme_id = ? AND s.discharged_on IS NULL AND k.is_circling "
        "GROUP BY s.id ORDER BY r.code",
        (programme.id,),
    ).fetchall()
    for code, name, step, visits, label in rows:
        yield Matter("circles", "circles", code, name, label=label, step=step, visits=visits)


_NO_CONTACT = """
SELECT r.code, r.name, NULL, NULL FROM stay s JOIN resident r ON r.id = s.resident_id
WHERE s.programme_id = ?1 AND s.discharged_on IS NULL AND s.staff_id IS NULL
AND EXISTS (SELECT 1 FROM staff f WHERE f.programme_id = ?1) ORDER BY r.code
"""
_NO_HOME = """
SELECT r.code, r.name, NULL, NULL FROM stay s JOIN resident r ON r.id = s.resident_id
WHERE s.programme_id = ?1 AND s.discharged_on IS NULL
AND EXISTS (SELECT 1 FROM footing k JOIN step e ON e.id = k.step_id
    WHERE k.stay_id = s.id AND e.needs_unit)
AND NOT EXISTS (SELECT 1 FROM placement p WHERE p.stay_id = s.id AND p.moved_out_on IS NULL)
AND NOT EXISTS (SELECT 1 FROM absence a WHERE a.stay_id = s.id AND a.returned_on IS NULL)
ORDER BY r.code
"""
_EXIT = f"""
SELECT r.code, r.name, s.discharged_on, CASE WHEN s.exit_reason_id IS NOT NULL THEN 'destination'
    WHEN s.destination_id IS NOT NULL THEN 'reason' ELSE 'both' END
FROM stay s JOIN resident r ON r.id = s.resident_id
LEFT JOIN term t ON t.id = s.exit_reason_id
WHERE s.programme_id = ?1 AND s.discharged_on IS NOT NULL AND (s.exit_reason_id IS NULL
    OR s.destination_id IS NULL AND t.code <> '{DIED}')
ORDER BY s.discharged_on DESC, r.code
"""


def _missing(db: sqlite3.Connection, programme: Programme) -> Iterator[Matter]:
    """What somebody has still to fill in: home, fixed contact, why and whereto at an exit."""
    for kind, query in (("home", _NO_HOME), ("contact", _NO_CONTACT), ("exit", _EXIT)):
        for code, name, left_on, reason in db.execute(query, (programme.id,)).fetchall():
            on = iso_day(left_on) if left_on else None
            yield Matter("missing", kind, code, name, on, reason=reason)


def _budget(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[Matter]:
    """Cost lines used faster than the year goes by, or beyond their plan."""
    try:
        budget = budget_year(db, programme, today.year, today)
    except (NotUsedHere, YearNotPlanned):
        return
    gone, year = _year_gone(today)
    for line in budget.lines:
        if line.side == "cost" and _is_ahead(line, gone, year):
            yield Matter("budget", "budget", label=line.name, used=line.actual_ore,
                         planned=line.planned_ore)  # fmt: skip


def _is_ahead(line: BudgetLine, gone: int, year: int) -> bool:
    used, planned = line.actual_ore or 0, line.planned_ore or 0
    return used > planned or used * year * 100 > planned * (gone * 100 + POINTS_AHEAD * year)
