"""The configuration file: what is read, what is refused, and on which line."""

import datetime as dt
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.config import (
    Config,
    ConfigProblem,
    LoadedConfig,
    ProgrammeSettings,
    json_schema,
    load,
)
from ettervern_cli.config.explain import STAND_INS
from ettervern_cli.config.values import SettingsSection
from ettervern_cli.values.money import Ore
from ettervern_cli.words.en.data.config import WORDS as ENGLISH
from ettervern_cli.words.nb.data.config import WORDS as NORWEGIAN

EXAMPLE = Path(__file__).parents[2] / "ettervern_cli/config/example.yaml"

SOUND = """\
municipalities:
  alta: {name: Alta}
programmes:
  house:
    name: Huset
    host: Alta kommune
    municipalities: [alta]
"""


def found(text: str) -> list[tuple[int, str, str]]:
    """Line, dotted path and kind of every problem in a text."""
    return [(problem.line, problem.dotted, problem.kind) for problem in load(text).problems]


def house(more: str) -> str:
    """A sound file with lines added to its programme, indented as they must be."""
    return SOUND + "".join(f"    {line}\n" for line in more.splitlines())


def read(text: str) -> Config:
    loaded = load(text)
    assert loaded.problems == []
    assert loaded.config is not None
    return loaded.config


def read_house(more: str) -> ProgrammeSettings:
    return read(house(more)).programmes["house"]


# --- every problem at once -------------------------------------------------------------------

TEN_MISTAKES = """\
municipalities:
  alta: {name: Alta}
programmes:
  house:
    name: Huset
    hosst: Alta kommune
    municipalities: [alta, bodo]
    residents_are: gjest
    capacity: mange
    partners:
      nav: {aliases: []}
    ladders:
      housing:
        name: Trapp
        steps:
          - {code: low, name: Lav, asks: {min_days: sixty}}
          - {code: low, name: Høy}
    units:
      - {code: "1", kind: enkel, reservd_for: nav}
      - {code: "2", kind: enkel, rent: mye}
    budget_lines:
      costs: {pay: {name: Lønn}}
      financing: {state: {name: Staten}}
    budget:
      2009: {costs: {pay: 2000000}, financing: {state: 1900000}}
"""


def test_ten_mistakes_are_ten_problems_each_on_its_line() -> None:
    assert found(TEN_MISTAKES) == [
        (6, "programmes.house.hosst", "unknown_key_near"),
        (7, "programmes.house.municipalities[1]", "unknown_reference"),
        (8, "programmes.house.residents_are", "wrong_choice"),
        (9, "programmes.house.capacity", "not_a_capacity"),
        (11, "programmes.house.partners.nav.name", "missing"),
        (16, "programmes.house.ladders.housing.steps[0].asks.min_days", "not_days"),
        (17, "programmes.house.ladders.housing.steps[1].code", "duplicate_code"),
        (19, "programmes.house.units[0].reservd_for", "unknown_key_near"),
        (20, "programmes.house.units[1].rent", "not_an_amount"),
        (25, "programmes.house.budget.2009", "unbalanced"),
    ]


def test_a_file_with_problems_gives_no_configuration() -> None:
    assert load(TEN_MISTAKES).config is None


def test_several_mistakes_in_one_mapping_are_all_told() -> None:
    text = house("stay: {least_months: x, most_months: y}\nkeep_empty: z")
    assert found(text) == [
        (8, "programmes.house.stay.least_months", "not_months"),
        (8, "programmes.house.stay.most_months", "not_months"),
        (9, "programmes.house.keep_empty", "not_a_count"),
    ]


def test_several_mistakes_in_one_list_keep_their_places() -> None:
    text = house("municipalities_: 1\ntarget_group:\n  - [a]\n  - Et mål\n  -\n  - {b: c}")
    assert found(text) == [
        (8, "programmes.house.municipalities_", "unknown_key_near"),
        (10, "programmes.house.target_group[0]", "not_one_value"),
        (12, "programmes.house.target_group[2]", "empty"),
        (13, "programmes.house.target_group[3]", "not_one_value"),
    ]


