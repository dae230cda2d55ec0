"""Reading scripts: which lines a persona has, and when each is typed. See ``scripts``."""

import re
from typing import NamedTuple

from ettervern_cli.demo.scripts import TEXT

ANCHORS = ("today", "end", "then", "else", "after", "on", "due", "monthly")


class Event(NamedTuple):
    """A line of a script. ``anchor`` is what its time counts from, ``when`` how many days.

    ``every`` is after how many days it is typed again, ``until`` the last day before today.
    """

    anchor: str
    when: str
    every: str
    until: int
    chance: int
    needs: tuple[str, ...]
    each: str
    command: str


class Script(NamedTuple):
    """A persona's lines in order; ``stays`` is how many days the stay lasts, if it says so."""

    name: str
    stays: str
    needs: str
    events: list[Event]


def scripts() -> dict[str, Script]:
    """Every script by its name."""
    found: dict[str, Script] = {}
    for block in TEXT.strip().split("\n\n"):
        head, *lines = re.sub(r"\n {6}", " ", block).splitlines()
        title, _, others = head.partition(":")
        name, *facts = title.split(", ")
        needs = [fact.removeprefix("needs ") for fact in facts if fact.startswith("needs ")]
        stays = [fact for fact in facts if not fact.startswith("needs ")]
        events = [event for other in others.split() for event in found[other].events]
        events += [_event(line.strip()) for line in lines]
        found[name] = Script(name, "".join(stays), "".join(needs), events)
    return found


def _event(line: str) -> Event:
    times, _, command = line.partition(": ")
    first, *more = times.split(", ")
    anchor = next((one for one in ANCHORS if re.match(rf"{one}\b", first)), "start")
    said = {"every": "", "until": "", "if": "", "each": "", "%": "100%"}
    for clause in more:
        key, _, value = clause.partition(" ")
        said["%" if key.endswith("%") else key] = value or key
    until = said["until"].removeprefix("today-")
    return Event(
        anchor=anchor,
        when=first.removeprefix(anchor).strip() or "0",
        every=said["every"],
        until=int(until or 0),
        chance=int(said["%"].removesuffix("%")),
        needs=tuple(said["if"].split()),
        each=said["each"],
        command=command,
    )
