"""Numbers of a report as cells and sentences that also hold the number itself.

What a person reads is written by the language; what a workbook holds stands beside it.
"""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.screen.page import Figure, Figured
from ettervern_cli.screen.tables import Cell
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.money import Ore
from ettervern_cli.values.rates import Rate
from ettervern_cli.words import NOTHING, Language

if TYPE_CHECKING:
    from fractions import Fraction


def count(say: Language, number: int | None, style: str = "") -> Cell:
    """A whole number, a dash where there is none."""
    if number is None:
        return Cell(NOTHING, style)
    return Cell(say.number(number), style, _held(number))


def _held(number: int) -> int | None:
    """The number that a workbook is to hold; nothing for a hidden one."""
    return None if number is SUPPRESSED else number


def decimal(say: Language, number: float | None, style: str = "") -> Cell:
    """A number with one decimal, a dash where there is none."""
    if number is None:
        return Cell(NOTHING, style)
    held = None if number is SUPPRESSED else float(number)
    return Cell(say.decimal(number, 1), style, held)


def kroner(say: Language, ore: int | None, style: str = "") -> Cell:
    """An amount in øre, written as kroner; a dash where there is none."""
    held = None if ore is None or ore is SUPPRESSED else Ore(ore)
    return Cell(say.kroner(ore), style, held)


def day(say: Language, on: dt.date) -> Cell:
    """A date with its year."""
    return Cell(say.day(on), "", on)


def month(say: Language, on: dt.date) -> str:
    """The month of a day, with its year."""
    return f"{say.month(on.month)} {on.year}"


def percent(say: Language, part: int, whole: int, style: str = "") -> Cell:
    """A share in whole percent, a dash where there is nothing to divide."""
    held = whole and part is not SUPPRESSED and whole is not SUPPRESSED
    return Cell(say.percent(part, whole), style, (part, whole) if held else None)


def share_of_all(say: Language, share: "Fraction | None", style: str = "") -> Cell:
    """A part of a whole in percent, with a decimal only where it has one; a dash for none."""
    if share is None:
        return Cell(NOTHING, style)
    percent = share * 100
    text = f"{say.decimal(float(percent), 1)} %"
    if percent.denominator == 1:
        text = say.percent(percent.numerator, 100)
    return Cell(text, style, Rate(share.numerator, share.denominator))


def number(say: Language, text: str, label: str, of: int, note: str = "") -> Figured:
    """A sentence that tells one whole number; else a row of its own."""
    return Figured(text, [Figure(label, count(say, of), note)])


def share(say: Language, key: str, part: int, whole: int, **facts: object) -> Figured:
    """A sentence that ends in ``{share}``, told as ``83 % (180 of 217)``; else a row of its own."""
    sentence = say.say(
        "report.share",
        percent=say.percent(part, whole),
        part=say.number(part),
        whole=say.number(whole),
    )
    return Figured(say.say(key, share=sentence, **facts), [rate(say, key, part, whole, **facts)])


def rate(say: Language, key: str, part: int, whole: int, **facts: object) -> Figure:
    """The figure of a share: what the sentence says of it, its percent, and its fraction."""
    label = say.say(key, share="", **facts).rstrip(" .:")
    note = say.say("page.of", part=say.number(part), whole=say.number(whole))
    return Figure(label, percent(say, part, whole), note)
