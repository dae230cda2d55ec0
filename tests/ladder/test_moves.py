"""advance and demote: up, down and in circles on the housing ladder."""

from collections.abc import Callable

import pytest

from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import change_config, listed, refused, shown, tried


@lived_once()
def nora(alta: Workspace) -> None:
    """Nora moved into flat 1 on 2 March 2009, on step 2."""
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-03-02")


def step_of(workspace: Workspace, who: str = "R-0001") -> int:
    number: int = listed(workspace, who)["steps"]["housing"]["step"]
    return number


def moved(workspace: Workspace, *path: str) -> None:
    """Walk a path of steps, a day each from 1 June; conditions are overridden."""
    present = step_of(workspace)
    for number, step in enumerate(path, 1):
        on = ("--to", step, "--on", f"2009-06-{number:02}")
        if int(step) > present:
            workspace.done("advance", "nora", *on, "--override", "prøve")
        else:
            workspace.done("demote", "nora", *on, "--reason", "trouble")
        present = int(step)


def test_a_step_up_is_answered_with_the_new_state(nora: Workspace) -> None:
    answer = nora.done(
        "advance", "nora", "--voice", "Jeg er klar", "--note", "Enige", "--on", "2009-05-01",
        "--format", "json",
    ).json  # fmt: skip
    assert answer["steps"]["housing"] == {
        "step": 3,
        "step_code": "limited",
        "step_name": "Vanlig leilighet, begrensede rettigheter",
        "since": "2009-05-01",
        "days": 203,
        "visits": 1,
        "circling": False,
    }
    # The step's 7 days count from the move.
    assert answer["next_follow_up_on"] == "2009-05-08"
    assert (answer["change"], answer["dry_run"]) == (3, False)
    move = shown(nora, "nora")["moves"][-1]
    assert move["id"] == "M-2"
    assert (move["from_step"], move["to_step"], move["direction"]) == (2, 3, "up")
    assert (move["voice"], move["note"], move["override"]) == ("Jeg er klar", "Enige", None)
    assert (move["reason"], move["stay"], move["ladder"]) == (None, "S-1", "housing")


def test_a_move_brings_the_steps_trial_and_a_lease_only_of_another_kind(nora: Workspace) -> None:
    said = nora.done("advance", "nora", "--on", "2009-05-01").out
    assert "rettigheter. The lease goes on, with a new trial until 30 Jul 2009." in said
    nora.done("demote", "nora", "--reason", "trouble", "--on", "2009-05-10")
    nora.done("advance", "nora", "--to", "5", "--override", "Egen avtale", "--on", "2009-05-20")
    found = shown(nora, "nora")
    assert [(one["kind"], one["begins_on"], one["ends_on"]) for one in found["leases"]] == [
        ("special", "2009-03-02", None),
        ("ordinary", "2009-05-20", None),
    ]
    # From 1 May 90 days on: 30 left of May, 30 of June, 30 of July; each begins anew.
    assert [(one["lease"], one["begins_on"], one["until_on"]) for one in found["trials"]] == [
        ("L-1", "2009-03-02", "2009-05-31"),
        ("L-1", "2009-05-01", "2009-07-30"),
        ("L-1", "2009-05-10", "2009-08-08"),
    ]


@pytest.mark.parametrize(("on", "days"), [("2009-04-30", 59), ("2009-03-02", 0)])
def test_too_soon_says_how_many_days_are_asked_and_how_many_there_are(
    nora: Workspace, on: str, days: int
) -> None:
    said = refused(nora, "advance", "nora", "--on", on)
    assert f"step 3 asks for 60 days on step 2; Nora has been there {days}" in said
    assert 'ettervern advance R-0001 --override "why"' in said


def test_an_override_is_recorded_only_where_it_was_needed(nora: Workspace) -> None:
    nora.done("advance", "nora", "--override", "Ny jobb", "--on", "2009-04-01")
    nora.done("advance", "nora", "--override", "Trengs ikke", "--on", "2009-06-30")
    overrides = [move["override"] for move in shown(nora, "nora")["moves"]]
    assert overrides == [None, "Ny jobb", None]


