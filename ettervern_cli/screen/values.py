"""Numbers of a report as cells that hold the number itself, and as sentences.

A cell has no text until it is written in a language; a dash stands where there is no number.
"""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ettervern_cli.screen.page import Figure, Figured, capital
from ettervern_cli.screen.safe import Cell, Code
from ettervern_cli.screen.writing import Share
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.money import Ore
from ettervern_cli.values.rates import Rate
from ettervern_cli.words import NOTHING, Language

if TYPE_CHECKING:
    from fractions import Fraction


FEW = 20


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


def month(say: Language, on: dt.date) -> Code:
    """The month of a day, with its year; it stays on one line."""
    return Code(f"{say.month(on.month)} {on.year}")


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
    sentence = fraction(say, part, whole)
    return Figured(say.say(key, share=sentence, **facts), [rate(say, key, part, whole, **facts)])


def fraction(say: Language, part: int, whole: int) -> str:
    """``83 % (180 of 217)``; where there are few the count leads: ``4 of 6, 67 %``.

    Where one of them is hidden there is no percentage, and where both are nothing is told apart.
    """
    if part is SUPPRESSED and whole is SUPPRESSED:
        return say.write(part)
    facts = {"percent": say.percent(part, whole), "part": say.number(part)}
    key = "report.share_few" if is_few(whole) else "report.share"
    if part is SUPPRESSED or whole is SUPPRESSED:
        key = "page.of"
    return say.say(key, whole=say.number(whole), **facts)


def is_few(whole: int) -> bool:
    """Whether a share is of so few that a percentage alone would mislead."""
    return whole is not SUPPRESSED and not isinstance(whole, Ore) and whole < FEW


def beside(
    say: Language, said: Figured, before: "Rate | int | None" = None, target: int | None = None
) -> Figured:
    """A sentence with what its last figure was a year before, and is to be, in whole percent.

    Its last figure is a count or a Rate; an amount that is held against another has ``before``
    in øre.
    """
    *others, figure = said.figures
    now: Any = figure.value.value
    asides: list[str] = []
    cells: list[Cell | None] = [None, None, None]
    if before is not None:
        was, *cells[:2] = _before(say, now, before)
        asides.append(was)
    if target is not None and isinstance(now, Rate) and now.denominator:
        asides.append(_aimed(say, now, target))
        cells[2] = Cell("", "", Share(target / 100))
    text = " ".join([said.text, *(f"{capital(aside)}." for aside in asides)])
    return Figured(text, [*others, figure._replace(asides=asides, beside=cells)])


def _before(say: Language, now: Any, before: "Rate | int") -> tuple[str, Cell, Cell | None]:
    """What was a year before, in words, and it and the change as cells."""
    if isinstance(before, Rate):
        was, cell = fraction(say, *before), percent(*before)
        if now.rate is None or before.rate is None:
            return say.say("report.was", before=was), cell, None
        difference = round(100 * now.rate) - round(100 * before.rate)
        change = say.say("report.points", n=abs(difference), signed=_signed(difference, say.number))
        moved = Cell("", "", Share(round(now.rate - before.rate, 4)))
    elif isinstance(before, Ore):
        difference = now.numerator - before
        was, cell = say.say("report.kroner", amount=say.kroner(before)), kroner(before)
        change, moved = _signed(difference, say.kroner), kroner(difference)
    else:
        difference = now - before
        was, cell = say.number(before), count(before)
        change, moved = _signed(difference, say.number), count(difference)
    change = change if difference else say.say("report.unchanged")
    return say.say("report.was_changed", before=was, change=change), cell, moved


def _signed(number: int, write: Callable[[int], str]) -> str:
    return f"+{write(number)}" if number > 0 else write(number)


def _aimed(say: Language, now: Rate, target: int) -> str:
    """What is aimed at, and whether that is reached."""
    if 100 * now.numerator >= target * now.denominator:
        return say.say("report.target_reached", target=target)
    under = max(1, target - round(100 * now.numerator / now.denominator))
    return say.say("report.target_under", target=target, n=under)


def rate(say: Language, key: str, part: int, whole: int, **facts: object) -> Figure:
    """The figure of a share: what the sentence says of it, its percent, and its fraction."""
    label = say.say(key, share="", **facts).rstrip(" .:")
    note = say.say("page.of", part=say.number(part), whole=say.number(whole))
    return Figure(label, percent(part, whole), note)