def test_a_goal_is_a_text_or_says_what_is_counted_for_it() -> None:
    text = "goals:\n  - Alle får hjelp\n  - {text: I bruk, counts: [occupancy]}"
    goals = read(house(text)).programmes["house"].goals
    assert [(goal.text, goal.counts) for goal in goals] == [
        ("Alle får hjelp", []),
        ("I bruk", ["occupancy"]),
    ]
    assert found(house("goals:\n  - {text: I bruk, counts: [sunshine]}\n  - {counts: []}")) == [
        (9, "programmes.house.goals[0].counts[0]", "unknown_reference"),
        (10, "programmes.house.goals[1].text", "missing"),
    ]


def test_posts_empty_units_accounts_and_what_a_funder_covers_name_lines_of_the_budget() -> None:
    text = (
        "budget_lines: {costs: {pay: {name: Lønn}}}\n"
        "posts: {leader: {name: Leder, line: wages, yearly: 800000}}\n"
        "vacancy: {line: rent}\n"
        "bookkeeping: {accounts: {'5010': wages}}\n"
        "funders: {state: {name: Staten, covers: [wages]}}"
    )
    at = "programmes.house."
    assert found(house(text)) == [
        (9, at + "posts.leader.line", "unknown_reference"),
        (10, at + "vacancy.line", "unknown_reference"),
        (11, at + "bookkeeping.accounts.5010", "unknown_reference"),
        (12, at + "funders.state.covers[0]", "unknown_reference"),
    ]


def test_groups_and_agreements_name_partners_and_kinds_of_absence() -> None:
    text = (
        "partners: {nav: {name: NAV, readmission: "
        "{kind: leave, from: 2026-02-01, until: 2026-01-01}}}\n"
        "meetings: {series: {group: {name: Gruppa, agencies: [nav, police]}}}"
    )
    at = "programmes.house."
    assert found(house(text)) == [
        (8, at + "partners.nav.readmission.kind", "unknown_reference"),
        (8, at + "partners.nav.readmission.until", "ends_before_it_begins"),
        (9, at + "meetings.series.group.agencies[1]", "unknown_reference"),
    ]


def test_a_bad_key_and_its_bad_value_are_two_problems() -> None:
    assert found(house("budget: {209: 5}")) == [
        (8, "programmes.house.budget.209", "not_a_year"),
        (8, "programmes.house.budget.209", "not_a_mapping"),
    ]


def test_mistakes_inside_a_programme_with_a_bad_code_are_told_too() -> None:
    text = SOUND.replace("  house:", "  Sør:") + "    phases: {bo é: {name: Bo}}\n"
    assert found(text) == [
        (4, "programmes.Sør", "not_a_code"),
        (8, "programmes.Sør.phases.bo é", "not_a_code"),
        (8, "programmes.Sør.phases.bo é.when", "missing"),
    ]


def test_one_programme_that_is_no_mapping_does_not_hide_what_is_wrong_in_another() -> None:
    text = SOUND + "  other: 5\n  third: {name: T, host: H, municipalities: [bodo]}\n"
    assert found(text) == [
        (8, "programmes.other", "not_a_mapping"),
        (9, "programmes.third.municipalities[0]", "unknown_reference"),
    ]


def test_what_only_follows_from_another_mistake_is_not_told() -> None:
    text = house("partnes: {nav: {name: Nav}}\nmeetings: {agencies: [nav]}")
    assert found(text) == [(8, "programmes.house.partnes", "unknown_key_near")]


def test_a_misspelt_key_beside_the_right_one_hides_nothing_of_the_right_one() -> None:
    text = house("municipalities_: x").replace("[alta]", "[alta, bodo]")
    assert found(text) == [
        (7, "programmes.house.municipalities[1]", "unknown_reference"),
        (8, "programmes.house.municipalities_", "unknown_key_near"),
    ]


