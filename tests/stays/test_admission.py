"""admit: who comes in, from where, on which step and into which unit."""

from collections.abc import Callable

import pytest

from tests.conftest import Workspace
from tests.helpers.case_work import change_config, listed, refused, shown, tried, units, written

MARCH = ("--on", "2009-03-02")
FROM_PARTNER = ("--agency", "Finnmarkskollektivet")


def test_an_admission_answers_with_the_row_and_its_change(alta: Workspace) -> None:
    answer = alta.done(
        "admit", "Nora Prøve", "--municipality", "Alta", "--from", "treatment",
        "--agency", "Behandlingsstedet", "--treatment-began", "2008-11-01",
        "--treatment-ended", "2009-10-15", "--born", "1985-06-30", "--step", "3", "--unit", "2",
        "--lease", "ordinary", "--contact", "nurse", "--note", "Vil bo alene",
        "--on", "2009-10-20", "--format", "json",
    ).json  # fmt: skip
    # The window is open until 14 January: every 3 days, though the step says 7.
    assert answer == {
        "id": "S-1",
        "resident": "R-0001",
        "name": "Nora Prøve",
        "programme": "alta",
        "municipality": "alta",
        "status": "admitted",
        "admitted_on": "2009-10-20",
        "discharged_on": None,
        "steps": {
            "housing": {
                "step": 3,
                "step_code": "limited",
                "step_name": "Vanlig leilighet, begrensede rettigheter",
                "since": "2009-10-20",
                "days": 31,
                "visits": 1,
                "circling": False,
            }
        },
        "unit": "2",
        "contact": "nurse",
        "next_follow_up_on": "2009-10-23",
        "overdue_days": 28,
        "critical_until": "2010-01-14",
        "change": 2,
        "dry_run": False,
    }
    everything = shown(alta, "R-0001")
    assert everything["born"] == "1985-06-30"
    [stay] = everything["stays"]
    assert stay["id"] == "S-1"
    assert stay["source"] == "treatment"
    assert stay["agency"] == "Behandlingsstedet"
    assert stay["treatment_began_on"] == "2008-11-01"
    assert stay["treatment_ended_on"] == "2009-10-15"
    assert stay["note"] == "Vil bo alene"
    [move] = everything["moves"]
    assert {key: move[key] for key in ("direction", "from_step", "to_step", "moved_on")} == {
        "direction": "entry", "from_step": None, "to_step": 3, "moved_on": "2009-10-20",
    }  # fmt: skip
    [lease] = everything["leases"]
    assert (lease["kind"], lease["begins_on"], lease["trial_until_on"]) == (
        "ordinary", "2009-10-20", None,
    )  # fmt: skip


def test_a_plain_admission_is_today_on_the_lowest_step_run_and_without_a_unit(
    alta: Workspace,
) -> None:
    said = alta.done("admit", "Nora Prøve").out
    assert said.startswith("Nora Prøve (R-0001) admitted to Ettervernsboligene i Alta.")
    row = listed(alta, "R-0001")
    assert row["admitted_on"] == "2009-11-20"
    assert row["steps"]["housing"]["step"] == 2
    assert row["unit"] is None
    assert row["municipality"] == "alta"
    assert row["next_follow_up_on"] == "2009-11-23"
    assert row["critical_until"] is None


def test_the_steps_lease_comes_with_its_trial(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--unit", "1", *MARCH)
    [lease] = shown(alta, "nora")["leases"]
    # 90 days of trial from 2 March: 29 left of March, 30 + 31 make 90.
    assert (lease["kind"], lease["trial_until_on"]) == ("special", "2009-05-31")


def test_a_dry_run_admits_nobody_and_uses_no_code(alta: Workspace) -> None:
    assert "Nora (R-0001) admitted" in tried(alta, "admit", "Nora", "--unit", "1")
    assert alta.done("list", "--format", "json").json == []
    alta.done("admit", "Kari")
    assert listed(alta, "R-0001")["name"] == "Kari"


def test_a_name_comes_from_standard_input(alta: Workspace) -> None:
    alta.done("admit", "-", stdin="Åse Ødegård\n")
    assert listed(alta, "R-0001")["name"] == "Åse Ødegård"


def test_two_values_cannot_both_come_from_standard_input(alta: Workspace) -> None:
    refused(alta, "admit", "-", "--note", "-", code=2, stdin="Åse\n")


@pytest.mark.parametrize("step", ["1", "shelter"])
def test_nobody_enters_the_step_that_the_project_does_not_run(alta: Workspace, step: str) -> None:
    assert "not run here" in refused(alta, "admit", "Nora", "--step", step)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--step", "6"), 1, "no step “6”"),
        (("--unit", "9"), 1, "no unit “9”"),
        (("--from", "tretment"), 1, "did you mean treatment?"),
        (("--contact", "nobody"), 1, "no member of staff"),
        (("--municipality", "oslo"), 1, "no municipality"),
        (("--lease", "special"), 1, "lease"),
        (("--unit", "1", "--lease", "forever"), 1, "no lease"),
        (("--ladder", "work"), 1, "no ladder"),
        (("--born", "85"), 2, "year or date of birth"),
        (("--on", "31.13.2009"), 2, "no date"),
        (("--on", "2009-11-21"), 1, "has not come yet"),
        (("--treatment-ended", "soon"), 2, "no date"),
        (("--treatment-began", "2009-05-01", "--treatment-ended", "2009-04-01"), 1, "before"),
        (("--note", ""), 2, "empty"),
        (("--format", "csv"), 2, "none of: text, json"),
    ],
)
def test_what_an_admission_cannot_take(
    alta: Workspace, words: tuple[str, ...], code: int, says: str
) -> None:
    assert says in refused(alta, "admit", "Nora", *words, code=code)


