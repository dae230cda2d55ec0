"""What ``data verify`` says of the chain of seals and of the history's end."""

import sqlite3

from ettervern_cli.storage.seals.chain import Fault, Tell, faults, span
from ettervern_cli.verify.check_results import Finding, Found, entry_id, error, notice


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
