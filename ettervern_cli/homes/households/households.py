"""Who shares a home on a day, what each owes of its rent, and which children live there."""

import datetime as dt
import json
import sqlite3
from typing import NamedTuple

from ettervern_cli.homes.households.rules import minors, parts
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.rows import fetch
from ettervern_cli.values.money import half_up
from ettervern_cli.values.sql.shared_homes import home_rent, part_of_rent


class Children(NamedTuple):
    """Somebody's children under 18 as last known: years of birth of those here and elsewhere."""

    here: list[int]
    elsewhere: list[int]
    cared_for: str


class Member(NamedTuple):
    """One of a household. ``rent_ore`` is her part of a month's rent, None without a rent."""

    resident: str
    name: str
    rent_ore: int | None


class Household(NamedTuple):
    """Several residents who share a home, or residents with children in theirs.

    ``household`` is the placement that it began with, None where the home is none of the units.
    ``born`` are the years of the children who live there.
    """

    household: str | None
    unit: str | None
    rent_ore: int | None
    members: list[Member]
    born: list[int]


class _Living(NamedTuple):
    stay_id: int
    resident: str
    name: str
    household: int | None
    unit: str | None
    rent_ore: int | None
    part_ore: int | None


CHILDREN = """
SELECT c.stay_id, c.here, c.elsewhere, c.cared_for FROM children c JOIN stay s ON s.id = c.stay_id
WHERE s.programme_id = :programme AND s.admitted_on <= :on
    AND (s.discharged_on IS NULL OR s.discharged_on > :on)
    AND c.id = (SELECT o.id FROM children o WHERE o.stay_id = c.stay_id AND o.noted_on <= :on
        ORDER BY o.noted_on DESC, o.id DESC LIMIT 1)
"""
# All who share a home, and those who have children: few of all who stay.
LIVING = f"""
SELECT s.id, r.code, r.name, coalesce(p.household_id, p.id), u.code,
    {home_rent(":on")}, {part_of_rent(":on")}
FROM stay s JOIN resident r ON r.id = s.resident_id
LEFT JOIN placement p ON p.stay_id = s.id AND p.moved_in_on <= :on
    AND (p.moved_out_on IS NULL OR p.moved_out_on > :on)
LEFT JOIN unit u ON u.id = p.unit_id
WHERE s.programme_id = :programme AND s.admitted_on <= :on
    AND (s.discharged_on IS NULL OR s.discharged_on > :on)
    AND (s.id IN (SELECT stay_id FROM children) OR coalesce(p.household_id, p.id) IN
        (SELECT household_id FROM placement WHERE household_id IS NOT NULL))
ORDER BY u.position IS NULL, u.position, coalesce(p.household_id, p.id), p.id, r.id
"""


def children(db: sqlite3.Connection, programme: Programme, on: dt.date) -> dict[int, Children]:
    """What is known on a day of the children of all who stay, by the stay; only of those asked."""
    bound = {"programme": programme.id, "on": on.isoformat()}
    return {
        stay: Children(minors(json.loads(here), on), minors(json.loads(elsewhere), on), cared)
        for stay, here, elsewhere, cared in db.execute(CHILDREN, bound)
    }


def households(db: sqlite3.Connection, programme: Programme, on: dt.date) -> list[Household]:
    """Every household of several, or with children, on a day, in the order of the units."""
    known = children(db, programme, on)
    homes: dict[object, list[_Living]] = {}
    bound = {"programme": programme.id, "on": on.isoformat()}
    for one in fetch(db, _Living, LIVING, bound):
        homes.setdefault(one.household or ("stay", one.stay_id), []).append(one)
    found = []
    for home in homes.values():
        born = sorted(
            year for one in home if one.stay_id in known for year in known[one.stay_id].here
        )
        if len(home) > 1 or born:
            found.append(_household(home, born))
    return found


def _household(home: list[_Living], born: list[int]) -> Household:
    first = home[0]
    rent = first.rent_ore
    shared = parts(rent or 0, [one.part_ore for one in home])
    members = [
        Member(
            one.resident,
            one.name,
            None if rent is None else half_up(part.numerator, part.denominator),
        )
        for one, part in zip(home, shared, strict=True)
    ]
    key = f"P-{first.household}" if first.household is not None else None
    return Household(key, first.unit, rent, members, born)


def household_json(one: Household) -> dict[str, object]:
    """A household as scripts get it: residents, their names and parts, in the same order."""
    found = one._asdict()
    members = found.pop("members")
    return {
        **found,
        "residents": [each.resident for each in members],
        "names": [each.name for each in members],
        "parts_ore": [each.rent_ore for each in members],
    }
