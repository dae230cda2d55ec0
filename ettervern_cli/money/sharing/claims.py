"""What each municipality is to pay for a month: the basis of its invoice.

What is shared is the month's booked costs less the booked funding that is not municipal. A
financing line of a funder of kind ``municipality`` is where the claims themselves are paid, so it
is not taken off; all other financing is. The claims add up to the total to the øre.
"""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from ettervern_cli.errors import Refused
from ettervern_cli.homes.bed_days import StayDays, stay_days
from ettervern_cli.money.sharing.errors import DoesNotShare, NothingToShareBy, PopulationMissing
from ettervern_cli.money.sharing.sharing import counted_on, own_key, sharers, weights
from ettervern_cli.programme.programme import Coded, Programme, municipality
from ettervern_cli.values.dates import Period
from ettervern_cli.values.sharing_keys import number, share_out


class Claim(NamedTuple):
    """One municipality's: ``weight`` by the key, None where nothing is shared by it.

    ``counted_on`` is when its inhabitants were counted, None where the key asks for none.
    """

    municipality: str
    name: str
    weight: Fraction | None
    share_ore: int
    stays: Sequence[StayDays]
    counted_on: dt.date | None = None


class Claims(NamedTuple):
    """A month's claims, in øre; a side on which nothing was booked is None.

    ``apart`` are the stays of nobody who shares: from elsewhere, or from nobody knows where. Their
    bed-days weigh for none, so that what they cost falls on all who share. ``cut`` says that the
    month is not over.
    """

    programme: str
    programme_name: str
    period: Period
    cut: bool
    key: str
    cost_ore: int | None
    funding_ore: int | None
    claims: Sequence[Claim]
    apart: Sequence[StayDays]

    @property
    def to_share_ore(self) -> int:
        """Costs less funding: what falls on the municipalities, below 0 for money back."""
        return (self.cost_ore or 0) - (self.funding_ore or 0)

    def of(self, code: str) -> Claim:
        """The claim on one of the municipalities."""
        return next(claim for claim in self.claims if claim.municipality == code)


BOOKED = """
SELECT l.side, sum(b.amount_ore) FROM budget_line l CROSS JOIN booking b ON b.budget_line_id = l.id
WHERE l.programme_id = :programme AND l.project_id IS NULL AND b.booked_on BETWEEN :first AND :last
    AND NOT EXISTS (SELECT 1 FROM funder f
        WHERE f.budget_line_id = l.id AND f.kind = 'municipality')
GROUP BY l.side
"""


def booked(
    db: sqlite3.Connection, programme: Programme, period: Period
) -> tuple[int | None, int | None]:
    """Costs booked in a period, and funding that is not municipal; None where nothing was."""
    bound = {
        "programme": programme.id,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
    }
    found = dict(db.execute(BOOKED, bound))
    return found.get("cost"), found.get("funding")


def claims(
    db: sqlite3.Connection, programme: Programme, period: Period, *, cut: bool = False
) -> Claims:
    """The claims of a month, or of the part of one that is over.

    Raises NothingToShareBy where there is something to share and nobody to share it by the
    programme's key, PopulationMissing likewise.
    """
    towns = sharers(db, programme)
    key = own_key(db, programme)
    cost, funding = booked(db, programme, period)
    total = (cost or 0) - (funding or 0)
    weighed, shares = _shared(db, programme, towns, key, period, total)
    stays: dict[int | None, list[StayDays]] = {}
    for stay in stay_days(db, programme, period):
        stays.setdefault(stay.municipality_id, []).append(stay)
    counted = counted_on(db, programme, key, period.first.year)
    found = [
        Claim(town.code, town.name, weight, own, stays.pop(town.id, []), counted.get(town.id))
        for town, weight, own in zip(towns, weighed, shares, strict=True)
    ]
    apart = sorted(
        (stay for each in stays.values() for stay in each),
        key=lambda stay: (stay.resident_id, stay.admitted_on, stay.stay_id),
    )
    return Claims(programme.code, programme.name, period, cut, key, cost, funding, found, apart)


