"""Meetings and decisions by the command line."""

import datetime as dt
from collections.abc import Callable, Sequence

import pytest

from ettervern_cli.consents import verbs as consents
from ettervern_cli.consents import withdrawal
from ettervern_cli.people.people import find
from ettervern_cli.people.scene import Scene
from ettervern_cli.programme.programme import choose_programme
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.transaction import writing
from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import change_config, refused, shown

HELD = ("meeting", "hold", "--present", "Nav", "--present", "Sosialtjenesten")


@lived_once()
def nora(alta: Workspace) -> None:
    """Nora and Emil have lived here since March; nobody has consented to anything."""
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-03-02")
    alta.done("admit", "Emil", "--unit", "2", "--on", "2009-03-03")


def consent(
    workspace: Workspace, who: str, *partners: str, on: str = "2009-03-10", until: str | None = None
) -> None:
    """Somebody lets some partners know about her."""
    day = dt.date.fromisoformat(on)
    author = Author("tester", dt.datetime(2009, 11, 20, 12), dt.date(2009, 11, 20))
    db = connect(str(workspace.database), "rw")
    with writing(db, author, "consent give"):
        scene = Scene(db, author, choose_programme(db, None), find(db, who), day)
        last = dt.date.fromisoformat(until) if until else None
        consents.give(scene, scope="plan", partners=partners, until=last)
    db.close()


def withdraw(workspace: Workspace, who: str, on: str) -> None:
    """Somebody withdraws all consent."""
    day = dt.date.fromisoformat(on)
    author = Author("tester", dt.datetime(2009, 11, 20, 12), dt.date(2009, 11, 20))
    db = connect(str(workspace.database), "rw")
    with writing(db, author, "consent withdraw"):
        withdrawal.withdraw(Scene(db, author, choose_programme(db, None), find(db, who), day))
    db.close()


def listed(workspace: Workspace, *words: str) -> Sequence[dict[str, object]]:
    found: Sequence[dict[str, object]] = workspace.done(
        "meeting", "list", "--format", "json", *words
    ).json
    return found


def test_a_meeting_is_answered_with_its_row(nora: Workspace) -> None:
    consent(nora, "nora", "nav")
    words = (*HELD, "--about", "nora", "--on", "2009-11-06", "--note", "Kort møte")
    answer = nora.done(*words, "--format", "json").json
    assert (answer.pop("change") > 0, answer.pop("dry_run")) == (True, False)
    assert answer == {
        "id": "K-1",
        "meeting": 1,
        "held_on": "2009-11-06",
        "series": "cooperation",
        "present": ["sosialtjenesten", "nav"],
        "about": ["R-0001"],
        "decisions": [],
        "note": "Kort møte",
    }
    assert listed(nora) == [answer]


def test_an_agency_is_found_by_code_name_or_alias_and_counted_once(nora: Workspace) -> None:
    said = nora.done(*HELD, "--present", "sosialtjenesten", "--on", "2009-11-06").out
    assert said == "K-1: Samarbeidsmøte, meeting on 6 Nov 2009 with Sosialtjenesten, Nav.\n"
    said = nora.done(*HELD, "--on", "2009-11-07", lang="nb").out
    assert said == "K-2: Samarbeidsmøte, møte 7. nov. 2009 med Sosialtjenesten, Nav.\n"


def test_an_unknown_agency_is_refused_with_those_there_are(nora: Workspace) -> None:
    said = refused(nora, *HELD, "--present", "Politiet")
    assert said.startswith("There is no partner “Politiet”; there is: Finnmarkskollektivet, ")
    assert "did you mean aksis?" in refused(nora, *HELD, "--present", "aksiss")
    refused(nora, "meeting", "hold", code=2)


def test_nobody_is_spoken_of_with_an_agency_not_consented_to(nora: Workspace) -> None:
    consent(nora, "nora", "aksis")
    words = (*HELD, "--present", "aksis", "--about", "nora", "--about", "R-0002")
    said = refused(nora, *words, "--on", "2009-11-06")
    assert said == (
        "Not without consent on 6 Nov 2009: R-0001 (Nav); R-0002 (Nav, Aksis). Leave the person "
        "out, or first: ettervern consent give. Which agencies need none stands in the config "
        "(consent_needed, why).\n"
    )
    assert "Emil" not in said
    nb = refused(nora, *words, "--on", "2009-11-06", lang="nb")
    assert nb.startswith("Mangler samtykke 6. nov. 2009: R-0001 (Nav); R-0002 (Nav, Aksis).")


