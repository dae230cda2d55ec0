"""discharge, extend and contact: how a stay ends, or goes on past its limit."""

import pytest

from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import listed, refused, shown, tried, units


@lived_once()
def nora(alta: Workspace) -> None:
    """Nora, in flat 1 since 2 March 2009."""
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-03-02")


def stay(workspace: Workspace, who: str = "R-0001") -> dict[str, object]:
    found: dict[str, object] = shown(workspace, who)["stays"][-1]
    return found


def test_a_discharge_ends_the_stay_and_the_placement(nora: Workspace) -> None:
    answer = nora.done(
        "discharge", "nora", "--to", "own-rented", "--reason", "planned", "--note", "Egen bolig",
        "--on", "2009-11-02", "--format", "json",
    ).json  # fmt: skip
    assert (answer["status"], answer["discharged_on"], answer["unit"]) == (
        "discharged", "2009-11-02", None,
    )  # fmt: skip
    assert (answer["next_follow_up_on"], answer["overdue_days"]) == (None, None)
    # Where a stay has ended, days on the step end with it: 2 March to 2 November is 245.
    assert answer["steps"]["housing"]["days"] == 245
    ended = stay(nora)
    expected = {
        "discharged_on": "2009-11-02",
        "reason": "planned",
        "destination": "own-rented",
        "exit_note": "Egen bolig",
    }
    assert {key: ended[key] for key in expected} == expected
    now = units(nora)["1"]
    assert (now["status"], now["since"]) == ("free", "2009-11-02")
    assert nora.done("list", "--format", "json").json == []
    assert listed(nora, "R-0001")["status"] == "discharged"


def test_a_short_stay_is_pointed_out_at_discharge(nora: Workspace) -> None:
    told = nora.done("discharge", "nora", "--to", "family", "--on", "2009-11-02")
    assert told.out.startswith("Nora (R-0001): discharged 2 Nov 2009 after 245 days.")
    assert told.err == "Note: shorter than the 12 months that a stay is expected to last.\n"


def test_a_stay_of_a_year_is_not(nora: Workspace) -> None:
    told = nora.done("discharge", "nora", "--to", "family", "--on", "2010-03-02",
                     today="2010-03-02")  # fmt: skip
    assert told.err == ""


def test_in_and_out_the_same_day_is_a_stay_of_no_nights(alta: Workspace) -> None:
    alta.done("admit", "Kort", "--unit", "1")
    assert "after 0 days" in alta.done("discharge", "kort", "--to", "unknown").out


@pytest.mark.parametrize("missing", [("to", "destination"), ("reason", "reason")])
def test_what_is_pending_is_filled_in_by_discharge_again(
    nora: Workspace, missing: tuple[str, str]
) -> None:
    option, field = missing
    given = {"to": "own-rented", "reason": "planned"}
    words = [word for name, value in given.items()
             for word in (f"--{name}", "pending" if name == option else value)]  # fmt: skip
    nora.done("discharge", "nora", *words, "--on", "2009-11-02")
    assert stay(nora)[field] is None
    refused(nora, "discharge", "nora", f"--{option}", "pending")
    refused(nora, "discharge", "nora", f"--{option}", given[option], "--on", "2009-11-03")
    said = nora.done("discharge", "nora", f"--{option}", given[option], "--note", "Svar kom").out
    assert said == "Nora (R-0001): the exit of 2 Nov 2009 is filled in.\n"
    ended = stay(nora)
    assert (ended["destination"], ended["reason"]) == ("own-rented", "planned")
    assert ended["discharged_on"] == "2009-11-02"
    assert "has that already" in refused(nora, "discharge", "nora", "--to", "family")


def test_whoever_died_needs_no_destination(nora: Workspace) -> None:
    told = nora.done("discharge", "nora", "--reason", "died", "--on", "2009-11-02")
    assert told.err == ""
    assert (stay(nora)["reason"], stay(nora)["destination"]) == ("died", None)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ((), 2, "--to DESTINATION"),
        (("--reason", "planned"), 2, "--to DESTINATION"),
        (("--to", "moon"), 1, "no destination"),
        (("--to", "family", "--reason", "bored"), 1, "no exit reason"),
        (("--to", "family", "--on", "2009-03-01"), 1, "before the admission"),
        (("--to", "family", "--on", "2009-11-21"), 1, "has not come yet"),
        (("--to", "family", "--on", "soon"), 2, "no date"),
        (("--to", "family", "--note", ""), 2, "empty"),
    ],
)
def test_what_a_discharge_cannot_be(
    nora: Workspace, words: tuple[str, ...], code: int, says: str
) -> None:
    assert says in refused(nora, "discharge", "nora", *words, code=code)


