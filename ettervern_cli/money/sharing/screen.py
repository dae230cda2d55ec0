"""``budget share``: an amount shared by one key, or by all of them side by side."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from ettervern_cli.screen.folding import WIDTH, wrap
from ettervern_cli.screen.phrases import columns, heading, safe
from ettervern_cli.screen.tables import (
    GAP,
    Cell,
    Head,
    Line,
    Table,
    cell,
    extent,
    lines,
    markdown,
    markdown_text,
)
from ettervern_cli.values.money import Ore
from ettervern_cli.values.sharing_keys import KEYS, number

if TYPE_CHECKING:
    from ettervern_cli.money.sharing.claims import Claim
    from ettervern_cli.money.sharing.sharing import Comparison, Share, Shared
    from ettervern_cli.words import Language

CSV = ["key", "municipality", "weight", "share_ore"]
COMPARED = [*CSV, "difference_ore"]


def key_name(words: "Language", key: str) -> str:
    """What people read for a key; a mix goes by its code."""
    return words.say(f"sharing.key_{key}") if key in KEYS else key


def by_key(words: "Language", key: str) -> str:
    """How something is shared by a key, in words: ``by population``, ``in equal shares``."""
    return words.say(f"sharing.by_{key}") if key in KEYS else words.say("sharing.by_mix", name=key)


def weight_text(words: "Language", weight: Fraction) -> str:
    """A weight: whole where it is, else with two decimals."""
    if weight.denominator == 1:
        return words.number(int(weight))
    return words.decimal(float(weight), 2)


def share_lines(words: "Language", shared: "Shared", programme: str, year: int) -> list[Line]:
    """A line a municipality with its weight and share, and the sum."""
    right = words.say("sharing.kroner_of", name=safe(programme))
    body = [*heading(_title(words, shared, year), right), [], *lines(_table(words, shared))]
    return [*body, *_below(counted_sentences(words, shared.shares))]


def _title(words: "Language", shared: "Shared", year: int) -> str:
    key = by_key(words, shared.key)
    return words.say("sharing.shared", amount=Ore(shared.amount_ore), by=key, year=str(year))


def _table(words: "Language", shared: "Shared") -> Table:
    rows = [
        [cell(one.name), Cell(weight_text(words, one.weight)), Cell(words.kroner(one.share_ore))]
        for one in shared.shares
    ]
    whole = sum((one.weight for one in shared.shares), Fraction(0))
    total = sum(one.share_ore for one in shared.shares)
    rows.append(
        [
            Cell(words.say("sharing.sum"), "bold"),
            Cell(weight_text(words, whole), "bold"),
            Cell(words.kroner(total), "bold"),
        ]
    )
    return Table(columns(words, "municipality", ">weight", ">share", of="sharing"), rows)


def compared_lines(words: "Language", found: "Comparison", programme: str, year: int) -> list[Line]:
    """The keys side by side, and what each gives more or less than the first."""
    right = words.say("sharing.kroner_of", name=safe(programme))
    body = heading(_compared_title(words, found, year), right)
    for part in _abreast(_all_shares(words, found)):
        body += [[], *lines(part)]
    if len(found.shared) > 1:
        body += [[], [Cell(_difference_title(words, found), "bold")]]
        for part in _abreast(_differences(words, found)):
            body += [[], *lines(part)]
    return [*body, *_below(_compared_sentences(words, found))]


def _below(sentences: list[str]) -> list[Line]:
    """Sentences below a table, with a line between."""
    below: list[Line] = [[Cell(part)] for text in sentences for part in wrap(text, WIDTH)]
    return [[], *below] if sentences else []


def counted_sentences(words: "Language", each: "Iterable[Share | Claim]") -> list[str]:
    """When the inhabitants were counted that an amount is shared by; nothing where it is not."""
    days = sorted({one.counted_on for one in each if one.counted_on is not None})
    if len(days) > 1:
        return [words.say("sharing.counted_between", first=days[0], last=days[-1])]
    return [words.say("sharing.counted", on=day) for day in days]


def _compared_sentences(words: "Language", found: "Comparison") -> list[str]:
    """What each mix is made of, and when inhabitants were counted."""
    every = [one for shared in found.shared for one in shared.shares]
    return [*_mixes_sentences(words, found), *counted_sentences(words, every)]


def _compared_title(words: "Language", found: "Comparison", year: int) -> str:
    facts = {"amount": Ore(found.amount_ore), "n": len(found.shared), "year": str(year)}
    return words.say("sharing.compared", **facts)


def _difference_title(words: "Language", found: "Comparison") -> str:
    return words.say("sharing.difference", by=by_key(words, found.shared[0].key))


def _mixes_sentences(words: "Language", found: "Comparison") -> list[str]:
    """What each mix is made of."""
    return [
        words.say(
            "sharing.mix",
            name=mix.code,
            parts=words.listed(
                [f"{weight_text(words, 100 * size)} % {by_key(words, key)}"
                 for key, size in mix.parts]
            ),
        )
        for mix in found.mixes
    ]  # fmt: skip


def _all_shares(words: "Language", found: "Comparison") -> Table:
    return _side_by_side(words, found.shared, lambda shared, i: shared.shares[i].share_ore)


def _differences(words: "Language", found: "Comparison") -> Table:
    first, *others = found.shared
    own = [one.share_ore for one in first.shares]
    return _side_by_side(words, others, lambda shared, i: shared.shares[i].share_ore - own[i])


def _side_by_side(
    words: "Language", every: "Sequence[Shared]", amount: "Callable[[Shared, int], int]"
) -> Table:
    """A column a key, a row a municipality, and the sum of each column."""
    names = [one.name for one in every[0].shares]
    heads = [Head(words.say("sharing.municipality"))]
    heads += [Head(key_name(words, shared.key), True) for shared in every]
    rows = [
        [cell(name), *(Cell(words.kroner(amount(shared, i))) for shared in every)]
        for i, name in enumerate(names)
    ]
    sums = [sum(amount(shared, i) for i in range(len(names))) for shared in every]
    total = [Cell(words.kroner(of), "bold") for of in sums]
    return Table(heads, [*rows, [Cell(words.say("sharing.sum"), "bold"), *total]])


def _abreast(table: Table) -> list[Table]:
    """The table in as many as it takes to keep to the width, each with the municipalities."""
    wide = extent(table)
    parts: list[list[int]] = []
    taken = WIDTH
    for i in range(1, len(wide)):
        taken += len(GAP) + wide[i]
        if taken > WIDTH:
            parts.append([0])
            taken = wide[0] + len(GAP) + wide[i]
        parts[-1].append(i)
    return [
        Table([table.columns[i] for i in part], [[row[i] for i in part] for row in table.rows])
        for part in parts
    ]


def share_csv(shared: "Shared") -> tuple[list[str], list[list[object]]]:
    """A row a municipality, in øre."""
    return CSV, [
        [shared.key, one.municipality, number(one.weight), one.share_ore] for one in shared.shares
    ]


def compared_csv(found: "Comparison") -> tuple[list[str], list[list[object]]]:
    """A row a key and municipality, with the difference from the first key's share."""
    own = [one.share_ore for one in found.shared[0].shares]
    rows = []
    for shared in found.shared:
        _, each = share_csv(shared)
        rows += [
            [*row, one.share_ore - first]
            for row, one, first in zip(each, shared.shares, own, strict=True)
        ]
    return COMPARED, rows


def share_markdown(words: "Language", shared: "Shared", programme: str, year: int) -> str:
    """A heading and a table."""
    title = f"{_title(words, shared, year)}, {programme}"
    text = f"## {markdown_text(title)}\n\n{markdown(_table(words, shared))}"
    return text + _listed(counted_sentences(words, shared.shares))


def compared_markdown(words: "Language", found: "Comparison", programme: str, year: int) -> str:
    """All keys in one table, and the differences in another."""
    title = f"{_compared_title(words, found, year)}, {programme}"
    text = f"## {markdown_text(title)}\n\n{markdown(_all_shares(words, found))}"
    if len(found.shared) > 1:
        difference = markdown_text(_difference_title(words, found))
        text += f"\n### {difference}\n\n{markdown(_differences(words, found))}"
    return text + _listed(_compared_sentences(words, found))


def _listed(sentences: list[str]) -> str:
    """Sentences below a table, as a markdown list."""
    return ("\n" if sentences else "") + "".join(f"- {markdown_text(one)}\n" for one in sentences)
