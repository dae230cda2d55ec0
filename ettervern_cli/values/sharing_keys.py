"""Sharing an amount by weights: to the øre, by largest remainder, in exact arithmetic. Pure."""

from collections.abc import Sequence
from fractions import Fraction

EQUAL, POPULATION, PLACES, BED_DAYS, FIXED = "equal", "population", "places", "bed-days", "fixed"
KEYS = (EQUAL, POPULATION, PLACES, BED_DAYS, FIXED)


def share_out(amount_ore: int, weights: Sequence[Fraction]) -> list[int] | None:
    """What falls on each weight, in øre; together just the amount. None where no weight counts.

    Each gets the whole øre of its quota, and the øre left over go to the largest remainders, of
    equal ones to the first. A credit is shared as the same charge would be, and turned round, so
    that the two cancel out. Weights are never below 0.

    >>> share_out(100, [Fraction(1)] * 3)
    [34, 33, 33]
    """
    total = sum(weights, Fraction(0))
    if not total:
        return None
    quotas = [abs(amount_ore) * weight / total for weight in weights]
    shares = [int(quota) for quota in quotas]
    left = abs(amount_ore) - sum(shares)
    order = sorted(range(len(shares)), key=lambda i: shares[i] - quotas[i])  # stable: ties in order
    for i in order[:left]:
        shares[i] += 1
    return [-share for share in shares] if amount_ore < 0 else shares


def mixed(parts: Sequence[tuple[Fraction, Sequence[Fraction]]]) -> list[Fraction] | None:
    """The weights of a mix, as percent of the whole, from ``(size, weights)`` of each part.

    None where no part has a size, or a part that has one has no weight to go by: its share of
    the amount would fall on nobody.

    >>> one, none = Fraction(1), Fraction(0)
    >>> [str(weight) for weight in mixed([(one, [one, one]), (3 * one, [one, none])])]
    ['175/2', '25/2']
    """
    used = [(size, weights, sum(weights, Fraction(0))) for size, weights in parts if size]
    whole = sum((size for size, _, _ in used), Fraction(0))
    if not whole or not all(total for _, _, total in used):
        return None
    return [
        sum((100 * size / whole * weights[i] / total for size, weights, total in used), Fraction(0))
        for i in range(len(used[0][1]))
    ]


def number(weight: Fraction) -> int | float:
    """A weight as scripts read it: whole where it is, else to six decimals."""
    return int(weight) if weight.denominator == 1 else round(float(weight), 6)
