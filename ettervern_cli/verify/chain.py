"""What ``data verify`` says of the chain of seals and of the history's end."""

import sqlite3

from ettervern_cli.people.errors import ERASED
from ettervern_cli.storage.seals.blanked import columns_of
from ettervern_cli.storage.seals.chain import Fault, Tell, faults, span
from ettervern_cli.verify.check_results import Finding, Found, entry_id, error, notice

# Who a change erased: somebody who is there without a name, and whose own entries it emptied, or
# who stood in the history alone.
SOMEBODY = (
    "SELECT 1 FROM history h JOIN erasure e ON e.id = h.row_id "
    "JOIN resident r ON r.id = e.resident_id WHERE h.id BETWEEN :first AND :last "
    f"AND h.table_name = 'erasure' AND h.action = 'insert' AND r.name = '{ERASED}' "
    "AND EXISTS (SELECT 1 FROM json_each(:about, '$.rows') n JOIN history o ON o.id = n.value "
    "WHERE o.resident_id = r.id)",
    "SELECT 1 FROM json_each(:about, '$.rows') n JOIN history h ON h.id = n.value "
    "WHERE h.resident_id IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM resident r WHERE r.id = h.resident_id)",
)

# Entries of others that a change emptied of what was written up to a row of the history.
OF_OTHERS = f"""
SELECT h.table_name, h.row_id FROM json_each(:about, '$.rows') n JOIN history h ON h.id = n.value
WHERE h.id <= :last AND (h.resident_id IS NULL OR EXISTS (
    SELECT 1 FROM resident r LEFT JOIN merged m ON m.resident_id = r.id WHERE r.name <> '{ERASED}'
    AND h.resident_id IN (r.id, CAST(substr(m.code, 3) AS INTEGER))))
GROUP BY h.table_name, h.row_id ORDER BY min(h.id)
"""


def chain(db: sqlite3.Connection, tell: Tell) -> Found:
    """Every change's seal against its rows, rows that are gone, and rows in no change."""
    return map(_finding, faults(db, tell))


def ending(db: sqlite3.Connection) -> Found:
    """Whether the history ends where SQLite's own counters say that it ends."""
    counted = dict(db.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    for table in ("history", "change", "reading_log"):
        last = db.execute(f"SELECT max(id) FROM {table}").fetchone()[0] or 0
        if counted.get(table, 0) > last:
            yield error("verify.history_cut", span(table, last + 1, counted[table]), last=last)


def erasures(db: sqlite3.Connection) -> Found:
    """Erasures that emptied rows, and by which nobody was erased."""
    for number, first, last, about in db.execute(
        "SELECT id, first_history, last_history, about FROM change WHERE kind = 'erasure' "
        "AND json_array_length(about, '$.rows') > 0 ORDER BY id"
    ):
        facts = {"first": first, "last": last, "about": about}
        if not any(db.execute(query, facts).fetchone() for query in SOMEBODY):
            yield error("verify.erasure_of_nobody", f"change {number}")


def emptied_since(db: sqlite3.Connection, seal: str) -> Found:
    """Erasures after a head that emptied what others' entries said until then.

    A name is taken out of others' texts by that. What else such an entry said is proved no more,
    so that who made up an erasure could have changed it: somebody should know of it.
    """
    row = db.execute("SELECT id, last_history FROM change WHERE seal = ?", (seal,)).fetchone()
    if row is None or "about" not in columns_of(db):
        return
    for number, about in db.execute(
        "SELECT id, about FROM change WHERE kind = 'erasure' AND id > ? ORDER BY id", row[:1]
    ):
        found = db.execute(OF_OTHERS, {"about": about, "last": row[1]}).fetchall()
        if found:
            entries = [entry_id(*one) for one in found]
            yield notice("verify.emptied_since", f"change {number}", entries=entries)


def _finding(fault: Fault) -> Finding:
    """A fault as a finding; a row that nobody sealed is found under the entry's own id."""
    where, facts = fault.where, dict(fault.facts)
    if fault.entry is not None:
        entry = entry_id(*fault.entry)
        if fault.key == "unsealed":
            where = entry
        else:
            facts["entry"] = entry
    make = error if fault.broken else notice
    return make(f"verify.{fault.key}", where, **facts)
