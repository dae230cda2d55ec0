"""Numbers of a report as cells that hold the number itself, and as sentences.

A cell has no text until it is written in a language; a dash stands where there is no number.
"""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ettervern_cli.screen.page import Figure, Figured
from ettervern_cli.screen.tables import Cell
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.money import Ore
from ettervern_cli.values.rates import Rate
from ettervern_cli.words import NOTHING, Language

if TYPE_CHECKING:
    from fractions import Fraction


def count(number: int | None, style: str = "") -> Cell:
    """A whole number, a dash where there is none."""
    return _held(int, number, style)


def decimal(number: float | None, style: str = "") -> Cell:
    """A number with one decimal, a dash where there is none."""
    return _held(float, number, style)


def kroner(ore: int | None, style: str = "") -> Cell:
    """An amount in øre, written as kroner; a dash where there is none."""
    return _held(Ore, ore, style)


def _held(kind: Callable[[Any], object], number: float | None, style: str) -> Cell:
    if number is None:
        return Cell(NOTHING, style)
    return Cell("", style, number if number is SUPPRESSED else kind(number))


def day(on: dt.date) -> Cell:
    """A date with its year."""
    return Cell("", "", on)


def month(say: Language, on: dt.date) -> str:
    """The month of a day, with its year."""
    return f"{say.month(on.month)} {on.year}"


def percent(part: int, whole: int, style: str = "") -> Cell:
    """A share in whole percent, a dash where there is nothing to divide."""
    return Cell("", style, Rate(part, whole))


def share_of_all(say: Language, share: "Fraction | None", style: str = "") -> Cell:
    """A part of a whole in percent, with a decimal only where it has one; a dash for none."""
    if share is None:
        return Cell(NOTHING, style)
    percent = share * 100
    text = f"{say.decimal(float(percent), 1)} %"
    if percent.denominator == 1:
        text = say.percent(percent.numerator, 100)
    return Cell(text, style, Rate(share.numerator, share.denominator))


def number(text: str, label: str, of: int, note: str = "") -> Figured:
    """A sentence that tells one whole number; else a row of its own."""
    return Figured(text, [Figure(label, count(of), note)])


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
    return Figure(label, percent(part, whole), note)
