"""How the checks of ``data verify`` are made: one after the other, in two lines side by side.

Half of what they take is SQLite's alone, which needs nothing of Python meanwhile; it goes on in a
thread with connections of its own beside what is worked out here.
"""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import NamedTuple, Self

from ettervern_cli.storage.database.read_only import look
from ettervern_cli.storage.seals.chain import Tell
from ettervern_cli.storage.transaction import snapshot
from ettervern_cli.verify.check_results import Finding, Found

# Seconds after which how far it is is told again, while one line waits for the other.
OFTEN = 0.2


class Check(NamedTuple):
    """One check: what it is called where it could not be made, and its share of the time.

    ``beside`` the others are those that SQLite makes by itself. No two have one name; what follows
    a space is not told.
    """

    name: str
    weight: float
    run: Callable[[sqlite3.Connection, Tell], Found]
    beside: bool = False


class Made(NamedTuple):
    """What a check found, as far as it came."""

    findings: list[Finding]
    to_the_end: bool


def plain(
    name: str, weight: float, check: Callable[[sqlite3.Connection], Found], *, beside: bool = False
) -> Check:
    """A check that does not say how far it is."""
    return Check(name, weight, lambda db, tell: check(db), beside)


class Progress:
    """How far all checks are, those beside too; it is told by the thread that made it."""

    def __init__(self, steps: list[Check], tell: Tell) -> None:
        self.whole = sum(step.weight for step in steps)
        self.done: dict[str, float] = {}
        self.tell = tell
        self.thread = threading.get_ident()

    def at(self, step: Check, share: float) -> None:
        """A check is so far, from 0 to 1."""
        self.done[step.name] = share * step.weight
        if threading.get_ident() == self.thread:
            self.again()

    def again(self) -> None:
        """Tell how far everything is."""
        self.tell(sum(list(self.done.values())) / self.whole)


def made(db: sqlite3.Connection, step: Check, progress: Progress) -> Made:
    """Make a check; what it found before damage stopped it counts in any case."""
    found: list[Finding] = []

    def tell(share: float) -> None:
        progress.at(step, share)

    try:
        try:
            found.extend(step.run(db, tell))
        except sqlite3.OperationalError as failure:
            if "decode" not in str(failure):
                raise
            # Bytes that are no text: once more, so that what is around them is read.
            found.clear()
            db.text_factory = _lenient
            found.extend(step.run(db, tell))
    except Exception:  # damage can make anything of what is read, and each check stands alone
        return Made(found, to_the_end=False)
    finally:
        progress.at(step, 1)
    return Made(found, to_the_end=True)


def _lenient(text: bytes) -> str:
    return text.decode("utf-8", "surrogateescape")


class Beside:
    """A thread with connections of its own to a file, open as long as the block lasts.

    The first of its checks is SQLite's own, by a connection that knows of CHECKs.
    """

    def __init__(self, path: str, passphrase: Callable[[], str] | None) -> None:
        self.path = path
        self.passphrase = passphrase
        self.pool = ThreadPoolExecutor(1)
        self.work: Future[dict[str, Made]] | None = None
        self.is_over = False

    def __enter__(self) -> Self:
        try:
            self.checking, self.db = self.pool.submit(self._open).result()
        except BaseException:
            self.pool.shutdown()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.is_over = True  # where the other line broke off, this one is to end with it
        self.checking.interrupt()
        self.db.interrupt()
        self.pool.submit(self._close)
        self.pool.shutdown()

    def begin(self, steps: list[Check], progress: Progress) -> None:
        """Begin to make some checks."""
        self.work = self.pool.submit(self._make, steps, progress)

    def end(self, progress: Progress) -> dict[str, Made]:
        """What those found, by their names."""
        assert self.work is not None
        while not self.work.done():
            wait([self.work], OFTEN)
            progress.again()
        return self.work.result()

    def _open(self) -> tuple[sqlite3.Connection, sqlite3.Connection]:
        checking, _ = look(self.path, with_checks=True, passphrase=self.passphrase)
        try:
            return checking, look(self.path, passphrase=self.passphrase)[0]
        except BaseException:
            checking.close()
            raise

    def _make(self, steps: list[Check], progress: Progress) -> dict[str, Made]:
        with snapshot(self.db):
            return {
                step.name: made(self.db if n else self.checking, step, progress)
                for n, step in enumerate(steps)
                if not self.is_over
            }

    def _close(self) -> None:
        self.checking.close()
        self.db.close()
