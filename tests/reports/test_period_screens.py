"""A period's report as people and scripts read it: one value, the same numbers everywhere."""

import csv
import datetime as dt
import io
import json
from typing import Any

import pytest

from ettervern_cli.homes.occupancy import DayCount, Occupancy
from ettervern_cli.reports.data import data
from ettervern_cli.reports.period.report import (
    Exits,
    FollowUps,
    Intake,
    LadderCount,
    Money,
    MoneyLine,
    People,
    Report,
    Returned,
    Seal,
    StepCount,
    nights_of,
)
from ettervern_cli.screen.safe import plain
from ettervern_cli.values.dates import month_period
from ettervern_cli.values.rates import Rate, Tally
from ettervern_cli.words import Language
from ettervern_cli.words.en.reports.report import WORDS as ENGLISH_WORDS
from ettervern_cli.words.nb.reports.report import WORDS as NORWEGIAN_WORDS
from tests.helpers import report_forms as screens

LANGUAGES = ("en", "nb")
SEAL = "0123456789abcdef" * 4

REPORT = Report(
    programme="alta",
    name="Ettervernsboligene i Alta",
    residents_are="beboer",
    period=month_period(2009, 11),
    cut=False,
    people=People(admitted=2, discharged=2, staying=3),
    nights=nights_of({0: 1, 264: 1}, {47: 1, 6: 1, 122: 1}),
    occupancy=Occupancy(210, 74, 5, 10, [DayCount(dt.date(2009, 11, 30), 3)]),
    ladders=[
        LadderCount(
            "housing",
            "Boligtrapp",
            3,
            [
                StepCount(1, "shelter", "Hospits", False, 0),
                StepCount(2, "training", "Treningsleilighet", True, 1),
                StepCount(3, "limited", "Vanlig leilighet", True, 1),
            ],
            up=12,
            down=13,
            circling=1,
        )
    ],
    follow_ups=FollowUps(held=21, missed=4, on_time=Rate(17, 25), critical_window=Rate(8, 9)),
    intake=Intake(
        [Tally("prison", "Fengsel", 1), Tally("unknown", "", 1)], [Tally("alta", "Alta", 2)], 2
    ),
    exits=Exits(
        [Tally("own-rented", "Egen leid bolig", 1), Tally("died", "", 1)],
        [Tally("planned", "Som planlagt", 1), Tally("died", "Død", 1)],
        people=2,
        living=1,
        back=1,
        died=1,
        planned=1,
        success=Rate(1, 1),
        returned=[
            Returned(180, Rate(1, 3)),
            Returned(365, Rate(0, 0)),
            Returned(730, Rate(0, 2)),
        ],
    ),
    absences=[Tally("leave", "Permisjon", 2)],
    money=Money(
        [
            MoneyLine("pay", "cost", "Lønn", 165_000_000, 50_000_50, 150_000_50),
            MoneyLine("car", "cost", "Leasing av bil", 8_000_000, None, None),
            MoneyLine("state", "funding", "Husbanken", 173_000_000, None, 173_000_000),
        ],
        dt.date(2009, 1, 1),
    ),
    seal=Seal(SEAL, 2),
)
NOBODY = REPORT._replace(
    people=People(0, 0, 0),
    nights=nights_of({}, {}),
    occupancy=Occupancy(0, 0, 0, 0, [DayCount(dt.date(2009, 11, 30), 0)]),
    ladders=[],
    follow_ups=FollowUps(0, 0, Rate(0, 0), Rate(0, 0)),
    intake=Intake([], [], 0),
    exits=Exits([], [], 0, 0, 0, 0, 0, Rate(0, 0), [Returned(180, Rate(0, 0))]),
    absences=[],
    money=Money([], dt.date(2009, 1, 1)),
    seal=Seal(None, 0),
)

