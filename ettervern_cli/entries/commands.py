"""edit and annul."""

from typing import Annotated

import typer

from ettervern_cli.app.options import How, own_words, session_of, show_sentence, writes
from ettervern_cli.app.session import Session
from ettervern_cli.entries import corrections
from ettervern_cli.entries.records import Entry, find_entry
from ettervern_cli.people.listing import row, row_json
from ettervern_cli.people.people import find, names_for, stored
from ettervern_cli.storage.results import said

EntryId = Annotated[str, typer.Argument(metavar="ID", help="An entry's id, as show prints it.")]


@writes
def edit(
    ctx: typer.Context,
    entry: EntryId,
    assignments: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE...")],
    *,
    how: How,
) -> None:
    """Correct an entry: ettervern edit F-12 minutes=45 held_on=2026-11-02

    The old value stays in the history. What the correction would break is refused. An empty value
    takes the field out. A person is corrected by code: edit R-0007 born=1985.
    """
    session = session_of(ctx)
    with session.writing("edit", dry_run=how.dry_run) as work:
        found = find_entry(session.db, entry)
        work.note = own_words(session, how.note, "note")
        done = corrections.edit(session.db, found, assignments, session.today)
        if found.table == "resident" and any(one.startswith("name=") for one in assignments):
            for warning in stored(names_for(session.db, found.row_id), find(session.db, found.id)):
                session.warn(warning)
        nothing = session.words.say("daily.nothing")
        what = ", ".join(
            f"{field} {nothing if old is None else session.words.write(old)} → "
            f"{nothing if new is None else session.words.write(new)}"
            for field, old, new in done
        )
        told = [said("daily.edited", entry=found.id, what=what)]
        show_sentence(session, how, work, told, _shown(session, found))


@writes
def annul(
    ctx: typer.Context,
    entry: EntryId,
    *,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")],
    how: How,
) -> None:
    """Take an entry out, such as one on the wrong person: ettervern annul F-12 --reason "Not hers"

    The history keeps it. Refused where other entries rest on it.
    """
    session = session_of(ctx)
    with session.writing("annul", dry_run=how.dry_run) as work:
        found = find_entry(session.db, entry)
        why = own_words(session, reason, "reason") or ""
        work.note = why
        corrections.annul(session.db, found)
        told = [said("daily.annulled", entry=found.id, reason=why)]
        show_sentence(session, how, work, told, _shown(session, found))


def _shown(session: Session, entry: Entry) -> dict[str, object]:
    """The row of the stay that an entry belongs to, as far as there still is one."""
    stay = entry.stay_id
    exists = session.db.execute("SELECT 1 FROM stay WHERE id = ?", (stay,)).fetchone()
    shown = row_json(row(session.db, stay, session.today)) if stay and exists else {}
    return {"id": entry.id, **shown}