def test_an_entry_that_is_wrong_inside_still_counts_as_there() -> None:
    text = house("partners: {nav: 5}\nmeetings: {agencies: [nav, nix]}")
    assert found(text) == [
        (8, "programmes.house.partners.nav", "not_a_mapping"),
        (9, "programmes.house.meetings.agencies[1]", "unknown_reference"),
    ]


def test_a_sum_with_an_unreadable_amount_is_not_compared() -> None:
    lines = "budget_lines: {costs: {pay: {name: P}}, financing: {own: {name: O}}}\n"
    plan = "budget: {2009: {costs: {pay: abc}, financing: {own: 5}}}"
    assert found(house(lines + plan)) == [
        (9, "programmes.house.budget.2009.costs.pay", "not_an_amount")
    ]


def test_units_without_codes_are_not_called_duplicates() -> None:
    text = house("units:\n  - {kind: rom}\n  - {kind: rom}\n  - {code: a, kind: rom}")
    assert found(text) == [
        (9, "programmes.house.units[0].code", "missing"),
        (10, "programmes.house.units[1].code", "missing"),
    ]


def test_the_nearest_known_key_is_named() -> None:
    problems = load(house("units:\n  - {code: a, kind: rom, reservd_for: x}")).problems
    assert [problem.facts for problem in problems] == [{"nearest": "reserved_for"}]
    assert found(house("zzzz: 1")) == [(8, "programmes.house.zzzz", "unknown_key")]


def test_every_key_that_must_be_given_has_a_stand_in() -> None:
    required = {
        field.alias or name
        for model in sections(Config)
        for name, field in model.model_fields.items()
        if field.is_required()
    }
    assert required == set(STAND_INS)


# --- text stays text -------------------------------------------------------------------------


def test_no_stays_a_word() -> None:
    assert read_house("leases: {NO: {name: NO}}").leases["NO"].name == "NO"


def test_leading_zeros_and_times_stay_what_was_written() -> None:
    programme = read_house("units: [{code: 0150, kind: 12:30, name: 2009-03-01}]")
    unit = programme.units[0]
    assert (unit.code, unit.kind, unit.name) == ("0150", "12:30", "2009-03-01")


@pytest.mark.parametrize("nothing", ["", "~", "null", "NULL", "# only a comment"])
def test_a_key_without_a_value_is_as_if_it_were_absent(nothing: str) -> None:
    programme = read_house(f"summary: {nothing}\nkeep_empty: {nothing}\npartners: {nothing}")
    assert (programme.summary, programme.keep_empty, programme.partners) == (None, 0, {})


@pytest.mark.parametrize("quoted", ['""', "''", '"  "'])
def test_an_empty_text_in_quotes_is_not_absent_but_wrong(quoted: str) -> None:
    assert found(house(f"summary: {quoted}")) == [(8, "programmes.house.summary", "empty")]


def test_null_in_quotes_is_a_word() -> None:
    assert read_house('summary: "null"').summary == "null"


def test_amounts_are_read_as_oere_however_they_are_written() -> None:
    amounts = "{2009: 1650000, 2010: 1 650 000, 2011: '1650000,50', 2012: 1650000.50}"
    funder = read_house(f"funders: {{state: {{name: Staten, amounts: {amounts}}}}}").funders
    assert funder["state"].amounts == {
        2009: 165000000,
        2010: 165000000,
        2011: 165000050,
        2012: 165000050,
    }


def test_a_number_may_have_a_decimal_comma() -> None:
    funder = read_house('funders: {state: {name: Staten, posts: "3,5"}}').funders["state"]
    assert funder.posts == 3.5


@pytest.mark.parametrize("number", ["nan", "inf", "1e5", "1_000", "-1", "٣", "1.2.3", "."])
def test_what_only_a_programmer_calls_a_number_is_refused(number: str) -> None:
    text = house(f'funders: {{state: {{name: Staten, posts: "{number}"}}}}')
    assert found(text) == [(8, "programmes.house.funders.state.posts", "not_a_number")]


