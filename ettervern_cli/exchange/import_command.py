"""data import: a file of another system's rows, or the folder of an export of ours."""

import json
import os
import sys
from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.errors import NotInBatch
from ettervern_cli.app.options import (
    DryRun,
    How,
    Note,
    WriteFormat,
    argument,
    flag,
    option,
    own_words,
    show_sentence,
)
from ettervern_cli.app.output.output import safe_facts
from ettervern_cli.app.output.progress import progress
from ettervern_cli.app.session import Session
from ettervern_cli.entries.readers import readable
from ettervern_cli.errors import (
    BadRows,
    BadValue,
    Choice,
    EttervernError,
    MissingOption,
    OptionsExclude,
)
from ettervern_cli.exchange.errors import ChangedRows, NoSuchFile
from ettervern_cli.exchange.files import sheet, workbook
from ettervern_cli.exchange.files.errors import WrongColumns
from ettervern_cli.exchange.files.rows import Mapped, RowProblem
from ettervern_cli.exchange.files.sheet import MOST_BYTES, IsHeading, Sheet
from ettervern_cli.exchange.importing.importing import Imported, Outcome, import_rows
from ettervern_cli.exchange.importing.known import Difference
from ettervern_cli.exchange.importing.mapping import mapping_of
from ettervern_cli.exchange.kinds.every import columns_by_kind
from ettervern_cli.storage.named_files.reading import read_named
from ettervern_cli.storage.records import record_of
from ettervern_cli.storage.results import Message, message
from ettervern_cli.values.known_words import IMPORT_KINDS, chosen
from ettervern_cli.values.money import Ore

MOST_SHOWN = 60


def import_(
    session: Session,
    what: Annotated[
        str,
        argument(
            "KIND|DIR", "What the file holds, or the folder of an export.", complete.import_kinds
        ),
    ],
    file: Annotated[
        str | None, argument("[FILE]", "A CSV file or workbook; - reads standard input.")
    ] = None,
    *,
    update: Annotated[
        bool, flag("--update", "Take what the file says of rows that changed.")
    ] = False,
    keep: Annotated[bool, flag("--keep", "Leave rows that changed as they are here.")] = False,
    renamed: Annotated[
        list[str] | None, option("--map", "HEADING=COLUMN", "What the file calls a column.")
    ] = None,
    preset: Annotated[
        str | None, option("--preset", "NAME", "A known format's names: hmis.")
    ] = None,
    strict: Annotated[bool, flag("--strict", "Refuse columns that nobody knows.")] = False,
    note: Note = None,
    dry_run: DryRun = False,
    form: WriteFormat = "text",
) -> None:
    """Rows from other systems, or an export: ettervern data import stays stays.csv

    All of a file or nothing: every bad row is named at once. The same file again adds nothing;
    rows that changed since, and new ones whose resident is called otherwise here, are named and
    nothing is written until --update or --keep is given. What was corrected or taken out here
    stays so. An export, data import DIR, goes into an empty workspace.

    CSV separated by semicolons, commas or tabs, UTF-8 or Windows letters, or a workbook (xlsx).
    resident is the other system's key, or a code of ours, R-0007; id, in any file, the row's own
    key there; several areas or partners have | between them. Norwegian headings are known:
    ettervern help exchange. Columns by kind, those that must be there first:
    """
    how = How(None, note, dry_run, form)
    if update and keep:
        raise OptionsExclude(one="--update", other="--keep")
    then = "update" if update else "keep" if keep else None
    kind = chosen(what, IMPORT_KINDS) if file is not None else None
    if kind is not None or what in IMPORT_KINDS:
        if file is None:
            raise MissingOption(option="FILE")
        asked = (tuple(renamed or ()), preset, strict)
        _import_file(session, how, kind or what, file, then, asked)
    elif file is not None:
        raise BadValue(what="choice", value=what, choices=[Choice(one) for one in IMPORT_KINDS])
    elif not os.path.isdir(what):
        raise NoSuchFile(file=what)
    else:
        _import_folder(session, how, what)


