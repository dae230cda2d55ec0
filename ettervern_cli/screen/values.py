"""Numbers of a report as cells and sentences that also hold the number itself.

What a person reads is written by the language; what a workbook holds stands beside it.
"""

import datetime as dt

from ettervern_cli.screen.page import Figure, Told
from ettervern_cli.screen.tables import Cell
from ettervern_cli.values.hidden import HIDDEN
from ettervern_cli.values.money import Ore
from ettervern_cli.words import NOTHING, Speaker


def count(say: Speaker, number: int, style: str = "") -> Cell:
    """A whole number."""
    return Cell(say.number(number), style, _held(number))


def _held(number: int) -> int | None:
    """The number that a workbook is to hold; nothing for a hidden one."""
    return None if number is HIDDEN else number


def decimal(say: Speaker, number: float | None, style: str = "") -> Cell:
    """A number with one decimal, a dash where there is none."""
    if number is None:
        return Cell(NOTHING, style)
    held = None if number is HIDDEN else float(number)
    return Cell(say.decimal(number, 1), style, held)


def kroner(say: Speaker, ore: int | None, style: str = "") -> Cell:
    """An amount in øre, written as kroner; a dash where there is none."""
    held = None if ore is None or ore is HIDDEN else Ore(ore)
    return Cell(say.kroner(ore), style, held)


def day(say: Speaker, on: dt.date) -> Cell:
    """A date with its year."""
    return Cell(say.day(on), "", on)


def month(say: Speaker, on: dt.date) -> str:
    """The month of a day, with its year."""
    return f"{say.month(on.month)} {on.year}"


def percent(say: Speaker, part: int, whole: int, style: str = "") -> Cell:
    """A share in whole percent, a dash where there is nothing to divide."""
    held = whole and part is not HIDDEN and whole is not HIDDEN
    return Cell(say.percent(part, whole), style, (part, whole) if held else None)


def number(say: Speaker, text: str, label: str, of: int, note: str = "") -> Told:
    """A sentence that tells one whole number; else a row of its own."""
    return Told(text, [Figure(label, count(say, of), note)])


def share(say: Speaker, key: str, part: int, whole: int, **facts: object) -> Told:
    """A sentence that ends in ``{share}``, told as ``83 % (180 of 217)``; else a row of its own."""
    told = say.say(
        "report.share",
        percent=say.percent(part, whole),
        part=say.number(part),
        whole=say.number(whole),
    )
    return Told(say.say(key, share=told, **facts), [rate(say, key, part, whole, **facts)])


def rate(say: Speaker, key: str, part: int, whole: int, **facts: object) -> Figure:
    """The figure of a share: what the sentence says of it, its percent, and its fraction."""
    label = say.say(key, share="", **facts).rstrip(" .:")
    note = say.say("page.of", part=say.number(part), whole=say.number(whole))
    return Figure(label, percent(say, part, whole), note)