@pytest.mark.parametrize("days", ["0", "-1", "3.5", "36501", "٣", "²", "1_0", "999999999999"])
def test_days_are_whole_and_within_a_century(days: str) -> None:
    text = house(f'rhythm: {{every_days: "{days}"}}')
    assert found(text) == [(8, "programmes.house.rhythm.every_days", "not_days")]


@pytest.mark.parametrize("year", ["209", "02009", "20090", "x", "1899", "2009.0"])
def test_a_year_has_four_digits(year: str) -> None:
    assert found(house(f"budget: {{{year}: {{}}}}")) == [
        (8, f"programmes.house.budget.{year}", "not_a_year")
    ]


@pytest.mark.parametrize("day", ["2009-3-1", "2009-W10-7", "20090301", "2009-02-30", "1.3.2009"])
def test_a_date_is_written_in_one_way(day: str) -> None:
    text = house(f"units: [{{code: a, kind: rom, from: {day}}}]")
    assert found(text) == [(8, "programmes.house.units[0].from", "not_a_date")]


def test_capacity_is_a_number_or_the_units() -> None:
    assert read_house("capacity: 12").capacity == 12
    assert read_house("capacity: units\nunits: [{code: a, kind: rom}]").capacity == "units"
    assert read_house("").capacity is None


def test_a_critical_window_with_nothing_said_has_the_default() -> None:
    window = read_house("critical_window: {}").critical_window
    assert window is not None
    assert (window.months, window.every_days) == (3, 3)
    assert read_house("").critical_window is None


def test_populations_are_kept_by_the_day_they_were_counted() -> None:
    config = read(SOUND.replace("{name: Alta}", "{name: Alta, populations: {2017-12-31: 20789}}"))
    assert config.municipalities["alta"].populations == {dt.date(2017, 12, 31): 20789}


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    read("\ufeff" + SOUND.replace("\n", "\r\n"))


def test_shares_may_be_agreed_with_any_municipality_where_all_are_served() -> None:
    text = SOUND.replace("    municipalities: [alta]\n", "    sharing: {places: {alta: 3}}\n")
    assert read(text).programmes["house"].sharing.places == {"alta": 3}


# --- what is not read at all -----------------------------------------------------------------


def test_the_first_of_two_equal_keys_counts_and_the_second_is_told() -> None:
    loaded = load(house("summary: En\nsummary: To"))
    assert [(p.line, p.dotted, p.kind, dict(p.facts)) for p in loaded.problems] == [
        (9, "programmes.house.summary", "twice", {"key": "summary", "first": 8})
    ]


def test_a_key_is_twice_there_even_if_it_was_empty_the_first_time() -> None:
    assert found(house("summary:\nsummary: To")) == [(9, "programmes.house.summary", "twice")]


def test_a_second_section_does_not_move_the_lines_of_the_first() -> None:
    text = house("rhythm:\n  every_days: x\nrhythm:\n  every_days: 3")
    assert found(text) == [
        (9, "programmes.house.rhythm.every_days", "not_days"),
        (10, "programmes.house.rhythm", "twice"),
    ]


@pytest.mark.parametrize("line", ["a: &x b", "a: *x", "&x a: b", "*x : b", "<<: *x", "a: &x {}"])
def test_anchors_and_aliases_are_refused_with_their_line(line: str) -> None:
    assert [(p.line, p.kind) for p in load(f"{SOUND}{line}\n").problems] == [(8, "alias")]


def test_a_second_document_is_refused() -> None:
    assert found(SOUND + "---\n" + SOUND) == [(8, "", "second_document")]


@pytest.mark.parametrize("bomb", ["[", "{a: ", "- ", "? "])
def test_a_hundred_thousand_levels_are_refused_quietly(bomb: str) -> None:
    assert len(load(bomb * 100_000).problems) == 1


