"""Claims that were sent: they stay as they were, and what was wrong in them later ones correct.

Nothing is worked out for the past anew: what has been claimed for a time is its claim's share and
every correction of it since, and the next claim on whoever pays it now corrects what is left.
"""

import datetime as dt
import json
import sqlite3
from fractions import Fraction
from typing import Any, NamedTuple

from ettervern_cli.errors import NotUsedHere
from ettervern_cli.homes.bed_days import StayDays
from ettervern_cli.money.sharing.claims import Claim, Claims, Correction, Sent, claims, stay_json
from ettervern_cli.money.sharing.errors import (
    AlreadyIssued,
    ClaimNotOver,
    NothingToShareBy,
    PopulationMissing,
)
from ettervern_cli.people.scene import Stage
from ettervern_cli.programme.mergers import successors
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.rows import add, fetch
from ettervern_cli.values.data import plain
from ettervern_cli.values.dates import Period, iso_day


class Issued(NamedTuple):
    """A claim that was sent, in øre.

    ``corrections_ore`` are its own lines on earlier claims, ``claimed_ore`` its share with what
    later claims corrected of it, ``rests_on`` the key of the claim that did so last.
    ``to_correct_ore`` is what the next will, None where that cannot be told.
    """

    key: int
    municipality_id: int
    municipality: str
    name: str
    first_on: dt.date
    last_on: dt.date
    issued_on: dt.date
    issued_by: str
    share_ore: int
    corrections_ore: int
    claimed_ore: int
    rests_on: int
    to_correct_ore: int | None = None

    @property
    def id(self) -> str:
        """The claim's id."""
        return f"KR-{self.key}"

    @property
    def period(self) -> Period:
        """The time that it is for."""
        return Period(self.first_on, self.last_on)

    @property
    def total_ore(self) -> int:
        """What was to be paid."""
        return self.share_ore + self.corrections_ore


OF = "SELECT sum(right_ore - claimed_ore) FROM correction WHERE"
ISSUED = f"""
SELECT c.id, m.id, m.code, m.name, c.first_on, c.last_on, c.issued_on, c.issued_by, c.share_ore,
    coalesce(({OF} claim_id = c.id), 0), c.share_ore + coalesce(({OF} corrects_id = c.id), 0),
    coalesce((SELECT claim_id FROM correction WHERE corrects_id = c.id ORDER BY id DESC LIMIT 1),
        c.id)
FROM claim c JOIN municipality m ON m.id = c.municipality_id
WHERE c.programme_id = ? ORDER BY c.first_on, m.position, c.id
"""
CORRECTIONS = """
SELECT x.corrects_id, x.rests_on_id, m.code, m.name, c.first_on, c.last_on, x.claimed_ore,
    x.right_ore
FROM correction x JOIN claim c ON c.id = x.corrects_id
JOIN municipality m ON m.id = c.municipality_id
WHERE x.claim_id = ? ORDER BY c.first_on, x.id
"""


def issued(db: sqlite3.Connection, programme: Programme) -> list[Issued]:
    """Every claim that was sent, in order of the time it is for."""
    return fetch(db, Issued, ISSUED, (programme.id,))


def issued_now(
    db: sqlite3.Connection, programme: Programme, town: int | None, year: int | None
) -> list[Issued]:
    """Claims that were sent, of one municipality or year if so asked, with what is left to correct.

    For every municipality what was claimed is what is right today less what is left to correct.
    """
    present = Present(db, programme)
    found = []
    for one in issued(db, programme):
        if town in (None, one.municipality_id) and year in (None, one.first_on.year):
            right = present.right_ore(one)
            left = None if right is None else right - one.claimed_ore
            found.append(one._replace(to_correct_ore=left))
    return found


ISSUED_KEYS = (
    "id", "municipality", "from", "to", "issued_on", "issued_by", "share_ore", "corrections_ore",
    "total_ore", "claimed_ore", "to_correct_ore",
)  # fmt: skip


def issued_json(one: Issued) -> dict[str, object]:
    """An issued claim as scripts get it in the list."""
    dated = {"from": one.first_on.isoformat(), "to": one.last_on.isoformat()}
    return {name: dated.get(name) or plain(getattr(one, name, None)) for name in ISSUED_KEYS}


class Present:
    """What is right today of the times that were claimed for, each worked out once."""

    def __init__(self, db: sqlite3.Connection, programme: Programme) -> None:
        self._at = (db, programme)
        self._found: dict[Period, Claims | None] = {}

    def claims(self, period: Period) -> Claims | None:
        """A time's claims as they are today, None where they cannot be told."""
        if period not in self._found:
            try:
                self._found[period] = claims(*self._at, period)
            except (NothingToShareBy, PopulationMissing, NotUsedHere):
                self._found[period] = None
        return self._found[period]

    def right_ore(self, one: Issued) -> int | None:
        """What a claim's share is today: nothing where its municipality shares no more."""
        found = self.claims(one.period)
        if found is None:
            return None
        ids = (claim.municipality_id for claim in found.claims)
        return found.of(one.municipality).share_ore if one.municipality_id in ids else 0


