"""One invocation: which workspace, which day, and what was typed.

The environment is read here, the clock in ``outside``; what is said goes out by ``console``.
"""

import datetime as dt
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ettervern_cli.app.console import Console, Globals
from ettervern_cli.app.outside.clock import actor, day_in, now
from ettervern_cli.app.outside.readers import read_stdin
from ettervern_cli.app.outside.workspace_paths import (
    backup_folder,
    database_of,
    file_at,
    read_config,
)
from ettervern_cli.errors import (
    BadConfiguration,
    BadValue,
    ConfigurationInUse,
    EndsBeforeItBegins,
    EttervernError,
    InTheFuture,
)
from ettervern_cli.programme.programme import Programme, choose_programme, programmes
from ettervern_cli.storage.database.opening import open_book
from ettervern_cli.storage.history import Author, config_digest
from ettervern_cli.storage.results import Message
from ettervern_cli.storage.settings import setting
from ettervern_cli.storage.transaction import Writing, reading, writing
from ettervern_cli.values.dates import Period, parse_day, parse_month

if TYPE_CHECKING:
    import typer

    from ettervern_cli.config import Config, ConfigProblem
    from ettervern_cli.people.people import Resident
    from ettervern_cli.storage.named_files.targets import Own


# What may be written about somebody who was erased: the end of what a restored backup had open.
# A day without a year that is further ahead, in days, may have been meant as one gone by.
FAR_AHEAD = 183
ENDING = ("discharge", "vacate", "back", "referral decline", "referral withdraw", "data erase")


