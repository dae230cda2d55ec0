"""Where a workspace is found, and the text of its configuration file."""

import os
import stat
from typing import TextIO

from ettervern_cli.errors import NoPermission, NoWorkspace
from ettervern_cli.storage.database.connecting import note_of, require_encrypted
from ettervern_cli.storage.named_files import reading

DATABASE = "ettervern.db"


def find_config(given: str | None) -> str:
    """Where the configuration is: --config, $ETTERVERN_CONFIG, here, or the user's folder."""
    for named in (given, os.environ.get("ETTERVERN_CONFIG")):
        if named:
            path = os.path.join(named, "config.yaml") if os.path.isdir(named) else named
            if not _is_file(path):
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


def _is_file(path: str) -> bool:
    """Whether a file is there; NoPermission where one cannot even look."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except PermissionError:
        raise NoPermission(path=path) from None
    except OSError:
        return False


def open_text(path: str) -> TextIO:
    """A configuration file, opened to read."""
    return reading.open_text(path, "utf-8-sig", "surrogateescape")


def read_config(path: str) -> str:
    """The text of a configuration file."""
    with open_text(path) as file:
        return file.read()


def named_database(line: str) -> str:
    """The path on a configuration's line ``database:``, empty if there is none."""
    return line.partition(":")[2].partition(" #")[0].strip("\"' \r\n")


def database_of(config_path: str) -> str:
    """Where a configuration's line ``database:`` says it is, whatever else stands there.

    From then on it must be encrypted if the configuration or a note of the user's says so.
    """
    name, must = DATABASE, None
    with open_text(config_path) as file:
        for line in file:
            if line.startswith("database:"):
                name = named_database(line) or name
            elif line.startswith("encrypted:") and named_database(line) != "false":
                must = config_path
    path = os.path.join(os.path.dirname(os.path.abspath(config_path)), name)
    if "\0" not in path:  # then it is no path, which is found out later
        note = note_of(path, encrypted_notes())
        require_encrypted(path, note if os.path.lexists(note) else must)
    return path


def aliases_of(config_path: str) -> dict[str, list[str]]:
    """What the words under a configuration's line ``aliases:`` stand for, word for word.

    Read without YAML's reader, which costs more than a daily command; nothing but plain words may
    stand there.
    """
    with open_text(config_path) as file:
        lines = iter(file.read().splitlines())
    own = next((line for line in lines if line.startswith("aliases:")), "")
    found = own.partition(":")[2].partition("#")[0].strip().strip("{}").split(",")
    for line in lines:
        if line.strip() and not line.startswith((" ", "\t", "#")):
            break
        found.append(line.partition("#")[0])
    pairs = (pair.partition(":") for pair in found)
    return {word.strip(" \t\"'"): text.strip(" \t\"'").split() for word, _, text in pairs if text}


def backup_folder(config_path: str, name: str | None) -> str:
    """The folder of backups by the name that a configuration gives it, relative to that file."""
    return os.path.join(os.path.dirname(config_path), os.path.expanduser(name or "backups"))


def encrypted_notes() -> str:
    """The user's own folder of notes on databases that must be encrypted."""
    import typer

    return os.path.join(typer.get_app_dir("ettervern"), "encrypted")


def receiver_keys() -> str:
    """The user's own folder of the keys that pseudonyms are made with, one a receiver."""
    import typer

    return os.path.join(typer.get_app_dir("ettervern"), "receivers")


def file_at(path: str) -> tuple[int, int] | None:
    """Which file has a name at this moment, None if there is none."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
