"""data erase: whom, what is agreed to, and what is told of it."""

import os
from typing import Annotated, NamedTuple

import typer

from ettervern_cli.app.errors import NotInBatch
from ettervern_cli.app.options import DryRun, Who, WriteFormat, flag, one_of, option, own_words
from ettervern_cli.app.output.output import safe_facts
from ettervern_cli.app.outside.confirm import agreed, chosen
from ettervern_cli.app.session import Session
from ettervern_cli.errors import EttervernError, MissingOption, Word
from ettervern_cli.people.errors import UnknownResident
from ettervern_cli.people.people import Resident
from ettervern_cli.rights import erasure_in_backups
from ettervern_cli.rights.erasure import Erasure, entries_of, purge
from ettervern_cli.rights.erasure import erase as erase_
from ettervern_cli.rights.errors import DutyToKeep, WouldErase
from ettervern_cli.rights.person import find_in_history, known_as, was_erased
from ettervern_cli.storage.backups.commands import configured_folder, unlock
from ettervern_cli.storage.backups.erased_ledger import Erased
from ettervern_cli.storage.backups.places import reached
from ettervern_cli.storage.results import Message, message
from ettervern_cli.values.texts import parse_id

MOST_NAMED = 40
APPLIES = "applies"
DUTIES = ("none", "over", "elsewhere", APPLIES)


class Reached(NamedTuple):
    """Which backups hold the person, and what came of it; ``owing`` are folders out of reach."""

    holding: list[str]
    rewritten: list[str]
    failed: list[str]
    unread: list[str]
    owing: list[str]


def erase(
    session: Session,
    who: Who,
    *,
    ground: Annotated[
        str | None, option("--ground", "TEXT", "Why, without the name; it is kept.")
    ] = None,
    duty: Annotated[
        str | None,
        option(
            "--duty",
            "none|over|elsewhere|applies",
            "Whether there is a duty to keep the records; asked for at a terminal.",
            parser=one_of(*DUTIES),
        ),
    ] = None,
    also: Annotated[
        list[str] | None, option("--also", "ENTRY", "Take what may be the name out of it too.")
    ] = None,
    backups: Annotated[
        bool, flag("--backups", "Rewrite the backups that hold the person, too.")
    ] = False,
    folder: Annotated[
        list[str] | None, option("--folder", "DIR", "Backups that lie elsewhere; repeatable.")
    ] = None,
    yes: Annotated[bool, flag("--yes", "Do not ask.")] = False,
    dry_run: DryRun = False,
    form: WriteFormat = "text",
) -> None:
    """Erase a person for good: ettervern data erase R-0007 --ground "Asked for it" --backups

    First whether there is a duty to keep the records (as a health record, or in an archive):
    --duty none, over where it has run out, elsewhere where another system keeps them. One that
    applies is refused. Ground and answer are kept.

    Name, texts and everything else that tells who it was go from tables, history and free pages.
    What reports count stays under the code. Undo does not go past it, and a restore does not bring
    it back. Where others' texts may mean the person, the entries are named: see them with
    --dry-run, and say --also F-12 for each that does.
    """
    if session.batch is not None:
        raise NotInBatch(command="data erase")
    resident = _whom(session, who)
    before = was_erased(session.db, resident.id)
    if before is not None:
        done, entries = None, _entries(session, resident, before)
    else:
        asked = _Asked(ground, duty, tuple(map(_entry, also or ())), yes, dry_run)
        done, entries = _erase(session, resident, asked)
    copies = _copies(session, entries, folder or [], rewrite=backups, dry_run=dry_run,
                     is_new=done is not None)  # fmt: skip
    _tell(session, resident, done, copies, before, dry_run=dry_run, form=form)


def _whom(session: Session, who: str) -> Resident:
    """Whom WHO names, be it somebody who stands in the history alone."""
    text = session.text(who) or ""
    try:
        return session.resident(text)
    except UnknownResident:
        found = find_in_history(session.db, text)
        if found is None:
            raise
        return found


def _entry(text: str) -> str:
    """An entry's id as it is told, however it is typed."""
    found = parse_id(text)
    return f"{found[0]}-{found[1]}" if found else text.strip()


def _entries(session: Session, resident: Resident, erased_on: str) -> list[Erased]:
    """What the ledger says of somebody who is erased already."""
    return entries_of(session.db, known_as(session.db, resident.id), erased_on)


class _Asked(NamedTuple):
    ground: str | None
    duty: str | None
    also: tuple[str, ...]
    yes: bool
    dry_run: bool


def _erase(session: Session, resident: Resident, asked: _Asked) -> tuple[Erasure, list[Erased]]:
    """Erase in the database, once it is asked for and agreed to."""
    if asked.ground is None and not asked.dry_run:
        raise MissingOption(option="--ground")
    if session.unapplied is not None:
        raise session.unapplied
    why = own_words(session, asked.ground, "ground") or "–"  # a dry run needs none
    duty = _duty(session, resident, asked)

    def run(*, dry_run: bool) -> Erasure:
        return erase_(
            session.db, session.author, resident, why, duty=duty, also=asked.also, dry_run=dry_run
        )

    if not (asked.dry_run or asked.yes):
        # What forbids it, and what is to be decided, is said before it is asked for.
        for warning in _undecided(run(dry_run=True)):
            session.warn(warning)
        if not _agreed(session, resident):
            raise WouldErase(**resident.named)
    done = run(dry_run=asked.dry_run)
    session.committed = not asked.dry_run
    return done, done.entries


