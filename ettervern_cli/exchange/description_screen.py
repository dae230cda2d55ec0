"""What an export says of its tables and fields, in the reader's language: a Data Package.

What a field is comes of its noun's record, else of the ending of its name. Nothing of the clock or
of paths is in it.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ettervern_cli.storage.records import KEEP, STAYS, TYPED, Column, record_of
from ettervern_cli.storage.schema import CASE_TABLES
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.exchange.export import FieldFacts, TableFacts

JSON = ("rules", "areas", "counts", "conditions", "old", "new", "about")
# What an amount or a number is in, by the ending of its name.
UNITS = {"_ore": "øre", "_tenths": "1/10", "_hundredths": "1/100", "nights": "night",
         "minutes": "minute", "_days": "day", "_months": "month"}  # fmt: skip
ALLOWED = re.compile(r"CHECK \((\w+) IN \(([^)]*)\)\)")


def described(words: Language, table: "TableFacts | None") -> dict[str, Any]:
    """A table's title, description and schema; those of the whole export where none is given."""
    if table is None:
        return {
            "title": words.say("export.package"),
            "description": words.say("export.package_about"),
        }
    return {
        "title": _said(words, "history.table_", "export.table_", table.name),
        "description": words.say(f"export.about_{table.name}"),
        "schema": _schema(words, table),
    }


def _schema(words: Language, table: "TableFacts") -> dict[str, Any]:
    """A Table Schema: each field with its title, description, type, unit and allowed values."""
    allowed = {
        name: [value.strip().strip("'") for value in values.split(",")]
        for name, values in ALLOWED.findall(" ".join(table.text.split()))
        if "'" in values
    }
    fields = [_field(words, table.name, one, allowed.get(one.name)) for one in table.fields]
    found: dict[str, Any] = {
        "fields": fields, "primaryKey": list(table.keys), "missingValues": [""],
    }  # fmt: skip
    references = [
        {
            "fields": list(columns),
            "reference": {
                "resource": "" if other == table.name else other,
                "fields": list(theirs),
            },
        }
        for columns, other, theirs in table.references
        if len(columns) == 1  # one of several holds where any of them is empty, but only in SQL
    ]
    return {**found, "foreignKeys": references} if references else found


def _field(
    words: Language, table: str, facts: "FieldFacts", allowed: list[str] | None
) -> dict[str, Any]:
    column = _column(table, facts.name)
    found: dict[str, Any] = {
        "name": facts.name,
        "title": _said(words, "privacy.field_", "export.field_", facts.name),
        "description": " ".join(_sentences(words, table, facts, column)),
        "type": _type(facts),
    }
    if found["type"] == "datetime":
        found["format"] = "any"
    unit = next((unit for ending, unit in UNITS.items() if facts.name.endswith(ending)), None)
    if unit:
        found["unit"] = unit
    constraints: dict[str, Any] = {"required": True} if facts.is_required else {}
    if allowed:
        constraints["enum"] = allowed
    return {**found, "constraints": constraints} if constraints else found


def _column(table: str, name: str) -> Column | None:
    """How a noun's record has a column, None where it does not say."""
    columns = record_of(table).columns if table in CASE_TABLES else ()
    return next((one for one in columns if one.column == name), None)


def _sentences(
    words: Language, table: str, facts: "FieldFacts", column: Column | None
) -> Iterator[str]:
    prefix = record_of(table).prefix if table in CASE_TABLES else None
    which = column.names[1] if column and column.names else None
    if facts.name == "id" and prefix:
        yield words.say("export.kind_entry", prefix=prefix)
    elif which:
        yield words.say("export.kind_term", list=which)
    elif facts.names:
        yield words.say("export.kind_row", table=facts.names)
    else:
        yield words.say(f"export.kind_{_kind(facts, column)}")
    if column and column.field and column.field != facts.name:
        yield words.say("export.kind_edit", field=column.field)
    if column and column.erase not in (KEEP, STAYS):
        yield words.say("export.kind_erased")


def _kind(facts: "FieldFacts", column: Column | None) -> str:
    if facts.name in ("id", *JSON):
        return "id" if facts.name == "id" else "json"
    ends = {"_on": "day", "_at": "moment", "_ore": "ore", "_tenths": "tenths",
            "_hundredths": "hundredths"}  # fmt: skip
    for ending, kind in ends.items():
        if facts.name.endswith(ending):
            return kind
    if facts.name.startswith(("is_", "has_")) or (column and column.read == "flag"):
        return "flag"
    if column and column.read in TYPED:
        return "typed"
    return "number" if facts.type == "INTEGER" else "text"


def _type(facts: "FieldFacts") -> str:
    """A column's type in a Table Schema, by its declared type and its suffix."""
    if facts.type == "INTEGER":
        return "integer"
    return {"_on": "date", "_at": "datetime"}.get(facts.name[-3:], "string")


def _said(words: Language, shared: str, own: str, name: str) -> str:
    """A name where others say it too, else among the export's own."""
    try:
        return words.say(own + name)
    except KeyError:
        return words.say(shared + name)
