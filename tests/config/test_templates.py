"""The five templates: they load, and their figures are those of the source documents."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ettervern_cli.programmes
from ettervern_cli.config import Config, ProgrammeSettings, load
from tests.helpers.examples import examples

FOLDER = Path(ettervern_cli.programmes.__file__).parent
TEMPLATES = ("alta", "fri", "steg", "sent-ute", "hf")
TEXTS = {name: (FOLDER / f"{name}.yaml").read_text("utf-8") for name in TEMPLATES}


def config(name: str) -> Config:
    loaded = load(TEXTS[name])
    assert loaded.problems == []
    assert loaded.config is not None
    return loaded.config


def programme(name: str) -> ProgrammeSettings:
    return config(name).programmes[name]


def kroner(amounts: dict[str, int]) -> dict[str, float]:
    return {code: ore / 100 for code, ore in amounts.items()}


# --- all five --------------------------------------------------------------------------------

BASE_AMOUNTS = {
    2007: 66812,
    2008: 70256,
    2009: 72881,
    2010: 75641,
    2011: 79216,
    2012: 82122,
    2013: 85245,
    2014: 88370,
    2015: 90068,
    2016: 92576,
    2017: 93634,
    2018: 96883,
    2019: 99858,
    2020: 101351,
    2021: 106399,
    2022: 111477,
    2023: 118620,
    2024: 124028,
    2025: 130160,
}
TO_BE_CHECKED = {2007, 2011, 2012, 2024, 2025}

EIGHT_AREAS = [
    "housing",
    "activity",
    "economy",
    "physical-health",
    "mental-health",
    "substance-use",
    "social-functioning",
    "network",
]


def test_there_are_five_templates_and_no_other_file() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == sorted(TEMPLATES)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_holds_the_one_programme_of_its_name(name: str) -> None:
    assert list(config(name).programmes) == [name]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_leaves_language_and_database_to_init(name: str) -> None:
    assert config(name).model_fields_set == {"municipalities", "programmes", "base_amounts"}


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_carries_the_base_amounts_from_may_to_may(name: str) -> None:
    amounts = config(name).base_amounts
    assert {day: row.kroner for day, row in amounts.items()} == {
        dt.date(year, 5, 1): amount * 100 for year, amount in BASE_AMOUNTS.items()
    }
    assert {day.year for day, row in amounts.items() if not row.checked} == TO_BE_CHECKED


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_has_the_three_instruments_with_their_limits(name: str) -> None:
    instruments = programme(name).instruments
    rows = {
        code: (row.lowest, row.highest, row.cut_off, row.reliable_change, row.higher_is_better)
        for code, row in instruments.items()
    }
    assert rows == {
        "ors": (0, 40, 25, 5, True),
        "srs": (0, 40, 36, None, True),
        "barc10": (10, 60, 47, None, True),
    }


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_reason_to_decline_has_its_effect(name: str) -> None:
    reasons = programme(name).decline_reasons
    assert {code: reason.effect for code, reason in reasons.items()} == {
        "full": "first-in-line",
        "too-early": "ask-again",
        "not-target-group": "closed",
        "no-consent": "consent",
        "risk": "risk",
    }


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_critical_window_is_three_months(name: str) -> None:
    window = programme(name).critical_window
    assert window is not None
    assert window.months == 3


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_return_from_readmission_or_prison_opens_the_window_anew(name: str) -> None:
    absences = programme(name).absences
    rows = {
        code: (kind.pauses_follow_ups, kind.opens_critical_window)
        for code, kind in absences.items()
    }
    assert rows == {
        "leave": (False, False),
        "readmission": (True, True),
        "acute-exit": (False, False),
        "sentence": (True, True),
    }


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_conversation_is_what_is_meant_and_a_phone_call_is_not_in_person(name: str) -> None:
    kinds = programme(name).follow_up_kinds
    assert next(iter(kinds)) == "conversation"
    assert [code for code, kind in kinds.items() if not kind.in_person] == ["phone"]


@pytest.mark.parametrize("name", TEMPLATES)
def test_exits_know_what_was_planned_and_which_home_lasts(name: str) -> None:
    here = programme(name)
    assert {"planned", "own-wish", "hospital", "treatment", "prison", "died"} <= set(
        here.exit_reasons
    )
    assert here.exit_reasons["planned"].planned
    assert not here.exit_reasons["died"].planned
    lasting = {code for code, place in here.destinations.items() if place.lasting}
    assert lasting - {"municipal"} == {"own-rented", "own-bought", "supported"}
    assert {"family", "institution", "prison", "homeless", "unknown"} <= set(here.destinations)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_plan_balances_and_every_funder_fills_a_line(name: str) -> None:
    here = programme(name)
    assert here.budget
    for year, plan in here.budget.items():
        assert sum(plan.costs.values()) == sum(plan.financing.values()), year
    for funder in here.funders.values():
        for year, amount in funder.amounts.items():
            assert funder.line is not None
            assert here.budget[year].financing[funder.line] == amount


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name != "fri"])
def test_the_life_areas_are_brukerplans_eight(name: str) -> None:
    assert list(programme(name).areas) == EIGHT_AREAS


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_pleasant_to_read(name: str) -> None:
    lines = TEXTS[name].splitlines()
    assert max(map(len, lines)) <= 100
    assert not any(line != line.rstrip() for line in lines)


# --- alta ------------------------------------------------------------------------------------


def test_alta_has_six_single_flats_and_one_for_a_family() -> None:
    units = programme("alta").units
    assert [unit.code for unit in units] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [unit.kind for unit in units] == ["enkel"] * 6 + ["familie"]
    assert {unit.from_ for unit in units} == {dt.date(2009, 3, 1)}
    assert sum(unit.beds for unit in units) == 7
    assert programme("alta").capacity == "units"
    assert programme("alta").keep_empty == 1


def test_one_flat_in_alta_is_for_finnmarkskollektivet_after_a_year_there() -> None:
    here = programme("alta")
    assert [unit.code for unit in here.units if unit.reserved_for] == ["6"]
    partner = here.partners["finnmarkskollektivet"]
    assert here.units[5].reserved_for == "finnmarkskollektivet"
    assert partner.aliases == ["Finnmarksklinikken"]
    assert partner.outside_municipalities
    assert partner.months_there == 12


def test_alta_serves_alta_and_knows_its_neighbours() -> None:
    assert programme("alta").municipalities == ["alta"]
    assert {"alta", "loppa", "kautokeino", "hammerfest"} <= set(config("alta").municipalities)


def test_altas_ladder_has_five_steps_of_which_the_first_is_run_by_others() -> None:
    ladders = programme("alta").ladders
    steps = ladders["housing"].steps
    assert list(ladders) == ["housing"]
    assert [step.code for step in steps] == ["shelter", "training", "limited", "more", "ordinary"]
    assert [step.run for step in steps] == [False, True, True, True, True]
    assert [step.lease for step in steps] == [None, "special", "special", "special", "ordinary"]
    assert [step.trial_days for step in steps] == [None, 90, 90, 90, None]
    assert [step.asks.min_days for step in steps] == [None, None, 60, 90, 120]
    assert [step.every_days for step in steps] == [None, 3, 7, 14, 30]


def test_help_in_alta_shrinks_on_the_way_up() -> None:
    steps = programme("alta").ladders["housing"].steps
    assert [step.help.hours_a_week for step in steps] == [None, 10, 6, 3, 1]


def test_alta_moves_down_for_three_reasons() -> None:
    here = programme("alta")
    assert here.ladders["housing"].demotion.allowed
    assert list(here.demotion_reasons) == ["rule-broken", "agreement-broken", "trouble"]


def test_a_stay_in_alta_is_one_to_two_years() -> None:
    assert programme("alta").stay.least_months == 12
    assert programme("alta").stay.most_months == 24


def test_alta_is_two_million_a_year_on_both_sides_and_eight_in_all() -> None:
    here = programme("alta")
    budget = here.budget
    # Before them the pre-project has a budget of its own.
    assert list(budget) == [2008, 2009, 2010, 2011, 2012]
    own = [line.project for lines in (here.budget_lines.costs, here.budget_lines.financing)
           for code, line in lines.items()
           if code in {**budget[2008].costs, **budget[2008].financing}]  # fmt: skip
    assert own == ["pre-project"] * 3
    years = [budget[year] for year in (2009, 2010, 2011, 2012)]
    for plan in years:
        assert kroner(plan.costs) == {
            "pay": 1_650_000,
            "supervision": 100_000,
            "office": 70_000,
            "car": 80_000,
            "empty-flats": 100_000,
        }
        assert kroner(plan.financing) == {
            "husbanken": 1_600_000,
            "alta": 200_000,
            "finnmarkskollektivet": 200_000,
        }
        assert sum(plan.costs.values()) == sum(plan.financing.values()) == 2_000_000_00
    assert sum(sum(plan.costs.values()) for plan in years) == 8_000_000_00


def test_altas_1_600_000_kroner_are_applied_for_and_not_awarded() -> None:
    funder = programme("alta").funders["husbanken"]
    assert (funder.applied, funder.amounts) == ({2009: 1_600_000_00}, {})
    assert funder.applied_on == {2009: dt.date(2008, 12, 31)}


def test_altas_posts_are_three_and_a_half_for_1_650_000_kroner() -> None:
    here = programme("alta")
    assert sum(post.full_time for post in here.posts.values()) == 3.5
    assert sum(post.full_time * post.yearly for post in here.posts.values()) == 1_650_000_00
    assert {post.line for post in here.posts.values()} == {"pay"}
    assert here.vacancy is not None
    assert here.vacancy.line == "empty-flats"
    assert here.prices is None


def test_alta_reports_against_seven_goals_in_three_phases() -> None:
    here = programme("alta")
    assert (len(here.main_goals), len(here.goals)) == (2, 7)
    assert [(phase.name, phase.when) for phase in here.phases.values()] == [
        ("Vurderingsfase", "referral"),
        ("Bofase", "stay"),
        ("Utskrivelse", "discharge"),
    ]


def test_alta_works_with_those_whom_the_plan_names() -> None:
    assert {
        "finnmarkskollektivet",
        "utleieboliger",
        "nav",
        "aksis",
        "miljoarbeidertjenesten",
        "rode-kors",
        "rio",
        "an",
        "mental-helse",
    } <= set(programme("alta").partners)


def test_a_grant_above_half_a_million_needs_an_auditor() -> None:
    funder = programme("alta").funders["husbanken"]
    assert funder.auditor_above == 500_000_00
    assert set(funder.report_by) == {2009, 2010, 2011, 2012}


# --- fri -------------------------------------------------------------------------------------

POPULATIONS = {
    "Bodø": 51558,
    "Fauske": 9785,
    "Meløy": 6347,
    "Saltdal": 4697,
    "Steigen": 2523,
    "Gildeskål": 2004,
    "Sørfold": 1983,
    "Hamarøy": 1799,
    "Beiarn": 1029,
}


def test_the_nine_municipalities_of_salten_have_their_populations() -> None:
    counted = config("fri").municipalities
    assert {place.name: place.populations for place in counted.values()} == {
        name: {dt.date(2017, 12, 31): count} for name, count in POPULATIONS.items()
    }
    assert set(programme("fri").municipalities) == set(counted)


def test_fri_has_twelve_rooms_and_twelve_places() -> None:
    here = programme("fri")
    assert len(here.units) == 12
    assert sum(unit.beds for unit in here.units) == 12
    assert here.capacity == "units"


def test_fris_course_is_a_year_in_the_house_and_a_year_at_home() -> None:
    steps = programme("fri").ladders["course"].steps
    rows = [(step.code, step.limit_months, step.needs_unit) for step in steps]
    assert rows == [("house", 12, True), ("own-home", 12, False)]
    assert programme("fri").stay.most_months == 24


def test_fri_helps_in_six_areas() -> None:
    assert list(programme("fri").areas) == [
        "relations",
        "work",
        "education",
        "housing",
        "health",
        "leisure",
    ]


def test_husbanken_gives_fri_734_000_kroner() -> None:
    here = programme("fri")
    assert here.funders["husbanken"].amounts == {2018: 734_000_00}
    assert here.budget[2018].financing == {"husbanken": 734_000_00}
    assert here.funders["business"].kind == "gift"


def test_fri_compares_ways_of_sharing() -> None:
    here = programme("fri")
    assert sum(here.sharing.places.values()) == 12
    assert sum(here.sharing.fixed.values()) == 100
    assert set(here.sharing.places) == set(here.sharing.fixed) == set(here.municipalities)
    assert all(sum(mix.values()) == 100 for mix in here.sharing.mixes.values())


# --- steg ------------------------------------------------------------------------------------


def test_steg_climbs_four_steps_of_activity_without_homes() -> None:
    here = programme("steg")
    steps = here.ladders["activity"].steps
    assert len(steps) == 4
    assert not any(step.needs_unit or step.lease for step in steps)
    assert here.units == []
    assert here.residents_are == "deltaker"


def test_steg_lives_on_two_tenders_and_its_own_national_body_for_three_years() -> None:
    here = programme("steg")
    assert {code: funder.kind for code, funder in here.funders.items()} == {
        "nav": "tender",
        "kristiansand": "tender",
        "bla-kors-norge": "own",
    }
    assert len(here.budget) == 3


def test_steg_counts_adapted_work_ordinary_work_and_school() -> None:
    assert list(programme("steg").outcomes)[:3] == ["adapted-work", "work", "school"]


# --- sent-ute --------------------------------------------------------------------------------


def test_sent_ute_has_nothing_to_climb_and_nowhere_to_live() -> None:
    here = programme("sent-ute")
    assert (here.ladders, here.units, here.leases, here.demotion_reasons) == ({}, [], {}, {})
    assert here.residents_are == "deltaker"


def test_nobody_takes_part_in_sent_ute_without_consent() -> None:
    here = programme("sent-ute")
    assert here.consent.required
    assert here.consent.scopes
    assert all(partner.consent_needed for partner in here.partners.values())
    assert "consent-withdrawn" in here.exit_reasons


def test_the_resource_group_of_sent_ute_meets_every_fortnight() -> None:
    meetings = programme("sent-ute").meetings
    assert meetings.series["resource-group"].every_days == 14
    assert meetings.series["evaluation"].every_months == 6
    assert {"bergen-kommune", "mental-health", "addiction-medicine", "prosecution"} <= set(
        meetings.agencies
    )


def test_the_hard_core_is_at_most_twenty() -> None:
    assert programme("sent-ute").capacity == 20


# --- hf --------------------------------------------------------------------------------------


def test_rana_has_three_houses_and_three_temporary_rooms() -> None:
    units = programme("hf").units
    letters = [unit.code[0] for unit in units]
    assert {letter: letters.count(letter) for letter in letters} == {
        "E": 3,
        "H": 15,
        "L": 12,
        "T": 3,
    }
    assert {unit.code: unit.limit_months for unit in units if unit.limit_months} == {
        "T1": 3,
        "T2": 3,
        "T3": 3,
    }


def test_nobody_is_moved_down_in_rana_and_the_reason_is_given() -> None:
    here = programme("hf")
    demotion = here.ladders["tenancy"].demotion
    assert not demotion.allowed
    assert demotion.because is not None
    assert "rettighet" in demotion.because
    assert here.demotion_reasons == {}


def test_a_home_in_rana_is_not_earned() -> None:
    steps = programme("hf").ladders["tenancy"].steps
    assert [step.code for step in steps] == [
        "without-home",
        "temporary",
        "municipal-lease",
        "own-home",
    ]
    assert not any(step.needs_unit for step in steps)
    assert not any(step.asks.model_fields_set for step in steps)
    assert programme("hf").stay.most_months is None


@pytest.mark.parametrize(("name", "full_time"), [("hf", 2), ("sent-ute", 3)])
def test_posts_are_paid_by_the_plans_of_their_lines(name: str, full_time: float) -> None:
    here = programme(name)
    assert sum(post.full_time for post in here.posts.values()) == full_time
    for plan in here.budget.values():
        for line in {post.line for post in here.posts.values()}:
            mine = [post for post in here.posts.values() if post.line == line]
            assert sum(post.full_time * post.yearly for post in mine) == plan.costs[line]


def test_the_grant_for_two_posts_steps_down_while_the_municipality_steps_in() -> None:
    here = programme("hf")
    grant = list(here.funders["grant"].amounts.values())
    own = list(here.funders["rana"].amounts.values())
    assert here.funders["grant"].posts == 2
    assert grant == sorted(grant, reverse=True)
    assert own == sorted(own)
    assert len(set(grant)) == len(set(own)) == len(here.budget)


# --- damaged templates -----------------------------------------------------------------------

ROWS = {name: text.splitlines() for name, text in TEXTS.items()}
STRANGE = st.sampled_from(
    [
        "",
        "      ",
        "x",
        "- x",
        "    units:",
        "    ladders: 5",
        "    capacity: [units]",
        "    partners: []",
        "programmes: ~",
        "  : ",
        "\t",
        "---",
        "{",
        "]",
        '"',
        "      - {code: [], kind: {}}",
        "    budget: {x: {costs: {y: z}}, 2009: 3}",
        "          - code:",
        "? ",
        "&a b: *a",
        "    name: {name: name}",
        "    \x00",
        "%",
        "    æøå: [~, , ]",
    ]
)
DAMAGE = st.one_of(
    st.tuples(st.just("cut"), st.integers(0, 400), st.just("")),
    st.tuples(st.just("put"), st.integers(0, 400), STRANGE),
    st.tuples(st.just("add"), st.integers(0, 400), STRANGE),
    st.tuples(st.just("tail"), st.integers(0, 400), st.text(max_size=12)),
    st.tuples(st.just("indent"), st.integers(0, 400), st.just("  ")),
    st.tuples(st.just("copy"), st.integers(0, 400), st.just("")),
)


VALUES = st.sampled_from(["x", "-1", "0", "[]", "{}", "~", "NO", '""', "[[a]]", "{a: {b: c}}"])
SLIP = st.one_of(
    st.tuples(st.just("cut"), st.integers(0, 400), st.just("")),
    st.tuples(st.just("value"), st.integers(0, 400), VALUES),
    st.tuples(st.just("key"), st.integers(0, 400), st.sampled_from(["x", "-", "_s", "é"])),
)


def damaged(name: str, damage: list[tuple[str, int, str]]) -> str:
    """A template with lines cut, put, added, lengthened, indented, doubled or misspelt."""
    lines = list(ROWS[name])
    for what, where, text in damage:
        place = where % len(lines)
        if what == "cut":
            del lines[place]
        elif what == "put":
            lines[place] = text
        elif what == "add":
            lines.insert(place, text)
        elif what == "tail":
            lines[place] += text
        elif what == "indent":
            lines[place] = text + lines[place]
        elif what == "copy":
            lines.insert(place, lines[place])
        elif ":" in lines[place] and not lines[place].lstrip().startswith("#"):
            key, _, value = lines[place].partition(":")
            lines[place] = f"{key}: {text}" if what == "value" else f"{key}{text}:{value}"
    return "\n".join(lines) + "\n"


def assert_told_once_each_on_a_line_that_is_there(text: str) -> None:
    loaded = load(text)
    assert (loaded.config is None) == bool(loaded.problems)
    last = len(text.split("\n"))
    for problem in loaded.problems:
        assert 1 <= problem.line <= last
        assert problem.kind != "not_valid"
    told = [(problem.path, problem.kind) for problem in loaded.problems if problem.kind != "twice"]
    assert len(told) == len(set(told))


@settings(derandomize=True, max_examples=examples(120), deadline=None)
@given(st.sampled_from(TEMPLATES), st.lists(DAMAGE, min_size=1, max_size=5))
def test_a_damaged_template_gives_problems_and_never_an_error(
    name: str, damage: list[tuple[str, int, str]]
) -> None:
    assert_told_once_each_on_a_line_that_is_there(damaged(name, damage))


@settings(derandomize=True, max_examples=examples(120), deadline=None)
@given(st.sampled_from(TEMPLATES), st.lists(SLIP, min_size=1, max_size=8))
def test_a_template_with_slips_gives_problems_and_never_an_error(
    name: str, slips: list[tuple[str, int, str]]
) -> None:
    assert_told_once_each_on_a_line_that_is_there(damaged(name, slips))


@settings(derandomize=True, max_examples=examples(60), deadline=None)
@given(st.sampled_from(TEMPLATES), st.lists(SLIP, min_size=1, max_size=8))
def test_a_slip_does_not_hide_a_wrong_reference_elsewhere(
    name: str, slips: list[tuple[str, int, str]]
) -> None:
    text = damaged(name, slips)
    marked = "programmes:\n  probe: {name: P, host: H, municipalities: [nowhere]}"
    problems = load(text.replace("programmes:", marked, 1)).problems
    readable = all(problem.path for problem in problems)
    has_programmes = "\nprogrammes:" in text and "\nprogrammes: " not in text
    known = "\nmunicipalities:" in text and ("municipalities",) not in [p.path for p in problems]
    if readable and has_programmes and known:
        assert "programmes.probe.municipalities[0]" in [problem.dotted for problem in problems]
