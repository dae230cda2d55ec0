"""What budgets and forecasts need of a programme's rules: prices, empty units, what goes by use."""

import json
import sqlite3
from typing import Any, NamedTuple

from ettervern_cli.programme.programme import Programme


class MoneyRules(NamedTuple):
    """Codes are of budget lines, None where the configuration names none.

    ``prices`` is what ``money/budget/prices.py`` reads as Prices, None without price adjustment.
    """

    prices: dict[str, Any] | None
    vacancy_line: str | None
    rent_line: str | None
    place_line: str | None
    place_price_ore: int | None


def money_rules(db: sqlite3.Connection, programme: Programme) -> MoneyRules:
    """The programme's rules about money, as the configuration has them."""
    row = db.execute("SELECT rules FROM money WHERE programme_id = ?", (programme.id,)).fetchone()
    rules: dict[str, Any] = json.loads(row[0]) if row else {}
    even = rules.get("break_even") or {}
    return MoneyRules(
        rules.get("prices"),
        rules.get("vacancy_line"),
        even.get("rent_line"),
        even.get("place_line"),
        even.get("place_price_ore"),
    )
