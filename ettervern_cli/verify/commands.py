"""data verify."""

import datetime as dt
import os
from typing import Annotated

import typer

from ettervern_cli.app.options import (
    DryRun,
    Output,
    ReportFormat,
    WriteFormat,
    argument,
    flag,
    option,
    own_words,
)
from ettervern_cli.app.output.looks import show_list
from ettervern_cli.app.output.output import form_of
from ettervern_cli.app.output.progress import progress
from ettervern_cli.app.outside.clock import day_in
from ettervern_cli.app.outside.workspace_paths import backup_folder, read_config
from ettervern_cli.app.session import Session
from ettervern_cli.errors import BadValue
from ettervern_cli.storage.backups.heads import KeptHead, kept_heads
from ettervern_cli.storage.history import config_digest
from ettervern_cli.storage.named_files.reading import open_text
from ettervern_cli.storage.results import message
from ettervern_cli.verify import screen as render
from ettervern_cli.verify.accepting import accept as accept_entry
from ettervern_cli.verify.check_results import ERROR
from ettervern_cli.verify.verifying import verify as verify_file
from ettervern_cli.verify.workspace_files import Place


def verify(
    session: Session,
    folders: Annotated[
        list[str] | None, argument("[DIR]...", "Folders with more backups, kept elsewhere.")
    ] = None,
    *,
    backups: Annotated[
        bool, flag("--backups", "Prove that the newest backup restores, too.")
    ] = False,
    head: Annotated[
        list[str] | None,
        option(
            "--head",
            "SEAL|FILE|-",
            "A line of data history --head that was kept elsewhere; may be repeated.",
        ),
    ] = None,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Check that everything is whole, and what to do if not: ettervern data verify --backups

    The file is only read. Errors exit 3, notices do not; when all is well --quiet says nothing.
    """
    place, today = _place(session)
    heads = tuple(one for text in head or () for one in _heads(session, text))
    place = place._replace(
        elsewhere=tuple(folders or ()),
        heads=heads,
        seal_key_file=os.environ.get("ETTERVERN_SEAL_KEY_FILE"),
    )
    with progress(session) as tell:
        verified = verify_file(place, today, prove=backups, tell=tell)
    found, counts = verified.findings, verified.counts
    shown = form_of(output) if output is not None and form == "text" else form
    if session.options.quiet and shown == "text":
        found, counts = [finding for finding in found if finding.level == ERROR], {}

    if found or not session.options.quiet or form != "text" or output is not None:
        show_list(
            session,
            form,
            output,
            render.finding_list(session.words, found),
            text=lambda room: render.finding_lines(session.words, found, counts, room),
        )
    if verified.has_errors:
        raise typer.Exit(3)


def accept(
    session: Session,
    entry: Annotated[str, argument("ENTRY", "The entry as data verify names it, as I-3.")],
    *,
    because: Annotated[str, option("--because", "TEXT", "Why what it says is right; - reads it.")],
    dry_run: DryRun = False,
    form: WriteFormat = "text",
) -> None:
    """Accept what another program wrote, and why: ettervern data accept I-3 --because "IT"

    It is sealed as it is, with the reason, and data verify is silent about it from then on.
    """
    reason = own_words(session, because, "because") or ""
    n, change = accept_entry(session.db, session.author, entry, reason, dry_run=dry_run)
    session.committed = not dry_run
    shown = {"entry": entry, "rows": n, "change": None if dry_run else change, "dry_run": dry_run}
    session.show_done(form, [message("verify.accepted", n=n, id=entry)], shown, dry_run=dry_run)


def _heads(session: Session, given: str) -> list[KeptHead]:
    """The heads in what was given: a seal, a line, a file with such, or - for standard input."""
    text = session.text(given) or ""
    if os.path.isfile(text):
        with open_text(text, errors="replace") as file:
            text = file.read()
    found = kept_heads(text)
    if not found:
        raise BadValue(what="head", value=given)
    return found


def _place(session: Session) -> tuple[Place, dt.date]:
    """What is verified, and the day it is in the programme's zone; an invalid config exits 78."""
    config = session.load_config()
    digest = config_digest(read_config(session.config_path))
    given = session.options.today or os.environ.get("ETTERVERN_TODAY")
    today = session.today if given else day_in(config.time_zone)
    backups = os.path.abspath(backup_folder(session.config_path, config.backups.folder))
    place = Place(session.database_path(), backups, session.config_path, digest, session.passphrase)
    return place, today
