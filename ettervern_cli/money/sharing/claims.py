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

from ettervern_cli.errors import NotUsedHere, Refused
from ettervern_cli.homes.bed_days import StayDays, stay_days
from ettervern_cli.money.sharing.errors import DoesNotShare, NothingToShareBy, PopulationMissing
from ettervern_cli.money.sharing.sharing import counted_on, own_key, sharers, weights
from ettervern_cli.programme.programme import Coded, Programme, municipality
from ettervern_cli.values.data import picked
from ettervern_cli.values.dates import Period
from ettervern_cli.values.sharing_keys import number, share_out


class Correction(NamedTuple):
    """A line of a claim that corrects an earlier one for its own time, in øre.

    ``claimed_ore`` is what had been claimed for it, by the claim ``rests_on`` at the latest.
    """

    corrects: int
    rests_on: int
    municipality: str
    name: str
    first_on: dt.date
    last_on: dt.date
    claimed_ore: int
    right_ore: int

    @property
    def claim(self) -> str:
        """The id of the claim that it corrects."""
        return f"KR-{self.corrects}"

    @property
    def difference_ore(self) -> int:
        """What is claimed more, below 0 for money back."""
        return self.right_ore - self.claimed_ore


class Sent(NamedTuple):
    """What was sent with a claim, and what became of it.

    ``whole`` are the weights of all that shared. ``claimed_ore`` is the share with what later
    claims (``corrected_in``) made of it, ``right_ore`` what it is today, None where that cannot be
    told. ``differs`` says that anything it rests on is another today.
    """

    id: str
    on: dt.date
    by: str
    key: str
    cost_ore: int | None
    funding_ore: int | None
    whole: Fraction
    claimed_ore: int
    right_ore: int | None
    corrected_in: Sequence[str]
    differs: bool


class Claim(NamedTuple):
    """One municipality's: ``weight`` by the key, None where nothing is shared by it.

    ``counted_on`` is when its inhabitants were counted, None where the key asks for none.
    ``goes_to`` is the municipality that it is part of today, if that is another; ``sent`` is None
    until it is issued.
    """

    municipality: str
    name: str
    weight: Fraction | None
    share_ore: int
    stays: Sequence[StayDays]
    counted_on: dt.date | None = None
    municipality_id: int = 0
    corrections: Sequence[Correction] = ()
    goes_to: Coded | None = None
    sent: Sent | None = None

    @property
    def corrections_ore(self) -> int:
        """What its corrections come to."""
        return sum(one.difference_ore for one in self.corrections)

    @property
    def total_ore(self) -> int:
        """What is to be paid: its share, and what is corrected of earlier claims."""
        return self.share_ore + self.corrections_ore


class Claims(NamedTuple):
    """A month's claims, in øre; a side on which nothing was booked is None.

    ``apart`` are the stays of nobody who shares: from elsewhere, or from nobody knows where. Their
    bed-days weigh for none, so that what they cost falls on all who share. ``cut`` says that the
    month is not over. ``whole`` are the weights of all.
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
    whole: Fraction = Fraction(0)

    @property
    def to_share_ore(self) -> int:
        """Costs less funding: what falls on the municipalities, below 0 for money back."""
        return (self.cost_ore or 0) - (self.funding_ore or 0)

    def of(self, code: str) -> Claim:
        """The claim on one of the municipalities."""
        return next(claim for claim in self.claims if claim.municipality == code)

    def resting_on(self, sent: Sent | None) -> "Claims":
        """The same, resting on what a claim was sent with, if it was."""
        if sent is None:
            return self
        return self._replace(key=sent.key, cost_ore=sent.cost_ore, funding_ore=sent.funding_ore)

    def whole_of(self, claim: Claim) -> Fraction:
        """The weights of all that share, as they were where a claim was sent."""
        return claim.sent.whole if claim.sent else self.whole


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
    programme's key, PopulationMissing likewise; NotUsedHere where none that share were there.
    """
    towns = sharers(db, programme, period, period.first)
    if not towns:
        raise NotUsedHere(what="municipality", programme=programme.name)
    key = own_key(db, programme, period.first)
    cost, funding = booked(db, programme, period)
    total = (cost or 0) - (funding or 0)
    weighed, shares = _shared(db, programme, towns, key, period, total)
    stays: dict[int | None, list[StayDays]] = {}
    for stay in stay_days(db, programme, period):
        stays.setdefault(stay.municipality_id, []).append(stay)
    counted = counted_on(db, programme, key, period, period.first)
    found = [
        Claim(town.code, town.name, weight, own, stays.pop(town.id, []), counted.get(town.id),
              town.id)
        for town, weight, own in zip(towns, weighed, shares, strict=True)
    ]  # fmt: skip
    apart = sorted(
        (stay for each in stays.values() for stay in each),
        key=lambda stay: (stay.resident_id, stay.admitted_on, stay.stay_id),
    )
    whole = sum((weight or Fraction(0) for weight in weighed), Fraction(0))
    return Claims(
        programme.code, programme.name, period, cut, key, cost, funding, found, apart, whole
    )


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
        weighed = weights(db, programme, towns, key, period, period.first)
        shares = share_out(total, weighed)
        if shares is not None:
            return weighed, shares
    except (NothingToShareBy, PopulationMissing) as refused:
        why = refused
    if total:
        raise why
    return [None] * len(towns), [0] * len(towns)


