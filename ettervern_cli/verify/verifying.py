"""``data verify``: every check in order over one file, which is only read, damaged or not."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from ettervern_cli.errors import DamagedDatabase
from ettervern_cli.storage.chain import Tell
from ettervern_cli.storage.database.errors import ForeignDatabase, NewerDatabase
from ettervern_cli.storage.database.read_only import look
from ettervern_cli.storage.schema import APPLICATION_ID, VERSION
from ettervern_cli.storage.transaction import snapshot
from ettervern_cli.verify import chain, rows, structure, workspace_files
from ettervern_cli.verify.check_results import ERROR, Finding, Found, error
from ettervern_cli.verify.must_hold import notices
from ettervern_cli.verify.must_hold.across_rows import broken, rules
from ettervern_cli.verify.must_hold.across_rows_care import CARE, WRITTEN, measures
from ettervern_cli.verify.workspace_files import Place

# SQLite's own check, as a share of the time that everything takes.
INTEGRITY = 0.1


class Check(NamedTuple):
    """One check: what it is called where it could not be made, and its share of the time."""

    name: str
    weight: float
    run: Callable[[Tell], Found]


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
    findings = list(structure.integrity(place.database, place.passphrase))
    tell(INTEGRITY)
    db, is_whole = look(place.database, passphrase=place.passphrase)
    try:
        with snapshot(db):
            _recognise(db, place.database, is_whole)
            if not is_whole:
                findings.append(error("verify.schema_unreadable", "file"))
            steps = list(_steps(db, place, today, prove))
            findings += _run(db, steps, lambda share: tell(INTEGRITY + share * (1 - INTEGRITY)))
            findings.sort(key=lambda finding: finding.level != ERROR)
            return Verified(findings, _counts(db))
    finally:
        db.close()


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
    """Every check, what others rest on first. Of an older file only what has not changed since."""

    def plain(name: str, weight: float, check: Callable[[], Found]) -> Check:
        return Check(name, weight, lambda tell: check())

    yield plain("header", 0, partial(structure.header, db))
    yield plain("references", 2, partial(structure.references, db))
    yield Check("chain", 45, partial(chain.chain, db))
    yield plain("ending", 0, partial(chain.ending, db))
    yield plain("heads", 0, partial(workspace_files.heads, db, place))
    yield plain("kept_heads", 0, partial(workspace_files.kept_heads, db, place))
    if int(db.execute("PRAGMA user_version").fetchone()[0]) >= VERSION:
        yield plain("schema", 1, partial(structure.tables, db))
        yield plain("history", 6, partial(rows.trail, db))
        for table in rows.tables():
            yield plain(table, 0.2, partial(rows.rows, db, table))
        yield plain("joins", 3, partial(rows.joins, db))
        for rule in (*rules(), *CARE, *WRITTEN):
            yield plain(rule.key, 0.05, partial(broken, db, rule, today.isoformat()))
        yield plain("measures", 1, partial(measures, db))
        for rule in notices.NOTICES:
            check = partial(broken, db, rule, today.isoformat(), is_error=False)
            yield plain(rule.key, 0.1, check)
        yield plain("capacity", 1, partial(notices.capacity, db, today))
        yield plain("limits", 1, partial(notices.limits, db, today))
        yield plain("ledgers", 0, partial(workspace_files.ledgers, db, place))
        yield Check("kept", 90, partial(rows.follows, db))
    yield plain("surroundings", 0, partial(workspace_files.surroundings, db, place))
    yield plain("copies", 0, partial(workspace_files.copies, place))
    yield plain("backups", 0, partial(workspace_files.backed_up, db, place, today))
    if prove:
        yield plain("backup", 40, partial(workspace_files.proved, db, place))


def _run(db: sqlite3.Connection, steps: list[Check], tell: Tell) -> list[Finding]:
    """Make every check; those that damage stops are told as one more finding."""
    found: list[Finding] = []
    stopped: list[str] = []
    whole, done = sum(step.weight for step in steps), 0.0
    for step in steps:
        begun = done

        def within(share: float, begun: float = begun, weight: float = step.weight) -> None:
            tell((begun + share * weight) / whole)

        if not _made(db, step, within, found):
            stopped.append(step.name)
        done += step.weight
        tell(done / whole)
    if stopped:
        names = [name.partition(".")[2] or name for name in stopped]
        found.append(error("verify.not_checked", "file", n=len(names), what=names))
    return found


def _made(db: sqlite3.Connection, step: Check, tell: Tell, found: list[Finding]) -> bool:
    """Whether a check came to its end; what it found until then counts in any case."""
    before = len(found)
    try:
        try:
            found.extend(step.run(tell))
        except sqlite3.OperationalError as failure:
            if "decode" not in str(failure):
                raise
            # Bytes that are no text: once more, so that what is around them is read.
            del found[before:]
            db.text_factory = _lenient
            found.extend(step.run(tell))
    except Exception:  # damage can make anything of what is read, and each check stands alone
        return False
    return True


def _lenient(text: bytes) -> str:
    return text.decode("utf-8", "surrogateescape")
