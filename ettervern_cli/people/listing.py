"""Residents in rows: one a person and programme, as ``list`` prints them."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.programme.mergers import taken_up
from ettervern_cli.storage.rows import fetch, read_row
from ettervern_cli.values.data import picked
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.known_words import is_death
from ettervern_cli.values.sql.as_of import as_of


class LadderPosition(NamedTuple):
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


class ListRow(NamedTuple):
    """A person in a programme: ``admitted``, ``discharged``, ``referred`` or ``waiting``.

    Somebody who never had a stay and asks no more is ``declined`` or ``withdrawn``. Without a stay
    ``admitted_on`` is None and ``referred_on`` is there.
    """

    stay_id: int | None
    resident: str
    name: str
    programme: str
    municipality: str | None
    status: str
    admitted_on: dt.date | None
    discharged_on: dt.date | None
    steps: list[LadderPosition]
    unit: str | None
    contact: str | None
    next_follow_up_on: dt.date | None
    overdue_days: int | None
    critical_until: dt.date | None
    contact_name: str | None = None
    is_away: bool = False
    referred_on: dt.date | None = None
    has_died: bool = False

    @property
    def begins(self) -> dt.date:
        """The admission, else the referral."""
        return self.admitted_on or self.referred_on or dt.date.min


# What scripts get of a row, and of where somebody stands.
SHOWN = ListRow._fields[1 : ListRow._fields.index("critical_until") + 1]
POSITION = LadderPosition._fields[2:]
_SELECT = (
    "SELECT s.id, r.code, r.name, p.code, m.code, "
    "iif(s.discharged_on IS NULL, 'admitted', 'discharged'), s.admitted_on, s.discharged_on, NULL, "
    "(SELECT u.code FROM placement x JOIN unit u ON u.id = x.unit_id "
    " WHERE x.stay_id = s.id AND x.moved_out_on IS NULL), "
    "f.code, t.due_on, NULL, t.critical_until, f.name, "
    "EXISTS (SELECT 1 FROM absence a WHERE a.stay_id = s.id AND a.returned_on IS NULL), NULL, "
    f"coalesce((SELECT {is_death('x')} FROM term x WHERE x.id = s.exit_reason_id), 0) "
    "FROM stay s JOIN resident r ON r.id = s.resident_id "
    "JOIN programme p ON p.id = s.programme_id "
    "LEFT JOIN municipality m ON m.id = "
    f"{as_of('municipality_id', '{today}')} "
    f"LEFT JOIN staff f ON f.id = {as_of('staff_id', '{today}')} "
    "LEFT JOIN due_state t ON t.stay_id = s.id "
)


def _select(today: dt.date) -> str:
    return _SELECT.replace("{today}", f"'{today.isoformat()}'")


LATEST = (
    "NOT EXISTS (SELECT 1 FROM stay o WHERE o.resident_id = s.resident_id "
    "AND o.programme_id = s.programme_id "
    "AND (o.admitted_on > s.admitted_on OR o.admitted_on = s.admitted_on AND o.id > s.id))"
)
ASKS_AGAIN = (
    "s.discharged_on IS NOT NULL AND EXISTS (SELECT 1 FROM referral f "
    "WHERE f.resident_id = s.resident_id AND f.programme_id = s.programme_id "
    "AND f.ended_on IS NULL)"
)
STATUS = {
    "admitted": "s.discharged_on IS NULL",
    "referred": "0",
    "waiting": "0",
    "discharged": f"s.discharged_on IS NOT NULL AND {LATEST} AND NOT ({ASKS_AGAIN})",
    "all": f"{LATEST} AND NOT ({ASKS_AGAIN})",
}
WITHOUT_STAY = ("referred", "waiting", "all")

# The open referral of everybody who is not here, and the last one of those who never were.
REFERRED = """
SELECT NULL, r.code, r.name, p.code, m.code,
    coalesce(f.ending, CASE WHEN f.assessed_on IS NULL AND f.offered_on IS NULL
        THEN 'referred' ELSE 'waiting' END),
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, f.referred_on, 0, f.municipality_id
FROM referral f JOIN resident r ON r.id = f.resident_id JOIN programme p ON p.id = f.programme_id
LEFT JOIN municipality m ON m.id = f.municipality_id
WHERE NOT EXISTS (SELECT 1 FROM stay s WHERE s.resident_id = f.resident_id
    AND s.programme_id = f.programme_id
    AND (s.discharged_on IS NULL OR f.ended_on IS NOT NULL))
AND NOT EXISTS (SELECT 1 FROM referral o WHERE o.resident_id = f.resident_id
    AND o.programme_id = f.programme_id AND (coalesce(o.ended_on, '9999-12-31'), o.id)
        > (coalesce(f.ended_on, '9999-12-31'), f.id))
