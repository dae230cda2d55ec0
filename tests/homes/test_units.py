"""place, vacate and the unit group: who lives where, free, held and void."""

import pytest

from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import change_config, listed, refused, shown, tried, units


@lived_once()
def nora(alta: Workspace) -> None:
    """Nora, admitted on 1 June 2009 without a unit."""
    alta.done("admit", "Nora", "--on", "2009-06-01")


def test_a_fresh_house_is_free_since_its_first_day(alta: Workspace) -> None:
    free = {"beds": 1, "residents": [], "status": "free", "since": "2009-03-01",
            "run_by": None, "limit_months": None, "children": 0}  # fmt: skip
    single = {**free, "name": None, "kind": "enkel", "reserved_for": None}
    assert alta.done("unit", "list", "--format", "json").json == [
        *({"unit": str(number), **single} for number in range(1, 6)),
        {"unit": "6", **single, "reserved_for": "finnmarkskollektivet"},
        {"unit": "7", **single, "kind": "familie"},
    ]


def test_into_a_unit_with_everything_that_can_be_said(nora: Workspace) -> None:
    answer = nora.done(
        "place", "nora", "7", "--lease", "ordinary", "--until", "2010-12-31", "--explained",
        "2009-06-05", "--rent", "7 250,50", "--note", "Nøkler", "--on", "2009-06-10",
        "--format", "json",
    ).json  # fmt: skip
    assert (answer["unit"], answer["change"], answer["dry_run"]) == ("7", 3, False)
    everything = shown(nora, "nora")
    [placement] = everything["placements"]
    expected = {
        "id": "P-1",
        "stay": "S-1",
        "unit": "7",
        "moved_in_on": "2009-06-10",
        "moved_out_on": None,
        "rent_ore": 725_050,
        "until": "2010-12-31",
        "override": None,
        "note": "Nøkler",
    }
    assert {key: placement[key] for key in expected} == expected
    [lease] = everything["leases"]
    assert (lease["kind"], lease["ends_on"], lease["explained_on"]) == (
        "ordinary", "2010-12-31", "2009-06-05",
    )  # fmt: skip
    assert lease["trial_until_on"] is None
    assert units(nora)["7"] == {
        "unit": "7",
        "name": None,
        "kind": "familie",
        "beds": 1,
        "residents": ["R-0001"],
        "status": "occupied",
        "reserved_for": None,
        "since": "2009-06-10",
        "run_by": None,
        "limit_months": None,
        "children": 0,
    }


def test_a_plain_placement_takes_the_units_rent_and_the_steps_lease(nora: Workspace) -> None:
    said = nora.done("place", "nora", "3").out
    assert said == "Nora (R-0001): into unit 3, enkel. Spesialkontrakt, 90 days of trial.\n"
    [placement] = shown(nora, "nora")["placements"]
    assert placement["rent_ore"] == 550_000


def test_moving_from_one_unit_to_another_is_one_day(nora: Workspace) -> None:
    nora.done("place", "nora", "1", "--on", "2009-06-01")
    nora.done("place", "nora", "2", "--on", "2009-08-01")
    placements = shown(nora, "nora")["placements"]
    assert [(p["unit"], p["moved_in_on"], p["moved_out_on"]) for p in placements] == [
        ("1", "2009-06-01", "2009-08-01"),
        ("2", "2009-08-01", None),
    ]
    now = units(nora)
    assert (now["1"]["status"], now["1"]["since"]) == ("free", "2009-08-01")
    nora.done("admit", "Kari", "--unit", "1", "--on", "2009-08-01")


def test_out_of_the_unit_the_stay_goes_on(nora: Workspace) -> None:
    nora.done("place", "nora", "1", "--on", "2009-06-01")
    said = nora.done("vacate", "nora", "--on", "2009-07-01", "--note", "Til mor").out
    assert said == "Nora (R-0001): out of unit 1.\n"
    assert listed(nora, "R-0001")["unit"] is None
    [placement] = shown(nora, "nora")["placements"]
    assert (placement["moved_out_on"], placement["note"]) == ("2009-07-01", "Til mor")


def test_the_day_of_moving_out_is_the_first_night_not_spent_there(nora: Workspace) -> None:
    nora.done("place", "nora", "1", "--on", "2009-06-01")
    nora.done("vacate", "nora", "--on", "2009-07-01")
    nora.done("admit", "Kari", "--unit", "1", "--on", "2009-07-01")
    assert units(nora)["1"]["residents"] == ["R-0002"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("nora", "6"), 1, "kept for Finnmarkskollektivet's own"),
        (("nora", "8"), 1, "no unit “8”"),
        (("nora", "1", "--on", "2009-05-31"), 1, "before the admission"),
        (("nora", "1", "--on", "2009-11-21"), 1, "has not come yet"),
        (("nora", "1", "--lease", "none"), 1, "no lease"),
        (("nora", "1", "--until", "2009-11-19"), 1, "before"),
        (("nora", "1", "--rent", "much"), 2, "no amount"),
        (("nora", "1", "--until", "later"), 2, "no date"),
        (("nora", "1", "--explained", "later"), 2, "no date"),
        (("nora",), 2, "missing"),
        (("kari", "1"), 1, "Nobody here"),
    ],
)
def test_what_a_placement_cannot_be(
    nora: Workspace, words: tuple[str, ...], code: int, says: str
) -> None:
    assert says in refused(nora, "place", *words, code=code)


