"""data import and data export."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import (
    DryRun,
    How,
    Note,
    WriteFormat,
    one_of,
    own_words,
    session_of,
    show_sentence,
)
from ettervern_cli.app.output.output import View, safe_facts
from ettervern_cli.app.output.progress import progress
from ettervern_cli.app.session import Session
from ettervern_cli.errors import BadRows, BadValue, MissingOption, WrongColumns
from ettervern_cli.exchange.errors import NoSuchFile
from ettervern_cli.screen.tables import Cell
from ettervern_cli.storage.named_files.reading import read_named
from ettervern_cli.storage.named_files.targets import refuse_own
from ettervern_cli.storage.results import Message, message
from ettervern_cli.values.money import Ore

if TYPE_CHECKING:
    from ettervern_cli.exchange.files.rows import RowProblem
    from ettervern_cli.exchange.files.sheet import Sheet
    from ettervern_cli.exchange.importing import Imported


def import_(
    ctx: typer.Context,
    what: Annotated[
        str,
        typer.Argument(metavar="KIND|DIR", help="What the file holds, or the folder of an export.",
                       autocompletion=complete.import_kinds),
    ],
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="A CSV file; - reads standard input.")
    ] = None,
    *,
    note: Note = None,
    dry_run: DryRun = False,
    form: WriteFormat = "text",
) -> None:  # fmt: skip
    """Rows from other systems, or an export: ettervern data import stays stays.csv

    All of a file or nothing: every bad row is named at once. The same file again adds nothing,
    and what was corrected or taken out since stays so. An export, data import DIR, goes into an
    empty workspace.

    Separated by semicolons, commas or tabs, UTF-8 or Windows letters, dates as 2026-10-31 or
    31.10.2026. resident is the other system's key, or a code of ours, R-0007. Columns by kind,
    those that must be there first:

    stays: resident, admitted_on; name, born, municipality, source, treatment_ended_on,
    discharged_on, destination, unit, step

    moves: resident, step, moved_on; ladder, reason, note, voice

    follow-ups: resident, held_on; kind, minutes, by, areas (with | between), missed, text

    placements: resident, unit, moved_in_on; moved_out_on, lease, rent

    scores: resident, instrument, scored_on, total

    bookings: date, amount, account or line; text, voucher. bookkeeping in the configuration
    names the columns, and the line of each account.
    """
    session = session_of(ctx)
    how = How(None, note, dry_run, form)
    from ettervern_cli.exchange.kinds.every import KINDS

    if what in KINDS:
        if file is None:
            raise MissingOption(option="FILE")
        _import_file(session, how, what, file)
    elif file is not None:
        raise BadValue(what="choice", value=what, choices=list(KINDS))
    elif not os.path.isdir(what):
        raise NoSuchFile(file=what)
    else:
        _import_folder(session, how, what)


def export(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Replace an older export there.")] = False,
    form: Annotated[
        str,
        typer.Option("--format", metavar="text|json", help="What to print.",
                     parser=one_of("text", "json")),
    ] = "text",
) -> None:  # fmt: skip
    """Everything as CSV and JSON: ettervern data export everything

    Every table, the history too, with a description (datapackage.json) of the Frictionless Data
    Package form. JSON is exact; CSV is for spreadsheets.
    """
    session = session_of(ctx)
    from ettervern_cli.exchange import export as exporting
    from ettervern_cli.exchange.screen import csv_lines

    refuse_own(folder, session.own_files())
    with progress(session) as tell, session.reading() as db:
        done = exporting.export(db, folder, csv_lines, replace=yes, tell=tell)
    session.warn(message("exchange.in_clear"))
    if form == "json":
        session.show(View(lambda room: [], done._asdict), "json")
    elif not session.options.quiet:
        facts = {**done._asdict(), "path": folder}
        session.show_lines([[Cell(session.words.say("exchange.exported", **safe_facts(facts)))]])


# --- a file ----------------------------------------------------------------------------------


def _import_file(session: Session, how: How, kind: str, file: str) -> None:
    from ettervern_cli.exchange.importing import import_rows

    sheet = _sheet(file)
    command = f"data import {kind}"
    with progress(session) as tell, session.writing(command, dry_run=how.dry_run) as work:
        work.note = own_words(session, how.note, "note")
        programme = session.programme()
        try:
            done, problems = import_rows(
                session.db, session.author, programme, kind, sheet, session.today, tell
            )
        except WrongColumns as error:
            error.facts |= {"file": file, "kind": kind}
            error.facts["problems"] = _column_problems(session, error)
            raise
        if problems:
            sentences = [_problem_text(session, problem) for problem in problems]
            raise BadRows(file=file, n=len(problems), problems=sentences)
        tell(1)
    for account, rows, amount in done.left_out:
        facts: dict[str, object] = {"account": account, "n": rows, "amount": Ore(amount)}
        session.warn(message("exchange.left_out", **facts))
    show_sentence(session, how, work, [_said(session, done, file)], _json(done, file))


def _sheet(file: str) -> "Sheet":
    """The table in a file, or in standard input."""
    from ettervern_cli.exchange.files.sheet import MOST_BYTES, read_sheet

    if file == "-":
        data = sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin is not None else b""
        return read_sheet(data, file)
    try:
        data = read_named(file, MOST_BYTES + 1, streams=True)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, ValueError):
        raise NoSuchFile(file=file) from None
    return read_sheet(data, file)


def _said(session: Session, done: "Imported", file: str) -> Message:
    facts: dict[str, object] = {**done._asdict(), "file": file}
    if not done.rows:
        return message("exchange.nothing_at_all", **facts)
    if not done.new:
        return message("exchange.nothing", **facts)
    say = session.words.say
    what = [say(f"exchange.{done.kind}", n=done.new)]
    if done.residents:
        what.append(say("exchange.residents", n=done.residents))
    known = say("exchange.known", n=done.known)
    return message("exchange.file", file=file, what=", ".join(what), known=known)


def _json(done: "Imported", file: str) -> dict[str, object]:
    left_out = [
        {"account": account, "rows": rows, "amount_ore": amount}
        for account, rows, amount in done.left_out
    ]
    return {**done._asdict(), "file": file, "left_out": left_out}


def _column_problems(session: Session, error: WrongColumns) -> list[str]:
    return [
        session.words.say(f"exchange.column_{what}", **safe_facts({"column": column}))
        for what in ("missing", "unknown", "twice")
        for column in list(error.facts[what])  # type: ignore[call-overload]
    ]


def _problem_text(session: Session, problem: "RowProblem") -> str:
    """A problem as one line: where, and what is wrong, never what stood there."""
    sentence = session.words.say(f"exchange.bad_{problem.why}")
    key = "exchange.problem" if problem.column else "exchange.problem_of_row"
    facts = safe_facts({"row": problem.row, "column": problem.column})
    return session.words.say(key, sentence=sentence, **facts)


# --- a folder --------------------------------------------------------------------------------


def _import_folder(session: Session, how: How, folder: str) -> None:
    from ettervern_cli.exchange.import_export import import_export

    with progress(session) as tell, session.writing("data import", dry_run=how.dry_run) as work:
        work.note = own_words(session, how.note, "note")
        done = import_export(session.db, folder, tell)
        tell(1)
    key = "exchange.loaded" if done.rows else "exchange.loaded_before"
    sentences = [message(key, path=folder, **done._asdict())]
    show_sentence(session, how, work, sentences, done._asdict())
