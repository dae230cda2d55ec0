"""config check, show, apply and schema."""

import os

import typer

from ettervern_cli.app.options import Output, WriteFormat
from ettervern_cli.app.outside.workspace_paths import read_config
from ettervern_cli.app.session import Session
from ettervern_cli.errors import BadConfiguration
from ettervern_cli.storage.results import message


def check(session: Session, *, form: WriteFormat = "text") -> None:
    """Check the configuration: ettervern config check

    Every problem at once, with its line and its place; exit 78 where there is one. The database
    is not touched.
    """
    if form == "json":
        _check_for_scripts(session)
    session.load_config()
    session.warn(message("daily.config_valid", file=os.path.basename(session.config_path)))
    session.hint()


def _check_for_scripts(session: Session) -> None:
    """Every problem as JSON; exit 78 where there is one."""
    from ettervern_cli.app.output.config_messages import problem_json
    from ettervern_cli.config import load

    loaded = load(read_config(session.config_path))
    problems, hints = (
        [problem_json(session.words, one) for one in found]
        for found in (loaded.problems, loaded.hints)
    )
    found = {"file": session.config_path, "valid": not problems, "problems": problems}
    if hints:
        found["hints"] = hints
    session.show_json(found)
    raise typer.Exit(BadConfiguration.exit_code if problems else 0)


def show(session: Session, *, form: WriteFormat = "text") -> None:
    """The configuration file in use, as it is: ettervern config show

    Its path goes to standard error; JSON has both, and what the file says as values.
    """
    config = session.load_config()
    if form == "json":
        from ettervern_cli.config import as_json

        said = {"file": session.config_path, "config": as_json(config)}
        session.show_json(said)
        return
    text = read_config(session.config_path)
    session.warn(message("daily.config_path", file=session.config_path))
    session.print(text if text.endswith("\n") else text + "\n")


def apply(session: Session) -> None:
    """Apply a changed configuration now: ettervern config apply

    Any command that meets a changed file does the same. What takes away something in use is
    refused, naming the rows in the way.
    """
    session.open()
    if session.unapplied is not None:
        raise session.unapplied
    if not session.applied:
        session.warn(message("daily.config_up_to_date"))


def example(session: Session, *, output: Output = None) -> None:
    """Every key of a configuration, explained: ettervern config example

    Each with its default and its meaning, as a file to copy lines from.
    """
    from importlib.resources import files

    from ettervern_cli.words.comments import in_language

    text = (files("ettervern_cli.config") / "example.yaml").read_text(encoding="utf-8")
    text = in_language(text, session.words.language, "example_comments")
    if output is not None:
        session.write_file(output, text)
    else:
        session.print(text)


def schema(session: Session, *, output: Output = None) -> None:
    """A JSON Schema for editors: ettervern config schema -o schema.json

    With it an editor completes the keys and marks what is wrong while you type.
    """
    from ettervern_cli.config import json_schema

    session.show_json(json_schema(), output)
