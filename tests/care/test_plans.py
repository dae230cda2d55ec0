"""Plans as they are typed and read: goals, progress, reviews, the network, and what is due."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from ettervern_cli.care.plans.verbs import ReviewDue, reviews_due
from ettervern_cli.programme.programme import choose_programme
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.transaction import reading
from tests.conftest import Workspace, lived_once

TABLES = ("goal", "progress", "review", "network")


@lived_once()
def nora(alta: Workspace) -> None:
    alta.done("admit", "Nora Prøve", "--on", "2009-09-01")


@pytest.fixture
def planned(make_workspace: Callable[..., Workspace]) -> Workspace:
    """A goal with two values of progress, one without, a review and two networks."""
    return make_workspace("alta", lived=noras_plan)


def noras_plan(nora: Workspace) -> None:
    """Nora came, and has a plan."""
    nora.done("admit", "Nora Prøve", "--on", "2009-09-01")
    for line in (
        ("goal", "nora", "economy", "Betale ned", "--on", "2009-09-08"),
        ("goal", "nora", "housing", "Egen leilighet", "--voice", "Min egen dør",
         "--by", "2010-03-01", "--on", "2009-09-10"),
        ("progress", "nora", "2", "3", "--on", "2009-10-01", "--voice", "Langt igjen"),
        ("progress", "nora", "g-2", "6", "--on", "2009-11-01", "--note", "På visning"),
        ("review", "nora", "--on", "2009-09-15", "--next", "2009-11-15",
         "--coordinator", "leader", "--resources", "Søster i byen", "--services", "Nav"),
        ("network", "nora", "--family", "4/2", "--friends", "2", "--professionals", "5/5",
         "--on", "2009-09-15"),
        ("network", "nora", "--family", "5/3", "--friends", "1/1", "--professionals", "5/4",
         "--on", "2009-11-15", "--voice", "Savner noen"),
    ):  # fmt: skip
        nora.done("plan", *line)


def counts(workspace: Workspace) -> list[int]:
    return [workspace.rows(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES]


def test_a_goal_keeps_both_peoples_words(nora: Workspace) -> None:
    said = nora.done(
        "plan", "goal", "nora", "housing", "Egen leilighet", "--voice", "Min egen dør",
        "--by", "2010-03-01",
    )  # fmt: skip
    assert said.out == ("Nora Prøve (R-0001): G-1 in Bolig, by 1 Mar 2010: “Egen leilighet”.\n")
    assert nora.rows("SELECT text, voice, set_on, by_on FROM goal") == [
        ("Egen leilighet", "Min egen dør", "2009-11-20", "2010-03-01")
    ]


def test_the_commands_answer_in_bokmal(nora: Workspace) -> None:
    nora.lang = "nb"
    assert nora.done("plan", "goal", "nora", "network", "Nye venner").out == (
        "Nora Prøve (R-0001): G-1 på området Sosialt nettverk: «Nye venner».\n"
    )
    assert "på 2 av 10" in nora.done("plan", "progress", "nora", "1", "2").out
    told = nora.done("plan", "review", "nora")
    assert "planen er gjennomgått 20. nov. 2009" in told.out
    assert "ingen dag er avtalt" in told.err
    mapped = nora.done(
        "plan", "network", "nora", "--family", "1", "--friends", "0", "--professionals", "0"
    )
    assert mapped.out == "Nora Prøve (R-0001): 1 person i nettverket, 0 støttende.\n"
    assert "avsluttet" in nora.done("plan", "close", "nora", "1").out


def test_what_was_said_can_come_from_standard_input(nora: Workspace) -> None:
    nora.done("plan", "goal", "nora", "housing", "-", stdin="Et sted å bo\n")
    assert nora.rows("SELECT text FROM goal") == [("Et sted å bo",)]


def test_progress_says_how_far_it_has_come(planned: Workspace) -> None:
    said = planned.done("plan", "progress", "nora", "2", "8")
    assert said.out == (
        "Nora Prøve (R-0001): G-2 at 8 of 10: “Egen leilighet”. From 3 to 8 since the first time.\n"
    )


def test_the_second_network_is_told_beside_the_first(planned: Workspace) -> None:
    said = planned.done(
        "plan", "network", "nora", "--family", "6/6", "--friends", "0", "--professionals", "1/1"
    )
    assert said.out == (
        "Nora Prøve (R-0001): 7 people around, 7 of them supportive. "
        "On 15 Sep 2009: 11, 7 of them supportive.\n"
    )


def test_a_plan_reads_by_life_area(planned: Workspace) -> None:
    assert (
        planned.done("plan", "show", "nora").out
        == """\
