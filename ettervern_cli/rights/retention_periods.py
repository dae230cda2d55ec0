"""How long data about a person are kept, by the configuration. Nothing is erased on its own."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.programme.programme import programmes
from ettervern_cli.values.data import as_json
from ettervern_cli.values.dates import add_months, iso_day


class RetentionPeriod(NamedTuple):
    """Somebody whose stays and referrals have ended, and the day from which the data may go.

    ``months`` is the longest that one of the person's programmes asks for; None where one of them
    sets no limit: then there is no ``due_on``. ``programmes`` are codes.
    """

    resident: str
    name: str
    programmes: list[str]
    ended_on: dt.date
    months: int | None
    due_on: dt.date | None

    def days(self, today: dt.date) -> int | None:
        """Days since the data were due to go; below 0 while they are not."""
        return (today - self.due_on).days if self.due_on else None


# The last day of everything that ended, and nothing that is still open.
_ENDED = """
SELECT r.id, r.code, r.name, w.programme_id, max(w.ended_on)
FROM (SELECT resident_id, programme_id, discharged_on AS ended_on FROM stay
    UNION ALL SELECT resident_id, programme_id, ended_on FROM referral) w
JOIN resident r ON r.id = w.resident_id
WHERE NOT EXISTS (SELECT 1 FROM erasure e WHERE e.resident_id = r.id)
AND NOT EXISTS (SELECT 1 FROM stay s WHERE s.resident_id = r.id AND s.discharged_on IS NULL)
AND NOT EXISTS (SELECT 1 FROM referral f WHERE f.resident_id = r.id AND f.ended_on IS NULL)
GROUP BY r.id, w.programme_id ORDER BY r.id, w.programme_id
"""


def retained(db: sqlite3.Connection, resident_id: int | None = None) -> list[RetentionPeriod]:
    """Everybody, or one person, for whom all has ended, by code.

    The time runs from the last discharge or end of a referral over all programmes.
    """
    every = {one.id: one for one in programmes(db)}
    found: dict[int, list[tuple[str, str, int, str]]] = {}
    for row_id, *row in db.execute(_ENDED):
        if resident_id in (None, row_id):
            found.setdefault(row_id, []).append((row[0], row[1], row[2], row[3]))
    rows = []
    for parts in found.values():
        code, name = parts[0][:2]
        months = [every[part[2]].keep_months for part in parts]
        longest = None if None in months else max(one for one in months if one is not None)
        ended = iso_day(max(part[3] for part in parts))
        due = add_months(ended, longest) if longest is not None else None
        codes = [every[part[2]].code for part in parts]
        rows.append(RetentionPeriod(code, name, codes, ended, longest, due))
    return rows


def due(rows: list[RetentionPeriod], today: dt.date) -> list[RetentionPeriod]:
    """Those whose time has run out, the longest ago first."""
    over = [row for row in rows if row.due_on is not None and row.due_on <= today]
    return sorted(over, key=lambda row: (row.due_on or today, row.resident))


def retention_json(row: RetentionPeriod, today: dt.date) -> dict[str, object]:
    """A person's term as scripts get it."""
    late = None if row.due_on is None else max(0, row.days(today) or 0)
    return as_json(row, overdue_days=late)
