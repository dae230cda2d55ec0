"""``household list``, and children told among all that happened to a resident."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from ettervern_cli.homes.households.households import Household, household_json
from ettervern_cli.screen.listing import Field, Listing
from ettervern_cli.screen.phrases import TimelineEntry, moment, told
from ettervern_cli.screen.writing import Person
from ettervern_cli.words import Language

NOTED = 7


def household_list(words: Language, found: Sequence[Household], on: dt.date) -> Listing:
    """A household a line: where, who, what each owes of the rent, and the children."""
    return Listing(
        subject="household",
        title=words.say("household.title", on=on),
        unit=words.say("rent.kroner"),
        rows=found,
        fields=(
            Field("unit", "unit", "bold"),
            Field(
                "resident", lambda one: [Person(each.resident, each.name) for each in one.members]
            ),
            Field(">rent", "rent_ore"),
            Field(
                "parts",
                lambda one: " + ".join(words.kroner(each.rent_ore) for each in one.members),
            ),
            Field(">children", lambda one: len(one.born) or None),
            Field("born", lambda one: ", ".join(map(str, one.born))),
        ),
        names=("household", "unit", "rent_ore", "born", "residents", "names", "parts_ore"),
        data=household_json,
        empty=words.say("household.nobody"),
    )


def moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """What was known of somebody's children on a day."""
    facts = []
    for where in ("here", "elsewhere"):
        if years := json.loads(entry[where]):
            facts.append(words.say(f"household.{where}", n=len(years), years=[*map(str, years)]))
    if facts:
        facts.append(words.say(f"household.cared_{entry['cared_for']}"))
    text = told(words, entry, *(facts or [words.say("household.none")]), entry["cared_by"])
    return moment(entry, "noted_on", NOTED, "children", text)
