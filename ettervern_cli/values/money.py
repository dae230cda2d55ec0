"""Amounts of money, in integer øre. Reading what people type; words/ writes what they read."""

from collections.abc import Iterable


class Ore(int):
    """An amount in øre, so that a sentence knows to print kroner."""


def parse_kroner(text: str) -> Ore:
    """Read ``1650000``, ``1 650 000``, ``1650000,50`` or ``1650000.50`` as øre.

    Raises ValueError for anything else: more than two decimals, other signs, no digits.
    """
    compact = text.strip().replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    negative = compact[:1] in ("-", "\u2212")
    compact = compact[1:] if negative else compact
    whole, mark, part = compact.replace(",", ".").partition(".")
    if not (whole.isascii() and whole.isdigit()) or len(whole) > 13:
        raise ValueError(text)
    if mark and not (part.isascii() and part.isdigit() and len(part) <= 2):
        raise ValueError(text)
    ore = int(whole) * 100 + int(part.ljust(2, "0") or 0)
    return Ore(-ore if negative else ore)


def half_up(numerator: int, denominator: int) -> int:
    """Divide whole numbers, rounding halves away from zero (denominator above 0)."""
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def sum_given(amounts: Iterable[int | None]) -> int | None:
    """The sum of what is given, None where nothing is."""
    given = [amount for amount in amounts if amount is not None]
    return sum(given) if given else None
