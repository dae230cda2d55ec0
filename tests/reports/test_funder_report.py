"""Reports to funders: the grant, the goals and every heading, by hand."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.reports.data import data
from ettervern_cli.reports.funder.gather import gather
from ettervern_cli.reports.funder.grants import find_funder, year_to_report
from ettervern_cli.reports.funder.report import FunderReport
from ettervern_cli.storage.transaction import reading
from ettervern_cli.values.dates import Period
from ettervern_cli.values.rates import Rate
from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import award_husbanken, change_config, refused
from tests.helpers.period_book import Book, fill, new_book

YEAR = Period(dt.date(2009, 1, 1), dt.date(2009, 11, 30))


@pytest.fixture
def book(tmp_path: Path) -> Book:
    book = new_book(tmp_path)
    fill(book)
    return book


def found(book: Book, period: Period = YEAR, who: str = "husbanken") -> FunderReport:
    with reading(book.db):
        funder = find_funder(book.db, book.programme, who)
        return gather(book.db, book.programme, funder, period, today=dt.date(2010, 2, 1))


def stays(book: Book) -> list[int]:
    return [row[0] for row in book.db.execute("SELECT id FROM stay ORDER BY id")]


# --- the grant --------------------------------------------------------------------------------


def test_a_grant_pays_its_part_of_what_was_booked(book: Book) -> None:
    """150,000 of pay: eight tenths are Husbanken's, whose award is 1.6 of 2 million."""
    [year] = data(found(book))["grant"]["years"]
    assert year == {
        "year": 2009,
        "applied_ore": 160_000_000,
        "applied_on": "2008-12-31",
        "awarded_ore": 160_000_000,
        "awarded_on": None,
        "received_ore": 160_000_000,
        "spent_ore": 12_000_000,
        "unspent_ore": 148_000_000,
        "attestation_needed": True,
        "report_by": "2010-03-01",
    }
    [year] = data(found(book, who="Alta kommune"))["grant"]["years"]
    assert (year["spent_ore"], year["received_ore"]) == (1_500_000, None)
    assert year["attestation_needed"] is None


def test_a_grant_over_two_years_has_a_row_for_each_and_a_sum(book: Book) -> None:
    book.book("car", "2010-01-10", 50_000_00)
    report = found(book, Period(dt.date(2009, 11, 1), dt.date(2010, 1, 31)))
    assert [each.spent_ore for each in report.grant.years] == [12_000_000, 4_000_000]
    assert data(report)["grant"]["total"]["spent_ore"] == 16_000_000
    lines = {line.code: line.booked_ore for line in report.grant.lines}
    assert (lines["pay"], lines["car"]) == (15_000_000, 5_000_000)


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("who", "today", "year"),
    [
        ("husbanken", "2009-11-20", 2009),  # its report is due on 1 March 2010
        ("husbanken", "2010-03-01", 2009),
        ("husbanken", "2010-03-02", 2010),
        ("husbanken", "2008-12-31", 2008),  # the first year has not begun
        ("husbanken", "2013-06-01", 2012),  # no report is due any more
        ("husbanken", "2014-06-01", 2014),  # nothing was given last year
        ("alta", "2009-11-20", 2009),  # asks for none, and gives this year first
        ("alta", "2010-11-20", 2009),
    ],
)
def test_the_year_meant_is_the_one_whose_report_is_due_next(
    book: Book, who: str, today: str, year: int
) -> None:
    funder = find_funder(book.db, book.programme, who)
    assert year_to_report(book.db, funder, dt.date.fromisoformat(today)) == year


# --- goals ------------------------------------------------------------------------------------


def answers(report: FunderReport) -> dict[tuple[str, str], Any]:
    return {
        (answer["kind"], answer["counts"]): answer
        for goal in data(report)["goals"]
        for answer in goal["answers"]
    }


