"""The history of changes, as people read it, and the log of who looked at whose record."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ettervern_cli.screen.tables import (
    Cell,
    Head,
    Line,
    Table,
    cell,
    lines,
    lines_with_texts,
    markdown,
)
from ettervern_cli.storage.history import Change
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.entries.changes.changes import ChangedEntry, ChangeDetail, FieldChange
    from ettervern_cli.people.access_log import AccessLogEntry

MOST_ENTRIES = 20
READING_CSV = ["read_at", "resident", "actor", "command"]


def change_table(words: Language, found: list[Change], undone: dict[int, int]) -> Table:
    """Changes, newest first: number, when, what, who, and what was taken back by which."""
    return Table([Head("", True), *[Head()] * 4], _rows(words, found, undone))


def _rows(
    words: Language, found: Iterable[Change], undone: dict[int, int], zone: str = "UTC"
) -> list[list[Cell]]:
    rows = []
    for change in found:
        remark = change.note or ""
        if change.number in undone:
            remark = words.say("daily.undone_by", number=undone[change.number])
        rows.append(
            [
                cell(change.number or "–", "bold"),
                cell(local(change.written_at, zone)),
                cell(change.command or words.say("history.foreign")),
                cell(change.actor),
                cell(remark, "dim"),
            ]
        )
    return rows


def local(at: str, zone: str) -> str:
    """A time kept in UTC, to the minute, as the clocks of a zone had it."""
    moment = dt.datetime.fromisoformat(at).astimezone(ZoneInfo(zone))
    return moment.strftime("%Y-%m-%d %H:%M")


def change_lines(words: Language, found: list[Change], undone: dict[int, int]) -> list[Line]:
    """The same as lines on a screen."""
    return lines(change_table(words, found, undone))


def detail_lines(
    words: Language, details: "list[ChangeDetail]", undone: dict[int, int], zone: str
) -> list[Line]:
    """Changes, newest first, and below each what it wrote, a line an entry."""
    rows = _rows(words, (one.change for one in details), undone, zone)
    table = Table([Head("", True), *[Head()] * 4], rows)
    return lines_with_texts(table, ["\n".join(_texts(words, one)) for one in details], 6)


def detail_markdown(
    words: Language, details: "list[ChangeDetail]", undone: dict[int, int], zone: str
) -> str:
    """The same as a table of markdown."""
    rows = _rows(words, (one.change for one in details), undone, zone)
    heads = [Head("", True), *(Head(words.say(f"history.{name}"))
             for name in ("when", "command", "who", "remark", "what"))]  # fmt: skip
    texts = [Cell("; ".join(_texts(words, one))) for one in details]
    return markdown(Table(heads, [[*row, text] for row, text in zip(rows, texts, strict=True)]))


def _texts(words: Language, details: "ChangeDetail") -> list[str]:
    """A sentence an entry; of very many the first, and how many more."""
    shown = [_entry_text(words, entry) for entry in details.entries[:MOST_ENTRIES]]
    if len(details.entries) > MOST_ENTRIES:
        shown.append(words.say("history.more", n=len(details.entries) - MOST_ENTRIES))
    if details.configured:
        shown.append(words.say("history.configured", n=details.configured))
    return shown


def _entry_text(words: Language, entry: "ChangedEntry") -> str:
    named = words.say(f"history.table_{entry.table}")
    if entry.id is not None and entry.table != "resident":
        named = f"{entry.id} {named}"
    if entry.resident is not None:
        who = f"{entry.resident} {entry.name}" if entry.name else entry.resident
        named = f"{named}, {cell(who).text}"
    if entry.is_erased:
        return f"{named}: {words.say('history.erased')}"
    fields = ", ".join(
        _field_text(words, entry.action, field)
        for field in entry.fields
        if entry.action == "update" or any((field.old_shown, field.new_shown))
    )
    if entry.action == "delete":
        named = words.say("history.taken_out", entry=named)
    return f"{named}: {fields}" if fields else named


def _field_text(words: Language, action: str, field: "FieldChange") -> str:
    old, new = _value(words, field.old_shown), _value(words, field.new_shown)
    if action == "insert":
        return f"{field.name} {new}"
    if action == "delete":
        return f"{field.name} {old}"
    return f"{field.name} {old} → {new}"


def _value(words: Language, value: object) -> str:
    if value is None:
        return words.say("daily.nothing")
    if isinstance(value, bool):
        return words.say("history.yes" if value else "history.no")
    return " ".join(cell(part).text for part in words.write(value).splitlines())


def detail_json(details: "ChangeDetail") -> dict[str, object]:
    """A change and its entries, values as they are stored."""
    change = details.change._asdict()
    change = {"change" if name == "number" else name: value for name, value in change.items()}
    change["change"] = change["change"] or None  # what another program wrote is no change
    return {
        **change,
        "entries": [
            {
                "id": entry.id,
                "table": entry.table,
                "action": entry.action,
                "resident": entry.resident,
                "fields": [
                    {"field": field.column, "old": field.old, "new": field.new}
                    for field in entry.fields
                ],
            }
            for entry in details.entries
        ],
        "configured": details.configured,
    }


# --- who looked ------------------------------------------------------------------------------


def reading_table(words: Language, found: "list[AccessLogEntry]", zone: str) -> Table:
    """Who looked at whose record, newest first, and by which command."""
    heads = [Head(words.say(f"history.{name}")) for name in ("when", "whom", "who", "command")]
    rows = [
        [
            cell(local(one.read_at, zone)),
            cell(f"{one.resident} {one.name}"),
            cell(one.actor),
            cell(one.command),
        ]
        for one in found
    ]
    return Table(heads, rows)