def test_too_many_indented_sections_are_refused_on_the_line_where_it_is_too_much() -> None:
    text = "".join(f"{' ' * depth}a:\n" for depth in range(1000))
    assert found(text) == [(22, "", "too_deep")]


def test_a_billion_laughs_are_not_heard() -> None:
    lines = ["a: &a [x]"] + [f"{b}: &{b} [*{a},*{a}]" for a, b in zip("abc", "bcd", strict=False)]
    assert found("\n".join(lines)) == [(1, "", "alias")]


@pytest.mark.parametrize("text", ["", "# nothing\n", "{}", "programmes: {}", "programmes:\n"])
def test_a_file_that_says_nothing_lacks_its_programmes(text: str) -> None:
    assert [(dotted, kind) for _, dotted, kind in found(text)] in (
        [("programmes", "missing")],
        [("programmes", "empty")],
    )


@pytest.mark.parametrize("text", ["hei", "[a, b]", "~", "- a\n- b", '"a: b"'])
def test_a_file_that_is_no_mapping_is_refused(text: str) -> None:
    assert found(text) == [(1, "", "not_a_mapping")]


def test_tags_do_nothing() -> None:
    text = house("summary: !!python/object/apply:os.system ['exit 3']")
    assert found(text) == [(8, "programmes.house.summary", "not_one_value")]


def test_a_text_cut_at_a_comma_for_want_of_quotes_is_found() -> None:
    text = house("ladders: {l: {name: L, demotion: {allowed: false, because: Lov, som er gitt}}}")
    kinds = {(dotted.rpartition(".")[2], kind) for _, dotted, kind in found(text)}
    assert ("som er gitt", "unknown_key") in kinds


def test_text_that_is_not_utf8_is_told_with_its_line() -> None:
    # Bytes that are no UTF-8 are read as lone surrogates.
    assert found("a: b\nc: \udcf8") == [(2, "", "not_utf8")]


def test_values_that_are_shown_are_cut() -> None:
    (problem,) = load(house("keep_empty: " + "x" * 5000)).problems
    assert problem.facts["value"] == "x" * 60 + "…"


# --- words -----------------------------------------------------------------------------------

