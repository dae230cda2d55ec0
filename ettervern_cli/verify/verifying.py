"""``data verify``: every check over one file, which is only read, damaged or not."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from ettervern_cli.errors import DamagedDatabase
from ettervern_cli.storage.database.errors import ForeignDatabase, NewerDatabase
from ettervern_cli.storage.database.read_only import look
from ettervern_cli.storage.schema import APPLICATION_ID, VERSION
from ettervern_cli.storage.seals.chain import Tell
from ettervern_cli.storage.transaction import snapshot
from ettervern_cli.verify import chain, rows, structure, workspace_files
from ettervern_cli.verify.check_results import ERROR, Finding, error
from ettervern_cli.verify.checks import Beside, Check, Progress, made, plain
from ettervern_cli.verify.must_hold import notices
from ettervern_cli.verify.must_hold.across_rows import broken, rules
from ettervern_cli.verify.must_hold.across_rows_care import CARE, WRITTEN, measures, twice
from ettervern_cli.verify.must_hold.ended import ended
from ettervern_cli.verify.workspace_files import Place


class Verified(NamedTuple):
    """What was found, and how many residents, stays, rows and changes were looked at."""

    findings: list[Finding]
    counts: dict[str, int]

    @property
    def has_errors(self) -> bool:
        """Whether anything is wrong; notices are not."""
        return any(finding.level == ERROR for finding in self.findings)


def verify(
    place: Place, today: dt.date, *, prove: bool = False, tell: Tell = lambda share: None
) -> Verified:
    """Check the whole file as it is, without a word written to it; the errors come first.

    ``prove`` restores the newest backup aside. ``tell`` is told how far it is, from 0 to 1. A
    check that damage keeps from being made is itself a finding. Raises DamagedDatabase where
    nothing can be read, ForeignDatabase and NewerDatabase for what was never ours or is no more.
    """
    look(place.database, with_checks=True, passphrase=place.passphrase)[0].close()
    db, is_whole = look(place.database, passphrase=place.passphrase)
    try:
        # All connections are there before the first reads: to open one lets go of locks (POSIX).
        with Beside(place.database, place.passphrase) as beside, snapshot(db):
            _recognise(db, place.database, is_whole)
            findings = [] if is_whole else [error("verify.schema_unreadable", "file")]
            steps = list(_steps(db, place, today, prove))
            findings += _run(db, steps, beside, tell)
            findings.sort(key=lambda finding: finding.level != ERROR)
            return Verified(findings, _counts(db))
    finally:
        db.close()


def _run(db: sqlite3.Connection, steps: list[Check], beside: Beside, tell: Tell) -> list[Finding]:
    """What every check finds, in their order; those that damage stops are one more finding."""
    progress = Progress(steps, tell)
    beside.begin([step for step in steps if step.beside], progress)
    found = {step.name: made(db, step, progress) for step in steps if not step.beside}
    found |= beside.end(progress)
    stopped = [step.name for step in steps if not found[step.name].to_the_end]
    findings = [finding for step in steps for finding in found[step.name].findings]
    if stopped:
        names = list(dict.fromkeys(name.partition(" ")[0] for name in stopped))
        names = [name.partition(".")[2] or name for name in names]
        findings.append(error("verify.not_checked", "file", n=len(names), what=names))
    return findings


def _recognise(db: sqlite3.Connection, path: str, is_whole: bool) -> None:
    """Refuse what no finding could describe: nothing readable, not ours, or newer."""
    known = rows.tables()
    readable = [table for table in known if _count(db, table) is not None]
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID and len(readable) < len(known) and is_whole:
        raise ForeignDatabase(path=path)
    if not readable:
        raise DamagedDatabase(path=path)
    if version > VERSION and is_whole and _has_other_tables(db):
        raise NewerDatabase(path=path, version=version, known=VERSION)


def _has_other_tables(db: sqlite3.Connection) -> bool:
    try:
        return any(finding.level == ERROR for finding in structure.tables(db))
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def _count(db: sqlite3.Connection, table: str) -> int | None:
    try:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def _counts(db: sqlite3.Connection) -> dict[str, int]:
    every = {table: _count(db, table) or 0 for table in (*rows.tables(), "change")}
    changes = every.pop("change")
    return {
        "residents": every["resident"],
        "stays": every["stay"],
        "rows": sum(every.values()),
        "changes": changes,
    }


def _steps(db: sqlite3.Connection, place: Place, today: dt.date, prove: bool) -> Iterator[Check]:
    """Every check, what others rest on first. Of an older file only what has not changed since.

    Made ``beside`` the others is what SQLite does by itself.
    """
    day = today.isoformat()
    yield plain("integrity", 20, structure.integrity, beside=True)
    yield plain("header", 0, structure.header)
    yield plain("references", 2, structure.references, beside=True)
    yield Check("chain", 30, chain.chain)
    yield plain("ending", 0, chain.ending)
    yield plain("heads", 0, partial(workspace_files.heads, place=place))
    yield plain("kept_heads", 0, partial(workspace_files.kept_heads, place=place))
    if int(db.execute("PRAGMA user_version").fetchone()[0]) >= VERSION:
        yield plain("erasures", 0, chain.erasures)
        yield plain("schema", 1, structure.tables, beside=True)
        yield plain("history", 4, rows.trail, beside=True)
        for table in rows.tables():
            yield plain(table, 0.2, partial(rows.rows, table=table), beside=True)
        yield plain("joins", 4, rows.joins, beside=True)
        for number, rule in enumerate((*rules(), *CARE, *WRITTEN)):
            check = partial(broken, rule=rule, today=day)
            yield plain(f"{rule.key} {number}", 0.05, check, beside=True)
        yield plain("measures", 1, measures, beside=True)
        yield plain("twice", 0.1, twice, beside=True)
        for number, rule in enumerate(notices.NOTICES):
            check = partial(broken, rule=rule, today=day, is_error=False)
            yield plain(f"{rule.key} notice {number}", 0.1, check, beside=True)
        yield plain("capacity", 1, partial(notices.capacity, today=today), beside=True)
        yield plain("limits", 1, partial(notices.limits, today=today), beside=True)
        yield plain("ended", 1, partial(ended, today=today), beside=True)
        yield plain("ledgers", 0, partial(workspace_files.ledgers, place=place))
        yield Check("kept", 40, rows.follows)
    yield plain("surroundings", 0, partial(workspace_files.surroundings, place=place))
    yield plain("copies", 0, lambda _: workspace_files.copies(place))
    yield plain("backups", 0, partial(workspace_files.backed_up, place=place, today=today))
    if prove:
        yield plain("backup", 40, partial(workspace_files.proved, place=place))