def test_conditions_on_follow_ups_are_held_against_what_was_logged(nora: Workspace) -> None:
    change_config(
        nora, "asks: {min_days: 60}", "asks: {follow_ups_held: 2, days_without_missed: 14}"
    )
    nora.done("log", "nora", "--on", "2009-03-10")
    said = refused(nora, "advance", "nora", "--on", "2009-04-01")
    assert "2 follow-ups held on step 2" in said
    assert "there is 1" in said
    nora.done("log", "nora", "--on", "2009-03-20")
    nora.done("log", "nora", "--missed", "--on", "2009-03-25")
    # What was logged later than the move's own day does not help.
    assert "2 follow-ups held" in refused(nora, "advance", "nora", "--on", "2009-03-19")
    said = refused(nora, "advance", "nora", "--on", "2009-04-07")
    assert "14 days without a missed follow-up; Nora missed one on 25 Mar 2009" in said
    nora.done("advance", "nora", "--on", "2009-04-08")


def test_several_steps_at_once_ask_for_every_step_passed(nora: Workspace) -> None:
    said = refused(nora, "advance", "nora", "--to", "4", "--on", "2009-11-01")
    assert "step 4 asks for 90 days on step 3" in said
    nora.done("advance", "nora", "--to", "more", "--override", "Flytter", "--on", "2009-11-01")
    assert step_of(nora) == 4


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("advance", "nora", "--to", "2"), "not above step 2"),
        (("advance", "nora", "--to", "1"), "not run here"),
        (("advance", "nora", "--to", "9"), "no step “9”"),
        (("advance", "nora", "--ladder", "work"), "no ladder “work”"),
        (("demote", "nora", "--steps", "1", "--reason", "trouble"), "no step to go down to"),
        (("demote", "nora", "--to", "1", "--reason", "trouble"), "not run here"),
        (("demote", "nora", "--to", "3", "--reason", "trouble"), "not below step 2"),
        (("demote", "nora", "--steps", "1", "--reason", "late"), "no reason for moving down"),
        (("advance", "nora", "--on", "2009-03-01"), "before the admission"),
        (("advance", "nora", "--on", "2010-01-01"), "has not come yet"),
        (("advance", "kari"), "Nobody here"),
    ],
)
def test_moves_that_are_refused(nora: Workspace, words: tuple[str, ...], says: str) -> None:
    assert says in refused(nora, *words)


@pytest.mark.parametrize(
    "words",
    [
        ("demote", "nora", "--steps", "1"),
        ("demote", "nora", "--steps", "1", "--to", "2", "--reason", "trouble"),
        ("demote", "nora", "--steps", "0", "--reason", "trouble"),
        ("demote", "nora", "--steps", "-1", "--reason", "trouble"),
        ("demote", "nora", "--steps", "one", "--reason", "trouble"),
        ("advance", "nora", "--voice", " "),
        ("advance", "nora", "--on", "soon"),
        ("advance",),
    ],
)
def test_moves_that_cannot_be_read(nora: Workspace, words: tuple[str, ...]) -> None:
    refused(nora, *words, code=2)


def test_at_the_top_there_is_nothing_above(nora: Workspace) -> None:
    moved(nora, "5")
    assert "Already at the top: step 5" in refused(nora, "advance", "nora")


def test_down_one_or_two_steps_with_the_reason_and_the_residents_words(nora: Workspace) -> None:
    moved(nora, "5")
    answer = nora.done(
        "demote", "nora", "--steps", "2", "--reason", "agreement-broken", "--voice", "-",
        "--note", "Snakket om det", "--format", "json", stdin="Jeg er uenig\n",
    ).json  # fmt: skip
    assert answer["steps"]["housing"]["step"] == 3
    assert answer["next_follow_up_on"] == "2009-11-27"
    move = shown(nora, "nora")["moves"][-1]
    assert (move["from_step"], move["to_step"], move["direction"]) == (5, 3, "down")
    assert (move["reason"], move["voice"]) == ("agreement-broken", "Jeg er uenig")
    assert move["note"] == "Snakket om det"
    nora.done("demote", "nora", "--to", "training", "--reason", "rule-broken")
    assert step_of(nora) == 2


def test_never_below_the_lowest_step_that_is_run(nora: Workspace) -> None:
    moved(nora, "4")
    said = refused(nora, "demote", "nora", "--steps", "3", "--reason", "trouble")
    assert said == "3 steps down from step 4 is below the lowest step here, 2.\n"
    nora.done("demote", "nora", "--steps", "2", "--reason", "trouble")
    assert step_of(nora) == 2


