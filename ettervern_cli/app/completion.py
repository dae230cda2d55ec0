"""Shell completion from the database. Outside the error boundary: whatever fails completes nothing.

Shells evaluate what they get, so only harmless characters are ever offered.
"""

import os
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

Complete = Callable[[Any, list[str], str], list[tuple[str, str]]]
HARMLESS = set("-_.")


def run_completion(command: Any) -> None:
    """Answer a shell's question; an error must not write into its command line."""
    try:
        command(prog_name="ettervern")
    except SystemExit:
        raise
    except BaseException:
        sys.exit(1)


def _harmless(text: str) -> str:
    """The text up to the first character that a shell might act on, inside quotes or not."""
    harmless = HARMLESS | {" "} if _in_quotes() else HARMLESS
    for place, letter in enumerate(text):
        if not (letter.isalnum() or letter in harmless):
            return text[:place]
    return text


@cache
def _in_quotes() -> bool:
    """Whether bash asks about a word whose quotes are still open: a space does nothing there."""
    from shlex import split

    try:
        split(os.environ.get("COMP_WORDS", ""))
    except ValueError:
        return True
    return False


def _rows(ctx: Any, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
    try:
        from ettervern_cli.app.outside.workspace_paths import database_of, find_config
        from ettervern_cli.storage.database.connecting import connect

        options = ctx.find_root().params if ctx is not None else {}
        path = database_of(find_config(options.get("config")))
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
    from ettervern_cli.values.texts import END, sought

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


def _harmless_help(text: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "-_., " else " " for letter in text)


def coded(table: str, where: str = "1") -> Complete:
    """A completer for what a table has by code; the help is its name."""

    def complete(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
        rows = _rows(ctx, f"SELECT code, coalesce(name, '') FROM {table} WHERE {where} ORDER BY id")
        return [
            (code, _harmless_help(name))
            for code, name in rows
            if code.startswith(incomplete) and _harmless(code) == code
        ]

    return complete


def terms(which: str) -> Complete:
    """A completer for one of the programme's lists."""
    return coded("term", f"list = '{which}'")


def numbered(head: str, query: str) -> Complete:
    """A completer for entries by id; the help is the beginning of their text."""

    def complete(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
        found = [(f"{head}-{number}", text) for number, text in _rows(ctx, query)]
        typed = incomplete.upper()
        return [
            (incomplete + code[len(incomplete) :], _harmless_help(text[:40]))
            for code, text in found
            if code.startswith(typed)
        ]

    return complete


units = coded("unit")
ladders = coded("ladder")
steps = coded("step", "is_run")
staff = coded("staff")
partners = coded("partner")
municipalities = coded("municipality")
instruments = coded("instrument")
lines = coded("budget_line")
projects = coded("project")
funders = coded("funder")
milestones = coded("milestone")
figures = coded("figure")
series = coded("series")
benefits = coded("benefit")

demotion_reasons = terms("demotion_reason")
exit_reasons = terms("exit_reason")
destinations = terms("destination")
sources = terms("source")
kinds = terms("follow_up_kind")
absences = terms("absence_kind")
incident_kinds = terms("incident_kind")
outcomes = terms("outcome")
areas = terms("area")
decline_reasons = terms("decline_reason")
scopes = terms("scope")
leases = terms("lease")

OPEN = "SELECT id, {} FROM {} WHERE {} IS NULL ORDER BY id LIMIT 200"
open_decisions = numbered("D", OPEN.format("text", "decision", "done_on"))
open_gaps = numbered("J", OPEN.format("text", "gap", "closed_on"))
open_goals = numbered("G", OPEN.format("text", "goal", "closed_on"))
open_wishes = numbered("HV", OPEN.format("wished", "home_choice", "given_on"))
open_measures = numbered("T", OPEN.format("name", "measure", "stopped_on"))
meetings = numbered("K", "SELECT id, held_on FROM meeting ORDER BY held_on DESC, id DESC LIMIT 50")


def volunteers(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
    """Volunteers who are matched with somebody."""
    query = "SELECT DISTINCT volunteer, '' FROM companion WHERE parted_on IS NULL ORDER BY 1"
    return [row for row in _rows(ctx, query) if row[0].startswith(incomplete)]


def owners(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
    """Partners, then members of staff, by code."""
    return [*partners(ctx, args, incomplete), *staff(ctx, args, incomplete)]


def incidents(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
    """The latest incidents by id."""
    rows = _rows(
        ctx,
        "SELECT i.id, r.code FROM incident i JOIN stay s ON s.id = i.stay_id "
        "JOIN resident r ON r.id = s.resident_id ORDER BY i.id DESC LIMIT 50",
    )
    found = [(f"I-{number}", code) for number, code in rows]
    return [item for item in found if item[0].startswith(incomplete.upper())]


def keys(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
    """Keys for sharing between municipalities, the configuration's mixes last."""
    from ettervern_cli.values.sharing_keys import KEYS

    mixes = [str(row[0]) for row in _rows(ctx, "SELECT code FROM mix GROUP BY code ORDER BY code")]
    return [(key, "") for key in (*KEYS, *mixes) if key.startswith(incomplete)]


def among(module: str, name: str) -> Complete:
    """A completer for words that a module of the program has, imported when it is asked."""

    def complete(ctx: Any, args: list[str], incomplete: str) -> list[tuple[str, str]]:
        from importlib import import_module

        known = getattr(import_module(f"ettervern_cli.{module}"), name)
        return [(word, "") for word in known if word.startswith(incomplete)]

    return complete


import_kinds = among("values.known_words", "IMPORT_KINDS")
headings = among("values.known_words", "HEADINGS")
topics = among("help.topics", "TOPICS")
plan_statuses = among("care.plans.rules", "STATUSES")
eviction_causes = among("homes.evictions.record", "CAUSES")
answers = among("homes.households.rules", "ANSWERS")
