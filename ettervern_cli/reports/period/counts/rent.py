"""Rent in a period: charged, paid, and what residents owe on the last day, by age.

Follows ``money/rent/rules.py``: payments settle the oldest debt first, and money paid back is owed
again.
"""

import datetime as dt
import sqlite3

from ettervern_cli.money.rent.rules import MIDDLE_DAYS, YOUNG_DAYS, Ages
from ettervern_cli.reports.period.report import Arrears
from ettervern_cli.storage.bound import Bound
from ettervern_cli.values.dates import iso_day

HAS_UNITS = "SELECT 1 FROM unit WHERE programme_id = :programme LIMIT 1"

# A payment below nothing is money paid back: owed, from the day it was paid.
ACCOUNTS = """
WITH book AS (
    SELECT s.resident_id AS resident, sum(c.amount_ore) AS owed,
        sum(c.amount_ore * (c.charged_on < :young)) AS not_young,
        sum(c.amount_ore * (c.charged_on < :middle)) AS older, 0 AS settled,
        sum(c.amount_ore * (c.charged_on >= :first AND c.month IS NOT NULL)) AS charged_now,
        0 AS paid_now
    FROM stay s CROSS JOIN charge c ON c.stay_id = s.id
    WHERE s.programme_id = :programme AND c.charged_on <= :last
    GROUP BY s.resident_id
    UNION ALL
    SELECT s.resident_id, sum(max(0, -y.amount_ore)),
        sum(max(0, -y.amount_ore) * (y.paid_on < :young)),
        sum(max(0, -y.amount_ore) * (y.paid_on < :middle)), sum(max(0, y.amount_ore)),
        0, sum(y.amount_ore * (y.paid_on >= :first))
    FROM stay s CROSS JOIN payment y ON y.stay_id = s.id
    WHERE s.programme_id = :programme AND y.paid_on <= :last
    GROUP BY s.resident_id
), account AS (
    SELECT max(0, sum(owed) - sum(settled)) AS owed,
        max(0, sum(not_young) - sum(settled)) AS not_young,
        max(0, sum(older) - sum(settled)) AS older,
        sum(charged_now) AS charged_now, sum(paid_now) AS paid_now
    FROM book GROUP BY resident
)
"""

ARREARS = f"""{ACCOUNTS}
SELECT coalesce(sum(owed > 0), 0), coalesce(sum(owed - not_young), 0),
    coalesce(sum(not_young - older), 0), coalesce(sum(older), 0),
    coalesce(sum(charged_now), 0), coalesce(sum(paid_now), 0)
FROM account
"""


def arrears(db: sqlite3.Connection, bound: Bound) -> Arrears | None:
    """Rent charged and paid in the period, and arrears on its last day; None without units.

    What was owed from before is arrears, and charged in no period.
    """
    if db.execute(HAS_UNITS, bound).fetchone() is None:
        return None
    found = map(int, db.execute(ARREARS, ages_of(bound)).fetchone())
    residents, young, middle, older, charged, paid = found
    return Arrears(residents, Ages(young, middle, older), charged, paid)


def ages_of(bound: Bound) -> Bound:
    """What the statements are given, with the days at which arrears grow older."""
    last = iso_day(str(bound["last"]))
    return {
        **bound,
        "young": (last - dt.timedelta(days=YOUNG_DAYS)).isoformat(),
        "middle": (last - dt.timedelta(days=MIDDLE_DAYS)).isoformat(),
    }
