"""Plans: how far a goal has come, when the next review is due, how a network changes. Pure."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ettervern_cli.values.known_words import parse_choice

MOST_PROGRESS = 10
# Somebody has a plan, has a right to one and waits for it, or has declined it.
HAS, RIGHT, DECLINED = STATUSES = ("has", "right", "declined")
KINDS = ("family", "friends", "professionals")


class Relations(NamedTuple):
    """How many people of one kind there are around somebody, and how many of them support."""

    number: int
    supportive: int


Network = dict[str, Relations]
"""Relations by each of KINDS."""


class ReviewDays(NamedTuple):
    """A review that was held, and the day agreed for the next one."""

    reviewed_on: dt.date
    next_on: dt.date | None


class Arc(NamedTuple):
    """How a goal has gone: the first value noted, the latest, and the difference, each 0 to 10."""

    first: int
    now: int

    @property
    def change(self) -> int:
        """What has come since the first value; negative when it went back."""
        return self.now - self.first


def parse_progress(text: str) -> int:
    """Read a whole number from 0 to 10; ValueError for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) < 3 and int(text) <= MOST_PROGRESS):
        raise ValueError(text)
    return int(text)


def parse_interval(text: str) -> int:
    """Read a number of days between contacts, 1 to 365; ValueError for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= 365):
        raise ValueError(text)
    return int(text)


def parse_status(text: str) -> str:
    """One of STATUSES, as ``chosen`` has it; ValueError for anything else."""
    return parse_choice(text, STATUSES)


def parse_relations(text: str) -> Relations:
    """Read ``4`` or ``4/2``: how many, and how many of them support; ValueError otherwise.

    Without the second number none is known to support.

    >>> parse_relations("4/2")
    Relations(number=4, supportive=2)
    """
    number, mark, supportive = text.partition("/")
    for part in (number, supportive if mark else "0"):
        if not (part.isascii() and part.isdigit() and len(part) < 4):
            raise ValueError(text)
    found = Relations(int(number), int(supportive or 0))
    if found.supportive > found.number:
        raise ValueError(text)
    return found


def arc(values: Sequence[int]) -> Arc | None:
    """First and latest of the values in order of time; None before any was noted."""
    return Arc(values[0], values[-1]) if values else None


def next_review(reviews: Iterable[ReviewDays]) -> dt.date | None:
    """The day agreed at the latest review, None where none was; an earlier agreement is over."""
    latest = None
    for review in reviews:
        if latest is None or review.reviewed_on >= latest.reviewed_on:
            latest = review
    return latest.next_on if latest else None


def network_change(first: Network, now: Network) -> Network:
    """What has come (or, below 0, gone) of each kind between two mappings."""
    return {
        kind: Relations(
            now[kind].number - first[kind].number,
            now[kind].supportive - first[kind].supportive,
        )
        for kind in KINDS
    }


def whole(network: Network) -> Relations:
    """All kinds together."""
    return Relations(
        sum(each.number for each in network.values()),
        sum(each.supportive for each in network.values()),
    )