def test_a_full_a_void_and_the_present_unit_are_refused(nora: Workspace) -> None:
    nora.done("admit", "Kari", "--unit", "2", "--on", "2009-06-01")
    assert refused(nora, "place", "nora", "2") == "Unit 2 is taken: R-0002 Kari.\n"
    nora.done("unit", "void", "3", "--reason", "Maling")
    assert "Unit 3 is out of use" in refused(nora, "place", "nora", "3")
    nora.done("place", "nora", "1")
    refused(nora, "place", "nora", "1")


def test_a_unit_is_taken_from_a_later_day_on(nora: Workspace) -> None:
    nora.done("admit", "Kari", "--unit", "2", "--on", "2009-09-01")
    # Nobody lived there in July, but from September on Kari does.
    assert "Unit 2 is taken" in refused(nora, "place", "nora", "2", "--on", "2009-07-01")


def test_moves_between_units_keep_the_order_of_dates(nora: Workspace) -> None:
    nora.done("place", "nora", "1", "--on", "2009-07-01")
    refused(nora, "place", "nora", "2", "--on", "2009-06-15")
    refused(nora, "vacate", "nora", "--on", "2009-06-15")
    nora.done("vacate", "nora", "--on", "2009-08-01")
    refused(nora, "place", "nora", "2", "--on", "2009-07-15")
    refused(nora, "vacate", "nora", "--on", "2009-09-01")


def test_planning_past_the_longest_stay_is_refused_unless_overridden(nora: Workspace) -> None:
    # Two years from 1 June 2009: the last day is 31 May 2011.
    said = refused(nora, "place", "nora", "1", "--until", "2011-06-01")
    assert "31 May 2011" in said
    nora.done("place", "nora", "1", "--until", "2011-06-01", "--override", "Venter på bolig")
    [placement] = shown(nora, "nora")["placements"]
    assert (placement["until"], placement["override"]) == ("2011-06-01", "Venter på bolig")


def test_an_extension_moves_the_limit_of_planning(nora: Workspace) -> None:
    nora.done("extend", "nora", "--until", "2011-09-01", "--allowed-by", "Kari", "--reason", "Kø")
    nora.done("place", "nora", "1", "--until", "2011-09-01")
    refused(nora, "place", "nora", "2", "--until", "2011-09-02")


def test_a_limit_of_the_unit_itself_holds_too(nora: Workspace) -> None:
    change_config(nora, "rent: 7500, from: 2009-03-01", "rent: 7500, limit_months: 3")
    nora.done("config", "apply")
    refused(nora, "place", "nora", "7", "--until", "2010-02-20")
    nora.done("place", "nora", "7", "--until", "2010-02-19")


def test_the_last_empty_unit_is_warned_of_when_it_is_filled(nora: Workspace) -> None:
    nora.done("discharge", "nora", "--to", "unknown")
    for number in range(1, 6):
        nora.done("admit", f"B{number}", "--unit", str(number), "--on", "2009-07-01")
    partner = ("--agency", "finnmarkskollektivet")
    nora.done("admit", "P", "--unit", "6", *partner, "--on", "2009-07-01")
    nora.done("vacate", "B5")
    nora.done("admit", "P2", *partner)
    assert "0 units stand empty" in nora.done("place", "B5", "7").err


def test_a_dry_run_moves_nobody_in_or_out(nora: Workspace) -> None:
    assert "into unit 1" in tried(nora, "place", "nora", "1")
    assert listed(nora, "R-0001")["unit"] is None
    nora.done("place", "nora", "1", "--on", "2009-06-01")
    assert "out of unit 1" in tried(nora, "vacate", "nora")
    assert listed(nora, "R-0001")["unit"] == "1"


def test_several_beds_are_taken_one_by_one(nora: Workspace) -> None:
    change_config(nora, "kind: familie, owner", "kind: familie, beds: 2, owner")
    nora.done("place", "nora", "7")
    nora.done("admit", "Kari", "--unit", "7")
    assert units(nora)["7"]["residents"] == ["R-0001", "R-0002"]
    assert refused(nora, "admit", "Ola", "--unit", "7") == (
        "Unit 7 is taken: R-0001 Nora, R-0002 Kari.\n"
    )


# --- void and open ---------------------------------------------------------------------------


