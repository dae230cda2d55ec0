"""init and demo."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from shlex import join
from typing import TYPE_CHECKING, Annotated

import typer

from ettervern_cli.app.index import COMMANDS
from ettervern_cli.app.options import ReportFormat, argument, flag, one_of, only_written, option
from ettervern_cli.app.output.looks import show_list
from ettervern_cli.app.output.progress import progress
from ettervern_cli.app.session import Session
from ettervern_cli.errors import BadValue, MissingOption, NoPermission, Refused
from ettervern_cli.storage.results import message
from ettervern_cli.words import locale_language
from ettervern_cli.words.comments import in_language
from ettervern_cli.workspace.errors import UnknownTemplate
from ettervern_cli.workspace.making import make_workspace, template_names, template_titles

if TYPE_CHECKING:
    from ettervern_cli.config import Config
    from ettervern_cli.storage.vault.changing_key import Secret

Folder = Annotated[str | None, argument("[DIR]", "The folder; else this one.")]
Template = Annotated[str | None, option("--template", "NAME", "Which programme to begin from.")]
MOST_RESIDENTS = 100_000


def _number(least: int, most: int) -> Callable[[str], int]:
    """A reader for a whole number within bounds."""

    def read(text: str) -> int:
        whole = text.isascii() and text.isdigit() and len(text) < 10
        if not whole or not least <= int(text) <= most:
            raise BadValue(what="count", value=text)
        return int(text)

    return read


def init(
    session: Session,
    folder: Folder = None,
    *,
    template: Template = None,
    list_: Annotated[bool, flag("--list", "The templates there are.")] = False,
    encrypt: Annotated[bool, flag("--encrypt", "Encrypt the database.")] = False,
    key_in: Annotated[
        str | None,
        option(
            "--key-in",
            "keyring|file|passphrase",
            "Where the key is to lie.",
            parser=one_of("keyring", "file", "passphrase"),
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to a file: the list, or the recovery sheet.",
        ),
    ] = None,
    form: ReportFormat = "text",
) -> None:
    """Make a workspace from a template: ettervern init bolig --template alta

    Writes config.yaml and an empty database; refuses to touch what is there already. With --encrypt
    it prints the recovery sheet: without it, a lost key is lost data.
    """
    if list_:
        _list_templates(session, form, output)
        return
    only_written(form)
    name = _template(template or "alta")
    target = folder or "."
    if not encrypt and (key_in or output):
        raise MissingOption(option="--encrypt")
    made: list[Secret] = []

    def secret(path: str) -> "Secret":
        from ettervern_cli.storage.vault.commands import new_secret

        made.append(new_secret(session, path, key_in, output))
        return made[0]

    config = make_workspace(
        target, name, _language(session), session.author, secret=secret if encrypt else None,
        in_language=in_language,
    )  # fmt: skip
    _note(os.path.join(os.path.abspath(target), "ettervern.db"), made)
    if made and output is None:
        from ettervern_cli.storage.vault.commands import show_sheet

        show_sheet(session, os.path.join(os.path.abspath(target), "ettervern.db"), made[0])
    session.warn(message("daily.made", folder=os.path.abspath(target), template=name))
    _suggest(session, target, [_first_step(config)])


def demo(
    session: Session,
    folder: Annotated[
        str | None, argument("[DIR]", "The folder; else a fresh temporary one.")
    ] = None,
    *,
    template: Template = None,
    residents: Annotated[
        int, option("--residents", "N", "How many.", parser=_number(1, MOST_RESIDENTS))
    ] = "12",  # type: ignore[assignment]
    seed: Annotated[
        int, option("--seed", "N", "Another seed, other residents.", parser=_number(0, 999_999_999))
    ] = "1",  # type: ignore[assignment]
) -> None:
    """A workspace full of invented residents: ettervern demo

    With a plausible history up to today; the same seed gives the same content.
    """
    name = _template(template or "alta")
    from ettervern_cli.demo.demo import beginning, fill

    commands: list[list[str]] = []

    def invent(db: sqlite3.Connection) -> None:
        with progress(session) as tell:
            fill(
                db,
                session.today,
                residents=residents,
                seed=seed,
                progress=lambda done, days: tell(done / days),
            )
        commands.extend(_to_try(db, session))

    with _folder(folder) as target:
        make_workspace(target, name, _language(session), beginning(session.today), fill=invent,
                       in_language=in_language)  # fmt: skip
    _note(os.path.join(os.path.abspath(target), "ettervern.db"), [])
    session.warn(message("daily.made", folder=os.path.abspath(target), template=name))
    session.print(os.path.abspath(target) + "\n")
    session.warn(message("daily.try"))
    _suggest(session, target, commands)


def _note(path: str, made: "list[Secret]") -> None:
    """Have the user's own folder say whether the new database must be encrypted."""
    from ettervern_cli.app.outside.workspace_paths import encrypted_notes
    from ettervern_cli.storage.database.connecting import note_of

    notes = encrypted_notes()
    if made:
        from ettervern_cli.storage.vault.binding import note

        with suppress(OSError, NoPermission):  # the configuration says it, too
            note(path, notes, made[0].entry.id)
    elif os.path.lexists(note_of(path, notes)):  # of one that lay there once
        os.unlink(note_of(path, notes))


