"""Reading scripts: which lines a persona has, and when each is typed. See ``scripts``."""

import re
from typing import NamedTuple

from ettervern_cli.demo.scripts import TEXT

ANCHORS = ("today", "end", "then", "else", "after", "due", "monthly")


class Event(NamedTuple):
    """A line of a script. ``anchor`` is what its time counts from, ``when`` how many days.

    ``every`` is after how many days it is typed again, ``until`` how many last days of a stay are
    without it. Whether it ``may_fail`` is whether it is left out where it is refused.
    """

    anchor: str
    when: str
    every: str
    until: int
    chance: int
    needs: str
    each: str
    may_fail: bool
    command: str


class Script(NamedTuple):
    """A persona's lines; ``begins`` is from when one without a stay counts, in days from today."""

    begins: str
    events: list[Event]


def scripts() -> dict[str, Script]:
    """Every script by its name."""
    found: dict[str, Script] = {}
    for block in TEXT.strip().split("\n\n"):
        head, *lines = re.sub(r"\n {6}", " ", block).splitlines()
        title, _, others = head.partition(":")
        name, _, begins = title.partition(", today")
        events = [one for other in others.split() for one in found[other].events]
        found[name] = Script(begins, events + [event(line.strip()) for line in lines])
    return found


def event(line: str) -> Event:
    """A line of a script, read."""
    times, _, command = line.partition(": ")
    first, *more = times.split(", ")
    anchor = next((one for one in ANCHORS if re.match(rf"{one}\b", first)), "start")
    said = {"every": "", "until": "0", "if": "", "each": "", "%": "100%"}
    for clause in more:
        key, _, value = clause.partition(" ")
        said["%" if key.endswith("%") else key] = value or key
    return Event(
        anchor=anchor,
        when=first.removeprefix(anchor).strip() or "0",
        every=said["every"],
        until=int(said["until"]),
        chance=int(said["%"].removesuffix("%")),
        needs=said["if"],
        each=said["each"],
        may_fail=command.startswith("?"),
        command=command.removeprefix("?"),
    )
