"""Incidents by the command line: what was done, whether the police know, and what came of it."""

from typing import Any

import pytest

from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import change_config, refused, shown, tried


@lived_once()
def ola(alta: Workspace) -> None:
    """Ola on step 4, admitted on 1 July, and Nora on step 2, admitted on 10 August."""
    alta.done("admit", "Ola", "--step", "4", "--unit", "3", "--on", "2009-07-01")
    alta.done("admit", "Nora", "--unit", "2", "--on", "2009-08-10")


def incidents(workspace: Workspace, *words: str) -> list[dict[str, Any]]:
    """What ``incident list`` gives scripts."""
    found: list[dict[str, Any]] = workspace.done(
        "incident", "list", *words, "--format", "json"
    ).json
    return found


def test_an_incident_is_written_down_with_all_that_is_known(ola: Workspace) -> None:
    done = ola.done(
        "incident", "add", "ola", "--kind", "violence", "--severity", "3", "--police", "yes",
        "--action", "Ringte vakthavende", "--voice", "Jeg ble redd", "--note", "I stua",
        "--on", "2009-11-18",
    )  # fmt: skip
    assert done.out == "Ola (R-0001): Vold, 18 Nov 2009, written down as I-1.\n"
    assert done.err == ""
    assert incidents(ola) == [
        {
            "id": "I-1",
            "resident": "R-0001",
            "name": "Ola",
            "programme": "alta",
            "stay": "S-1",
            "happened_on": "2009-11-18",
            "kind": "violence",
            "kind_name": "Vold",
            "severity": 3,
            "police": True,
            "police_why": None,
            "action": "Ringte vakthavende",
            "led_to": [],
            "voice": "Jeg ble redd",
            "note": "I stua",
        }
    ]


def test_what_was_not_reported_says_why(ola: Workspace) -> None:
    add = ("incident", "add", "ola", "--kind", "threat")
    assert "--why" in refused(ola, *add, "--police", "no", code=2)
    assert "--police" in refused(ola, *add, "--why", "Ingen ville", code=2)
    ola.done(*add, "--police", "no", "--why", "Ingen ville anmelde")
    (found,) = incidents(ola)
    assert (found["police"], found["police_why"]) == (False, "Ingen ville anmelde")


def test_a_serious_one_asks_about_the_police(ola: Workspace) -> None:
    add = ("incident", "add", "ola", "--kind", "violence", "--severity")
    assert ola.done(*add, "2").err == ""
    asked = ola.done(*add, "3", lang="nb").err
    assert asked.startswith("Merk: ble det meldt til politiet? ettervern edit I-2 police=yes")
    assert refused(ola, "edit", "I-2", "police=no", code=2)
    ola.done("edit", "I-2", "police=no", "why=Ingen ville anmelde")


def test_an_incident_leads_to_a_demotion(ola: Workspace) -> None:
    ola.done("incident", "add", "ola", "--kind", "violence", "--on", "2009-11-18")
    done = ola.done("demote", "ola", "--steps", "2", "--reason", "trouble", "--incident", "i-1")
    assert done.out.endswith("I-1 led to M-3.\n")
    assert incidents(ola)[0]["led_to"] == ["M-3"]
    ola.done("undo")
    assert incidents(ola)[0]["led_to"] == []
    assert ola.rows("SELECT count(*) FROM move WHERE direction = 'down'") == [(0,)]


def test_a_long_kind_is_folded_so_that_the_list_keeps_to_the_screen(ola: Workspace) -> None:
    kind = ("name: Tilbakefall", "name: Tilbakefall som ingen av oss så komme den dagen")
    change_config(ola, *kind)
    ola.done("incident", "add", "ola", "--kind", "relapse", "--severity", "2", "--on", "2009-11-18",
             "--action", "Ro på rommet")  # fmt: skip
    lines = ola.done("incident", "list", lang="nb").out.splitlines()
    assert max(map(len, lines)) <= 80
    [at] = [i for i, line in enumerate(lines) if "I-1" in line]
    assert lines[at].endswith("2 middels")
    assert lines[at + 1].strip()
    assert lines[at + 2] == "    Ro på rommet"


