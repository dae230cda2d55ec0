"""Claims that were sent stay as they were; what changes behind them the next claim corrects."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ettervern_cli.errors import Refused
from ettervern_cli.money.sharing import issued
from ettervern_cli.money.sharing.claims import claims
from ettervern_cli.people.scene import Stage
from ettervern_cli.programme.mergers import successors
from ettervern_cli.programme.programme import Programme, programmes
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.history import Author
from ettervern_cli.values.dates import month_period
from tests.conftest import Workspace
from tests.helpers.salten import booked, make_salten, nobody_there

CLAIM = ("budget", "claim", "--month")
OCTOBER, NOVEMBER = "2026-10", "2026-11"


@pytest.fixture
def house(make_workspace: Callable[..., Workspace]) -> Workspace:
    """October is 69 970 øre for Vardø, 22 571 for Alta, 0 for Hasvik; November 8 800, Vardø's."""
    made = make_salten(make_workspace)
    booked(made)
    return made


def asked(house: Workspace, month: str, *words: str) -> Any:
    return house.done(*CLAIM, month, *words, "--format", "json").json


def sent(house: Workspace, **where: str) -> Any:
    more = [word for name, value in where.items() for word in (f"--{name}", value)]
    return house.done("budget", "claims", *more, "--format", "json").json


@pytest.mark.parametrize(
    ("change", "vardo", "alta"),
    [
        ("edit S-2 municipality=vardo", 92_541, 0),  # all of it is Vardø's
        ("edit S-2 discharged_on=2026-10-12", 89_649, 2_892),  # 31 and 1 of 32
        ("annul B-2 --reason Dobbelt", 68_049, 21_951),  # 900 kr by 31 and 10
        ("budget book pay 41 --on 2026-10-30", 73_070, 23_571),  # 966.41 kr
    ],
)
def test_whatever_changes_behind_a_claim_is_a_line_of_the_next(
    house: Workspace, change: str, vardo: int, alta: int
) -> None:
    house.done(*CLAIM, OCTOBER, "--issue")
    before = asked(house, OCTOBER)
    house.done(*change.split())
    after = asked(house, OCTOBER)
    changing = {"right_ore", "differs"}
    assert [{k: v for k, v in one.items() if k not in changing} for one in after[:3]] == [
        {k: v for k, v in one.items() if k not in changing} for one in before[:3]
    ]
    assert [one["right_ore"] for one in after[:3]] == [vardo, alta, 0]
    assert after[0]["differs"] is True
    said = " ".join(house.done(*CLAIM, OCTOBER).out.split())
    assert "KR-1, Vardø: 699.70 kr has been claimed for the month" in said
    house.done(*CLAIM, NOVEMBER, "--issue")
    lines = [line for one in asked(house, NOVEMBER)[:3] for line in one["corrections"]]
    assert [(one["claim"], one["claimed_ore"], one["right_ore"], one["difference_ore"])
            for one in lines] == [("KR-1", 69_970, vardo, vardo - 69_970),
                                  ("KR-2", 22_571, alta, alta - 22_571)]  # fmt: skip
    assert {(one["from"], one["to"]) for one in lines} == {("2026-10-01", "2026-10-31")}
    assert [one["to_correct_ore"] for one in sent(house)] == [0] * 6
    assert "corrected since in KR-4" in house.done(*CLAIM, OCTOBER, "--municipality", "vardo").out


def test_a_share_that_was_agreed_anew_is_corrected_too(house: Workspace) -> None:
    for old, new in (("key: bed-days", "key: fixed"), ("12.5, alta: 80", "22.5, alta: 70")):
        text = house.config.read_text(encoding="utf-8")
        house.config.write_text(text.replace(old, new), encoding="utf-8")
        if new == "key: fixed":
            house.done(*CLAIM, OCTOBER, "--issue")
    lines = [line for one in asked(house, NOVEMBER)[:3] for line in one["corrections"]]
    # 925.41 kr by 12.5 and 80 percent, then by 22.5 and 70.
    assert [(one["claimed_ore"], one["right_ore"]) for one in lines] == [
        (11_568, 20_822),
        (74_033, 64_779),
    ]


