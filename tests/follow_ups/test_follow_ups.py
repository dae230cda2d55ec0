"""log and due: what took place, what was missed, and what is due when."""

import pytest

from tests.conftest import Workspace, invoke, lived_once
from tests.helpers.case_work import change_config, listed, refused, shown, tried


@lived_once()
def nora(alta: Workspace) -> None:
    """Nora, on step 4 (every 14 days) since 1 October 2009, no treatment behind her."""
    alta.done("admit", "Nora", "--step", "4", "--contact", "nurse", "--on", "2009-10-01")


def due_on(workspace: Workspace, who: str = "R-0001") -> str | None:
    day: str | None = listed(workspace, who)["next_follow_up_on"]
    return day


def test_a_follow_up_with_everything_that_can_be_said(nora: Workspace) -> None:
    answer = nora.done(
        "log", "nora", "Gikk til Nav", "--kind", "home-visit", "--minutes", "45", "--by", "Leder",
        "--area", "economy", "--area", "housing", "--area", "economy", "--next", "2009-11-25",
        "--note", "Ring", "--on", "-3d", "--format", "json",
    ).json  # fmt: skip
    assert answer["next_follow_up_on"] == "2009-11-25"
    assert (answer["overdue_days"], answer["change"], answer["dry_run"]) == (0, 3, False)
    [entry] = shown(nora, "nora")["follow_ups"]
    expected = {
        "id": "F-1",
        "stay": "S-1",
        "held_on": "2009-11-17",
        "kind": "home-visit",
        "minutes": 45,
        "by": "leader",
        "areas": ["economy", "housing"],
        "missed": False,
        "next_on": "2009-11-25",
        "text": "Gikk til Nav\nRing",
    }
    assert {key: entry[key] for key in expected} == expected


def test_a_bare_follow_up_is_of_the_first_kind_and_today(nora: Workspace) -> None:
    said = nora.done("log", "nora").out
    assert said == "Nora (R-0001): follow-up 20 Nov 2009. Next due 4 Dec 2009.\n"
    [entry] = shown(nora, "nora")["follow_ups"]
    assert (entry["kind"], entry["text"], entry["minutes"]) == ("conversation", None, None)


def test_a_missed_one_moves_nothing(nora: Workspace) -> None:
    assert due_on(nora) == "2009-10-15"
    said = nora.done("log", "nora", "--missed", "--on", "2009-10-15").out
    assert said == "Nora (R-0001): missed follow-up 15 Oct 2009. The next was due 15 Oct 2009.\n"
    assert due_on(nora) == "2009-10-15"
    [entry] = shown(nora, "nora")["follow_ups"]
    assert entry["missed"] is True


def test_a_day_agreed_counts_before_the_rhythm_and_a_move_leaves_it(nora: Workspace) -> None:
    nora.done("log", "nora", "--next", "2009-11-30", "--on", "2009-11-01")
    assert due_on(nora) == "2009-11-30"
    nora.done("demote", "nora", "--steps", "1", "--reason", "trouble", "--on", "2009-11-10")
    assert due_on(nora) == "2009-11-30"


def test_inside_the_critical_window_nothing_agreed_lasts_longer_than_its_rhythm(
    alta: Workspace,
) -> None:
    ended = ("--treatment-ended", "2009-11-01")
    alta.done("admit", "Ola", "--step", "5", *ended, "--on", "2009-11-02")
    assert due_on(alta) == "2009-11-05"
    late = ("log", "ola", "--next", "2009-11-30", "--on", "2009-11-10")
    assert "the next by 13 Nov 2009" in alta.refused(*late)
    assert "is met more often: the next by 11 Nov" in alta.refused(*late, "--missed")
    alta.done("log", "ola", "--on", "2009-11-10")
    assert due_on(alta) == "2009-11-13"
    alta.done("log", "ola", "--next", "2009-11-06", "--on", "2009-11-03")
    assert due_on(alta) == "2009-11-13"  # written late: the later one says what is due
    [item] = alta.done("due", "--format", "json").json
    assert item["reason"] == "critical-window"


