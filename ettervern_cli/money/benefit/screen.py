"""``benefit``: the qualification programme's benefit on a day, and the table of base amounts."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.money.benefit.rules import BaseAmount, Kvp, last_day
from ettervern_cli.screen.folding import WIDTH, wrap
from ettervern_cli.screen.phrases import heading
from ettervern_cli.screen.safe import safe_text
from ettervern_cli.screen.tables import (
    Cell,
    Head,
    Line,
    Table,
    lines,
    markdown,
    markdown_text,
    wrapped,
)
from ettervern_cli.values.dates import DAY
from ettervern_cli.values.money import Ore, half_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ettervern_cli.words import Language

KVP = ["on", "base_amount_ore", "annual_ore", "monthly_ore", "child_supplement_annual_ore",
       "reduced", "basis"]  # fmt: skip
RATES = ["from", "until", "base_amount_ore", "annual_ore", "reduced_annual_ore", "monthly_ore",
         "checked", "note"]  # fmt: skip


def kvp_lines(words: "Language", found: Kvp) -> list[Line]:
    """The amounts, each with how it came about."""
    title = words.say("benefit.title", on=found.on)
    return [
        *heading(title, words.say("benefit.kroner")),
        [],
        *lines(wrapped(_kvp_table(words, found), 2), headings=False),
    ]


def _kvp_table(words: "Language", found: Kvp) -> Table:
    rows = [
        ("base", found.base.ore, _since(words, found.base)),
        ("year", found.annual_ore, _part(words, found)),
        ("month", found.monthly_ore, ""),
    ]
    if found.children:
        rows.append(("supplement", found.child_supplement_annual_ore, _children(words, found)))
    return Table(
        [Head(), Head("", True), Head()],
        [
            [Cell(words.say(f"benefit.{name}")), Cell(words.kroner(ore)), Cell(how, "dim")]
            for name, ore, how in rows
        ],
    )


def _since(words: "Language", base: BaseAmount) -> str:
    key = "benefit.since" if base.checked else "benefit.since_unchecked"
    return words.say(key, on=base.from_on)


def _part(words: "Language", found: Kvp) -> str:
    if found.reduced:
        return words.say("benefit.two_thirds", on=found.full_from)
    return words.say("benefit.twice")


def _children(words: "Language", found: Kvp) -> str:
    way = "weeks" if found.by_weeks else "months"
    return words.say(f"benefit.children_{way}", n=found.children)


def kvp_json(words: "Language", found: Kvp) -> dict[str, object]:
    """The benefit as scripts get it; ``basis`` says in the reader's language what it rests on."""
    basis = words.say(
        "benefit.basis",
        base=Ore(found.base.ore),
        since=_since(words, found.base),
        part=_part(words, found),
    )
    if found.children:
        basis += words.say("benefit.basis_children", children=_children(words, found))
    return {
        "on": found.on.isoformat(),
        "base_amount_ore": found.base.ore,
        "annual_ore": found.annual_ore,
        "monthly_ore": found.monthly_ore,
        "child_supplement_annual_ore": found.child_supplement_annual_ore,
        "reduced": found.reduced,
        "basis": basis,
    }


def kvp_csv(words: "Language", found: Kvp) -> tuple[list[str], list[list[object]]]:
    """One row, in øre."""
    return KVP, [list(kvp_json(words, found).values())]


def kvp_markdown(words: "Language", found: Kvp) -> str:
    """A heading and a table."""
    title = f"{words.say('benefit.title', on=found.on)} ({words.say('benefit.kroner')})"
    return f"## {title}\n\n{markdown(_kvp_table(words, found))}"


def _until(amounts: "Sequence[BaseAmount]", i: int) -> dt.date:
    """The last day that an amount of the table holds."""
    return amounts[i + 1].from_on - DAY if i + 1 < len(amounts) else last_day(amounts[i])


def rates_lines(words: "Language", amounts: "Sequence[BaseAmount]") -> list[Line]:
    """A line an amount, and below what is to be said about some of them."""
    if not amounts:
        return [[Cell(words.say("benefit.none"))]]
    title = heading(words.say("benefit.rates"), words.say("benefit.kroner_a_year"))
    body = [*title, [], *lines(_rates_table(words, amounts))]
    for sentence in [*_notes(words, amounts), _holds(words, amounts)]:
        body += [[], *([Cell(part)] for part in wrap(safe_text(sentence), WIDTH))]
    return body


def _rates_table(words: "Language", amounts: "Sequence[BaseAmount]") -> Table:
    heads = [Head(words.say("benefit.from"), True), Head("G", True)]
    heads += [Head(words.say(f"benefit.{name}"), True) for name in ("full", "reduced", "a_month")]
    rows = [
        [
            Cell(words.day(one.from_on)),
            *(
                Cell(words.kroner(ore))
                for ore in (one.ore, one.annual_ore, one.reduced_ore, half_up(one.annual_ore, 12))
            ),
            Cell(words.say("benefit.yes" if one.checked else "benefit.no")),
        ]
        for one in amounts
    ]
    return Table([*heads, Head(words.say("benefit.checked"))], rows)


def _notes(words: "Language", amounts: "Sequence[BaseAmount]") -> list[str]:
    return [
        words.say("benefit.noted", on=one.from_on, note=one.note) for one in amounts if one.note
    ]


def _holds(words: "Language", amounts: "Sequence[BaseAmount]") -> str:
    return words.say("benefit.holds", last=last_day(amounts[-1]))


def rates_json(amounts: "Sequence[BaseAmount]") -> list[dict[str, object]]:
    """The table as scripts get it: an amount holds from ``from`` to ``until``, both included."""
    return [
        {
            "from": one.from_on.isoformat(),
            "until": _until(amounts, i).isoformat(),
            "base_amount_ore": one.ore,
            "annual_ore": one.annual_ore,
            "reduced_annual_ore": one.reduced_ore,
            "monthly_ore": half_up(one.annual_ore, 12),
            "checked": one.checked,
            "note": one.note,
        }
        for i, one in enumerate(amounts)
    ]


def rates_csv(amounts: "Sequence[BaseAmount]") -> tuple[list[str], list[list[object]]]:
    """A row an amount, in øre."""
    return RATES, [list(row.values()) for row in rates_json(amounts)]


def rates_markdown(words: "Language", amounts: "Sequence[BaseAmount]") -> str:
    """A heading, a table, and what is to be said about some amounts."""
    title = f"## {words.say('benefit.rates')} ({words.say('benefit.kroner_a_year')})"
    if not amounts:
        return f"{title}\n\n{words.say('benefit.none')}\n"
    sentences = [*_notes(words, amounts), _holds(words, amounts)]
    notes = "".join(f"- {markdown_text(sentence)}\n" for sentence in sentences)
    return f"{title}\n\n{markdown(_rates_table(words, amounts))}\n{notes}"
