"""``show``: one resident on a screen, and what happened as each noun's own screen tells it.

Which function tells a noun its ``record.py`` says, in the section.
"""

import datetime as dt
from typing import Any

from ettervern_cli.record.sections import sections
from ettervern_cli.screen import WIDTH
from ettervern_cli.screen.folding import wrap
from ettervern_cli.screen.phrases import (
    CIRCLE,
    TimelineEntry,
    columns,
    day_cell,
    full_day,
    lateness,
    safe,
)
from ettervern_cli.screen.safe import Cell, Line
from ettervern_cli.screen.tables import Head, Table, cell, lines, markdown, markdown_text
from ettervern_cli.storage.records import by_name
from ettervern_cli.values.dates import iso_day
from ettervern_cli.words import NOTHING, Language

Entry = dict[str, Any]
CSV = ["section", "id", "on", "what", "value"]
DATED = {"limits": "last_on", "history": "written_at"}


def show_lines(
    words: Language, found: Entry, programme_name: str, today: dt.date, room: int = WIDTH
) -> list[Line]:
    """Who it is and where she stands; then all that happened, and what runs out."""
    facts = Table([Head(), Head()], _facts(words, found, today, omit_year_of=today))
    heading = _title(words, found, programme_name)
    body: list[Line] = [[Cell(part, "bold")] for part in wrap(heading, room)]
    body += lines(facts, room=room)
    parts = (
        ("screen.happened", _course_table(words, course(words, found, today), today)),
        ("screen.runs_out", _limits_table(words, found, today, omit_year_of=today)),
    )
    for key, table in parts:
        if table.rows:
            title: Line = [Cell(words.say(key), "bold")]
            body += [[], title, *lines(table, indent=2, room=room)]
    return body


def _title(words: Language, found: Entry, programme_name: str) -> str:
    status = "died" if _has_died(found) else found.get("status")
    sentence = words.say(f"screen.status_{status}") if status else words.say("screen.status_none")
    name, programme = safe(found["name"]), safe(programme_name)
    return f"{name} ({found['resident']}), {programme}: {sentence}"


def _has_died(found: Entry) -> bool:
    """Whether the last stay ended with the resident's death."""
    return found.get("status") == "discharged" and bool(found["stays"][-1]["died"])


def _facts(
    words: Language, found: Entry, today: dt.date, omit_year_of: dt.date
) -> list[list[Cell]]:
    """Label and value of all that is known and holds now."""
    rows: list[tuple[str, Cell]] = []
    died = _has_died(found)
    for day, label in (("admitted", "admitted"), ("discharged", "died" if died else "discharged")):
        if found.get(f"{day}_on"):
            rows.append((label, full_day(words, iso_day(found[f"{day}_on"]))))
    several = len(found["steps"]) > 1
    for ladder, position in found["steps"].items():
        position = {**position, "circling": position["circling"] and not died}
        text = _position(words, position, omit_year_of)
        text = f"{safe(ladder)} {text}" if several else text
        rows.append(("step", Cell(text, "yellow" if position["circling"] else "")))
        if not died and found.get("status") == "admitted":
            rows += [("step_help", Cell(told)) for told in _step_help(words, position)]
    if found.get("phase") and not died:
        rows.insert(0, ("phase", cell(found["phase"])))
    for fact in ("unit", "contact"):
        if found.get(fact) or found.get("status") == "admitted":
            rows.append((fact, cell(found.get(f"{fact}_name") or found.get(fact) or NOTHING)))
    if found.get("next_follow_up_on"):
        due = iso_day(found["next_follow_up_on"])
        late = lateness(words, (today - due).days)
        rows.append(
            (
                "follow_up",
                Cell(f"{words.day(due, omit_year_of=omit_year_of)}, {late.text}", late.style),
            )
        )
    if found.get("critical_until") and not died:
        until = iso_day(found["critical_until"])
        key = "screen.with_until" if today <= until else "screen.first_months_over"
        rows.append(("critical", Cell(words.say(key, on=until))))
    for fact in ("municipality", "born"):
        if found.get(fact):
            rows.append((fact, cell(found.get(f"{fact}_name") or found[fact])))
    return [[Cell(words.say(f"screen.{label}"), "dim"), value] for label, value in rows]


