"""What is spent against each grant. Pure; amounts in øre."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from ettervern_cli.values.sharing_keys import share_out


class Grant(NamedTuple):
    """A funder's award for a year, 0 or more, and the cost lines that it covers."""

    code: str
    award_ore: int
    covers: frozenset[str]


def spent(grants: Sequence[Grant], booked: Mapping[str, int]) -> dict[str, int]:
    """What each grant has paid of the costs booked by line, by the grant's code.

    A line's costs are divided among the grants that cover it in proportion to their awards. No
    grant pays more than its award: what it cannot pay falls to the others of that line that
    still can. Lines that the fewest grants cover come first. What credits leave below nothing
    costs nothing.
    """
    left = {grant.code: grant.award_ore for grant in grants}
    paying = {line: [grant for grant in grants if line in grant.covers] for line in booked}
    for line in sorted(booked, key=lambda line: len(paying[line])):
        _pay(max(0, booked[line]), paying[line], left)
    return {grant.code: grant.award_ore - left[grant.code] for grant in grants}


def _pay(cost_ore: int, grants: Sequence[Grant], left: dict[str, int]) -> None:
    """Take a cost out of what is left of the grants, until it is paid or nothing is left."""
    able = [grant for grant in grants if left[grant.code]]
    while cost_ore and able:
        parts = share_out(cost_ore, [Fraction(grant.award_ore) for grant in able]) or []
        for grant, part in zip(able, parts, strict=True):
            paid = min(part, left[grant.code])
            left[grant.code] -= paid
            cost_ore -= paid
        able = [grant for grant in able if left[grant.code]]
