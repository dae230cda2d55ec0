"""The one act of every command that writes.

What is typed is read by ``options`` and each command's own; what is done stands in the verbs.
"""

import datetime as dt
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

import typer

from ettervern_cli.app.lazy import as_typed
from ettervern_cli.app.options import (
    HOW,
    HOW_AHEAD,
    How,
    Who,
    hint,
    how_of,
    own_words,
    session_of,
    show_sentence,
    spread,
)

if TYPE_CHECKING:
    import sqlite3

    from ettervern_cli.app.session import Session
    from ettervern_cli.people.people import Resident
    from ettervern_cli.people.scene import Scene, Stage
    from ettervern_cli.programme.programme import Programme
    from ettervern_cli.storage.results import Written
    from ettervern_cli.storage.transaction import Writing


class Act:
    """A command that is writing: what its verb is told, and how what came of it is shown.

    What was typed is read when it is asked for, so that the first thing wrong is the one told.
    """

    def __init__(
        self,
        session: "Session",
        how: How,
        work: "Writing",
        who: str | None,
        first: tuple[str, ...],
        on: Callable[[], dt.date],
    ) -> None:
        self.session = session
        self.how = how
        self.work = work
        self._who = who
        self._first = first
        self._on = on

    @property
    def db(self) -> "sqlite3.Connection":
        """The case book."""
        return self.session.db

    @property
    def on(self) -> dt.date:
        """The day on which it happened."""
        return self._on()

    @cached_property
    def resident(self) -> "Resident":
        """Whom the command is about."""
        return self.session.resident(self._who or "")

    @cached_property
    def programme(self) -> "Programme":
        """The programme meant: the resident's, where the command is about one."""
        resident = None if self._who is None else self.resident
        return self.session.programme(resident, self._first)

    @property
    def scene(self) -> "Scene":
        """What a verb about a resident is told."""
        resident = self.resident
        from ettervern_cli.people.scene import Scene

        return Scene(self.db, self.session.author, self.programme, resident, self.on)

    @property
    def stage(self) -> "Stage":
        """What a verb about no one person is told."""
        from ettervern_cli.people.scene import Stage

        return Stage(self.db, self.session.author, self.programme, self.on)

    @cached_property
    def note(self) -> str | None:
        """The note that was given."""
        return self.words(self.how.note, "note")

    def words(self, value: str | None, field: str) -> str | None:
        """A free text as typed and cleaned."""
        return own_words(self.session, value, field)

    def text(self, value: str) -> str:
        """What was typed, as it is; - reads it."""
        return self.session.text(value) or ""

    def with_note(self, value: str | None, field: str) -> str:
        """A free text with the note below it, as far as the two were given."""
        return "\n".join(part for part in (self.words(value, field), self.note) if part)

    def day(self, value: str | None) -> dt.date | None:
        """A day as typed, None where none is given."""
        return self.session.day(value)

    def ahead(self, value: str | None) -> dt.date | None:
        """A day as typed that is yet to come; without a year it is the next such day."""
        return self.session.day(value, ahead=True)

    def near(self, value: str | None) -> dt.date | None:
        """A day as typed, past or to come; without a year it is the nearest such day."""
        return self.session.day(value, ahead=None)

    def show(self, written: "Written") -> None:
        """Say what was done: warnings, then one line, or what scripts get of it."""
        batch = self.session.batch
        if batch is not None and batch.puts_off:
            batch.shown.append(lambda: self._show(written))
        else:
            self._show(written)

    def _show(self, written: "Written") -> None:
        for warning in written.warned:
            self.session.warn(warning)
            if (code := warning.facts.get("instead")) is not None and self.session.batch is None:
                then = [] if self.how.dry_run else ["undo"]
                then += [retyped(self.session, str(code))] if code else []
                if then:
                    hint(self.session, f" && ettervern {self.session.typed}".join(then))
        shown = self._shown(written) if self.how.form == "json" else {}
        sentences = written.messages
        if written.next_due is not None:
            from ettervern_cli.follow_ups.verbs import next_due

            sentences = [*sentences, *next_due(self.db, written.next_due, self.session.today)]
        show_sentence(self.session, self.how, self.work, sentences, shown)

    def _shown(self, written: "Written") -> dict[str, object]:
        from ettervern_cli.people.listing import person_row, row, row_json

        shown: dict[str, object] = {} if written.id is None else {"id": written.id}
        if written.stay_id is not None:
            shown |= row_json(row(self.db, written.stay_id, self.session.today))
        elif written.about is not None:
            present = person_row(self.db, *written.about, self.session.today)
            shown |= row_json(present) if present else {}
        return {**shown, **written.value}


def retyped(session: "Session", who: str) -> str:
    """The command as it was typed, but about ``who``, and in earnest."""
    from shlex import join

    assert session.ctx is not None  # it is a command that asks
    words, typed = [*session.command.split(), who], as_typed(session.ctx)
    for one in session.ctx.command.params:
        value = typed.get(one.name or "")
        if one.param_type_name == "option" and one.name != "dry_run" and value is not None:
            words += [one.opts[0]] if value is True else [one.opts[0], str(value)]
    return join(words)


@contextmanager
def act(
    ctx: typer.Context,
    how: How,
    who: str | None = None,
    first: tuple[str, ...] = (),
    *,
    day_first: bool = True,
    ahead: bool = False,
) -> Iterator[Act]:
    """One command that writes, in one transaction: about somebody, or about nobody.

    ``first`` are the ways of knowing somebody that their programme is sought by before others.
    What is wrong with the day is told before anything else, unless ``day_first`` is False; it has
    come, unless ``ahead`` says that it may be one to come.
    """
    session = session_of(ctx)

    def on() -> dt.date:
        if ahead:
            return session.day(how.on, ahead=None) or session.today
        return session.past(how.on)

    if day_first:
        on()
    with (
        session.said_afterwards(),
        session.writing(session.command, dry_run=how.dry_run) as work,
    ):
        yield Act(session, how, work, who, first, on)


def acting(
    *, first: tuple[str, ...] = (), day_first: bool = True, ahead: bool = False
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a command that writes of what is done in its ``act``: ``it``, and what is typed.

    It is about WHO, where it takes one, and has the options of ``How`` at its end. What is given
    here is what ``act`` is given.
    """

    def made(does: Callable[..., None]) -> Callable[..., None]:
        taken = inspect.signature(does).parameters.values()
        is_about_one = any(parameter.annotation is Who for parameter in taken)

        def run(ctx: typer.Context, **typed: Any) -> None:
            how, who = how_of(typed), typed["who"] if is_about_one else None
            with act(ctx, how, who, first, day_first=day_first, ahead=ahead) as it:
                does(it, **typed)

        return spread(does, HOW_AHEAD if ahead else HOW, run)

    return made


acts = acting()
