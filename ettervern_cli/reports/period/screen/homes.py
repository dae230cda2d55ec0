"""A period report's blocks on how residents live, and on evictions; the latter to funders, too."""

import datetime as dt

from ettervern_cli.homes.evictions.counts import EvictionCounts, Evictions
from ettervern_cli.homes.households.counts import Homes
from ettervern_cli.reports.parts_screen import counts
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Block, Figured, Sentence
from ettervern_cli.words import Language


def homes(found: Homes, say: Language, last: dt.date) -> Block:
    """A line a number that is not 0, on the last day."""
    there = [name for name, number in found._asdict().items() if number]
    table = counts(say, "report.homes_", found, there)
    return Block(say.say("report.homes", last=last), [table], key="homes")


def evictions(found: EvictionCounts, say: Language) -> Block:
    """How many there were of each; what is not kept is said to be."""
    sentences: list[Sentence] = []
    for key, one in found._asdict().items():
        if one is None:
            sentences.append(say.say(f"funder_report.not_kept_{key}"))
        else:
            sentences.append(counted(f"funder_report.{key}", one, say))
    return Block(say.say("funder_report.evictions"), sentences=sentences, key="evictions")


def counted(key: str, found: Evictions, say: Language) -> Figured:
    """How often it happened, and to how many people."""
    people = say.number(found.people)
    text = say.say(key, n=found.number, people=people)
    note = say.say("funder_report.figure_people", people=people)
    return values.number(text, say.say(f"{key}_figure"), found.number, note)
