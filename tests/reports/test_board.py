"""What a board gets: titles that say what a report is, a workbook of few sheets, few pages."""

import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from ettervern_cli.screen.documents.sheet_names import sheet_names
from tests.conftest import Workspace
from tests.helpers.browser import Browser, browsing
from tests.helpers.demos import demo
from tests.helpers.parts import part

NAME = "Ettervernsboligene i Alta"
TITLES = {
    ("year", "2009"): ("Årsrapport 2009", "Annual report 2009"),
    ("month", "2009-10"): ("Månedsrapport oktober 2009", "Monthly report October 2009"),
    ("period", "2009-04-01", "2009-06-15"): (
        "Rapport for 1. april 2009–15. juni 2009",
        "Report for 1 Apr 2009–15 Jun 2009",
    ),
    ("funder", "husbanken"): (
        "Rapport til Husbanken/Fylkesmannen",
        "Report to Husbanken/Fylkesmannen",
    ),
    ("municipality", "alta"): ("Rapport til kommunen: Alta", "Report to the municipality: Alta"),
    ("circling",): ("Forløp på trappene", "Courses on the ladders"),
    ("retention",): ("Hvor lenge oppholdene varer", "How long stays last"),
}
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
# What a board reads on: at most so many pages, and sheets.
MOST_PRINTED, MOST_SHEETS, MOST_SHEET_PAGES = 4, 8, 6


