"""Plans in fixed prices, and what they come to in another year's. Pure; amounts in øre."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from ettervern_cli.values.money import half_up
from ettervern_cli.values.sharing_keys import share_out


class Prices(NamedTuple):
    """The year whose prices plans are in, and what a krone of it is in other years."""

    year: int
    factors: Mapping[int, Fraction]
    yearly: Fraction | None


def read_prices(settings: Mapping[str, Any]) -> Prices:
    """Prices as the database keeps them, exactly: 1.031 is 1031 thousandths, never nearly so."""
    yearly = settings["yearly"]
    return Prices(
        settings["year"],
        {int(year): Fraction(str(rate)) for year, rate in settings["factors"].items()},
        None if yearly is None else Fraction(str(yearly)),
    )


def factor(prices: Prices | None, year: int) -> Fraction:
    """What a krone of the plans' prices is in ``year``: 1 in their own year and without prices.

    A year's own factor counts; without one it is the nearest year's towards the plans' own, times
    (or, before it, divided by) the yearly factor for each year between.

    >>> factor(Prices(2026, {2027: Fraction("1.031")}, Fraction("1.03")), 2028)
    Fraction(106193, 100000)
    """
    if prices is None:
        return Fraction(1)
    step = 1 if year >= prices.year else -1
    known, nearest = Fraction(1), prices.year
    for other in range(prices.year + step, year + step, step):
        if other in prices.factors:
            known, nearest = prices.factors[other], other
    if prices.yearly is None or not prices.yearly:
        return known
    return known * prices.yearly ** (year - nearest)


def adjusted(planned: Sequence[int | None], rate: Fraction) -> list[int | None]:
    """Amounts of 0 or more times a rate, in whole øre; what is None stays None.

    Their sum is the sum times the rate, half up, and each amount its part of it by largest
    remainder: so both sides of a balanced plan stay equal.

    >>> adjusted([3, None, 3, 3], Fraction(1, 2))
    [2, None, 2, 1]
    """
    total = rate * sum(amount for amount in planned if amount is not None)
    weights = [Fraction(amount or 0) for amount in planned]
    shares = share_out(half_up(total.numerator, total.denominator), weights)
    return [
        amount if amount is None or shares is None else share
        for amount, share in zip(planned, shares or planned, strict=True)
    ]
