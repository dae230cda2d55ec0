"""What ``today`` is made of: a matter, and which section of the day it belongs to. No query."""

import datetime as dt
from typing import Any, NamedTuple

COMING_DAYS = 14
LIMIT_DAYS = 30
SCORE_DAYS = 30
SECTIONS = (
    "overdue", "today", "coming", "critical", "waiting", "circles", "missing", "group",
    "milestones", "money",
)  # fmt: skip
SAFETY = ("incident", "eviction")


class TodayItem(NamedTuple):
    """One thing that needs somebody.

    ``section`` is one of SECTIONS, ``kind`` one of:

    - ``follow-up``, ``review`` (of the plan), ``taper`` (a step of it that begins), ``return``,
      ``void``, ``referral`` (to be asked again), ``consent`` (that runs out) and what has a limit,
      ``stay``, ``step``, ``unit``, ``lease`` and ``trial``: by their day;
    - ``critical-window`` and ``circles``;
    - ``waiting`` (a referral) and ``rehousing`` (no other home yet), since a day;
    - ``eviction``, by the day that its next step may be taken, or is set for; else among what is
      missing, as is ``told`` (a tenant, of a lease under three years);
    - ``home``, ``contact``, ``municipality``, ``consent``, ``exit``, ``incident`` (serious, and
      nobody said whether the police know) and ``score`` (not taken beside the other of its
      session): what is missing;
    - ``contact``, ``partner`` and ``post`` by their last day (``reason`` is ``ends``), with ``id``
      of what rests on them still, as a consent has that has run out;
    - ``keep``: data that are due to go, since a day, with the months that they were kept for;
    - ``meeting``, ``agreement`` (on readmission, that ends), ``decision``, ``gaps`` (all that are
      open), ``gap`` (one open for long) and ``milestone`` (of the plan of progress, not reached);
    - ``arrears`` (older than 30 days), ``repayment`` (an agreement not kept), ``report`` (to a
      funder), ``rent`` (last month's, not charged) and ``budget``.

    ``days`` counts from ``on`` to today: above 0 is late, or how long it has been; below 0 is
    still to come. ``label`` names the unit, step, kind of absence or incident, source, instrument,
    month, funder, milestone, budget line or group that meets. ``reason`` is why a follow-up is due
    or a unit out of use, what an exit lacks (``reason``, ``destination`` or ``both``), where an
    eviction stands (``warned``, ``petitioned`` or ``ruled``), where a referral stands
    (``referred``, ``assessed`` or ``offered``), ``agreed`` where arrears are being paid down as
    agreed, or ``auditor`` where a report needs an attestation.
    ``until`` is the last day of the first months after treatment. ``step`` and ``visits`` are there
    when somebody circles: on which step, for which time. ``used`` and ``planned`` are a budget
    line's øre. ``id`` is the entry's own, or the milestone's code; ``text`` and ``owner`` are a
    decision's or gap's; the owner of a review is its coordinator. ``number`` is how many: gaps,
    sessions without the score, residents not charged, full months of an agreement, of which
    ``kept`` were; of a referral, its place in line; of a report, its year; of a taper, days between
    contacts. ``amount`` is øre older than 30 days, or agreed a month, and ``total`` all that is
    owed.
    """

    section: str
    kind: str
    resident: str | None = None
    name: str | None = None
    on: dt.date | None = None
    days: int | None = None
    label: str | None = None
    reason: str | None = None
    until: dt.date | None = None
    step: int | None = None
    visits: int | None = None
    unit: str | None = None
    used: int | None = None
    planned: int | None = None
    id: str | None = None
    text: str | None = None
    owner: str | None = None
    number: int | None = None
    kept: int | None = None
    amount: int | None = None
    total: int | None = None


def by_day(
    today: dt.date,
    kind: str,
    on: dt.date,
    code: str | None = None,
    name: str | None = None,
    label: str | None = None,
    *,
    within: int = COMING_DAYS,
    **more: Any,
) -> TodayItem:
    """A matter by its day, in the section of that; one that is far ahead is coming."""
    section = section_of(on, today, within) or "coming"
    return TodayItem(section, kind, code, name, on, (today - on).days, label, **more)


def section_of(on: dt.date, today: dt.date, within: int = COMING_DAYS) -> str | None:
    """Where a dated matter belongs; None while it is too far ahead."""
    if on < today:
        return "overdue"
    if on == today:
        return "today"
    return "coming" if (on - today).days <= within else None


def is_late(item: TodayItem) -> bool:
    """Whether what is about no resident is past its day; how old a gap is is no lateness."""
    return item.kind != "gap" and (item.days or 0) > 0


def weight(item: TodayItem) -> int:
    """How heavy a matter is where not all can be told; the lowest is told first.

    Safety and the first months after treatment come before what is overdue, due today and of those
    months otherwise, and what the group has not done in time; inside each the order is that of the
    agenda, where what is overdue for longest is first.
    """
    overdue, today = item.section == "overdue", item.section == "today"
    first_months = item.until is not None
    group = item.section == "group" and is_late(item)
    safety = item.kind in SAFETY or (first_months and (overdue or today))
    return [safety, overdue, today, first_months, group, True].index(True)
