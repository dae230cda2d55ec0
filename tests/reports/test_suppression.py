"""Small numbers: what is hidden cannot be computed back, checked against every table there is."""

import itertools
from collections.abc import Hashable, Iterator, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from ettervern_cli.reports.external.moving import Relation
from ettervern_cli.reports.external.suppression import computable, hiding
from ettervern_cli.screen.values import fraction
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.words import Language
from tests.helpers.examples import examples

Cells = dict[Hashable, int]
PARTS = ("a", "b", "c", "d")


def fitting(
    cells: Mapping[Hashable, int],
    relations: Sequence[Relation],
    hidden: frozenset[Hashable],
    least: int | None = None,
) -> Iterator[tuple[int, ...]]:
    """Every way to fill the hidden cells with whole numbers that keeps the relations."""
    order = [key for key in cells if key in hidden]
    choices = range(lowest(cells, hidden) if least is None else least, 9)
    for values in itertools.product(choices, repeat=len(order)):
        filled = {**cells, **dict(zip(order, values, strict=True))}
        if all(
            sum(filled[key] for key in one.left) == sum(filled[key] for key in one.right)
            for one in relations
        ):
            yield values


def lowest(cells: Mapping[Hashable, int], hidden: frozenset[Hashable]) -> int:
    """What everybody knows of a hidden cell: it is at least 1, unless zeros had to be hidden."""
    return min([1, *(cells[key] for key in hidden)])


def sums(values: Sequence[int]) -> tuple[Cells, list[Relation]]:
    """A few counts and their total."""
    cells: Cells = dict(zip(PARTS, values, strict=False))
    relation = Relation(tuple(cells), ("total",))
    return {**cells, "total": sum(values)}, [relation]


@pytest.mark.parametrize(
    ("values", "hidden"),
    [
        ((5, 6, 7), ""),
        ((0, 0, 7), ""),
        ((1, 6, 7), "ab"),
        ((2, 2, 9), "abc"),
        ((1, 2, 9), "ab"),
        ((1, 0, 9), "ac"),
        ((2, 0, 0), "a+"),
    ],
)
def test_a_small_count_takes_the_smallest_other_with_it(
    values: tuple[int, ...], hidden: str
) -> None:
    cells, relations = sums(values)
    found = hiding(cells, relations, 3)[0]
    if hidden == "abc":  # two twos could not be one and three: both are at least one
        assert {"a", "b"} <= found
        return
    assert found == frozenset("total" if key == "+" else key for key in hidden)


def test_a_zero_stays_where_it_gives_nothing_away() -> None:
    cells, relations = sums((0, 1, 8, 9))
    assert "a" not in hiding(cells, relations, 3)[0]


def test_what_is_named_is_hidden_whatever_it_counts() -> None:
    cells, relations = sums((50, 60, 70))
    assert hiding(cells, relations, 3, {"c"})[0] == {"a", "c"}


def test_one_relation_alone_gives_a_hidden_cell_away() -> None:
    cells, relations = sums((1, 5, 6))
    assert computable(cells, relations, {"a"}) == ["a"]
    assert computable(cells, relations, {"a", "b"}) == []


def test_two_that_add_up_to_two_are_both_known_to_be_one() -> None:
    cells, relations = sums((1, 1, 6))
    assert computable(cells, relations, {"a", "b"}) == ["a", "b"]
    assert len(hiding(cells, relations, 3)[0]) > 2


@settings(max_examples=examples(60), deadline=None)
@given(some.lists(some.integers(0, 4), min_size=4, max_size=4), some.integers(2, 4))
def test_every_hidden_cell_of_a_table_could_be_another_number(
    values: list[int], threshold: int
) -> None:
    """Two rows and two columns with all their sums, filled in every way that fits."""
    nw, ne, sw, se = values
    cells: Cells = {
        "nw": nw, "ne": ne, "sw": sw, "se": se,
        "n": nw + ne, "s": sw + se, "w": nw + sw, "e": ne + se, "all": sum(values),
    }  # fmt: skip
    relations = [
        Relation(("nw", "ne"), ("n",)),
        Relation(("sw", "se"), ("s",)),
        Relation(("nw", "sw"), ("w",)),
        Relation(("ne", "se"), ("e",)),
        Relation(("n", "s"), ("all",)),
    ]
    hidden = hiding(cells, relations, threshold)[0]
    assert {key for key, value in cells.items() if 0 < value < threshold} <= hidden
    least = lowest(cells, hidden)
    free = {key: set[int]() for key in hidden}
    for inner in itertools.product(range(8), repeat=4):  # the inner cells decide the sums
        filled = dict(zip(("nw", "ne", "sw", "se"), inner, strict=True))
        filled |= {"n": inner[0] + inner[1], "s": inner[2] + inner[3], "w": inner[0] + inner[2],
                   "e": inner[1] + inner[3], "all": sum(inner)}  # fmt: skip
        if all(filled[str(key)] == cells[key] for key in cells if key not in hidden) and all(
            filled[str(key)] >= least for key in hidden
        ):
            for key in hidden:
                free[key].add(filled[str(key)])
    assert all(len(found) > 1 for found in free.values()), (cells, hidden)


