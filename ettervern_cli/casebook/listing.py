"""Residents in rows: one a person and programme, as ``list`` prints them."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.rules.dates import iso_day


class Foot(NamedTuple):
    """Where somebody stands on one ladder."""

    ladder: str
    ladder_name: str
    step: int
    step_code: str
    step_name: str
    since: dt.date
    days: int
    visits: int
    circling: bool


class Row(NamedTuple):
    """A resident in a programme. ``status`` is ``admitted`` or ``discharged``."""

    stay_id: int
    resident: str
    name: str
    programme: str
    municipality: str | None
    status: str
    admitted_on: dt.date
    discharged_on: dt.date | None
    steps: list[Foot]
    unit: str | None
    contact: str | None
    next_follow_up_on: dt.date | None
    overdue_days: int | None
    critical_until: dt.date | None


SELECT = (
    "SELECT s.id, r.code, r.name, p.code, m.code, s.admitted_on, s.discharged_on, "
    "(SELECT u.code FROM placement x JOIN unit u ON u.id = x.unit_id "
    " WHERE x.stay_id = s.id AND x.moved_out_on IS NULL), f.code, t.due_on, t.critical_until "
    "FROM stay s JOIN resident r ON r.id = s.resident_id "
    "JOIN programme p ON p.id = s.programme_id "
    "LEFT JOIN municipality m ON m.id = s.municipality_id "
    "LEFT JOIN staff f ON f.id = s.staff_id LEFT JOIN standing t ON t.stay_id = s.id "
)
LATEST = (
    "NOT EXISTS (SELECT 1 FROM stay o WHERE o.resident_id = s.resident_id "
    "AND o.programme_id = s.programme_id "
    "AND (o.admitted_on > s.admitted_on OR o.admitted_on = s.admitted_on AND o.id > s.id))"
)
STATUS = {
    "admitted": "s.discharged_on IS NULL",
    "discharged": f"s.discharged_on IS NOT NULL AND {LATEST}",
    "all": LATEST,
    # Nobody is referred or waiting without a referral, and a stay is past that.
    "referred": "0",
    "waiting": "0",
}
SORTS = ("code", "name", "step", "since", "unit", "due", "admitted")


def rows(
    db: sqlite3.Connection,
    programme_ids: Sequence[int],
    today: dt.date,
    *,
    status: str = "admitted",
    municipality_id: int | None = None,
    unit_id: int | None = None,
) -> list[Row]:
    """Residents of some programmes, by code."""
    marks = ", ".join("?" * len(programme_ids))
    where = f"WHERE s.programme_id IN ({marks}) AND {STATUS[status]}"
    values: list[object] = list(programme_ids)
    if municipality_id is not None:
        where += " AND s.municipality_id = ?"
        values.append(municipality_id)
    if unit_id is not None:
        where += (
            " AND EXISTS (SELECT 1 FROM placement y WHERE y.stay_id = s.id "
            "AND y.unit_id = ? AND y.moved_out_on IS NULL)"
        )
        values.append(unit_id)
    found = db.execute(f"{SELECT} {where} ORDER BY r.id, p.position", values).fetchall()
    return _rows(db, found, where, values, today)


def row(db: sqlite3.Connection, stay_id: int, today: dt.date) -> Row:
    """The row of one stay."""
    where, values = "WHERE s.id = ?", [stay_id]
    found = db.execute(f"{SELECT} {where}", values).fetchall()
    return _rows(db, found, where, values, today)[0]


def _rows(
    db: sqlite3.Connection,
    found: Sequence[Sequence[str]],
    where: str,
    values: Sequence[object],
    today: dt.date,
) -> list[Row]:
    feet: dict[int, list[Foot]] = {}
    for stay_id, *foot in db.execute(
        "SELECT k.stay_id, l.code, l.name, e.number, e.code, e.name, k.since_on, k.visits, "
        "k.is_circling, s.discharged_on FROM stay s JOIN footing k ON k.stay_id = s.id "
        f"JOIN ladder l ON l.id = k.ladder_id JOIN step e ON e.id = k.step_id {where} "
        "ORDER BY l.position",
        values,
    ):
        since = iso_day(foot[5])
        until = iso_day(foot[8]) if foot[8] else today
        where_now = Foot(
            ladder=foot[0],
            ladder_name=foot[1],
            step=foot[2],
            step_code=foot[3],
            step_name=foot[4],
            since=since,
            days=(until - since).days,
            visits=foot[6],
            circling=bool(foot[7]),
        )
        feet.setdefault(stay_id, []).append(where_now)
    return [_row(item, feet.get(int(item[0]), []), today) for item in found]


def _row(item: Sequence[str], steps: list[Foot], today: dt.date) -> Row:
    due = iso_day(item[9]) if item[9] else None
    return Row(
        stay_id=int(item[0]),
        resident=item[1],
        name=item[2],
        programme=item[3],
        municipality=item[4],
        status="discharged" if item[6] else "admitted",
        admitted_on=iso_day(item[5]),
        discharged_on=iso_day(item[6]) if item[6] else None,
        steps=steps,
        unit=item[7],
        contact=item[8],
        next_follow_up_on=due,
        overdue_days=max(0, (today - due).days) if due else None,
        critical_until=iso_day(item[10]) if item[10] else None,
    )


def sort(found: list[Row], key: str) -> list[Row]:
    """Rows in another order; ties stay by code."""

    def rank(item: Row) -> tuple[object, ...]:
        first = item.steps[0] if item.steps else None
        ranks: dict[str, tuple[object, ...]] = {
            "code": (),
            "name": (item.name.casefold(),),
            "step": (first is None, first.step if first else 0),
            "since": (first is None, first.since if first else item.admitted_on),
            "unit": (item.unit is None, item.unit or ""),
            "due": (item.next_follow_up_on is None, item.next_follow_up_on or item.admitted_on),
            "admitted": (item.admitted_on,),
        }
        return ranks[key]

    return found if key == "code" else sorted(found, key=rank)


def row_json(item: Row) -> dict[str, object]:
    """A row as scripts get it."""
    return {
        "resident": item.resident,
        "name": item.name,
        "programme": item.programme,
        "municipality": item.municipality,
        "status": item.status,
        "admitted_on": item.admitted_on.isoformat(),
        "discharged_on": item.discharged_on.isoformat() if item.discharged_on else None,
        "steps": {foot.ladder: foot_json(foot) for foot in item.steps},
        "unit": item.unit,
        "contact": item.contact,
        "next_follow_up_on": item.next_follow_up_on.isoformat() if item.next_follow_up_on else None,
        "overdue_days": item.overdue_days,
        "critical_until": item.critical_until.isoformat() if item.critical_until else None,
    }


def foot_json(foot: Foot) -> dict[str, object]:
    """Where somebody stands on one ladder, as scripts get it."""
    return {
        "step": foot.step,
        "step_code": foot.step_code,
        "step_name": foot.step_name,
        "since": foot.since.isoformat(),
        "days": foot.days,
        "visits": foot.visits,
        "circling": foot.circling,
    }
