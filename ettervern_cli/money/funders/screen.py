"""``budget funders``: a year's awards and what is spent of them, or every year's side by side."""

import datetime as dt
from typing import NamedTuple

from ettervern_cli.money.funders.contracts import Contract
from ettervern_cli.money.funders.funders import Funder, FundingYear
from ettervern_cli.money.funders.staircase import Staircase, changes
from ettervern_cli.screen.listing import Field
from ettervern_cli.screen.phrases import kroner_to
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.sheet import INDENT, Part, Row, Sheet, grid
from ettervern_cli.screen.tables import Head, Table, cell
from ettervern_cli.screen.values import kroner, share_of_all
from ettervern_cli.screen.writing import Writer
from ettervern_cli.values.money import Ore
from ettervern_cli.words import Language

SUMS = ("applied", "awarded", "received", "spent", "unspent")


class _Sums(NamedTuple):
    """What a funder gives, or all of them."""

    name: str
    kind: str
    applied_ore: int | None
    awarded_ore: int | None
    received_ore: int | None
    spent_ore: int | None
    unspent_ore: int | None


def year_sheet(words: Language, found: FundingYear, today: dt.date) -> Sheet:
    """A row a funder with its sums, then what each is for and what it asks."""
    names = ((funder.rules.name, _sentences(words, funder)) for funder in found.funders)
    return Sheet(
        words.say("funding.of", year=str(found.year), name=found.programme_name),
        kroner_to(words, found.year, today),
        [
            Part(_year_table(words, found)),
            *(Part(None, name, sentences, INDENT) for name, sentences in names if sentences),
        ],
    )


def _year_table(words: Language, found: FundingYear) -> Table:
    rows = [
        Row(
            _Sums(
                one.rules.name,
                words.say(f"funding.kind_{one.rules.kind}"),
                one.award.applied_ore,
                one.award.amount_ore,
                one.received_ore,
                one.spent_ore,
                one.unspent_ore,
            )
        )
        for one in found.funders
    ]
    sums = _Sums(words.say("screen.sum"), "", *map(found.total, SUMS))
    fields = (
        Field("", "name"),
        Field("", "kind"),
        *(Field(f">{what}", f"{what}_ore") for what in SUMS[sums.applied_ore is None :]),
    )
    return grid(words, fields, [*rows, Row(sums, "bold")], of="funding")


def _sentences(words: Language, funder: Funder) -> list[str]:
    """What a funder's money is for, its conditions, when it wants a report, and the auditor."""
    rules, award = funder.rules, funder.award
    sentences = []
    if rules.purpose is not None:
        sentences.append(words.say("funding.for", purpose=rules.purpose))
    if rules.posts_hundredths is not None:
        sentences.append(words.say("funding.posts", posts=_posts(words, rules.posts_hundredths)))
    if rules.conditions:
        sentences.append(words.say("funding.asks", conditions="; ".join(rules.conditions)))
    for what in ("applied", "awarded"):
        on = getattr(award, f"{what}_on")
        if on is not None:
            sentences.append(words.say(f"funding.{what}_on", on=on))
    if funder.contract is not None:
        sentences += contract_said(words, funder.contract)
    if funder.fund_ore is not None:
        sentences.append(words.say("funding.fund_left", amount=Ore(funder.unspent_ore or 0)))
    if award.report_by_on is not None:
        sentences.append(words.say("funding.report_by", on=award.report_by_on))
    if funder.auditor_needed is not None:
        key = "funding.auditor" if funder.auditor_needed else "funding.no_auditor"
        sentences.append(words.say(key, amount=Ore(rules.auditor_above_ore or 0)))
    return sentences


def contract_said(words: Language, found: Contract) -> list[str]:
    """A contract's days, its places and its target, each with what there is of it."""
    days = {"first": found.first_on, "last": found.last_on}
    said = [words.say("funding.contract", **days)] if found.first_on and found.last_on else []
    if found.places is not None:
        said.append(words.say("funding.places", taken=str(found.taken), n=found.places))
    if found.target is not None:
        said.append(words.say("funding.target", reached=str(found.reached), n=found.target))
    return said


def _posts(words: Language, hundredths: int) -> str:
    """Full-time equivalents, decimals only where there are any."""
    if hundredths % 100 == 0:
        return words.number(hundredths // 100)
    return words.decimal(hundredths / 100, 2)


def staircase_sheet(words: Language, found: Staircase) -> Sheet:
    """Every year's awards side by side, with what each changes by, and whether all are the same."""
    span = f"{found.years[0]}\u2013{found.years[-1]}" if found.years else words.kroner(None)
    said = words.say("funding.sums_differ")
    if found.has_same_sum and found.sums[0] is not None:
        said = words.say("funding.same_sum", amount=Ore(found.sums[0]))
    return Sheet(
        words.say("funding.all_years", span=span, name=found.programme_name),
        words.say("screen.kroner"),
        [Part(_steps(words, found)), Part(sentences=[said])],
    )


def _steps(words: Language, found: Staircase) -> Table:
    """The years' awards, what each changes by below it, their sums, and the own means' part."""
    rows = []
    for rules, amounts in found.rows:
        rows.append([cell(rules.name), *(kroner(amount) for amount in amounts)])
        moved = changes(amounts)
        if any(moved):
            rows.append([Cell(""), *(_change(words, by) for by in moved)])
    sums = (kroner(total, "bold") for total in found.sums)
    rows.append([Cell(words.say("screen.sum"), "bold"), *sums])
    if any(found.pending):
        asked = (kroner(amount) for amount in found.pending)
        rows.append([Cell(words.say("funding.pending")), *asked])
    if any(found.own):
        own = (share_of_all(words, share) for share in found.own_shares)
        rows.append([Cell(words.say("funding.own_share")), *own])
    heads = [Head(), *(Head(str(year), True) for year in found.years)]
    return Writer(words).table(Table(heads, rows))


def _change(words: Language, ore: int | None) -> Cell:
    if ore is None:
        return Cell("", "dim")
    return Cell(f"+{words.kroner(ore)}" if ore > 0 else words.kroner(ore), "dim", Ore(ore))
