"""data verify."""

import datetime as dt
import os
from typing import TYPE_CHECKING, Annotated

import typer

from ettervern_cli.app.acts import show_list
from ettervern_cli.app.options import Output, ReportFormat, session_of
from ettervern_cli.app.output.output import form_of
from ettervern_cli.app.output.progress import progress
from ettervern_cli.app.outside.clock import day_in
from ettervern_cli.app.outside.workspace_paths import backup_folder, read_config
from ettervern_cli.app.session import Session
from ettervern_cli.storage.history import config_digest
from ettervern_cli.verify.check_results import ERROR

if TYPE_CHECKING:
    from ettervern_cli.verify.workspace_files import Place


def verify(
    ctx: typer.Context,
    *,
    backups: Annotated[
        bool, typer.Option("--backups", help="Prove that the newest backup restores, too.")
    ] = False,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Check that everything is whole, and what to do if not: ettervern data verify --backups

    The file is only read. Errors exit 3, notices do not; when all is well --quiet says nothing.
    """
    session = session_of(ctx)
    from ettervern_cli.verify.verifying import verify as verify_file

    place, today = _place(session)
    with progress(session) as tell:
        verified = verify_file(place, today, prove=backups, tell=tell)
    found, counts = verified.findings, verified.counts
    shown = form_of(output) if output is not None and form == "text" else form
    if session.options.quiet and shown == "text":
        found, counts = [finding for finding in found if finding.level == ERROR], {}

    from ettervern_cli.verify import screen as render

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


def _place(session: Session) -> tuple["Place", dt.date]:
    """What is verified, and the day it is in the programme's zone; an invalid config exits 78."""
    from ettervern_cli.verify.workspace_files import Place

    config = session.load_config()
    digest = config_digest(read_config(session.config_path))
    given = session.options.today or os.environ.get("ETTERVERN_TODAY")
    today = session.today if given else day_in(config.time_zone)
    backups = os.path.abspath(backup_folder(session.config_path, config.backups.folder))
    place = Place(session.database_path(), backups, session.config_path, digest, session.passphrase)
    return place, today
