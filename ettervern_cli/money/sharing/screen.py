"""``budget share``: an amount shared by one key, or by all of them side by side."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from ettervern_cli.money.sharing.claims import Claim
from ettervern_cli.money.sharing.sharing import Comparison, Share, Shared
from ettervern_cli.screen.listing import Field
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.sheet import Part, Row, Sheet, grid
from ettervern_cli.screen.tables import Head, Table, cell
from ettervern_cli.screen.values import kroner
from ettervern_cli.screen.writing import Exact, Writer
from ettervern_cli.values.money import Ore
from ettervern_cli.values.sharing_keys import KEYS
from ettervern_cli.words import Language


def by_key(words: Language, key: str) -> str:
    """How something is shared by a key, in words: ``by population``, ``in equal shares``."""
    return words.say(f"sharing.by_{key}") if key in KEYS else words.say("sharing.by_mix", name=key)


def weight_value(weight: Fraction | None) -> int | Exact | None:
    """A weight as a cell's value: whole where it is, else with two decimals."""
    if weight is None:
        return None
    return int(weight) if weight.denominator == 1 else Exact(weight)


def weight_text(words: Language, weight: Fraction) -> str:
    """A weight in a sentence."""
    if weight.denominator == 1:
        return words.number(int(weight))
    return words.decimal(float(weight), 2)


def share_sheet(words: Language, shared: Shared, programme: str, year: int) -> Sheet:
    """A line a municipality with its weight and share, and the sum."""
    by = by_key(words, shared.key)
    fields = (
        Field("municipality", "name"),
        Field(">weight", lambda one: weight_value(one.weight)),
        Field(">share", "share_ore"),
    )
    whole = sum((one.weight for one in shared.shares), Fraction(0))
    total = sum(one.share_ore for one in shared.shares)
    sums = Share("", words.say("sharing.sum"), whole, total, None)
    rows = [*map(Row, shared.shares), Row(sums, "bold")]
    return Sheet(
        words.say("sharing.shared", amount=Ore(shared.amount_ore), by=by, year=str(year)),
        words.say("sharing.kroner_of", name=programme),
        [
            Part(grid(words, fields, rows, of="sharing")),
            *_below(counted_sentences(words, shared.shares)),
        ],
    )


def compared_sheet(words: Language, found: Comparison, programme: str, year: int) -> Sheet:
    """The keys side by side, and what each gives more or less than the first."""
    first, *others = found.shared
    amount = Ore(found.amount_ore)
    parts = [Part(_side_by_side(words, found.shared, lambda one, i: one.shares[i].share_ore))]
    if others:
        own = [one.share_ore for one in first.shares]
        more = _side_by_side(words, others, lambda one, i: one.shares[i].share_ore - own[i])
        parts.append(Part(more, words.say("sharing.difference", by=by_key(words, first.key))))
    every = [one for shared in found.shared for one in shared.shares]
    return Sheet(
        words.say("sharing.compared", amount=amount, n=len(found.shared), year=str(year)),
        words.say("sharing.kroner_of", name=programme),
        [*parts, *_below([*_mixes(words, found), *counted_sentences(words, every)])],
    )


def _below(sentences: list[str]) -> list[Part]:
    return [Part(sentences=sentences)] if sentences else []


def counted_sentences(words: Language, each: Iterable[Share | Claim]) -> list[str]:
    """When the inhabitants were counted that an amount is shared by; nothing where it is not."""
    days = sorted({one.counted_on for one in each if one.counted_on is not None})
    if len(days) > 1:
        return [words.say("sharing.counted_between", first=days[0], last=days[-1])]
    return [words.say("sharing.counted", on=day) for day in days]


def _mixes(words: Language, found: Comparison) -> list[str]:
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


def _side_by_side(
    words: Language, every: Sequence[Shared], amount: Callable[[Shared, int], int]
) -> Table:
    """A column a key, a row a municipality, and the sum of each column."""
    each = range(len(every[0].shares))
    heads = [Head(words.say("sharing.municipality"))]
    heads += [Head(_key_name(words, shared.key), True) for shared in every]
    rows = [
        [cell(one.name), *(kroner(amount(shared, i)) for shared in every)]
        for i, one in enumerate(every[0].shares)
    ]
    sums = (kroner(sum(amount(shared, i) for i in each), "bold") for shared in every)
    rows.append([Cell(words.say("sharing.sum"), "bold"), *sums])
    return Writer(words).table(Table(heads, rows))


def _key_name(words: Language, key: str) -> str:
    """What people read for a key; a mix goes by its code."""
    return words.say(f"sharing.key_{key}") if key in KEYS else key