def shown(stage: Stage, period: Period, *, cut: bool) -> Claims:
    """A month's claims: those that were sent as they were, the others with what they correct.

    Raises what ``claims`` does where not all of them were sent.
    """
    db, _, programme, today = stage
    present = Present(db, programme)
    every = issued(db, programme)
    sent = {one.municipality_id: one for one in every if one.first_on == period.first}
    found = present.claims(period) if sent else claims(db, programme, period)
    kept = {key: _kept(db, one, present) for key, one in sent.items()}
    if found is None:
        one = next(iter(kept.values()))
        found = Claims(programme.code, programme.name, period, cut, "", None, None, [], [])
        found = found.resting_on(one.sent)
    due = _corrections(stage, period, every, present)
    rows = [
        kept.pop(claim.municipality_id)
        if claim.municipality_id in kept
        else claim._replace(corrections=due.get(claim.municipality_id, ()))
        for claim in found.claims
    ]
    gone = successors(db, today)
    rows = [row._replace(goes_to=gone.get(row.municipality_id)) for row in (*rows, *kept.values())]
    if all(row.sent for row in rows):
        found = found.resting_on(rows[0].sent)
    return found._replace(claims=rows, cut=cut)


def _corrections(
    stage: Stage, period: Period, every: list[Issued], present: Present
) -> dict[int, list[Correction]]:
    """What is left to correct of claims for other months, by the key of who pays it now."""
    gone = successors(stage.db, period.first)
    found: dict[int, list[Correction]] = {}
    for one in every:
        right = None if one.first_on == period.first else present.right_ore(one)
        if right is None or right == one.claimed_ore:
            continue
        line = Correction(
            one.key, one.rests_on, one.municipality, one.name, one.first_on, one.last_on,
            one.claimed_ore, right,
        )  # fmt: skip
        into = gone.get(one.municipality_id)
        found.setdefault(into.id if into else one.municipality_id, []).append(line)
    return found


def issue(stage: Stage, found: Claims, only: str | None) -> list[Claim]:
    """Write down a month's claims, or one municipality's, as sent; those that were not before.

    Raises ClaimNotOver, and AlreadyIssued where there are none.
    """
    db, author, programme, on = stage
    period = found.period
    if found.cut:
        raise ClaimNotOver(today=period.last)
    asked = [claim for claim in found.claims if only in (None, claim.municipality)]
    wanted = [claim for claim in asked if claim.sent is None]
    if not wanted:
        ids = [claim.sent.id for claim in asked if claim.sent]
        raise AlreadyIssued(first=period.first, last=period.last, ids=ids, one=ids[0])
    for claim in wanted:
        key = add(
            db, "claim", author.recorded_at, programme_id=programme.id,
            municipality_id=claim.municipality_id, first_on=period.first, last_on=period.last,
            issued_on=on, issued_by=author.actor, share_ore=claim.share_ore,
            figures=_figures(found, claim),
        )  # fmt: skip
        for one in claim.corrections:
            add(
                db, "correction", author.recorded_at, claim_id=key, corrects_id=one.corrects,
                rests_on_id=one.rests_on, claimed_ore=one.claimed_ore, right_ore=one.right_ore,
            )  # fmt: skip
    return wanted


def _figures(found: Claims, claim: Claim) -> str:
    """What a claim rests on, as it is kept: residents by code alone."""
    return json.dumps(
        {
            "key": found.key,
            "cost_ore": found.cost_ore,
            "funding_ore": found.funding_ore,
            "weight": None if claim.weight is None else str(claim.weight),
            "whole": str(found.whole),
            "counted_on": claim.counted_on and claim.counted_on.isoformat(),
            "stays": [stay_json(stay, names=False) for stay in claim.stays],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _kept(db: sqlite3.Connection, one: Issued, present: Present) -> Claim:
    """A claim as it was sent, and what is different today."""
    text = db.execute("SELECT figures FROM claim WHERE id = ?", (one.key,)).fetchone()[0]
    figures: dict[str, Any] = json.loads(text)
    now = present.claims(one.period)
    own = [claim for claim in (now.claims if now else ()) if claim.municipality == one.municipality]
    later = db.execute(
        "SELECT 'KR-' || claim_id FROM correction WHERE corrects_id = ? ORDER BY id", (one.key,)
    )
    sent = Sent(
        one.id, one.issued_on, one.issued_by, figures["key"], figures["cost_ore"],
        figures["funding_ore"], Fraction(figures["whole"]), one.claimed_ore, present.right_ore(one),
        [row[0] for row in later],
        now is None or [_figures(now, claim) for claim in own] != [text],
    )  # fmt: skip
    weight = figures["weight"]
    counted = figures["counted_on"]
    return Claim(
        one.municipality,
        one.name,
        None if weight is None else Fraction(weight),
        one.share_ore,
        [_stay(db, stay) for stay in figures["stays"]],
        iso_day(counted) if counted else None,
        one.municipality_id,
        fetch(db, Correction, CORRECTIONS, (one.key,)),
        sent=sent,
    )


def _stay(db: sqlite3.Connection, kept: dict[str, Any]) -> StayDays:
    """A stay as it was sent, with the name as it is today, if there is one."""
    code = kept["resident"]
    row = db.execute("SELECT id, name FROM resident WHERE code = ?", (code,)).fetchone()
    key, name = row or (0, code)
    ended, part = kept["discharged_on"], Period(iso_day(kept["from"]), iso_day(kept["to"]))
    return StayDays(
        0, key, code, name, None, kept["municipality"], None, iso_day(kept["admitted_on"]),
        iso_day(ended) if ended else None, *part, kept["occupied_days"], kept["held_days"], part,
    )  # fmt: skip
