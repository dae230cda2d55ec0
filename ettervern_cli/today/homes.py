"""Places: what runs out or ends, units out of use, and those who wait for a home."""

import datetime as dt
import sqlite3
from collections.abc import Iterator

from ettervern_cli.consents.in_force import lacking, runs_out
from ettervern_cli.consents.withdrawal import goes_on
from ettervern_cli.homes.evictions.verbs import NOTICE_DAYS, evictions
from ettervern_cli.homes.leases.own import leases
from ettervern_cli.homes.leases.verbs import is_short
from ettervern_cli.homes.limits import running_out
from ettervern_cli.programme.programme import Programme
from ettervern_cli.referrals.rehousing import rehousings
from ettervern_cli.referrals.waiting_list import asking_again, referrals
from ettervern_cli.today.item import COMING_DAYS, LIMIT_DAYS, TodayItem, by_day, section_of
from ettervern_cli.values.dates import DAY, iso_day
from ettervern_cli.values.known_words import KEPT_OUT
from ettervern_cli.verify.must_hold.ended import ending

GROUNDLESS = """
SELECT a.id, r.code, r.name FROM absence a JOIN term t ON t.id = a.kind_id
JOIN stay s ON s.id = a.stay_id JOIN resident r ON r.id = s.resident_id
WHERE s.programme_id = ? AND t.effect = ? AND a.returned_on IS NULL AND a.ground IS NULL
ORDER BY r.id
"""


def items(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Everything of this kind; what is asked again by a day is not told as waiting too."""
    yield from _limits(db, programme, today)
    yield from _unsaid(db, programme)
    yield from _evictions(db, programme, today)
    yield from _voids(db, programme, today)
    yield from _consents(db, programme, today)
    yield from _endings(db, programme, today)
    again = list(_asked_again(db, programme, today))
    yield from again
    yield from _waiting(db, programme, today, {item.resident for item in again})
    yield from _rehousing(db, programme, today)


def _limits(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """What runs out within LIMIT_DAYS, or has run out and nobody has allowed it to go on.

    A trial period that is over is no overstay: it is told for LIMIT_DAYS more, so that somebody
    decides, and then taken as passed.
    """
    for code, name, limit in running_out(db, programme, today + LIMIT_DAYS * DAY):
        if limit.what != "trial" or (today - limit.last_on).days <= LIMIT_DAYS:
            label, on = limit.label or None, limit.last_on
            yield by_day(today, limit.what, on, code, name, label, within=LIMIT_DAYS)


def _unsaid(db: sqlite3.Connection, programme: Programme) -> Iterator[TodayItem]:
    """Leases under three years without the day that the tenant was told, and the kept out without
    the ground for it.
    """
    for one in leases(db, [programme.id], ending=True):
        if one.explained_on is None and is_short(one.begins_on, one.ends_on):
            yield TodayItem("missing", "told", one.resident, one.name, label=one.unit, id=one.id)
    for number, code, name in db.execute(GROUNDLESS, (programme.id, KEPT_OUT)):
        yield TodayItem("missing", "ground", code, name, id=f"A-{number}")


def _evictions(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """The next step of evictions that go on: by the day that it may be taken, or is set for."""
    for one in evictions(db, [programme.id], open_only=True):
        on = one.warned_on + NOTICE_DAYS * DAY if one.stands == "warned" else one.due_on
        section = "missing" if on is None else section_of(on, today)
        if section is not None:
            days = None if on is None else (today - on).days
            yield TodayItem(section, "eviction", one.resident, one.name, on, days,
                         reason=one.stands, id=one.id)  # fmt: skip


def _voids(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Units out of use that are expected back in use."""
    rows = db.execute(
        "SELECT u.code, v.expected_on, v.reason FROM void v JOIN unit u ON u.id = v.unit_id "
        "WHERE u.programme_id = ? AND v.opened_on IS NULL AND v.expected_on BETWEEN ? AND ? "
        "ORDER BY v.expected_on, u.position",
        (programme.id, today.isoformat(), (today + COMING_DAYS * DAY).isoformat()),
    )
    for unit, expected_on, reason in rows:
        yield by_day(today, "void", iso_day(expected_on), reason=reason, unit=unit)


def _consents(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Consents that run out or ran out lately, or that something rests on still; and residents
    without one where it is needed.
    """
    missing = lacking(db, programme, today) if programme.consent_required else []
    without = {code for code, _ in missing}
    for one in runs_out(db, programme, today + LIMIT_DAYS * DAY):
        late = (today - one.last_on).days
        rests = late > 0 and goes_on(db, programme, one.resident_id, today, one.consents)
        if one.resident not in without and (late <= LIMIT_DAYS or rests):
            ids = ", ".join(entry.partition(" ")[0] for entry in rests or ())
            yield by_day(
                today, "consent", one.last_on, one.resident, one.name, one.scope, id=ids or None
            )
    for code, name in missing:
        yield TodayItem("missing", "consent", code, name)


def _endings(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """Contacts, partners and posts that end within LIMIT_DAYS, or have, and what rests on each."""
    for one in ending(db, programme, today, today + LIMIT_DAYS * DAY):
        section = section_of(one.last_on, today, LIMIT_DAYS) or "coming"
        section = section if one.code else "money" if one.what == "post" else "group"
        yield TodayItem(
            section, one.what, one.code, one.name, one.last_on, (today - one.last_on).days,
            one.label, id=one.entry, reason="ends",
        )  # fmt: skip


def _asked_again(
    db: sqlite3.Connection, programme: Programme, today: dt.date
) -> Iterator[TodayItem]:
    """Referrals declined as too early that are to be asked again."""
    for code, name, on, why in asking_again(db, programme, today + COMING_DAYS * DAY):
        yield by_day(today, "referral", on, code, name, why)


def _waiting(
    db: sqlite3.Connection, programme: Programme, today: dt.date, named: set[str | None]
) -> Iterator[TodayItem]:
    """Referrals in line, the next one first, with how long each has waited."""
    for one in referrals(db, [programme], today):
        asked = one.asked
        if one.resident in named:
            continue
        stands = "offered" if asked.offered_on else "assessed" if asked.assessed_on else "referred"
        yield TodayItem(
            "waiting",
            "waiting",
            one.resident,
            one.name,
            asked.referred_on,
            one.waited,
            one.source_name,
            stands,
            id=f"N-{asked.id}",
            number=one.place,
        )


def _rehousing(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """People on the changeover list for whom no other home has been found."""
    for one in rehousings(db, [programme]):
        if one.housed_on is None:
            days = (today - one.listed_on).days
            yield TodayItem("waiting", "rehousing", one.resident, one.name, one.listed_on, days,
                         id=f"E-{one.id}")  # fmt: skip
