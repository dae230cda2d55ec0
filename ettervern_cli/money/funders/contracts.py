"""Tenders that were won, targets of people, and gifts: what each binds to, and what there is of it.

Who is on a contract is whom its partner referred; without a partner it is everybody.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.programme.programme import Programme
from ettervern_cli.values.dates import iso_day


class Contract(NamedTuple):
    """What a contract asks for, and what there is of it on a day; None where it does not say."""

    first_on: dt.date | None
    last_on: dt.date | None
    places: int | None
    taken: int
    target: int | None
    reached: int


REACHED = """
SELECT count(DISTINCT s.resident_id) FROM stay s CROSS JOIN outcome o ON o.stay_id = s.id
JOIN term t ON t.id = o.kind_id LEFT JOIN partner p ON p.id = s.partner_id
WHERE s.programme_id = :programme AND o.happened_on BETWEEN :first AND :last
    AND t.code IN (SELECT value FROM json_each(:counts))
    AND (:partner IS NULL OR p.code = :partner)
"""
TAKEN = """
SELECT count(DISTINCT s.resident_id) FROM stay s LEFT JOIN partner p ON p.id = s.partner_id
WHERE s.programme_id = :programme AND s.admitted_on <= :on
    AND (s.discharged_on IS NULL OR s.discharged_on > :on)
    AND (:partner IS NULL OR p.code = :partner)
"""


def people_reached(
    db: sqlite3.Connection,
    programme: Programme,
    outcomes: Sequence[str],
    between: tuple[dt.date | None, dt.date | None],
    until: dt.date,
    partner: str | None = None,
) -> int:
    """How many people reached one of some outcomes between two days, as far as they have come."""
    first, last = between
    bound = {
        "programme": programme.id,
        "counts": json.dumps(list(outcomes)),
        "first": (first or dt.date.min).isoformat(),
        "last": min(last or until, until).isoformat(),
        "partner": partner,
    }
    return int(db.execute(REACHED, bound).fetchone()[0])


def contract(
    db: sqlite3.Connection, programme: Programme, funder_id: int, until: dt.date
) -> Contract | None:
    """A funder's contract and what there is of it on a day; None without one."""
    (text,) = db.execute("SELECT contract FROM funder WHERE id = ?", (funder_id,)).fetchone()
    if text is None:
        return None
    asked = json.loads(text)
    first, last = between(asked)
    on = min(last or until, until)
    bound = {"programme": programme.id, "partner": asked["partner"], "on": on.isoformat()}
    return Contract(
        first,
        last,
        asked["places"],
        int(db.execute(TAKEN, bound).fetchone()[0]),
        asked["target"],
        people_reached(db, programme, asked["counts"], (first, last), until, asked["partner"]),
    )


def between(asked: dict[str, str | None]) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day of what was asked for, as the tables keep it."""
    first, last = asked["from"], asked["until"]
    return iso_day(first) if first else None, iso_day(last) if last else None


FUND = """
SELECT sum(CASE l.id WHEN f.budget_line_id THEN b.amount_ore
    ELSE iif(b.booked_on < :begun, -b.amount_ore, 0) END), total(l.id = f.budget_line_id)
FROM funder f JOIN budget_line l ON l.id = f.budget_line_id
    OR l.id IN (SELECT budget_line_id FROM covered WHERE funder_id = f.id)
JOIN booking b ON b.budget_line_id = l.id AND b.booked_on <= :last
WHERE f.id = :funder AND EXISTS (SELECT 1 FROM covered WHERE funder_id = f.id)
"""


def fund(db: sqlite3.Connection, gift_id: int, year: int, today: dt.date) -> int | None:
    """What gifts bound to some lines have come to in all, less what those cost before the year."""
    last = min(today, dt.date(year, 12, 31)).isoformat()
    bound = {"funder": gift_id, "begun": f"{year}-01-01", "last": last}
    left, gifts = db.execute(FUND, bound).fetchone()
    return max(0, int(left)) if gifts else None