def test_an_agency_that_needs_no_consent_may_hear_of_anybody(nora: Workspace) -> None:
    nora.done("meeting", "hold", "--present", "sosialtjenesten", "--about", "nora")
    assert listed(nora)[0]["about"] == ["R-0001"]


def test_where_the_programme_rests_on_consent_every_agency_needs_it(nora: Workspace) -> None:
    change_config(nora, "required: false", "required: true")
    nora.done("list")
    words = ("meeting", "hold", "--present", "rio", "--about", "nora")
    assert "R-0001 (RIO)" in refused(nora, *words)
    consent(nora, "nora", "rio")
    nora.done(*words)


def test_consent_counts_on_the_day_of_the_meeting(nora: Workspace) -> None:
    consent(nora, "nora", "nav", on="2009-05-01", until="2009-05-31")
    words = (*HELD, "--about", "nora", "--on")
    refused(nora, *words, "2009-04-30")
    refused(nora, *words, "2009-06-01")
    nora.done(*words, "2009-05-01")
    nora.done(*words, "2009-05-31")
    withdraw(nora, "nora", "2009-05-20")
    refused(nora, *words, "2009-05-20")
    nora.done(*words, "2009-05-19")


def test_somebody_the_programme_does_not_know_yet_is_not_spoken_of(nora: Workspace) -> None:
    words = ("meeting", "hold", "--present", "sos", "--about", "nora", "--on", "2009-03-01")
    assert refused(nora, *words) == (
        "Nora (R-0001) was neither admitted nor referred to Ettervernsboligene i Alta by 1 Mar "
        "2009.\n"
    )
    nora.done("discharge", "nora", "--to", "own-rented", "--on", "2009-06-01")
    nora.done(*words[:-1], "2009-07-01")  # how it went is spoken of afterwards


def test_a_meeting_that_has_not_been_held_is_refused(nora: Workspace) -> None:
    refused(nora, *HELD, "--on", "2009-11-21")


def decided(workspace: Workspace, *words: str, owner: str = "leader") -> dict[str, object]:
    """Decide to ring Strax, due on 1 December."""
    basic = ("meeting", "decide", "Ring Strax", "--owner", owner, "--due", "2009-12-01")
    answer: dict[str, object] = workspace.done(*basic, *words, "--format", "json").json
    answer.pop("change")
    answer.pop("dry_run")
    return answer


def test_a_decision_belongs_to_the_latest_meeting_on_or_before_its_day(nora: Workspace) -> None:
    assert decided(nora)["meeting"] is None
    nora.done(*HELD, "--on", "2009-11-10")
    nora.done(*HELD, "--on", "2009-11-03")
    assert decided(nora, "--on", "2009-11-02")["meeting"] is None
    assert decided(nora, "--on", "2009-11-09")["meeting"] == "K-2"
    assert decided(nora) == {
        "id": "D-4",
        "decision": 4,
        "meeting": "K-1",
        "resident": None,
        "text": "Ring Strax",
        "owner": "leader",
        "decided_on": "2009-11-20",
        "due_on": "2009-12-01",
        "overdue_days": 0,
        "done_on": None,
        "how": None,
    }
    assert decided(nora, "--meeting", "none")["meeting"] is None
    assert decided(nora, "--meeting", "K-2")["meeting"] == "K-2"
    assert [len(row["decisions"]) for row in listed(nora)] == [2, 1]  # type: ignore[arg-type]
    assert len(listed(nora, "--decisions")) == 6


def test_a_decision_is_not_made_before_its_meeting(nora: Workspace) -> None:
    nora.done(*HELD, "--on", "2009-11-10")
    words = ("meeting", "decide", "Ring", "--owner", "nav", "--due", "2009-12-01", "--on")
    assert "lies before" in refused(nora, *words, "2009-11-09", "--meeting", "1")
    assert "no meeting “9”; there is: K-1" in refused(nora, *words, "2009-11-12", "--meeting", "9")


def test_an_owner_is_a_partner_or_a_member_of_staff(nora: Workspace) -> None:
    assert decided(nora, owner="Røde Kors")["owner"] == "rode-kors"
    assert decided(nora, owner="Sosionom")["owner"] == "social-worker"
    words = ("meeting", "decide", "Ring", "--due", "2009-12-01")
    said = refused(nora, *words, "--owner", "Kari")
    assert "There is no partner or member of staff “Kari”" in said
    assert "Fant ikke samarbeidspartner eller ansatt «Kari»" in refused(
        nora, *words, "--owner", "Kari", lang="nb"
    )
    refused(nora, *words, code=2)