class Session(Console):
    """What every command shares. Made by the root command, found as ``ctx.obj``."""

    def __init__(self, options: Globals) -> None:
        super().__init__(options)
        self.committed = False
        self.applied = False
        self.hints: list[ConfigProblem] = []
        self.unapplied: ConfigurationInUse | None = None
        self.command = ""
        self.ctx: typer.Context | None = None
        self._read_about: list[int] | None = None
        self._db: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._today: dt.date | None = None
        self._stdin_read = False

    # --- when, and who -----------------------------------------------------------------------

    @property
    def today(self) -> dt.date:
        """The programme's own day; given by --today, else the clock's, asked once."""
        if self._today is None:
            text = self.options.today or os.environ.get("ETTERVERN_TODAY")
            clock = self._clock_day
            if text is None:
                self._today = clock()
            else:
                try:
                    self._today = parse_day(text, dt.date.min if text[:4].isdigit() else clock())
                except ValueError:
                    raise BadValue(what="day", value=text) from None
        return self._today

    def _clock_day(self) -> dt.date:
        zone = setting(self._db, "time_zone") if self._db is not None else None
        return day_in(zone or "Europe/Oslo")

    @property
    def author(self) -> Author:
        """Who writes now."""
        return Author(actor(), now(), self.today)

    # --- the case book -----------------------------------------------------------------------

    @property
    def db(self) -> sqlite3.Connection:
        """The database, opened and checked once, with the configuration as it is now."""
        return self._db or self.open()

    def open(self) -> sqlite3.Connection:
        """Open the database, checked, and apply a changed configuration."""
        self._db = self._open_book(self._allows_synchronised)
        self._apply_config(self._db)
        return self._db

    def _open_book(self, allow_synchronised: Callable[[], bool]) -> sqlite3.Connection:
        path = self.database_path()
        self._file = file_at(path)
        return open_book(path, allow_synchronised=allow_synchronised, passphrase=self.passphrase)

    @property
    def is_closed(self) -> bool:
        """Whether no database was opened in this invocation."""
        return self._db is None

    def was_replaced(self) -> bool:
        """Whether another file has taken the place of the database since it was opened."""
        return self._file is not None and file_at(self.named_path()) != self._file

    def passphrase(self) -> str:
        """What opens the key of an encrypted database, typed or read from a file."""
        from ettervern_cli.app.outside.passphrases import passphrase

        return passphrase(self)

    def open_as_it_is(self) -> sqlite3.Connection:
        """Open the database even where the configuration is not valid: what a backup needs."""
        self._db = self._open_book(lambda: True)
        try:
            self._apply_config(self._db)
        except BadConfiguration as error:
            self.warn(Message("backup.bad_configuration", {"file": error.facts["file"]}))
        return self._db

    def close(self) -> None:
        """Let go of the database."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def database_path(self) -> str:
        """Where the configuration says the database is.

        Where no file is there, what is wrong with the configuration is said first: 78 goes before
        66 and 77, since the database's place is only as good as the file that names it. What is
        wrong with a file that is there (65, 77) is found by opening it.
        """
        path = self.named_path()
        if not os.path.isfile(path) and not os.path.islink(path):
            self.load_config()
        return path

    def named_path(self) -> str:
        """The path that stands in the configuration's line ``database:``, whatever else does."""
        return database_of(self.config_path)

    def own_files(self) -> "Own":
        """Where the workspace in use has files that nothing is written over; none is fine too."""
        from ettervern_cli.storage.named_files.targets import Own

        try:
            named = setting(self._db, "backup_folder") if self._db is not None else None
            backups = backup_folder(self.config_path, named)
            return Own(self.named_path(), self.config_path, backups)
        except (EttervernError, OSError, sqlite3.Error):
            return Own()

    def _allows_synchronised(self) -> bool:
        return self.load_config().allow_synchronised_folder

    def load_config(self) -> "Config":
        """The configuration, read and checked; BadConfiguration lists every problem."""
        from ettervern_cli.app.output.config_messages import problem_text
        from ettervern_cli.config import load

        loaded = load(read_config(self.config_path))
        if loaded.config is None:
            raise BadConfiguration(
                file=os.path.basename(self.config_path),
                n=len(loaded.problems),
                problems=[problem_text(self.words, problem) for problem in loaded.problems],
            )
        self.hints = loaded.hints
        return loaded.config

    def hint(self) -> None:
        """Say what the configuration last read is worth a second look for."""
        for one in self._hinted():
            self.warn(one)

    def _hinted(self) -> list[Message]:
        from ettervern_cli.app.output.config_messages import problem_text

        texts = [problem_text(self.words, one) for one in self.hints]
        return [Message("daily.config_hint", {"text": text}) for text in texts]

    def _apply_config(self, db: sqlite3.Connection) -> None:
        """Compile a configuration that differs from what was last applied.

        One that takes away something in use stops writes; reads warn and go on without it.
        """
        digest = config_digest(read_config(self.config_path))
        if setting(db, "config_sha256") == digest:
            return
        from ettervern_cli.app.output.config_messages import change_text
        from ettervern_cli.programme.applying.applying import compile_config

        config = self.load_config()
        try:
            with writing(db, self.author, "config apply", kind="config"):
                if setting(db, "config_sha256") == digest:
                    return
                applied = change_text(self.words, compile_config(db, config, digest))
                hinted = self._hinted()
        except ConfigurationInUse as error:
            self.unapplied = error
            self.warn(Message("daily.config_not_applied", error.facts))
            return
        self.applied = True
        for one in (Message("daily.config_applied", {"what": applied}), *hinted):
            self.warn(one)

    def programme(
        self, resident: "Resident | None" = None, first: tuple[str, ...] = ()
    ) -> Programme:
        """The programme meant: named, the only one, or the resident's; ``first`` where to look."""
        return choose_programme(
            self.db, self.options.programme, resident.id if resident else None, first
        )

    def programmes(self) -> list[Programme]:
        """The programme named, or all of them."""
        if self.options.programme is not None:
            return [self.programme()]
        return programmes(self.db)

    def resident(self, who: str) -> "Resident":
        """The resident that WHO names; ``-`` reads it from standard input.

        The code of a record that was merged still names its person, and a warning says which.
        """
        from ettervern_cli.people.errors import ERASED
        from ettervern_cli.people.people import as_code, find, refuse_erased

        text = self.text(who) or ""
        found = find(self.db, text)
        code = as_code(text)
        if code not in (None, found.code) and not found.name.casefold().startswith(text.casefold()):
            self.warn(
                Message("merge.became", {"code": code, "now": found.code, "name": found.name})
            )
        if self._read_about is not None:
            self._read_about.append(found.id)
        elif found.name == ERASED and self.command not in ENDING:
            refuse_erased(self.db, found.id)
        return found

    def looked_at(self, residents: Iterable[int | None]) -> None:
        """Somebody's texts are about to be shown, found otherwise than by name."""
        if self._read_about is not None:
            self._read_about += [key for key in residents if key is not None]

    @contextmanager
    def writing(
        self, command: str, *, kind: str = "command", dry_run: bool = False
    ) -> Iterator[Writing]:
        """One command, one transaction; inside a batch all lines share the batch's."""
        db = self.db
        if self.unapplied is not None:
            raise self.unapplied
        if self.batch is not None:
            yield self.batch.work
            return
        with writing(db, self.author, command, kind=kind, dry_run=dry_run) as work:
            yield work
        self.committed = not dry_run

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A consistent picture of the case book.

        Whose record was asked for by name is written into the log of reading, where the
        configuration wants one, before anything is shown; what cannot be logged is not shown.
        """
        db = self.db
        self._read_about = []
        try:
            with reading(db):
                yield db
            about = self._read_about
        finally:
            self._read_about = None
        if about and setting(db, "log_reading") == "1":
            from ettervern_cli.people.access_log import log_reading

            log_reading(db, self.author, self.command, about)

    # --- reading what was typed --------------------------------------------------------------

    def day(self, text: str | None, *, ahead: bool | None = False) -> dt.date | None:
        """A day as typed, None where none is given."""
        return None if text is None else self.read_day(text, ahead=ahead)

    def read_day(self, text: str, *, ahead: bool | None = False) -> dt.date:
        """A day as people type it; without a year as ``parse_day`` says."""
        try:
            day = parse_day(text, self.today, ahead=ahead)
            if ahead and (day - self.today).days > FAR_AHEAD and day != parse_day(text, self.today):
                self.warn(Message("daily.read_ahead", {"typed": text, "on": day}))
            return day
        except ValueError:
            raise BadValue(what="day", value=text) from None

    def month(self, text: str) -> Period:
        """A month as people type it."""
        try:
            return parse_month(text, self.today)
        except ValueError:
            raise BadValue(what="month", value=text) from None

    def between(self, first: str, last: str | None) -> Period:
        """The days from one typed to another, or to today, both included; or EndsBeforeItBegins."""
        begins, ends = self.read_day(first), self.day(last) or self.today
        if ends < begins:
            raise EndsBeforeItBegins(begins=begins, ends=ends)
        return Period(begins, ends)

    def past(self, text: str | None) -> dt.date:
        """The day on which something happened: today where none is given, never later."""
        day = self.day(text)
        if day is not None and day > self.today:
            raise InTheFuture(on=day, today=self.today)
        return day or self.today

    def text(self, value: str | None) -> str | None:
        """A text as typed; ``-`` reads it from standard input."""
        if value != "-":
            return value
        if self._stdin_read:
            raise BadValue(what="stdin", value="-")
        self._stdin_read = True
        return read_stdin().strip("\r\n")