@settings(max_examples=examples(60), deadline=None)
@given(some.data())
def test_no_cell_of_random_relations_can_be_computed(data: some.DataObject) -> None:
    """Up to four counts and sums of some of them, against every way to fill what is hidden."""
    values = data.draw(some.lists(some.integers(0, 3), min_size=2, max_size=4))
    cells: Cells = dict(zip(PARTS, values, strict=False))
    relations = []
    for number in range(data.draw(some.integers(1, 2))):
        parts = data.draw(some.lists(some.sampled_from(list(cells)[: len(values)]), min_size=1,
                                     max_size=4, unique=True))  # fmt: skip
        cells[f"sum{number}"] = sum(cells[part] for part in parts)
        relations.append(Relation(tuple(parts), (f"sum{number}",)))
    hidden = hiding(cells, relations, 3)[0]
    ways = list(fitting(cells, relations, hidden))
    for place in range(len(hidden)):
        assert len({way[place] for way in ways}) > 1, (cells, relations, hidden)


def lucky(
    cells: Mapping[Hashable, int], relations: Sequence[Relation], hidden: frozenset[Hashable]
) -> list[Hashable]:
    """What a reader is right about who takes nothing hidden to be zero, be that so or not."""
    ways = list(fitting(cells, relations, hidden, 1))
    order = [key for key in cells if key in hidden]
    return [key for place, key in enumerate(order) if {way[place] for way in ways} == {cells[key]}]


def test_a_reader_who_takes_no_hidden_count_for_zero_is_not_right_by_luck() -> None:
    """Three were there, of whom two died; of the one left it is not known whether a plan is made.

    Were nothing hidden zero, one plan and one unknown would be left.
    """
    cells: Cells = {"with": 0, "right": 0, "unknown": 1, "living": 1, "dead": 2, "served": 3}
    parts, everyone = ("with", "right", "unknown"), ("living", "dead")
    relations = [Relation(parts, ("living",)), Relation(everyone, ("served",))]
    assert lucky(cells, relations, frozenset({"with", *everyone, "unknown"})) == ["unknown"]
    assert lucky(cells, relations, hiding(cells, relations, 3, {"with"})[0]) == []


def test_nothing_can_be_done_with_a_hidden_figure_but_to_write_it() -> None:
    assert (str(SUPPRESSED), bool(SUPPRESSED), SUPPRESSED == 1) == (":", True, False)
    for attempt in (
        lambda: SUPPRESSED + 1,
        lambda: 1 + SUPPRESSED,
        lambda: sum([SUPPRESSED]),
        lambda: SUPPRESSED / 2,
        lambda: SUPPRESSED > 1,
        lambda: round(SUPPRESSED),
        lambda: int(SUPPRESSED),
        lambda: float(SUPPRESSED),
        lambda: max(SUPPRESSED, 1),
        lambda: f"{SUPPRESSED:,}",
    ):
        with pytest.raises(TypeError):
            attempt()


@pytest.mark.parametrize(
    ("language", "hidden"),
    [("nb", "et skjult antall"), ("nn", "eit skjult tal"), ("en", "[hidden]")],
)
def test_a_sentence_says_in_words_that_a_figure_is_hidden(language: str, hidden: str) -> None:
    say = Language(language)
    of = "of" if language == "en" else "av"
    for part, whole, said in (
        (SUPPRESSED, 217, f"{hidden} {of} 217"),
        (0, SUPPRESSED, f"0 {of} {hidden}"),
        (SUPPRESSED, SUPPRESSED, hidden),
    ):
        assert fraction(say, part, whole) == said
    for write in (say.number, say.kroner, lambda number: say.percent(number, 4)):
        fact = write(SUPPRESSED)
        assert fact == ":"  # as tables have it
        assert say.say("page.of", part=fact, whole=2) == f"{hidden} {of} 2"
