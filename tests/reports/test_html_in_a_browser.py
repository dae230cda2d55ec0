"""The html report in a real browser: light, dark, on paper, on a phone and on a desk."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.screen.charts import charts
from ettervern_cli.screen.documents import html
from ettervern_cli.screen.page import Block, Page
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.tables import Head, Table
from ettervern_cli.words import Language
from tests.helpers.browser import Browser, browsing
from tests.helpers.demos import demo
from tests.helpers.parts import part

pytestmark = [pytest.mark.debian, pytest.mark.xdist_group("browser")]

LONG = "Leilighet med en svært lang beskrivelse, " * 6 + "x" * 200
REPORTS = ("alta-year", "alta-month", "hf-year", "sent-ute-month", "wide")

SIZES = """
const page = document.documentElement.clientWidth;
return [...document.querySelectorAll(arguments[0])]
  .filter(e => e.checkVisibility())
  .map(e => e.getBoundingClientRect())
  .map(r => [r.left, r.right, r.width, r.height, page]);
"""
CLIPPED = """
const cut = [];
for (const svg of document.querySelectorAll('svg')) {
  if (!svg.checkVisibility()) continue;
  const box = svg.viewBox.baseVal;
  for (const text of svg.querySelectorAll('text')) {
    const t = text.getBBox();
    if (t.x < -1 || t.y < -1 || t.x + t.width > box.width + 1 || t.y + t.height > box.height + 1)
      cut.push([svg.querySelector('title').textContent, text.textContent, t.x, t.width, box.width]);
  }
}
return cut;
"""
TOUCHING = """
const touching = [];
for (const svg of document.querySelectorAll('svg')) {
  if (!svg.checkVisibility()) continue;
  const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBBox()]);
  for (let i = 0; i < boxes.length; i++) for (let j = 0; j < i; j++) {
    const [a, b] = [boxes[i][1], boxes[j][1]];
    const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
    const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
    if (across > 1 && down > 4) touching.push([boxes[i][0], boxes[j][0]]);
  }
}
return touching;
"""
OUTSIDE = """
const page = document.documentElement.clientWidth;
return [...document.querySelectorAll('h1, h2, p, dt, dd, figcaption, summary, svg, .box')]
  .filter(e => e.checkVisibility())
  .map(e => [e.tagName, e.textContent.slice(0, 40), e.getBoundingClientRect()])
  .filter(([, , r]) => r.left < 0 || r.right > page + 0.5 || r.height <= 0)
  .map(([tag, text, r]) => [tag, text, r.left, r.right, page]);
