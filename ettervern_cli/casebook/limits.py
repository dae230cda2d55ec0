"""What runs out for a stay: the stay itself, its step, its unit, its lease and its trial."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.casebook.history import Pen
from ettervern_cli.casebook.programmes import Programme
from ettervern_cli.casebook.residents import Resident
from ettervern_cli.casebook.results import Written, said
from ettervern_cli.casebook.stays import Stay, add_extension, open_stay
from ettervern_cli.casebook.units import Unit
from ettervern_cli.errors import LimitNotReached, NoLimit
from ettervern_cli.rules.dates import DAY, add_months, iso_day


class Limit(NamedTuple):
    """Something that runs out: ``last_on`` is the last day within the limit, extended or not.

    ``what`` is ``stay``, ``step``, ``unit``, ``lease`` or ``trial``; ``label`` names the step or
    unit. ``extended`` tells whether somebody has allowed it to go on. ``months`` is how long the
    programme lets it last; a lease or trial has none.
    """

    what: str
    last_on: dt.date
    label: str
    extended: bool
    months: int | None = None


class _Found(NamedTuple):
    """A limit as the programme sets it, from the day it counts from."""

    what: str
    since: dt.date
    last_on: dt.date
    label: str
    months: int | None = None


def _months_from(what: str, since: dt.date, months: int, label: str) -> _Found:
    return _Found(what, since, add_months(since, months) - DAY, label, months)


def limits(db: sqlite3.Connection, programme: Programme, stay: Stay) -> list[Limit]:
    """Everything that runs out for an open stay, the earliest first."""
    found = []
    if programme.most_months is not None:
        found.append(_months_from("stay", stay.admitted_on, programme.most_months, ""))
    for name, since, months in db.execute(
        "SELECT s.name, f.since_on, s.limit_months FROM footing f JOIN step s ON s.id = f.step_id "
        "WHERE f.stay_id = ? AND s.limit_months IS NOT NULL",
        (stay.id,),
    ):
        found.append(_months_from("step", iso_day(since), months, name))
    found += _of_home(db, stay)
    extensions = db.execute(
        "SELECT what, allowed_on, until_on FROM extension WHERE stay_id = ?", (stay.id,)
    ).fetchall()
    result = []
    for what, since, last, label, months in found:
        later = [
            iso_day(until)
            for kind, allowed, until in extensions
            if kind == what and iso_day(allowed) >= since and iso_day(until) > last
        ]
        result.append(Limit(what, max(later, default=last), label, bool(later), months))
    return sorted(result, key=lambda limit: limit.last_on)


def _of_home(db: sqlite3.Connection, stay: Stay) -> list[_Found]:
    """Limits of the unit lived in and of its present lease."""
    home = db.execute(
        "SELECT p.id, u.code, p.moved_in_on, u.limit_months FROM placement p "
        "JOIN unit u ON u.id = p.unit_id WHERE p.stay_id = ? AND p.moved_out_on IS NULL",
        (stay.id,),
    ).fetchone()
    if home is None:
        return []
    placement_id, unit, moved_in, months = home
    found = []
    since = iso_day(moved_in)
    if months is not None:
        found.append(_months_from("unit", since, months, str(unit)))
    lease = db.execute(
        "SELECT begins_on, ends_on, trial_until_on FROM lease WHERE placement_id = ? "
        "ORDER BY begins_on DESC, id DESC LIMIT 1",
        (placement_id,),
    ).fetchone()
    if lease is not None:
        begins = iso_day(lease[0])
        if lease[1]:
            found.append(_Found("lease", begins, iso_day(lease[1]), str(unit)))
        if lease[2]:
            found.append(_Found("trial", begins, iso_day(lease[2]), str(unit)))
    return found


def limits_of_home(
    db: sqlite3.Connection, programme: Programme, stay: Stay, unit: Unit, on: dt.date
) -> list[Limit]:
    """What a home moved into on a day cannot be planned beyond, the earliest first.

    These are the limits of the stay, of steps that belong to a unit, and of the unit itself.
    """
    at_home = {
        row[0]
        for row in db.execute(
            "SELECT e.name FROM footing k JOIN step e ON e.id = k.step_id "
            "WHERE k.stay_id = ? AND e.needs_unit",
            (stay.id,),
        )
    }
    found = [
        limit
        for limit in limits(db, programme, stay)
        if limit.what == "stay" or (limit.what == "step" and limit.label in at_home)
    ]
    if unit.limit_months is not None:
        name = f"{unit.code} ({unit.name})" if unit.name else unit.code
        set_by_unit = _months_from("unit", on, unit.limit_months, name)
        found.append(Limit("unit", set_by_unit.last_on, name, False, unit.limit_months))
    return sorted(found, key=lambda limit: limit.last_on)


def extend(
    db: sqlite3.Connection,
    pen: Pen,
    programme: Programme,
    resident: Resident,
    on: dt.date,
    *,
    until: dt.date,
    allowed_by: str,
    reason: str,
    what: str | None = None,
) -> Written:
    """Let a stay, step, unit, lease or trial go on past its limit, ``until`` included.

    Without ``what`` the stay is meant, or where that has no limit the first thing to run out.
    """
    stay = open_stay(db, programme, resident, on)
    running = limits(db, programme, stay)
    chosen = [limit for limit in running if limit.what == (what or "stay")]
    if not chosen and what is None:
        chosen = running
    if not chosen:
        raise NoLimit(code=resident.code, name=resident.name)
    limit = chosen[0]
    if until <= limit.last_on:
        raise LimitNotReached(until=until, limit=limit.last_on)
    add_extension(
        db, pen, stay, what=limit.what, on=on, until=until, allowed_by=allowed_by, reason=reason
    )
    sentence = said(
        f"daily.extended_{limit.what}",
        name=resident.name,
        code=resident.code,
        until=until,
        by=allowed_by,
        label=limit.label,
    )
    return Written(stay.id, [sentence])