def test_a_move_before_the_latest_is_refused_whatever_was_typed_first(nora: Workspace) -> None:
    moved(nora, "3")
    said = refused(nora, "demote", "nora", "--steps", "1", "--reason", "trouble", "--on",
                   "2009-05-31")  # fmt: skip
    assert "lies before the latest move, 1 Jun 2009" in said
    # On the same day the order of typing counts.
    nora.done("demote", "nora", "--steps", "1", "--reason", "trouble", "--on", "2009-06-01")
    assert step_of(nora) == 2


def test_moves_end_with_the_stay(nora: Workspace) -> None:
    nora.done("discharge", "nora", "--to", "own-rented", "--on", "2009-10-01")
    assert "after the discharge" in refused(nora, "advance", "nora", "--on", "2009-10-02")
    assert "after the discharge" in refused(nora, "advance", "nora", "--on", "2009-10-01")
    nora.done("advance", "nora", "--on", "2009-09-30")  # the night before still belongs


def test_the_third_time_at_a_step_is_a_circle_and_is_never_hidden(nora: Workspace) -> None:
    moved(nora, "3", "2", "3")
    assert listed(nora, "R-0001")["steps"]["housing"]["visits"] == 2
    assert listed(nora, "R-0001")["steps"]["housing"]["circling"] is False
    moved_on = nora.done(
        "demote", "nora", "--steps", "1", "--reason", "trouble", "--on", "2009-07-01"
    )
    assert "In circles: step 2, entered 3 times." in moved_on.out
    foot = listed(nora, "R-0001")["steps"]["housing"]
    assert (foot["step"], foot["visits"], foot["circling"]) == (2, 3, True)
    assert shown(nora, "nora")["steps"]["housing"]["circling"] is True


def test_a_circle_is_counted_over_all_stays(nora: Workspace) -> None:
    moved(nora, "3", "2")
    nora.done("discharge", "nora", "--to", "unknown", "--on", "2009-08-01")
    nora.done("admit", "R-0001", "--on", "2009-09-01")
    foot = listed(nora, "R-0001")["steps"]["housing"]
    assert (foot["visits"], foot["circling"]) == (3, True)


def test_from_which_time_it_is_a_circle_stands_in_the_configuration(nora: Workspace) -> None:
    moved(nora, "3", "2")
    change_config(nora, "circling_from: 3", "circling_from: 2")
    assert listed(nora, "R-0001")["steps"]["housing"]["circling"] is True


def test_a_dry_run_moves_nobody(nora: Workspace) -> None:
    assert "up from step 2 to step 3" in tried(nora, "advance", "nora", "--on", "2009-06-01")
    assert step_of(nora) == 2


def test_housing_first_moves_nobody_down_and_says_why_before_anything_else(
    make_workspace: Callable[..., Workspace],
) -> None:
    rana = make_workspace("hf", today="2018-11-20")
    rana.done("admit", "Nora", "--on", "2018-11-01")
    if not listed(rana, "R-0001")["steps"]:
        pytest.skip("the template has no ladder")
    plain = refused(rana, "demote", "nora")
    assert "Nobody is moved down" in plain
    for words in (("--steps", "x"), ("--on", "soon"), ("--reason", "nonsense")):
        assert refused(rana, "demote", "nora", *words) == plain


TWO_LADDERS = """
      work:
        name: Arbeid
        steps:
          - {code: start, name: Start, every_days: 5, needs_unit: false}
          - {code: practice, name: Praksis, every_days: 21, needs_unit: false}

    # Homes:"""


def test_with_several_ladders_the_one_meant_is_named(alta: Workspace) -> None:
    change_config(alta, "\n    # Homes:", TWO_LADDERS)
    alta.done("admit", "Nora", "--ladder", "work", "--step", "practice", "--on", "2009-10-01")
    assert "Which ladder? --ladder with one of: housing, work" in refused(
        alta, "advance", "nora", code=2
    )
    refused(alta, "demote", "nora", "--steps", "1", "--reason", "trouble", code=2)
    alta.done("advance", "nora", "--ladder", "housing", "--override", "x", "--on", "2009-10-02")
    alta.done(
        "demote", "nora", "--ladder", "work", "--steps", "1", "--reason", "trouble",
        "--on", "2009-10-03",
    )  # fmt: skip
    row = listed(alta, "R-0001")
    assert {name: foot["step"] for name, foot in row["steps"].items()} == {"housing": 3, "work": 1}
    # The shortest of the steps' intervals, from the last move: 5 days.
    assert row["next_follow_up_on"] == "2009-10-08"
    assert refused(alta, "admit", "Kari", "--step", "2", code=2).startswith("Which ladder?")
