"""Households and children on a day, and who lives in homes that others run, for reports."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.homes.households.households import children, households
from ettervern_cli.programme.programme import Programme


class Homes(NamedTuple):
    """Who lives how on a day.

    ``elsewhere`` are residents in homes that others run; ``households`` homes of several residents
    or with children, with ``residents`` and ``children`` in them. ``minors`` are all children under
    18 of residents, ``cared_for`` those whose needs somebody looks after.
    """

    elsewhere: int
    households: int
    residents: int
    children: int
    minors: int
    cared_for: int


ELSEWHERE = """
SELECT count(DISTINCT p.stay_id) FROM unit u CROSS JOIN placement p ON p.unit_id = u.id
WHERE u.programme_id = ?1 AND u.run_by IS NOT NULL AND p.moved_in_on <= ?2
    AND (p.moved_out_on IS NULL OR p.moved_out_on > ?2)
"""


def homes_on(db: sqlite3.Connection, programme: Programme, on: dt.date) -> Homes | None:
    """How residents live on a day, beside what occupancy says; None where there is none of it."""
    shared = households(db, programme, on)
    known = children(db, programme, on).values()
    found = Homes(
        db.execute(ELSEWHERE, (programme.id, on.isoformat())).fetchone()[0],
        len(shared),
        sum(len(one.members) for one in shared),
        sum(len(one.born) for one in shared),
        sum(len(one.here) + len(one.elsewhere) for one in known),
        sum(len(one.here) + len(one.elsewhere) for one in known if one.cared_for == "yes"),
    )
    return found if any(found) else None
