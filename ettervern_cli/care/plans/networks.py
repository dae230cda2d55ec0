"""A resident's social network as counts: how many there are of each kind, and how many support."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.care.plans.rules import KINDS, Network, Relations, whole
from ettervern_cli.consents.in_force import require
from ettervern_cli.people.people import Resident
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import stay_on
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.results import Written, message, on_stay
from ettervern_cli.storage.rows import add
from ettervern_cli.values.dates import iso_day


class Mapping(NamedTuple):
    """A network as it was on a day; ``id`` is ``W-…``."""

    id: str
    stay: str
    mapped_on: dt.date
    network: Network
    voice: str | None
    note: str | None


COLUMNS = ", ".join(f"v.{kind}, v.{kind}_supportive" for kind in KINDS)


def map_network(
    scene: Scene, network: Network, *, voice: str | None = None, note: str | None = None
) -> Written:
    """Write down how many people there are around a resident, and how many of them support."""
    db, author, programme, resident, on = scene
    require(scene)
    stay = stay_on(scene)
    counts = {
        f"{kind}{what}": count
        for kind in KINDS
        for what, count in zip(("", "_supportive"), network[kind], strict=True)
    }
    number = add(
        db, "network", author.recorded_at,
        stay_id=stay.id, mapped_on=on, **counts, voice=voice, note=note,
    )  # fmt: skip
    now = whole(network)
    sentences = [
        message("plan.network_mapped", **resident.named, n=now.number, supportive=now.supportive)
    ]
    first = mappings(db, programme, resident)[0]
    if first.mapped_on < on:
        then = whole(first.network)
        sentences.append(
            message(
                "plan.network_first", on=first.mapped_on, n=then.number, supportive=then.supportive
            )
        )
    return on_stay(stay.id, f"W-{number}", sentences)


def mappings(db: sqlite3.Connection, programme: Programme, resident: Resident) -> list[Mapping]:
    """Every mapping of a person in a programme, in order of time."""
    rows = db.execute(
        f"SELECT 'W-' || v.id, 'S-' || s.id, v.mapped_on, {COLUMNS}, v.voice, v.note "
        "FROM network v JOIN stay s ON s.id = v.stay_id "
        "WHERE s.resident_id = ? AND s.programme_id = ? ORDER BY v.mapped_on, v.id",
        (resident.id, programme.id),
    )
    return [
        Mapping(row[0], row[1], iso_day(row[2]), _network(row[3:9]), row[9], row[10])
        for row in rows
    ]


def _network(counts: Sequence[int]) -> Network:
    """The counts in the order of COLUMNS."""
    return {
        kind: Relations(counts[2 * place], counts[2 * place + 1])
        for place, kind in enumerate(KINDS)
    }
