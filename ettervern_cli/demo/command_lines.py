"""Typing command lines in an invented workspace, each on the day that is being lived."""

import datetime as dt
import shlex
import sqlite3

import typer

from ettervern_cli.app.app import command
from ettervern_cli.app.batch import run_words
from ettervern_cli.app.console import Batch, Globals
from ettervern_cli.app.index import GROUPS
from ettervern_cli.app.session import Session
from ettervern_cli.errors import Refused
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.transaction import writing

ACTOR = "demo"


def morning(day: dt.date, entries: int = 0) -> dt.datetime:
    """When in the day a command was typed, the first ones in the morning."""
    first = dt.datetime.combine(day, dt.time(7), dt.UTC)
    return first + dt.timedelta(seconds=min(entries * 97, 57_600))


class LineRefused(Exception):
    """A line of a script that the program refuses: a script is to hold none."""


class Typist(Session):
    """A session on the day that is being lived; what commands say is heard by nobody."""

    def __init__(self, db: sqlite3.Connection, day: dt.date) -> None:
        super().__init__(Globals(quiet=True, lang="en"))
        self._db = db
        self._root = typer.Context(command, info_name="ettervern", obj=self)
        self.entries = 0
        self.turn(day)

    def turn(self, day: dt.date) -> None:
        """Begin a day."""
        self._today, self.entries = day, 0

    @property
    def author(self) -> Author:
        """Who writes now, and at what time of the day."""
        return Author(ACTOR, morning(self.today, self.entries), self.today, simulated=True)

    def type(self, line: str, programme: str, *, may_fail: bool = False) -> bool:
        """Run a line as ``batch`` does, in a transaction of its own; whether it was accepted.

        Raises LineRefused unless it ``may_fail``.
        """
        self.options = self.options._replace(programme=programme)
        words = shlex.split(line)
        name = " ".join(words[: 1 + (words[0] in GROUPS)])
        try:
            with writing(self.db, self.author, name, made_here=True) as work:
                self.batch = Batch(work)
                run_words(self, self._root, words)
        except Exception as error:
            if not hasattr(error, "exit_code"):
                raise
            if error.exit_code == 0 or (may_fail and isinstance(error, Refused)):
                return False  # there was nothing to do, or it was only tried
            raise LineRefused(f"{self.today} {line}: {error!r}") from error
        finally:
            self.batch = None
        self.entries += 1
        return True