def test_a_decision_is_not_due_before_it_is_made(nora: Workspace) -> None:
    words = ("meeting", "decide", "Ring", "--owner", "nav", "--due")
    refused(nora, *words, "2009-11-19")
    refused(nora, *words, "soon", code=2)
    nora.done(*words, "today")


def test_a_decision_about_somebody_needs_consent_to_the_meeting_and_its_owner(
    nora: Workspace,
) -> None:
    consent(nora, "nora", "nav")
    nora.done(*HELD, "--on", "2009-11-10")
    assert decided(nora, "--about", "nora", owner="nav")["resident"] == "R-0001"
    words = ("meeting", "decide", "Ring", "--due", "2009-12-01", "--about")
    not_about = "Nora (R-0001) is not among those spoken of at K-1."
    for meeting in ("K-1", "none"):
        said = nora.done(*words, "nora", "--owner", "nav", "--dry-run", "--meeting", meeting).err
        assert (not_about in said) is (meeting == "K-1")
    nora.done(*HELD, "--on", "2009-11-11", "--about", "nora")
    assert nora.done(*words, "nora", "--owner", "nav", "--dry-run").err == ""
    nora.done("undo")
    assert "R-0001 (Aksis)" in refused(nora, *words, "nora", "--owner", "aksis")
    assert "R-0002 (Nav)" in refused(nora, *words, "emil", "--owner", "leader")
    assert decided(nora, "--about", "emil", "--meeting", "none")["resident"] == "R-0002"


def test_a_decision_is_carried_out_once(nora: Workspace) -> None:
    decided(nora, "--on", "2009-11-01")
    done = ("meeting", "done", "1", "--how", "De ringte", "--note", "Kort svar")
    assert refused(nora, *done, "--on", "2009-10-31").startswith("31 Oct 2009 lies before 1 Nov")
    answer = nora.done(*done, "--on", "2009-11-05", "--format", "json").json
    assert (answer["done_on"], answer["how"], answer["overdue_days"]) == (
        "2009-11-05",
        "De ringte\nKort svar",
        None,
    )
    assert refused(nora, "meeting", "done", "D-1") == "D-1 was carried out on 5 Nov 2009.\n"
    assert "has no open decisions" in refused(nora, "meeting", "done", "7")
    decided(nora)
    assert "no open decision “K-2”; there is: D-2" in refused(nora, "meeting", "done", "K-2")
    assert nora.done("meeting", "done", "d-2").out == "D-2: carried out 20 Nov 2009.\n"


@pytest.mark.parametrize(
    "words",
    [
        (*HELD, "--about", "nora"),
        ("annul", "K-1", "--reason", "feil"),
        ("edit", "D-1", "meeting=K-1"),
    ],
)
def test_undo_takes_each_back_whole(nora: Workspace, words: tuple[str, ...]) -> None:
    consent(nora, "nora", "nav")
    nora.done(*HELD, "--about", "nora", "--on", "2009-11-10")
    decided(nora, "--meeting", "none")
    before = (listed(nora), listed(nora, "--decisions"), shown(nora, "nora")["meetings"])
    nora.done(*words)
    assert (listed(nora), listed(nora, "--decisions"), shown(nora, "nora")["meetings"]) != before
    nora.done("undo")
    assert (listed(nora), listed(nora, "--decisions"), shown(nora, "nora")["meetings"]) == before


def test_a_correction_cannot_bring_in_what_the_command_refuses(nora: Workspace) -> None:
    consent(nora, "nora", "nav", on="2009-11-01")
    nora.done(*HELD, "--about", "nora", "--on", "2009-11-10")
    decided(nora, "--about", "nora", "--on", "2009-11-12")
    for words in (
        ("K-1", "held_on=2009-10-31"),  # no consent yet
        ("K-1", "held_on=2009-11-13"),  # after its decision
        ("K-1", "held_on=2009-11-21"),  # not yet
        ("D-1", "decided_on=2009-11-09"),
        ("D-1", "due_on=2009-11-11"),
        ("D-1", "done_on=2009-11-11"),
        ("D-1", "owner=aksis"),
        ("D-1", "owner=Kari"),
        ("D-1", "meeting=K-7"),
    ):
        refused(nora, "edit", *words)
    refused(nora, "edit", "D-1", "due_on=", code=2)
    nora.done("edit", "K-1", "held_on=2009-11-11", "note=Rettet")
    nora.done("edit", "D-1", "owner=nav", "text=Ring Nav", "done_on=2009-11-15", "how=Ringt")
    row = listed(nora)[0]
    assert (row["held_on"], row["note"]) == ("2009-11-11", "Rettet")
    assert row["decisions"][0]["owner"] == "nav"  # type: ignore[index]