def _language(session: Session) -> str:
    """The language to write into the configuration: the one asked for, else the locale's."""
    asked = session.options.lang or os.environ.get("ETTERVERN_LANG")
    return asked or locale_language(dict(os.environ))


def _template(name: str) -> str:
    if name not in template_names():
        raise UnknownTemplate(value=name, known=template_names())
    return name


def _list_templates(session: Session, form: str, output: str | None) -> None:
    from ettervern_cli.screen.listing import named_list

    listed = named_list(session.words, "daily.templates", template_titles(), "template", "name")
    show_list(session, form, output, listed)


@contextmanager
def _folder(given: str | None) -> Iterator[str]:
    """The folder named, or a fresh temporary one, which goes again if nothing comes of it."""
    if given is not None:
        yield given
        return
    import tempfile

    fresh = tempfile.mkdtemp(prefix="ettervern-demo-")
    try:
        yield fresh
    except BaseException:
        with suppress(OSError):
            os.rmdir(fresh)
        raise


# --- what to try next ------------------------------------------------------------------------


def _suggest(session: Session, folder: str, commands: list[list[str]]) -> None:
    """Command lines on stderr that work as they stand when pasted into the same shell."""
    if session.options.quiet:
        return
    here = os.path.abspath(folder) == os.getcwd() and not os.environ.get("ETTERVERN_CONFIG")
    before = _program()
    if not here:
        before += ["--config", folder if not folder.startswith("-") else f"./{folder}"]
    if session.options.today is not None:
        before += ["--today", session.today.isoformat()]
    for command in commands:
        session.complain(f"→ {join([*before, *command])}")


def _program() -> list[str]:
    """How this program was called, as a shell finds it again."""
    called = sys.argv[0]
    name = os.path.basename(called)
    if called.endswith(os.path.join("ettervern_cli", "__main__.py")):
        return [sys.executable, "-m", "ettervern_cli"]
    if name != "ettervern":
        return ["ettervern"]
    import shutil

    found = shutil.which(name)
    return [name if found is not None and os.path.samefile(found, called) else called]


def _first_step(config: "Config") -> list[str]:
    """A first command that the new workspace's programme does not refuse."""
    programme = next(iter(config.programmes.values()))
    if programme.consent.required:
        source = next(iter(programme.sources), None)
        if "referral add" not in COMMANDS or source is None:
            return ["config", "check"]
        return ["referral", "add", "Nora Prøve", "--source", source]
    own = [unit for unit in programme.units if unit.run_by is None]
    units = [unit.code for unit in own if unit.reserved_for is None]
    return ["admit", "Nora Prøve", *(["--unit", units[0]] if units else [])]


def _to_try(db: sqlite3.Connection, session: Session) -> list[list[str]]:
    """Commands that show a demo, the residents and years in them taken from its content."""
    commands = [["today"], ["list"]]
    who = _somebody(db, session)
    if who is not None:
        commands += [["log", who, "Gikk tur i fjæra", "--minutes", "30"], ["show", who]]
        commands += [["plan", "show", who]]
    for table, command in (
        ("referral", ["referral", "list"]),
        ("meeting", ["meeting", "agenda"]),
        ("charge", ["rent", "list"]),
    ):
        if db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():
            commands.append(command)
    years = [row[0] for row in db.execute("SELECT DISTINCT year FROM plan")]
    if years:
        commands.append(["budget"] if session.today.year in years else ["budget", "--all-years"])
    commands.append(["report", "month"])
    return commands


def _somebody(db: sqlite3.Connection, session: Session) -> str | None:
    """The first name of whoever is most overdue, the code where that is not enough."""
    from ettervern_cli.people.people import find

    row = db.execute(
        "SELECT r.code, r.name FROM stay s JOIN resident r ON r.id = s.resident_id "
        "LEFT JOIN due_state t ON t.stay_id = s.id WHERE s.discharged_on IS NULL "
        "ORDER BY t.due_on IS NULL, t.due_on, r.id LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    code, name = str(row[0]), str(row[1])
    first = name.split()[0].lower()
    try:
        return first if find(db, first).code == code else code
    except Refused:
        return code
