"""``budget claim``: what each municipality is to pay for a month, and what that rests on."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ettervern_cli.homes.bed_days import StayDays
from ettervern_cli.money.sharing.claims import Claim, Claims, Sent
from ettervern_cli.money.sharing.issued import ISSUED_KEYS, Issued, issued_json
from ettervern_cli.money.sharing.screen import by_key, counted_sentences, weight_text, weight_value
from ettervern_cli.screen.listing import TABLE, Field, Listing
from ettervern_cli.screen.safe import Cell, Code
from ettervern_cli.screen.sheet import Part, Row, Sheet, facts, grid
from ettervern_cli.screen.tables import Table, cell
from ettervern_cli.screen.values import kroner, month
from ettervern_cli.values.money import Ore
from ettervern_cli.words import Language

NIGHTS = {"lived_in": "occupied_days", "held": "held_days", "bed_days": "bed_days"}


class _Nights(NamedTuple):
    """What the nights of several stays come to."""

    resident: str
    occupied_days: int
    held_days: int
    bed_days: int


def claims_sheet(words: Language, found: Claims, form: str, *, names: bool) -> Sheet:
    """What is shared, and a line a municipality; beyond a screen the stays of each as well."""
    parts = [Part(_basis(words, found)), Part(_summary(words, found))]
    if form == TABLE:
        parts += [
            Part(_stays(words, found, claim.stays, names=names), claim.name)
            for claim in found.claims
            if claim.stays
        ]
    if found.apart:
        parts.append(Part(sentences=[_apart(words, found)]))
    sent = _sent(words, found.claims)
    parts += [Part(sentences=sent)] if sent else []
    return Sheet(
        words.say("sharing.claims_of", month=_month(words, found), name=found.programme_name),
        _by_key(words, found),
        parts,
        _notes(words, found),
    )


def claim_sheet(words: Language, found: Claims, claim: Claim, *, names: bool) -> Sheet:
    """One municipality's claim, and the stays it has had."""
    found = found.resting_on(claim.sent)
    parts = [Part(_basis(words, found, claim))]
    if claim.corrections:
        table = _corrections(words, claim)
        parts.append(Part(table, words.say("sharing.corrections_of")))
    stays = Part(sentences=[words.say("sharing.no_stays")])
    if claim.stays:
        stays = Part(_stays(words, found, claim.stays, names=names))
    into = claim.goes_to
    goes = [words.say("sharing.goes_to", town=claim.name, into=into.name)] if into else []
    return Sheet(
        words.say("sharing.claim_of", town=claim.name, month=_month(words, found)),
        f"{found.programme_name}, {_by_key(words, found)}",
        [*parts, stays],
        [*_sent(words, [claim]), *goes, *_notes(words, found)],
    )


def _sent(words: Language, claims: Sequence[Claim]) -> list[str]:
    """When claims were issued and by whom, and what of each is another today."""
    together: dict[tuple[dt.date, str], list[str]] = {}
    others = []
    for claim in claims:
        sent = claim.sent
        if sent is not None:
            together.setdefault((sent.on, sent.by), []).append(sent.id)
            what = " ".join(_since(words, claim, sent))
            facts = {"id": sent.id, "town": claim.name, "what": what}
            others += [words.say("sharing.of_claim", **facts)] if what else []
    issued = [
        words.say("sharing.issued", ids=ids, on=on, by=by) for (on, by), ids in together.items()
    ]
    return issued + others


def _since(words: Language, claim: Claim, sent: Sent) -> list[str]:
    """What has become of a claim since it was issued."""
    said = []
    if sent.corrected_in:
        more = Ore(sent.claimed_ore - claim.share_ore)
        said.append(words.say("sharing.corrected", ids=list(sent.corrected_in), amount=more))
    facts = {"claimed": Ore(sent.claimed_ore), "right": Ore(sent.right_ore or 0)}
    if sent.right_ore is None:
        said.append(words.say("sharing.right_unknown"))
    elif sent.right_ore != sent.claimed_ore:
        said.append(words.say("sharing.differs", **facts))
    elif sent.differs and not sent.corrected_in:
        said.append(words.say("sharing.differs_behind"))
    return said


def _corrections(words: Language, claim: Claim) -> Table:
    """A line for each earlier claim that is corrected."""
    several = any(one.municipality != claim.municipality for one in claim.corrections)
    fields = (
        Field("month", lambda one: month(words, one.first_on)),
        Field("claim", "claim"),
        *([Field("municipality", "name")] if several else []),
        Field(">claimed", "claimed_ore"),
        Field(">right", "right_ore"),
        Field(">more", "difference_ore"),
    )
    return grid(words, fields, map(Row, claim.corrections), of="sharing")