def _shared(
    db: sqlite3.Connection,
    programme: Programme,
    towns: list[Coded],
    key: str,
    period: Period,
    total: int,
) -> tuple[Sequence[Fraction | None], list[int]]:
    """Weights and shares; where there is nothing to share, a key that fails is no hindrance."""
    why: Refused = NothingToShareBy(by=key)
    try:
        weighed = weights(db, programme, towns, key, period)
        shares = share_out(total, weighed)
        if shares is not None:
            return weighed, shares
    except (NothingToShareBy, PopulationMissing) as refused:
        why = refused
    if total:
        raise why
    return [None] * len(towns), [0] * len(towns)


def claimed_by(db: sqlite3.Connection, programme: Programme, text: str) -> str:
    """The code of a municipality that shares; DoesNotShare names those that do."""
    town = municipality(db, text)
    towns = sharers(db, programme)
    if town.id not in (other.id for other in towns):
        known = [other.name for other in towns]
        raise DoesNotShare(municipality=town.name, programme=programme.name, known=known)
    return town.code


def claims_json(found: Claims, only: str | None, *, names: bool) -> object:
    """Claims as scripts get them: one object for one municipality, an array for all.

    The array ends with the stays of nobody who shares, if there are any, under ``null`` and with a
    share of 0, so that the shares add up to ``to_share_ore`` as they stand.
    """
    if only is not None:
        return _claim_json(found, found.of(only), names)
    rows = [_claim_json(found, claim, names) for claim in found.claims]
    if found.apart:
        rows.append(_claim_json(found, Claim("", "", None, 0, found.apart), names))
    return rows


def _claim_json(found: Claims, claim: Claim, names: bool) -> dict[str, object]:
    return {
        "programme": found.programme,
        "period": found.period.as_json(),
        "municipality": claim.municipality or None,
        "name": claim.name or None,
        "key": found.key,
        "weight": None if claim.weight is None else number(claim.weight),
        "cost_ore": found.cost_ore,
        "funding_ore": found.funding_ore,
        "to_share_ore": found.to_share_ore,
        "share_ore": claim.share_ore,
        "counted_on": claim.counted_on.isoformat() if claim.counted_on else None,
        "occupied_days": sum(stay.occupied_days for stay in claim.stays),
        "held_days": sum(stay.held_days for stay in claim.stays),
        "bed_days": sum(stay.bed_days for stay in claim.stays),
        "stays": [stay_json(stay, names=names) for stay in claim.stays],
    }


def claims_rows(shown: Any) -> list[dict[str, object]]:
    """What ``claims_json`` says as rows of csv: the claims, then the stays.

    ``row`` says which, so that shares are summed once. Stays of nobody who shares have a
    municipality that does not, or none.
    """
    claims, stays = [], []
    for one in shown if isinstance(shown, list) else [shown]:
        both = {"programme": one["programme"], **one["period"], "key": one["key"]}
        own = {name: part for name, part in one.items() if name not in ("period", "name", "stays")}
        if one["municipality"] is not None:
            claims.append({"row": "claim", **both, **own})
        stays += [{"row": "stay", **both, "days": None, **stay} for stay in one["stays"]]
    return [*claims, *stays]


def stay_json(stay: StayDays, *, names: bool) -> dict[str, object]:
    """A stay's part of a period as scripts get it, with the name only where it is asked for."""
    return {
        "resident": stay.resident,
        **({"name": stay.name} if names else {}),
        "municipality": stay.municipality,
        "admitted_on": stay.admitted_on.isoformat(),
        "discharged_on": stay.discharged_on.isoformat() if stay.discharged_on else None,
        "from": stay.from_on.isoformat(),
        "to": stay.to_on.isoformat(),
        "occupied_days": stay.occupied_days,
        "held_days": stay.held_days,
        "bed_days": stay.bed_days,
    }
