"""Every key that interface.md promises to scripts, and what it holds."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Workspace
from tests.helpers.lab import asked, make_lab, one_programme, report, typed

LIST = {
    "resident", "name", "programme", "municipality", "status", "admitted_on", "discharged_on",
    "steps", "unit", "contact", "next_follow_up_on", "overdue_days", "critical_until",
}  # fmt: skip
FOOT = {"step", "step_code", "step_name", "since", "days", "visits", "circling"}


@pytest.fixture
def lab(make_workspace: Callable[..., Workspace]) -> Workspace:
    """Anna, with an entry of every kind."""
    return make_lab(make_workspace, lived=annas_life)


def annas_life(lab: Workspace) -> None:
    """An entry of every kind."""
    one_programme(lab)
    typed(
        lab,
        "referral add Anna --source treatment --municipality vardo --on 2026-09-25",
        "referral assess R-0001 --on 2026-09-28",
        "admit R-0001 --on 2026-10-01 --unit A --contact kari",
        "advance anna --on 2026-10-05 --voice Klar --note Fint",
        "log anna Gikk --on 2026-10-06 --minutes 30 --by kari --area bolig",
        "consent give anna --scope plan --partner nav --on 2026-10-07 --until 2026-12-31",
        "away anna --kind leave --on 2026-10-10 --back 2026-10-12",
        "back anna --on 2026-10-12",
        "score add anna 12 --instrument ors --on 2026-10-13",
        "score add anna 20 --instrument ors --on 2026-11-13",
        "measure start anna Kor --provider nav --hours-a-week 2 --on 2026-10-13",
        "plan goal anna bolig Nøkkel --on 2026-10-13",
        "incident add anna --kind vold --severity 2 --on 2026-10-14",
        "outcome add anna work --on 2026-10-15",
        "rent charge --month 2026-10",
        "rent pay anna 1000,50 --on 2026-11-15",
        "gap add Rutine --owner nav --on 2026-12-01",
    )


def test_list_has_its_keys_and_steps_their_number_code_and_name(lab: Workspace) -> None:
    (row,) = asked(lab, "list")
    assert set(row) >= LIST
    assert row["steps"] == {
        "trapp": {
            "step": 3,
            "step_code": "to",
            "step_name": "To",
            "since": "2026-10-05",
            "days": 76,
            "visits": 1,
            "circling": False,
        }
    }
    assert (row["status"], row["unit"], row["contact"]) == ("admitted", "A", "kari")


def test_show_has_its_keys_and_every_entry_an_id(lab: Workspace) -> None:
    shown = asked(lab, "show", "anna")
    lists = {
        "stays", "moves", "follow_ups", "placements", "absences", "consents", "goals", "scores",
        "incidents", "measures", "outcomes", "rent",
    }  # fmt: skip
    assert set(shown) >= LIST | lists | {"history"}
    for name in lists:
        assert shown[name], name
        assert all(entry["id"] for entry in shown[name]), name
    entry, up = shown["moves"]
    assert set(up) >= {
        "id", "stay", "ladder", "from_step", "to_step", "direction", "moved_on", "reason", "note",
        "voice", "override",
    }  # fmt: skip
    assert (entry["direction"], entry["from_step"], entry["to_step"]) == ("entry", None, 2)
    assert (up["direction"], up["from_step"], up["to_step"], up["voice"]) == ("up", 2, 3, "Klar")
    (talk,) = shown["follow_ups"]
    assert {key: talk[key] for key in ("held_on", "kind", "minutes", "by", "areas", "missed")} == {
        "held_on": "2026-10-06",
        "kind": "samtale",
        "minutes": 30,
        "by": "kari",
        "areas": ["bolig"],
        "missed": False,
    }
    assert (talk["text"], talk["stay"]) == ("Gikk", shown["stays"][0]["id"])


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (("due", "--within", "60d"), "resident name due_on overdue_days reason contact"),
        (("unit", "list"), "unit kind beds residents status reserved_for since"),
        (("score", "show", "anna"), "instrument scored_on total change reading id"),
        (("rent", "list"), "resident charged_ore paid_ore arrears_ore"),
        (("gap", "list"), "gap text owner opened_on closed_on age_days id"),
        (("consent", "list"), "resident scope partners from until withdrawn_on id"),
        (("measure", "list"), "id resident"),
        (("incident", "list"), "id resident"),
        (("outcome", "list"), "id resident"),
        (("budget", "show", "--all-years"), "year programme lines totals balanced"),
    ],
)
def test_a_list_is_an_array_with_its_keys(
    lab: Workspace, words: tuple[str, ...], keys: str
) -> None:
    found = asked(lab, *words)
    assert isinstance(found, list)
    assert set(found[0]) >= set(keys.split())


def test_a_referral_waits_from_the_day_it_came(lab: Workspace) -> None:
    lab.done("referral", "add", "Bo", "--source", "prison", "--on", "2026-12-10")
    (row,) = asked(lab, "referral", "list")
    assert {key: row[key] for key in ("resident", "status", "source", "waited_days")} == {
        "resident": "R-0002",
        "status": "referred",
        "source": "prison",
        "waited_days": 10,
    }
    assert [each["resident"] for each in asked(lab, "list", "--status", "referred")] == ["R-0002"]
    lab.done("referral", "assess", "bo")
    assert [each["resident"] for each in asked(lab, "list", "--status", "waiting")] == ["R-0002"]
    assert asked(lab, "list", "--status", "referred") == []


def test_figures_of_scores_rent_gaps_and_consents(lab: Workspace) -> None:
    first, second = asked(lab, "score", "show", "anna")
    assert (first["total"], first["change"], second["change"]) == (12, None, 8)
    (rent,) = asked(lab, "rent", "list")
    # 31 nights of 31, held ones included; 3 100 less 1 000,50.
    assert (rent["charged_ore"], rent["paid_ore"]) == (310_000, 100_050)
    assert rent["arrears_ore"] == 209_950
    (gap,) = asked(lab, "gap", "list")
    assert (gap["gap"], gap["owner"], gap["age_days"], gap["closed_on"]) == ("J-1", "nav", 19, None)
    (consent,) = asked(lab, "consent", "list", "anna")
    assert (consent["partners"], consent["until"]) == (["nav"], "2026-12-31")


def test_part_months_are_charged_by_nights_once_and_half_up(lab: Workspace) -> None:
    lab.done("admit", "Bo", "--on", "2026-11-21")
    lab.done("place", "bo", "B", "--rent", "1000,01", "--on", "2026-11-21")
    for _ in range(2):
        lab.done("rent", "charge", "--month", "2026-11")
    rows = {row["resident"]: row for row in asked(lab, "rent", "list")}
    assert rows["R-0002"]["charged_ore"] == 33_334  # 100 001 × 10 ÷ 30
    assert rows["R-0001"]["charged_ore"] == 620_000


def test_a_budget_keeps_never_booked_and_nought_apart(lab: Workspace) -> None:
    typed(
        lab,
        "budget book pay 450,50",
        "budget book pay 0,50 --credit",
        "budget book grant 100",
        "budget book grant 100 --credit",
    )
    budget = asked(lab, "budget", "show", "--year", "2026")
    pay, car, grant = budget["lines"]
    assert (pay["side"], pay["planned_ore"], pay["actual_ore"]) == ("cost", 90_000, 45_000)
    assert (pay["remaining_ore"], pay["used"]["rate"]) == (45_000, 0.5)
    assert (car["actual_ore"], grant["actual_ore"]) == (None, 0)
    assert budget["totals"] == {
        "cost": {"planned_ore": 100_000, "actual_ore": 45_000},
        "funding": {"planned_ore": 100_000, "actual_ore": 0},
        "result": {"planned_ore": 0, "actual_ore": -45_000},
    }
    assert budget["balanced"] is True
    assert asked(lab, "budget") == budget


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (("log", "anna", "x"), LIST),
        (("log", "anna", "--missed"), LIST),
        (("advance", "anna", "--to", "tre"), LIST),
        (("advance", "anna", "--to", "4"), LIST),
        (("demote", "anna", "--steps", "1", "--reason", "brudd"), LIST),
        (("demote", "anna", "--to", "en", "--reason", "brudd"), LIST),
        (("place", "anna", "B"), LIST),
        (("vacate", "anna"), LIST),
        (("away", "anna", "--kind", "leave"), LIST),
        (("extend", "anna", "--until", "2028-01-01", "--allowed-by", "K", "--reason", "x"), LIST),
        (("discharge", "anna", "--to", "own"), LIST),
        (("admit", "Bo"), LIST),
        (("edit", "F-1", "minutes=20"), LIST | {"id"}),
        (("annul", "F-1", "--reason", "x"), LIST | {"id"}),
        (("score", "add", "anna", "9", "--instrument", "ors"), LIST),
        (("unit", "void", "B", "--reason", "x"), {"unit", "kind", "beds", "status", "since", "id"}),
        (("gap", "close", "1", "--how", "x"), {"gap", "text", "owner", "closed_on"}),
        (("budget", "book", "pay", "1"), {"id", "line", "amount_ore"}),
        (("consent", "withdraw", "anna"), LIST),
    ],
)
def test_a_write_answers_with_its_row_its_change_and_dry_run(
    lab: Workspace, words: tuple[str, ...], keys: set[str]
) -> None:
    before = asked(lab, "data", "history", "--head")[0]["change"]
    tried = asked(lab, *words, "--dry-run")
    assert (tried["change"], tried["dry_run"]) == (None, True)
    assert asked(lab, "data", "history", "--head")[0]["change"] == before
    done = asked(lab, *words)
    assert set(done) >= keys | {"change", "dry_run"}
    assert (done["change"], done["dry_run"]) == (before + 1, False)
    assert {**tried, "change": before + 1, "dry_run": False} == done


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("words", "entry"),
    [
        (("log", "anna", "x"), "F-2"),
        (("log", "anna", "--missed"), "F-2"),
        (("advance", "anna", "--to", "tre"), "M-4"),
        (("demote", "anna", "--steps", "1", "--reason", "brudd"), "M-4"),
        (("place", "anna", "B"), "P-2"),
        (("vacate", "anna"), "P-1"),
        (("away", "anna", "--kind", "leave"), "A-2"),
        (("away", "anna", "--kind", "leave", "--release-unit"), "A-2"),
        (("extend", "anna", "--until", "2028-01-01", "--allowed-by", "K", "--reason", "x"), "X-1"),
        (("contact", "bo", "kari"), "FA-1"),
        (("municipality", "bo", "vardo"), "FA-1"),
        (("municipality", "bo", "vardo", "--on", "2026-11-21"), "S-2"),
        (("rent", "set", "anna", "1"), "FA-1"),
        (("discharge", "anna", "--to", "own"), "S-1"),
        (("admit", "Cy"), "S-3"),
        (("score", "add", "anna", "9", "--instrument", "ors"), "Q-3"),
        (("measure", "start", "anna", "Kurs", "--provider", "nav"), "T-2"),
        (("measure", "stop", "anna", "Kor"), "T-1"),
        (("incident", "add", "anna", "--kind", "vold"), "I-2"),
        (("outcome", "add", "anna", "work"), "U-2"),
        (("lives", "anna", "street"), "LV-1"),
        (("plan", "goal", "anna", "bolig", "Hylle"), "G-2"),
        (("plan", "progress", "anna", "1", "4"), "O-1"),
        (("plan", "close", "anna", "1"), "G-1"),
        (("plan", "review", "anna"), "V-1"),
        (("plan", "network", "anna", "--family", "4/2", "--friends", "1", "--professionals", "3"),
         "W-1"),
        (("referral", "add", "Cy", "--source", "prison"), "N-2"),
        (("consent", "give", "anna", "--scope", "plan", "--partner", "nav"), "C-2"),
        (("rent", "pay", "anna", "1"), "Y-2"),
        (("rent", "agree", "anna", "100"), "Z-1"),
        (("meeting", "hold", "--present", "Nav"), "K-1"),
        (("gap", "add", "x", "--owner", "nav"), "J-2"),
        (("gap", "close", "1", "--how", "x"), "J-1"),
        (("budget", "book", "pay", "1"), "B-1"),
        (("report", "remark", "learned", "x"), "RM-1"),
        (("unit", "void", "B", "--reason", "x"), "UV-1"),
    ],
)  # fmt: skip
def test_a_write_answers_with_the_id_of_what_it_added_or_changed(
    lab: Workspace, words: tuple[str, ...], entry: str
) -> None:
    lab.done("admit", "Bo", "--on", "2026-11-21")
    assert asked(lab, *words, "--dry-run")["id"] == entry
    assert asked(lab, *words)["id"] == entry
    assert "No entry" not in lab.run("annul", entry, "--reason", "x", "--dry-run").err


def test_coming_back_answers_with_the_absence_also_where_it_brings_a_unit(lab: Workspace) -> None:
    lab.done("away", "anna", "--kind", "sentence", "--on", "2026-11-01")
    assert asked(lab, "back", "anna", "--unit", "B")["id"] == "A-2"


def test_a_report_has_its_keys(lab: Workspace) -> None:
    october = report(lab, "month", "2026-10")
    assert set(october) >= {
        "period", "programme", "people", "nights", "occupancy", "ladders", "follow_ups", "intake",
        "exits", "outcomes", "scores", "incidents", "absences", "consents", "arrears", "gaps",
        "meetings", "money", "seal",
    }  # fmt: skip
    inside: dict[str, set[str]] = {
        "people": {"served", "admitted", "discharged", "staying", "referred", "waiting"},
        "nights": {"leavers", "stayers", "lengths"},
        "occupancy": {"bed_days", "occupied_days", "held_days", "void_days", "rate", "on"},
        "follow_ups": {"due", "held", "missed", "on_time", "critical_window"},
        "intake": {"number", "people", "by_source", "by_municipality"},
        "exits": {
            "number",
            "people",
            "back",
            "died",
            "by_destination",
            "by_reason",
            "planned",
            "success",
            "returned",
        },
        "seal": {"newest", "written_after"},
    }
    for key, keys in inside.items():
        assert set(october[key]) >= keys
    assert set(october["ladders"][0]) >= {"ladder", "steps", "up", "down", "circling"}
    assert (october["outcomes"], october["incidents"]) == ({"work": 1}, {"vold": 1})
    assert october["absences"] == {"leave": 1}
    assert october["intake"] == {
        "number": 1, "people": 1, "by_source": {"treatment": 1}, "by_municipality": {"vardo": 1},
    }  # fmt: skip


def test_every_rate_is_an_object_with_four_decimals(lab: Workspace) -> None:
    def rates(value: Any) -> list[dict[str, Any]]:
        if isinstance(value, list):
            return [each for item in value for each in rates(item)]
        if not isinstance(value, dict):
            return []
        if "denominator" in value:
            return [value]
        return [each for item in value.values() for each in rates(item)]

    found = rates(report(lab, "year", "2026"))
    assert found
    for each in found:
        assert set(each) == {"numerator", "denominator", "rate"}
        if each["denominator"] == 0:
            assert each["rate"] is None
        else:
            assert abs(each["rate"] - each["numerator"] / each["denominator"]) <= 0.00005
