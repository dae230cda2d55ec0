"""help: the list of topics, and one of them."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.index import COMMANDS, GROUPS
from ettervern_cli.app.options import Output, ReportFormat, argument, flag, session_of
from ettervern_cli.app.output.looks import show_list
from ettervern_cli.app.output.output import View
from ettervern_cli.app.session import Session
from ettervern_cli.help.topics import ALSO, TOPICS, text_of, title_of, titles
from ettervern_cli.screen.listing import named_list
from ettervern_cli.screen.safe import Line
from ettervern_cli.storage.results import message


def help_(
    ctx: typer.Context,
    topic: Annotated[
        list[str] | None, argument("[TOPIC]", "Which; else the list of them.", complete.topics)
    ] = None,
    *,
    man: Annotated[bool, flag("--man", "The manual page of every command, for man.")] = False,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Topics: how things are done, and why: ettervern help cron

    Without a topic, the list of them. It needs no workspace. The manual page for man goes to a
    file: ettervern help --man -o ettervern.1
    """
    session = session_of(ctx)
    if man:
        _show_manual(session, ctx, output)
        return
    name = " ".join(topic or []).lower()
    name = ALSO.get(name, name)
    if not name:
        found = titles(*session.words.languages)
        listed = named_list(session.words, "daily.topics_title", found, "topic", "title")
        show_list(session, form, output, listed)
        session.warn(message("daily.topics", n=len(TOPICS), example="cron"))
        session.warn(message("daily.topic_of_command"))
    elif name not in TOPICS and (name in COMMANDS or name in GROUPS):
        session.print(session.words.say("daily.topic_is_command", command=name) + "\n")
    else:
        session.show(_topic(session, name), form, output)


def _show_manual(session: Session, ctx: typer.Context, output: str | None) -> None:
    """The manual page, printed or written to a file."""
    from ettervern_cli import __version__
    from ettervern_cli.app.output.help_pages import spoken_help
    from ettervern_cli.help.manual_command import manual

    text = manual(ctx, __version__, session.words, spoken_help(ctx, []))
    if output is None:
        session.print(text)
    else:
        session.write_file(output, text)


def _topic(session: Session, name: str) -> View:
    """One topic; markdown is its text as it is."""
    text = text_of(name, *session.words.languages)

    def laid_out(room: int) -> list[Line]:
        from ettervern_cli.help.screen import topic_lines

        return topic_lines(text, room)

    return View(
        text=laid_out,
        json=lambda: {"topic": name, "title": title_of(text), "markdown": text},
        csv=lambda: (("topic", "title", "markdown"), [(name, title_of(text), text)]),
        md=lambda: text,
        is_whole=True,
    )
