"""``benefit``: the qualification programme's benefit on a day, and the table of base amounts."""

import datetime as dt
from collections.abc import Sequence

from ettervern_cli.money.benefit.rules import BaseAmount, Held, Kvp, held, last_day
from ettervern_cli.screen.listing import Field, Listing
from ettervern_cli.screen.phrases import full_day
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.sheet import Part, Sheet, facts
from ettervern_cli.screen.tables import Head, Table
from ettervern_cli.storage.results import Message, message
from ettervern_cli.values.data import as_json, picked
from ettervern_cli.values.dates import DAY
from ettervern_cli.values.money import Ore
from ettervern_cli.words import Language

KVP = ("on", "base_amount_ore", "annual_ore", "monthly_ore", "child_supplement_annual_ore",
       "reduced", "basis")  # fmt: skip


def kvp_sheet(words: Language, found: Kvp) -> Sheet:
    """The amounts, each with how it came about."""
    title = words.say("benefit.title", on=found.on)
    return Sheet(title, words.say("benefit.kroner"), [Part(_kvp_table(words, found))])


def _kvp_table(words: Language, found: Kvp) -> Table:
    rows = [
        ("base", found.base.ore, _since(words, found.base)),
        ("year", found.annual_ore, _part(words, found)),
        ("month", found.monthly_ore, ""),
    ]
    if found.children:
        rows.append(("supplement", found.child_supplement_annual_ore, _children(words, found)))
    shown = [(words.say(f"benefit.{name}"), Ore(ore), Cell(how, "dim")) for name, ore, how in rows]
    return facts(words, shown)


def _since(words: Language, base: BaseAmount) -> str:
    key = "benefit.since" if base.checked else "benefit.since_unchecked"
    return words.say(key, on=base.from_on)


def outdated(last: dt.date) -> Message:
    """That the table ends before the day asked about, and what to add to it."""
    return message("benefit.outdated", last=last, next=last + DAY)


def _part(words: Language, found: Kvp) -> str:
    if found.reduced:
        return words.say("benefit.two_thirds", on=found.full_from)
    return words.say("benefit.twice")


def _children(words: Language, found: Kvp) -> str:
    if found.supplement is not None:
        _, ore, days = found.supplement
        return words.say("benefit.children_said", n=found.children, amount=Ore(ore), days=days)
    way = "weeks" if found.by_weeks else "months"
    return words.say(f"benefit.children_{way}", n=found.children)


def kvp_json(words: Language, found: Kvp) -> dict[str, object]:
    """The benefit as scripts get it; ``basis`` says in the reader's language what it rests on."""
    basis = words.say(
        "benefit.basis",
        base=Ore(found.base.ore),
        since=_since(words, found.base),
        part=_part(words, found),
    )
    if found.children:
        basis += words.say("benefit.basis_children", children=_children(words, found))
    if found.held_until is not None:
        basis += words.say("benefit.basis_outdated", last=found.held_until)
    return picked(KVP, found, base_amount_ore=found.base.ore, basis=basis)


def rate_list(words: Language, amounts: Sequence[BaseAmount]) -> Listing:
    """A line an amount, and below what is to be said about some of them."""
    notes = [words.say("benefit.noted", on=one.from_on, note=one.note)
             for one in amounts if one.note]  # fmt: skip
    holds = [words.say("benefit.holds", last=last_day(amounts[-1]))] if amounts else []
    return Listing(
        subject="benefit",
        title=words.say("benefit.rates"),
        unit=words.say("benefit.kroner_a_year"),
        rows=held(amounts),
        fields=(
            Field(">from", lambda one: full_day(words, one.from_on)),
            Field(Head("G", True), "base_amount_ore"),
            Field(">full", "annual_ore", wide=70),
            Field(">reduced", "reduced_annual_ore"),
            Field(">a_month", "monthly_ore"),
            Field("checked", lambda one: words.say("benefit.yes" if one.checked else "benefit.no")),
        ),
        names=[name.removesuffix("_on") for name in Held._fields],
        data=lambda one: {name.removesuffix("_on"): part for name, part in as_json(one).items()},
        empty=words.say("benefit.none"),
        below=[*notes, *holds],
    )