def test_an_incident_leads_to_an_acute_exit(ola: Workspace) -> None:
    ola.done("incident", "add", "ola", "--kind", "use-in-house", "--on", "2009-11-19")
    away = ("away", "ola", "--kind", "acute-exit", "--back", "2009-11-30", "--incident", "I-1")
    assert tried(ola, *away).endswith("I-1 led to A-1.")
    ola.done(*away)
    ola.done("demote", "ola", "--steps", "1", "--reason", "rule-broken", "--incident", "I-1")
    assert incidents(ola)[0]["led_to"] == ["M-3", "A-1"]
    assert "led to M-3 and A-1" in ola.done("incident", "list").out
    ola.done("annul", "A-1", "--reason", "Not her")
    assert incidents(ola)[0]["led_to"] == ["M-3"]


def test_what_it_led_to_can_be_named_when_it_is_written_down_late(ola: Workspace) -> None:
    ola.done("demote", "ola", "--steps", "1", "--reason", "trouble", "--on", "2009-11-19")
    late = ("incident", "add", "ola", "--kind", "threat", "--led-to", "M-3", "--on")
    refused(ola, *late, "2009-11-20")
    assert ola.done(*late, "2009-11-18").out.endswith("I-1 led to M-3.\n")
    ola.done("edit", "I-1", "move=")
    ola.done("edit", "I-1", "move=M-3")
    refused(ola, "edit", "I-1", "happened_on=2009-11-20")
    refused(ola, "edit", "I-1", "move=M-1")
    refused(ola, "edit", "I-1", "move=A-1")
    refused(ola, "edit", "I-1", "move=M-99")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("M-1", "M-1 cannot be what an incident led to"),  # no move down
        ("M-2", "M-2 cannot be what an incident led to"),  # somebody else's
        ("A-9", "A-9 cannot be what an incident led to"),
        ("F-1", "F-1 cannot be what an incident led to"),
        ("nonsense", "nonsense cannot be what an incident led to"),
    ],
)
def test_only_a_move_down_or_an_absence_of_her_own_comes_of_it(
    ola: Workspace, entry: str, said: str
) -> None:
    add = ("incident", "add", "ola", "--kind", "threat", "--led-to", entry)
    assert refused(ola, *add).startswith(said)
    assert "kan ikke være det en hendelse førte til" in refused(ola, *add, lang="nb")


def test_an_incident_of_somebody_else_or_later_or_used_up_led_to_nothing(ola: Workspace) -> None:
    ola.done("incident", "add", "nora", "--kind", "threat")
    ola.done("incident", "add", "ola", "--kind", "threat", "--on", "2009-11-10")
    down = ("demote", "ola", "--steps", "1", "--reason", "trouble", "--incident")
    assert "no incident “I-1”" in refused(ola, *down, "I-1")
    refused(ola, *down, "I-77")
    refused(ola, *down, "M-1")
    refused(ola, *down, "I-2", "--on", "2009-11-09")
    ola.done(*down, "I-2")
    assert refused(ola, *down, "I-2").startswith("I-2 led to M-3 already.")


def test_an_incident_lies_inside_the_stay(ola: Workspace) -> None:
    add = ("incident", "add", "ola", "--kind", "relapse")
    refused(ola, *add, "--on", "2009-06-30")
    refused(ola, *add, "--on", "2009-11-21")
    refused(ola, "incident", "add", "ola", "--kind", "flood")
    refused(ola, "incident", "add", "ola", "--kind", "relapse", "--severity", "4", code=2)
    ola.done(*add, "--on", "2009-11-15")
    refused(ola, "discharge", "ola", "--to", "family", "--on", "2009-11-14")
    ola.done("discharge", "ola", "--to", "family", "--on", "2009-11-16")
    refused(ola, *add, "--on", "2009-11-17")
    refused(ola, "edit", "I-1", "happened_on=2009-11-17")
    refused(ola, "edit", "S-1", "discharged_on=2009-11-14")