def _position(words: Language, position: Entry, omit_year_of: dt.date) -> str:
    """``2 training flat, since 20 Oct, 31 days; ↻ in circles: …``."""
    text = words.say(
        "screen.standing",
        number=position["step"],
        step=safe(position["step_name"]),
        since=words.day(iso_day(position["since"]), omit_year_of=omit_year_of),
        length=words.days(position["days"]),
    )
    if position["circling"]:
        circle = words.say("screen.circle", number=position["step"], times=position["visits"])
        text += f"; {CIRCLE} {circle}"
    return text


def _step_help(words: Language, position: Entry) -> list[str]:
    """What goes with the step: ``10 h a week: training; control: house rules``, if anything."""
    hours, services = position.get("hours_a_week"), ", ".join(position.get("services", []))
    amount = words.say("measure.hours_each_week", hours=hours) if hours is not None else ""
    parts = [": ".join(part for part in (amount, str(safe(services))) if part)]
    if position.get("control"):
        control = safe(", ".join(position["control"]))
        parts.append(words.say("screen.step_control", what=control))
    told = "; ".join(part for part in parts if part)
    return [told] if told else []


def course(words: Language, found: Entry, today: dt.date) -> list[TimelineEntry]:
    """Everything in order of time; within a day beginnings come first and ends last.

    Days of the year of ``today`` are told without it. A noun's screen is imported where it has
    something to tell.
    """
    moments: list[TimelineEntry] = []
    for name, section in sections().items():
        if entries := found.get(name):
            tell = by_name(section.teller)
            moments += (moment for entry in entries for moment in tell(words, entry, today))
    return sorted(moments, key=lambda moment: moment[:2])


def _course_table(words: Language, moments: list[TimelineEntry], today: dt.date) -> Table:
    rows = [
        [
            day_cell(words, moment.on, today),
            cell(moment.id, "dim"),
            Cell(words.say(f"screen.matter_{moment.what}"), "bold" if moment.is_turn else ""),
            Cell(moment.text),
        ]
        for moment in moments
    ]
    return Table([Head("", True), Head(), Head(), Head()], rows)


def _limits_table(words: Language, found: Entry, today: dt.date, omit_year_of: dt.date) -> Table:
    rows = []
    for limit in found.get("limits", []):
        last = iso_day(limit["last_on"])
        extended = words.say("screen.extended") if limit["extended"] else ""
        rows.append(
            [
                day_cell(words, last, omit_year_of),
                Cell(words.say(f"screen.limit_{limit['what']}")),
                lateness(words, (today - last).days),
                Cell(extended),
            ]
        )
    return Table([Head("", True), Head(), Head(), Head()], rows)


def show_csv(found: Entry) -> tuple[list[str], list[list[object]]]:
    """Every value of ``show``, a row each; lists are joined by semicolons."""
    rows: list[list[object]] = []
    dated = {**DATED, **{name: section.dated_by for name, section in sections().items()}}
    for key, value in found.items():
        if key == "steps":
            for ladder, position in value.items():
                rows += _csv_entry("steps", {"id": ladder, **position}, "since")
        elif isinstance(value, list):
            for entry in value:
                rows += _csv_entry(key, entry, dated.get(key, ""))
        else:
            rows.append(["resident", found["resident"], None, key, value])
    return CSV, rows


def _csv_entry(section: str, entry: Entry, dated_by: str) -> list[list[object]]:
    number = entry.get("id", entry.get("change"))
    on = str(entry.get(dated_by, ""))[:10]
    return [
        [section, number, on, name, ";".join(map(str, value)) if isinstance(value, list) else value]
        for name, value in entry.items()
        if name not in ("id", "change")
    ]


def show_markdown(words: Language, found: Entry, programme_name: str, today: dt.date) -> str:
    """The same as ``show_lines`` in markdown, every date with its year."""
    far = dt.date.min
    facts = [
        f"- {label.text}: {markdown_text(value.text)}\n"
        for label, value in _facts(words, found, today, omit_year_of=far)
    ]
    parts = [f"# {markdown_text(_title(words, found, programme_name))}\n", "".join(facts)]
    happened = _course_table(words, course(words, found, far), far)
    on_one_line = [[*row[:3], cell(row[3].text)] for row in happened.rows]
    limits = _limits_table(words, found, today, omit_year_of=far)
    for key, table in (
        ("happened", Table(columns(words, ">date", "code", "what", "text"), on_one_line)),
        ("runs_out", Table(columns(words, ">date", "what", "", ""), limits.rows)),
    ):
        if table.rows:
            parts.append(f"## {words.say(f'screen.{key}')}\n\n{markdown(table)}")
    return "\n".join(parts)