import_.__doc__ = "\n\n    ".join([(import_.__doc__ or "").rstrip(), *columns_by_kind()])

# --- a file ----------------------------------------------------------------------------------

Asked = tuple[tuple[str, ...], str | None, bool]


def _import_file(
    session: Session, how: How, kind: str, file: str, then: str | None, asked: Asked
) -> None:
    data = _bytes(file)
    command = f"data import {kind}"
    with (
        session.said_afterwards(),
        progress(session) as tell,
        session.writing(command, dry_run=how.dry_run) as work,
    ):
        work.note = own_words(session, how.note, "note")
        programme = session.programme()
        try:
            mapping = mapping_of(session.db, programme, kind, *asked)
            found = import_rows(
                session.db, session.author, programme, kind,
                lambda is_heading: _sheet(data, file, is_heading),
                session.today, mapping, then=then, tell=tell,
            )  # fmt: skip
        except WrongColumns as error:
            error.facts |= {"file": file, "kind": kind}
            error.facts["problems"] = _column_problems(session, error)
            raise
        _refuse(session, found, file)
        tell(1)
        _notices(session, found, mapping)
        show_sentence(session, how, work, [_said(session, found.done, file)], _json(found, file))


def _bytes(file: str) -> bytes:
    """What a file holds, or standard input; no more than is read at once, and one byte."""
    if file == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin is not None else b""
    try:
        return read_named(file, MOST_BYTES + 1, streams=True)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, ValueError):
        raise NoSuchFile(file=file) from None


def _sheet(data: bytes, file: str, is_heading: IsHeading) -> Sheet:
    """The table in a file: a workbook, or text."""
    if workbook.is_workbook(data):
        return workbook.read_workbook(data, file, is_heading)
    return sheet.read_sheet(data, file, is_heading)


def _refuse(session: Session, found: Outcome, file: str) -> None:
    """Refuse a file with bad rows, or with changed ones of which nobody said what becomes."""
    if found.problems:
        seen: set[str] = set()
        sentences = [_problem_text(session, problem, seen) for problem in found.problems]
        raise BadRows(file=file, n=len(sentences), problems=sentences)
    if found.undecided:
        changed = [_changed_text(session, one) for one in found.undecided]
        done = found.done
        facts = {"new": done.new, "known": done.known, "skipped": done.skipped}
        raise ChangedRows(file=file, n=done.changed, problems=changed, **facts)


def _notices(session: Session, found: Outcome, mapping: Mapped) -> None:
    """What a file holds that was not taken, and what was corrected here and is no more."""
    source = found.source
    if source.unknown:
        session.warn(message("exchange.unknown_columns", columns=source.unknown))
    for why, rows in source.skipped.items():
        session.warn(message(f"exchange.skipped_{why}", n=len(rows), rows=rows))
    for account, n, amount in found.done.left_out:
        facts: dict[str, object] = {"account": account, "n": n, "amount": Ore(amount)}
        session.warn(message("exchange.left_out", **facts))
    for one in found.overwritten:
        text = _changed_text(session, one)
        session.warn(message("exchange.overwritten", change=text))


def _said(session: Session, done: Imported, file: str) -> Message:
    facts: dict[str, object] = {**done._asdict(), "file": file}
    if not done.rows:
        return message("exchange.nothing_at_all", **facts)
    if not (done.new or done.changed):
        return message("exchange.nothing", **facts)
    say = session.words.say
    what = [say(f"exchange.{done.kind}", n=done.new)]
    if done.residents:
        what.append(say("exchange.residents", n=done.residents))
    parts = [", ".join(what)]
    if done.changed:
        key = "exchange.updated" if done.updated else "exchange.kept"
        parts.append(say(key, n=done.changed))
    parts.append(say("exchange.known", n=done.known))
    if done.skipped:
        parts.append(say("exchange.skipped", n=done.skipped))
    return message("exchange.file", file=file, what="; ".join(parts))


