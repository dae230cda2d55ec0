"""What happened to one resident, all sections in one order of time, each matter in words.

Texts are safe to show; a line end in one is where a person ended a line.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from ettervern_cli.record.sections import sections
from ettervern_cli.screen.phrases import TimelineEntry, joined, moment, own_words, paragraphs, safe
from ettervern_cli.storage.records import by_name
from ettervern_cli.values.dates import iso_day
from ettervern_cli.words import Language

Entry = dict[str, Any]
Teller = Callable[[Entry], list[TimelineEntry]]


def course(words: Language, found: Entry, today: dt.date) -> list[TimelineEntry]:
    """Everything in order of time; within a day beginnings come first and ends last."""
    told: dict[str, Teller] = Telling(words, today).by_section()
    for name, section in sections().items():
        if section.teller and found.get(name):
            told[name] = partial(by_name(section.teller), words, today=today)
    moments = [
        moment
        for name, tell in told.items()
        for entry in found.get(name, ())
        for moment in tell(entry)
    ]
    return sorted(moments, key=lambda moment: moment[:2])


class Telling:
    """Entries told in one language, days of the year of ``today`` without it."""

    def __init__(self, words: Language, today: dt.date) -> None:
        self.words = words
        self.today = today

    def by_section(self) -> dict[str, Teller]:
        """What tells the entries of each of the sections that are a stay's own."""
        return {
            "stays": self.stay,
            "moves": self.move,
            "placements": self.placement,
            "absences": self.absence,
            "follow_ups": self.follow_up,
            "extensions": self.extension,
        }

    def say(self, key: str, **facts: object) -> str:
        return self.words.say(f"screen.{key}", **{name: safe(fact) for name, fact in facts.items()})

    def day(self, text: str) -> str:
        return self.words.day(iso_day(text), omit_year_of=self.today)

    def dated(self, entry: Entry, *fields: str) -> str:
        """What else is dated in an entry: ``until 5 May, explained 3 May``."""
        dates = [self.say(f"with_{field}", on=self.day(entry[field]))
                for field in fields if entry.get(field)]  # fmt: skip
        return ", ".join(dates)

    def told(self, text: str, entry: Entry) -> str:
        """A text, and all that was typed beside it."""
        return joined(text, *own_words(self.words, entry))

    def stay(self, entry: Entry) -> list[TimelineEntry]:
        origin = ", ".join(
            str(safe(entry[field])) for field in ("source_name", "agency") if entry.get(field)
        )
        facts = [
            self.say("came_from", origin=origin) if origin else "",
            self.dated(entry, "treatment_ended_on"),
            self.say("with_contact", name=entry["first_contact_name"])
            if entry["first_contact_name"]
            else "",
        ]
        came = joined("; ".join(fact for fact in facts if fact), paragraphs(entry["note"]))
        end = "died" if entry["died"] else "discharged"
        return [
            *moment(entry, "admitted_on", 0, "admitted", came, is_turn=True),
            *moment(entry, "discharged_on", 9, end, self.exit(entry), is_turn=True),
        ]

    def exit(self, entry: Entry) -> str:
        """Why and whereto; what is not known yet is said, but nobody who died goes anywhere."""
        why, where = entry["reason_name"], entry["destination_name"]
        if entry["died"]:
            return joined(str(safe(why)), paragraphs(entry["exit_note"]))
        whereto = self.say("went_to", where=where) if where else self.say("destination_pending")
        reason = str(safe(why)) if why else self.say("reason_pending")
        return joined(f"{reason}; {whereto}", paragraphs(entry["exit_note"]))

    def move(self, entry: Entry) -> list[TimelineEntry]:
        head = self.say(
            f"move_{entry['direction']}",
            origin=entry["from_step"],
            number=entry["to_step"],
            step=entry["step_name"],
        )
        reason = entry["reason_name"]
        head = f"{head}: {safe(reason)}" if reason else head
        return moment(entry, "moved_on", 1, "step", self.told(head, entry), is_turn=True)

    def placement(self, entry: Entry) -> list[TimelineEntry]:
        rent = entry["rent_ore"]
        facts = [
            self.say("into_unit", unit=entry["unit"]),
            self.say("shared_with", who=entry["shared_with"]) if entry.get("shared_with") else "",
            self.dated(entry, "until"),
            self.say("rent", rent=self.words.kroner(rent)) if rent is not None else "",
        ]
        into = self.told(", ".join(fact for fact in facts if fact), entry)
        out = self.say("out_of_unit", unit=entry["unit"])
        # Out of one unit comes before into the next on the same day.
        rank = 8 if entry["moved_out_on"] == entry["moved_in_on"] else 1
        return [
            *moment(entry, "moved_in_on", 2, "unit", into),
            *moment(entry, "moved_out_on", rank, "unit", out),
        ]

    def absence(self, entry: Entry) -> list[TimelineEntry]:
        kind = str(safe(entry["kind_name"]))
        held = self.say("unit_kept" if entry["unit_held"] else "unit_released")
        head = ", ".join(part for part in (kind, self.dated(entry, "expected_on"), held) if part)
        text = joined(head, paragraphs(entry["note"]))
        return [
            *moment(entry, "left_on", 4, "away", text),
            *moment(entry, "returned_on", 0, "back", kind),
        ]

    def follow_up(self, entry: Entry) -> list[TimelineEntry]:
        facts = [str(safe(entry["kind_name"]))] if entry["kind_name"] else []
        if entry["minutes"]:
            facts.append(self.say("minutes", n=entry["minutes"]))
        if entry["by_name"]:
            facts.append(str(safe(entry["by_name"])))
        facts += [str(safe(area)) for area in entry["area_names"]]
        if entry["next_on"]:
            facts.append(self.dated(entry, "next_on"))
        text = joined(", ".join(facts), paragraphs(entry["text"]), *own_words(self.words, entry))
        what = "missed" if entry["missed"] else "follow_up"
        return moment(entry, "held_on", 5, what, text)

    def extension(self, entry: Entry) -> list[TimelineEntry]:
        head = self.say(
            "extension",
            what=self.say(f"limit_{entry['what']}"),
            until=self.day(entry["until_on"]),
            by=entry["allowed_by"],
        )
        text = joined(head, paragraphs(entry["reason"]))
        return moment(entry, "allowed_on", 6, "extended", text)
