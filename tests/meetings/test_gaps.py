"""Gaps between services by the command line."""

import pytest

from tests.conftest import Workspace
from tests.helpers.case_work import refused

ADD = ("gap", "add", "Ingen melder hendelser", "--owner")


def test_a_gap_is_owned_by_an_agency_and_grows_older(alta: Workspace) -> None:
    answer = alta.done(*ADD, "Røde Kors", "--on", "2009-10-21", "--format", "json").json
    assert (answer.pop("change") > 0, answer.pop("dry_run")) == (True, False)
    assert answer == {
        "id": "J-1",
        "gap": "J-1",
        "text": "Ingen melder hendelser",
        "owner": "rode-kors",
        "opened_on": "2009-10-21",
        "closed_on": None,
        "age_days": 30,
        "how": None,
    }
    assert alta.done("gap", "list", "--format", "json").json == [answer]
    older = alta.done("gap", "list", "--format", "json", today="2009-11-22").json
    assert older == [{**answer, "age_days": 32}]


def test_what_the_commands_say(alta: Workspace) -> None:
    said = alta.done(*ADD, "nav", "--on", "2009-11-01").out
    assert said == "J-1: gap registered 1 Nov 2009, owned by Nav.\n"
    said = alta.done(*ADD, "nav", lang="nb").out
    assert said == "J-2: glippsone registrert 20. nov. 2009, eies av Nav.\n"
    said = alta.done("gap", "close", "1", "--how", "Avtalt", "--on", "2009-11-02").out
    assert said == "J-1: closed 2 Nov 2009 after 1 day.\n"
    said = alta.done("gap", "close", "j-2", "--how", "Avtalt", lang="nb").out
    assert said == "J-2: lukket 20. nov. 2009 etter 0 dager.\n"


def test_a_gap_without_an_agency_of_ours_is_refused(alta: Workspace) -> None:
    assert "There is no partner “Politiet”" in refused(alta, *ADD, "Politiet")
    assert "There is no partner “leader”" in refused(alta, *ADD, "leader")  # staff are no agency
    refused(alta, "gap", "add", "Noe", code=2)
    refused(alta, "gap", "add", " ", "--owner", "nav", code=2)
    refused(alta, *ADD, "nav", "--on", "2009-11-21")


def test_a_gap_is_closed_once_and_not_before_it_was_opened(alta: Workspace) -> None:
    alta.done(*ADD, "nav", "--on", "2009-11-01")
    close = ("gap", "close", "J-1", "--how", "Avtale", "--note", "Skriftlig")
    assert refused(alta, *close, "--on", "2009-10-31").startswith("31 Oct 2009 lies before 1 Nov")
    refused(alta, "gap", "close", "1", code=2)
    assert "no open gap “2”; there is: J-1" in refused(alta, "gap", "close", "2", "--how", "x")
    answer = alta.done(*close, "--on", "2009-11-11", "--format", "json").json
    assert (answer["closed_on"], answer["age_days"]) == ("2009-11-11", 10)
    assert answer["how"] == "Avtale\nSkriftlig"
    assert refused(alta, *close) == "J-1 was closed on 11 Nov 2009.\n"
    assert refused(alta, *close, lang="nb") == "J-1 ble lukket 11. nov. 2009.\n"
    assert "has no open gaps" in refused(alta, "gap", "close", "2", "--how", "x")


def test_the_list_holds_open_ones_and_on_request_all(alta: Workspace) -> None:
    assert alta.done("gap", "list").out == "No gap is registered.\n"
    alta.done(*ADD, "nav", "--on", "2009-11-01")
    alta.done("gap", "add", "=Ingen\ntar telefonen", "--owner", "rio", "--on", "2009-10-01")
    alta.done("gap", "close", "1", "--how", "Avtale", "--on", "2009-11-11")
    assert alta.done("gap", "list").out == (
        "     opened           owner  gap\n"
        "J-2   1 Oct  50 days  RIO    =Ingen\n"
        "                             tar telefonen\n"
    )
    assert alta.done("gap", "list", "--open").out == alta.done("gap", "list").out
    assert alta.done("gap", "list", "--all").out.endswith(
        "J-1   1 Nov  10 days  Nav    Ingen melder hendelser\n"
        "                             Closed 11 Nov: Avtale\n"
    )
    assert alta.done("gap", "list", "--all", "--format", "csv").out == (
        "id,gap,text,owner,opened_on,closed_on,age_days,how\n"
        'J-2,J-2,"\'=Ingen\ntar telefonen",rio,2009-10-01,,50,\n'
        "J-1,J-1,Ingen melder hendelser,nav,2009-11-01,2009-11-11,10,Avtale\n"
    )
    text = alta.done("gap", "list", "--all", "--format", "md", lang="nb").out
    assert (
        "| J-1 | Ingen melder hendelser | Nav | 1. nov. 2009 | 11. nov. 2009 | 10 | Avtale |"
        in (text)
    )
    refused(alta, "gap", "list", "--all", "--open", code=2)


@pytest.mark.parametrize(
    "words",
    [
        ("edit", "J-1", "owner=rio"),
        ("annul", "J-1", "--reason", "feil"),
    ],
)
def test_undo_takes_each_back_whole(alta: Workspace, words: tuple[str, ...]) -> None:
    alta.done(*ADD, "nav", "--on", "2009-11-01")
    listing = ("gap", "list", "--all", "--format", "json")
    before = alta.done(*listing).out
    alta.done(*words)
    assert alta.done(*listing).out != before
    alta.done("undo")
    assert alta.done(*listing).out == before


def test_a_correction_cannot_bring_in_what_the_command_refuses(alta: Workspace) -> None:
    alta.done(*ADD, "nav", "--on", "2009-11-01")
    for field in ("closed_on=2009-10-31", "opened_on=2009-11-21", "owner=Politiet"):
        refused(alta, "edit", "J-1", field)
    refused(alta, "edit", "J-1", "text=", code=2)
    alta.done("edit", "J-1", "closed_on=2009-11-03", "how=Avtale", "owner=Aksis", "text=Annet")
    row = alta.done("gap", "list", "--all", "--format", "json").json[0]
    assert (row["closed_on"], row["owner"], row["text"]) == ("2009-11-03", "aksis", "Annet")
    alta.done("edit", "J-1", "closed_on=", "how=")
    assert alta.done("gap", "list", "--format", "json").json[0]["closed_on"] is None


def test_a_batch_takes_them(alta: Workspace) -> None:
    alta.done("batch", stdin='gap add "Noe" --owner nav\ngap close 1 --how "Avtalt"\n')
    assert refused(alta, "batch", stdin="gap list\n", code=2)
