"""The table of base amounts as the configuration has it."""

import datetime as dt
import json
import sqlite3

from ettervern_cli.money.benefit.rules import BaseAmount
from ettervern_cli.storage.settings import setting


def base_amounts(db: sqlite3.Connection) -> list[BaseAmount]:
    """The base amount G by the day it holds from, in order of time."""
    found = json.loads(setting(db, "base_amounts") or "{}")
    return [
        BaseAmount(dt.date.fromisoformat(day), row["ore"], row["checked"], row.get("note"))
        for day, row in sorted(found.items())
    ]
