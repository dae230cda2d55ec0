"""How one invocation speaks: its language, and where what it says goes.

The environment and the streams are read here.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple, TextIO

from ettervern_cli.app.output.output import (
    View,
    endings_of,
    form_of,
    forms,
    print_bytes,
    safe_facts,
)
from ettervern_cli.app.output.streams import going_out
from ettervern_cli.app.outside.language import chosen_language
from ettervern_cli.app.outside.workspace_paths import find_config
from ettervern_cli.errors import BadValue, NotWritten
from ettervern_cli.programme.programme import Programme
from ettervern_cli.screen import NARROWEST, WIDEST, WIDTH
from ettervern_cli.screen.safe import Cell, Line
from ettervern_cli.storage.results import Message
from ettervern_cli.storage.transaction import Writing
from ettervern_cli.words import LANGUAGES, Language

if TYPE_CHECKING:
    from ettervern_cli.storage.named_files.targets import Own


class Globals(NamedTuple):
    """The options that stand before the command."""

    config: str | None = None
    programme: str | None = None
    today: str | None = None
    lang: str | None = None
    quiet: bool = False
    no_color: bool = False
    debug: bool = False
    no_pager: bool = False


class Batch:
    """Command lines that share one transaction: what they would print waits for its end.

    One that takes its lines ``together`` puts off what is derived over lines that do not read it
    (``stale``), and with it what those say, as something to be called once that is worked out.
    """

    def __init__(self, work: Writing, *, together: bool = False) -> None:
        self.work = work
        self.together = together
        self.stale: dict[tuple[int, int], Programme] = {}
        self.shown: list[tuple[bool, str] | Callable[[], None]] = []
        self.puts_off = False
        self.said = 0  # how much of what is shown has been worked out

    @property
    def printed(self) -> list[tuple[bool, str]]:
        """What was said, each with whether it goes to stdout; nothing that still waits."""
        return [one for one in self.shown if not callable(one)]

    def put_off(self, before: int, then: Callable[[int], None]) -> None:
        """Let what was said from a place on wait, to be said together and then done with."""
        waiting = self.shown[before:]

        def later() -> None:
            begins = len(self.shown)
            self._say(waiting)
            then(begins)

        self.shown[before:] = [later]

    def say_what_waited(self) -> None:
        """Let what waited be said in its place, now that all is worked out."""
        waited = self.shown[self.said :]
        del self.shown[self.said :]
        self._say(waited)
        self.said = len(self.shown)

    def _say(self, waited: "list[tuple[bool, str] | Callable[[], None]]") -> None:
        for one in waited:
            if callable(one):
                one()
            else:
                self.shown.append(one)


class Console:
    """The options of an invocation, its language and its streams."""

    def __init__(self, options: Globals) -> None:
        self.options = options
        self.batch: Batch | None = None
        self._words: Language | None = None
        self._held: list[tuple[bool, Callable[[], None]]] | None = None
        self._config_path: str | None = None

    # --- the language ------------------------------------------------------------------------

    @property
    def config_path(self) -> str:
        """The configuration file in use; NoWorkspace lists where it was sought."""
        if self._config_path is None:
            self._config_path = find_config(self.options.config)
        return self._config_path

    @property
    def words(self) -> Language:
        """The language: as asked for, else the environment's, else the configuration's."""
        if self._words is None:
            spoken = chosen_language(self.options.lang, lambda: self.config_path)
            self._words = Language(spoken)
        return self._words

    def check_language(self) -> None:
        """Refuse a language that was asked for and is not spoken here."""
        asked = self.options.lang or os.environ.get("ETTERVERN_LANG")
        if asked and asked not in LANGUAGES:
            raise BadValue(what="language", value=asked)

    # --- showing -----------------------------------------------------------------------------

    def show(self, view: View, form: str, output: str | None = None) -> None:
        """Print a view in a format, or write it to a file whole or not at all."""
        if self._held is not None and output is None:
            _stdout()
            self._held.append((False, lambda: self.show(view, form)))
            return
        if output is not None:
            form = form_of(output, endings_of(view)) if form == "text" else form
            self.write_file(output, forms(view, form, self.words))
            return
        if form == "text" and self.on_terminal:
            from ettervern_cli.app.output.pager import show

            room, colour = self.room, self.colour(sys.stdout)
            paged = not self.options.no_pager
            with going_out():
                show(view.text(room), room, colour=colour, paged=paged, whole=view.is_whole)
            return
        found = forms(view, form, self.words, self.room)
        if form == "text" or self.batch is not None:
            self.print(str(found))
        else:
            print_bytes(found)

    @property
    def on_terminal(self) -> bool:
        """Whether somebody looks at what is printed."""
        return self.batch is None and sys.stdout is not None and sys.stdout.isatty()

    @property
    def room(self) -> int:
        """How many columns there are: a terminal's, within reason, or those of a printed page."""
        if not self.on_terminal:
            return WIDTH
        from shutil import get_terminal_size

        return min(max(get_terminal_size((WIDTH, 24)).columns, NARROWEST), WIDEST)

    @property
    def rows(self) -> int | None:
        """How many rows of the terminal are free for a screen; None where nobody looks at one."""
        if not self.on_terminal:
            return None
        from shutil import get_terminal_size

        return get_terminal_size((WIDTH, 24)).lines - 2

    def write_file(self, path: str, content: str | bytes) -> None:
        """Write what was asked for to a file or a stream that was named, whole or not at all."""
        from ettervern_cli.storage.named_files.targets import write_named

        given = content.encode() if isinstance(content, str) else content
        write_named(path, given, self.own_files())

    def own_files(self) -> "Own":
        """Where the workspace in use has files that nothing is written over; none is fine too."""
        from ettervern_cli.storage.named_files.targets import Own

        return Own()

    def show_lines(self, lines: list[Line]) -> None:
        """Print a screen to stdout."""
        self.show(View(lambda room: lines, lambda: None), "text")

    def show_json(self, shown: object, output: str | None = None) -> None:
        """Print what scripts get."""
        self.show(View(lambda room: [], lambda: shown), "json", output)

    def show_done(
        self,
        form: str,
        sentences: Sequence[Message],
        shown: Mapping[str, object],
        *,
        dry_run: bool = False,
    ) -> None:
        """What was done: one line, which quiet leaves out, or what scripts get of it."""
        if form == "json":
            self.show_json(shown)
        elif not self.options.quiet:
            words = self.words
            text = " ".join(words.say(one.key, **safe_facts(one.facts)) for one in sentences)
            text = words.say("daily.would", sentence=text) if dry_run else text
            self.show_lines([[Cell(text)]])

    @contextmanager
    def said_afterwards(self) -> Iterator[None]:
        """What is said meanwhile goes out when all has ended well; else only warnings do.

        Nobody is told that something was done before it is on the disk.
        """
        if self.batch is not None:
            yield
            return
        held = self._held = []
        is_done = False
        try:
            yield
            is_done = True
        finally:
            self._held = None
            for is_warning, say in held:
                if is_done or is_warning:
                    say()

    def print(self, text: str) -> None:
        """Write to stdout what was asked for. A closed one raises NotWritten at once."""
        if self.batch is not None:
            self.batch.shown.append((True, text))
            return
        stdout = _stdout()
        if self._held is not None:
            self._held.append((False, lambda: self.print(text)))
            return
        with going_out():
            stdout.write(text)

    def warn(self, warning: Message) -> None:
        """A warning, hint or confirmation on stderr, unless quiet."""
        if not self.options.quiet:
            self.complain(self.words.say(warning.key, **safe_facts(warning.facts)))

    @property
    def typed(self) -> str:
        """The options before the command that a suggestion needs to be pasted as it is."""
        from shlex import quote

        given = (("--config", self.options.config), ("-p", self.options.programme),
                 ("--today", self.options.today))  # fmt: skip
        return "".join(f"{option} {quote(value)} " for option, value in given if value)

    def complain(self, text: str) -> None:
        """A line on stderr, or several; nothing in it acts on a terminal."""
        from ettervern_cli.screen.safe import safe_text

        if self._held is not None:
            self._held.append((True, lambda: self.complain(text)))
            return
        text = "\n".join(map(safe_text, text.split("\n")))
        if self.batch is not None:
            self.batch.shown.append((False, text + "\n"))
        elif sys.stderr is not None:
            with suppress(OSError):  # what was asked for comes before what is said about it
                if sys.stdout is not None:
                    sys.stdout.flush()
            with suppress(OSError):
                if sys.stderr.isatty() and not text.startswith("\u2192"):  # a command stays whole
                    from ettervern_cli.screen.folding import wrap

                    text = "\n".join(wrap(text, self.room))
                sys.stderr.write(text + "\n")

    def colour(self, stream: TextIO | None) -> bool:
        """Whether a stream is a terminal that wants colour."""
        return (
            stream is not None
            and self.batch is None
            and not self.options.no_color
            and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM", "").lower() not in ("dumb", "unknown")
            and stream.isatty()
        )


def _stdout() -> TextIO:
    """Where answers go; NotWritten where it is closed, which is told before a change is kept."""
    if sys.stdout is None:
        raise NotWritten(file="stdout")
    return sys.stdout