def issued_list(words: Language, found: Sequence[Issued], programme: str) -> Listing:
    """A line an issued claim, in order of the time it is for."""
    return Listing(
        subject="sharing",
        title=words.say("sharing.issued_claims"),
        rows=found,
        fields=(
            Field("code", "id", "dim", in_text=""),
            Field("month", lambda one: month(words, one.first_on)),
            Field("municipality", "name", brief=lambda one: Code(one.municipality)),
            Field(">share", "share_ore", only=TABLE),
            Field(">corrections", "corrections_ore"),
            Field(">to_pay", "total_ore"),
            Field(">to_correct", "to_correct_ore"),
            Field(">issued_on", "issued_on"),
            Field("issued_by", "issued_by"),
        ),
        names=ISSUED_KEYS,
        data=issued_json,
        empty=words.say("sharing.none_issued"),
        unit=words.say("sharing.kroner_of", name=programme),
    )


def _month(words: Language, found: Claims) -> str:
    return month(words, found.period.first)


def _by_key(words: Language, found: Claims) -> str:
    return words.say("sharing.by_key", by=by_key(words, found.key))


def _notes(words: Language, found: Claims) -> list[str]:
    """How far the month has come, a sum that shares nothing, and when inhabitants were counted."""
    notes = []
    if found.cut:
        notes.append(words.say("sharing.cut", last=found.period.last))
    if found.cost_ore is None and found.funding_ore is None:
        notes.append(words.say("sharing.nothing_booked"))
    elif found.to_share_ore == 0:
        notes.append(words.say("sharing.nothing"))
    elif found.to_share_ore < 0:
        notes.append(words.say("sharing.credit", amount=Ore(-found.to_share_ore)))
    return [*notes, *counted_sentences(words, found.claims)]


def _basis(words: Language, found: Claims, claim: Claim | None = None) -> Table:
    """Costs less other financing, and one municipality's share of that."""
    rows = [
        (words.say("sharing.costs"), kroner(found.cost_ore)),
        (words.say("sharing.funding"), kroner(found.funding_ore)),
        (Cell(words.say("sharing.to_share"), "bold"), kroner(found.to_share_ore)),
    ]
    if claim is not None:
        name = cell(_share_of(words, found, claim), "bold")
        rows.append((name, kroner(claim.share_ore, "bold")))
        if claim.corrections:
            rows.append((words.say("sharing.corrections_of"), kroner(claim.corrections_ore)))
            total = Cell(words.say("sharing.pay"), "bold")
            rows.append((total, kroner(claim.total_ore, "bold")))
    return facts(words, rows)


def _share_of(words: Language, found: Claims, claim: Claim) -> str:
    if claim.weight is None:
        return words.say("sharing.share_without", town=claim.name)
    whole = found.whole_of(claim)
    return words.say(
        "sharing.share_of",
        town=claim.name,
        percent=f"{words.decimal(float(100 * claim.weight / whole), 2)} %",
        part=weight_text(words, claim.weight),
        whole=weight_text(words, whole),
    )


def _summary(words: Language, found: Claims) -> Table:
    """Every claim, and what they come to together."""
    weights = [claim.weight for claim in found.claims if claim.weight is not None]
    lines = [line for claim in found.claims for line in claim.corrections]
    total = Claim(
        "",
        words.say("sharing.sum"),
        sum(weights, Fraction(0)) if weights else None,
        sum(claim.share_ore for claim in found.claims),
        [stay for claim in found.claims for stay in claim.stays],
        corrections=lines,
    )
    corrected = (Field(">corrections", "corrections_ore"), Field(">to_pay", "total_ore"))
    fields = (
        Field("municipality", "name"),
        Field(">weight", lambda claim: weight_value(claim.weight)),
        Field(">stays", lambda claim: len(claim.stays)),
        *([Field(">bed_days", lambda claim: _bed_days(claim.stays))] if _has_nights(found) else []),
        Field(">share", "share_ore"),
        *(corrected if lines else ()),
    )
    return grid(words, fields, [*map(Row, found.claims), Row(total, "bold")], of="sharing")


def _has_nights(found: Claims) -> bool:
    """Whether anybody lived in a unit, or had one held, in the month: not where there are none."""
    return any(_bed_days(stays) for stays in (found.apart, *(one.stays for one in found.claims)))


def _bed_days(stays: Sequence[StayDays]) -> int:
    return sum(stay.bed_days for stay in stays)


def _apart(words: Language, found: Claims) -> str:
    """The stays of nobody who shares, by code."""
    who = [
        f"{stay.resident} ({stay.municipality_name or words.say('sharing.from_nowhere')})"
        for stay in found.apart
    ]
    days = words.number(_bed_days(found.apart))
    return words.say("sharing.apart", n=len(found.apart), days=days, who=words.listed(who))


def _stays(words: Language, found: Claims, stays: Sequence[StayDays], *, names: bool) -> Table:
    """A row a stay with its part of the month, and the sum of its nights."""
    nights = NIGHTS if _has_nights(found) else {}
    fields = (
        Field("resident", "resident"),
        *([Field("name", "name")] if names else []),
        Field(">from", "from_on"),
        Field(">to", "to_on"),
        *(Field(f">{head}", name) for head, name in nights.items()),
    )
    rows = [*map(Row, stays)]
    if nights:
        sums = (sum(getattr(stay, what) for stay in stays) for what in nights.values())
        rows.append(Row(_Nights(words.say("sharing.sum"), *sums), "bold"))
    return grid(words, fields, rows, of="sharing", omit_year_of=found.period.last)
