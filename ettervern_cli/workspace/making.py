"""Making a workspace: a folder with a configuration from a template and a database."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files
from typing import TYPE_CHECKING

from ettervern_cli.config import load
from ettervern_cli.programme.applying.applying import compile_config
from ettervern_cli.storage.database.errors import WorkspaceExists
from ettervern_cli.storage.database.opening import create
from ettervern_cli.storage.database.sqlite_file import KEY_SETTINGS
from ettervern_cli.storage.files import new_file, own_folder, remove, sync
from ettervern_cli.storage.history import Author, config_digest
from ettervern_cli.storage.named_files.targets import Own, refuse_own
from ettervern_cli.storage.transaction import writing

if TYPE_CHECKING:
    from ettervern_cli.config import Config
    from ettervern_cli.storage.vault.changing_key import Secret

ORDER = ("alta", "fri", "steg", "sent-ute", "hf")


def template_names() -> list[str]:
    """Names of the templates, in the order they are listed."""
    return list(ORDER)


def template_text(name: str) -> str:
    """The YAML of a template."""
    return (files("ettervern_cli.programmes") / f"{name}.yaml").read_text(encoding="utf-8")


def template_titles() -> dict[str, str]:
    """The programme's name by template."""
    return {
        name: next(iter(_loaded(template_text(name)).programmes.values())).name for name in ORDER
    }


def make_workspace(
    folder: str,
    template: str,
    language: str,
    author: Author,
    *,
    fill: Callable[[sqlite3.Connection], None] | None = None,
    secret: "Callable[[str], Secret] | None" = None,
    in_language: Callable[[str, str], str] = lambda text, language: text,
) -> "Config":
    """Write configuration and database into a folder, both whole or neither; the configuration.

    ``language`` is written into the configuration; ``author`` writes the database's beginning, into
    which ``fill`` may write before it takes its place.
    ``secret`` gives the key that a database at a path is to be encrypted with.
    Raises WorkspaceExists rather than touch what exists.
    """
    refuse_own(folder, Own())
    config_path = os.path.join(folder, "config.yaml")
    database_path = os.path.join(folder, "ettervern.db")
    for path in (config_path, database_path, database_path + KEY_SETTINGS):
        if os.path.lexists(path):
            raise WorkspaceExists(path=path)
    text = in_language(_text(template, language, encrypted=secret is not None), language)
    config = _loaded(text)
    own = secret(database_path) if secret is not None else None
    made = _make_folder(folder)
    partial = f"{database_path}.{os.getpid()}.partial"
    claimed = False
    try:
        _make_database(partial, config, text, template, author, fill, own)
        _write_new(config_path, text)
        claimed = True
        if os.path.lexists(database_path):
            raise WorkspaceExists(path=database_path)
        if own is not None:
            from ettervern_cli.storage.vault.key_settings import Settings, write_settings

            write_settings(database_path, Settings((own.entry,)))
        os.rename(partial, database_path)
        sync(folder)
    except BaseException:
        remove(partial, f"{partial}-journal", *([config_path] if claimed else []))
        if claimed and own is not None:
            remove(database_path + KEY_SETTINGS)
        with suppress(OSError):
            for path in made:
                os.rmdir(path)
        raise
    return config


def _text(template: str, language: str, *, encrypted: bool) -> str:
    must = "# A database that is not encrypted is refused\nencrypted: true\n" if encrypted else ""
    return (
        "# What a person reads: nb, nn or en\n"
        f"language: {language}\n"
        "# The database, relative to this file\n"
        f"database: ettervern.db\n{must}\n"
    ) + template_text(template)


def _loaded(text: str) -> "Config":
    loaded = load(text)
    assert loaded.config is not None, loaded.problems
    return loaded.config


def _make_folder(folder: str) -> list[str]:
    """Make a folder that only its owner may enter; the folders made, the innermost first."""
    missing = []
    path = os.path.abspath(folder)
    while not os.path.lexists(path):
        missing.append(path)
        path = os.path.dirname(path)
    if not os.path.isdir(path):
        raise WorkspaceExists(path=path)
    own_folder(folder)
    return missing


def _make_database(
    path: str,
    config: "Config",
    text: str,
    template: str,
    author: Author,
    fill: Callable[[sqlite3.Connection], None] | None,
    secret: "Secret | None",
) -> None:
    """A database with the configuration compiled, filled and on the disk."""
    db = create(path, key=secret.key if secret else None)
    try:
        with writing(db, author, f"init {template}", kind="begin"):
            compile_config(db, config, config_digest(text))
            if secret is not None:
                from ettervern_cli.storage.vault.changing_key import tell

                tell(db, secret.entry.id)
        if fill is not None:
            fill(db)
    finally:
        db.close()
    sync(path)


def _write_new(path: str, text: str) -> None:
    """Write a file that must not exist, readable by its owner alone; nothing is left of half."""
    try:
        with new_file(path) as file:
            file.write(text.encode())
    except FileExistsError:
        raise WorkspaceExists(path=path) from None
    except BaseException:
        remove(path)
        raise
