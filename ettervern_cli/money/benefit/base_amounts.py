"""The tables of base amounts and of the child supplement as the configuration has them."""

import datetime as dt
import json
import sqlite3

from ettervern_cli.money.benefit.rules import BaseAmount, ChildSupplement
from ettervern_cli.storage.settings import setting


def base_amounts(db: sqlite3.Connection) -> list[BaseAmount]:
    """The base amount G by the day it holds from, in order of time."""
    found = json.loads(setting(db, "base_amounts") or "{}")
    return [
        BaseAmount(dt.date.fromisoformat(day), row["ore"], row["checked"], row.get("note"))
        for day, row in sorted(found.items())
    ]


def child_supplements(db: sqlite3.Connection) -> list[ChildSupplement]:
    """The child supplement by the day it holds from, in order of time."""
    found = json.loads(setting(db, "child_supplement") or "{}")
    return [
        ChildSupplement(dt.date.fromisoformat(day), ore, days)
        for day, (ore, days) in sorted(found.items())
    ]
