"""The history of changes, as people read it, and the log of who looked at whose record."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from ettervern_cli.entries.changes.changes import ChangedEntry, ChangeDetail, FieldChange
from ettervern_cli.entries.changes.fields_screen import field_name, field_value
from ettervern_cli.entries.undo import UndoableChange
from ettervern_cli.people.access_log import AccessLogEntry
from ettervern_cli.screen import WIDTH
from ettervern_cli.screen.listing import TABLE, Field, Listing
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.tables import cell
from ettervern_cli.screen.writing import Below, Person
from ettervern_cli.storage.history import Change
from ettervern_cli.values.dates import local
from ettervern_cli.words import Language

MOST_ENTRIES = 20
CHANGE = ("change", *Change._fields[1:], "entries", "configured")
UNDOABLE = ("change", "command", "actor", "written_at", "note", "residents", "entries")
READING = ("read_at", "resident", "actor", "command")


def change_list(
    words: Language, details: list[ChangeDetail], undone: dict[int, int], zone: str
) -> Listing:
    """Changes, newest first, and below each what it wrote, a line an entry.

    ``undone`` is what was taken back by which; times are those of the clocks of ``zone``.
    """
    what = Field("what", lambda one: Below(_texts(words, one)), only=TABLE)
    return Listing(
        subject="history",
        title=words.say("history.title"),
        rows=details,
        fields=(*_of_change(words, undone, zone, lambda one: one.change), what),
        names=CHANGE,
        data=detail_json,
        flat=lambda row: {**row, "entries": [e["id"] for e in row["entries"] if e["id"]]},
        empty=words.say("daily.history_empty"),
        under=lambda one: "\n".join(_texts(words, one)),
        indent=6,
    )


def undo_list(words: Language, found: list[UndoableChange], zone: str) -> Listing:
    """What could be taken back, whose and which entries, the next one first."""
    of_change = _of_change(words, {}, zone, lambda one: one.change)
    return Listing(
        subject="history",
        title=words.say("history.undoable"),
        rows=found,
        fields=(
            *of_change[:3],
            of_change[3]._replace(wide=WIDTH),
            Field("whose", lambda one: [Person(*who) for who in one.residents], in_text=""),
            Field(
                "entries",
                lambda one: [*one.entries, *(["…"] if one.more else [])],
                in_text="",
                brief=lambda one: [*one.entries[:1], *(["…"] if one.entries[1:] else [])],
            ),
            of_change[-1],
        ),
        names=UNDOABLE,
        data=_undoable_json,
        empty=words.say("daily.undo_none"),
    )


def _undoable_json(one: UndoableChange) -> dict[str, object]:
    change = one.change
    shown = {"change": change.number} | {name: getattr(change, name) for name in UNDOABLE[1:5]}
    return {**shown, "residents": [code for code, _ in one.residents], "entries": one.entries}


def _of_change(
    words: Language, undone: dict[int, int], zone: str, of: Callable[[Any], Change]
) -> Sequence[Field]:
    """Number, when, what, who, and what was taken back by which."""

    def number(one: Any) -> Cell:
        change = of(one)
        return Cell(str(change.number or "–"), "bold", change.number or None)

    def remark(one: Any) -> str | None:
        change = of(one)
        by = undone.get(change.number)
        return change.note if by is None else words.say("daily.undone_by", number=by)

    return (
        Field(">number", number, in_text=">"),
        Field("when", lambda one: local(of(one).written_at, zone), in_text=""),
        Field("command", lambda one: of(one).command or words.say("history.foreign"), in_text=""),
        Field("who", lambda one: of(one).actor, in_text=""),
        Field("remark", remark, "dim", in_text=""),
    )


def _texts(words: Language, details: ChangeDetail) -> list[str]:
    """A sentence an entry; of very many the first, and how many more."""
    shown = [_entry_text(words, entry) for entry in details.entries[:MOST_ENTRIES]]
    if len(details.entries) > MOST_ENTRIES:
        shown.append(words.say("history.more", n=len(details.entries) - MOST_ENTRIES))
    if details.configured:
        shown.append(words.say("history.configured", n=details.configured))
    return shown


def _entry_text(words: Language, entry: ChangedEntry) -> str:
    named = words.say(f"history.table_{entry.table}")
    if entry.id is not None and entry.table != "resident":
        named = f"{entry.id} {named}"
    if entry.resident is not None:
        who = f"{entry.resident} {entry.name}" if entry.name else entry.resident
        named = f"{named}, {cell(who).text}"
    if entry.is_erased:
        return f"{named}: {words.say('history.erased')}"
    fields = ", ".join(
        _field_text(words, entry, field)
        for field in entry.fields
        if entry.action == "update" or any((field.old_shown, field.new_shown))
    )
    if entry.action == "delete":
        named = words.say("history.taken_out", entry=named)
    return f"{named}: {fields}" if fields else named


def _field_text(words: Language, entry: ChangedEntry, field: FieldChange) -> str:
    """A field as the reader calls it: an English one by its code, as scripts do."""
    name = field.name
    if words.language != "en":
        with suppress(KeyError):
            name = field_name(words, entry.table, field.column)
    old, new = (
        field_value(words, field.column, value) for value in (field.old_shown, field.new_shown)
    )
    if entry.action == "insert":
        return f"{name} {new}"
    if entry.action == "delete":
        return f"{name} {old}"
    return f"{name} {old} → {new}"


def detail_json(details: ChangeDetail) -> dict[str, object]:
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


def reading_list(words: Language, found: list[AccessLogEntry], zone: str) -> Listing:
    """Who looked at whose record, newest first, and by which command."""
    return Listing(
        subject="history",
        title=words.say("history.readings"),
        rows=found,
        fields=(
            Field("when", lambda one: local(one.read_at, zone)),
            Field("whom", lambda one: Person(one.resident, one.name)),
            Field("who", "actor"),
            Field("command", "command"),
        ),
        names=READING,
        data=lambda one: {name: getattr(one, name) for name in READING},
        empty=words.say("history.reading_empty"),
    )
