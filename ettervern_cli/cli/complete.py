"""Shell completion from the database. Outside the error boundary: whatever fails completes nothing.

Shells evaluate what they get, so only harmless characters are ever offered.
"""

import os
import sys
from typing import Any

HARMLESS = set("-_.")


def quiet_completion(command: Any) -> None:
    """Answer a shell's question; an error must not write into its command line."""
    try:
        command(prog_name="ettervern")
    except SystemExit:
        raise
    except BaseException:
        sys.exit(1)


def _harmless(text: str) -> str:
    """The text up to the first character that a shell might act on."""
    for place, letter in enumerate(text):
        if not (letter.isalnum() or letter in HARMLESS):
            return text[:place]
    return text


def _rows(ctx: Any, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
    try:
        from ettervern_cli.casebook.opening import connect
        from ettervern_cli.cli.session import Globals, Session

        options = ctx.find_root().params if ctx is not None else {}
        session = Session(Globals(config=options.get("config")))
        path = session.database_path()
        if not os.path.isfile(path):
            return []
        db = connect(path, "ro")
        try:
            return db.execute(query, values).fetchall()
        finally:
            db.close()
    except Exception:
        return []


def residents(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
    """Residents whose code or name begins so: names in the case that was typed."""
    from ettervern_cli.casebook.residents import END
    from ettervern_cli.rules.texts import sought

    if incomplete[:2].upper() == "R-" or not incomplete:
        rows = _rows(
            ctx, "SELECT code, name FROM resident WHERE code LIKE ? ORDER BY id LIMIT 200",
            (incomplete.upper() + "%",),
        )  # fmt: skip
        return [(incomplete + code[len(incomplete) :], _harmless(name)) for code, name in rows]
    key = sought(incomplete)
    rows = _rows(
        ctx,
        "SELECT code, name, sought_name FROM resident WHERE sought_name >= ? AND sought_name < ? "
        "ORDER BY id LIMIT 200",
        (key, key + END),
    )
    found: dict[str, str] = {}
    for code, name, _ in rows:
        word = _harmless(name)
        if len(word) >= len(incomplete):
            found[incomplete + word[len(incomplete) :]] = code
        else:
            found[code] = ""
    return list(found.items())


def _coded(ctx: Any, table: str, incomplete: str, where: str = "1") -> list[tuple[str, str]]:
    rows = _rows(ctx, f"SELECT code, coalesce(name, '') FROM {table} WHERE {where} ORDER BY id")
    return [
        (code, _harmless_help(name))
        for code, name in rows
        if code.startswith(incomplete) and _harmless(code) == code
    ]


def _harmless_help(text: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "-_., " else " " for letter in text)


def units(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
    """Units by code."""
    return _coded(ctx, "unit", incomplete)


def ladders(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
    """Ladders by code."""
    return _coded(ctx, "ladder", incomplete)


def steps(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
    """Steps that are run, by code."""
    return _coded(ctx, "step", incomplete, "is_run")


def staff(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
    """Members of staff by code."""
    return _coded(ctx, "staff", incomplete)


def municipalities(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
    """Municipalities by code."""
    return _coded(ctx, "municipality", incomplete)


def lines(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
    """Budget lines by code."""
    return _coded(ctx, "budget_line", incomplete)


def terms(which: str) -> Any:
    """A completer for one of the programme's lists."""

    def complete(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
        return _coded(ctx, "term", incomplete, f"list = '{which}'")

    return complete


demotion_reasons = terms("demotion_reason")
exit_reasons = terms("exit_reason")
destinations = terms("destination")
sources = terms("source")
kinds = terms("follow_up_kind")
absences = terms("absence_kind")
areas = terms("area")
leases = terms("lease")
