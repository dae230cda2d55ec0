"""Municipalities that became part of others from a day, were divided, or are there from a day on.

Whoever is registered in one that became part of another is counted with that from the day on;
months before stand. A divided one has no successor: who belongs where is for people to say.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterator

from ettervern_cli.programme.errors import MunicipalityNotServed
from ettervern_cli.programme.programme import Coded, Programme, municipality, served_municipalities
from ettervern_cli.values.dates import DAY, FAR, Period, iso_day


def successors(db: sqlite3.Connection, on: dt.date) -> dict[int, Coded | None]:
    """Municipalities that are gone on a day, each with what it is part of then.

    None stands for one that was divided. What was itself taken up later is followed on.
    """
    rows = db.execute(
        "SELECT g.municipality_id, m.id, m.code, m.name FROM merger g "
        "LEFT JOIN municipality m ON m.id = g.into_id WHERE g.from_on <= ? ORDER BY g.from_on DESC",
        (on.isoformat(),),
    )
    found: dict[int, Coded | None] = {}
    for gone, into, code, name in rows.fetchall():
        found[gone] = found.get(into, Coded(into, code, name)) if into else None
    return found


def successor(db: sqlite3.Connection, town: Coded, on: dt.date) -> Coded:
    """What a municipality is part of on a day: itself, unless it is gone and not divided."""
    return successors(db, on).get(town.id) or town


def served(
    db: sqlite3.Connection, programme: Programme, asked: str, on: dt.date, *, outside: bool
) -> Coded:
    """A home municipality that somebody may be admitted from on a day, as it is that day.

    MunicipalityNotServed for others, unless the person is there for a partner that may bring
    people from ``outside``.
    """
    town = successor(db, municipality(db, asked), on)
    known = served_municipalities(db, programme)
    if known and town not in known and not outside:
        raise MunicipalityNotServed(
            programme=programme.name, municipality=town.name, served=[one.name for one in known]
        )
    return town


def taken_up(db: sqlite3.Connection, town: int, on: dt.date) -> list[int]:
    """The keys of what had become part of a municipality by a day."""
    return [gone for gone, into in successors(db, on).items() if into and into.id == town]


def there(db: sqlite3.Connection, towns: list[Coded], period: Period) -> list[Coded]:
    """Those of some municipalities that there are on any day of a period."""
    gone = successors(db, period.first)
    rows = db.execute(
        "SELECT municipality_id FROM merger WHERE first_on > ?", (period.last.isoformat(),)
    ).fetchall()
    return [town for town in towns if town.id not in gone and (town.id,) not in rows]


def folded(db: sqlite3.Connection, on: dt.date) -> Iterator[tuple[int, int, dt.date]]:
    """What became part of what until a day, and when, in order of time: the keys of both."""
    rows = db.execute(
        "SELECT municipality_id, into_id, from_on FROM merger "
        "WHERE from_on <= ? AND into_id IS NOT NULL ORDER BY from_on, id",
        (on.isoformat(),),
    )
    for gone, into, from_on in rows.fetchall():
        yield gone, into, iso_day(from_on)


def times_of(db: sqlite3.Connection, code: str) -> list[tuple[int, str, str]]:
    """What counts as a municipality: keys, each from a day on and until the one before another."""
    rows = db.execute("SELECT DISTINCT from_on FROM merger ORDER BY from_on").fetchall()
    starts = ["", *(row[0] for row in rows)]
    towns = db.execute("SELECT id, code, name FROM municipality").fetchall()
    found = []
    for start, end in zip(starts, [*starts[1:], FAR.isoformat()], strict=True):
        gone = successors(db, iso_day(start)) if start else {}
        for town in (Coded(*row) for row in towns):
            counted = gone.get(town.id, town)
            if counted and counted.code == code:
                found.append((town.id, start, end))
    return found


def unmerged(db: sqlite3.Connection, period: Period) -> list[Period]:
    """A period in parts, in each of which no municipality becomes part of another."""
    rows = db.execute(
        "SELECT DISTINCT from_on FROM merger WHERE from_on > ? AND from_on <= ? ORDER BY from_on",
        (period.first.isoformat(), period.last.isoformat()),
    )
    days = [iso_day(row[0]) for row in rows]
    ends = [*(day - DAY for day in days), period.last]
    return [Period(*each) for each in zip([period.first, *days], ends, strict=True)]
