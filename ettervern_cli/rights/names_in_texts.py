"""Where the texts of others speak of an erased person by name: the name is taken out of them.

Texts about several (a meeting's note, a gap) and entries about other persons stay; a dash stands
where the name stood. A name that somebody else has too, or that may be a word, is left and told.
"""

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.people.names import is_telling, spoken_of, without
from ettervern_cli.rights.person import KnownAs
from ettervern_cli.storage.records import record_of
from ettervern_cli.storage.schema import CASE_TABLES
from ettervern_cli.values.texts import sought
from ettervern_cli.verify.check_results import entry_id

# Other persons' names may hold this one; keys of other systems are not texts.
NOT_SWEPT = ("resident", "imported")


class Swept(NamedTuple):
    """Entries that the name was taken out of, and those left; rows and history rows touched.

    ``names`` are those that mean nobody else.
    """

    names: list[str]
    mended: list[str]
    left: list[str]
    rows: list[tuple[str, int]]
    history: list[int]


def is_sure(db: sqlite3.Connection, person: KnownAs, name: str) -> bool:
    """Whether a name means this person and nobody else, and is no word of its own."""
    if not is_telling(name):
        return False
    others = db.execute(
        f"SELECT sought_name FROM resident WHERE id NOT IN ({person.marks}) "
        "UNION ALL SELECT name FROM staff UNION ALL SELECT name FROM partner",
        person.ids,
    )
    key = sought(name)
    return not any(spoken_of(sought(str(other)), key) for (other,) in others)


def sweep(db: sqlite3.Connection, person: KnownAs) -> Swept:
    """Take the person's names out of all texts, and find what the history has of these texts."""
    sure = [name for name in person.names if is_sure(db, person, name)]
    unsure = [name for name in person.names if name not in sure]
    found = Swept(sure, [], [], [], [])
    for table in CASE_TABLES:
        if table not in NOT_SWEPT:
            _sweep_table(db, table, sure, unsure, found)
    tables = ", ".join(f"'{table}'" for table in CASE_TABLES if table not in NOT_SWEPT)
    for name in sure:
        written = json.dumps(name, ensure_ascii=False)[1:-1]
        where, bound = _holding(["old", "new"], written)
        for number, old, new in db.execute(
            f"SELECT id, old, new FROM history WHERE table_name IN ({tables}) AND ({where})", bound
        ):
            if any(spoken_of(text or "", written) for text in (old, new)):
                found.history.append(number)
    return found


def _sweep_table(
    db: sqlite3.Connection, table: str, sure: list[str], unsure: list[str], found: Swept
) -> None:
    columns = record_of(table).texts
    for name in [*sure, *unsure] if columns else []:
        where, bound = _holding(columns, name)
        for row_id, *texts in db.execute(
            f"SELECT id, {', '.join(columns)} FROM {table} WHERE {where}", bound
        ).fetchall():
            hit = [
                (column, text)
                for column, text in zip(columns, texts, strict=True)
                if text and spoken_of(text, name)
            ]
            if not hit:
                continue
            is_mine = _is_mine(db, table, row_id)
            if name in unsure and not is_mine:
                _once(found.left, entry_id(table, row_id))
                continue
            for column, text in hit:
                db.execute(
                    f"UPDATE {table} SET {column} = ? WHERE id = ?", (without(text, [name]), row_id)
                )
            if not is_mine:
                _once(found.mended, entry_id(table, row_id))
                found.rows.append((table, row_id))


def _holding(columns: Sequence[str], name: str) -> tuple[str, list[str]]:
    """A condition that one of some columns may hold a name, in any case, and its values."""
    patterns = dict.fromkeys((name, name.lower(), name.upper()))
    escaped = [
        "%" + one.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        for one in patterns
    ]
    asked = [f"{column} LIKE ? ESCAPE '\\'" for column in columns for _ in escaped]
    return " OR ".join(asked), escaped * len(columns)


def _is_mine(db: sqlite3.Connection, table: str, row_id: int) -> bool:
    row = db.execute(
        "SELECT 1 FROM temp.mine WHERE table_name = ? AND row_id = ?", (table, row_id)
    ).fetchone()
    return row is not None


def _once(entries: list[str], entry: str) -> None:
    if entry not in entries:
        entries.append(entry)