def test_goals_are_answered_by_what_the_period_report_counts(book: Book) -> None:
    report = found(book)
    given = answers(report)
    base = book.report(report.period)
    assert given["measure", "occupancy"]["rate"] == data(base.occupancy.rate)
    assert given["measure", "lasting-homes"]["rate"] == data(base.exits.success)
    # Anna and Emil moved up; Anna, Bent and Emil stand on the ladder in their last stay.
    assert given["measure", "moves-up"]["rate"]["numerator"] == 2
    assert given["measure", "moves-up"]["rate"]["denominator"] == 3
    assert given["measure", "posts"]["number"] == 3.5
    assert given["measure", "meetings"]["number"] == 0


def test_an_outcome_counts_times_and_people(book: Book) -> None:
    kind = book.term("outcome", "work-training")
    for stay, on in ((0, "2009-11-01"), (0, "2009-11-02"), (5, "2009-11-03"), (5, "2009-12-01")):
        book.add("outcome", stay_id=stays(book)[stay], kind_id=kind, happened_on=on)
    reached = answers(found(book))["outcome", "work-training"]
    assert (reached["number"], reached["people"], reached["rate"]) == (3, 2, None)


def test_a_word_that_is_an_outcome_and_a_measure_is_answered_by_both(book: Book) -> None:
    stay = stays(book)[0]
    for on, friends in (("2009-10-20", 0), ("2009-11-20", 1)):
        book.add("network", stay_id=stay, mapped_on=on, family=2, family_supportive=1,
                 friends=2, friends_supportive=friends, professionals=3,
                 professionals_supportive=3)  # fmt: skip
    given = answers(found(book))
    assert given["outcome", "network"]["number"] == 0
    assert given["measure", "network"]["rate"] == {"numerator": 1, "denominator": 1, "rate": 1.0}


# --- headings ---------------------------------------------------------------------------------


def test_homes_at_the_start_and_now_count_everybody_once(book: Book) -> None:
    """Anna and Emil live in units, Bent left for his own, Carl died, Dina is nowhere known."""
    anna, dina = stays(book)[0], stays(book)[4]
    for stay, on, kind in (
        (anna, "2009-10-15", "institution"),
        (anna, "2009-11-01", "family"),
        (dina, "2009-11-25", "homeless"),
        (dina, "2009-12-01", "own-rented"),
    ):
        kind_id = book.term("destination", kind)
        book.add("dwelling", stay_id=stay, seen_on=on, kind_id=kind_id)
    homes = data(found(book))["homes"]
    assert homes == {
        "in-unit": {"start": 0, "now": 2},
        "own-rented": {"start": 0, "now": 1},
        "institution": {"start": 1, "now": 0},
        "homeless": {"start": 1, "now": 1},
        "unknown": {"start": 3, "now": 0},
        "died": {"start": 0, "now": 1},
    }
    served = found(book).people.served
    assert [sum(row[when] for row in homes.values()) for when in ("start", "now")] == [served] * 2


def test_a_home_seen_before_a_unit_was_left_says_nothing_of_now(book: Book) -> None:
    emil = stays(book)[6]
    kind_id = book.term("destination", "family")
    book.add("dwelling", stay_id=emil, seen_on="2009-09-15", kind_id=kind_id)
    book.db.execute("UPDATE placement SET moved_out_on = '2009-10-01' WHERE stay_id = ?", (emil,))
    assert data(found(book))["homes"]["unknown"]["now"] == 2
    assert "family" not in data(found(book))["homes"]


def test_evictions_are_the_incidents_that_count_as_such(book: Book) -> None:
    assert data(found(book))["evictions"]["asked_for"] == {"number": 0, "people": 0}
    kind = book.term("incident_kind", "eviction-petition")
    for stay, on in ((0, "2009-10-20"), (0, "2009-11-20"), (5, "2009-12-01")):
        book.add("incident", stay_id=stays(book)[stay], kind_id=kind, happened_on=on)
    report = data(found(book))["evictions"]
    assert report == {"asked_for": {"number": 2, "people": 1},
                      "carried_out": {"number": 0, "people": 0}}  # fmt: skip
    book.db.execute("UPDATE term SET effect = NULL WHERE list = 'incident_kind'")
    assert data(found(book))["evictions"] == {"asked_for": None, "carried_out": None}


