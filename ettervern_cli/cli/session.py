"""One invocation: which workspace, which day, which language, and where output goes.

The environment and the streams are read here; the clock in ``surroundings``.
"""

import datetime as dt
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple, TextIO

from ettervern_cli.casebook.history import Pen, config_digest
from ettervern_cli.casebook.opening import open_book
from ettervern_cli.casebook.programmes import Programme, choose_programme, programmes, setting
from ettervern_cli.casebook.residents import Resident, as_code, find
from ettervern_cli.casebook.results import Said
from ettervern_cli.casebook.transaction import Writing, reading, writing
from ettervern_cli.cli.output import View, form_of, forms, safe_facts, write_file
from ettervern_cli.cli.places import find_config, open_text, read_config
from ettervern_cli.cli.surroundings import actor, day_in, now
from ettervern_cli.errors import (
    BadConfiguration,
    BadValue,
    ConfigurationInUse,
    EttervernError,
    InTheFuture,
    NotWritten,
)
from ettervern_cli.render.tables import Line
from ettervern_cli.rules.dates import parse_day
from ettervern_cli.words import LANGUAGES, Speaker, locale_language

if TYPE_CHECKING:
    from ettervern_cli.config import Config


class Globals(NamedTuple):
    """The options that stand before the command."""

    config: str | None = None
    programme: str | None = None
    today: str | None = None
    lang: str | None = None
    quiet: bool = False
    no_color: bool = False
    debug: bool = False


class Batch:
    """Command lines that share one transaction: what they would print waits for its end."""

    def __init__(self, work: Writing) -> None:
        self.work = work
        self.shown: list[tuple[bool, str]] = []


