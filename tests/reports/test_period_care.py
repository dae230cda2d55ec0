"""Outcomes, scores and help in a period's report, against figures worked out by hand."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.reports.data import data
from ettervern_cli.reports.period.care import HelpRow, ScoreCount
from ettervern_cli.reports.period.report import Report
from ettervern_cli.screen.safe import plain
from ettervern_cli.values.rates import Rate, Tally
from ettervern_cli.words import Language
from tests.helpers import report_forms as screens
from tests.helpers.period_book import Book, fill, new_book
from tests.reports.test_period_screens import REPORT

LANGUAGES = ("en", "nb")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = new_book(tmp_path)
    with book.written(dt.date(2009, 11, 30)):
        fill(book)
    yield book
    book.db.close()


def stay_of(book: Book, admitted_on: str) -> int:
    found = book.db.execute("SELECT id FROM stay WHERE admitted_on = ?", (admitted_on,))
    return int(found.fetchone()[0])


def score(book: Book, stay: int, instrument: str, on: str, tenths: int) -> None:
    which = book.one("instrument", instrument)
    book.add("score", stay_id=stay, instrument_id=which, scored_on=on, total_tenths=tenths)


def outcome(book: Book, stay: int, kind: str, on: str) -> None:
    book.add("outcome", stay_id=stay, kind_id=book.term("outcome", kind), happened_on=on)


def measure(book: Book, stay: int, on: str, hours: int | None, end: str | None = None) -> None:
    book.add("measure", stay_id=stay, name="X", provider="Y", hours_tenths=hours, started_on=on,
             stopped_on=end)  # fmt: skip


@pytest.fixture
def cared(book: Book) -> Book:
    """Anna, Bent and Emil with scores, results and help around November 2009."""
    anna, bent, emil = (stay_of(book, day) for day in ("2009-10-15", "2009-03-01", "2009-08-01"))
    with book.written(dt.date(2009, 11, 30)):
        for stay, instrument, on, tenths in (
            (anna, "ors", "2009-10-16", 184),
            (anna, "srs", "2009-10-16", 300),
            (anna, "ors", "2009-11-02", 220),
            (anna, "ors", "2009-11-16", 250),  # 6.6 up, at the cut-off, with a follow-up held
            (anna, "srs", "2009-11-16", 359),
            (bent, "ors", "2009-03-05", 300),
            (bent, "ors", "2009-11-10", 250),  # just 5 down
            (emil, "ors", "2009-11-03", 240),  # his first of this stay
            (emil, "srs", "2009-11-04", 400),
            (emil, "barc10", "2009-10-31", 470),
        ):
            score(book, stay, instrument, on, tenths)
        for stay, kind, on in (
            (anna, "kvp", "2009-10-31"),
            (anna, "work", "2009-11-01"),
            (bent, "own-lease", "2009-11-20"),
            (emil, "work", "2009-11-30"),
        ):
            outcome(book, stay, kind, on)
        measure(book, anna, "2009-10-15", 60)
        measure(book, emil, "2009-08-01", 20, "2009-11-30")
        measure(book, emil, "2009-11-01", 35)
        measure(book, bent, "2009-03-01", 900)
    return book


def rate(numerator: int, denominator: int, value: float | None) -> dict[str, Any]:
    return {"numerator": numerator, "denominator": denominator, "rate": value}


def test_results_are_counted_by_the_day_they_were_reached(cared: Book) -> None:
    assert data(cared.report())["outcomes"] == {"work": 2, "own-lease": 1}


def test_scores_are_read_by_the_latest_in_the_period_and_the_first_of_the_stay(
    cared: Book,
) -> None:
    found = data(cared.report())["scores"]
    assert list(found) == ["ors", "srs", "barc10"]
    assert found["ors"] == {
        "taken": 4,
        "residents": 3,
        "improved": rate(1, 2, 0.5),  # Anna, of Anna and Bent
        "deteriorated": rate(1, 2, 0.5),  # Bent
        "above_cut_off": rate(2, 3, 0.6667),  # Anna and Bent at it, Emil below
        "sessions": rate(1, 1, 1.0),
        "missing": 1,  # on 4 November Emil had SRS alone
    }
    assert found["srs"] == {
        "taken": 2,
        "residents": 2,
        "improved": None,
        "deteriorated": None,
        "above_cut_off": rate(1, 2, 0.5),
        "sessions": rate(1, 1, 1.0),
        "missing": 3,  # Anna's on the 2nd, Bent's on the 10th, Emil's on the 3rd
    }
    assert found["barc10"] == {
        "taken": 0,
        "residents": 0,
        "improved": None,
        "deteriorated": None,
        "above_cut_off": rate(0, 0, None),
        "sessions": rate(0, 1, 0.0),
        "missing": None,
    }


def test_help_is_that_of_the_last_day(cared: Book) -> None:
    found = data(cared.report())["help"]
    assert [row["step"] for row in found] == [1, 2, 3, 4, 5]
    # On the 30th Emil stands on step 2 with 3.5 hours, Anna on step 3 with 6; Bent has left.
    assert found[1] == {
        "ladder": "housing",
        "step": 2,
        "step_code": "training",
        "step_name": "Treningsleilighet",
        "residents": 1,
        "measures": 1,
        "hours_a_week": 3.5,
        "planned_hours_a_week": 10.0,
        "actual_hours_a_week": 3.5,
    }
    assert (found[2]["residents"], found[2]["actual_hours_a_week"]) == (1, 6.0)
    assert found[0]["actual_hours_a_week"] is None
    assert found[0]["planned_hours_a_week"] is None


def _bytes(report: Report) -> list[str]:
    return [
        screens.json(report),
        screens.csv(report),
        *(screens.markdown(report, Language(language)) for language in LANGUAGES),
        *(plain(screens.text(report, Language(language))) for language in LANGUAGES),
    ]


def test_what_happens_after_the_period_changes_no_byte(cared: Book) -> None:
    before = _bytes(cared.report())
    anna, emil = stay_of(cared, "2009-10-15"), stay_of(cared, "2009-08-01")
    with cared.written(dt.date(2009, 12, 10)):
        score(cared, anna, "ors", "2009-12-01", 100)
        score(cared, emil, "srs", "2009-12-01", 100)
        outcome(cared, anna, "school", "2009-12-01")
        measure(cared, anna, "2009-12-01", 500)
        cared.db.execute("UPDATE measure SET stopped_on = '2009-12-02' WHERE stopped_on IS NULL")
        cared.log(emil, "2009-12-01")
        cared.refresh()
    assert _bytes(cared.report()) == before


def test_another_programmes_care_is_not_counted(cared: Book) -> None:
    before = data(cared.report())
    with cared.written(dt.date(2009, 11, 30)):
        other = cared.db.execute(
            "INSERT INTO programme (code, name, position, rules) SELECT 'other', 'Other', 9, rules "
            "FROM programme"
        ).lastrowid
        for table, columns in (
            ("instrument", "code, name, position, lowest_tenths, highest_tenths, higher_is_better"),
            ("term", "list, code, name, position"),
        ):
            cared.db.execute(
                f"INSERT INTO {table} (programme_id, {columns}) SELECT {other}, {columns} "
                f"FROM {table}"
            )
        mine, cared.programme = cared.programme, cared.programme._replace(id=other or 0)
        stay = cared.stay(cared.resident(7), "2009-10-01")
        which = cared.db.execute(
            "SELECT id FROM instrument WHERE code = 'ors' AND programme_id = ?", (other,)
        ).fetchone()[0]
        cared.add("score", stay_id=stay, instrument_id=which, scored_on="2009-11-16",
                  total_tenths=10)  # fmt: skip
        outcome(cared, stay, "work", "2009-11-16")
        measure(cared, stay, "2009-11-16", 10)
        cared.log(stay, "2009-11-16")
        cared.programme = mine
    after = data(cared.report())
    assert {key: after[key] for key in ("outcomes", "scores", "help")} == {
        key: before[key] for key in ("outcomes", "scores", "help")
    }


def test_nothing_is_zeros_and_not_missing(book: Book) -> None:
    found = data(book.report())
    assert found["outcomes"] == {}
    assert {one["taken"] for one in found["scores"].values()} == {0}
    assert found["scores"]["srs"]["missing"] == 0
    assert {row["measures"] for row in found["help"]} == {0}


# --- as people read it -----------------------------------------------------------------------

FULL = REPORT._replace(
    outcomes=[Tally("work", "Ordinært arbeid", 2)],
    scores=[
        ScoreCount("ors", "ORS", 9, 4, Rate(2, 3), Rate(0, 3), Rate(1, 4), Rate(8, 21), 0, 25),
        ScoreCount("srs", "SRS", 5, 4, None, None, Rate(4, 4), Rate(5, 21), 3, 36),
        ScoreCount("uro", "Uro", 1, 1, None, None, Rate(1, 1), Rate(0, 21), None, 10, False),
        ScoreCount("idle", "Ubrukt", 0, 0, None, None, Rate(0, 0), Rate(0, 21), None),
    ],
    help=[
        HelpRow("housing", "Boligtrapp", 1, "shelter", "Hospits", False, 0, 0, None, 0),
        HelpRow("housing", "Boligtrapp", 2, "training", "Treningsleilighet", True, 2, 3, 100, 130),
        HelpRow("housing", "Boligtrapp", 3, "limited", "Vanlig leilighet", True, 1, 1, 60, 70),
    ],
)

ENGLISH = """\
Boligtrapp: help on the last day, hours a week for each
                        there  planned  given
  3  Vanlig leilighet       1      6.0    7.0
  2  Treningsleilighet      2     10.0    6.5
  Help does not thin out: step 3 gets more than step 2.
