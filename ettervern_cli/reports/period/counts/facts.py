"""Benefits, volunteers, exclusions and choices of a home in a period, cut at its last day.

Persons are counted once. A grant that begins after the last day is none yet.
"""

import sqlite3

from ettervern_cli.reports.period.facts import (
    BenefitCount,
    CaseFacts,
    Exclusions,
    HomeChoices,
    Volunteers,
)
from ettervern_cli.storage.bound import Bound
from ettervern_cli.values.rates import Rate

OF_STAY = "JOIN stay s ON s.id = v.stay_id WHERE s.programme_id = :programme"
ANSWERED = "v.answered_on BETWEEN :first AND :last"
WHO = "count(DISTINCT CASE WHEN {} THEN s.resident_id END)"
BENEFITS = f"""
SELECT b.code, b.name, {WHO.format("v.applied_on BETWEEN :first AND :last")},
    {WHO.format(f"v.is_granted AND {ANSWERED}")}, {WHO.format(f"NOT v.is_granted AND {ANSWERED}")},
    {
    WHO.format(
        "v.is_granted AND v.answered_on <= :last AND v.from_on <= :last "
        "AND coalesce(v.until_on, :last) >= :last "
        "AND coalesce(s.discharged_on, :end) > :last"
    )
}
FROM application v JOIN benefit b ON b.id = v.benefit_id {OF_STAY} AND v.applied_on <= :last
GROUP BY b.id ORDER BY b.position
"""
VOLUNTEERS = f"""
SELECT count(*), count(DISTINCT lower(v.volunteer)), count(DISTINCT s.resident_id)
FROM companion v {OF_STAY} AND v.matched_on <= :last AND coalesce(v.parted_on, :end) > :first
"""
HOURS = f"""
SELECT coalesce(sum(h.time_tenths), 0) FROM companion_hours h
JOIN companion v ON v.id = h.companion_id {OF_STAY} AND h.given_on BETWEEN :first AND :last
"""
# An exclusion is over on the day it was ended, or after its last day.
OVER = "min(coalesce(v.ended_on, :end), coalesce(date(v.until_on, '+1 day'), :end))"
SHUT_OUT = f"{OVER} > :last AND coalesce(s.discharged_on, :end) > :last"
EXCLUSIONS = f"""
SELECT count(*), {WHO.format(SHUT_OUT)}, count(DISTINCT iif({SHUT_OUT}, v.service, NULL)),
    total({OVER} BETWEEN :first AND :last)
FROM exclusion v {OF_STAY} AND v.from_on <= :last
"""
CHOICES = f"""
SELECT count(*), total(v.wished_on BETWEEN :first AND :last),
    total(v.given_on BETWEEN :first AND :last AND v.is_as_wished),
    total(v.given_on BETWEEN :first AND :last)
FROM home_choice v {OF_STAY} AND v.wished_on <= :last
"""


def facts(db: sqlite3.Connection, bound: Bound) -> CaseFacts | None:
    """What there is to count; None where nothing of it is kept."""

    def counted(query: str) -> list[int]:
        return [int(number) for number in db.execute(query, bound).fetchone()]

    benefits = [BenefitCount(*row) for row in db.execute(BENEFITS, bound)]
    matches, volunteers, residents = counted(VOLUNTEERS)
    hours = counted(HOURS)[0]
    kept, *shut_out = counted(EXCLUSIONS)
    wishes, wished, fitting, given = counted(CHOICES)
    found = CaseFacts(
        benefits or None,
        Volunteers(volunteers, residents, hours) if matches or hours else None,
        Exclusions(*shut_out) if kept else None,
        HomeChoices(wished, Rate(fitting, given)) if wishes else None,
    )
    return found if any(part is not None for part in found) else None
