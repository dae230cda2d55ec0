"""``incident list``: what happened, what was done about it, and what it led to."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.screen.phrases import columns, day_cell, full_day, used_columns
from ettervern_cli.screen.tables import Cell, Head, Line, Table, cell, lines_with_texts, markdown

if TYPE_CHECKING:
    from ettervern_cli.care.incidents.verbs import Incident
    from ettervern_cli.words import Language

CSV = ["id", "resident", "name", "programme", "stay", "happened_on", "kind", "severity", "police",
       "police_why", "action", "led_to", "voice", "note"]  # fmt: skip
SERIOUS = 3


def incident_lines(words: "Language", found: "list[Incident]", today: dt.date) -> list[Line]:
    """How many, and how many the police know of; then an incident a line, what was done below."""
    if not found:
        return [[Cell(words.say("incident.none"))]]
    several = len({incident.programme for incident in found}) > 1
    body = [
        [
            day_cell(words, incident.happened_on, today),
            Cell(incident.id, "dim"),
            cell(f"{incident.resident} {incident.name}", "bold"),
            cell(incident.programme if several else ""),
            cell(incident.kind_name),
            _severity(words, incident),
        ]
        for incident in found
    ]
    heads = [Head("", True), *[Head()] * 3, *columns(words, "kind", "severity", of="incident")]
    table = used_columns(Table(heads, body))
    sentences = [_sentences(words, incident) for incident in found]
    return [[Cell(_counts(words, found))], [], *lines_with_texts(table, sentences)]


def _severity(words: "Language", incident: "Incident") -> Cell:
    if incident.severity is None:
        return Cell("")
    style = "red" if incident.severity == SERIOUS else ""
    return Cell(words.say(f"incident.severity_{incident.severity}"), style)


def _counts(words: "Language", found: "list[Incident]") -> str:
    """``3 incidents, 1 of 2 reported to the police``: of the serious and of those answered."""
    asked = [
        incident
        for incident in found
        if incident.severity == SERIOUS or incident.police is not None
    ]
    if not asked:
        return words.say("incident.only_counted", n=len(found))
    known = sum(incident.police is True for incident in asked)
    reported = words.say("incident.of_asked", n=known, asked=len(asked))
    return words.say("incident.counted", n=len(found), reported=reported)


def _sentences(words: "Language", incident: "Incident") -> str:
    """What was done, what the police were told, what came of it, and the words said about it."""
    voice = cell(incident.voice).text
    parts = [
        cell(incident.action).text,
        _police(words, incident),
        _consequence(words, incident),
        words.say("incident.quoted", text=voice) if voice else "",
        cell(incident.note).text,
    ]
    return "; ".join(part for part in parts if part)


def _police(words: "Language", incident: "Incident") -> str:
    if incident.police is None:
        return ""
    what = words.say("incident.reported" if incident.police else "incident.not_reported")
    why = cell(incident.police_why).text
    return words.say("incident.because", what=what, why=why) if why else what


def _consequence(words: "Language", incident: "Incident") -> str:
    if not incident.led_to:
        return ""
    return words.say("incident.consequence", entries=words.listed(incident.led_to))


def incident_csv(found: "list[Incident]") -> tuple[list[str], list[list[object]]]:
    """Every value of every incident; several consequences are joined by semicolons."""
    return CSV, [[_csv_value(getattr(incident, name)) for name in CSV] for incident in found]


def _csv_value(value: object) -> object:
    return ";".join(value) if isinstance(value, list) else value


def incident_markdown(words: "Language", found: "list[Incident]") -> str:
    """The incidents as a markdown table."""
    names = ("date", "id", "code", "name", "programme", "kind", "severity", "police", "why",
             "done", "led", "voice", "note")  # fmt: skip
    body = [
        [
            full_day(words, incident.happened_on),
            Cell(incident.id),
            Cell(incident.resident),
            cell(incident.name),
            cell(incident.programme),
            cell(incident.kind_name),
            Cell(_severity(words, incident).text),
            Cell(_answer(words, incident.police)),
            cell(incident.police_why),
            cell(incident.action),
            Cell(", ".join(incident.led_to)),
            cell(incident.voice),
            cell(incident.note),
        ]
        for incident in found
    ]
    return markdown(Table(columns(words, *names, of="incident"), body))


def _answer(words: "Language", police: bool | None) -> str:
    return "" if police is None else words.say("incident.yes" if police else "incident.no")