def test_out_of_use_and_in_use_again(alta: Workspace) -> None:
    answer = alta.done(
        "unit", "void", "3", "--until", "2009-12-01", "--reason", "Nytt bad", "--note", "Rørlegger",
        "--on", "2009-11-01", "--format", "json",
    ).json  # fmt: skip
    assert answer == {
        "id": "UV-1",
        "unit": "3",
        "name": None,
        "kind": "enkel",
        "beds": 1,
        "residents": [],
        "status": "void",
        "reserved_for": None,
        "since": "2009-11-01",
        "run_by": None,
        "limit_months": None,
        "children": 0,
        "change": 2,
        "dry_run": False,
    }
    assert alta.rows("SELECT since_on, expected_on, reason FROM void") == [
        ("2009-11-01", "2009-12-02", "Nytt bad\nRørlegger")
    ]
    opened = alta.done("unit", "open", "3", "--on", "2009-11-15")
    assert opened.out == "Unit 3 is in use again from 15 Nov 2009.\n"
    now = units(alta)["3"]
    assert (now["status"], now["since"]) == ("free", "2009-11-15")
    assert units(alta, today="2009-11-14")["3"]["status"] == "void"


def test_a_time_out_of_use_is_corrected_and_taken_out_by_its_id(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-06-01")
    alta.done("vacate", "nora", "--on", "2009-10-01")
    void = ("unit", "void", "1", "--reason", "Maling", "--format", "json")
    assert alta.done(*void, "--on", "2009-10-10").json["id"] == "UV-1"
    assert alta.done("unit", "open", "1", "--format", "json").json["id"] == "UV-1"
    alta.done("edit", "UV-1", "reason=Nytt bad", "since_on=2009-10-01", "opened_on=2009-11-01")
    assert units(alta)["1"]["since"] == "2009-11-01"
    assert alta.done("find", "nytt bad").out.count("UV-1") == 1
    # What the verb would not have written, a correction does not bring in.
    assert "R-0001 Nora" in refused(alta, "edit", "UV-1", "since_on=2009-09-30")
    assert alta.done(*void, "--on", "2009-11-05").json["id"] == "UV-2"
    assert refused(alta, "edit", "UV-1", "opened_on=2009-11-06") == (
        "Unit 1 is out of use already.\n"
    )
    refused(alta, "edit", "UV-1", "since_on=2009-02-01")
    refused(alta, "edit", "UV-1", "expected_on=2009-09-01")
    refused(alta, "edit", "UV-1", "reason=", code=2)
    alta.done("annul", "UV-2", "--reason", "Feil boenhet")
    assert units(alta)["1"]["status"] == "free"
    alta.done("undo")
    assert units(alta)["1"]["status"] == "void"


def test_a_time_out_of_use_before_somebody_moved_in_is_written_down_afterwards(
    alta: Workspace,
) -> None:
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-06-01")
    words = ("unit", "void", "1", "--reason", "Maling", "--on", "2009-05-01")
    alta.done(*words, "--until", "2009-05-31")
    assert units(alta, today="2009-05-31")["1"]["status"] == "void"
    refused(alta, *words, "--until", "2009-06-01")


def test_a_unit_lived_in_or_held_is_not_taken_out_of_use(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-06-01")
    said = refused(alta, "unit", "void", "1", "--reason", "Maling")
    assert "R-0001 Nora" in said
    alta.done("away", "nora", "--kind", "leave", "--on", "2009-11-01")
    assert units(alta)["1"]["status"] == "held"
    assert "R-0001 Nora" in refused(alta, "unit", "void", "1", "--reason", "Maling")


def test_a_unit_is_not_void_before_the_last_resident_left(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-06-01")
    alta.done("vacate", "nora", "--on", "2009-10-01")
    refused(alta, "unit", "void", "1", "--reason", "Maling", "--on", "2009-09-30")
    alta.done("unit", "void", "1", "--reason", "Maling", "--on", "2009-10-01")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("void", "9", "--reason", "x"), 1),
        (("void", "3", "--reason", "x"), 1),  # void already
        (("void", "2", "--reason", "x", "--until", "2009-11-19"), 1),
        (("void", "2", "--reason", "x", "--on", "2009-11-21"), 1),
        (("open", "2"), 1),
        (("open", "3", "--on", "2009-10-31"), 1),
        (("void", "2"), 2),
        (("void", "2", "--reason", " "), 2),
        (("void", "--reason", "x"), 2),
        (("shut", "2"), 2),
    ],
)
def test_what_the_unit_group_refuses(alta: Workspace, words: tuple[str, ...], code: int) -> None:
    alta.done("unit", "void", "3", "--reason", "Bad", "--on", "2009-11-01")
    refused(alta, "unit", *words, code=code)


def test_the_list_by_unit(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--unit", "1")
    alta.done("admit", "Kari", "--unit", "2")
    found = alta.done("list", "--unit", "2", "--format", "json").json
    assert [row["name"] for row in found] == ["Kari"]
    refused(alta, "list", "--unit", "9")
