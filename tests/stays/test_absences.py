"""away and back: leave, readmission, an acute exit, a sentence; the unit held or released."""

import pytest

from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import listed, refused, shown, tried, units


@lived_once()
def emil(alta: Workspace) -> None:
    """Emil, in flat 4 since 1 June 2009; treatment ended on 20 May."""
    alta.done(
        "admit", "Emil", "--unit", "4", "--treatment-ended", "2009-05-20", "--on", "2009-06-01"
    )


def test_away_with_the_unit_held_and_back_into_it(emil: Workspace) -> None:
    answer = emil.done(
        "away", "emil", "--kind", "readmission", "--back", "2009-10-20", "--note", "Avrusning",
        "--on", "2009-10-01", "--format", "json",
    ).json  # fmt: skip
    assert (answer["unit"], answer["next_follow_up_on"], answer["overdue_days"]) == (
        "4", None, None,
    )  # fmt: skip
    assert (answer["change"], answer["dry_run"]) == (3, False)
    assert units(emil)["4"]["status"] == "held"
    [absence] = shown(emil, "emil")["absences"]
    expected = {
        "id": "A-1",
        "stay": "S-1",
        "kind": "readmission",
        "left_on": "2009-10-01",
        "expected_on": "2009-10-20",
        "returned_on": None,
        "unit_held": True,
        "note": "Avrusning",
    }
    assert {key: absence[key] for key in expected} == expected
    said = emil.done("back", "emil", "--on", "2009-10-25", "--note", "Vel hjemme").out
    # A new window of three months from the return: 24 January is its last day.
    assert said == (
        "Emil (R-0001): back. Unit 4. The first months count anew, until 24 Jan 2010.\n"
    )
    row = listed(emil, "R-0001")
    assert (row["critical_until"], row["next_follow_up_on"]) == ("2010-01-24", "2009-10-28")
    [absence] = shown(emil, "emil")["absences"]
    assert (absence["returned_on"], absence["note"]) == ("2009-10-25", "Avrusning\nVel hjemme")
    assert units(emil)["4"]["status"] == "occupied"


def test_leave_opens_no_new_window(emil: Workspace) -> None:
    emil.done("away", "emil", "--kind", "leave", "--on", "2009-10-01")
    emil.done("back", "emil", "--on", "2009-10-05")
    assert listed(emil, "R-0001")["critical_until"] == "2009-08-19"


def test_a_sentence_releases_the_unit_and_another_may_have_it(emil: Workspace) -> None:
    said = emil.done("away", "emil", "--kind", "sentence", "--on", "2009-09-01").out
    assert said == "Emil (R-0001): away, Soning. Unit 4 is released.\n"
    assert listed(emil, "R-0001")["unit"] is None
    emil.done("admit", "Kari", "--unit", "4", "--on", "2009-09-01")
    assert refused(emil, "back", "emil", "--unit", "4").startswith("Unit 4 is taken")
    home = emil.done("back", "emil", "--unit", "5", "--on", "2009-11-01")
    assert home.err == ""
    assert listed(emil, "R-0001")["unit"] == "5"


def test_any_absence_may_release_the_unit(emil: Workspace) -> None:
    emil.done("away", "emil", "--kind", "leave", "--release-unit", "--on", "2009-11-01")
    assert units(emil)["4"]["status"] == "free"
    home = emil.done("back", "emil")
    assert home.err == ("Note: the unit was released; find one with: ettervern place R-0001 UNIT\n")
    assert listed(emil, "R-0001")["unit"] is None


def test_whoever_is_away_with_the_unit_released_takes_no_place(emil: Workspace) -> None:
    for number in (1, 2, 3, 5, 7):
        emil.done("admit", f"B{number}", "--unit", str(number), "--on", "2009-07-01")
    refused(emil, "admit", "Kari")
    emil.done("away", "emil", "--kind", "sentence", "--on", "2009-11-01")
    emil.done("admit", "Kari", "--unit", "4")