def claimed_by(db: sqlite3.Connection, found: Claims, text: str) -> str:
    """The code of a municipality that shares; DoesNotShare names those that do."""
    town = municipality(db, text)
    if town.id not in (claim.municipality_id for claim in found.claims):
        known = [claim.name for claim in found.claims]
        raise DoesNotShare(municipality=town.name, programme=found.programme_name, known=known)
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


DAYS = ("occupied_days", "held_days", "bed_days")
CLAIM = ("id", "issued_on", "issued_by", "programme", "period", "municipality", "name", "key",
         "weight", "cost_ore", "funding_ore", "to_share_ore", "share_ore", "corrections_ore",
         "total_ore", "claimed_ore", "right_ore", "differs", "goes_to", "counted_on", *DAYS,
         "corrections", "stays")  # fmt: skip


def _claim_json(found: Claims, claim: Claim, names: bool) -> dict[str, object]:
    sent, found = claim.sent, found.resting_on(claim.sent)
    days = {what: sum(getattr(stay, what) for stay in claim.stays) for what in DAYS}
    kept = {
        what: sent and getattr(sent, what) for what in ("id", "claimed_ore", "right_ore", "differs")
    }
    return picked(
        CLAIM, claim, found, **days, **kept, issued_on=sent and sent.on, issued_by=sent and sent.by,
        period=found.period.as_json(), municipality=claim.municipality or None,
        name=claim.name or None, goes_to=claim.goes_to and claim.goes_to.code,
        weight=None if claim.weight is None else number(claim.weight),
        corrections=[correction_json(one) for one in claim.corrections],
        stays=[stay_json(stay, names=names) for stay in claim.stays],
    )  # fmt: skip


CORRECTION = ("claim", "municipality", "from", "to", "claimed_ore", "right_ore", "difference_ore")


def correction_json(one: Correction) -> dict[str, object]:
    """A correction as scripts get it."""
    return picked(CORRECTION, one, **{"from": one.first_on}, to=one.last_on)


def claims_rows(shown: Any) -> list[dict[str, object]]:
    """What ``claims_json`` says as rows of csv: the claims, their corrections, then the stays.

    ``row`` says which, so that shares are summed once. Stays of nobody who shares have a
    municipality that does not, or none.
    """
    apart = ("period", "name", "corrections", "stays")
    claims, corrections, stays = [], [], []
    for one in shown if isinstance(shown, list) else [shown]:
        both = {"programme": one["programme"], **one["period"], "key": one["key"]}
        own = {name: part for name, part in one.items() if name not in apart}
        if one["municipality"] is not None:
            claims.append({"row": "claim", **both, **own})
        both["days"] = None
        corrections += [{"row": "correction", **both, **each} for each in one["corrections"]]
        stays += [{"row": "stay", **both, **stay} for stay in one["stays"]]
    return [*claims, *corrections, *stays]


STAY = ("resident", "name", "municipality", "admitted_on", "discharged_on", "from", "to",
        "occupied_days", "held_days", "bed_days")  # fmt: skip


def stay_json(stay: StayDays, *, names: bool) -> dict[str, object]:
    """A stay's part of a period as scripts get it, with the name only where it is asked for."""
    shown = picked(STAY, stay, **{"from": stay.from_on}, to=stay.to_on)
    if not names:
        del shown["name"]
    return shown