def test_nothing_written_about_a_stay_may_lie_after_its_end(nora: Workspace) -> None:
    nora.done("log", "nora", "--on", "2009-10-01")
    for on in ("2009-09-30", "2009-03-02"):
        said = refused(nora, "discharge", "nora", "--to", "family", "--on", on)
        assert "1 Oct 2009" in said
    nora.done("discharge", "nora", "--to", "family", "--on", "2009-10-01")


def test_commands_on_an_open_stay_are_refused_after_it(nora: Workspace) -> None:
    nora.done("discharge", "nora", "--to", "family", "--on", "2009-11-02")
    for words in (
        ("place", "nora", "1"),
        ("vacate", "nora"),
        ("away", "nora", "--kind", "leave"),
        ("back", "nora"),
        ("contact", "nora", "nurse"),
        ("extend", "nora", "--until", "2012-01-01", "--allowed-by", "x", "--reason", "y"),
    ):
        assert "no open stay" in refused(nora, *words)
    assert "after the discharge" in refused(nora, "advance", "nora")
    assert "after the discharge" in refused(nora, "log", "nora")


def test_a_dry_run_discharges_nobody(nora: Workspace) -> None:
    assert "discharged 20 Nov 2009" in tried(nora, "discharge", "nora", "--to", "family")
    assert listed(nora, "R-0001")["status"] == "admitted"


# --- extend ----------------------------------------------------------------------------------

ALLOWED = ("--allowed-by", "Kari Leder", "--reason", "Bolig klar i mai")


def test_a_stay_goes_on_past_two_years_with_who_allowed_it_and_why(nora: Workspace) -> None:
    nora.done("extend", "nora", "--until", "2011-05-31", *ALLOWED, "--note", "Vedtak 12",
              "--on", "2009-11-01")  # fmt: skip
    everything = shown(nora, "nora")
    [extension] = everything["extensions"]
    assert extension == {
        "id": "X-1",
        "stay": "S-1",
        "what": "stay",
        "allowed_on": "2009-11-01",
        "until_on": "2011-05-31",
        "allowed_by": "Kari Leder",
        "reason": "Bolig klar i mai\nVedtak 12",
    }
    stays = [limit for limit in everything["limits"] if limit["what"] == "stay"]
    assert [(limit["last_on"], limit["extended"]) for limit in stays] == [("2011-05-31", True)]


def test_a_trial_goes_on(nora: Workspace) -> None:
    # Ninety days from 2 March: the trial's last day is 31 May.
    assert "31 May 2009" in refused(
        nora, "extend", "nora", "--what", "trial", "--until", "2009-05-31", *ALLOWED
    )
    nora.done("extend", "nora", "--what", "trial", "--until", "2009-12-31", *ALLOWED)
    trials = [limit for limit in shown(nora, "nora")["limits"] if limit["what"] == "trial"]
    assert [(limit["last_on"], limit["extended"]) for limit in trials] == [("2009-12-31", True)]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--until", "2011-03-01", *ALLOWED), 1),  # no later than the limit itself
        (("--until", "2011-05-01", "--what", "unit", *ALLOWED), 1),  # nothing runs out
        (("--until", "2011-05-01", "--on", "2009-03-01", *ALLOWED), 1),
        (("--until", "2011-05-01", "--what", "life", *ALLOWED), 2),
        (("--until", "later", *ALLOWED), 2),
        (("--until", "2011-05-01", "--allowed-by", "Kari"), 2),
        (("--until", "2011-05-01", "--reason", "x"), 2),
        (ALLOWED, 2),
    ],
)
def test_what_an_extension_cannot_be(nora: Workspace, words: tuple[str, ...], code: int) -> None:
    refused(nora, "extend", "nora", *words, code=code)


# --- contact ---------------------------------------------------------------------------------


def test_the_fixed_contact_changes(nora: Workspace) -> None:
    answer = nora.done("contact", "nora", "SYKEPLEIER", "--note", "Ønsket selv", "--format", "json")
    assert answer.json["contact"] == "nurse"
    assert answer.json["change"] == 3
    [change] = nora.rows("SELECT note FROM change WHERE id = 3")
    assert change == ("Ønsket selv",)
    refused(nora, "contact", "nora", "nurse", code=0)  # as it stands
    refused(nora, "contact", "nora", "nobody")
    refused(nora, "contact", "nora", code=2)
    tried(nora, "contact", "nora", "leader")
    assert listed(nora, "R-0001")["contact"] == "nurse"
