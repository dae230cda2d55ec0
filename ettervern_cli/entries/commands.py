"""edit and annul."""

from typing import Annotated, NamedTuple

import typer

from ettervern_cli.app.acts import Act, acting
from ettervern_cli.app.options import argument, option
from ettervern_cli.entries import corrections
from ettervern_cli.entries.changes.fields_screen import field_name, field_value
from ettervern_cli.entries.errors import UnknownField
from ettervern_cli.entries.records import Entry, find_entry
from ettervern_cli.homes.leases.verbs import short_warning
from ettervern_cli.people.people import find, names_for, stored
from ettervern_cli.programme.naming_rules import meant
from ettervern_cli.storage.records import record_of
from ettervern_cli.storage.results import Message, Written, message
from ettervern_cli.words import Language


class Named(NamedTuple):
    """A field of an entry: what scripts call it, and the reader."""

    code: str
    name: str


EntryId = Annotated[str, argument("ID", "An entry's id, as show prints it.")]


@acting(day_first=False)
def edit(
    it: Act,
    entry: EntryId,
    assignments: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE...")],
) -> None:
    """Correct an entry: ettervern edit F-12 minutes=45 held_on=2026-11-02

    The old value stays in the history. What the correction would break is refused. An empty value
    takes the field out. A person is corrected by code: edit R-0007 born=1985. What was typed on the
    wrong person goes to the right one: edit F-12 resident=R-0007.
    """
    db, words = it.db, it.session.words
    found = find_entry(db, entry)
    it.work.note = it.note
    assignments = [_by_code(words, found, one) for one in assignments]
    done = corrections.edit(db, found, assignments, it.session.today)
    named = found.table == "resident" and any(one.startswith("name=") for one in assignments)
    warned = stored(names_for(db, found.row_id), find(db, found.id)) if named else []
    warned += short_warning(db, found.id) if found.table in ("lease", "own_lease") else []
    found = find_entry(db, found.id)
    what = ", ".join(
        f"{_label(words, found, field)} {_value(words, found, field, old)} → "
        f"{_value(words, found, field, new)}"
        for field, old, new in done
    )
    it.show(_corrected(it, found, message("daily.edited", entry=found.id, what=what), warned))


@acting(day_first=False)
def annul(
    it: Act,
    entry: EntryId,
    *,
    reason: Annotated[str, option("--reason", "TEXT", "Why.")],
) -> None:
    """Take an entry out, such as one on the wrong person: ettervern annul F-12 --reason "Not hers"

    The history keeps it. Refused where other entries rest on it.
    """
    found = find_entry(it.db, entry)
    why = it.words(reason, "reason") or ""
    it.work.note = why
    lost = corrections.annul(it.db, found)
    done = _corrected(it, found, message("daily.annulled", entry=found.id, reason=why), [])
    it.show(done._replace(messages=[*done.messages, *lost]))


def _fields(words: Language, entry: Entry) -> list[Named]:
    """What ``edit`` corrects in an entry, by its code and by the reader's word for it."""
    columns = record_of(entry.table).fields
    named = [
        Named(field, field_name(words, entry.table, one.column)) for field, one in columns.items()
    ]
    own = record_of(entry.table).owner == "stay"
    return [*named, *([Named(corrections.WHOSE, words.say("head.resident"))] if own else [])]


def _label(words: Language, entry: Entry, field: str) -> str:
    """A field as the reader calls it: an English one by its code, as scripts do."""
    if words.language == "en":
        return field
    return next(one.name for one in _fields(words, entry) if one.code == field)


def _value(words: Language, entry: Entry, field: str, value: object) -> str:
    """A field's value as the reader says it."""
    if value is None:
        return words.say("daily.nothing")
    column = record_of(entry.table).fields.get(field)
    if column is not None and column.read == "flag":
        return words.say("head.yes" if value else "head.no")
    if column is not None and column.read in ("cause", "status") and words.language != "en":
        return field_value(words, column.column, value)
    return words.write(value)


def _by_code(words: Language, entry: Entry, assignment: str) -> str:
    """``FIELD=VALUE`` with the field's code, given by code, by word, or by a start of one."""
    field, mark, text = assignment.partition("=")
    every = _fields(words, entry)
    # What is a field's own code means that, whatever other fields are called.
    found = [one for one in every if one.code == field] or meant(every, field)
    if not mark or (not found and words.language == "en"):
        return assignment
    if len(found) != 1:
        names = [_label(words, entry, one.code) for one in found or every]
        known = [words.say("head.quoted", text=one) if "," in one else one for one in names]
        raise UnknownField(entry=entry.id, value=field, known=known)
    return f"{found[0].code}={text}"


def _corrected(it: Act, entry: Entry, sentence: Message, warned: list[Message]) -> Written:
    """What was done to an entry, with the row of its stay as far as there still is one."""
    exists = it.db.execute("SELECT 1 FROM stay WHERE id = ?", (entry.stay_id,)).fetchone()
    sentences = [sentence, *_whose(it, entry)]
    return Written(sentences, warned, entry.id, entry.stay_id if exists else None)


def _whose(it: Act, entry: Entry) -> list[Message]:
    """Whose entry it is, where it is about somebody and not that person's own."""
    if entry.resident_id is None or entry.table == "resident":
        return []
    code, name = it.db.execute(
        "SELECT code, name FROM resident WHERE id = ?", (entry.resident_id,)
    ).fetchone()
    return [message("daily.whose", code=code, name=name)]
