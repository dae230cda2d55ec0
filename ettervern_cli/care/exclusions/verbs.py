"""Exclusions: somebody is shut out of a service, and may come again."""

import datetime as dt
from shlex import quote

from ettervern_cli.care.exclusions.record import EXCLUSION
from ettervern_cli.care.facts import begin, end, find_open, period_told
from ettervern_cli.people.scene import Scene
from ettervern_cli.programme.programme import partner_named
from ettervern_cli.storage.records import MINE
from ettervern_cli.storage.results import Message, Written, message
from ettervern_cli.storage.rows import change
from ettervern_cli.values.dates import DAY, in_order, iso_day
from ettervern_cli.values.texts import sought


def shut_out(
    scene: Scene, *, service: str, until_on: dt.date | None = None, note: str | None = None
) -> Written:
    """Shut out of another service from a day; ``until_on`` is the last day that was said.

    One before whose last day has passed is over with that, which is said. A service is called as
    it was before; one that is called nearly so is pointed out.
    """
    in_order(scene.on, until_on)
    name, near = _called(scene, service)
    lapsed = _end_lapsed(scene, name)
    done = begin(
        scene, EXCLUSION, "fact.exclusion_added", name,
        service=name, until_on=until_on, note=note,
    )  # fmt: skip
    alike = [
        message("fact.exclusion_near", near=one, typed=quote(one), entry=done.id) for one in near
    ]
    said = [*done.messages, *period_told(None, until_on)]
    return done._replace(messages=said, warned=[*lapsed, *alike])


def _called(scene: Scene, service: str) -> tuple[str, list[str]]:
    """What a service is called, of the partners and those that somebody was shut out of before.

    Beside it what it may be instead, where it is none of them.
    """
    from difflib import get_close_matches

    partner = partner_named(scene.db, scene.programme, service)
    rows = scene.db.execute(
        "SELECT v.service FROM exclusion v JOIN stay s ON s.id = v.stay_id "
        "WHERE s.programme_id = ?1 UNION ALL SELECT name FROM partner WHERE programme_id = ?1",
        (scene.programme.id,),
    )
    known = {sought(name): name for (name,) in reversed(rows.fetchall())}
    name = partner.name if partner else known.get(sought(service), service)
    near = [] if sought(name) in known else get_close_matches(sought(name), known, 1, 0.75)
    return name, [known[one] for one in near]


def _end_lapsed(scene: Scene, name: str) -> list[Message]:
    """End what of a service the person was shut out until a day that has passed, and say so."""
    said = []
    rows = scene.db.execute(
        "SELECT v.id, v.service, v.until_on FROM exclusion v JOIN stay s ON s.id = v.stay_id "
        f"WHERE {MINE} AND v.ended_on IS NULL AND v.until_on < :on",
        {"resident": scene.resident.id, "programme": scene.programme.id, "on": str(scene.on)},
    ).fetchall()
    for number, service, until in rows:
        if sought(service) == sought(name):
            change(scene.db, "exclusion", number, ended_on=iso_day(until) + DAY)
            facts = {"entry": f"XU-{number}", "until": iso_day(until)}
            said.append(message("fact.exclusion_lapsed", **facts))
    return said


def let_in(scene: Scene, *, service: str, note: str | None = None) -> Written:
    """May come again: the day is the first on which the service is open to the person."""
    partner = partner_named(scene.db, scene.programme, service)
    found = find_open(scene, EXCLUSION, partner.name if partner else service)
    return end(scene, EXCLUSION, "fact.exclusion_ended", found, note)
