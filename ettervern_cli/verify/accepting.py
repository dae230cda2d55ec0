"""Accepting what another program wrote: it is sealed as it is, and verify is silent about it."""

import json
import sqlite3

from ettervern_cli.entries.records import find_entry
from ettervern_cli.storage.history import ROW, SCHEME, Author, digest
from ettervern_cli.storage.records import records
from ettervern_cli.storage.transaction import writing
from ettervern_cli.values.texts import clean_text
from ettervern_cli.verify.errors import NothingToAccept

UNSEALED = f"""
SELECT {ROW} FROM history h WHERE table_name = ? AND row_id = ? AND NOT EXISTS (
    SELECT 1 FROM change c WHERE c.first_history <= h.id AND c.last_history >= h.id)
ORDER BY id
"""


def accept(
    db: sqlite3.Connection, author: Author, entry: str, because: str, *, dry_run: bool = False
) -> tuple[int, int]:
    """Seal what no command wrote of an entry, and why that is right: how many rows, and the change.

    Raises NothingToAccept where every row of it is a command's, or accepted.
    """
    because = clean_text(because, "because")
    table, _, number = entry.strip().partition(" ")
    if not (table in records() and number.isdigit()):  # what has no id is named as verify does
        found = find_entry(db, entry)
        table, number = found.table, str(found.row_id)
    with writing(db, author, "data accept", kind="acceptance", dry_run=dry_run) as work:
        known = {
            one[0]
            for row in db.execute("SELECT about FROM change WHERE kind = 'acceptance'")
            for one in json.loads(row[0])["rows"]
        }
        rows = [row for row in db.execute(UNSEALED, (table, int(number))) if row[0] not in known]
        if not rows:
            raise NothingToAccept(id=entry)
        work.note = because
        work.about = {"rows": [[row[0], digest(row, SCHEME)] for row in rows]}
        return len(rows), work.number
