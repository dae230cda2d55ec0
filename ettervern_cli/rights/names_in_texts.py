"""Where the texts of others speak of an erased person by name: the name is taken out of them.

Texts about several (a meeting's note, a gap) and entries about other persons stay; a dash stands
where the name stood. What may mean the person (a part of the name, a name that somebody else has
too) is told, and taken out where the coordinator says so. In the person's own rows all of it goes.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from ettervern_cli.entries.records import owner_of
from ettervern_cli.people.names import (
    is_telling,
    likely,
    name_parts,
    parts_alone,
    replaced,
    spoken_of,
)
from ettervern_cli.rights.person import KnownAs, only_in_history
from ettervern_cli.storage.records import record_of
from ettervern_cli.storage.schema import CASE_TABLES
from ettervern_cli.values.texts import sought
from ettervern_cli.verify.check_results import entry_id

# Other persons' names may hold this one; keys of other systems are not texts.
NOT_SWEPT = ("resident", "imported")


class Swept(NamedTuple):
    """Entries that the name was taken out of, and those left; rows and history rows touched.

    ``names`` are those that mean nobody else, ``every`` all. ``left`` are entries where a name may
    be meant; ``namesakes`` the codes of persons in the history alone who were called the same.
    """

    names: list[str]
    every: list[str]
    mended: list[str]
    left: list[str]
    rows: list[tuple[str, int]]
    history: list[int]
    namesakes: list[str]


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


def sweep(db: sqlite3.Connection, person: KnownAs, also: Collection[str] = ()) -> Swept:
    """Take the person's names out of all texts, and find what the history has of these texts.

    ``also`` are entries where what may mean the person goes too. Nothing is found of somebody who
    has no name.
    """
    sure = [name for name in person.names if is_sure(db, person, name)]
    found = Swept(sure, list(person.names), [], [], [], [], _namesakes(db, person))
    if not found.every:
        return found
    for table in CASE_TABLES:
        if table not in NOT_SWEPT and record_of(table).texts:
            _sweep_table(db, table, also, found)
    _sweep_history(db, person, also, found)
    return found


def meant(text: str, found: Swept) -> tuple[bool, set[str]]:
    """Whether a text speaks of the person for sure, and what else in it may mean the person."""
    is_sure = any(spoken_of(text, name) for name in found.names)
    spans = [(name, span) for name in found.every for span in likely(text, name)]
    spans += [
        (name, span)
        for name in found.every
        if name not in found.names
        for span in spoken_of(text, name)
    ]
    sure = [span for name in found.names for span in spoken_of(text, name)]
    free = (span for _, span in spans if not any(span[0] < b and a < span[1] for a, b in sure))
    return is_sure, {text[a:b].casefold() for a, b in free}


def _sweep_table(db: sqlite3.Connection, table: str, also: Collection[str], found: Swept) -> None:
    columns = record_of(table).texts
    where, bound = _holding(columns, found.every)
    for row_id, *texts in db.execute(
        f"SELECT id, {', '.join(columns)} FROM {table} WHERE {where}", bound
    ).fetchall():
        entry = entry_id(table, row_id)
        is_mine = _is_mine(db, table, row_id)
        is_whole = is_mine or entry in also
        names = found.every if is_whole else found.names
        hit, maybe = _said([text for text in texts if text], found)
        for column, text in zip(columns, texts, strict=True):
            after = replaced(text, names, parts=is_whole) if text else text
            if after != text:
                db.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (after, row_id))
        if is_mine:
            continue
        if hit or (maybe and entry in also):
            _once(found.mended, entry)
            found.rows.append((table, row_id))
        if maybe and entry not in also and not _is_theirs(db, owner_of(db, table, row_id), maybe):
            _once(found.left, entry)


def _sweep_history(
    db: sqlite3.Connection, person: KnownAs, also: Collection[str], found: Swept
) -> None:
    """Which rows of the history speak of the person; an entry's that only may are told."""
    tables = ", ".join(f"'{table}'" for table in CASE_TABLES if table not in NOT_SWEPT)
    where, bound = _holding(("old", "new"), found.every)
    for number, table, row_id, owner, old, new in db.execute(
        "SELECT id, table_name, row_id, resident_id, old, new FROM history "
        f"WHERE table_name IN ({tables}) AND ({where}) ORDER BY id",
        bound,
    ):
        if owner in person.ids:
            continue
        hit, maybe = _said(_texts(table, old, new), found)
        entry = entry_id(table, row_id)
        if hit or (maybe and entry in also):
            found.history.append(number)
            if (table, row_id) not in found.rows:
                found.rows.append((table, row_id))
            if entry in also:
                _once(found.mended, entry)
        elif maybe and not _is_mine(db, table, row_id) and not _is_theirs(db, owner, maybe):
            _once(found.left, entry)


def _said(texts: Iterable[str], found: Swept) -> tuple[bool, set[str]]:
    """What some texts say together."""
    every = [meant(text, found) for text in texts]
    return any(hit for hit, _ in every), {word for _, words in every for word in words}


def _texts(table: str, *rows: str | None) -> Iterator[str]:
    columns = record_of(table).texts
    for row in rows:
        values = json.loads(row) if row else {}
        yield from (str(values[column]) for column in columns if values.get(column))


def _is_theirs(db: sqlite3.Connection, owner: int | None, words: set[str]) -> bool:
    """Whether it is whom an entry is about that has the name."""
    row = db.execute("SELECT name FROM resident WHERE id = ?", (owner,)).fetchone()
    return row is not None and words <= {row[0].casefold(), *parts_alone(row[0])}


def _namesakes(db: sqlite3.Connection, person: KnownAs) -> list[str]:
    ours = set(map(sought, person.names))
    return [
        f"R-{number:04d}"
        for number, names in sorted(only_in_history(db).items())
        if number not in person.ids and ours & set(map(sought, names))
    ]


def _holding(columns: Iterable[str], names: Iterable[str]) -> tuple[str, list[str]]:
    """A condition that one of some columns may hold a part of a name, and its values.

    SQLite knows the case of plain letters alone, so that any other may be any character.
    """
    parts = {part for name in names for part in name_parts(name) if len(part) > 1}
    patterns = {"".join(_plain(letter) for letter in part) for part in parts}
    initials = [[part[0] for part in name_parts(name)] for name in names]
    patterns |= {"%".join(map(_plain, one)) for one in initials if len(one) > 1}
    bound = [f"%{pattern}%" for pattern in sorted(patterns)]
    every = list(columns)
    return " OR ".join(f"{one} LIKE ?" for one in every for _ in bound), bound * len(every)


def _plain(letter: str) -> str:
    return letter if letter.isascii() and letter.isalnum() else "_"


def _is_mine(db: sqlite3.Connection, table: str, row_id: int) -> bool:
    row = db.execute(
        "SELECT 1 FROM temp.mine WHERE table_name = ? AND row_id = ?", (table, row_id)
    ).fetchone()
    return row is not None


def _once(entries: list[str], entry: str) -> None:
    if entry not in entries:
        entries.append(entry)
