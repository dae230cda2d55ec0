"""``incident list``: what happened, what was done about it, what it led to; and in ``show``."""

import datetime as dt
from typing import Any

from ettervern_cli.care.incidents.verbs import Incident
from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.phrases import TimelineEntry, moment, told
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.tables import cell
from ettervern_cli.screen.writing import Person
from ettervern_cli.words import Language

SERIOUS = 3


def incident_list(words: Language, found: list[Incident]) -> Listing:
    """How many, and how many the police know of; then an incident a line, what was done below."""
    several = len({incident.programme for incident in found}) > 1
    return Listing(
        subject="incident",
        title=words.say("incident.title"),
        rows=found,
        fields=(
            Field("screen.date", "happened_on", in_text=">"),
            Field("screen.id", "id", "dim", in_text=""),
            Field("", lambda one: Person(one.resident, one.name), "bold", only=TEXT),
            Field("screen.code", "resident", only=TABLE),
            Field("screen.name", "name", only=TABLE),
            Field("screen.programme", "programme", only="" if several else TABLE, in_text=""),
            Field("kind", "kind_name"),
            Field("severity", lambda incident: _severity(words, incident)),
            Field("police", "police", only=TABLE),
            Field("why", "police_why", only=TABLE),
            Field("done", "action", only=TABLE),
            Field("led", "led_to", only=TABLE),
            Field("screen.voice", "voice", only=TABLE),
            Field("screen.note", "note", only=TABLE),
        ),
        names=Incident._fields,
        empty=words.say("incident.none"),
        above=[_counts(words, found)],
        under=lambda incident: _sentences(words, incident),
    )


def _severity(words: Language, incident: Incident) -> Cell:
    if incident.severity is None:
        return Cell("")
    style = "red" if incident.severity == SERIOUS else ""
    return Cell(words.say(f"incident.severity_{incident.severity}"), style)


def _counts(words: Language, found: list[Incident]) -> str:
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


def _sentences(words: Language, incident: Incident) -> str:
    """What was done, what the police were told, what came of it, and the words said about it."""
    voice = cell(incident.voice).text
    parts = [
        cell(incident.action).text,
        _police(words, incident.police, cell(incident.police_why).text),
        _consequence(words, incident.led_to),
        words.say("incident.quoted", text=voice) if voice else "",
        cell(incident.note).text,
    ]
    return "; ".join(part for part in parts if part)


def _police(words: Language, police: bool | None, why: str | None) -> str:
    if police is None:
        return ""
    what = words.say("incident.reported" if police else "incident.not_reported")
    return words.say("incident.because", what=what, why=why) if why else what


def _consequence(words: Language, led_to: list[str]) -> str:
    return words.say("incident.consequence", entries=words.listed(led_to)) if led_to else ""


def moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """An incident: kind and severity, what was done, the police, what came of it, own words."""
    head, severity = entry["kind_name"], entry["severity"]
    if severity is not None:
        head += f", {words.say(f'incident.severity_{severity}')}"
    police = _police(words, entry["police"], entry["police_why"])
    facts = [head, police, _consequence(words, entry["led_to"])]
    text = told(words, entry, "; ".join(filter(None, facts)), entry["action"])
    return moment(entry, "happened_on", 4, "incident", text)
