"""Charts: well-formed, round, inside their rectangle, whatever the values and the names."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.screen.charts import charts, drawing
from ettervern_cli.screen.charts.drawing import Plot, apart, escape, fitted, ticks
from ettervern_cli.words import Language
from tests.helpers.examples import examples

SAY = Language("nb")
NAMED = charts.InkNames("bebodd", "plasser", "holdt")
COUNTS = st.integers(0, 2000)
TEXTS = st.text(max_size=60)
COLUMNS = st.lists(
    st.builds(
        lambda text, part, rest, second: charts.TimeColumn(text, part, part + rest, second),
        TEXTS, COUNTS, COUNTS, COUNTS,
    ),
    min_size=1, max_size=40,
)  # fmt: skip


def drawn(chart: str) -> list[ET.Element]:
    """The drawings of a chart, read as XML, their texts inside by the width they are planned at."""
    found = list(ET.fromstring(f"<figure>{chart}</figure>").iter("svg"))
    assert len(found) == 2
    for svg in found:
        _, _, width, height = map(float, svg.attrib["viewBox"].split())
        for rect in svg.findall("rect"):
            x, y, wide, high = (float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
            assert x >= -0.01
            assert x + wide <= width + 0.01
            assert y >= -0.01
            assert y + high <= height + 0.01
        for text in svg.findall("text"):
            assert 0 <= float(text.attrib["y"]) <= height
        for line in svg.findall("path"):
            points = line.attrib["d"].strip("MZ").split("L")
            for x, y in (map(float, point.split()) for point in points):
                assert -0.01 <= x <= width + 0.01
                assert -0.01 <= y <= height + 0.01
    return found


@settings(max_examples=examples(60), deadline=None, derandomize=True)
@given(COLUMNS, TEXTS)
def test_stairs_and_columns_stay_inside_whatever_the_values(
    columns: list[charts.TimeColumn], text: str
) -> None:
    drawn(charts.steps("a", text, text, columns, NAMED, SAY))
    drawn(charts.portions("b", text, text, columns, NAMED, SAY))


@settings(max_examples=examples(40), deadline=None, derandomize=True)
@given(st.lists(st.tuples(TEXTS, COUNTS, COUNTS), min_size=1, max_size=8), TEXTS)
def test_a_ladder_stays_inside_whatever_the_values(
    rows: list[tuple[str, int, int]], text: str
) -> None:
    found = [(name, [first, second]) for name, first, second in rows]
    drawn(charts.stairs("a", text, text, ["jan. 09", text], found, SAY))


AMOUNTS = st.none() | st.integers(-(10**12), 10**12)


@settings(max_examples=examples(60), deadline=None, derandomize=True)
@given(st.lists(st.builds(charts.Bar, TEXTS, AMOUNTS, AMOUNTS, TEXTS), min_size=1, max_size=9))
def test_bars_stay_inside_whatever_the_amounts(found: list[charts.Bar]) -> None:
    drawn(charts.bars("a", "t", "d", [("g", found)]))


@settings(max_examples=examples(60), deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(1, 400), st.floats(0, 1)), max_size=20))
def test_a_survival_curve_stays_inside_and_never_rises(steps: list[tuple[int, float]]) -> None:
    points, time, share = [charts.CurvePoint(0, 1, 1, 1)], 0, 1.0
    for days, left in steps:
        time, share = time + days, share * left
        known = share > 0
        points.append(charts.CurvePoint(time, share, share / 2 if known else None, (1 + share) / 2))
    chart = charts.survival("a", "t", "d", points, SAY, curve="c", band="b", axis="dager")
    for svg in drawn(chart):
        curve = next(path for path in svg.findall("path") if path.attrib["class"] == "curve")
        heights = [float(point.split()[1]) for point in curve.attrib["d"][1:].split("L")]
        assert heights == sorted(heights)


def test_a_band_holds_until_the_step_that_ends_it() -> None:
    """The last one who leaves ends the curve; until then it is known how sure that is."""
    points = [charts.CurvePoint(0, 1, 1, 1), charts.CurvePoint(50, 0.5, 0.2, 0.8),
              charts.CurvePoint(100, 0, None, None)]  # fmt: skip
    chart = charts.survival("a", "t", "d", points, SAY, curve="c", band="b", axis="dager")
    for svg in drawn(chart):
        paths = {path.attrib["class"]: path.attrib["d"].strip("MZ") for path in svg.findall("path")}
        last = {name: path.split("L")[-1].split() for name, path in paths.items()}
        assert last["edge"][0] == last["curve"][0]
        assert len(paths["edge"].split("L")) == len(paths["curve"].split("L")) == 5


def test_a_stair_is_as_high_as_its_numbers_say() -> None:
    columns = [charts.TimeColumn("1. nov.", 5, 7, 1), charts.TimeColumn("", 6, 7)]
    wide = drawn(charts.steps("a", "t", "d", columns, NAMED, SAY))[0]
    area = next(path for path in wide.findall("path") if path.attrib["class"] == "part")
    heights = [float(point.split()[1]) for point in area.attrib["d"].strip("MZ").split("L")]
    zero, one = heights[-1], (heights[-1] - 10) / 8  # the axis ends at 8
    assert heights[:4] == pytest.approx([zero - 5 * one] * 2 + [zero - 6 * one] * 2, abs=0.01)


def test_a_bar_is_as_long_as_its_amount() -> None:
    found = [charts.Bar("a", 200, 50, "f"), charts.Bar("b", None, 100, "f")]
    wide = drawn(charts.bars("a", "t", "d", [("g", found)]))[0]
    lengths = [(r.attrib["class"], float(r.attrib["width"])) for r in wide.findall("rect")]
    assert lengths == [("outline", 896), ("part", 224), ("part", 448)]


@settings(max_examples=examples(200), deadline=None, derandomize=True)
@given(st.integers(1, 10**9), st.integers(2, 8))
def test_ticks_are_few_round_and_reach_the_top(top: int, most: int) -> None:
    found = ticks(top, most)
    step = found[1]
    assert found[0] == 0
    assert found[-2] < top <= found[-1]
    assert 2 <= len(found) <= most + 1
    assert str(step).rstrip("0") in ("1", "2", "5")
    assert all(isinstance(each, int) for each in found)


@settings(max_examples=examples(100), deadline=None, derandomize=True)
@given(st.lists(st.floats(0, 300), min_size=1, max_size=5))
def test_labels_beside_each_other_never_touch(places: list[float]) -> None:
    found = apart(places, 17, 0, 300)
    ordered = sorted(found)
    assert all(b - a >= 16.99 for a, b in pairwise(ordered))
    assert ordered[-1] <= 300
    assert ordered[0] >= -0.01


@settings(max_examples=examples(100), deadline=None, derandomize=True)
@given(st.text(max_size=200), st.floats(40, 400))
def test_a_label_is_cut_to_its_room(text: str, room: float) -> None:
    found = fitted(text, room)
    assert drawing.extent(found) <= room
    if not found.endswith("\u2026"):
        assert escape(found) == escape(text)


def test_what_is_drawn_has_no_letter_that_acts() -> None:
    assert escape("<b>&\"'\x1b\u202e") == "&lt;b&gt;&amp;&quot;&#39;\u241b\\u202e"
    assert (
        drawing.label(1, 2.5, "<x>") == '<text x="1" y="2.5" text-anchor="start">&lt;x&gt;</text>'
    )
    assert Plot(10, 10, 1, 1, 9, 9).y(0.5) == 5
