"""Whom an export still has though they were erased: known by the export's own history.

Erasing them again is in ``rights``. The export's files are read here and never changed.
"""

import os

from ettervern_cli.exchange.export import read_description
from ettervern_cli.exchange.import_export import files_of, read_table
from ettervern_cli.storage.backups import erased_ledger as ledger


def beside(folder: str) -> list[str]:
    """Where the ledger of an export may lie: in its folder, and in the one around it."""
    return [os.path.abspath(folder), os.path.dirname(os.path.abspath(folder))]


def erased_since(folder: str, ledgers: list[str]) -> list[ledger.Erased]:
    """Those of some folders' ledgers who are in an export, each the very person and no namesake."""
    every = {
        (one.resident_id, one.first): one for place in ledgers for one in ledger.entries(place)
    }
    if not every:
        return []
    firsts = _first_seals(folder)
    return [one for (number, first), one in sorted(every.items()) if firsts.get(number) == first]


def _first_seals(folder: str) -> dict[int, str]:
    """The seal of the change that first wrote each person, as the export's history has it."""
    found = files_of(read_description(folder) or {})
    written: dict[int, int] = {}
    for row in sorted(read_table(folder, found, "history"), key=lambda row: -row["id"]):
        if row["table_name"] == "resident":
            written[row["resident_id"]] = row["id"]
    changes = sorted(
        (change["first_history"], change["id"], change["seal"])
        for change in read_table(folder, found, "change")
    )
    first = {}
    for person, number in sorted(written.items(), key=lambda one: one[1]):
        while len(changes) > 1 and changes[1][0] <= number:
            changes.pop(0)
        first[person] = changes[0][2] if changes else ""
    return first
