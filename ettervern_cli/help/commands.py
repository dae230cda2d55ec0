"""help: the list of topics, and one of them."""

import shutil
import sys
from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import show_list
from ettervern_cli.app.index import COMMANDS, GROUPS
from ettervern_cli.app.options import Output, ReportFormat, session_of
from ettervern_cli.app.output.output import View
from ettervern_cli.app.session import Session
from ettervern_cli.help.topics import TOPICS, text_of, title_of, titles
from ettervern_cli.screen.folding import WIDTH
from ettervern_cli.screen.listing import named_list
from ettervern_cli.screen.tables import Line
from ettervern_cli.storage.results import message


def help_(
    ctx: typer.Context,
    topic: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TOPIC]", help="Which; else the list of them.",
                       autocompletion=complete.topics),
    ] = None,
    *,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:  # fmt: skip
    """Topics: how things are done, and why: ettervern help cron

    Without a topic, the list of them. It needs no workspace.
    """
    session = session_of(ctx)
    name = " ".join(topic or []).lower()
    if not name:
        found = titles(session.words.language)
        listed = named_list(session.words, "daily.topics_title", found, "topic", "title")
        show_list(session, form, output, listed)
        session.warn(message("daily.topics", n=len(TOPICS), example="cron"))
        session.warn(message("daily.topic_of_command"))
    elif name not in TOPICS and (name in COMMANDS or name in GROUPS):
        session.print(session.words.say("daily.topic_is_command", command=name) + "\n")
    else:
        _show(session, _topic(session, name, _columns(output)), form, output)


def _topic(session: Session, name: str, columns: int) -> View:
    """One topic; markdown is its text as it is."""
    text = text_of(name, session.words.language)

    def laid_out(room: int) -> list[Line]:
        from ettervern_cli.help.screen import topic_lines

        return topic_lines(text, columns)

    return View(
        text=laid_out,
        json=lambda: {"topic": name, "title": title_of(text), "markdown": text},
        csv=lambda: (("topic", "title", "markdown"), [(name, title_of(text), text)]),
        md=lambda: text,
    )


def _show(session: Session, view: View, form: str, output: str | None) -> None:
    """Show a topic; on a terminal too, a line that is there to be copied stays in one piece."""
    if output is None and form == "text" and session.colour(sys.stdout):
        from ettervern_cli.screen.terminal import show

        show(view.text(session.room), whole=True)
    else:
        session.show(view, form, output)


def _columns(output: str | None) -> int:
    """The terminal's width; in a pipe and in a file what everything else takes."""
    if output is not None or sys.stdout is None or not sys.stdout.isatty():
        return WIDTH
    return shutil.get_terminal_size((WIDTH, 24)).columns