def test_a_meeting_goes_only_once_its_decisions_have_moved(nora: Workspace) -> None:
    nora.done(*HELD, "--on", "2009-11-10")
    decided(nora)
    nora.done("meeting", "hold", "--present", "rio", "--on", "2009-11-10")
    assert "K-1 cannot be taken out" in refused(nora, "annul", "K-1", "--reason", "feil")
    nora.done("edit", "D-1", "meeting=K-2")
    nora.done("annul", "K-1", "--reason", "feil")
    assert [row["id"] for row in listed(nora)] == ["K-2"]
    assert nora.rows("SELECT count(*) FROM attendance") == [(1,)]
    nora.done("annul", "D-1", "--reason", "feil")
    assert listed(nora, "--decisions") == []


def test_show_tells_of_meetings_and_decisions_about_a_person(nora: Workspace) -> None:
    consent(nora, "nora", "nav")
    nora.done(*HELD, "--about", "nora", "--on", "2009-11-10", "--note", "Om flere")
    decided(nora, "--about", "nora", "--on", "2009-11-11")
    nora.done("meeting", "done", "1", "--how", "Ringt", "--on", "2009-11-12")
    found = shown(nora, "nora")
    assert found["meetings"] == [
        {
            "id": "K-1",
            "held_on": "2009-11-10",
            "present": ["sosialtjenesten", "nav"],
            "present_names": ["Sosialtjenesten", "Nav"],
        }
    ]
    assert found["decisions"] == [
        {
            "id": "D-1",
            "meeting": "K-1",
            "decided_on": "2009-11-11",
            "text": "Ring Strax",
            "owner": "leader",
            "owner_name": "Leder",
            "due_on": "2009-12-01",
            "done_on": "2009-11-12",
            "how": "Ringt",
        }
    ]
    assert shown(nora, "nora", "--since", "2009-11-11")["meetings"] == []
    text = " ".join(nora.done("show", "nora").out.split())
    assert "10 Nov K-1 meeting Sosialtjenesten, Nav" in text
    assert "11 Nov D-1 decision Ring Strax (Leder, by 1 Dec); carried out 12 Nov: Ringt" in text
    assert "Om flere" not in text
    assert shown(nora, "emil")["meetings"] == []


def test_the_list_says_who_came_how_often_and_when_the_next_is_due(
    make_workspace: Callable[..., Workspace],
) -> None:
    group = make_workspace("sent-ute")
    assert group.done("meeting", "list").out == (
        "No meeting has been held.\n"
        "Ressursgruppa: No meeting yet; they are to be held every 14 days.\n"
        "Halvårsevaluering: No meeting yet; they are to be held every 6 months.\n"
    )
    group.done("meeting", "hold", "--present", "police", "--on", "2009-10-20")
    group.done(
        "meeting", "hold", "--present", "police", "--present", "strax", "--on", "2009-11-05",
        "--note", "Kort møte",
    )  # fmt: skip
    words = ("meeting", "decide", "Avklar varsling", "--owner", "police", "--due", "2009-11-18")
    group.done(*words, "--on", "2009-11-06")
    assert group.done("meeting", "list").out == (
        "2 meetings.\n"
        "Ressursgruppa: Next meeting due 19 Nov, 1 day late; every 14 days.\n"
        "Halvårsevaluering: No meeting yet; they are to be held every 6 months.\n"
        "\n"
        "Attendance\n"
        "  Vest politidistrikt  2\n"
        "  Strax-huset          1\n"
        "\n"
        "K-1  20 Oct  Ressursgruppa  Vest politidistrikt\n"
        "K-2   5 Nov  Ressursgruppa  Vest politidistrikt, Strax-huset\n"
        "                            D-1 Avklar varsling (Vest politidistrikt, by\n"
        "                            18 Nov); 2 days late\n"
        "                            Kort møte\n"
    )
    assert group.done("meeting", "list", lang="nb").out.startswith(
        "2 møter.\nRessursgruppa: Neste møte innen 19. nov., 1 dag over; hver 14. dag.\n"
    )
    assert group.done("meeting", "list", "--format", "csv").out == (
        "id,meeting,held_on,series,present,about,decisions,note\n"
        "K-1,1,2009-10-20,resource-group,police,,,\n"
        "K-2,2,2009-11-05,resource-group,police;strax,,D-1,Kort møte\n"
    )
    markdown = group.done("meeting", "list", "--format", "md").out
    assert "| K-2 | 5 Nov 2009 | Ressursgruppa | Vest politidistrikt, Strax-huset |" in markdown
    assert "|  | D-1 | Kort møte |" in markdown