UNITS = "units: [{code: a, kind: rom%s}]"
STEPS = "ladders: {l: {name: L, steps: [{code: s, name: S%s}]%s}}"
PLAN = (
    "budget_lines: {costs: {pay: {name: P}}, financing: {own: {name: O}}}\n"
    "budget: {2010: {costs: {pay: 2000000}, financing: {own: 1900000}}}"
)
WRONG = {
    "not_yaml": "a: 1\n...\nb: 2\n",
    "yaml_tab": "a:\n\t- 1\n",
    "yaml_start": "a: @hjem\n",
    "yaml_colon": "a: b: c\n",
    "yaml_quote": "a: 'x\nb: 2\n",
    "yaml_bracket": "a: [1, 2\nb: 3\n",
    "yaml_indent": "a:\n  - 1\n b: 2\n",
    "yaml_escape": 'a: "\\q"\n',
    "control_character": "æ: 1\nb: \x07\n",
    "alias": "a: *b\n",
    "too_deep": "[" * 30,
    "second_document": SOUND + "---\n",
    "strange_key": "? [a]\n: 1\n",
    "twice": house("summary: a\nsummary: b"),
    "unknown_key": house("zzzz: 1"),
    "unknown_key_near": house("sumary: x"),
    "missing": house("units: [{code: a}]"),
    "empty": house('summary: ""'),
    "not_a_mapping": house("stay: 5"),
    "not_a_list": house("goals: 5"),
    "not_one_value": house("summary: [a]"),
    "not_days": house("rhythm: {every_days: sixty}"),
    "not_months": house("stay: {most_months: 1201}"),
    "not_a_count": house("keep_empty: en"),
    "not_one_or_more": house(UNITS % ", beds: 0"),
    "not_a_percent": house("targets: {occupancy: 101}"),
    "not_a_day_of_month": house("rent_due_day: 32"),
    "not_a_year": house("budget: {i fjor: {}}"),
    "not_a_date": house(UNITS % ", from: i mars"),
    "not_an_amount": house(UNITS % ", rent: -5"),
    "not_a_number": house("funders: {f: {name: F, posts: to}}"),
    "not_a_code": house("leases: {særlig: {name: S}}"),
    "not_a_keeping": SOUND + "backups: {keep: 7x}\n",
    "identity_number": SOUND + "backups: {folder: kopi 15819030054}\n",
    "not_a_capacity": house("capacity: 0"),
    "not_true_or_false": house("consent: {required: ja}"),
    "wrong_choice": house("residents_are: gjest"),
    "too_long": house("summary: " + "x" * 2001),
    "unknown_reference": house(UNITS % ", reserved_for: nav"),
    "gone_by_then": SOUND.replace(
        "{name: Alta}",
        "{name: Alta, became: {into: vik, from: 2024-01-01}}\n"
        "  vik: {name: Vik, became: {into: alta, from: 2020-01-01}}",
    ),
    "duplicate_code": SOUND.replace("[alta]", "[alta, alta]"),
    "reserved_word": house("destinations: {pending: {name: Vent}}"),
    "code_is_a_number": house("ladders: {l: {name: L, steps: [{code: '2', name: S}]}}"),
    "capacity_without_units": house("capacity: units"),
    "keep_empty_too_many": house("keep_empty: 1"),
    "least_above_most": house("stay: {least_months: 3, most_months: 2}"),
    "ends_before_it_begins": house(UNITS % ", from: 2009-03-01, until: 2009-02-28"),
    "change_out_of_order": house(
        UNITS % ", from: 2009-03-01, changes: [{from: 2009-03-01, beds: 2}]"
    ),
    "no_step_run": house(STEPS % (", run: false", "")),
    "why_no_demotion": house(STEPS % ("", ", demotion: {allowed: false}")),
    "why_by_decision": house("new_measures: {by_decision: true}"),
    "unbalanced": house(PLAN),
    "range_is_empty": house("instruments: {i: {name: I, lowest: 4, highest: 4}}"),
    "cut_off_outside": house("instruments: {i: {name: I, lowest: 0, highest: 4, cut_off: 5}}"),
    "not_utf8": SOUND + "x: \udcf8\n",
    "not_words_typed": SOUND + "aliases: {l: 'log \"x\"'}\n",
    "unknown_time_zone": SOUND + "time_zone: Europa/Alta\n",
}


@pytest.mark.parametrize("kind", WRONG)
def test_each_kind_of_problem_is_found_and_has_words_that_its_facts_fill(kind: str) -> None:
    problem = next(p for p in load(WRONG[kind]).problems if p.kind == kind)
    for words in (ENGLISH, NORWEGIAN):
        sentence = words[f"config.{kind}"]
        assert isinstance(sentence, str)
        assert wanted(sentence) <= set(problem.facts)


def test_there_are_words_for_these_kinds_and_no_others() -> None:
    # not_valid is the answer to whatever a later pydantic may call by a new name.
    hints = ("no_death_marked", "no_reason_without_consent", "consent_by_default")
    kinds = {f"config.{kind}" for kind in (*WRONG, *hints, "not_valid")}
    assert set(ENGLISH) == kinds
    assert set(NORWEGIAN) == kinds


def test_both_languages_use_the_same_facts() -> None:
    for key, sentence in ENGLISH.items():
        assert wanted(str(sentence)) == wanted(str(NORWEGIAN[key])), key


def test_the_difference_between_costs_and_financing_is_told_in_money() -> None:
    (problem,) = load(WRONG["unbalanced"]).problems
    assert problem.facts == {"costs": 200000000, "financing": 190000000, "difference": 10000000}
    assert all(isinstance(fact, Ore) for fact in problem.facts.values())


def test_a_plan_that_is_meant_not_to_balance_is_allowed() -> None:
    assert found(house(PLAN.replace("{2010: {", "{2010: {balanced: false, "))) == []