The plan of Nora Prøve (R-0001)                        Ettervernsboligene i Alta
next review  15 Nov, 5 days late
coordinator  Leder
resources    Søster i byen
services     Nav

Bolig
  2  G-2  Egen leilighet                 3 → 6 of 10  by 1 Mar 2010
          “Min egen dør”
          1 Oct: 3 of 10. “Langt igjen”
          1 Nov: 6 of 10. På visning

Økonomi
  1  G-1  Betale ned

Reviews
  15 Sep  V-1  next agreed for 15 Nov 2009

Network: people around (of them supportive)
                family  friends  professionals     all
  15 Sep  W-1    4 (2)    2 (0)          5 (5)  11 (7)
  15 Nov  W-2    5 (3)    1 (1)          5 (4)  11 (8)
  change       +1 (+1)  −1 (+1)         0 (−1)  0 (+1)
  15 Nov  “Savner noen”
"""
    )


def test_a_plan_in_bokmal(planned: Workspace) -> None:
    text = planned.done("plan", "show", "nora", lang="nb").out
    assert text.startswith("Planen til Nora Prøve (R-0001)")
    for part in ("neste gjennomgang  15. nov., 5 dager", "«Min egen dør»", "3 → 6 av 10",
                 "innen 1. mars 2010", "Nettverk: antall personer", "fagfolk"):  # fmt: skip
        assert part in text


def test_a_plan_as_scripts_read_it(planned: Workspace) -> None:
    plan = planned.done("plan", "show", "nora", "--format", "json").json
    assert {key: plan[key] for key in list(plan)[:10]} == {
        "resident": "R-0001",
        "name": "Nora Prøve",
        "programme": "alta",
        "status": None,
        "status_on": None,
        "coordinator": "Leder",
        "resources": "Søster i byen",
        "services": "Nav",
        "next_review_on": "2009-11-15",
        "overdue_days": 5,
    }
    assert [(area["area"], len(area["goals"])) for area in plan["areas"]] == [
        ("housing", 1),
        ("economy", 1),
    ]
    assert plan["areas"][0]["goals"][0] == {
        "id": "G-2",
        "number": 2,
        "stay": "S-1",
        "area": "housing",
        "area_name": "Bolig",
        "text": "Egen leilighet",
        "voice": "Min egen dør",
        "set_on": "2009-09-10",
        "by_on": "2010-03-01",
        "closed_on": None,
        "is_open": True,
        "progress": [
            {"id": "O-1", "noted_on": "2009-10-01", "value": 3, "note": None,
             "voice": "Langt igjen"},
            {"id": "O-2", "noted_on": "2009-11-01", "value": 6, "note": "På visning",
             "voice": None},
        ],
        "first": 3,
        "now": 6,
        "change": 3,
    }  # fmt: skip
    assert plan["network"]["change"] == {
        "family": {"number": 1, "supportive": 1},
        "friends": {"number": -1, "supportive": 1},
        "professionals": {"number": 0, "supportive": -1},
    }
    assert plan["network"]["first"]["id"] == "W-1"
    assert plan["network"]["now"]["id"] == "W-2"
    assert [review["id"] for review in plan["reviews"]] == ["V-1"]


def test_csv_and_markdown_hold_everything(planned: Workspace) -> None:
    text = planned.done("plan", "show", "nora", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text)))
    values = {(row["item"], row["measure"]): row["value"] for row in rows}
    assert values["1/G-2", "voice"] == "Min egen dør"
    assert values["1/G-2/O-2", "value"] == "6"
    assert values["V-1", "next_on"] == "2009-11-15"
    assert values["W-2", "friends.supportive"] == "1"
    page = planned.done("plan", "show", "nora", "--format", "md").out
    for part in ("# The plan of Nora", "| 2 | G-2 | Bolig | Egen leilighet | Min egen dør |",
                 "| 1 Nov 2009 | O-2 | G-2 | 6 | På visning |", "| 15 Sep 2009 | V-1 |",
                 "| 15 Sep 2009 | W-1 | 4 | 2 |"):  # fmt: skip
        assert part in page


def test_an_empty_plan_says_so(nora: Workspace) -> None:
    assert "There is nothing in the plan yet." in nora.done("plan", "show", "nora").out
    plan = nora.done("plan", "show", "nora", "--format", "json").json
    assert plan["areas"] == plan["reviews"] == []
    assert plan["network"] == {"first": None, "now": None, "change": None, "mappings": []}


def test_a_later_review_leaves_what_it_does_not_mention(planned: Workspace) -> None:
    planned.done("plan", "review", "nora", "--services", "Fastlege", "--next", "2010-02-01")
    plan = planned.done("plan", "show", "nora", "--format", "json").json
    assert (plan["coordinator"], plan["resources"], plan["services"]) == (
        "Leder",
        "Søster i byen",
        "Fastlege",
    )
    assert (plan["next_review_on"], plan["overdue_days"]) == ("2010-02-01", 0)
    assert "services: Nav; next agreed" in planned.done("plan", "show", "nora").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("goal", "nora", "hosing", "X"), 1, "did you mean housing?"),
        (("goal", "nora", "housing", " "), 2, "The text is empty."),
        (("goal", "nora", "housing", "X", "--by", "2009-11-19"), 1, "lies before 20 Nov 2009"),
        (("goal", "nora", "housing", "X", "--on", "2009-11-21"), 1, "has not come yet"),
        (("goal", "nora", "housing", "X", "--on", "2009-08-31"), 1, "before the admission"),
        (("progress", "nora", "3", "4"), 1, "has no goal “3”"),
        (("progress", "nora", "G-9", "4"), 1, "has no goal “G-9”"),
        (("progress", "nora", "2", "11"), 2, "no whole number from 0 to 10"),
        (("progress", "nora", "2", "4", "--on", "2009-09-09"), 1, "lies before 10 Sep 2009"),
        (("close", "nora", "2", "--on", "2009-10-31"), 1, "dated 1 Nov 2009"),
        (("review", "nora", "--next", "2009-11-19"), 1, "lies before 20 Nov 2009"),
        (("network", "nora", "--family", "2/3", "--friends", "0", "--professionals", "0"), 2,
         "is no count of people"),
        (("network", "nora", "--family", "2", "--friends", "0"), 2, "--professionals is missing"),
        (("show", "ola"), 1, "Nobody here has the code or name"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    planned: Workspace, words: tuple[str, ...], code: int, said: str
) -> None:
    before = counts(planned)
    assert said in planned.refused("plan", *words, code=code)
    assert counts(planned) == before


def test_a_closed_goal_takes_no_more(planned: Workspace) -> None:
    planned.done("plan", "close", "nora", "2", "--on", "2009-11-10")
    assert planned.refused("plan", "progress", "nora", "2", "9") == (
        "G-2 was closed on 10 Nov 2009.\n"
    )
    assert "closed on 10 Nov" in planned.refused("plan", "close", "nora", "2")
    assert "closed 10 Nov" in planned.done("plan", "show", "nora").out
    planned.done("plan", "progress", "nora", "2", "7", "--on", "2009-11-10")
    planned.done("edit", "G-2", "closed_on=")
    planned.done("plan", "progress", "nora", "2", "9")


def test_a_goal_belongs_to_its_stay(planned: Workspace) -> None:
    planned.done("discharge", "nora", "--to", "family", "--on", "2009-11-16")
    assert "after the discharge" in planned.refused("plan", "progress", "nora", "2", "9")
    planned.done("admit", "R-0001", "--on", "2009-11-18")
    assert planned.refused("plan", "progress", "nora", "2", "9") == (
        "G-2 belongs to the stay from 1 Sep 2009; 20 Nov 2009 lies outside it.\n"
    )
    plan = planned.done("plan", "show", "nora", "--format", "json").json
    assert plan["next_review_on"] is None
    assert not plan["areas"][0]["goals"][0]["is_open"]
    assert "the stay has ended" in planned.done("plan", "show", "nora").out


def test_nobody_leaves_before_something_written(planned: Workspace) -> None:
    for table, day in (("review", "2009-11-18"), ("goal", "2009-11-19")):
        words = ["review", "nora"] if table == "review" else ["goal", "nora", "housing", "X"]
        planned.done("plan", *words, "--on", day)
        planned.refused("discharge", "nora", "--to", "family", "--on", "2009-11-17")
    planned.done("discharge", "nora", "--to", "family", "--on", "2009-11-19")


@pytest.mark.parametrize(
    "words",
    [
        ("goal", "nora", "housing", "X"),
        ("progress", "nora", "1", "5"),
        ("close", "nora", "1"),
        ("review", "nora", "--next", "2010-01-01"),
        ("network", "nora", "--family", "1", "--friends", "1", "--professionals", "1"),
    ],
)
def test_every_verb_can_be_tried_and_taken_back(planned: Workspace, words: tuple[str, ...]) -> None:
    def state() -> list[object]:
        return [planned.rows(f"SELECT * FROM {table} ORDER BY id") for table in TABLES]

    before = state()
    tried = planned.done("plan", *words, "--dry-run", "--format", "json").json
    assert (tried["resident"], tried["change"], tried["dry_run"]) == ("R-0001", None, True)
    assert "Would be done" in planned.done("plan", *words, "--dry-run").out
    assert state() == before
    done = planned.done("plan", *words, "--format", "json").json
    assert done["dry_run"] is False
    assert done["change"] == planned.rows("SELECT max(id) FROM change")[0][0]
    assert state() != before
    planned.done("undo")
    assert state() == before


def test_entries_are_corrected_by_their_ids(planned: Workspace) -> None:
    planned.done("edit", "G-2", "area=network", "text=Hjem", "by_on=")
    planned.done("edit", "O-1", "value=4", "noted_on=2009-10-02")
    planned.done("edit", "V-1", "next_on=2009-12-24", "coordinator=Kari")
    planned.done("edit", "W-1", "family=3/1")
    goal = planned.done("plan", "show", "nora", "--format", "json").json["areas"][-1]["goals"][0]
    assert (goal["area"], goal["text"], goal["by_on"], goal["first"]) == (
        "network",
        "Hjem",
        None,
        4,
    )
    assert planned.rows("SELECT family, family_supportive FROM network WHERE id = 1") == [(3, 1)]
    assert planned.rows("SELECT next_on, coordinator FROM review") == [("2009-12-24", "Kari")]


@pytest.mark.parametrize(
    ("assignment", "code"),
    [
        (("G-2", "set_on=2009-10-02"), 1),
        (("G-2", "closed_on=2009-10-15"), 1),
        (("G-2", "by_on=2009-09-01"), 1),
        (("G-2", "text="), 2),
        (("G-2", "area=garden"), 1),
        (("O-1", "noted_on=2009-09-09"), 1),
        (("O-1", "value=12"), 2),
        (("V-1", "next_on=2009-09-14"), 1),
        (("W-1", "family=3/4"), 2),
        (("W-1", "mapped_on=2009-08-31"), 1),
    ],
)
def test_a_correction_cannot_break_what_holds(
    planned: Workspace, assignment: tuple[str, str], code: int
) -> None:
    before = [planned.rows(f"SELECT * FROM {table}") for table in TABLES]
    planned.refused("edit", *assignment, code=code)
    assert [planned.rows(f"SELECT * FROM {table}") for table in TABLES] == before


def test_a_goal_with_progress_is_not_taken_out_from_under_it(planned: Workspace) -> None:
    assert "other entries rest on it" in planned.refused("annul", "G-2", "--reason", "x")
    for entry in ("O-1", "O-2", "G-2", "G-1", "V-1", "W-1"):
        planned.done("annul", entry, "--reason", "Not hers")
    assert counts(planned) == [0, 0, 0, 1]
    assert "other entries rest on it" in planned.refused("annul", "S-1", "--reason", "x")


def test_the_history_of_a_person_holds_her_progress(planned: Workspace) -> None:
    found = planned.rows("SELECT DISTINCT resident_id FROM history WHERE table_name = 'progress'")
    assert found == [(1,)]


def test_show_tells_the_plan_in_order_of_time(planned: Workspace) -> None:
    found = planned.done("show", "nora", "--format", "json").json
    assert [(entry["id"], entry["area"]) for entry in found["goals"]] == [
        ("G-1", "economy"),
        ("G-2", "housing"),
    ]
    assert [entry["value"] for entry in found["progress"]] == [3, 6]
    assert found["reviews"][0]["coordinator"] == "Leder"
    assert found["networks"][1]["friends_supportive"] == 1
    text = planned.done("show", "nora").out
    for part in ("Bolig: Egen leilighet, by 1 Mar 2010. “Min egen dør”", "plan reviewed",
                 "G-2 Egen leilighet: 6 of 10. På visning"):  # fmt: skip
        assert part in " ".join(text.split())
    later = planned.done("show", "nora", "--since", "2009-11-01", "--format", "json").json
    assert [entry["id"] for entry in later["progress"]] == ["O-2"]


HOSTILE = "[/b] \x1b[31m=1+1|<b>"


def test_words_are_shown_and_not_obeyed(nora: Workspace) -> None:
    nora.done("plan", "goal", "nora", "housing", HOSTILE, "--voice", HOSTILE)
    nora.done("plan", "progress", "nora", "1", "1", "--note", HOSTILE)
    nora.done("plan", "review", "nora", "--coordinator", HOSTILE, "--resources", HOSTILE)
    for form in ("text", "md", "csv"):
        for words in (("plan", "show", "nora"), ("show", "nora")):
            out = nora.done(*words, "--format", form).out
            assert "=1+1" in out
            if form != "csv":
                assert "\x1b" not in out
    assert "<b>" not in nora.done("plan", "show", "nora", "--format", "md").out.replace(
        "\\<b\\>", ""
    )


# --- what is due -----------------------------------------------------------------------------


def due(workspace: Workspace, until: dt.date) -> list[ReviewDue]:
    db = connect(str(Path(workspace.database)), "ro")
    try:
        with reading(db):
            return reviews_due(db, choose_programme(db, None), until)
    finally:
        db.close()


def test_reviews_due_are_those_that_the_latest_review_agreed(planned: Workspace) -> None:
    planned.done("admit", "Emil Tenkt", "--on", "2009-09-01")
    planned.done("plan", "review", "emil", "--next", "2009-11-20", "--on", "2009-10-01")
    planned.done("admit", "Siri Liksom", "--on", "2009-09-01")
    planned.done("plan", "review", "siri", "--next", "2009-11-01", "--on", "2009-10-01")
    planned.done("plan", "review", "siri", "--on", "2009-11-01")
    assert due(planned, dt.date(2009, 11, 14)) == []
    assert due(planned, dt.date(2009, 11, 20)) == [
        ReviewDue("R-0001", "Nora Prøve", 1, dt.date(2009, 11, 15), "Leder", None),
        ReviewDue("R-0002", "Emil Tenkt", 2, dt.date(2009, 11, 20), None, None),
    ]
    planned.done("discharge", "nora", "--to", "family")
    assert [one.resident for one in due(planned, dt.date(2009, 11, 30))] == ["R-0002"]
