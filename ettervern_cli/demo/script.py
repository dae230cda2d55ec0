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
    """A persona's lines in order, and those typed after others, by how these begin.

    ``begins`` is the day from which somebody without a stay is counted, in days from today.
    """

    begins: str
    events: list[Event]
    after: list[tuple[tuple[str, ...], Event]]


def scripts() -> dict[str, Script]:
    """Every script by its name."""
    found: dict[str, Script] = {}
    for block in TEXT.strip().split("\n\n"):
        head, *lines = re.sub(r"\n {6}", " ", block).splitlines()
        title, _, others = head.partition(":")
        name, _, begins = title.partition(", today")
        events = [one for other in others.split() for one in found[other].events]
        events += [event(line.strip()) for line in lines]
        after = [(_beginnings(one), one) for one in events if one.anchor == "after"]
        found[name] = Script(begins, events, after)
    return found


def _beginnings(one: Event) -> tuple[str, ...]:
    return tuple(f"{begins} " for begins in one.when.split("|"))


def event(line: str) -> Event:
    """A line of a script, read."""
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