"""
SCORES = """\

Scores
  instrument  taken  persons
  ORS             9        4
  SRS             5        4
  Uro             1        1
  ORS: reliably better than the first time: 2 of 3, 67 %.
  ORS: reliably worse than the first time: 0 of 3, 0 %.
  ORS: latest total 25 or above: 1 of 4, 25 %.
  SRS: latest total 36 or above: 4 of 4, 100 %.
  Uro: latest total above 10, lower being better: 1 of 1, 100 %.
  ORS taken, of the days with a follow-up held: 38 % (8 of 21).
  SRS taken, of the days with a follow-up held: 24 % (5 of 21).
  Uro taken, of the days with a follow-up held: 0 % (0 of 21).
  SRS is missing in 3 sessions.
"""


def test_people_read_help_scores_and_results() -> None:
    text = plain(screens.text(FULL, Language("en")))
    assert ENGLISH in text
    assert SCORES in text
    assert "Results reached\n" in text
    assert "Ordinært arbeid" in text


def test_bokmal_says_the_same() -> None:
    text = plain(screens.text(FULL, Language("nb")))
    for part in (
        "Boligtrapp: hjelp siste dag, timer i uka per person",
        "Hjelpen avtar ikke: trinn 3 får mer enn trinn 2.",
        "ORS: pålitelig bedring siden første måling: 2 av 3, 67 %.",
        "SRS mangler i 3 samtaler.",
        "Resultater som er nådd",
    ):
        assert part in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_shows_the_steps_that_are_not_run_too(language: str) -> None:
    page = screens.markdown(FULL, Language(language))
    assert "| 1 | Hospits | 0 | – | – |" in page
    assert "| ORS | 9 | 4 |" in page


def test_csv_has_every_value() -> None:
    text = screens.csv(FULL)
    for row in (
        "outcomes,work,count,2",
        "scores,ors,taken,9",
        "scores,ors.improved,numerator,2",
        "scores,srs,improved,",
        "scores,srs,missing,3",
        "help,housing.2,residents,2",
        "help,housing.2,planned_hours_a_week,10.0",
        "help,housing.2,actual_hours_a_week,6.5",
    ):
        assert f"{row}\n" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_without_these_sections_says_nothing_of_them(language: str) -> None:
    assert (REPORT.scores, REPORT.outcomes, REPORT.help) == (None, None, None)
    text = plain(screens.text(REPORT, Language(language)))
    for key in ("report.scores", "report.outcomes"):
        assert Language(language).say(key) not in text.splitlines()
    assert data(REPORT)["help"] is None
    none = REPORT._replace(scores=[], outcomes=[], help=[])
    assert data(none)["scores"] == data(none)["outcomes"] == {}
    assert Language(language).say("report.none") in plain(screens.text(none, Language(language)))


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ((130, 60), "Help thins out, or stays the same, from step to step."),
        ((0, 0), "No help is written down"),
        ((130, None), ""),
    ],
)
def test_the_verdict_on_help_says_no_more_than_is_known(
    hours: tuple[int, int | None], said: str
) -> None:
    assert FULL.help is not None
    first, second, third = FULL.help
    count = 0 if not any(hours) else 1
    report = FULL._replace(
        help=[
            first,
            second._replace(hours_tenths=hours[0], measures=count),
            third._replace(hours_tenths=hours[1], measures=count),
        ]
    )
    text = plain(screens.text(report, Language("en")))
    told = [
        line
        for line in text.splitlines()
        if "thin out" in line or "thins out" in line or "No help" in line
    ]
    assert [said in line for line in told] == ([True] if said else [])
