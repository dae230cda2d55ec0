"""What runs out for a stay: the stay itself, its step, its unit, its lease and its trial."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ettervern_cli.homes.errors import LimitNotReached, NoLimit
from ettervern_cli.people.stays import Stay, open_stay
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.results import Written, message, on_stay
from ettervern_cli.storage.rows import add
from ettervern_cli.values.dates import DAY, add_months, iso_day
from ettervern_cli.values.sql.as_of import rule_as_of

if TYPE_CHECKING:
    from ettervern_cli.homes.units import Unit
    from ettervern_cli.people.scene import Scene


class Limit(NamedTuple):
    """Something that runs out: ``last_on`` is the last day within the limit, extended or not.

    ``what`` is ``stay``, ``step``, ``unit``, ``lease`` or ``trial``; ``label`` names the step or
    unit, and is empty for a lease of a home elsewhere. ``extended`` tells whether somebody has
    allowed it to go on. ``months`` is how long the programme lets it last; a lease or trial has
    none.
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
    return _gathered(db, programme, [stay.id])[stay.id]


# Months of 28 days find too many, never too few; what is found is then worked out exactly.
_MONTHS = rule_as_of("step", "limit_months", "k.since_on", "e")
MAY_RUN_OUT = f"""
SELECT s.id, r.code, r.name FROM stay s JOIN resident r ON r.id = s.resident_id
WHERE s.programme_id = :programme AND s.discharged_on IS NULL AND (
    s.admitted_on <= :stays_before
    OR EXISTS (SELECT 1 FROM ladder_position k JOIN step e ON e.id = k.step_id
        WHERE k.stay_id = s.id
        AND date(k.since_on, '+' || ({_MONTHS} * 28 - 1) || ' days') <= :until)
    OR EXISTS (SELECT 1 FROM placement p JOIN unit u ON u.id = p.unit_id WHERE p.stay_id = s.id
        AND p.moved_out_on IS NULL AND (u.last_on <= :until
        OR date(p.moved_in_on, '+' || (u.limit_months * 28 - 1) || ' days') <= :until))
    OR EXISTS (SELECT 1 FROM placement p JOIN lease l ON l.placement_id = p.id
        WHERE p.stay_id = s.id AND p.moved_out_on IS NULL
        AND (l.ends_on <= :until OR l.trial_until_on <= :until
        OR EXISTS (SELECT 1 FROM trial WHERE lease_id = l.id AND until_on <= :until)))
    OR EXISTS (SELECT 1 FROM own_lease l
        WHERE l.stay_id = s.id AND l.left_on IS NULL AND l.ends_on <= :until))
ORDER BY r.id
"""


def running_out(
    db: sqlite3.Connection, programme: Programme, until: dt.date
) -> list[tuple[str, str, Limit]]:
    """Limits of residents staying that end by a day, each after the code and the name, by code."""
    months = programme.most_months
    before = until - (months * 28 - 1) * DAY if months is not None else None
    values = {
        "programme": programme.id,
        "until": until.isoformat(),
        "stays_before": before.isoformat() if before else "",
    }
    people = {row[0]: (row[1], row[2]) for row in db.execute(MAY_RUN_OUT, values)}
    return [
        (*people[stay_id], limit)
        for stay_id, found in _gathered(db, programme, list(people)).items()
        for limit in found
        if limit.last_on <= until
    ]


AMONG = "(SELECT value FROM json_each(?))"
STEPS = f"""
SELECT k.stay_id, e.name, k.since_on, {_MONTHS} AS months
FROM ladder_position k JOIN step e ON e.id = k.step_id
WHERE k.stay_id IN {AMONG} AND months IS NOT NULL
"""
# The unit lived in, its present lease, and the trial of the present step: that is over with it.
_RULES = rule_as_of("step", "rules", "f.since_on", "e")
HOMES = f"""
SELECT p.stay_id, u.code, p.moved_in_on, u.limit_months, u.last_on,
    l.begins_on, l.ends_on, coalesce(t.begins_on, l.begins_on),
    iif(t.id IS NULL, l.trial_until_on, iif(EXISTS (SELECT 1 FROM ladder_position f
        JOIN step e ON e.id = f.step_id WHERE f.stay_id = p.stay_id
        AND json_extract({_RULES}, '$.lease') IS NOT NULL AND f.since_on > t.begins_on),
        NULL, t.until_on))
FROM placement p JOIN unit u ON u.id = p.unit_id
LEFT JOIN lease l ON l.id = (SELECT o.id FROM lease o WHERE o.placement_id = p.id
    ORDER BY o.begins_on DESC, o.id DESC LIMIT 1)
LEFT JOIN trial t ON t.id = (SELECT o.id FROM trial o WHERE o.lease_id = l.id
    ORDER BY o.begins_on DESC, o.id DESC LIMIT 1)
WHERE p.stay_id IN {AMONG} AND p.moved_out_on IS NULL
"""
# Leases of homes elsewhere that run out.
ELSEWHERE = f"""
SELECT stay_id, begins_on, ends_on FROM own_lease
WHERE stay_id IN {AMONG} AND left_on IS NULL AND ends_on IS NOT NULL
"""
EXTENSIONS = f"SELECT stay_id, what, allowed_on, until_on FROM extension WHERE stay_id IN {AMONG}"