def test_a_dry_run_writes_nothing_and_undo_takes_it_back(ola: Workspace) -> None:
    add = ("incident", "add", "ola", "--kind", "relapse")
    assert tried(ola, *add) == (
        "Would be done: Ola (R-0001): Tilbakefall, 20 Nov 2009, written down as I-1."
    )
    done = ola.done(*add, "--format", "json").json
    assert (done["id"], done["resident"], done["unit"]) == ("I-1", "R-0001", "3")
    ola.done("undo")
    assert incidents(ola) == []
    assert ola.done("incident", "list").out == "No incidents are written down.\n"


def test_a_programme_that_keeps_no_incidents_says_so(alta: Workspace) -> None:
    text = alta.config.read_text(encoding="utf-8")
    begin = text.index("    incident_kinds:\n")
    end = text.index("\n\n", begin)
    alta.config.write_text(text[:begin] + text[end:], encoding="utf-8")
    alta.done("admit", "Ola")
    assert "has no kind of incident" in refused(alta, "incident", "add", "ola", "--kind", "theft")
    found = alta.done("report", "month", "2009-11", "--format", "json").json
    assert (found["incidents"], found["incidents_reported"]) == (None, None)


def test_the_list_is_in_order_of_date_and_can_be_narrowed(ola: Workspace) -> None:
    ola.done("incident", "add", "nora", "--kind", "threat", "--on", "2009-11-02")
    ola.done("incident", "add", "ola", "--kind", "violence", "--severity", "3", "--police", "yes",
             "--why", "Sak 17", "--action", "[/b] Skilt ad", "--on", "2009-10-20")  # fmt: skip
    assert [found["id"] for found in incidents(ola)] == ["I-2", "I-1"]
    assert [found["id"] for found in incidents(ola, "nora")] == ["I-1"]
    assert [found["id"] for found in incidents(ola, "--since", "2009-11-01")] == ["I-1"]
    assert ola.done("incident", "list").out.splitlines() == [
        "2 incidents, 1 of 1 reported to the police (serious, or answered yes or no)",
        "",
        "                          kind     severity",
        "20 Oct  I-2  R-0001 Ola   Vold     3 serious",
        "    [/b] Skilt ad; reported to the police: Sak 17",
        " 2 Nov  I-1  R-0002 Nora  Trussel",
    ]
    seen = " ".join(ola.done("incident", "list", lang="nb").out.split())
    assert "Skilt ad; meldt til politiet: Sak 17" in seen
    table = ola.done("incident", "list", "--format", "csv").out.splitlines()
    assert table[1] == (
        "I-2,R-0001,Ola,alta,S-1,2009-10-20,violence,Vold,3,true,Sak 17,[/b] Skilt ad,,,"
    )
    page = ola.done("incident", "list", "--format", "md").out
    assert "| 20 Oct 2009 | I-2 | R-0001 | Ola | alta | Vold | 3 serious | yes | Sak 17 |" in page


def test_show_tells_of_incidents_in_order_of_time(ola: Workspace) -> None:
    ola.done("incident", "add", "ola", "--kind", "threat", "--severity", "1", "--police", "no",
             "--why", "Ingen ville", "--voice", "Jeg angrer", "--action", "Samtale")  # fmt: skip
    assert [entry["id"] for entry in shown(ola, "ola")["incidents"]] == ["I-1"]
    assert shown(ola, "ola", "--find", "angrer")["incidents"]
    assert not shown(ola, "ola", "--find", "jubel")["incidents"]
    text = " ".join(ola.done("show", "ola").out.split())
    assert (
        "I-1 incident Trussel, 1 minor; not reported to the police: Ingen ville. Samtale. "
        "“Jeg angrer”"
    ) in text
    text = " ".join(ola.done("show", "ola", lang="nb").out.split())
    assert "I-1 hendelse Trussel, 1 mindre alvorlig; ikke meldt til politiet: Ingen ville." in text