def test_plans_and_the_residents_own_words(book: Book) -> None:
    anna, _, _, _, _, _, emil = stays(book)
    area = book.term("area", "housing")
    goals = [
        book.add("goal", stay_id=anna, area_id=area, text="x", set_on=on, voice=voice,
                 closed_on=closed)
        for on, voice, closed in (
            ("2009-10-20", "Ja", "2009-11-10"),
            ("2009-10-21", None, "2009-11-11"),
            ("2009-12-01", "Etterpå", None),
        )
    ]  # fmt: skip
    for goal, on, value in ((0, "2009-11-01", 7), (0, "2009-11-10", 10), (1, "2009-11-11", 9)):
        book.add("progress", goal_id=goals[goal], noted_on=on, value=value)
    book.add("review", stay_id=emil, reviewed_on="2009-09-01", voice="Bra")
    book.add("plan_status", stay_id=emil, status="has", status_on="2009-08-15")
    report = found(book)
    # Of four, for Carl died; Anna's goals are no plan, and nobody has asked the others.
    assert report.plans == (Rate(1, 4), 0, 0, 3, 2, Rate(1, 2), 1, Rate(1, 4))
    assert report.involvement == {
        "moves": Rate(0, 4),
        "goals": Rate(1, 2),
        "progress": Rate(0, 3),
        "reviews": Rate(1, 1),
        "all": Rate(2, 10),
    }


def test_help_by_provider_and_by_kind(book: Book) -> None:
    anna, emil = stays(book)[0], stays(book)[6]
    for stay, name, provider, hours, begins, ends in (
        (anna, "Botrening", "Nav", 20, "2009-10-16", None),
        (emil, "Botrening", "Nav", 35, "2009-08-01", "2009-10-01"),
        (emil, "Fritid", "RIO", None, "2009-08-01", None),
        (emil, "Senere", "RIO", 10, "2009-12-01", None),
    ):
        book.add("measure", stay_id=stay, name=name, provider=provider, hours_tenths=hours,
                 started_on=begins, stopped_on=ends)  # fmt: skip
    helped = data(found(book))["measures"]
    names = ("name", "number", "residents", "running", "hours_a_week")
    assert [tuple(each[name] for name in names) for each in helped["by_provider"]] == [
        ("Nav", 2, 2, 1, 2.0),
        ("RIO", 1, 1, 1, None),
    ]
    assert [each["name"] for each in helped["by_kind"]] == ["Botrening", "Fritid"]


def test_temporary_housing_is_a_unit_with_a_longest_stay_of_its_own(book: Book) -> None:
    assert data(found(book))["national"] == {
        "temporary_after_treatment": None, "temporary_over_three_months": None,
    }  # fmt: skip
    book.db.execute("UPDATE unit SET limit_months = 3 WHERE code IN ('1', '2', '4')")
    book.db.execute("UPDATE stay SET treatment_ended_on = '2009-10-01' WHERE id IN (1, 5)")
    # Anna since 15 October, Bent since March, Emil since August; Anna and Dina out of treatment.
    national = found(book).national
    assert national == (Rate(1, 2), Rate(2, 3))


def test_three_months_are_over_on_the_day_after_them_from_unit_to_unit(book: Book) -> None:
    book.db.execute("UPDATE unit SET limit_months = 3 WHERE code IN ('1', '5')")
    anna = stays(book)[0]
    book.db.execute("DELETE FROM placement")
    book.place(anna, "1", "2009-07-01", "2009-08-15")
    book.place(anna, "5", "2009-08-15")
    for last, too_long in (("2009-09-30", 0), ("2009-10-01", 1)):
        period = Period(dt.date(2009, 9, 1), dt.date.fromisoformat(last))
        assert found(book, period).national[1] == Rate(too_long, 1)


