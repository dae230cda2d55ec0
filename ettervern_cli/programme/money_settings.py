"""What budgets and claims need of a programme's rules: prices, empty units, use, and sharing."""

import datetime as dt
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


class SharingRules(NamedTuple):
    """How costs are shared on a day, municipalities by their codes; ``fixed`` in hundredths."""

    sharing_key: str
    members: list[str]
    places: dict[str, int]
    fixed: dict[str, int]
    mixes: dict[str, dict[str, int]]


_PARTS = """
SELECT json_object('places', json_group_object(m.code, s.places) FILTER (WHERE s.places NOTNULL),
    'fixed', json_group_object(m.code, s.fixed_hundredths)
        FILTER (WHERE s.fixed_hundredths NOTNULL))
FROM share s JOIN municipality m ON m.id = s.municipality_id WHERE s.programme_id = ?
"""


def sharing_rules(db: sqlite3.Connection, programme: Programme, on: dt.date) -> SharingRules:
    """How the programme shares costs on a day, as the configuration has it."""
    row = db.execute(
        "SELECT m.rules, (SELECT v.rules FROM revision v WHERE v.table_name = 'money' "
        "AND v.row_id = m.id AND v.from_on <= ? ORDER BY v.from_on DESC LIMIT 1) "
        "FROM money m WHERE m.programme_id = ?",
        (on.isoformat(), programme.id),
    ).fetchone()
    if row is not None and row[1] is not None:
        return SharingRules(**json.loads(row[1]))
    first: dict[str, Any] = json.loads(row[0]) if row else {}
    agreed = json.loads(db.execute(_PARTS, (programme.id,)).fetchone()[0])
    mixes: dict[str, dict[str, int]] = {}
    for code, key, size in db.execute(
        "SELECT code, key, weight_hundredths FROM mix WHERE programme_id = ? ORDER BY id",
        (programme.id,),
    ):
        mixes.setdefault(code, {})[key] = size
    return SharingRules(
        first.get("sharing_key", "equal"), first.get("members", []), mixes=mixes, **agreed
    )
