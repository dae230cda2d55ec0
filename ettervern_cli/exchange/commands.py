"""data export. What comes in is in ``import_command``."""

from functools import partial
from typing import Annotated

from ettervern_cli.app.options import argument, flag, one_of, option
from ettervern_cli.app.output.progress import progress
from ettervern_cli.app.session import Session
from ettervern_cli.storage.named_files.targets import refuse_own
from ettervern_cli.storage.results import message


def export(
    session: Session,
    folder: Annotated[str, argument("DIR", "A new or empty folder.")],
    *,
    yes: Annotated[bool, flag("--yes", "Replace an older export there.")] = False,
    form: Annotated[
        str, option("--format", "text|json", "What to print.", parser=one_of("text", "json"))
    ] = "text",
) -> None:
    """Everything as CSV and JSON: ettervern data export everything

    Every table, the history too, with a description (datapackage.json) of the Frictionless Data
    Package form. JSON is exact; CSV is for spreadsheets.
    """
    from ettervern_cli.exchange import export as exporting
    from ettervern_cli.exchange.description_screen import described
    from ettervern_cli.exchange.screen import csv_lines

    refuse_own(folder, session.own_files())
    with progress(session) as tell, session.reading() as db:
        describe = partial(described, session.words)
        done = exporting.export(db, folder, csv_lines, describe, replace=yes, tell=tell)
    session.warn(message("exchange.in_clear"))
    facts = done._asdict()
    session.show_done(form, [message("exchange.exported", **{**facts, "path": folder})], facts)