"""
CONTRAST = """
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
const rgb = colour => {
  canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const light = c => {
  const [r, g, b] = c.map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
};
const ground = light(rgb(getComputedStyle(document.body).backgroundColor));
const ratio = c => { const l = light(c); return (Math.max(l, ground) + .05) / (Math.min(l, ground) + .05); };
return Object.fromEntries(['body', 'header p', '.answer dd', 'thead th', 'footer p']
  .filter(name => document.querySelector(name))
  .map(name => [name, ratio(rgb(getComputedStyle(document.querySelector(name)).color))]));
"""  # noqa: E501


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    found = part("chromium"), part("chromedriver")
    with browsing(*found, tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Reports of three programmes, and a page of everything too long."""
    folder = tmp_path_factory.mktemp("html")
    found = {name: folder / f"{name}.html" for name in REPORTS}
    for template in ("alta", "hf", "sent-ute"):
        made = demo(tmp_path_factory, template)
        for span in (("month",), ("year", made.today[:4])):
            name = f"{template}-{span[0]}"
            if name in found:
                made.done("report", *span, "-o", str(found[name]), lang="nb")
    found["wide"].write_text(html.document(wide(), Language("nb")), encoding="utf-8")
    return found


def wide() -> Page:
    """A page with names too long, amounts too large and every sort of chart."""
    say = Language("nb")
    columns = [Head(LONG), *(Head(f"en lang overskrift {n}", True) for n in range(9))]
    rows = [[Cell(LONG), *(Cell("−123 456 789,50") for _ in range(9))] for _ in range(3)]
    table = Table(columns, rows)
    days = [
        charts.TimeColumn(f"{i}. des." if i % 7 == 1 else "", 998, 1000, 2) for i in range(1, 32)
    ]
    months = ["jan. 09", "feb.", "mars", "april", "mai", "juni"] * 4
    named = charts.InkNames("bebodd", "plasser", "holdt")
    points = [
        charts.CurvePoint(0, 1, 1, 1),
        charts.CurvePoint(90, 0.6, 0.3, 0.8),
        charts.CurvePoint(1500, 0.2, 0.05, 0.6),
        charts.CurvePoint(1800, 0, None, None),
    ]
    bars = [charts.Bar(LONG, 165_000_000_000, -2_000_000, "−20 000 av 1 650 000 000, −1 %"),
            charts.Bar("Ingenting", None, None, "verken planlagt eller bokført")]  # fmt: skip
    drawn = {
        "steps": lambda: charts.steps("steps", LONG, LONG, days, named, say),
        "portions": lambda: charts.portions(
            "portions", "t", "d", [charts.TimeColumn(m, 8, 12) for m in months], named, say
        ),
        "stairs": lambda: charts.stairs(
            "stairs", "t", "d", months, [(LONG, [1000] * 24), ("1 Kort", [0] * 24)], say
        ),
        "bars": lambda: charts.bars("bars", "t", "d", [("Utgifter", bars)]),
        "survival": lambda: charts.survival(
            "survival", "t", "d", points, say, curve="fortsatt der", band="95 %", axis="dager"
        ),
    }
    blocks = [
        Block(LONG, [table], [LONG], chart, [(LONG, table)], key) for key, chart in drawn.items()
    ]
    return Page(LONG, [LONG], [LONG], blocks, [LONG], dt.date(2020, 1, 1))


@pytest.mark.sampled(5)
@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        ("light", 1280),
        ("dark", 375),
        pytest.param("light", 375, marks=pytest.mark.large),
        pytest.param("dark", 1280, marks=pytest.mark.large),
    ],
)
def test_a_report_shows_whole_asks_for_nothing_and_complains_of_nothing(
    browser: Browser, files: dict[str, Path], name: str, scheme: str, width: int
) -> None:
    browser.open(files[name], width=width, scheme=scheme)
    assert browser.complaints() == []
    assert browser.requested() == [files[name].as_uri()]
    page, inner = browser.ask(
        "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert (page, inner) == (width, width)
    assert browser.ask(OUTSIDE) == []
    assert browser.ask(CLIPPED) == []
    for what in ("svg", "table"):
        sizes = browser.driver.execute_script(SIZES, what)
        assert all(wide > 0 and high > 0 for _, _, wide, high, _ in sizes)
        assert sizes
    if name != "wide":
        assert browser.ask(TOUCHING) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_ground_they_stand_on(
    browser: Browser, files: dict[str, Path], scheme: str
) -> None:
    browser.open(files["alta-year"], scheme=scheme)
    found: dict[str, float] = browser.ask(CONTRAST)
    assert len(found) == 5
    assert min(found.values()) >= 4.5, found


def test_dark_is_dark_and_light_is_light(browser: Browser, files: dict[str, Path]) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        browser.open(files["alta-year"], scheme=scheme)
        grounds.append(browser.ask("return getComputedStyle(document.body).backgroundColor"))
    browser.open(files["alta-year"], scheme="dark", media="print")
    grounds.append(browser.ask("return getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(255, 255, 255)", "rgb(21, 24, 26)", "rgb(255, 255, 255)"]


@pytest.mark.parametrize("width", [375, 1280])
def test_the_answer_is_in_the_first_screenful_with_its_fractions(
    browser: Browser,
    files: dict[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
    width: int,
) -> None:
    browser.open(files["alta-year"], width=width)
    bottom = browser.ask("return document.querySelector('.answer').getBoundingClientRect().bottom")
    assert bottom < 800
    cards: list[str] = browser.ask(
        "return [...document.querySelectorAll('.answer > div')].map(e => e.innerText)"
    )
    answer = " ".join(cards)
    for word in ("Beboere i programmet", "Belegg", "Av utgiftene"):
        assert word in answer
    counted = demo(tmp_path_factory, "alta").done("report", "year", "2009", "--format", "json").json
    nights = counted["occupancy"]["rate"]
    say = Language("nb")
    of_nights = f"{say.number(nights['numerator'])} av {say.number(nights['denominator'])}"
    for fraction in (r"12 startet", of_nights.replace(" ", "."), r"av 2.000.000 kroner"):
        assert re.search(fraction, answer), answer


def test_every_chart_has_its_table_its_title_and_its_description(
    browser: Browser, files: dict[str, Path]
) -> None:
    browser.open(files["alta-year"])
    found: list[list[Any]] = browser.ask(
        """
        return [...document.querySelectorAll('figure')].map(f => {
          const svg = [...f.querySelectorAll('svg')].find(s => s.checkVisibility());
          const [t, d] = svg.getAttribute('aria-labelledby').split(' ')
            .map(id => document.getElementById(id).textContent);
          return [svg.getAttribute('role'), t, d, f.querySelector('figcaption').textContent,
                  f.parentElement.querySelectorAll('table').length];
        })"""
    )
    assert len(found) == 4
    for role, title, about, caption, tables in found:
        assert role == "img"
        assert title == caption
        assert about
        assert tables >= 1
    ids: list[str] = browser.ask("return [...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids)) == 4 * 2 * 3


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_prints_on_a4(browser: Browser, files: dict[str, Path], name: str) -> None:
    browser.open(files[name])
    printed = browser.printed()
    assert printed.startswith(b"%PDF")
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", printed)
    assert boxes
    for wide, high in boxes:
        assert (round(float(wide)), round(float(high))) in ((595, 842), (596, 842), (595, 841))


@pytest.mark.sampled(3)
@pytest.mark.parametrize("name", ["alta-year", "hf-year", "sent-ute-month"])
def test_on_paper_nothing_is_wider_than_the_page(
    browser: Browser, files: dict[str, Path], name: str
) -> None:
    browser.open(files[name], width=680, media="print")  # A4 less its margins, at 96 to the inch
    cut = browser.ask(
        """return [...document.querySelectorAll('table, svg')].filter(e => e.checkVisibility())
        .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5)
        .map(e => e.textContent.slice(0, 60))"""
    )
    assert cut == []
    kept = browser.ask(
        """return ['tr', 'figure', 'section.small', '.box'].map(
        name => getComputedStyle(document.querySelector(name)).breakInside)"""
    )
    assert kept == ["avoid"] * 4