def test_what_happens_after_the_last_day_changes_nothing(book: Book) -> None:
    before = data(found(book))
    book.book("pay", "2009-12-01", 1_000_00)
    book.add("remark", programme_id=1, heading="learned", noted_on="2009-12-01", text="x")
    book.db.execute("UPDATE stay SET discharged_on = '2009-12-24' WHERE id = 1")
    assert data(found(book)) == before


# --- by the command line ----------------------------------------------------------------------

REPORT = ("report", "funder", "husbanken")


@lived_once()
def house(alta: Workspace) -> None:
    """One resident in a flat, something booked, and words under two headings."""
    award_husbanken(alta)
    alta.done("admit", "Nora Prøve", "--on", "2009-03-01", "--unit", "1", "--lived", "homeless")
    alta.done("budget", "book", "pay", "1000", "--on", "2009-11-01")
    alta.done("report", "remark", "learned", "Begynn tidlig", "--voice", "Det\nhjalp")
    alta.done("report", "remark", "results", "Fire gikk *videre*")


def test_the_report_reads_well(house: Workspace) -> None:
    result = house.done(*REPORT)
    assert result.out.startswith(
        "Report to Husbanken/Fylkesmannen\n"
        "Ettervernsboligene i Alta\n"
        "1 Jan 2009 to 20 Nov 2009, 324 days\n"
        "The period is not over: counted up to and including 20 Nov 2009.\n\n"
        "800 of 1 600 000 kroner awarded are spent, 0 %.\n"
        "The award is so large that an auditor's attestation is needed.\n"
        "1 resident (person): 1 still there at the end, 0 had left; 1 admitted.\n"
    )
    assert "  2009    1 600 000  1 600 000         –    800  1 599 200\n" in result.out
    assert "Nothing is counted for this goal; see the words under results." in result.out
    assert "Begynn tidlig – In the users' own words: “Det hjalp”" in result.out
    assert "Nothing is written under: methods and challenges." in result.out
    assert result.err.startswith("→ ettervern --config ")
    assert result.err.endswith(' --today 2009-11-20 report remark methods "…"\n')
    assert "Nora" not in result.out


def test_the_same_numbers_in_every_format(house: Workspace) -> None:
    text = house.done(*REPORT, "--format", "md", lang="nb").out
    assert "| 2009 | 1 600 000 | 1 600 000 | – | 800 | 1 599 200 |" in text
    assert "- Fire gikk \\*videre\\*\n" in text
    rows = list(csv.reader(io.StringIO(house.done(*REPORT, "--format", "csv").out)))
    assert ["grant", "2009", "spent_ore", "80000"] in rows
    assert ["goals", "1.measure.occupancy.rate", "numerator", "265"] in rows
    assert ["homes", "homeless", "start", "1"] in rows
    assert ["remarks", "learned.1", "text", "Begynn tidlig"] in rows
    report = house.done(*REPORT, "--format", "json").json
    assert report["goals"][2]["answers"][1]["rate"]["numerator"] == 265
    assert report["remarks"]["learned"] == [
        {"on": "2009-11-20", "text": "Begynn tidlig", "voice": "Det\nhjalp", "goal": None}
    ]
    assert report["seal"]["newest"]


def test_what_the_sentences_tell_are_cards_and_rows_on_a_page(house: Workspace) -> None:
    house.done("budget", "book", "husbanken", "1600000", "--on", "2009-03-02")
    house.done("budget", "book", "pay", "799000", "--on", "2009-11-02")
    page = house.done(*REPORT, "--format", "html", lang="nb").out
    # 800 000 booked, four fifths of it the grant's.
    assert (
        '<div><dt>Av tilsagnet er brukt</dt><dd class="value">40\u00a0%</dd>'
        "<dd>640\u00a0000 av 1\u00a0600\u00a0000 kroner i tilsagn</dd></div>"
    ) in page
    assert '<dt>Beboere i programmet</dt><dd class="value">1</dd>' in page
    assert '<tr><th scope="row">Møter gjennomført</th><td class="number">0</td></tr>' in page
    assert '<th scope="row">Mål satt</th><td class="number">0</td>' in page