def test_a_third_claim_corrects_only_what_is_left(house: Workspace) -> None:
    for month, change in (
        ("2026-09", "budget book pay 41 --on 2026-10-30"),
        (OCTOBER, "budget book pay 82 --on 2026-09-30"),
        (NOVEMBER, "budget book pay 1 --on 2026-09-30"),
    ):
        house.done(*CLAIM, month, "--issue")
        house.done(*change.split())
    september = [one["to_correct_ore"] for one in sent(house) if one["from"] == "2026-09-01"]
    lines = asked(house, NOVEMBER, "--municipality", "vardo")["corrections"]
    assert [(one["claim"], one["claimed_ore"], one["right_ore"]) for one in lines] == [
        ("KR-1", 7_700, 15_900)
    ]
    assert september == [100, 0, 0]  # the krone since


def test_what_is_kept_is_what_was_printed_in_every_format(house: Workspace) -> None:
    forms = [("--format", form) for form in ("text", "json", "csv", "md", "html")]
    alta = ("--municipality", "alta", "--names")
    house.done(*CLAIM, OCTOBER, "--issue")
    before = [house.done(*CLAIM, OCTOBER, *alta, *form).out for form in forms]
    assert all("KR-2" in text and "Bo" in text for text in before)
    assert "Issued on 20 Dec 2026 by tester: KR-2." in before[0]
    kept = house.rows("SELECT figures FROM claim WHERE id = 2")[0][0]
    assert "R-0002" in kept
    assert "Bo" not in kept
    house.done("budget", "book", "pay", "410", "--on", "2026-10-30")
    for form, text in zip(forms[3:], before[3:], strict=True):
        after = house.done(*CLAIM, OCTOBER, *alta, *form).out
        added = [line for line in after.splitlines() if line not in text.splitlines()]
        assert all("325.71" in line for line in added), form  # what is right today, and no more
    nb = house.done(*CLAIM, OCTOBER, *alta, lang="nb").out
    assert "Sendt 20. des. 2026 av tester: KR-2." in nb
    assert "riktig i dag er 325,71 kr; neste krav retter det" in " ".join(nb.split())


def test_a_change_without_an_amount_is_told_too(house: Workspace) -> None:
    house.done(*CLAIM, OCTOBER, "--issue")
    house.done("edit", "S-5", "admitted_on=2026-08-30")
    assert "KR-1, Vardø: what it rests on has changed since" in house.done(*CLAIM, OCTOBER).out
    assert [one["to_correct_ore"] for one in sent(house)] == [0, 0, 0]


def test_a_dry_run_keeps_nothing_and_what_is_refused_neither(house: Workspace) -> None:
    assert "3 claims would be kept as sent, 925.41 kr in all. Nothing was written." in (
        house.done(*CLAIM, OCTOBER, "--issue", "--dry-run").err
    )
    assert "--issue" in house.refused(*CLAIM, OCTOBER, "--dry-run", code=2)
    assert "not over on 20 Dec 2026" in house.refused(*CLAIM, "2026-12", "--issue")
    house.refused(*CLAIM, OCTOBER, "--municipality", "bergen", "--issue")
    assert sent(house) == []
    assert "No claim has been issued." in house.done("budget", "claims").out
    house.done(*CLAIM, OCTOBER, "--municipality", "alta", "--issue")
    again = house.refused(*CLAIM, OCTOBER, "--municipality", "alta", "--issue")
    assert "Issued already for 1 Oct 2026 to 31 Oct 2026: KR-1." in again
    house.done(*CLAIM, OCTOBER, "--issue")  # the others
    assert [one["municipality"] for one in sent(house)] == ["vardo", "alta", "hasvik"]
    assert [one["id"] for one in sent(house, municipality="alta", year="2026")] == ["KR-1"]
    assert sent(house, year="2025") == []