def test_a_follow_up_written_down_late_counts_on_its_own_day(nora: Workspace) -> None:
    nora.done("log", "nora", "--on", "2009-11-10")
    nora.done("log", "nora", "--on", "2009-10-20")
    assert due_on(nora) == "2009-11-24"
    days = [entry["held_on"] for entry in shown(nora, "nora")["follow_ups"]]
    assert days == ["2009-10-20", "2009-11-10"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--kind", "tea"), 1, "no kind of follow-up"),
        (("--by", "nobody"), 1, "no member of staff"),
        (("--area", "housing", "--area", "hosing"), 1, "did you mean housing?"),
        (("--next", "2009-11-01", "--on", "2009-11-02"), 1, "before"),
        (("--on", "2009-09-30"), 1, "before the admission"),
        (("--on", "2009-11-21"), 1, "has not come yet"),
        (("--minutes", "0"), 2, "minutes"),
        (("--minutes", "1441"), 2, "minutes"),
        (("--minutes", "ten"), 2, "minutes"),
        (("--next", "soon"), 2, "no date"),
        (("--on", "20091101"), 2, "no date"),
        (("--note", ""), 2, "empty"),
    ],
)
def test_what_a_follow_up_cannot_be(
    nora: Workspace, words: tuple[str, ...], code: int, says: str
) -> None:
    assert says in refused(nora, "log", "nora", *words, code=code)


def test_the_text_comes_from_standard_input(nora: Workspace) -> None:
    nora.done("log", "nora", "-", stdin="Linje én\nLinje to\n")
    [entry] = shown(nora, "nora")["follow_ups"]
    assert entry["text"] == "Linje én\nLinje to"
    refused(nora, "log", "nora", "-", code=2, stdin="")


def test_after_discharge_only_the_last_day_can_still_be_written(nora: Workspace) -> None:
    nora.done("discharge", "nora", "--to", "own-rented", "--on", "2009-11-10")
    nora.done("log", "nora", "--on", "2009-11-10")
    assert "after the discharge" in refused(nora, "log", "nora", "--on", "2009-11-11")
    assert due_on(nora) is None


def test_a_dry_run_logs_nothing(nora: Workspace) -> None:
    assert "Next due 4 Dec 2009" in tried(nora, "log", "nora", "Hei")
    assert shown(nora, "nora")["follow_ups"] == []


# --- due -------------------------------------------------------------------------------------


@pytest.fixture
def three(nora: Workspace) -> Workspace:
    """Nora due 15 October; Kari today; Ola in four days, agreed."""
    nora.done("admit", "Kari", "--step", "3", "--on", "2009-11-13")  # 7 days on
    nora.done("admit", "Ola", "--step", "5", "--contact", "leader", "--on", "2009-11-01")
    nora.done("log", "ola", "--next", "2009-11-24", "--on", "2009-11-02")
    return nora


def test_due_lists_the_most_overdue_first(three: Workspace) -> None:
    assert three.done("due", "--within", "7d", "--format", "json").json == [
        {
            "resident": "R-0001",
            "name": "Nora",
            "programme": "alta",
            "due_on": "2009-10-15",
            "overdue_days": 36,  # 16 days of October and 20 of November
            "reason": "step",
            "contact": "nurse",
        },
        {
            "resident": "R-0002",
            "name": "Kari",
            "programme": "alta",
            "due_on": "2009-11-20",
            "overdue_days": 0,
            "reason": "step",
            "contact": None,
        },
        {
            "resident": "R-0003",
            "name": "Ola",
            "programme": "alta",
            "due_on": "2009-11-24",
            "overdue_days": 0,
            "reason": "agreed",
            "contact": "leader",
        },
    ]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ((), ["R-0001", "R-0002"]),
        (("--within", "4d"), ["R-0001", "R-0002", "R-0003"]),
        (("--within", "3"), ["R-0001", "R-0002"]),
        (("--within", "1w"), ["R-0001", "R-0002", "R-0003"]),
        (("--by", "Sykepleier"), ["R-0001"]),
        (("--by", "LEADER", "--within", "30d"), ["R-0003"]),
        (("--by", "leader"), []),
    ],
)
def test_due_within_and_by(three: Workspace, words: tuple[str, ...], codes: list[str]) -> None:
    found = three.done("due", *words, "--format", "json").json
    assert [item["resident"] for item in found] == codes


def test_due_does_not_know_a_member_of_staff_who_is_not_there(three: Workspace) -> None:
    assert "no member of staff" in refused(three, "due", "--by", "nobody")
    refused(three, "due", "--within", "soon", code=2)


def test_check_exits_3_only_where_something_is_overdue(three: Workspace) -> None:
    assert three.run("due", "--check").code == 3
    assert three.run("due", "--check", "--format", "json").code == 3
    three.done("log", "nora")
    three.done("due", "--check")  # Kari is due today, which is not overdue
    assert three.run("due", "--check", today="2009-11-21").code == 3


