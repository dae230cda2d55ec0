"""How a file's words become ours: by a named preset, the configuration, and what was typed."""

import json
import sqlite3
from typing import Any

from ettervern_cli.errors import BadValue
from ettervern_cli.exchange.errors import UnknownImportColumn
from ettervern_cli.exchange.files.rows import Mapped
from ettervern_cli.exchange.kinds.every import KINDS, PRESETS
from ettervern_cli.programme.programme import Programme


def mapping_of(
    db: sqlite3.Connection,
    programme: Programme,
    kind: str,
    typed: tuple[str, ...],
    preset: str | None,
    strict: bool,
) -> Mapped:
    """The mapping of one file; what is ``typed`` (HEADING=COLUMN) goes before the configuration.

    Raises BadValue for a preset that there is not, or that has no such kind, and for what is no
    HEADING=COLUMN; UnknownImportColumn for a column that the kind does not have.
    """
    if preset is not None and kind not in PRESETS.get(preset, {}):
        fitting = [name for name, kinds in PRESETS.items() if kind in kinds]
        raise BadValue(what="choice", value=preset, choices=fitting or ["–"])
    base = PRESETS[preset][kind] if preset else Mapped()
    told = _configured(db, programme, kind)
    columns: dict[str, str] = {}
    for one in typed:
        heading, mark, column = one.rpartition("=")
        if not (mark and heading.strip()):
            raise BadValue(what="assignment", value=one)
        columns[column.strip()] = heading.strip()
    columns = {**base.columns, **told["columns"], **columns}
    known = [cell.name for cell in KINDS[kind].cells]
    for column in (*columns, *told["values"]):
        if column not in known:
            raise UnknownImportColumn(kind=kind, value=column, known=known)
    return base._replace(columns=columns, values=told["values"], strict=strict)


def _configured(db: sqlite3.Connection, programme: Programme, kind: str) -> dict[str, Any]:
    """What the configuration says of a kind of file."""
    row = db.execute("SELECT rules FROM money WHERE programme_id = ?", (programme.id,)).fetchone()
    rules = json.loads(row[0]) if row else {}
    told = rules.get("imports", {}).get(kind, {"columns": {}, "values": {}})
    named = (rules.get("columns") or {}) if kind == "bookings" else {}
    booked = {cell: heading for cell, heading in named.items() if heading}
    return {"columns": {**booked, **told["columns"]}, "values": told["values"]}
