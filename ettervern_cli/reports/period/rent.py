"""The rent of a period's report, as a value in øre."""

from typing import NamedTuple

from ettervern_cli.money.rent.rules import Ages
from ettervern_cli.reports.data import keys


@keys("residents", "total_ore:ages.total_ore", "charged_ore", "paid_ore", "by_age:ages")
class Arrears(NamedTuple):
    """Charged and paid in the period, and owed on its last day by ``residents``, by age.

    Somebody's credit makes nobody else's arrears smaller.
    """

    residents: int
    ages: Ages
    charged_ore: int
    paid_ore: int