def test_check_on_a_quiet_cron_says_nothing_when_all_is_well(alta: Workspace) -> None:
    before = ["--config", str(alta.config), "--today", alta.today, "--quiet"]
    assert invoke(*before, "due", "--check") == (0, "", "")
    assert invoke(*before, "due") == (0, "", "")


def test_an_absence_that_pauses_makes_nothing_due_until_the_return(nora: Workspace) -> None:
    nora.done("away", "nora", "--kind", "readmission", "--on", "2009-10-10")
    assert due_on(nora) is None
    assert nora.done("due", "--within", "300d", "--format", "json").json == []
    nora.done("back", "nora", "--on", "2009-11-18")
    # The return opened a new window: every 3 days, until 17 February.
    assert due_on(nora) == "2009-11-21"
    assert listed(nora, "R-0001")["critical_until"] == "2010-02-17"


def test_an_absence_that_does_not_pause_leaves_the_rhythm_running(nora: Workspace) -> None:
    nora.done("away", "nora", "--kind", "leave", "--on", "2009-10-10")
    assert due_on(nora) == "2009-10-15"
    nora.done("back", "nora", "--on", "2009-11-18")
    assert due_on(nora) == "2009-12-02"


def test_out_and_back_the_same_day_pauses_nothing(nora: Workspace) -> None:
    nora.done("away", "nora", "--kind", "sentence", "--on", "2009-11-10")
    nora.done("back", "nora", "--on", "2009-11-10")
    assert due_on(nora) == "2009-11-13"


def test_the_calendar_carries_codes_and_stable_ids_and_names_only_when_asked(
    three: Workspace,
) -> None:
    first = three.done("due", "--within", "7d", "--format", "ics").out
    assert first.count("BEGIN:VEVENT") == 3
    assert "Nora" not in first
    assert "R-0001" in first
    assert three.done("due", "--within", "7d", "--format", "ics").out == first
    assert "Nora" in three.done("due", "--format", "ics", "--names").out


def test_due_is_the_same_in_every_format_and_in_a_file(three: Workspace) -> None:
    target = three.folder / "due.csv"
    answer = three.done("due", "-o", str(target))
    assert answer.out == ""
    text = target.read_text(encoding="utf-8")
    assert text == three.done("due", "--format", "csv").out
    assert text.splitlines() == [
        "resident,name,programme,due_on,overdue_days,reason,contact",
        "R-0001,Nora,alta,2009-10-15,36,step,nurse",
        "R-0002,Kari,alta,2009-11-20,0,step,",
    ]
    assert "R-0001" in three.done("due", "--format", "md").out


def test_a_changed_rhythm_in_the_configuration_moves_what_is_due(nora: Workspace) -> None:
    change_config(nora, "every_days: 14  # not from the document\n            asks: {min_days: 90}",
                  "every_days: 20\n            asks: {min_days: 90}")  # fmt: skip
    assert due_on(nora) == "2009-10-21"


def test_a_day_beyond_the_first_months_is_refused_where_the_step_is_as_often(
    alta: Workspace,
) -> None:
    alta.done("admit", "Ola", "--treatment-ended", "2009-11-01", "--on", "2009-11-02")
    late = ("log", "ola", "--next", "2009-11-30", "--on", "2009-11-10")
    assert "the next by 13 Nov 2009" in alta.refused(*late)
    assert shown(alta, "ola")["follow_ups"] == []
    alta.done(*late[:2], "--next", "2009-11-12", "--on", "2009-11-10")
    assert due_on(alta) == "2009-11-12"


def test_the_residents_own_words_stand_beside_the_staffs(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--on", "2009-11-02")
    alta.done("log", "nora", "Til Nav", "--voice", "Greit", "--on", "2009-11-03")
    [held] = shown(alta, "nora")["follow_ups"]
    assert (held["text"], held["voice"]) == ("Til Nav", "Greit")
    assert "“Greit”" in alta.done("show", "nora").out
    alta.done("edit", "F-1", "voice=Fint")
    assert "Fint" in alta.done("find", "fint").out
    alta.done("discharge", "nora", "--to", "unknown", "--reason", "own-wish")
    alta.done("data", "erase", "R-0001", "--ground", "Krav", "--duty", "none", "--yes")
    assert alta.rows("SELECT voice FROM follow_up") == [("–",)]
