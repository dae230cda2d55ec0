"""Exclusions: somebody is shut out of a service, and may come again."""

import datetime as dt

from ettervern_cli.care.exclusions.record import EXCLUSION
from ettervern_cli.care.facts import begin, end, find_open
from ettervern_cli.people.scene import Scene
from ettervern_cli.programme.programme import partner_named
from ettervern_cli.storage.records import MINE
from ettervern_cli.storage.results import Written
from ettervern_cli.storage.rows import change
from ettervern_cli.values.dates import DAY, in_order, iso_day
from ettervern_cli.values.texts import sought


def shut_out(
    scene: Scene, *, service: str, until_on: dt.date | None = None, note: str | None = None
) -> Written:
    """Shut out of another service from a day; ``until_on`` is the last day that was said.

    One before whose last day has passed is over with that.
    """
    in_order(scene.on, until_on)
    partner = partner_named(scene.db, scene.programme, service)
    name = partner.name if partner else service
    _end_lapsed(scene, name)
    return begin(
        scene, EXCLUSION, "fact.exclusion_added", name,
        service=name, until_on=until_on, note=note,
    )  # fmt: skip


def _end_lapsed(scene: Scene, name: str) -> None:
    """End what of a service the person was shut out until a day that has passed."""
    rows = scene.db.execute(
        "SELECT v.id, v.service, v.until_on FROM exclusion v JOIN stay s ON s.id = v.stay_id "
        f"WHERE {MINE} AND v.ended_on IS NULL AND v.until_on < :on",
        {"resident": scene.resident.id, "programme": scene.programme.id, "on": str(scene.on)},
    ).fetchall()
    for number, service, until in rows:
        if sought(service) == sought(name):
            change(scene.db, "exclusion", number, ended_on=iso_day(until) + DAY)


def let_in(scene: Scene, *, service: str, note: str | None = None) -> Written:
    """May come again: the day is the first on which the service is open to the person."""
    partner = partner_named(scene.db, scene.programme, service)
    found = find_open(scene, EXCLUSION, partner.name if partner else service)
    return end(scene, EXCLUSION, "fact.exclusion_ended", found, note)
