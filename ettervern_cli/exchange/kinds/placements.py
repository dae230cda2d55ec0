"""Homes from another system, each in a stay that is here."""

import json
import sqlite3
from itertools import pairwise

from ettervern_cli.exchange.files.cells import cell_amount
from ettervern_cli.exchange.files.readings import NOTE, by_all, by_cells, day, reads, word
from ettervern_cli.exchange.files.rows import Beside, FileCell, FileRow, Source, Value
from ettervern_cli.exchange.kinds.in_stay import in_a_stay, of_somebody
from ettervern_cli.storage.records import FAR
from ettervern_cli.storage.rows import add
from ettervern_cli.values.sql.as_of import UNIT_TERMS

LEASE = "SELECT placement_id, id, kind_id FROM lease ORDER BY begins_on DESC, id DESC"


def rent_of(text: str) -> int:
    """A rent in øre; ValueError for less than nothing."""
    rent = cell_amount(text)
    if rent < 0:
        raise ValueError
    return rent


RENTS = f"""
SELECT id, json_group_array(json_array(coalesce(first_on, ''), rent_ore)) FROM {UNIT_TERMS}
GROUP BY id
"""


def rent_on(row: FileRow, unit_id: Value, on: Value) -> Value:
    """What a unit costs on a day, as the configuration has it; before its first, as it began."""
    terms = sorted(json.loads(str(row.source.pairs(RENTS).get(unit_id, '[["", null]]'))))
    there = [rent for first, rent in terms if first <= str(on)]
    rent: Value = there[-1] if there else terms[0][1]
    return rent


def units_rent(row: FileRow) -> Value:
    """What the unit costs, where a row does not say."""
    return rent_on(row, row.values["unit_id"], row.values["moved_in_on"])


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
        own += [
            (begins, ends, 0)
            for number, begins, ends in source.db.execute(
                "SELECT id, moved_in_on, coalesce(moved_out_on, ?) FROM placement "
                "WHERE stay_id = ?",
                (FAR, stay_id),
            )
            if number not in source.met
        ]
        own.sort()
        for before, after in pairwise(own):
            if after[0] < before[1]:
                source.bad(max(before[2], after[2]), "moved_in_on", "overlap_home")


def add_lease(
    db: sqlite3.Connection, at: str, row: FileRow, placement_id: int
) -> list[tuple[str, int]]:
    """Write the lease of a home that has one."""
    if (kind := row.values["lease"]) is None:
        return []
    begins = row.values["moved_in_on"]
    number = add(db, "lease", at, placement_id=placement_id, kind_id=kind, begins_on=begins)
    return [("lease", number)]


PLACEMENTS = of_somebody(
    "placement",
    "moved_in_on",
    FileCell("unit", "unit_id", word("unit"), needed=True, also=("bolig", "boenhet", "enhet")),
    FileCell("moved_in_on", "moved_in_on", day, needed=True,
             also=("innflyttet", "flyttet inn", "fra dato", "fra")),
    FileCell("moved_out_on", "moved_out_on", day,
             also=("utflyttet", "flyttet ut", "til dato", "til")),
    FileCell("lease", "lease", word("lease"), also=("kontrakt", "leiekontrakt"),
             beside=Beside("lease", "kind_id", LEASE)),
    FileCell("rent", "rent_ore", reads(rent_of, "amount"), empty=units_rent,
             also=("husleie", "leie")),
    NOTE,
    known_by=by_cells("resident", "moved_in_on"),
    place=home_in_a_stay,
    check=homes_in_order,
    also=add_lease,
    apart=("lease",),
    formerly=by_all("moved_in_on", "unit_id", "moved_out_on", "lease", "rent_ore"),
)  # fmt: skip