ENGLISH = f"""\
Monthly report November 2009
Ettervernsboligene i Alta
1 Nov 2009 to 30 Nov 2009, 30 days

Costs so far in 2009: 150 000.50 of 1 730 000 kroner planned, 9 %.
Nights lived in: 37 % (74 of 200); 5 more held for residents away.
Left for a lasting home: 1 of 1, 100 %.
5 residents (persons): 3 still there at the end, 2 had left; 2 admitted.
Follow-ups on time: 68 % (17 of 25).

Money, kroner
  costs               planned  in the period       to date
  Lønn              1 650 000      50 000.50    150 000.50
  Leasing av bil       80 000              –             –
  Sum of costs      1 730 000      50 000.50    150 000.50
  financing           planned  in the period       to date
  Husbanken         1 730 000              –     1 730 000
  Sum of financing  1 730 000              –     1 730 000
  Result                    0     −50 000.50  1 579 999.50
  Planned is for whole years. To date is 1 Jan 2009 to 30 Nov 2009.

Number of residents
  30 Nov 2009  3

Nights in the units
  beds there are          210
  out of use               10
  lived in                 74
  held for somebody away    5
  Lived in, of the beds in use: 37 % (74 of 200).

Exits
  to               stays
  Egen leid bolig      1
  died                 1
  why              stays
  Som planlagt         1
  Død                  1
  Stays that ended: 2, of 2 residents.
  Of them 1 came back, and were there on the last day.
  As planned, deaths left out: 1 of 1, 100 %.
  To a lasting home, deaths left out: 1 of 1, 100 %.
  Came back within 180 days of leaving, deaths left out: 1 of 3, 33 %.
  Came back within 730 days of leaving, deaths left out: 0 of 2, 0 %.

Admissions
  from          stays
  Fengsel           1
  not stated        1
  municipality  stays
  Alta              2
  Stays that began: 2, of 2 residents.

Length of stay
  nights   ended  staying
  ≤30          1        1
  31–60        0        1
  91–180       0        1
  181–365      1        0
  mean     132.0     58.3
  median   132.0     47.0

Absences that began
             times
  Permisjon      2

Boligtrapp
  3  Vanlig leilighet        1
  2  Treningsleilighet       1
  1  Hospits (not run here)  0
  Moves up: 12. Moves down: 13.
  ↻ 1 in circles: has come to the same step 3 times or more.

Follow-ups
  held       21
  missed      4
  due dates  25
  Follow-ups on time: 68 % (17 of 25).
  On time in the critical window: 8 of 9, 89 %.

Seal {SEAL}
2 changes to what is reported here were written after the period ended.
"""


def _text(report: Report, language: str) -> str:
    return plain(screens.text(report, Language(language)))


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def test_the_report_reads_from_the_answer_down() -> None:
    assert _text(REPORT, "en") == ENGLISH


def test_bokmal_says_the_same() -> None:
    text = _text(REPORT, "nb")
    assert text.splitlines()[:6] == [
        "Månedsrapport november 2009",
        "Ettervernsboligene i Alta",
        "1. nov. 2009 til 30. nov. 2009, 30 dager",
        "",
        "Utgifter så langt i 2009: 150 000,50 av 1 730 000 budsjetterte kroner, 9 %.",
        "Belegg: 37 % (74 av 200); i tillegg var 5 døgn reservert under fravær.",
    ]
    assert "1 har kommet til samme trinn 3 ganger eller mer (går i ring)." in text
    assert "ikke oppgitt" in text


def _numbers(value: Any, key: str = "") -> list[Any]:
    """Every number of a report's JSON but those that only say which row it is."""
    if isinstance(value, dict):
        return [n for name, each in value.items() for n in _numbers(each, name)]
    if isinstance(value, list):
        return [n for each in value for n in _numbers(each)]
    is_number = isinstance(value, int | float) and key not in ("from", "to", "step")
    return [value] if is_number else []


def test_csv_has_every_number_that_json_has() -> None:
    rows = list(csv.DictReader(io.StringIO(screens.csv(REPORT))))
    assert list(rows[0]) == ["section", "item", "measure", "value"]
    values = sorted(row["value"] for row in rows)
    for number in _numbers(data(REPORT)):
        values.remove(str(number))
    assert {(row["section"], row["item"], row["measure"]) for row in rows} > {
        ("exits", "returned.180", "rate"),
        ("occupancy", "2009-11-30", "residents"),
        ("money", "totals.result", "actual_ore"),
        ("ladders", "housing.2", "residents"),
    }
    assert len({tuple(row.values())[:3] for row in rows}) == len(rows)


