"""Homes from another system, each in a stay that is here."""

import sqlite3
from itertools import pairwise

from ettervern_cli.exchange.files.cells import cell_amount
from ettervern_cli.exchange.files.rows import (
    RESIDENT,
    FileCell,
    FileRow,
    Kind,
    Source,
    Value,
    day,
    reads,
    word,
)
from ettervern_cli.exchange.kinds.in_stay import by_content, in_a_stay
from ettervern_cli.storage.records import FAR
from ettervern_cli.storage.rows import add


def rent_of(text: str) -> int:
    """A rent in øre; ValueError for less than nothing."""
    rent = cell_amount(text)
    if rent < 0:
        raise ValueError
    return rent


def units_rent(row: FileRow) -> Value:
    """What the unit costs, where a row does not say."""
    return row.source.pairs("SELECT id, rent_ore FROM unit").get(row.values["unit_id"])


def home_in_a_stay(row: FileRow) -> bool:
    """A home without an end ends with its stay, if that has ended."""
    if not in_a_stay(row):
        return False
    row.values["moved_out_on"] = row.values["moved_out_on"] or row.stay.discharged_on
    return True


def homes_in_order(source: Source, found: list[FileRow]) -> None:
    """Each home lies in its stay and ends after it begins; nobody has two at once."""
    spans: dict[int, list[tuple[str, str, int]]] = {}
    for row in found:
        begins, ends = str(row.values["moved_in_on"]), str(row.values["moved_out_on"] or FAR)
        if ends < begins:
            row.bad("moved_out_on", "order")
        elif ends > (row.stay.discharged_on or FAR):
            row.bad("moved_out_on", "no_stay")
        else:
            spans.setdefault(row.stay.id, []).append((begins, ends, row.number))
    for stay_id, own in spans.items():
        own += source.db.execute(
            "SELECT moved_in_on, coalesce(moved_out_on, ?), 0 FROM placement WHERE stay_id = ?",
            (FAR, stay_id),
        ).fetchall()
        own.sort()
        for before, after in pairwise(own):
            if after[0] < before[1]:
                source.bad(max(before[2], after[2]), "moved_in_on", "overlap_home")


def add_lease(db: sqlite3.Connection, at: str, row: FileRow, placement_id: int) -> None:
    """Write the lease of a home that has one."""
    if (kind := row.values["lease"]) is not None:
        begins = row.values["moved_in_on"]
        add(db, "lease", at, placement_id=placement_id, kind_id=kind, begins_on=begins)


PLACEMENTS = Kind(
    "placement",
    "moved_in_on",
    (
        RESIDENT,
        FileCell("unit", "unit_id", word("unit"), needed=True),
        FileCell("moved_in_on", "moved_in_on", day, needed=True),
        FileCell("moved_out_on", "moved_out_on", day),
        FileCell("lease", "lease", word("lease")),
        FileCell("rent", "rent_ore", reads(rent_of, "amount"), empty=units_rent),
    ),
    by_content,
    home_in_a_stay,
    homes_in_order,
    add_lease,
    apart=("lease",),
)
