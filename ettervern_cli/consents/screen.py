"""``consent list``: what may be shared, with whom and until when; and in ``show``."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from ettervern_cli.screen.phrases import (
    TimelineEntry,
    columns,
    day_cell,
    full_day,
    joined,
    paragraphs,
    safe,
    sentence,
    used_columns,
)
from ettervern_cli.screen.tables import Cell, Head, Line, Table, cell, lines, markdown, wrapped
from ettervern_cli.values.dates import iso_day

if TYPE_CHECKING:
    from ettervern_cli.consents.verbs import Consent
    from ettervern_cli.words import Language

Entry = dict[str, Any]
CSV = ["id", "resident", "name", "programme", "scope", "partners", "from", "until",
       "withdrawn_on", "in_force", "note"]  # fmt: skip


def list_lines(
    words: "Language", found: "list[Consent]", today: dt.date, programmes: int
) -> list[Line]:
    """A line a consent; one that holds no more says why.

    ``programmes`` is how many are listed: their column shows from two on.
    """
    if not found:
        return sentence(words, "consent.none")
    rows = [
        [
            Cell(f"C-{one.id}", "dim"),
            Cell(one.resident),
            cell(one.name, "bold"),
            cell(one.programme if programmes > 1 else ""),
            day_cell(words, one.given_on, today),
            Cell(_holds(words, one, today), "" if one.status == "in-force" else "dim"),
            cell(_what(words, one)),
        ]
        for one in found
    ]
    names = columns(words, "", "", "name", "programme")
    heads = [*names, Head(words.say("consent.from"), True), Head(words.say("consent.holds")),
             Head(words.say("consent.what"))]  # fmt: skip
    table = used_columns(Table(heads, rows))
    return lines(wrapped(table, len(table.columns) - 1))


def _what(words: "Language", one: "Consent") -> str:
    return words.say("consent.shared", scope=one.scope_name, partners=one.partner_names)


def _holds(words: "Language", one: "Consent", omit_year_of: dt.date) -> str:
    """Until when it holds, or since when it does not."""
    if one.status == "withdrawn" and one.withdrawn_on is not None:
        return words.say(
            "consent.withdrawn_on", on=words.day(one.withdrawn_on, omit_year_of=omit_year_of)
        )
    if one.until is None:
        return words.say("consent.open")
    key = "consent.expired_on" if one.status == "expired" else "consent.until_on"
    return words.say(key, on=words.day(one.until, omit_year_of=omit_year_of))


def list_csv(found: "list[Consent]") -> tuple[list[str], list[list[object]]]:
    """Every value of every consent; partners are joined by semicolons."""
    return CSV, [
        [
            f"C-{one.id}",
            one.resident,
            one.name,
            one.programme,
            one.scope,
            ";".join(one.partners),
            one.given_on,
            one.until,
            one.withdrawn_on,
            one.status == "in-force",
            one.note,
        ]
        for one in found
    ]


def list_markdown(words: "Language", found: "list[Consent]") -> str:
    """The consents as a markdown table, every date with its year."""
    heads = [
        *columns(words, "code", "resident", "name", "programme"),
        Head(words.say("consent.scope")),
        Head(words.say("consent.partners")),
        Head(words.say("consent.from"), True),
        Head(words.say("consent.holds")),
    ]
    rows = [
        [
            Cell(f"C-{one.id}"),
            Cell(one.resident),
            cell(one.name),
            cell(one.programme),
            cell(one.scope_name),
            cell(", ".join(one.partner_names)),
            full_day(words, one.given_on),
            Cell(_holds(words, one, dt.date.min)),
        ]
        for one in found
    ]
    return markdown(Table(heads, rows))


def moments(words: "Language", entry: Entry, omit_year_of: dt.date) -> list[TimelineEntry]:
    """What happened to one consent of ``show``: given, and withdrawn."""
    scope = safe(entry["scope_name"])
    partners = [safe(name) for name in entry["partner_names"]]
    until = entry["until"]
    text = words.say("consent.shared", scope=scope, partners=partners)
    if until:
        last = words.day(iso_day(until), omit_year_of=omit_year_of)
        text += f"; {words.say('consent.until_on', on=last)}"
    text = joined(text, paragraphs(entry["note"]))
    found = [TimelineEntry(iso_day(entry["from"]), 0, entry["id"], "consent", text)]
    if entry["withdrawn_on"]:
        text = words.say("consent.told_withdrawn", scope=scope)
        found.append(TimelineEntry(iso_day(entry["withdrawn_on"]), 8, entry["id"], "consent", text))
    return found
