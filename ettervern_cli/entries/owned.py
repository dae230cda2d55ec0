"""Which rows are about a person: where every case table says so, and those that never do."""

import sqlite3
from typing import NamedTuple

_IN_STAY = "t.stay_id IN (SELECT id FROM stay WHERE resident_id = :resident)"
_OWN = "t.resident_id = :resident"
# How each case table's rows (as t) are found to be about a person.
OWNED: dict[str, str] = {
    "resident": "t.id = :resident",
    "merged": _OWN,
    "imported": _OWN,
    "referral": _OWN,
    "consent": _OWN,
    "consent_partner": "t.consent_id IN (SELECT id FROM consent WHERE resident_id = :resident)",
    "stay": _OWN,
    "move": _IN_STAY,
    "placement": _IN_STAY,
    "lease": "t.placement_id IN (SELECT p.id FROM placement p JOIN stay s ON s.id = p.stay_id "
    "WHERE s.resident_id = :resident)",
    "absence": _IN_STAY,
    "extension": _IN_STAY,
    "dwelling": _IN_STAY,
    "follow_up": _IN_STAY,
    "goal": _IN_STAY,
    "progress": "t.goal_id IN (SELECT g.id FROM goal g JOIN stay s ON s.id = g.stay_id "
    "WHERE s.resident_id = :resident)",
    "review": _IN_STAY,
    "network": _IN_STAY,
    "score": _IN_STAY,
    "measure": _IN_STAY,
    "outcome": _IN_STAY,
    "incident": _IN_STAY,
    "charge": _IN_STAY,
    "payment": _IN_STAY,
    "repayment": _IN_STAY,
    "discussion": _OWN,
    "decision": _OWN,
    "rehousing": _OWN,
    "erasure": _OWN,
}
# Case tables whose rows are about nobody, or about several: their texts may still name somebody.
SHARED: dict[str, str] = {
    "void": "a unit out of use",
    "booking": "money of the programme",
    "meeting": "a meeting; who was spoken of lies in discussion",
    "attendance": "agencies at a meeting",
    "gap": "a gap between services",
    "remark": "words for a report on all",
}


class Whose(NamedTuple):
    """A person with the records that were merged into theirs, and every name these ever had."""

    id: int
    code: str
    ids: tuple[int, ...]
    names: tuple[str, ...]

    @property
    def marks(self) -> str:
        """A list of marks for SQL, one for each of ``ids``."""
        return ", ".join("?" * len(self.ids))


def whose(db: sqlite3.Connection, resident_id: int) -> Whose:
    """Everything by which a person was ever known here."""
    code, present = db.execute(
        "SELECT code, name FROM resident WHERE id = ?", (resident_id,)
    ).fetchone()
    merged = db.execute(
        "SELECT CAST(substr(code, 3) AS INTEGER) FROM merged WHERE resident_id = ? ORDER BY id",
        (resident_id,),
    ).fetchall()
    ids = (resident_id, *(int(row[0]) for row in merged))
    marks = ", ".join("?" * len(ids))
    older = db.execute(
        "SELECT json_extract(old, '$.name'), json_extract(new, '$.name') FROM history "
        f"WHERE resident_id IN ({marks}) AND table_name = 'resident' ORDER BY id",
        ids,
    ).fetchall()
    names = [present, *(name for row in older for name in row if name)]
    known = tuple(dict.fromkeys(name for name in names if name not in ("", "\u2013", code)))
    return Whose(resident_id, code, ids, known)


def columns_of(db: sqlite3.Connection, table: str) -> list[str]:
    """A table's columns, in order."""
    return [str(row[1]) for row in db.execute(f"PRAGMA table_info({table})")]


def text_columns(db: sqlite3.Connection, table: str) -> list[str]:
    """A table's columns of text that people may have typed: no dates, codes, keys or times."""
    return [
        str(row[1])
        for row in db.execute(f"PRAGMA table_info({table})")
        if row[2] == "TEXT"
        and not str(row[1]).endswith(("_on", "_at"))
        and row[1] not in NOT_TYPED.get(table, ())
    ]


NOT_TYPED: dict[str, tuple[str, ...]] = {
    "resident": ("code",),
    "move": ("direction",),
    "referral": ("ending",),
    "follow_up": ("areas",),
    "extension": ("what",),
    "charge": ("month",),
    "decision": ("owner",),
    "gap": ("owner",),
    "merged": ("code",),
    "imported": ("kind", "table_name"),
    "remark": ("heading",),
}
