"""Where a workspace is found, and the text of its configuration file."""

import os
from typing import TextIO

from ettervern_cli.errors import NoWorkspace


def find_config(given: str | None) -> str:
    """Where the configuration is: --config, $ETTERVERN_CONFIG, here, or the user's folder."""
    for named in (given, os.environ.get("ETTERVERN_CONFIG")):
        if named:
            path = os.path.join(named, "config.yaml") if os.path.isdir(named) else named
            if not os.path.isfile(path):
                raise NoWorkspace(searched=[path])
            return path
    searched = ["./config.yaml"]
    if os.path.isfile("config.yaml"):
        return "config.yaml"
    import typer

    folder = typer.get_app_dir("ettervern")
    searched.append(os.path.join(folder, "config.yaml"))
    if os.path.isfile(searched[-1]):
        return searched[-1]
    raise NoWorkspace(searched=searched)


def open_text(path: str) -> TextIO:
    """A configuration file, opened to read."""
    return open(path, encoding="utf-8-sig", errors="surrogateescape")


def read_config(path: str) -> str:
    """The text of a configuration file."""
    with open_text(path) as file:
        return file.read()
