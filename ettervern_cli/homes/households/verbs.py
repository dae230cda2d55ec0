"""Households: moving into somebody's home, and what is known of a resident's children."""

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence

from ettervern_cli.errors import BadValue
from ettervern_cli.homes.errors import NotPlaced
from ettervern_cli.homes.households.errors import ChildrenUnsaid, PartTooLarge
from ettervern_cli.homes.households.households import households
from ettervern_cli.homes.households.rules import minors, parse_year
from ettervern_cli.homes.placements import Home, place, present_home
from ettervern_cli.people.people import Resident
from ettervern_cli.people.scene import Scene, Stage
from ettervern_cli.people.stays import open_stay, stay_on
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.results import Message, Written, message, on_stay
from ettervern_cli.storage.rows import add
from ettervern_cli.values.money import Ore
from ettervern_cli.values.sql.shared_homes import home_rent, part_of_rent


def home_of(stage: Stage, other: Resident) -> Home:
    """The home that somebody lives in, to be shared from a day on; NotPlaced without one."""
    db, author, programme, on = stage
    home = present_home(db, open_stay(Scene(db, author, programme, other, on)))
    if home is None or home.moved_in_on > on:
        raise NotPlaced(**other.named)
    return home


def join(
    scene: Scene,
    other: Resident,
    *,
    part_ore: int | None = None,
    lease: str | None = None,
    note: str | None = None,
) -> Written:
    """Move a resident into another's home, to share its rent; that takes no bed more.

    Without a part of the rent it is shared equally. Refused are a part beyond what the others leave
    of it, and what is refused of any unit but that it is full.
    """
    db, programme = scene.db, scene.programme
    home = home_of(scene.stage, other)
    check_part(db, home.household, part_ore, scene.on)
    written = place(
        scene, unit=home.unit, lease=lease, rent_ore=part_ore, note=note, household=home.household
    )
    return written._replace(messages=[*written.messages, *shares(db, programme, home, scene)])


def check_part(
    db: sqlite3.Connection, household: int, part_ore: int | None, on: dt.date, besides: int = 0
) -> None:
    """PartTooLarge where the others' parts of a home's rent on a day leave less than this one."""
    rent, given = db.execute(
        f"SELECT {home_rent('?2')}, (SELECT total({part_of_rent('?2', 'o')}) FROM placement o "
        "WHERE o.household_id = ?1 AND o.id <> ?3 AND o.moved_out_on IS NULL) "
        "FROM placement p WHERE p.id = ?1",
        (household, on.isoformat(), besides),
    ).fetchone()
    most = (rent or 0) - int(given)
    if part_ore is not None and part_ore > most:
        raise PartTooLarge(rent=Ore(rent or 0), most=Ore(max(0, most)))


def shares(db: sqlite3.Connection, programme: Programme, home: Home, scene: Scene) -> list[Message]:
    """What each of a household owes of its rent from the day on, where it has one."""
    for one in households(db, programme, scene.on):
        if one.household == f"P-{home.household}" and one.rent_ore is not None:
            return [
                message("household.shared", name=each.name, amount=Ore(each.rent_ore or 0))
                for each in one.members
            ]
    return []


def note_children(
    scene: Scene,
    *,
    here: Sequence[str],
    elsewhere: Sequence[str],
    none: bool = False,
    cared_for: str = "unknown",
    cared_by: str | None = None,
) -> Written:
    """Write down which children under 18 a resident has: years of birth of each, and no names.

    ChildrenUnsaid where nothing is said, or both; BadValue for a year that no minor is born in.
    """
    db, author, _, resident, on = scene
    if none == bool(here or elsewhere):
        raise ChildrenUnsaid()
    stay = stay_on(scene)
    years = {"here": _years(scene, here), "elsewhere": _years(scene, elsewhere)}
    number = add(
        db, "children", author.recorded_at, stay_id=stay.id, noted_on=on,
        **{where: json.dumps(born) for where, born in years.items()},
        cared_for=cared_for, cared_by=cared_by,
    )  # fmt: skip
    said = [message("household.children", **resident.named, n=len(here) + len(elsewhere))]
    for where, born in years.items():
        if born:
            said.append(message(f"household.{where}", n=len(born), years=[*map(str, born)]))
    if not none:
        said.append(message(f"household.cared_{cared_for}"))
    return on_stay(stay.id, f"CH-{number}", said)


def _years(scene: Scene, typed: Sequence[str]) -> list[int]:
    found = []
    for text in typed:
        try:
            found += minors([parse_year(text)], scene.on) or [parse_year("")]
        except ValueError:
            raise BadValue(what="year", value=text) from None
    return sorted(found)
