"""Residents who need somebody by a day: follow-ups, reviews, returns, the first months, circles."""

import datetime as dt
import sqlite3
from collections.abc import Iterator

from ettervern_cli.care.plans.verbs import reviews_due, tapers_near
from ettervern_cli.programme.programme import Programme
from ettervern_cli.today.item import COMING_DAYS, TodayItem, by_day
from ettervern_cli.values.dates import DAY, iso_day

Circles = dict[str, TodayItem]


def items(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Everything of this kind; somebody who circles is told once, beside a follow-up if any."""
    circles = _circles(db, programme)
    for item in _follow_ups(db, programme, today, circles):
        circles.pop(item.resident or "", None)
        yield item
    yield from _reviews(db, programme, today)
    for code, name, on, days in tapers_near(db, programme, today, today + COMING_DAYS * DAY):
        yield by_day(today, "taper", on, code, name, number=days)
    yield from _returns(db, programme, today)
    yield from _critical(db, programme, today)
    yield from circles.values()


def _circles(db: sqlite3.Connection, programme: Programme) -> Circles:
    """Residents who are on one step for the third time or more: on the one entered most often."""
    rows = db.execute(
        "SELECT r.code, r.name, e.number, max(k.visits), e.name FROM ladder_position k "
        "JOIN stay s ON s.id = k.stay_id "
        "JOIN resident r ON r.id = s.resident_id JOIN step e ON e.id = k.step_id "
        "WHERE s.programme_id = ? AND s.discharged_on IS NULL AND k.is_circling "
        "GROUP BY s.id ORDER BY r.id",
        (programme.id,),
    )
    return {
        code: TodayItem("circles", "circles", code, name, label=label, step=step, visits=visits)
        for code, name, step, visits, label in rows
    }


def _follow_ups(
    db: sqlite3.Connection, programme: Programme, today: dt.date, circles: Circles
) -> list[TodayItem]:
    """Follow-ups overdue and due today, and days agreed that are coming."""
    rows = db.execute(
        "SELECT r.code, r.name, t.due_on, t.due_reason, t.critical_from, t.critical_until "
        "FROM due_state t JOIN stay s ON s.id = t.stay_id JOIN resident r ON r.id = s.resident_id "
        "WHERE s.programme_id = ?1 AND t.due_on <= ?2 "
        "AND (t.due_on <= ?3 OR t.due_reason = 'agreed') ORDER BY t.due_on, r.id",
        (programme.id, (today + COMING_DAYS * DAY).isoformat(), today.isoformat()),
    )
    found = []
    for code, name, due_on, reason, begins, ends in rows:
        in_window = ends is not None and iso_day(begins) <= today <= iso_day(ends)
        circle = circles.get(code)
        found.append(
            by_day(
                today, "follow-up", iso_day(due_on), code, name, reason=reason,
                until=iso_day(ends) if in_window else None,
                step=circle and circle.step, visits=circle and circle.visits,
            )
        )  # fmt: skip
    return found


def _reviews(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Reviews of plans that were agreed for a day that has come, or comes soon."""
    for one in reviews_due(db, programme, today + COMING_DAYS * DAY):
        yield by_day(today, "review", one.next_on, one.resident, one.name, owner=one.coordinator)


def _returns(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Residents who are away and expected back."""
    rows = db.execute(
        "SELECT r.code, r.name, a.expected_on, t.name, CASE WHEN a.unit_held THEN u.code END "
        "FROM absence a JOIN stay s ON s.id = a.stay_id JOIN resident r ON r.id = s.resident_id "
        "JOIN term t ON t.id = a.kind_id "
        "LEFT JOIN placement p ON p.stay_id = s.id AND p.moved_out_on IS NULL "
        "LEFT JOIN unit u ON u.id = p.unit_id "
        "WHERE s.programme_id = ? AND s.discharged_on IS NULL AND a.returned_on IS NULL "
        "AND a.expected_on <= ? ORDER BY a.expected_on, r.id",
        (programme.id, (today + COMING_DAYS * DAY).isoformat()),
    )
    for code, name, expected_on, kind, unit in rows:
        yield by_day(today, "return", iso_day(expected_on), code, name, kind, unit=unit)


def _critical(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Residents in their first months after treatment for whom nothing is due."""
    rows = db.execute(
        "SELECT r.code, r.name, t.due_on, t.critical_until FROM due_state t "
        "JOIN stay s ON s.id = t.stay_id JOIN resident r ON r.id = s.resident_id "
        "WHERE s.programme_id = ?1 AND s.discharged_on IS NULL "
        "AND t.critical_from <= ?2 AND t.critical_until >= ?2 "
        "AND (t.due_on IS NULL OR t.due_on > ?2) ORDER BY r.id",
        (programme.id, today.isoformat()),
    )
    for code, name, due_on, until in rows:
        on = iso_day(due_on) if due_on else None
        days = (today - on).days if on else None
        yield TodayItem("critical", "critical-window", code, name, on, days, until=iso_day(until))