class Session:
    """What every command shares. Made by the root command, found as ``ctx.obj``."""

    def __init__(self, options: Globals) -> None:
        self.options = options
        self.batch: Batch | None = None
        self.committed = False
        self.applied = False
        self.unapplied: ConfigurationInUse | None = None
        self._db: sqlite3.Connection | None = None
        self._words: Speaker | None = None
        self._today: dt.date | None = None
        self._config_path: str | None = None
        self._stdin_read = False

    # --- where and when ----------------------------------------------------------------------

    @property
    def config_path(self) -> str:
        """The configuration file in use; NoWorkspace lists where it was sought."""
        if self._config_path is None:
            self._config_path = find_config(self.options.config)
        return self._config_path

    @property
    def words(self) -> Speaker:
        """The language: as asked for, else the environment's, else the configuration's."""
        if self._words is None:
            asked = self.options.lang or os.environ.get("ETTERVERN_LANG")
            spoken = asked if asked in LANGUAGES else None
            self._words = Speaker(spoken or self._configured_language())
        return self._words

    def check_language(self) -> None:
        """Refuse a language that was asked for and is not spoken here."""
        asked = self.options.lang or os.environ.get("ETTERVERN_LANG")
        if asked and asked not in LANGUAGES:
            raise BadValue(what="language", value=asked)

    def _configured_language(self) -> str:
        try:
            with open(self.config_path, encoding="utf-8", errors="replace") as file:
                for line in file:
                    if line.startswith("language:"):
                        code = line.partition(":")[2].partition("#")[0].strip(" \t\r\n\"'")
                        return code if code in LANGUAGES else "en"
        except (EttervernError, OSError):
            return locale_language(dict(os.environ))
        return "en"

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
                    self._today = parse_day(text, clock() if text[:1] in "-ty" else dt.date.min)
                except ValueError:
                    raise BadValue(what="day", value=text) from None
        return self._today

    def _clock_day(self) -> dt.date:
        zone = setting(self._db, "time_zone") if self._db is not None else None
        return day_in(zone or "Europe/Oslo")

    @property
    def pen(self) -> Pen:
        """Who writes now."""
        return Pen(actor(), now(), self.today)

    # --- the case book -----------------------------------------------------------------------

    @property
    def db(self) -> sqlite3.Connection:
        """The database, opened and checked once, with the configuration as it is now."""
        return self._db or self.open()

    def open(self) -> sqlite3.Connection:
        """Open the database, checked, and apply a changed configuration."""
        self._db = open_book(self.database_path(), allow_synchronised=self._allows_synchronised)
        self._apply_config(self._db)
        return self._db

    def close(self) -> None:
        """Let go of the database."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def database_path(self) -> str:
        """Where the configuration says the database is."""
        name = "ettervern.db"
        with open_text(self.config_path) as file:
            for line in file:
                if line.startswith("database:"):
                    name = line.partition(":")[2].partition(" #")[0].strip("\"' \r\n") or name
        return os.path.join(os.path.dirname(os.path.abspath(self.config_path)), name)

    def _allows_synchronised(self) -> bool:
        return self.load_config().allow_synchronised_folder

    def load_config(self) -> "Config":
        """The configuration, read and checked; BadConfiguration lists every problem."""
        from ettervern_cli.cli.told_config import problem_text
        from ettervern_cli.config import load

        loaded = load(read_config(self.config_path))
        if loaded.config is None:
            raise BadConfiguration(
                file=os.path.basename(self.config_path),
                n=len(loaded.problems),
                problems=[problem_text(self.words, problem) for problem in loaded.problems],
            )
        return loaded.config

    def _apply_config(self, db: sqlite3.Connection) -> None:
        """Compile a configuration that differs from what was last applied.

        One that takes away something in use stops writes; reads warn and go on without it.
        """
        digest = config_digest(read_config(self.config_path))
        if setting(db, "config_sha256") == digest:
            return
        from ettervern_cli.casebook.compiled import compile_config
        from ettervern_cli.cli.told_config import change_text

        config = self.load_config()
        try:
            with writing(db, self.pen, "config apply", kind="config"):
                if setting(db, "config_sha256") == digest:
                    return
                applied = compile_config(db, config, digest)
        except ConfigurationInUse as error:
            self.unapplied = error
            self.warn(Said("daily.config_not_applied", error.facts))
            return
        self.applied = True
        self.warn(Said("daily.config_applied", {"what": change_text(self.words, applied)}))

    def programme(self, resident: Resident | None = None, first: tuple[str, ...] = ()) -> Programme:
        """The programme meant: named, the only one, or the resident's; ``first`` where to look."""
        return choose_programme(
            self.db, self.options.programme, resident.id if resident else None, first
        )

    def programmes(self) -> list[Programme]:
        """The programme named, or all of them."""
        if self.options.programme is not None:
            return [self.programme()]
        return programmes(self.db)

    def resident(self, who: str) -> Resident:
        """The resident that WHO names; ``-`` reads it from standard input.

        The code of a record that was merged still names its person, and a warning says which.
        """
        text = self.text(who) or ""
        found = find(self.db, text)
        code = as_code(text)
        if code not in (None, found.code) and not found.name.casefold().startswith(text.casefold()):
            self.warn(Said("merge.became", {"code": code, "now": found.code, "name": found.name}))
        return found

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
        with writing(db, self.pen, command, kind=kind, dry_run=dry_run) as work:
            yield work
        self.committed = not dry_run

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A consistent picture of the case book."""
        with reading(self.db):
            yield self.db

    # --- reading what was typed --------------------------------------------------------------

    def day(self, text: str | None) -> dt.date | None:
        """A day as typed, None where none is given."""
        return None if text is None else self.read_day(text)

    def read_day(self, text: str) -> dt.date:
        """A day as typed: a date, today, yesterday or -3d."""
        try:
            return parse_day(text, self.today)
        except ValueError:
            raise BadValue(what="day", value=text) from None

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
        if self._stdin_read or sys.stdin is None:
            raise BadValue(what="stdin", value="-")
        self._stdin_read = True
        return sys.stdin.read().strip("\r\n")

    # --- showing -----------------------------------------------------------------------------

    def show(self, view: View, form: str, output: str | None = None) -> None:
        """Print a view in a format, or write it to a file whole or not at all."""
        if output is not None:
            form = form_of(output) if form == "text" else form
        elif form == "text" and self.colour(sys.stdout):
            from ettervern_cli.render.terminal import show

            show(view.text())
            return
        text = forms(view, form)
        if output is not None:
            write_file(output, text)
            return
        self.print(text)

    def show_lines(self, lines: list[Line]) -> None:
        """Print a screen to stdout."""
        self.show(View(lambda: lines, lambda: None), "text")

    def print(self, text: str) -> None:
        """Write to stdout what was asked for."""
        if self.batch is not None:
            self.batch.shown.append((True, text))
            return
        if sys.stdout is None:
            raise NotWritten(file="stdout")
        sys.stdout.write(text)

    def warn(self, sentence: Said) -> None:
        """A warning, hint or confirmation on stderr, unless quiet."""
        if not self.options.quiet:
            self.complain(self.words.say(sentence.key, **safe_facts(sentence.facts)))

    @property
    def typed(self) -> str:
        """The options before the command that a suggestion needs to be pasted as it is."""
        from shlex import quote

        given = (("--config", self.options.config), ("-p", self.options.programme),
                 ("--today", self.options.today))  # fmt: skip
        return "".join(f"{option} {quote(value)} " for option, value in given if value)

    def complain(self, text: str) -> None:
        """A line on stderr."""
        if self.batch is not None:
            self.batch.shown.append((False, text + "\n"))
        elif sys.stderr is not None:
            with suppress(OSError):  # what was asked for comes before what is said about it
                if sys.stdout is not None:
                    sys.stdout.flush()
            with suppress(OSError):
                sys.stderr.write(text + "\n")

    def colour(self, stream: TextIO | None) -> bool:
        """Whether a stream is a terminal that wants colour."""
        return (
            stream is not None
            and self.batch is None
            and not self.options.no_color
            and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM") != "dumb"
            and stream.isatty()
        )