def test_csv_leaves_what_was_never_booked_empty() -> None:
    rows = {tuple(row[:3]): row[3] for row in csv.reader(io.StringIO(screens.csv(REPORT)))}
    assert rows["money", "car", "actual_ore"] == ""
    assert rows["exits", "returned.365", "rate"] == ""


def test_json_is_the_value() -> None:
    assert json.loads(screens.json(REPORT)) == data(REPORT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_read_the_numbers_that_scripts_read(language: str) -> None:
    say = Language(language)
    text, page = _text(REPORT, language), screens.markdown(REPORT, say)
    for rate in (Rate(74, 200), Rate(17, 25), Rate(8, 9), Rate(1, 3), Rate(0, 2)):
        key = "report.share" if rate.denominator >= 20 else "report.share_few"
        fraction = say.say(
            key,
            percent=say.percent(*rate),
            part=rate.numerator,
            whole=rate.denominator,
        )
        assert fraction in _squeezed(text)
        assert fraction in page
    for line in data(REPORT)["money"]["lines"]:
        for key in ("planned_ore", "actual_ore", "actual_to_date_ore"):
            assert say.kroner(line[key]) in text
            assert say.kroner(line[key]) in page
    assert SEAL in text
    assert SEAL in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_shows_every_length_of_stay(language: str) -> None:
    page = screens.markdown(REPORT, Language(language))
    assert "| 731–1095 | 0 | 0 |" in page
    title = {"en": "Monthly report November 2009", "nb": "Månedsrapport november 2009"}
    assert page.startswith(f"# {title[language]}\n\nEttervernsboligene i Alta\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_in_words(language: str) -> None:
    text = _text(NOBODY, language)
    expected = {"en": "Nobody was in the programme", "nb": "Ingen var i programmet"}
    assert expected[language] in text
    assert "None" not in text.replace("None.", "").replace("None fell", "")
    assert "%" not in text
    assert screens.markdown(NOBODY, Language(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_period_that_is_not_over_says_so(language: str) -> None:
    cut = REPORT._replace(cut=True)
    expected = {"en": "The period is not over", "nb": "Perioden er ikke over"}
    assert expected[language] in _text(cut, language)
    assert expected[language] in screens.markdown(cut, Language(language))
    assert expected[language] not in _text(REPORT, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_programme_without_homes_speaks_of_participants(language: str) -> None:
    text = _text(REPORT._replace(residents_are="deltaker"), language)
    assert {"en": "5 participants", "nb": "5 deltakere"}[language] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_names_are_folded_at_80_columns(language: str) -> None:
    name = "Tilskudd til boligsosiale tiltak for mennesker som kommer ut av behandling eller soning"
    long = REPORT._replace(
        name=f"{name} {name}",
        money=Money([MoneyLine("x", "cost", name, 10**12, -(10**12) - 1, 10**12)], dt.date.min),
        absences=[Tally("leave", name, 2)],
    )
    text = _text(long, language)
    assert max(map(len, text.splitlines())) <= 80
    assert name in _squeezed(text)


HOSTILE = "[/b] \x1b[31m=1+1|<b>\u202e"


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_shown_and_not_obeyed(language: str) -> None:
    report = REPORT._replace(
        name=HOSTILE,
        absences=[Tally("leave", HOSTILE, 2)],
        ladders=[REPORT.ladders[0]._replace(name=HOSTILE)],
    )
    for shown in (_text(report, language), screens.markdown(report, Language(language))):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "=1+1" in shown
    assert "<b>" not in screens.markdown(report, Language(language)).replace("\\<b\\>", "")


def test_both_languages_say_the_same_things() -> None:
    assert ENGLISH_WORDS.keys() == NORWEGIAN_WORDS.keys()