def test_claims_are_issued_in_a_batch_too_and_read_in_none(house: Workspace) -> None:
    line = f"budget claim --month {OCTOBER}"
    house.done("batch", "--dry-run", stdin=f"{line} --issue\n")
    assert house.run("batch", stdin=f"{line}\n").code == 2
    assert sent(house) == []
    house.done("batch", stdin=f"{line} --issue\n")
    assert sum(one["total_ore"] for one in sent(house)) == 92_541
    house.done("undo")
    assert sent(house) == []


def test_a_claim_is_void_when_taken_out_unless_a_later_one_rests_on_it(house: Workspace) -> None:
    house.done(*CLAIM, "2026-09", "--issue")
    house.done(*CLAIM, OCTOBER, "--issue")
    house.done("edit", "S-2", "municipality=hasvik")
    house.done(*CLAIM, NOVEMBER, "--issue")
    assert "other entries rest on it" in house.refused("annul", "KR-5", "--reason", "Feil")
    said = house.done("annul", "KR-8", "--reason", "Aldri sendt").out
    assert "Void from now on: KR-8 (Alta). A claim that was sent must be called back." in said
    assert [one["to_correct_ore"] for one in sent(house, municipality="alta")] == [0, -22_571]
    assert asked(house, NOVEMBER, "--municipality", "alta")["id"] is None
    house.done("annul", "KR-5", "--reason", "Nå bygger ingenting på det")
    house.done("undo")
    assert "Void" not in house.done("undo").out  # what was void is there again
    undone = house.done("undo").out
    assert "Void from now on: KR-7 (Vardø), KR-8 (Alta), KR-9 (Hasvik)." in undone
    assert len(sent(house)) == 6
    number = house.rows("SELECT min(id) FROM change WHERE command = 'budget claim'")[0][0]
    house.done("undo", str(number))  # September, on which nothing rests
    assert {one["from"] for one in sent(house)} == {"2026-10-01"}
    assert house.done("data", "verify").code == 0


def test_claims_go_along_with_an_export_and_stand_in_the_history(
    house: Workspace, make_workspace: Callable[..., Workspace], tmp_path: Path
) -> None:
    house.done(*CLAIM, OCTOBER, "--issue")
    house.done("edit", "S-2", "municipality=vardo")
    house.done(*CLAIM, NOVEMBER, "--municipality", "vardo", "--issue")
    house.done("data", "export", str(tmp_path / "out"))
    other = make_workspace("hf", name="other", today=house.today, lived=nobody_there)
    other.done("data", "import", str(tmp_path / "out"))
    assert sent(other) == sent(house)
    assert asked(other, NOVEMBER) == asked(house, NOVEMBER)
    entries = house.done("data", "history", "--format", "json").json[0]["entries"]
    assert "KR-4" in str(entries)
    house.done("edit", "KR-4", "issued_on=2026-12-02")
    assert sent(house)[-1]["issued_on"] == "2026-12-02"
    house.refused("edit", "KR-4", "issued_on=2026-11-02")  # before the month was over


def test_what_can_no_longer_be_shared_is_printed_as_sent_and_said(house: Workspace) -> None:
    house.done(*CLAIM, OCTOBER, "--issue")
    for stay in ("S-1", "S-2", "S-5"):
        house.done("edit", stay, "municipality=bergen")
    said = house.done(*CLAIM, OCTOBER).out
    assert "what is right today cannot be told" in " ".join(said.split())
    assert "Vardø             31      2        31  699.70" in said
    assert {one["to_correct_ore"] for one in sent(house)} == {None}
    assert [one["corrections"] for one in asked(house, "2026-08")[:3]] == [[], [], []]


