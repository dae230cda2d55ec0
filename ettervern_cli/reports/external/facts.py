"""What a report for outsiders needs to know beside the report: rules, and people behind sums."""

import sqlite3

from ettervern_cli.homes.bed_days import stay_days
from ettervern_cli.programme.programme import Programme
from ettervern_cli.reports.external.masking import Rules
from ettervern_cli.reports.external.period import Behind
from ettervern_cli.reports.period.counts.gather import bound_of
from ettervern_cli.reports.period.counts.rent import ACCOUNTS, ages_of
from ettervern_cli.storage.settings import setting
from ettervern_cli.values.dates import Period

LASTING = "SELECT code FROM term WHERE programme_id = ? AND list = 'destination' AND is_lasting"


def outside_rules(db: sqlite3.Connection, programme: Programme) -> Rules:
    """From how many on a count is shown, and which destinations are lasting homes."""
    threshold = int(setting(db, "small_numbers_threshold") or 3)
    lasting = frozenset(code for (code,) in db.execute(LASTING, (programme.id,)))
    return Rules(threshold, lasting)


def housed(db: sqlite3.Connection, programme: Programme, period: Period) -> int:
    """How many people have bed-days in the period."""
    stays = stay_days(db, programme, period)
    return len({stay.resident_id for stay in stays if stay.bed_days})


BEHIND = f"""{ACCOUNTS}
SELECT total(charged_now <> 0), total(paid_now <> 0), total(owed > not_young),
    total(not_young > older), total(older > 0)
FROM account
"""


def behind(db: sqlite3.Connection, programme: Programme, period: Period) -> Behind:
    """How many people the nights and the kroner of a period's report are about."""
    stays = stay_days(db, programme, period)
    bound = ages_of(bound_of(db, programme, period))
    charged, paid, *owing = map(int, db.execute(BEHIND, bound).fetchone())
    return Behind(
        occupied=len({stay.resident_id for stay in stays if stay.occupied_days}),
        held=len({stay.resident_id for stay in stays if stay.held_days}),
        charged=charged,
        paid=paid,
        owing=owing,
    )


CLIMBED = """
SELECT count(DISTINCT s.resident_id) FROM stay s
WHERE s.programme_id = :programme AND s.admitted_on <= :last AND EXISTS (
    SELECT 1 FROM move m WHERE m.stay_id = s.id AND m.moved_on BETWEEN :first AND :last)
"""


def movers(db: sqlite3.Connection, programme: Programme, period: Period) -> int:
    """How many people came onto a ladder or moved on one in the period."""
    return int(db.execute(CLIMBED, bound_of(db, programme, period)).fetchone()[0])
