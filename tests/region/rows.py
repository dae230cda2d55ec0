"""What case books deliver, as rows and as lakes."""

import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ettervern_cli.region.columnar import Row
from ettervern_cli.region.delivery.definitions import definitions, municipalities
from ettervern_cli.region.delivery.gather import Pseudonyms, gather
from ettervern_cli.region.tables import TABLES
from tests.helpers.deliveries import make_delivery, put_in_lake

Rows = Mapping[str, Sequence[Row]]


def rows_of(db: sqlite3.Connection, site: str, last: dt.date) -> Rows:
    """What a site delivers up to a day."""
    return gather(db, site, last, Pseudonyms(b"key"))


def deliver(lake: Path, db: sqlite3.Connection, site: str, last: dt.date, number: int = 1) -> None:
    """A case book's delivery holds in a lake."""
    made = lake / f"{site}.made"
    rows = {
        table.name: [
            dict(zip((one.name for one in table.columns), row, strict=True)) for row in found
        ]
        for table in TABLES for found in [rows_of(db, site, last)[table.name]]
    }  # fmt: skip
    manifest = make_delivery(
        made, site, rows, number=number, until=last.isoformat(), programmes=definitions(db),
        municipalities=municipalities(db),
    )  # fmt: skip
    put_in_lake(lake, manifest, made)


def own_parts(found: dict[str, Any], lengths: dict[str, Any]) -> dict[str, Any]:
    """What a site's reports on a period and on lengths say of what is delivered."""
    told = {name: found[name] for name in SAME}
    for section, names in NOT_DELIVERED.items():
        for part in told[section] if isinstance(told[section], list) else [told[section]]:
            for name in names:
                part.pop(name, None)
    told["money"] = [{**line, "planned_ore": None} for line in found["money"]["lines"]]
    told["retention"] = {name: lengths[name] for name in ("stays", "in_programme")}
    return told


SAME = ("period", "people", "nights", "occupancy", "ladders", "follow_ups", "intake", "exits",
        "absences")  # fmt: skip
NOT_DELIVERED = {"people": ("referred", "waiting"), "ladders": ("months",),
                 "follow_ups": ("months",), "occupancy": ("months", "nights")}  # fmt: skip
