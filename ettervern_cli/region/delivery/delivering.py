"""A delivery is made: rows and manifest in a folder, its number, and the mark in the history."""

import datetime as dt
import json
import sqlite3
from typing import NamedTuple

from ettervern_cli import __version__
from ettervern_cli.region.delivery.definitions import definitions, municipalities
from ettervern_cli.region.delivery.gather import Pseudonyms, gather
from ettervern_cli.region.delivery.keys import Kept
from ettervern_cli.region.delivery.writing import Sign, write_manifest, write_tables
from ettervern_cli.region.manifest import FORMAT, Manifest, Receiver, Word
from ettervern_cli.region.manifest import VERSION as DELIVERY_VERSION
from ettervern_cli.region.tables import TABLES
from ettervern_cli.reports.period.counts.gather import NEWEST_SEAL
from ettervern_cli.storage.schema import VERSION

COMMAND = "data deliver"
FIRST = "SELECT min(admitted_on) FROM stay WHERE admitted_on <= ?"
DELIVERED = "SELECT about FROM change WHERE command = ? AND about IS NOT NULL ORDER BY id DESC"


class Order(NamedTuple):
    """What is to be delivered: by which site, to whom, with which key, until which day."""

    site: Word
    receiver: Receiver
    until: dt.date
    kept: Kept


class Leaving(NamedTuple):
    """What leaves, or would: how many rows each table has, and its columns."""

    table: str
    rows: int
    columns: list[str]


def would_leave(db: sqlite3.Connection, order: Order) -> list[Leaving]:
    """What a delivery would hold, inside the caller's ``reading``; nothing is written."""
    rows = gather(db, order.site.code, order.until, Pseudonyms(order.kept.secret))
    return [
        Leaving(table.name, len(rows[table.name]), [column.name for column in table.columns])
        for table in TABLES
    ]


def deliver(
    db: sqlite3.Connection, order: Order, folder: str, sign: Sign | None = None
) -> Manifest:
    """Write a delivery into an empty folder, inside the caller's transaction; its manifest.

    Its number is that of the last delivery to the receiver where it says the same, else the next.
    """
    rows = gather(db, order.site.code, order.until, Pseudonyms(order.kept.secret))
    manifest = _manifest(db, order)._replace(tables=write_tables(folder, rows))
    number, content = _last(db, order)
    manifest = manifest._replace(number=number + (content != manifest.content))
    write_manifest(folder, manifest, sign)
    return manifest


def mark(manifest: Manifest) -> dict[str, object]:
    """What the history keeps of a delivery: to whom, until when, and what it was known by."""
    to, number, until = manifest.receiver.code, manifest.number, manifest.until
    return {"delivered": {"to": to, "number": number, "until": until, "content": manifest.content}}


def delivered_before(db: sqlite3.Connection, receiver: str) -> bool:
    """Whether the history knows of a delivery to a receiver."""
    return _last_in_history(db, receiver)[0] > 0


def _manifest(db: sqlite3.Connection, order: Order) -> Manifest:
    until = order.until.isoformat()
    newest = db.execute(NEWEST_SEAL, {"last": until}).fetchone()
    (first,) = db.execute(FIRST, (until,)).fetchone()
    return Manifest(
        format=FORMAT,
        version=DELIVERY_VERSION,
        schema=VERSION,
        program=__version__,
        site=order.site,
        receiver=order.receiver,
        number=1,
        first=first,
        until=until,
        seal=newest[0] if newest else None,
        programmes=definitions(db),
        municipalities=municipalities(db),
        tables=(),
    )


def _last(db: sqlite3.Connection, order: Order) -> tuple[int, str]:
    """The number and the content of the last delivery to a receiver; 0 and "" for none."""
    kept = (order.kept.number, order.kept.content)
    return max(kept, _last_in_history(db, order.receiver.code))


def _last_in_history(db: sqlite3.Connection, receiver: str) -> tuple[int, str]:
    for (about,) in db.execute(DELIVERED, (COMMAND,)):
        told = json.loads(about).get("delivered", {})
        if told.get("to") == receiver:
            return int(told["number"]), str(told["content"])
    return 0, ""
