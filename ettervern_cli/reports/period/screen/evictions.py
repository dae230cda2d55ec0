"""Evictions asked for and carried out, in a period's report and in one to a funder."""

from ettervern_cli.homes.evictions.counts import EvictionCounts, Evictions
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Block, Figured, Sentence
from ettervern_cli.words import Language


def block(found: EvictionCounts, say: Language) -> Block:
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
