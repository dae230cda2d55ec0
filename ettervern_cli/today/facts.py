"""Applications without an answer, grants and exclusions that end, and agreements with partners."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from functools import partial

from ettervern_cli.money.benefit.applications import ending, waiting_long
from ettervern_cli.programme.partners import readmitting
from ettervern_cli.programme.programme import Programme
from ettervern_cli.today.item import COMING_DAYS, LIMIT_DAYS, TodayItem, by_day
from ettervern_cli.values.dates import DAY, iso_day

_EXCLUSIONS = """
SELECT 'XU-' || v.id, r.code, r.name, v.service, v.until_on FROM exclusion v
JOIN stay s ON s.id = v.stay_id JOIN resident r ON r.id = s.resident_id
WHERE s.programme_id = ? AND s.discharged_on IS NULL AND v.ended_on IS NULL AND v.until_on <= ?
ORDER BY v.until_on, v.id
"""


def items(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Everything of this kind by its day; what is over is told until somebody says so."""
    near = partial(by_day, today, within=LIMIT_DAYS)
    for one in waiting_long(db, programme, today):
        yield near("application", one.on, one.resident, one.name, one.benefit, id=one.id)
    for one in ending(db, programme, today - LIMIT_DAYS * DAY, today + LIMIT_DAYS * DAY):
        yield near("grant", one.on, one.resident, one.name, one.benefit, id=one.id)
    horizon = (today + COMING_DAYS * DAY).isoformat()
    for entry, code, name, service, until in db.execute(_EXCLUSIONS, (programme.id, horizon)):
        yield near("exclusion", iso_day(until), code, name, service, id=entry)
    for agreed in readmitting(db, programme):
        if agreed.until is not None and agreed.until <= today + LIMIT_DAYS * DAY:
            days = (today - agreed.until).days
            yield TodayItem("group", "agreement", on=agreed.until, days=days, label=agreed.partner)