def test_decisions_are_listed_by_due_date_in_every_form(nora: Workspace) -> None:
    assert nora.done("meeting", "list", "--decisions").out == "Nothing has been decided.\n"
    decided(nora)
    nora.done("meeting", "decide", "Sak [b]", "--owner", "nav", "--due", "2009-11-10", "--on",
              "2009-11-02")  # fmt: skip
    assert nora.done("meeting", "list", "--decisions").out == (
        "        due                owner  decision\n"
        "D-2  10 Nov  10 days late  Nav    Sak [b]\n"
        "D-1   1 Dec                Leder  Ring Strax\n"
    )
    assert nora.done("meeting", "list", "--decisions", "--format", "csv").out == (
        "id,decision,meeting,resident,text,owner,decided_on,due_on,overdue_days,done_on,how\n"
        "D-2,2,,,Sak [b],nav,2009-11-02,2009-11-10,10,,\n"
        "D-1,1,,,Ring Strax,leader,2009-11-20,2009-12-01,0,,\n"
    )
    text = nora.done("meeting", "list", "--decisions", "--format", "md", lang="nb").out
    assert text.startswith("| id | beslutning | besluttet | frist | dager | om | ansvarlig |")
    assert "| D-2 | Sak \\[b\\] | 2. nov. 2009 | 10. nov. 2009 | 10 dager over |  | Nav |" in text


def test_of_several_programmes_the_one_meant_is_asked_for(nora: Workspace) -> None:
    text = nora.config.read_text(encoding="utf-8")
    other = (
        "  group:\n    name: Ressursgruppa\n    host: Alta kommune\n"
        "    partners:\n      police: {name: Politiet}\n\nbase_amounts:\n"
    )
    nora.config.write_text(text.replace("base_amounts:\n", other, 1), encoding="utf-8")
    nora.done("list")
    assert "-p ID" in refused(nora, "meeting", "hold", "--present", "police", code=2)
    group = ("--programme", "group")
    nora.done(*group, "meeting", "hold", "--present", "police")
    nora.done(*group, "meeting", "decide", "Ring", "--owner", "police", "--due", "2009-12-01")
    assert "no open decisions" in refused(nora, "--programme", "alta", "meeting", "done", "1")
    refused(nora, *group, *HELD)
    assert nora.done("meeting", "done", "1").out == "D-1: carried out 20 Nov 2009.\n"
    words = ("meeting", "hold", "--present", "police", "--about", "nora")
    assert "neither admitted nor referred to Ressursgruppa" in refused(nora, *group, *words)
    assert nora.done(*group, "meeting", "list").out.startswith("1 meeting.\n\nAttendance\n")


def test_what_was_held_before_there_were_several_series_is_of_the_first(
    make_workspace: Callable[..., Workspace],
) -> None:
    fri = make_workspace("fri")
    fri.done("meeting", "hold", "--present", "nav", "--on", "2009-11-06")
    assert listed(fri)[0]["series"] is None
    assert "no group that meets" in refused(fri, "meeting", "list", "--series", "team").lower()
    text = fri.config.read_text("utf-8")
    several = "series: {team: {name: Team}, board: {name: Styret, every_months: 3}}"
    changed = text.replace("    meetings:\n", f"    meetings:\n      {several}\n")
    fri.config.write_text(changed, "utf-8")
    assert [one["series"] for one in listed(fri)] == ["team"]
    # what a series does not say the section says: the rhythm, and who sits there.
    team, board = (
        fri.done("meeting", "agenda", "--series", name, "--format", "json").json
        for name in ("team", "board")
    )
    assert (team["last"]["id"], team["next"]["every_days"], board["last"]) == ("K-1", 28, None)
    assert board["present"] == ["bodo-kommune", "salten", "short-term-unit"]
    fri.done("meeting", "hold", "--series", "board", "--present", "nav")
    # one that is in use cannot be taken out; the other stands for all again.
    fri.config.write_text(text, "utf-8")
    assert "series board: 1 × meeting" in fri.refused("log", "x", code=78)