def _gathered(
    db: sqlite3.Connection, programme: Programme, stay_ids: Sequence[int]
) -> dict[int, list[Limit]]:
    """Everything that runs out for some open stays: of each the earliest first."""
    among = (f"[{','.join(map(str, stay_ids))}]",)
    found: dict[int, list[_Found]] = {stay_id: [] for stay_id in stay_ids}
    if (most := programme.most_months) is not None:
        for stay_id, since in db.execute(
            f"SELECT id, admitted_on FROM stay WHERE id IN {AMONG}", among
        ):
            found[stay_id].append(_months_from("stay", iso_day(since), most, ""))
    for stay_id, name, since, months in db.execute(STEPS, among):
        found[stay_id].append(_months_from("step", iso_day(since), months, name))
    for stay_id, *home in db.execute(HOMES, among):
        found[stay_id] += _of_home(*home)
    for stay_id, since, last_on in db.execute(ELSEWHERE, among):
        found[stay_id].append(_Found("lease", iso_day(since), iso_day(last_on), ""))
    allowed: dict[int, list[tuple[str, dt.date, dt.date]]] = {}
    for stay_id, what, since, until in db.execute(EXTENSIONS, among):
        allowed.setdefault(stay_id, []).append((what, iso_day(since), iso_day(until)))
    return {
        stay_id: sorted(
            (_extended(one, allowed.get(stay_id, [])) for one in every),
            key=lambda limit: limit.last_on,
        )
        for stay_id, every in found.items()
    }


def _extended(found: _Found, allowed: list[tuple[str, dt.date, dt.date]]) -> Limit:
    """A limit as the extensions allowed since it began leave it."""
    later = [
        until
        for what, since, until in allowed
        if what == found.what and since >= found.since and until > found.last_on
    ]
    last_on = max(later, default=found.last_on)
    return Limit(found.what, last_on, found.label, bool(later), found.months)


def _of_home(
    unit: str,
    moved_in: str,
    months: int | None,
    unit_ends: str | None,
    begins_on: str | None,
    ends_on: str | None,
    trial_from: str | None,
    trial_until_on: str | None,
) -> list[_Found]:
    """Limits of a unit lived in and of its lease, if it has any."""
    found = []
    if months is not None:
        found.append(_months_from("unit", iso_day(moved_in), months, unit))
    if unit_ends is not None:
        found.append(_Found("unit", iso_day(moved_in), iso_day(unit_ends), unit))
    # A trial that ends with its lease is no limit of its own.
    trial_ends = trial_until_on if trial_until_on != ends_on else None
    for what, since, last_on in (("lease", begins_on, ends_on), ("trial", trial_from, trial_ends)):
        if since and last_on:
            found.append(_Found(what, iso_day(since), iso_day(last_on), unit))
    return found


def limits_of_home(
    db: sqlite3.Connection, programme: Programme, stay: Stay, unit: "Unit", on: dt.date
) -> list[Limit]:
    """What a home moved into on a day cannot be planned beyond, the earliest first.

    These are the limits of the stay, of steps that belong to a unit, and of the unit itself.
    """
    at_home = {
        row[0]
        for row in db.execute(
            "SELECT e.name FROM ladder_position k JOIN step e ON e.id = k.step_id "
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
    scene: "Scene",
    *,
    until: dt.date,
    allowed_by: str,
    reason: str,
    what: str | None = None,
) -> Written:
    """Let a stay, step, unit, lease or trial go on past its limit, ``until`` included.

    Without ``what`` the stay is meant, or where that has no limit the first thing to run out.
    """
    db, author, programme, resident, on = scene
    stay = open_stay(scene)
    running = limits(db, programme, stay)
    chosen = [limit for limit in running if limit.what == (what or "stay")]
    if not chosen and what is None:
        chosen = running
    if not chosen:
        raise NoLimit(**resident.named)
    limit = chosen[0]
    if until <= limit.last_on:
        raise LimitNotReached(until=until, limit=limit.last_on)
    number = add(
        db, "extension", author.recorded_at, stay_id=stay.id, what=limit.what, allowed_on=on,
        until_on=until, allowed_by=allowed_by, reason=reason,
    )  # fmt: skip
    facts = {"until": until, "by": allowed_by, "label": limit.label}
    which = "own_lease" if limit.what == "lease" and not limit.label else limit.what
    sentence = message(f"daily.extended_{which}", **resident.named, **facts)
    return on_stay(stay.id, f"X-{number}", [sentence])
