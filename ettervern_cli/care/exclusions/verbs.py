"""Exclusions: somebody is shut out of a service, and may come again."""

import datetime as dt

from ettervern_cli.care.exclusions.record import EXCLUSION
from ettervern_cli.care.facts import begin, end, find_open
from ettervern_cli.people.scene import Scene
from ettervern_cli.programme.programme import partner_named
from ettervern_cli.storage.results import Written
from ettervern_cli.values.dates import in_order


def shut_out(
    scene: Scene, *, service: str, until_on: dt.date | None = None, note: str | None = None
) -> Written:
    """Shut out of another service from a day; ``until_on`` is the last day that was said."""
    in_order(scene.on, until_on)
    partner = partner_named(scene.db, scene.programme, service)
    name = partner.name if partner else service
    return begin(
        scene, EXCLUSION, "fact.exclusion_added", "v.service", name,
        service=name, until_on=until_on, note=note,
    )  # fmt: skip


def let_in(scene: Scene, *, service: str, note: str | None = None) -> Written:
    """May come again: the day is the first on which the service is open to the person."""
    partner = partner_named(scene.db, scene.programme, service)
    found = find_open(scene, EXCLUSION, "v.service", partner.name if partner else service)
    return end(scene, EXCLUSION, "fact.exclusion_ended", found, note)