@pytest.mark.parametrize("name", ["", "   "])
def test_an_empty_name_is_wrong_usage(alta: Workspace, name: str) -> None:
    refused(alta, "admit", name, code=2)


def test_a_unit_is_not_there_before_its_first_day(alta: Workspace) -> None:
    change_config(alta, "rent: 7500, from: 2009-03-01", "rent: 7500, from: 2009-10-01")
    alta.done("config", "apply")
    said = refused(alta, "admit", "Nora", "--unit", "7", "--on", "2009-09-30")
    assert "not in use on 30 Sep 2009" in said
    alta.done("admit", "Nora", "--unit", "7", "--on", "2009-10-01")


def test_nobody_is_admitted_before_there_is_any_unit(alta: Workspace) -> None:
    refused(alta, "admit", "Nora", "--on", "2009-02-28")


def test_somebody_from_elsewhere_is_refused_unless_a_partner_sends_them(alta: Workspace) -> None:
    said = refused(alta, "admit", "Per", "--municipality", "loppa")
    assert "does not admit from Loppa; it admits from: Alta" in said
    alta.done("admit", "Per", "--municipality", "loppa", *FROM_PARTNER, "--unit", "6")
    assert listed(alta, "R-0001")["municipality"] == "loppa"


def test_a_partner_goes_by_its_alias_in_any_case(alta: Workspace) -> None:
    alta.done("admit", "Per", "--agency", "finnmarksKLINIKKEN", "--unit", "6")
    assert units(alta)["6"]["residents"] == ["R-0001"]


def test_the_reserved_unit_takes_the_partners_own_alone(alta: Workspace) -> None:
    assert "kept for Finnmarkskollektivet's own" in refused(alta, "admit", "Nora", "--unit", "6")
    assert "kept for Finnmarkskollektivet's own" in refused(
        alta, "admit", "Nora", "--unit", "6", "--agency", "Nav"
    )


def test_the_partners_unit_asks_for_a_year_in_treatment_there(alta: Workspace) -> None:
    began = ("--treatment-began", "2008-10-02")
    said = refused(
        alta, "admit", "Per", *FROM_PARTNER, *began, "--treatment-ended", "2009-10-01",
        "--unit", "6",
    )  # fmt: skip
    assert "12" in said
    alta.done(
        "admit", "Per", *FROM_PARTNER, *began, "--treatment-ended", "2009-10-02", "--unit", "6"
    )


def fill(workspace: Workspace, *units_: str) -> None:
    for number, unit in enumerate(units_):
        day = f"2009-03-{number + 2:02}"
        workspace.done("admit", f"Beboer {unit}", "--unit", unit, "--on", day)


def test_filling_the_last_but_the_empty_one_warns_and_the_reserved_one_is_left(
    alta: Workspace,
) -> None:
    fill(alta, "1", "2", "3", "4", "5")
    sixth = alta.done("admit", "Sjette", "--unit", "7")
    assert sixth.err == ""  # unit 6 still stands empty
    said = refused(alta, "admit", "Sjuende")
    assert said == (
        "Ettervernsboligene i Alta is full; the empty unit is kept for Finnmarkskollektivet's "
        "own.\n"
    )
    taken = alta.done("admit", "Per", *FROM_PARTNER, "--unit", "6")
    assert taken.err == "Note: 0 units stand empty now; the programme means to keep 1.\n"
    assert refused(alta, "admit", "Kari", *FROM_PARTNER) == "Ettervernsboligene i Alta is full.\n"


def test_quiet_drops_the_confirmation_and_the_warning(alta: Workspace) -> None:
    fill(alta, "1", "2", "3", "4", "5", "7")
    before = ["--config", str(alta.config), "--today", alta.today, "--quiet"]
    from tests.conftest import invoke

    result = invoke(*before, "admit", "Per", *FROM_PARTNER, "--unit", "6")
    assert result == (0, "", "")


def test_somebody_without_a_unit_takes_a_place_all_the_same(alta: Workspace) -> None:
    fill(alta, "1", "2", "3", "4", "5")
    alta.done("admit", "Uten bolig")
    assert "is full" in refused(alta, "admit", "Sjuende", "--unit", "7")


def test_a_void_unit_is_no_place(alta: Workspace) -> None:
    fill(alta, "1", "2", "3", "4", "5")
    alta.done("unit", "void", "7", "--reason", "Vannskade")
    assert "is full" in refused(alta, "admit", "Sjette")


