"""data encrypt, decrypt, rekey, key, sheet and recover: encryption at rest, and where the key lies.

No key and no passphrase is ever typed on a command line.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Annotated, NamedTuple

import typer

from ettervern_cli.app.options import Format, Output, WriteFormat, argument, flag, one_of, option
from ettervern_cli.app.output.output import View, safe_facts
from ettervern_cli.app.outside.confirm import agreed
from ettervern_cli.app.outside.passphrases import new_passphrase, on_terminal
from ettervern_cli.app.outside.readers import read_stdin, typed
from ettervern_cli.app.outside.workspace_paths import backup_folder, encrypted_notes
from ettervern_cli.app.session import Session
from ettervern_cli.errors import NoPermission
from ettervern_cli.screen.safe import Line, plain
from ettervern_cli.screen.tables import cell
from ettervern_cli.storage.database.connecting import require_encrypted
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.named_files.targets import check_key_target, is_stream, refuse_sheet
from ettervern_cli.storage.results import message
from ettervern_cli.storage.settings import setting
from ettervern_cli.storage.vault import changing_key as encrypting
from ettervern_cli.storage.vault import keys
from ettervern_cli.storage.vault import screen as render
from ettervern_cli.storage.vault.binding import digest_with, note, release, tell_config
from ettervern_cli.storage.vault.changing_key import Rewritten, Secret
from ettervern_cli.storage.vault.errors import AlreadyEncrypted, BadRecovery, WouldDecrypt
from ettervern_cli.storage.vault.key_settings import PLACES, read_settings
from ettervern_cli.storage.vault.recovery_sheet import Mistyped, from_text, to_rows

KeyIn = Annotated[
    str | None,
    option(
        "--key-in", "keyring|file|passphrase", "Where the key is to lie.", parser=one_of(*PLACES)
    ),
]
SheetFile = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the recovery sheet there."),
]


def encrypt(
    session: Session,
    *,
    key_in: KeyIn = None,
    output: SheetFile = None,
    form: WriteFormat = "text",
) -> None:
    """Encrypt the database: ettervern data encrypt -o sheet.txt

    With a new random key, kept in the system's keyring, a file, or behind a passphrase. Prints the
    recovery sheet: without it, a lost key is lost data.
    """
    path, author, folders = _ready(session)
    if encrypting.is_encrypted(path):
        raise AlreadyEncrypted(path=path)
    with _new_secret(session, path, key_in, output) as secret:
        config = digest_with(session.config_path, encrypted=True)
        done = encrypting.encrypt(path, secret, author, config)
    bind(session, path, secret.entry.id)
    _show(session, "encryption.encrypted", path, secret, done, output, form)
    _warn_of_traces(session, done, encrypting.plain_copies(*folders, besides=path))


def rekey(
    session: Session,
    *,
    key_in: KeyIn = None,
    output: SheetFile = None,
    form: WriteFormat = "text",
) -> None:
    """Take a new key for the database: ettervern data rekey -o sheet.txt

    Backups keep the key that they were made with, and the sheet holds the older keys too. With
    --key-in the new one lies somewhere else.
    """
    path, author, _ = _ready(session)
    older = encrypting.secrets(path, session.passphrase)
    place = key_in or older[0].entry.place
    with _new_secret(session, path, place, output, older) as secret:
        done = encrypting.rekey(path, secret, author, session.passphrase)
    bind(session, path, secret.entry.id)
    _show(session, "encryption.rekeyed", path, secret, done, output, form, older)
    session.warn(message("encryption.backups_keep", id=older[0].entry.id))


def decrypt(
    session: Session,
    *,
    yes: Annotated[bool, flag("--yes", "Do it without asking.")] = False,
    form: WriteFormat = "text",
) -> None:
    """Write the database out unencrypted: ettervern data decrypt --yes

    Its keys stay where they are: encrypted backups need them.
    """
    path, author, _ = _ready(session)
    key_id = encrypting.secrets(path, session.passphrase)[0].entry.id
    if not (yes or agreed(session.words.say("encryption.sure", **safe_facts({"path": path})))):
        raise WouldDecrypt(path=path)
    tell_config(session.config_path, encrypted=False)  # before a plain file can lie there
    try:
        config = digest_with(session.config_path, encrypted=False)
        done = encrypting.decrypt(path, author, session.passphrase, config)
    except BaseException:
        bind(session, path, key_id)
        raise
    release(path, encrypted_notes())
    require_encrypted(path, None)
    session.committed = True
    shown = {"encrypted": False, "change": done.change}
    session.show_done(form, [message("encryption.decrypted", path=path)], shown)


def key(session: Session, *, form: Format = "text", output: Output = None) -> None:
    """Where the database's key lies: ettervern data key

    Never the key itself; for that there is ettervern data sheet.
    """
    path = session.database_path()
    encrypted = encrypting.is_encrypted(path)
    settings = read_settings(path) if encrypted else None
    entries = settings.keys if settings else ()

    def text(room: int) -> list[Line]:
        return render.key_lines(session.words, path, encrypted, entries)

    session.show(
        View(
            text=text,
            json=lambda: {"encrypted": encrypted, "keys": render.key_json(entries)},
            csv=lambda: (render.CSV, [list(row.values()) for row in render.key_json(entries)]),
            md=lambda: render.key_markdown(session.words, entries),
        ),
        form,
        output,
    )


def sheet(session: Session, *, output: SheetFile = None) -> None:
    """Print the recovery sheet again: ettervern data sheet -o sheet.txt

    It holds the key: print it, lock it away, and delete the file.
    """
    path = session.database_path()
    if output is not None:
        refuse_sheet(output, path, session.own_files())
    found = encrypting.secrets(path, session.passphrase)
    _write_sheet(session, path, found, output)


def recover(
    session: Session,
    file: Annotated[
        str | None, argument("[FILE]", "A backup; else the workspace's database.")
    ] = None,
    *,
    key_in: KeyIn = None,
    form: WriteFormat = "text",
) -> None:
    """Type a key in from the recovery sheet: ettervern data recover backup.db

    Its four rows are typed on a terminal or come from standard input, and are kept if they open
    the database, or the backup, that is named. After that everything works as before.
    """
    path = os.path.abspath(file) if file is not None else session.database_path()
    found = _typed_key(session)
    where = _where(session, path, key_in, keys.id_of(found))
    entry = encrypting.recover(path, found, where, session.today.isoformat())
    place = render.place(session.words, entry)
    shown = {"encrypted": True, **render.key_json((entry,))[0]}
    session.show_done(form, [message("encryption.recovered", path=path, place=place)], shown)


# --- what the commands share -----------------------------------------------------------------


class Ready(NamedTuple):
    """A database to be rewritten, who does it, and the folders where copies of it may lie."""

    path: str
    author: Author
    folders: list[str]


def _ready(session: Session) -> Ready:
    """The database, once it has been opened, checked and brought up to date, and closed again."""
    db = session.open()
    if session.unapplied is not None:
        raise session.unapplied
    path, author = session.database_path(), session.author
    backups = backup_folder(session.config_path, setting(db, "backup_folder"))
    session.close()
    return Ready(path, author, [os.path.dirname(path), backups])


def _where(session: Session, path: str, asked: str | None, key_id: str) -> keys.Put:
    """Where a key is to be put: as asked, else the keyring if there is one, else a file."""
    named = os.environ.get("ETTERVERN_KEY_FILE")
    place = asked or ("file" if named or not keys.keyring_is_usable() else "keyring")
    if place == "passphrase":
        return keys.Put(place, passphrase=new_passphrase(session))
    if place == "keyring":
        return keys.Put(place)
    own = os.path.join(typer.get_app_dir("ettervern"), "keys", f"{key_id}.key")
    file = os.path.abspath(named or own)
    check_key_target(file, path, session.own_files())
    if os.path.dirname(os.path.realpath(file)) == os.path.dirname(os.path.realpath(path)):
        session.warn(message("encryption.key_beside", file=file))
    return keys.Put(place, file=file)


@contextmanager
def _new_secret(
    session: Session,
    path: str,
    asked: str | None,
    output: str | None,
    older: list[Secret] | None = None,
) -> Iterator[Secret]:
    """A new key, put where it is to lie; its sheet, written too, goes if the key is not used."""
    if output is not None:
        refuse_sheet(output, path, session.own_files())
    new = keys.new_key()
    where = _where(session, path, asked, keys.id_of(new))
    secret = Secret(new, keys.put(new, where, session.today.isoformat()))
    if output is not None:
        _write_sheet(session, path, [secret, *(older or [])], output)
    try:
        yield secret
    except BaseException:
        if output is not None and not is_stream(output):
            with suppress(OSError):
                os.unlink(output)
        raise


def bind(session: Session, path: str, key_id: str) -> None:
    """Have everything that can tell it say that the workspace must be encrypted from now on."""
    try:
        tell_config(session.config_path, encrypted=True)
    except (OSError, NoPermission):
        session.warn(message("encryption.write_line", file=session.config_path))
    try:
        note(path, encrypted_notes(), key_id)
    except (OSError, NoPermission):
        session.warn(message("encryption.no_note", folder=encrypted_notes()))


def new_secret(session: Session, path: str, key_in: str | None, output: str | None) -> Secret:
    """A new key for a workspace that is being made, put where it is to lie, its sheet written."""
    with _new_secret(session, path, key_in, output) as secret:
        return secret


def show_sheet(session: Session, path: str, secret: Secret) -> None:
    """Print the recovery sheet of a new workspace."""
    _write_sheet(session, path, [secret], None)


def _write_sheet(session: Session, path: str, found: list[Secret], output: str | None) -> None:
    body = render.sheet_lines(session.words, path, [(one.entry, to_rows(one.key)) for one in found])
    if output is None:
        session.show_lines(body)
    else:
        session.write_file(output, plain(body))
        session.warn(message("encryption.sheet_written", file=output))


def _show(
    session: Session,
    sentence: str,
    path: str,
    secret: Secret,
    done: Rewritten,
    output: str | None,
    form: str,
    older: list[Secret] | None = None,
) -> None:
    """Say what was done, and show the sheet where no file was asked for."""
    session.committed = True
    if form == "json":
        shown = {"encrypted": True, **render.key_json((secret.entry,))[0], "change": done.change}
        if output is None:
            shown["recovery"] = to_rows(secret.key)
        session.show_json(shown)
        return
    words = session.words
    text = words.say(sentence, path=path, place=render.place(words, secret.entry))
    if not session.options.quiet:
        session.show_lines([[cell(text)], *([[cell("")]] if output is None else [])])
    if output is None:
        _write_sheet(session, path, [secret, *(older or [])], None)


def _warn_of_traces(session: Session, done: Rewritten, left: list[str]) -> None:
    """What may still hold the data unencrypted."""
    if left:
        session.warn(message("encryption.plain_copies", n=len(left), files=left))
    if not done.overwritten:
        session.warn(message("encryption.not_overwritten"))
    session.warn(message("encryption.traces"))


def _typed_key(session: Session) -> bytes:
    """The key of a sheet: four rows typed on a terminal, each checked, or standard input."""
    ask: Callable[[], str]
    if on_terminal() and sys.stdin is not None and sys.stdin.isatty():
        words = session.words

        def ask() -> str:
            rows = range(1, 5)
            return "\n".join(
                typer.prompt(words.say("encryption.row", n=row), err=True) for row in rows
            )
    else:
        ask = read_stdin
    try:
        return from_text(typed(ask))
    except Mistyped as error:
        raise BadRecovery(n=len(error.rows), rows=error.rows) from None