def test_a_control_character_is_found_on_its_line() -> None:
    assert found(WRONG["control_character"]) == [(2, "", "control_character")]


def wanted(sentence: str) -> set[str]:
    """The facts that a sentence names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


# --- the example and the schema --------------------------------------------------------------


def sections(model: type[SettingsSection]) -> Iterator[type[SettingsSection]]:
    """A section and every section inside it, each once."""
    seen: set[type[SettingsSection]] = set()
    waiting = [model]
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        yield here
        for field in here.model_fields.values():
            waiting += inner_sections(field.annotation)


def inner_sections(kind: Any) -> list[type[SettingsSection]]:
    if isinstance(kind, type) and issubclass(kind, SettingsSection):
        return [kind]
    return [found for part in getattr(kind, "__args__", ()) for found in inner_sections(part)]


def keys_by_section(value: Any, into: dict[type[SettingsSection], set[str]]) -> None:
    """Collect which keys a loaded section was given, section by section."""
    if isinstance(value, SettingsSection):
        into.setdefault(type(value), set()).update(value.model_fields_set)
        for name in type(value).model_fields:
            keys_by_section(getattr(value, name), into)
    elif isinstance(value, dict):
        for item in value.values():
            keys_by_section(item, into)
    elif isinstance(value, list):
        for item in value:
            keys_by_section(item, into)


def test_the_example_loads_and_gives_every_key_of_every_section() -> None:
    config = read(EXAMPLE.read_text("utf-8"))
    given: dict[type[SettingsSection], set[str]] = {}
    keys_by_section(config, given)
    for model in sections(Config):
        assert given.get(model) == set(model.model_fields), model.__name__


def test_the_example_says_of_every_key_what_it_is() -> None:
    text = EXAMPLE.read_text("utf-8")
    for model in sections(Config):
        for name, field in model.model_fields.items():
            assert field.description, f"{model.__name__}.{name}"
            assert field.description.rstrip(".") in text, f"{model.__name__}.{name}"


def test_the_values_called_default_in_the_example_are_the_defaults() -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    marked = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.endswith("(default)"):
            stated = following if line.lstrip().startswith("#") else line
            key, _, value = stated.split("  #")[0].strip().partition(": ")
            marked.append((key, value))
    defaults = {
        (field.alias or name, str(field.default).lower().replace("europe/oslo", "Europe/Oslo"))
        for model in sections(Config)
        for name, field in model.model_fields.items()
        if isinstance(field.default, bool | int | str)
    }
    assert set(marked) == defaults


def test_the_schema_for_editors_knows_every_section() -> None:
    definitions = json_schema()["$defs"]
    assert {model.__name__ for model in sections(Config)} - {"Config"} == set(definitions)


def test_names_that_others_rely_on_are_there() -> None:
    problem = ConfigProblem(3, ("programmes", "house", "units", 2, "beds"), "missing", {})
    assert problem.dotted == "programmes.house.units[2].beds"
    assert LoadedConfig(None, [problem]).problems == [problem]


@pytest.mark.parametrize(
    ("said", "kinds", "because"),
    [
        ("{name: Nav}", ["consent_by_default"], None),
        ("{name: Nav, consent_needed: false}", ["no_reason_without_consent"], None),
        ("{name: Nav, consent_needed: false, why: Del av verten}", [], "Del av verten"),
        ("{name: Nav, consent_needed: true}", [], None),
    ],
)
def test_a_partner_needs_consent_unless_the_file_says_why_not(
    said: str, kinds: list[str], because: str | None
) -> None:
    groups = ("{agencies: [nav]}", "{series: {group: {name: Gruppa, agencies: [nav]}}}")
    for group in groups:
        found = load(house(f"partners: {{nav: {said}}}\nmeetings: {group}"))
        assert found.config is not None
        assert [one.kind for one in found.hints] == kinds
        assert found.config.programmes["house"].partners["nav"].no_consent_because == because