@pytest.fixture(scope="module")
def alta(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return demo(tmp_path_factory, "alta")


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return demo(tmp_path_factory, "alta", "2010-11-20")


@pytest.mark.sampled(7)
@pytest.mark.parametrize("words", TITLES, ids=lambda words: words[0])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_report_says_what_it_is_and_of_which_programme(
    alta: Workspace, words: tuple[str, ...], language: str, tmp_path: Path
) -> None:
    title = TITLES[words][language == "en"]
    report = ("report", *words)
    assert alta.done(*report, lang=language).out.splitlines()[:2] == [title, NAME]
    shown = alta.done(*report, "--format", "md", lang=language).out
    assert shown.startswith(f"# {title}\n\n{NAME}\n")
    page = alta.done(*report, "--format", "html", lang=language).out
    assert f"<title>{title}: {NAME}</title>" in page
    assert f"<h1>{title}</h1>\n<p>{NAME}</p>" in page
    alta.done(*report, "-o", str(tmp_path / "r.xlsx"), lang=language)
    first = load_workbook(tmp_path / "r.xlsx").worksheets[0]
    assert (first["A1"].value, first["A2"].value) == (title, NAME)


def test_a_year_that_is_not_over_is_an_annual_report_all_the_same(alta: Workspace) -> None:
    lines = alta.done("report", "year", "2009", lang="nb").out.splitlines()
    assert lines[0] == "Årsrapport 2009"
    assert lines[2].startswith("1. jan. 2009 til 20. nov. 2009")


@pytest.mark.parametrize("words", TITLES, ids=lambda words: words[0])
def test_a_workbook_has_few_sheets_named_in_whole_words(
    alta: Workspace, words: tuple[str, ...], tmp_path: Path
) -> None:
    alta.done("report", *words, "-o", str(tmp_path / "r.xlsx"), lang="nb")
    book = load_workbook(tmp_path / "r.xlsx")
    assert len(book.sheetnames) <= MOST_SHEETS, book.sheetnames
    for sheet in book.worksheets:
        told = " ".join(str(row[0]) for row in sheet.values)
        words_of = set(re.sub(r"[^\w-]+", " ", f"{told} Sammendrag").split())
        assert set(re.sub(r"[^\w-]+", " ", sheet.title).split()) <= words_of, sheet.title


def test_a_name_that_is_too_long_ends_with_a_whole_word() -> None:
    assert sheet_names(["Hvor lenge oppholdene varer, i dager og netter"]) == [
        "Hvor lenge oppholdene varer, i"
    ]


def test_a_years_workbook_has_charts_of_its_own_cells(alta: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    alta.done("report", "year", "2009", "-o", str(path), lang="nb")
    with zipfile.ZipFile(path) as book:
        charts = [book.read(name).decode() for name in book.namelist() if "/charts/chart" in name]
    # Costs, financing, nights, steps and follow-ups.
    assert len(charts) == 5
    for chart in charts:
        series = re.findall(r"<c:ser>.*?</c:ser>", chart, re.DOTALL)
        assert len(series) >= 2
        for one in series:
            assert len(re.findall(r"<c:f>[^<]*\$[A-Z]+\$\d+", one)) == 3  # name, names, values
    costs = next(chart for chart in charts if "Utgifter" in chart)
    assert "Penger!$D$" in costs  # to date
    sheet = load_workbook(path)["Penger"]
    first, last = re.search(r"<c:val>.*?Penger!\$B\$(\d+):\$B\$(\d+)", costs, re.DOTALL).groups()  # type: ignore[union-attr]
    assert sheet[f"B{first}"].value == 1_650_000
    assert sheet[f"A{int(last) + 1}"].value == "Sum utgifter"  # is no bar


@pytest.mark.large
def test_the_summary_has_the_year_before_in_columns_and_notes_in_words(
    later: Workspace, tmp_path: Path
) -> None:
    later.done("report", "year", "2010", "-o", str(tmp_path / "r.xlsx"), lang="nb")
    rows = [list(row) for row in load_workbook(tmp_path / "r.xlsx").worksheets[0].values]
    heads = next(row for row in rows if row[0] == "hva")
    assert heads == ["hva", "tall", "del", "av", "året før", "endring", "merknad"]
    people = next(row for row in rows if row[0] == "Beboere i programmet")
    found = later.done("report", "year", "2010", "--format", "json").json
    served, was = found["people"]["served"], found["year_before"]["served"]
    assert people[1:6] == [served, None, None, was, served - was]
    assert f"Året før: {was}; " in people[6]
    assert str(found["people"]["staying"]) in people[6]


def test_rows_of_nothing_but_zeros_are_folded(alta: Workspace, tmp_path: Path) -> None:
    page = alta.done("report", "year", "2009", "--format", "html", lang="nb").out
    lengths = page.split('data-section="nights"')[1].split("</section>")[0]
    above, below = lengths.split("<details>")
    assert "rader med bare null</summary>" in below
    assert "731–1095" in below.partition("</details>")[0]
    assert "731–1095" not in above
    alta.done("report", "year", "2009", "-o", str(tmp_path / "r.xlsx"), lang="nb")
    sheet = load_workbook(tmp_path / "r.xlsx")["Inn og ut"]
    rows = {cell.value: cell.row for cell in sheet["A"]}
    assert sheet.row_dimensions[rows["731–1095"]].hidden
    assert not sheet.row_dimensions[rows["median"]].hidden


def test_steps_stand_in_one_order_in_chart_and_tables(alta: Workspace) -> None:
    page = alta.done("report", "year", "2009", "--format", "html", lang="nb").out
    section = page.split('data-section="ladders.housing"')[1].split("</section>")[0]
    chart, rest = section.split("</figure>")
    heads = re.findall(r'<th scope="col"[^>]*>(\d) ', rest)
    assert heads == sorted(heads, reverse=True)
    drawn = [text for text in heads if f">{text} " in chart]
    at = [chart.index(f">{text} ") for text in drawn]
    assert len(drawn) > 1
    assert at == sorted(at)


def test_charts_begin_with_the_first_bed(alta: Workspace) -> None:
    page = alta.done("report", "year", "2009", "--format", "html", lang="nb").out
    section = page.split('data-section="occupancy"')[1].split("</section>")[0]
    assert "mars 2009" in section
    assert "jan. 2009" not in section
    assert section.count('<th scope="row" class="date">') == 265  # from 1 March to 20 November


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    found = part("chromium"), part("chromedriver")
    with browsing(*found, tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.mark.debian
@pytest.mark.large
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("day", ["2009-11-20", "2010-11-20"])
def test_a_year_prints_on_few_pages(
    browser: Browser, alta: Workspace, later: Workspace, day: str, tmp_path: Path
) -> None:
    path = tmp_path / "r.html"
    house = alta if day == alta.today else later
    house.done("report", "year", day[:4], "-o", str(path), lang="nb")
    browser.open(path)
    assert 1 < len(PAGE.findall(browser.printed())) <= MOST_PRINTED


@pytest.mark.sampled(6)
@pytest.mark.debian
@pytest.mark.parametrize("words", [("year", "2009"), ("month", "2009-10"), ("funder", "husbanken")])
def test_a_workbook_prints_on_few_pages(
    alta: Workspace, words: tuple[str, ...], tmp_path: Path
) -> None:
    office = part("soffice")
    alta.done("report", *words, "-o", str(tmp_path / "r.xlsx"), lang="nb")
    own = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    subprocess.run(
        [
            office,
            own,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            tmp_path,
            tmp_path / "r.xlsx",
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pages = len(PAGE.findall((tmp_path / "r.pdf").read_bytes()))
    assert 1 < pages <= MOST_SHEET_PAGES