def _json(found: Outcome, file: str) -> dict[str, object]:
    done = found.done
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


def _problem_text(session: Session, problem: RowProblem, seen: set[str]) -> str:
    """A problem as one line: where, and what is wrong, never what stood there.

    The words that a column may hold are listed where it is first ``seen``.
    """
    say = session.words.say
    said = problem.said
    if isinstance(said, EttervernError):
        sentence = session.words.tell(said, safe_facts(said.facts))
    elif said is not None:
        sentence = say(said.key, **safe_facts(said.facts))
    elif problem.known and problem.column not in seen:
        seen.add(problem.column)
        sentence = say("exchange.bad_unknown_of", **safe_facts({"known": list(problem.known)}))
    else:
        sentence = say(f"exchange.bad_{problem.why}")
    key = "exchange.problem" if problem.column else "exchange.problem_of_row"
    facts = safe_facts({"row": problem.row, "column": problem.column})
    return say(key, sentence=sentence, **facts)


def _changed_text(session: Session, one: Difference) -> str:
    """A changed cell as one line: where, what the file says, and what is kept here."""
    key = "exchange.changed_corrected" if one.is_corrected else "exchange.changed"
    column = one.row.source.heading_of(one.cell.name)
    facts = {"new": _value_text(session, one, one.new), "old": _value_text(session, one, one.old)}
    shown: dict[str, object] = {"row": one.row.number, "column": column, **facts}
    if one.is_of_person:
        key, shown["code"] = "exchange.changed_person", f"R-{one.row.who:04d}"
    return session.words.say(key, **safe_facts(shown))


def _value_text(session: Session, one: Difference, value: object) -> str:
    """A value as people know it, short enough for a line."""
    table = one.cell.beside.table if one.cell.beside else one.row.source.kind.table
    read = {column.column: column.read for column in record_of(table).columns}.get(one.column)
    text = readable(session.db, table, one.column, value)
    if read == "areas":
        text = json.loads(str(value)) or None
    elif read == "flag" and value is not None:
        text = session.words.say("history.yes" if value else "history.no")
    written = session.words.say("exchange.empty") if text is None else session.words.write(text)
    return written if len(written) <= MOST_SHOWN else f"{written[:MOST_SHOWN]}…"


# --- a folder --------------------------------------------------------------------------------


def _import_folder(session: Session, how: How, folder: str) -> None:
    from ettervern_cli.exchange.import_export import import_export
    from ettervern_cli.exchange.importing.erased_again import beside, erased_since
    from ettervern_cli.rights.erasure import erase_within, purge
    from ettervern_cli.storage.backups.erased_ledger import lies_in, remember
    from ettervern_cli.storage.backups.places import ledgers

    home = os.path.dirname(session.database_path())
    if session.batch is None:
        session.db.execute("PRAGMA temp_store = MEMORY")
    with progress(session) as tell, session.writing("data import", dry_run=how.dry_run) as work:
        work.note = own_words(session, how.note, "note")
        done = import_export(session.db, folder, tell)
        places = [*beside(folder), *ledgers(session.database_path(), _backups(session))]
        again = erased_since(folder, places) if done.rows else []
        if again and session.batch is not None:
            raise NotInBatch(command="data import")
        if again:
            erase_within(session.db, session.author, work, again)
        tell(1)
    if again and not how.dry_run:
        for one in again:
            remember(home, one)
        purge(session.db)
    if done.rows and not any(map(lies_in, places)):
        session.warn(message("exchange.no_ledger", folders=list(dict.fromkeys(places))))
    key = "exchange.loaded" if done.rows else "exchange.loaded_before"
    sentences = [message(key, path=folder, **done._asdict())]
    codes = [one.resident for one in again]
    if codes:
        sentences.append(message("backup.erased_again", n=len(codes), codes=codes))
    show_sentence(session, how, work, sentences, {**done._asdict(), "erased": codes})


def _backups(session: Session) -> str:
    from ettervern_cli.storage.backups.commands import configured_folder

    return os.path.abspath(configured_folder(session))