def _duty(session: Session, resident: Resident, asked: _Asked) -> str:
    """Whether there is a duty to keep the records, as told or asked; DutyToKeep where there is."""
    duty = asked.duty
    if duty is None and not asked.dry_run:
        duty = chosen(session.words.say("privacy.ask_duty"), one_of(*DUTIES))
        if duty is None:
            raise MissingOption(option="--duty")
    if duty == APPLIES:
        raise DutyToKeep(**resident.named)
    return duty or ""


def _agreed(session: Session, resident: Resident) -> bool:
    facts = safe_facts({"name": resident.name, "code": resident.code})
    return agreed(session.words.say("privacy.ask_erase", **facts))


def _copies(
    session: Session,
    entries: list[Erased],
    named: list[str],
    *,
    rewrite: bool,
    dry_run: bool,
    is_new: bool,
) -> Reached:
    """Tell the ledgers, and find and rewrite the backups that hold the person."""
    database = session.database_path()
    known = [os.path.abspath(configured_folder(session)), *reached(database)]
    folders = [*(one for one in known if os.path.isdir(one)), *named]
    owing = []
    if not dry_run:
        owing = erasure_in_backups.tell_ledgers(session.db, database, folders, entries)
        if is_new or rewrite:
            purge(session.db)
    unlock(session, database)
    found = erasure_in_backups.copies(database, folders, entries)
    rewritten, failed = [], []
    for path in found.holding if rewrite and not dry_run else []:
        try:
            erasure_in_backups.rewrite(path, session.author, entries)
        except (EttervernError, OSError):
            failed.append(path)
        else:
            rewritten.append(path)
    left = [path for path in found.holding if path not in rewritten and path not in failed]
    return Reached(left, rewritten, failed, found.unread, owing)


# --- what is told ----------------------------------------------------------------------------


def _tell(
    session: Session,
    resident: Resident,
    done: Erasure | None,
    copies: Reached,
    before: str | None,
    *,
    dry_run: bool,
    form: str,
) -> None:
    """What was erased and where it still is; exit 1 where a backup could not be rewritten."""
    for warning in _warned(resident, done, copies):
        session.warn(warning)
    sentences = _sentences(session, resident, done, copies, before)
    shown = _json(resident, done, copies, dry_run=dry_run)
    session.show_done(form, sentences, shown, dry_run=dry_run)
    for path in copies.failed:
        session.complain(session.words.say("privacy.not_rewritten", **safe_facts({"path": path})))
    if copies.failed:
        raise typer.Exit(1)


def _json(
    resident: Resident, done: Erasure | None, copies: Reached, *, dry_run: bool
) -> dict[str, object]:
    return {
        "resident": resident.code,
        "erased_on": done.erased_on.isoformat() if done else None,
        "ground": done.ground if done and done.duty else None,
        "duty": done.duty if done and done.duty else None,
        "rows": done.rows if done else 0,
        "history": len(done.history) if done else 0,
        "notes": len(done.notes) if done else 0,
        "named": done.named if done else [],
        "left": done.left if done else [],
        "namesakes": done.namesakes if done else [],
        **copies._asdict(),
        "change": done.change if done and not dry_run else None,
        "dry_run": dry_run,
    }


def _sentences(
    session: Session,
    resident: Resident,
    done: Erasure | None,
    copies: Reached,
    before: str | None,
) -> list[Message]:
    sentences = []
    if done is None:
        on = session.read_day(before or "")
        sentences.append(message("privacy.erased_before", code=resident.code, on=on))
    else:
        facts: dict[str, object] = {"code": resident.code, "name": resident.name}
        sentences.append(message("privacy.erased", n=done.rows, history=len(done.history), **facts))
        if done.duty:
            duty = Word(f"privacy.duty_{done.duty}")
            sentences.append(message("privacy.taken", ground=done.ground, duty=duty))
        if done.named:
            sentences.append(message("privacy.named", entries=done.named))
    if copies.rewritten:
        paths = copies.rewritten
        sentences.append(message("privacy.rewritten", n=len(paths), paths=paths))
    elif not copies.holding and not copies.failed:
        sentences.append(message("privacy.no_copies"))
    return sentences


def _warned(resident: Resident, done: Erasure | None, copies: Reached) -> list[Message]:
    """Where the person may be meant still, and which copies hold it."""
    warned = _undecided(done) if done is not None else []
    if holding := copies.holding:
        warned.append(message("privacy.holding", n=len(holding), paths=holding, code=resident.code))
    if copies.unread:
        warned.append(message("privacy.unread", paths=copies.unread))
    warned += [message("backup.owing", folder=folder) for folder in copies.owing]
    if done is not None:
        warned.append(message("privacy.elsewhere"))
    return warned


def _undecided(done: Erasure) -> list[Message]:
    """What the coordinator is to decide: entries that may mean the person, and namesakes."""
    warned = []
    if done.left:
        shown = done.left[:MOST_NAMED] + ["…"] * (len(done.left) > MOST_NAMED)
        warned.append(message("privacy.left", entries=shown))
    if done.namesakes:
        warned.append(message("privacy.namesakes", codes=done.namesakes, first=done.namesakes[0]))
    return warned