def test_being_kept_out_of_the_house_asks_for_its_ground(emil: Workspace) -> None:
    kept_out = ("away", "emil", "--kind", "acute-exit", "--on", "2009-11-01")
    ground = ("--ground", "Husavtalen punkt 4")
    assert emil.done(*kept_out, *ground, "--dry-run").err == ""
    assert "edit A-1 ground=" in emil.done(*kept_out).err

    def asked() -> list[str]:
        [day] = emil.done("today", "--format", "json").json
        return [one["id"] for one in day["missing"] if one["kind"] == "ground"]

    assert asked() == ["A-1"]
    emil.done("edit", "A-1", "ground=Husavtalen punkt 4")
    assert asked() == []
    assert [one["ground"] for one in shown(emil, "emil")["absences"]] == ["Husavtalen punkt 4"]
    emil.done("back", "emil", "--on", "2009-11-05")
    assert emil.done("away", "emil", "--kind", "leave", "--on", "2009-11-06").err == ""


def test_back_into_another_unit_leaves_the_one_held(emil: Workspace) -> None:
    emil.done("away", "emil", "--kind", "acute-exit", "--on", "2009-11-01")
    emil.done("back", "emil", "--unit", "2", "--on", "2009-11-05")
    now = units(emil)
    assert (now["4"]["status"], now["4"]["since"]) == ("free", "2009-11-05")
    assert (now["2"]["status"], now["2"]["since"]) == ("occupied", "2009-11-05")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("away", "emil", "--kind", "holiday"), 1, "no kind of absence"),
        (("away", "emil", "--kind", "leave", "--back", "2009-11-19"), 1, "before"),
        (("away", "emil", "--kind", "leave", "--on", "2009-05-31"), 1, "before the admission"),
        (("away", "emil", "--kind", "leave", "--on", "2009-11-21"), 1, "has not come yet"),
        (("back", "emil"), 1, "not away"),
        (("away", "emil"), 2, "--kind"),
        (("away", "emil", "--kind", "leave", "--back", "soon"), 2, "no date"),
    ],
)
def test_what_an_absence_cannot_be(
    emil: Workspace, words: tuple[str, ...], code: int, says: str
) -> None:
    assert says in refused(emil, *words, code=code)


def test_while_away_nobody_leaves_or_moves_in_again(emil: Workspace) -> None:
    emil.done("away", "emil", "--kind", "leave", "--on", "2009-11-01")
    assert "away" in refused(emil, "away", "emil", "--kind", "leave")
    assert "away" in refused(emil, "place", "emil", "5")
    refused(emil, "back", "emil", "--on", "2009-10-31")
    refused(emil, "back", "emil", "--unit", "4")  # that one was held: plain back


def test_absences_follow_one_another_in_time(emil: Workspace) -> None:
    emil.done("away", "emil", "--kind", "leave", "--on", "2009-09-01")
    emil.done("back", "emil", "--on", "2009-09-10")
    refused(emil, "away", "emil", "--kind", "leave", "--on", "2009-09-05")
    emil.done("away", "emil", "--kind", "leave", "--on", "2009-09-10")


def test_a_discharge_ends_the_absence_the_same_day(emil: Workspace) -> None:
    emil.done("away", "emil", "--kind", "readmission", "--on", "2009-11-01")
    emil.done("discharge", "emil", "--to", "institution", "--on", "2009-11-10")
    everything = shown(emil, "emil")
    assert everything["absences"][0]["returned_on"] == "2009-11-10"
    assert everything["placements"][0]["moved_out_on"] == "2009-11-10"


def test_dry_runs_of_leaving_and_returning(emil: Workspace) -> None:
    tried(emil, "away", "emil", "--kind", "sentence")
    assert units(emil)["4"]["status"] == "occupied"
    emil.done("away", "emil", "--kind", "leave")
    tried(emil, "back", "emil")
    assert units(emil)["4"]["status"] == "held"