def test_a_full_unit_names_who_lives_there(alta: Workspace) -> None:
    fill(alta, "1")
    assert refused(alta, "admit", "Kari", "--unit", "1") == "Unit 1 is taken: R-0001 Beboer 1.\n"


def test_a_place_must_be_free_on_the_day_and_ever_since(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-06-01")
    assert "Unit 1 is taken" in refused(alta, "admit", "Kari", "--unit", "1", *MARCH)


def test_a_departures_day_is_free_for_the_next(alta: Workspace) -> None:
    fill(alta, "1")
    alta.done("discharge", "R-0001", "--to", "own-rented", "--on", "2009-10-01")
    refused(alta, "admit", "Kari", "--unit", "1", "--on", "2009-09-30")
    alta.done("admit", "Kari", "--unit", "1", "--on", "2009-10-01")


def test_a_known_person_is_admitted_again_by_code(alta: Workspace) -> None:
    fill(alta, "1")
    said = refused(alta, "admit", "R-0001")
    assert said == "Beboer 1 (R-0001) has been here since 2 Mar 2009.\n"
    alta.done("discharge", "R-0001", "--to", "own-rented", "--on", "2009-06-01")
    overlap = refused(alta, "admit", "r-1", "--on", "2009-05-31")
    assert "two stays cannot share days" in overlap
    alta.done("admit", "R-0001", "--on", "2009-06-01", "--born", "1980")
    everything = shown(alta, "R-0001")
    assert [stay["admitted_on"] for stay in everything["stays"]] == ["2009-03-02", "2009-06-01"]
    assert everything["born"] == "1980"
    # Entered the same step twice: the second visit, over all stays.
    assert everything["steps"]["housing"]["visits"] == 2


def test_the_lease_of_the_unit_has_the_terms_that_a_lease_can_have(alta: Workspace) -> None:
    terms = ("--until", "2010-03-31", "--deposit", "5000", "--notice", "1")
    told = alta.done("admit", "Nora", "--unit", "1", *terms, *MARCH)
    assert "husleieloven § 11-1" in told.err
    told = alta.done("admit", "Emil", "--unit", "2", *terms, "--explained", "2009-03-01", *MARCH)
    assert "§ 11-1" not in told.err
    assert alta.rows("SELECT ends_on, deposit_ore, notice_months, explained_on FROM lease") == [
        ("2010-03-31", 500_000, 1, None), ("2010-03-31", 500_000, 1, "2009-03-01"),
    ]  # fmt: skip
    late = ("admit", "Siri", "--unit", "3", "--until", "2012-01-01", *MARCH)
    assert "is past the limit" in refused(alta, *late)
    alta.done(*late, "--override", "Venter på egen bolig")
    assert "lease for somebody without a unit" in refused(alta, "admit", "Ola", *terms)
    assert "--unit" in refused(alta, "admit", "Ola", "--override", "Venter", code=2)


def test_a_code_that_nobody_has_is_no_name(alta: Workspace) -> None:
    assert "Nobody here has the code R-0099" in refused(alta, "admit", "R-0099")


def test_a_name_is_a_new_person_and_a_likely_duplicate_a_warning(alta: Workspace) -> None:
    alta.done("admit", "Nora Prøve", "--born", "1985")
    again = alta.done("admit", "nora prøve")
    assert "may be somebody the case book has already: R-0001 Nora Prøve" in again.err
    near = alta.done("admit", "Nora Prøvve")
    assert "R-0001" in near.err
    other_year = alta.done("admit", "Nora Prøve", "--born", "1990-01-01")
    assert "R-0001" not in other_year.err
    assert "R-0002" in other_year.err
    assert len(alta.done("list", "--format", "json").json) == 4


def test_a_national_identity_number_is_refused_and_not_repeated(alta: Workspace) -> None:
    # Synthetic: month 81. The check digits are worked out in tests/values/test_texts.py.
    from tests.values.test_texts import TENOR

    said = refused(alta, "admit", f"Nora {TENOR}")
    assert TENOR not in said
    assert "national identity number" in said
    refused(alta, "admit", "Nora", "--note", TENOR)


def test_where_consent_is_required_nobody_comes_in_without(
    make_workspace: Callable[..., Workspace],
) -> None:
    bergen = make_workspace("sent-ute")
    assert "consent" in refused(bergen, "admit", "Nora")


def test_a_programme_without_a_ladder_takes_no_step(
    make_workspace: Callable[..., Workspace],
) -> None:
    bergen = make_workspace("sent-ute")
    change_config(bergen, "required: true", "required: false")
    bergen.done("config", "apply")
    assert "ladder" in refused(bergen, "admit", "Nora", "--step", "1", "--on", "2009-11-01")
    bergen.done("admit", "Nora", "--on", "2009-11-01")
    assert listed(bergen, "R-0001")["steps"] == {}


def test_the_programmes_number_of_places_holds_without_units(
    make_workspace: Callable[..., Workspace],
) -> None:
    rana = make_workspace("hf", today="2018-11-20")
    before = written(rana)
    rana.done("admit", "Nora", "--on", "2018-11-01")
    assert written(rana)[1] == before[1] + 1
