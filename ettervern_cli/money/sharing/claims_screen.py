"""``budget claim``: what each municipality is to pay for a month, and what that rests on."""

from fractions import Fraction
from typing import TYPE_CHECKING

from ettervern_cli.money.sharing.screen import by_key, counted_sentences, weight_text
from ettervern_cli.screen.folding import WIDTH, wrap
from ettervern_cli.screen.phrases import day_cell, heading, safe
from ettervern_cli.screen.tables import (
    Cell,
    Head,
    Line,
    Table,
    cell,
    lines,
    markdown,
    markdown_text,
)
from ettervern_cli.values.money import Ore
from ettervern_cli.values.sharing_keys import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ettervern_cli.homes.bed_days import StayDays
    from ettervern_cli.money.sharing.claims import Claim, Claims
    from ettervern_cli.words import Language

CSV = ["row", "programme", "from", "to", "municipality", "key", "weight", "to_share_ore",
       "share_ore", "resident", "admitted_on", "discharged_on", "occupied_days", "held_days",
       "bed_days", "cost_ore", "funding_ore"]  # fmt: skip

NIGHTS = {"lived_in": "occupied_days", "held": "held_days", "bed_days": "bed_days"}


def claims_lines(words: "Language", found: "Claims") -> list[Line]:
    """What is shared, and a line a municipality."""
    title = words.say("sharing.claims_of", month=_month(words, found), name=found.programme_name)
    body = [*heading(str(safe(title)), _by_key(words, found)), *_notes(words, found), []]
    body += lines(_basis(words, found), headings=False)
    body += [[], *lines(_summary(words, found))]
    apart = _apart(words, found)
    return [*body, *([[], *_sentences(apart)] if apart else [])]


def claim_lines(words: "Language", found: "Claims", claim: "Claim", *, names: bool) -> list[Line]:
    """One municipality's claim, and the stays it has had."""
    title = words.say("sharing.claim_of", town=claim.name, month=_month(words, found))
    body = heading(str(safe(title)), f"{safe(found.programme_name)}, {_by_key(words, found)}")
    body += [*_notes(words, found), []]
    body += lines(_basis(words, found, claim), headings=False)
    body.append([])
    if not claim.stays:
        return [*body, [Cell(words.say("sharing.no_stays"))]]
    return [*body, *lines(_stays(words, found, claim.stays, names=names))]


def _month(words: "Language", found: "Claims") -> str:
    return f"{words.month(found.period.first.month)} {found.period.first.year}"


def _by_key(words: "Language", found: "Claims") -> str:
    return words.say("sharing.by_key", by=by_key(words, found.key))


def _sentences(sentence: str) -> list[Line]:
    return [[Cell(part)] for part in wrap(sentence, WIDTH)]


def _notes(words: "Language", found: "Claims") -> list[Line]:
    return [line for note in _notes_sentences(words, found) for line in _sentences(note)]


def _notes_sentences(words: "Language", found: "Claims") -> list[str]:
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


def _basis(words: "Language", found: "Claims", claim: "Claim | None" = None) -> Table:
    """Costs less other financing, and one municipality's share of that."""
    rows = [
        [Cell(words.say("sharing.costs")), Cell(words.kroner(found.cost_ore))],
        [Cell(words.say("sharing.funding")), Cell(words.kroner(found.funding_ore))],
        [Cell(words.say("sharing.to_share"), "bold"), Cell(words.kroner(found.to_share_ore))],
    ]
    if claim is not None:
        name = Cell(_share_of(words, found, claim), "bold")
        rows.append([name, Cell(words.kroner(claim.share_ore), "bold")])
    return Table([Head(), Head("", True)], rows)


def _share_of(words: "Language", found: "Claims", claim: "Claim") -> str:
    if claim.weight is None:
        return words.say("sharing.share_without", town=safe(claim.name))
    whole = _whole(found)
    return words.say(
        "sharing.share_of",
        town=safe(claim.name),
        percent=f"{words.decimal(float(100 * claim.weight / whole), 2)} %",
        part=weight_text(words, claim.weight),
        whole=weight_text(words, whole),
    )


def _whole(found: "Claims") -> Fraction:
    return sum((claim.weight or Fraction(0) for claim in found.claims), Fraction(0))


def _summary(words: "Language", found: "Claims") -> Table:
    """Every claim, and what they come to together."""
    names = ["weight", "stays", *(["bed_days"] if _has_nights(found) else []), "share"]
    heads = [Head(words.say("sharing.municipality"))]
    heads += [Head(words.say(f"sharing.{name}"), True) for name in names]
    rows = []
    for claim in found.claims:
        texts = {
            "weight": "" if claim.weight is None else weight_text(words, claim.weight),
            "stays": words.number(len(claim.stays)),
            "bed_days": words.number(_bed_days(claim)),
            "share": words.kroner(claim.share_ore),
        }
        rows.append([cell(claim.name), *(Cell(texts[name]) for name in names)])
    has_weights = any(claim.weight is not None for claim in found.claims)
    sums = {
        "weight": weight_text(words, _whole(found)) if has_weights else "",
        "stays": words.number(sum(len(claim.stays) for claim in found.claims)),
        "bed_days": words.number(sum(map(_bed_days, found.claims))),
        "share": words.kroner(sum(claim.share_ore for claim in found.claims)),
    }
    total = [Cell(sums[name], "bold") for name in names]
    return Table(heads, [*rows, [Cell(words.say("sharing.sum"), "bold"), *total]])