"""
SORTS = ("code", "name", "step", "since", "unit", "due", "admitted")


def rows(
    db: sqlite3.Connection,
    programme_ids: Sequence[int],
    today: dt.date,
    *,
    status: str = "admitted",
    municipality_id: int | None = None,
    unit_id: int | None = None,
) -> list[ListRow]:
    """Residents of some programmes, by code."""
    marks = ", ".join("?" * len(programme_ids))
    where = f"WHERE s.programme_id IN ({marks}) AND {STATUS[status]}"
    values: list[object] = list(programme_ids)
    towns: list[int] = []
    if municipality_id is not None:
        towns = [municipality_id, *taken_up(db, municipality_id, today)]
        where += f" AND {as_of('municipality_id', '?')} IN ({', '.join('?' * len(towns))})"
        values += [today.isoformat(), *towns]
    if unit_id is not None:
        where += (
            " AND EXISTS (SELECT 1 FROM placement y WHERE y.stay_id = s.id "
            "AND y.unit_id = ? AND y.moved_out_on IS NULL)"
        )
        values.append(unit_id)
    staying = _rows(db, where, values, today)
    if status not in WITHOUT_STAY or unit_id is not None:
        return staying
    asking = _referred(db, f"f.programme_id IN ({marks})", programme_ids)
    wanted = [
        row
        for row, town in asking
        if status in ("all", row.status) and (municipality_id is None or town in towns)
    ]
    return sorted([*staying, *wanted], key=lambda row: (len(row.resident), row.resident))


def person_row(
    db: sqlite3.Connection, programme_id: int, resident_id: int, today: dt.date
) -> ListRow | None:
    """The row of one person in one programme, None for somebody it does not know."""
    ids = (resident_id, programme_id)
    where = f"WHERE s.resident_id = ? AND s.programme_id = ? AND {STATUS['all']}"
    staying = _rows(db, where, ids, today)
    asking = _referred(db, "f.resident_id = ? AND f.programme_id = ?", ids)
    return next(iter([*staying, *(row for row, _ in asking)]), None)


def _referred(
    db: sqlite3.Connection, where: str, values: Sequence[object]
) -> list[tuple[ListRow, int | None]]:
    """Rows of those without a stay now, each with the id of the municipality."""
    rows = db.execute(f"{REFERRED} AND {where} ORDER BY r.id, p.position", tuple(values))
    return [(read_row(ListRow, row)._replace(steps=[]), town) for *row, town in rows]


def row(db: sqlite3.Connection, stay_id: int, today: dt.date) -> ListRow:
    """The row of one stay."""
    where, values = "WHERE s.id = ?", [stay_id]
    return _rows(db, where, values, today)[0]


def _rows(
    db: sqlite3.Connection, where: str, values: Sequence[object], today: dt.date
) -> list[ListRow]:
    """Rows of stays by code, each with where somebody stands and how late a follow-up is."""
    positions: dict[int | None, list[LadderPosition]] = {}
    for stay_id, ended, *position in db.execute(
        "SELECT k.stay_id, s.discharged_on, l.code, l.name, e.number, e.code, e.name, k.since_on, "
        "0, k.visits, k.is_circling FROM stay s JOIN ladder_position k ON k.stay_id = s.id "
        f"JOIN ladder l ON l.id = k.ladder_id JOIN step e ON e.id = k.step_id {where} "
        "ORDER BY l.position",
        values,
    ):
        stands = read_row(LadderPosition, position)
        days = ((iso_day(ended) if ended else today) - stands.since).days
        positions.setdefault(stay_id, []).append(stands._replace(days=days))
    found = fetch(db, ListRow, f"{_select(today)} {where} ORDER BY r.id, p.position", values)
    return [
        one._replace(
            steps=positions.get(one.stay_id, []),
            overdue_days=None if (due := one.next_follow_up_on) is None
            else max(0, (today - due).days),
        )
        for one in found
    ]  # fmt: skip


def sort(found: list[ListRow], key: str) -> list[ListRow]:
    """Rows in another order; ties stay by code."""

    def rank(item: ListRow) -> tuple[object, ...]:
        first = item.steps[0] if item.steps else None
        ranks: dict[str, tuple[object, ...]] = {
            "code": (),
            "name": (item.name.casefold(),),
            "step": (first is None, first.step if first else 0),
            "since": (first is None, first.since if first else item.begins),
            "unit": (item.unit is None, item.unit or ""),
            "due": (item.next_follow_up_on is None, item.next_follow_up_on or item.begins),
            "admitted": (item.admitted_on is None, item.begins),
        }
        return ranks[key]

    return found if key == "code" else sorted(found, key=rank)


def row_json(item: ListRow) -> dict[str, object]:
    """A row as scripts get it."""
    steps = {position.ladder: position_json(position) for position in item.steps}
    return picked(SHOWN, item, steps=steps)


def position_json(position: LadderPosition) -> dict[str, object]:
    """Where somebody stands on one ladder, as scripts get it."""
    return picked(POSITION, position)
