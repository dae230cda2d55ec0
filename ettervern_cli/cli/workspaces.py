"""Making a workspace: a folder with a configuration from a template and an empty database."""

import os
from importlib.resources import files

from ettervern_cli.casebook.compiled import compile_config
from ettervern_cli.casebook.history import text_hash
from ettervern_cli.casebook.opening import create
from ettervern_cli.casebook.transaction import writing
from ettervern_cli.cli.session import Session
from ettervern_cli.config import load
from ettervern_cli.errors import WorkspaceExists
from ettervern_cli.words import locale_language

ORDER = ("alta", "fri", "steg", "sent-ute", "hf")


def template_names() -> list[str]:
    """Names of the templates, in the order they are listed."""
    return list(ORDER)


def template_text(name: str) -> str:
    """The YAML of a template."""
    return (files("ettervern_cli.programmes") / f"{name}.yaml").read_text(encoding="utf-8")


def template_titles() -> dict[str, str]:
    """The programme's name by template."""
    titles = {}
    for name in ORDER:
        config = load(template_text(name)).config
        assert config is not None, f"the template {name} does not load"
        titles[name] = next(iter(config.programmes.values())).name
    return titles


def make_workspace(folder: str, template: str, session: Session) -> str:
    """Write configuration and database into a folder, both or neither; the configuration's path.

    Raises WorkspaceExists rather than touch either where it exists.
    """
    config_path = os.path.join(folder, "config.yaml")
    database_path = os.path.join(folder, "ettervern.db")
    for path in (config_path, database_path):
        if os.path.lexists(path):
            raise WorkspaceExists(path=path)
    language = session.options.lang or os.environ.get("ETTERVERN_LANG")
    language = language or locale_language(dict(os.environ))
    text = (
        "# What a person reads: nb or en\n"
        f"language: {language}\n"
        "# The database, relative to this file\n"
        "database: ettervern.db\n\n"
    ) + template_text(template)
    loaded = load(text)
    assert loaded.config is not None, loaded.problems
    os.makedirs(folder, mode=0o700, exist_ok=True)
    db = create(database_path)
    try:
        with writing(db, session.pen, f"init {template}", kind="begin"):
            compile_config(db, loaded.config, text_hash(text.encode()))
        handle = os.open(config_path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except BaseException:
        db.close()
        os.unlink(database_path)
        raise
    db.close()
    return config_path
