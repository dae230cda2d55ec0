"""data backup and data restore."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ettervern_cli.app.options import WriteFormat, argument, flag, option
from ettervern_cli.app.output.output import safe_facts
from ettervern_cli.app.outside.clock import time_in
from ettervern_cli.app.outside.confirm import agreed
from ettervern_cli.app.outside.readers import reader
from ettervern_cli.app.outside.workspace_paths import (
    DATABASE,
    backup_folder,
    named_database,
    read_config,
)
from ettervern_cli.app.session import Session
from ettervern_cli.errors import NoWorkspace
from ettervern_cli.storage.backups.backups import Made, back_up
from ettervern_cli.storage.backups.errors import (
    NoConfiguration,
    NoSuchBackup,
    NoSuchPlace,
    NowhereToRestore,
)
from ettervern_cli.storage.backups.manifests import read_manifest
from ettervern_cli.storage.backups.places import forget
from ettervern_cli.storage.backups.restoring import Restored, restore
from ettervern_cli.storage.database.opening import looks_synchronised
from ettervern_cli.storage.database.sqlite_file import KEY_SETTINGS
from ettervern_cli.storage.files import own_folder, remove, write_whole
from ettervern_cli.storage.named_files.targets import Own, refuse_own
from ettervern_cli.storage.results import message
from ettervern_cli.storage.settings import setting
from ettervern_cli.values.backup_schedule import parse_keeping

if TYPE_CHECKING:
    from ettervern_cli.config import Config

ZONE = "Europe/Oslo"
keeping = reader(lambda text: (text, parse_keeping(text))[0], "keeping")


def backup(
    session: Session,
    folder: Annotated[
        str | None, argument("[DIR]", "The folder; else the configuration's.")
    ] = None,
    *,
    keep: Annotated[
        str | None,
        option(
            "--keep",
            "7d,4w,12m",
            "The newest of each of so many days, weeks, months; all: every one.",
            parser=keeping,
        ),
    ] = None,
    gone: Annotated[
        str | None, option("--forget", "DIR", "Name a folder no more that is gone.")
    ] = None,
    form: WriteFormat = "text",
) -> None:
    """Write a backup, whole and checked: ettervern data backup --keep 7d,4w,12m

    It is opened again and checked before any older one is removed. In a DIR that is named nothing
    is removed unless --keep says so.
    """
    db = session.open_as_it_is()
    if gone is not None:
        _forget(session, gone, form)
        return
    from ettervern_cli import __version__

    if folder is not None:
        refuse_own(folder, session.own_files())
    kept = keep or (setting(db, "backup_keep") if folder is None else None) or "all"
    made = back_up(
        db,
        session.database_path(),
        folder if folder is not None else configured_folder(session),
        author=session.author,
        at=time_in(setting(db, "time_zone") or ZONE),
        program=__version__,
        config=read_config(session.config_path),
        keeping=parse_keeping(kept),
    )
    _tell_backup(session, made, form)
    if made.manifest.faults:
        session.complain(_faults(session, "backup.faulty", made.manifest.faults))
        raise typer.Exit(3)


def configured_folder(session: Session) -> str:
    """The folder of backups by the configuration last applied."""
    return backup_folder(session.config_path, setting(session.db, "backup_folder"))


def _forget(session: Session, folder: str, form: str) -> None:
    """Name a folder no more that backups were written to; NoSuchPlace if none were."""
    n = forget(session.database_path(), folder)
    if not n:
        raise NoSuchPlace(folder=os.path.abspath(folder))
    shown = {"forgotten": os.path.abspath(folder)}
    sentence = message("backup.forgotten", folder=os.path.abspath(folder))
    session.show_done(form, [sentence], shown)


def _tell_backup(session: Session, made: Made, form: str) -> None:
    manifest = made.manifest
    with open(made.path, "rb") as file:
        is_plain = file.read(15) == b"SQLite format 3"
    if is_plain and looks_synchronised(made.path):
        session.warn(message("backup.readable_in_the_cloud", folder=os.path.dirname(made.path)))
    for folder in made.owing:
        session.warn(message("backup.owing", folder=folder))
    sentences = [
        message(
            "backup.made",
            path=made.path,
            size=session.words.number(-(-manifest.size // 1024)),
            change=manifest.head.change,
        )
    ]
    if made.removed:
        sentences.append(message("backup.removed", n=len(made.removed)))
    shown = {
        **manifest._asdict(),
        "path": os.path.abspath(made.path),
        "head": manifest.head._asdict(),
        "removed": made.removed,
        "owing": made.owing,
    }
    del shown["config"]
    session.show_done(form, sentences, shown)


def _faults(session: Session, key: str, faults: list[str]) -> str:
    named = [session.words.say(f"backup.fault_{fault}") for fault in faults]
    return session.words.say(key, faults=session.words.listed(named))


# --- restore ---------------------------------------------------------------------------------


class Target(NamedTuple):
    """Where a backup goes; ``text`` is the configuration to put there, None where one is."""

    database: str
    config_path: str
    text: str | None
    config: "Config | None"

    @property
    def ledgers(self) -> list[str]:
        """The configured folder of backups, where erased persons stand in a ledger."""
        name = self.config.backups.folder if self.config else None
        return [backup_folder(self.config_path, name)]


def restore_(
    session: Session,
    file: Annotated[str, argument("FILE", "The backup.")],
    *,
    to: Annotated[
        str | None, option("--to", "DIR", "The workspace's folder, made if there is none.")
    ] = None,
    yes: Annotated[bool, flag("--yes", "Replace a database that is in use; it is kept.")] = False,
    form: WriteFormat = "text",
) -> None:
    """Put a backup in place: ettervern data restore backups/ettervern-2026-10-31T0312.db

    It is checked first, and erased persons are erased from it again. On a new machine: --to DIR,
    which gets the configuration too. Undo does not go past it.
    """
    if not os.path.lexists(file):  # before --yes is asked for, or a configuration missed
        raise NoSuchBackup(path=file)
    if to is not None:
        refuse_own(to, Own())
    target = _target(session, file, to)
    was_encrypted = os.path.lexists(target.database + KEY_SETTINGS)
    for path in (target.database, file):
        unlock(session, path)
    from ettervern_cli.rights.erasure import erase_from_ledger

    with _workspace(target):
        restored = restore(
            file,
            target.database,
            author=session.author,
            at=time_in(target.config.time_zone if target.config else ZONE),
            ledgers=target.ledgers,
            erase_again=erase_from_ledger,
            allow_synchronised=lambda: bool(
                target.config and target.config.allow_synchronised_folder
            ),
            replace=yes or _agreed(session, target.database),
        )
    session.committed = True
    _tell_restore(session, file, target, restored, form)
    if was_encrypted and not os.path.lexists(target.database + KEY_SETTINGS):
        session.warn(message("encryption.restored_plain"))


def unlock(session: Session, path: str) -> None:
    """Have the key of an encrypted database or backup at hand, asking for its passphrase."""
    if os.path.lexists(path + KEY_SETTINGS):
        from ettervern_cli.storage.vault.keys import unlock

        unlock(path, session.passphrase)


def _target(session: Session, file: str, to: str | None) -> Target:
    """Where to restore to: the workspace in use, or the one that is or is to be in a folder."""
    if to is not None and not os.path.isfile(os.path.join(to, "config.yaml")):
        return _new_target(file, to)
    where = session
    if to is not None:
        where = Session(session.options._replace(config=os.path.join(to, "config.yaml")))
    try:
        config_path = where.config_path
    except NoWorkspace as error:
        if session.options.config:
            raise
        raise NowhereToRestore(file=file) from error
    return Target(where.database_path(), config_path, None, where.load_config())


def _new_target(file: str, folder: str) -> Target:
    """A workspace to be: the configuration that lies with the backup, the database inside it."""
    from ettervern_cli.config import load

    manifest = read_manifest(file)
    if manifest is None or manifest.config is None:
        raise NoConfiguration(folder=folder)
    lines = manifest.config.splitlines(keepends=True)
    name = DATABASE
    for number, line in enumerate(lines):
        if line.startswith("database:"):
            name = named_database(line) or DATABASE
            if os.path.isabs(name) or os.path.normpath(name).startswith(os.pardir):
                name, lines[number] = DATABASE, f"database: {DATABASE}\n"
    text = "".join(lines)
    database = os.path.join(os.path.abspath(folder), name)
    return Target(database, os.path.join(folder, "config.yaml"), text, load(text).config)


@contextmanager
def _workspace(target: Target) -> Iterator[None]:
    """Put the configuration there first, where there is none; it goes if the database does not."""
    if target.text is None:
        yield
        return
    folder = os.path.dirname(target.config_path)
    is_new = not os.path.lexists(folder)
    own_folder(folder)
    write_whole(target.config_path, target.text)
    try:
        yield
    except BaseException:
        remove(target.config_path)
        if is_new:
            with suppress(OSError):
                os.rmdir(folder)
        raise


def _agreed(session: Session, database: str) -> bool:
    """Ask, on a terminal only, before a living database is replaced."""
    if not os.path.lexists(database):
        return False
    return agreed(session.words.say("backup.replace", **safe_facts({"path": database})))


def _tell_restore(
    session: Session, file: str, target: Target, restored: Restored, form: str
) -> None:
    contents = restored.contents
    sentences = [
        message(
            "backup.restored",
            database=restored.database,
            file=os.path.basename(file),
            change=contents.head.change,
            n=contents.counts["resident"],
        )
    ]
    if restored.kept is not None:
        sentences.append(message("backup.kept", path=restored.kept))
    if restored.erased:
        sentences.append(
            message("backup.erased_again", n=len(restored.erased), codes=restored.erased)
        )
    if restored.unknown:
        session.warn(message("backup.no_ledger", folders=restored.unknown))
    if contents.faults:
        session.complain(_faults(session, "backup.restored_faulty", contents.faults))
    if target.text is None and _differs(file, target.config_path):
        session.warn(message("backup.other_config", file=os.path.basename(target.config_path)))
    shown = {
        "database": restored.database,
        "restored_from": os.path.abspath(file),
        "config": os.path.abspath(target.config_path),
        "kept": restored.kept,
        "erased": restored.erased,
        "no_ledger": restored.unknown,
        "head": contents.head._asdict(),
        "counts": contents.counts,
        "faults": contents.faults,
        "change": restored.change,
    }
    session.show_done(form, sentences, shown)


def _differs(file: str, config_path: str) -> bool:
    manifest = read_manifest(file)
    known = manifest.config if manifest is not None else None
    return known is not None and known != read_config(config_path)
