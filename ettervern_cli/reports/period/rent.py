"""The rent of a period's report, as a value in øre."""

from typing import Any, NamedTuple

from ettervern_cli.money.rent.rules import Ages


class Arrears(NamedTuple):
    """Charged and paid in the period, and owed on its last day by ``residents``, by age.

    Somebody's credit makes nobody else's arrears smaller.
    """

    residents: int
    ages: Ages
    charged_ore: int
    paid_ore: int

    def as_json(self) -> dict[str, Any]:
        """The figures as scripts read them."""
        return {
            "residents": self.residents,
            "total_ore": self.ages.total_ore,
            "charged_ore": self.charged_ore,
            "paid_ore": self.paid_ore,
            "by_age": {
                "arrears_30_ore": self.ages.young_ore,
                "arrears_90_ore": self.ages.middle_ore,
                "arrears_older_ore": self.ages.older_ore,
            },
        }