def test_a_period_is_a_year_or_two_days(house: Workspace) -> None:
    report = house.done(*REPORT, "--from", "2009-03-01", "--to", "2009-03-31", "--format", "json")
    assert report.json["period"] == {"from": "2009-03-01", "to": "2009-03-31", "days": 31}
    refused(house, *REPORT, "--year", "2009", "--from", "2009-03-01", code=2)
    refused(house, *REPORT, "--from", "2009-03-01", code=2)
    refused(house, *REPORT, "--from", "2009-03-02", "--to", "2009-03-01")
    refused(house, *REPORT, "--year", "2010")


def test_an_unknown_funder_is_told_from_those_there_are(house: Workspace) -> None:
    assert "did you mean husbanken?" in refused(house, "report", "funder", "husbnken")
    assert "there is: Husbanken/Fylkesmannen, Alta kommune" in refused(
        house, "report", "funder", "x"
    )
    result = house.done("report", "funder", "HUSBANKEN/fylkesmannen", lang="nb")
    assert "Rapport til Husbanken/Fylkesmannen" in result.out


def test_a_year_without_a_grant_is_named_with_the_last_that_has_one(house: Workspace) -> None:
    result = house.done(*REPORT, today="2014-06-01", lang="nb")
    assert "Det er ikke gitt noe tilskudd i 2014." in result.out
    assert "report funder husbanken --year 2012\n" in result.err
    result = house.done(*REPORT, "--year", "2012", today="2014-06-01", lang="nb")
    assert "Det er ikke gitt noe tilskudd" not in result.out
    assert "--year" not in result.err


def test_what_is_not_kept_is_said(make_workspace: Callable[..., Workspace]) -> None:
    steg = make_workspace("steg", today="2021-10-01")
    text = steg.done("report", "funder", "nav").out
    assert "Evictions asked for are not kept: no kind of incident counts as one." in text
    assert "Nobody was in the programme in this period." in text
    assert "No unit is temporary" in text
    assert "auditor" not in text


def test_a_goal_without_anything_to_count_takes_the_words(house: Workspace) -> None:
    change_config(house, "counts: [units-in-use, occupancy]", "counts: []")
    goal = house.done(*REPORT, "--format", "json").json["goals"][2]
    assert goal["answers"] == []


def test_milestones_stand_in_every_form_of_the_report_as_far_as_they_were_reached(
    alta: Workspace,
) -> None:
    alta.done("milestone", "done", "opening", "--on", "2009-03-02")
    alta.done("milestone", "done", "staff", "--on", "2009-11-19")
    year = ("report", "funder", "husbanken", "--year", "2009")
    for words in (year, (*year, "--external")):
        told = alta.done(*words, "--format", "json").json["milestones"]
        assert [(one["milestone"], one["due_on"], one["reached_on"]) for one in told][:3] == [
            ("application", "2008-12-31", None),
            ("staff", "2009-03-01", "2009-11-19"),
            ("opening", "2009-03-31", "2009-03-02"),
        ]
    for form, row in (
        ("text", "De første boenhetene i bruk  31. mars 2009  2. mars 2009"),
        ("md", "| De første boenhetene i bruk | 31. mars 2009 | 2. mars 2009 |"),
        ("csv", "milestones,opening,reached_on,2009-03-02"),
        ("html", "De første boenhetene i bruk"),
    ):
        said = alta.done(*year, "--format", form, lang="nb").out.replace("\u00a0", " ")
        assert row in said.replace("   ", "  ")
