"""data access, data erase and data keep."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from ettervern_cli.app.acts import show_list
from ettervern_cli.app.errors import NotInBatch
from ettervern_cli.app.options import (
    DryRun,
    Output,
    ReportFormat,
    Who,
    WriteFormat,
    own_words,
    session_of,
)
from ettervern_cli.app.output.output import View, safe_facts
from ettervern_cli.app.outside.confirm import agreed
from ettervern_cli.app.session import Session
from ettervern_cli.errors import EttervernError, MissingOption
from ettervern_cli.rights.errors import WouldErase
from ettervern_cli.screen.tables import cell
from ettervern_cli.storage.results import Message, message
from ettervern_cli.storage.settings import setting

if TYPE_CHECKING:
    from ettervern_cli.people.people import Resident
    from ettervern_cli.rights.erasure import Erasure
    from ettervern_cli.storage.backups.erased_ledger import Erased

ZONE = "Europe/Oslo"


def access(
    ctx: typer.Context,
    who: Who,
    *,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """All that is stored about one person: ettervern data access nora -o nora.html

    For the person to read: every entry, what was corrected, who has looked, why it is kept and for
    how long. What is about others is left out.
    """
    session = session_of(ctx)
    from ettervern_cli.rights.access import access as gather

    with session.reading() as db:
        found = gather(db, session.resident(who), session.today)
        zone = setting(db, "time_zone") or ZONE

    from ettervern_cli.app.output.report_output import show_report
    from ettervern_cli.rights import screen as render
    from ettervern_cli.values.data import measured

    show_report(
        session,
        form,
        output,
        page=lambda full: render.page(session.words, found, zone),
        json=lambda: render.access_json(found),
        csv=lambda: measured(render.access_json(found)),
    )


def erase(
    ctx: typer.Context,
    who: Who,
    *,
    ground: Annotated[
        str | None,
        typer.Option("--ground", metavar="TEXT", help="Why, without the name; it is kept."),
    ] = None,
    backups: Annotated[
        bool, typer.Option("--backups", help="Rewrite the backups that hold the person, too.")
    ] = False,
    folder: Annotated[
        list[str] | None,
        typer.Option("--folder", metavar="DIR", help="Backups that lie elsewhere; repeatable."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    dry_run: DryRun = False,
    form: WriteFormat = "text",
) -> None:
    """Erase a person for good: ettervern data erase R-0007 --ground "Asked for it" --backups

    Name, texts and everything else that tells who it was go from tables, history and free pages.
    What reports count stays under the code. Undo does not go past it, and a restore does not bring
    it back.
    """
    session = session_of(ctx)
    from ettervern_cli.storage.backups.commands import configured_folder

    if session.batch is not None:
        raise NotInBatch(command="data erase")
    resident = session.resident(who)
    folders = [os.path.abspath(configured_folder(session)), *(folder or [])]
    before = _erased_before(session, resident)
    if before:
        done, entries = None, before
    else:
        done, entries = _erase(session, resident, ground, yes=yes, dry_run=dry_run)
    if not dry_run:
        from ettervern_cli.rights.erasure import purge
        from ettervern_cli.rights.erasure_in_backups import tell_ledgers

        tell_ledgers(session.database_path(), folders, entries)
        if not before or backups:
            purge(session.db)
    rewritten = _copies(session, resident, folders, entries, rewrite=backups, dry_run=dry_run)
    _tell(session, resident, done, rewritten, dry_run=dry_run, form=form)


def _erased_before(session: Session, resident: "Resident") -> "list[Erased]":
    """What the ledger says of somebody who is erased already; nothing of anybody else."""
    row = session.db.execute(
        "SELECT erased_on FROM erasure WHERE resident_id = ?", (resident.id,)
    ).fetchone()
    if row is None:
        return []
    from ettervern_cli.rights.erasure import entries_of
    from ettervern_cli.rights.person import known_as

    return entries_of(session.db, known_as(session.db, resident.id), row[0])


def _erase(
    session: Session, resident: "Resident", ground: str | None, *, yes: bool, dry_run: bool
) -> "tuple[Erasure, list[Erased]]":
    """Erase in the database, once it is asked for and agreed to."""
    from ettervern_cli.rights.erasure import erase as erase_

    if ground is None and not dry_run:
        raise MissingOption(option="--ground")
    if session.unapplied is not None:
        raise session.unapplied
    why = own_words(session, ground, "ground") or "–"  # a dry run needs none
    if not (dry_run or yes or _agreed(session, resident)):
        # What forbids it is said before it is asked for.
        erase_(session.db, session.author, resident, why, dry_run=True)
        raise WouldErase(**resident.named)
    done = erase_(session.db, session.author, resident, why, dry_run=dry_run)
    session.committed = not dry_run
    return done, done.entries


def _agreed(session: Session, resident: "Resident") -> bool:
    facts = safe_facts({"name": resident.name, "code": resident.code})
    return agreed(session.words.say("privacy.ask_erase", **facts))


def _copies(
    session: Session,
    resident: "Resident",
    folders: list[str],
    entries: "list[Erased]",
    *,
    rewrite: bool,
    dry_run: bool,
) -> dict[str, list[str]]:
    """Which backups hold the person; those that were rewritten, and those that could not be."""
    from ettervern_cli.rights import erasure_in_backups as erasing_backups
    from ettervern_cli.storage.backups.commands import unlock

    database = session.database_path()
    unlock(session, database)
    found = erasing_backups.copies(database, folders, entries)
    holding, rewritten, failed = found.holding, [], []
    for path in holding if rewrite and not dry_run else []:
        try:
            erasing_backups.rewrite(path, session.author, entries)
        except (EttervernError, OSError):
            failed.append(path)
        else:
            rewritten.append(path)
    left = [path for path in holding if path not in rewritten and path not in failed]
    return {"holding": left, "rewritten": rewritten, "failed": failed, "unread": found.unread}


def _tell(
    session: Session,
    resident: "Resident",
    done: "Erasure | None",
    copies: dict[str, list[str]],
    *,
    dry_run: bool,
    form: str,
) -> None:
    """What was erased and where it still is; exit 1 where a backup could not be rewritten."""
    sentences, warned = _sentences(session, resident, done, copies, dry_run=dry_run)
    for warning in warned:
        session.warn(warning)
    if form == "json":
        shown = {
            "resident": resident.code,
            "erased_on": done.erased_on.isoformat() if done else None,
            "rows": done.rows if done else 0,
            "history": len(done.history) if done else 0,
            "notes": len(done.notes) if done else 0,
            "named": done.named if done else [],
            "left": done.left if done else [],
            **copies,
            "change": done.change if done and not dry_run else None,
            "dry_run": dry_run,
        }
        session.show(View(lambda room: [], lambda: shown), "json")
    elif not session.options.quiet:
        words = session.words
        line = " ".join(words.say(one.key, **safe_facts(one.facts)) for one in sentences)
        line = words.say("daily.would", sentence=line) if dry_run else line
        session.show(View(lambda room: [[cell(line)]], lambda: None), "text")
    for path in copies["failed"]:
        session.complain(session.words.say("privacy.not_rewritten", **safe_facts({"path": path})))
    if copies["failed"]:
        raise typer.Exit(1)


def _sentences(
    session: Session,
    resident: "Resident",
    done: "Erasure | None",
    copies: dict[str, list[str]],
    *,
    dry_run: bool,
) -> tuple[list[Message], list[Message]]:
    facts: dict[str, object] = {"code": resident.code, "name": resident.name}
    sentences, warned = [], []
    if done is None:
        on = session.db.execute(
            "SELECT erased_on FROM erasure WHERE resident_id = ?", (resident.id,)
        ).fetchone()[0]
        sentences.append(
            message("privacy.erased_before", code=resident.code, on=session.read_day(on))
        )
    else:
        sentences.append(message("privacy.erased", n=done.rows, history=len(done.history), **facts))
        if done.named:
            sentences.append(message("privacy.named", entries=done.named))
        if done.left:
            warned.append(message("privacy.left", entries=done.left))
    holding = copies["holding"]
    if copies["rewritten"]:
        paths = copies["rewritten"]
        sentences.append(message("privacy.rewritten", n=len(paths), paths=paths))
    elif not holding and not copies["failed"]:
        sentences.append(message("privacy.no_copies"))
    if holding:
        warned.append(message("privacy.holding", n=len(holding), paths=holding, code=resident.code))
    if copies["unread"]:
        warned.append(message("privacy.unread", paths=copies["unread"]))
    if done is not None:
        warned.append(message("privacy.elsewhere"))
    return sentences, warned


def keep(
    ctx: typer.Context,
    *,
    only_due: Annotated[bool, typer.Option("--due", help="Only those due to go now.")] = False,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Whose data are due to go, and when: ettervern data keep --due

    For everybody whose stays and referrals have ended: so many months later as keep: months says.
    Nothing is erased on its own.
    """
    session = session_of(ctx)
    from ettervern_cli.rights import retention_periods as retention

    today = session.today
    with session.reading() as db:
        every = retention.retained(db)
    due = retention.due(every, today)
    rows = due if only_due else [*due, *(row for row in every if row not in due)]

    from ettervern_cli.rights import screen as render

    listed = render.keep_list(session.words, rows, today, only_due=only_due)
    show_list(session, form, output, listed)