def _has_nights(found: "Claims") -> bool:
    """Whether anybody lived in a unit, or had one held, in the month: not where there are none."""
    stays = [stay for claim in found.claims for stay in claim.stays]
    return any(stay.bed_days for stay in (*stays, *found.apart))


def _bed_days(claim: "Claim") -> int:
    return sum(stay.bed_days for stay in claim.stays)


def _apart(words: "Language", found: "Claims") -> str:
    """The stays of nobody who shares, by code; empty where there are none."""
    if not found.apart:
        return ""
    who = [
        f"{stay.resident} ({stay.municipality_name or words.say('sharing.from_nowhere')})"
        for stay in found.apart
    ]
    days = words.number(sum(stay.bed_days for stay in found.apart))
    people = [str(safe(one)) for one in who]
    return words.say("sharing.apart", n=len(found.apart), days=days, who=words.listed(people))


def _stays(
    words: "Language", found: "Claims", stays: "Sequence[StayDays]", *, names: bool
) -> Table:
    """A row a stay with its part of the month, and the sum of its nights."""
    last = found.period.last
    nights = NIGHTS if _has_nights(found) else {}
    heads = [Head(words.say("sharing.resident"))]
    heads += [Head(words.say("sharing.name"))] if names else []
    heads += [Head(words.say(f"sharing.{name}"), True) for name in ("from", "to", *nights)]
    rows = [
        [
            cell(stay.resident),
            *([cell(stay.name)] if names else []),
            day_cell(words, stay.from_on, last),
            day_cell(words, stay.to_on, last),
            *(Cell(words.number(getattr(stay, what))) for what in nights.values()),
        ]
        for stay in stays
    ]
    if nights:
        sums = [sum(getattr(stay, what) for stay in stays) for what in nights.values()]
        blank = [Cell("")] * (3 if names else 2)
        total = [Cell(words.number(number_of), "bold") for number_of in sums]
        rows.append([Cell(words.say("sharing.sum"), "bold"), *blank, *total])
    return Table(heads, rows)


def claims_csv(
    found: "Claims", only: str | None, *, names: bool
) -> tuple[list[str], list[list[object]]]:
    """A row a claim, then a row a stay: ``row`` says which, so that shares are summed once.

    Stays of nobody who shares have a municipality that does not, or none.
    """
    claims = [claim for claim in found.claims if only in (None, claim.municipality)]
    period = found.period
    rows: list[list[object]] = [
        ["claim", found.programme, period.first, period.last, claim.municipality, found.key,
         None if claim.weight is None else number(claim.weight), found.to_share_ore,
         claim.share_ore, *([None] if names else []), None, None, None,
         sum(stay.occupied_days for stay in claim.stays),
         sum(stay.held_days for stay in claim.stays), _bed_days(claim),
         found.cost_ore, found.funding_ore]
        for claim in claims
    ]  # fmt: skip
    stays = [stay for claim in claims for stay in claim.stays]
    for stay in [*stays, *(found.apart if only is None else [])]:
        rows.append(
            ["stay", found.programme, stay.from_on, stay.to_on, stay.municipality, found.key,
             None, None, None, stay.resident, *([stay.name] if names else []), stay.admitted_on,
             stay.discharged_on, stay.occupied_days, stay.held_days, stay.bed_days, None, None]
        )  # fmt: skip
    at = CSV.index("resident") + 1
    return [*CSV[:at], *(["name"] if names else []), *CSV[at:]], rows


def claims_markdown(words: "Language", found: "Claims", *, names: bool) -> str:
    """The summary, then the stays of each municipality that had any."""
    title = words.say("sharing.claims_of", month=_month(words, found), name=found.programme_name)
    parts = [f"## {markdown_text(f'{title} ({_by_key(words, found)})')}\n"]
    parts += [markdown_text(note) + "\n" for note in _notes_sentences(words, found)]
    parts += [markdown(_basis(words, found)), markdown(_summary(words, found))]
    for claim in found.claims:
        if claim.stays:
            parts.append(f"### {markdown_text(claim.name)}\n")
            parts.append(markdown(_stays(words, found, claim.stays, names=names)))
    apart = _apart(words, found)
    return "\n".join([*parts, *([markdown_text(apart) + "\n"] if apart else [])])


def claim_markdown(words: "Language", found: "Claims", claim: "Claim", *, names: bool) -> str:
    """One municipality's claim, and the stays it has had."""
    title = words.say("sharing.claim_of", town=claim.name, month=_month(words, found))
    where = f"{found.programme_name}, {_by_key(words, found)}"
    parts = [f"## {markdown_text(f'{title} ({where})')}\n"]
    parts += [markdown_text(note) + "\n" for note in _notes_sentences(words, found)]
    parts.append(markdown(_basis(words, found, claim)))
    if claim.stays:
        parts.append(markdown(_stays(words, found, claim.stays, names=names)))
    else:
        parts.append(words.say("sharing.no_stays") + "\n")
    return "\n".join(parts)