# --- sums -------------------------------------------------------------------------------------

MONTHS = (9, 10, 11)
TODAY = dt.date(2026, 12, 20)
AUTHOR = Author("tester", dt.datetime(2026, 12, 20, tzinfo=dt.UTC), TODAY)
# What anybody may change behind a claim, as statements on the house.
CHANGES = (
    "UPDATE stay SET municipality_id = (SELECT id FROM municipality WHERE code = '{town}') "
    "WHERE id = {n}",
    "UPDATE stay SET admitted_on = '2026-09-{day:02}' WHERE id = {n} AND discharged_on IS NULL",
    "UPDATE booking SET amount_ore = {amount} WHERE id = {n}",
    "UPDATE booking SET booked_on = '2026-{month:02}-{day:02}' WHERE id = {n}",
    "UPDATE money SET rules = json_set(rules, '$.sharing_key', '{key}')",
    "INSERT OR IGNORE INTO merger (municipality_id, from_on, into_id) "
    "SELECT a.id, '2026-11-01', b.id FROM municipality a, municipality b "
    "WHERE a.code = 'hasvik' AND b.code = 'alta'",
)
CHANGE = st.builds(
    str.format,
    st.sampled_from(CHANGES),
    n=st.integers(1, 5),
    town=st.sampled_from(("vardo", "alta", "hasvik", "bergen")),
    day=st.integers(1, 30),
    month=st.sampled_from(MONTHS),
    amount=st.integers(-20_000, 300_000).filter(bool),
    key=st.sampled_from(("equal", "bed-days", "population", "fixed")),
)
ISSUE = st.tuples(st.sampled_from(MONTHS), st.sampled_from((None, "vardo", "alta")))
WORK = st.lists(st.one_of(CHANGE, ISSUE, ISSUE), max_size=14)


@pytest.fixture
def book(house: Workspace) -> Iterator[sqlite3.Connection]:
    with closing(connect(str(house.database), "rw")) as db:
        yield db


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(work=WORK)
def test_all_that_was_claimed_is_what_is_right_and_what_is_not_yet_corrected(
    book: sqlite3.Connection, work: list[Any]
) -> None:
    book.execute("BEGIN")
    programme = programmes(book)[0]
    stage = Stage(book, AUTHOR, programme, TODAY)
    for one in [*work, (8, None)]:  # a last claim on everybody
        if isinstance(one, str):
            book.execute(one)
            continue
        month, only = one
        try:
            found = issued.shown(stage, month_period(2026, month), cut=False)
            issued.issue(stage, found, only)
        except Refused:
            continue
        reconciled(book, programme)
    left = {one.to_correct_ore for one in issued.issued_now(book, programme, None, None)}
    book.rollback()
    assert left <= {0, None}


def reconciled(db: sqlite3.Connection, programme: Programme) -> None:
    """What was claimed of each, with what it became part of, is what is right less what is left."""
    into = {key: town.code for key, town in successors(db, TODAY).items() if town}
    sums: dict[str, int] = {}
    for one in issued.issued_now(db, programme, None, None):
        try:
            now = {
                claim.municipality: claim.share_ore
                for claim in claims(db, programme, one.period).claims
            }
            due = now.get(one.municipality, 0) - (one.to_correct_ore or 0)
        except Refused:
            due = one.claimed_ore  # nobody can tell what is right
        whose = into.get(one.municipality_id, one.municipality)
        sums[whose] = sums.get(whose, 0) + one.total_ore - due
    assert set(sums.values()) <= {0}


def test_another_municipality_from_a_day_that_was_claimed_for_names_the_claims(
    house: Workspace,
) -> None:
    house.done(*CLAIM, OCTOBER, "--issue")
    move = ("municipality", "R-0001", "alta", "--dry-run", "--on")
    assert "KR-1" in house.done(*move, "2026-10-20").err
    assert "KR-" not in house.done(*move, "2026-11-01").err
