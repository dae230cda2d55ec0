"""Moves, follow-ups, placements and scores from another system."""

import json

import pytest

from tests.conftest import Workspace
from tests.helpers.exchange_files import (
    STAYS,
    bad_rows,
    check_history,
    check_kept,
    everything,
    imported,
    put,
)
from tests.helpers.lab import lab_lived


@lab_lived
def lab(lab: Workspace) -> None:
    """K-1 was here from 2 March to 1 June and is here from 1 July; K-2 from 10 September."""
    imported(
        lab,
        "stays",
        STAYS,
        "K-1;Åse;;;;2026-03-01;2026-03-02;2026-06-01;own;;en",
        "K-1;;;;;;2026-07-01;;;;",
        "K-2;Ola;;;;;2026-09-10;;;;2",
    )


MOVES = (
    "resident;ladder;step;moved_on;reason;note;voice",
    "K-1;;to;2026-04-01;;;Jeg er klar",
    "K-1;trapp;2;2026-05-01;brudd;Brøt avtalen;",
    "R-0001;;tre;01.07.2026;;;",
    "K-2;;tre;2026-10-01;;;",
    "K-2;Trapp;to;2026-10-01;;;",
)


def test_moves_go_in_in_order_and_their_direction_follows_from_the_steps(lab: Workspace) -> None:
    answer = imported(lab, "moves", *MOVES)
    assert (answer["new"], answer["known"], answer["residents"]) == (5, 0, 0)
    assert lab.rows(
        "SELECT m.stay_id, f.code, t.code, m.direction, m.moved_on, r.code, m.note, m.voice "
        "FROM move m LEFT JOIN step f ON f.id = m.from_step_id JOIN step t ON t.id = m.to_step_id "
        "LEFT JOIN term r ON r.id = m.reason_id WHERE m.id > 2 ORDER BY m.id"
    ) == [
        (1, "en", "to", "up", "2026-04-01", None, None, "Jeg er klar"),
        (1, "to", "en", "down", "2026-05-01", "brudd", "Brøt avtalen", None),
        (2, None, "tre", "entry", "2026-07-01", None, None, None),
        (3, "en", "tre", "up", "2026-10-01", None, None, None),
        (3, "tre", "to", "down", "2026-10-01", None, None, None),
    ]
    check_kept(lab)
    assert check_history(lab, answer["change"]) == 10
    assert imported(lab, "moves", *MOVES)["known"] == 5


def test_bad_moves(lab: Workspace) -> None:
    before = everything(lab)
    path = put(
        lab,
        MOVES[0],
        "K-1;;to;2026-03-01;;;",
        "K-1;;en;2026-04-01;;;",
        "K-2;;grunn;2026-10-01;;;",
        "K-2;stige;to;2026-10-01;;;",
        "K-2;;;;;;",
        "K-2;;to;2026-10-02;brudd;;",
        "K-9;;to;2026-10-01;;;",
        "K-1;;to;2026-06-01;;;",
        "K-2;;to;2026-09-09;;;",
    )
    assert bad_rows(lab.run("data", "import", "moves", path)) == [
        "row 2, moved_on: lies in no stay of that resident",
        "row 3, step: the resident stands on that step already",
        "row 4, step: not a word of this programme's configuration, which has: en, to, tre",
        "row 5, step: not a word of this programme's configuration",
        "row 6, moved_on: must be filled in",
        "row 6, step: must be filled in",
        "row 7, reason: a reason belongs to a move down",
        "row 8, resident: nobody here has that key or code",
        "row 9, moved_on: lies in no stay of that resident",
        "row 10, moved_on: lies in no stay of that resident",
    ]
    assert everything(lab) == before
    imported(lab, "moves", MOVES[0], "K-2;;tre;2026-10-01;;;")
    path = put(lab, MOVES[0], "K-2;;to;2026-09-30;;;")
    assert bad_rows(lab.run("data", "import", "moves", path)) == [
        "row 2, moved_on: lies before a move that is here already"
    ]


FOLLOW_UPS = (
    "resident,held_on,kind,minutes,by,areas,missed,text",
    'K-1,2026-03-05,Samtale,45,kari,bolig|Bolig,,"Gikk, og kom"',
    'K-1,2026-03-05,Samtale,45,kari,bolig|Bolig,,"Gikk, og kom"',
    "K-1,09.03.2026,,,,,ja,",
    "K-2,2026-12-20,samtale,30,Kari,,nei,",
)


def test_follow_ups_count_towards_the_rhythm(lab: Workspace) -> None:
    answer = imported(lab, "follow-ups", *FOLLOW_UPS)
    assert (answer["new"], answer["known"]) == (4, 0)  # two identical ones are two
    rows = lab.rows(
        "SELECT f.stay_id, f.held_on, k.code, f.minutes, s.code, f.areas, f.is_missed, f.text "
        "FROM follow_up f JOIN term k ON k.id = f.kind_id LEFT JOIN staff s ON s.id = f.staff_id "
        "ORDER BY f.id"
    )
    first = (1, "2026-03-05", "samtale", 45, "kari", json.dumps(["bolig"]), 0, "Gikk, og kom")
    assert rows == [
        first,
        first,
        (1, "2026-03-09", "samtale", None, None, "[]", 1, None),
        (3, "2026-12-20", "samtale", 30, "kari", "[]", 0, None),
    ]
    check_kept(lab)
    assert check_history(lab, answer["change"]) == 8
    again = imported(lab, "follow-ups", *FOLLOW_UPS, FOLLOW_UPS[1])
    assert (again["new"], again["known"]) == (1, 4)
    lab.done("undo")
    lab.done("undo")
    assert lab.rows("SELECT count(*) FROM follow_up") == [(0,)]
    check_kept(lab)


def test_bad_follow_ups(lab: Workspace) -> None:
    path = put(
        lab,
        FOLLOW_UPS[0],
        "K-1,2026-06-15,møte,0,ola,bolig|jobb,kanskje,",
        "K-1,2026-06-15,,,,,,",
        ",2026-12-21,,,,,,",
    )
    assert bad_rows(lab.run("data", "import", "follow-ups", path)) == [
        "row 2, areas: not a word of this programme's configuration, which has: bolig",
        "row 2, by: not a word of this programme's configuration, which has: kari",
        "row 2, kind: not a word of this programme's configuration, which has: samtale",
        "row 2, minutes: no length in minutes, 1 to 1440",
        "row 2, missed: neither yes nor no",
        "row 3, held_on: lies in no stay of that resident",
        "row 4, held_on: a day that has not been yet",
        "row 4, resident: must be filled in",
    ]


HOMES = (
    "resident;unit;moved_in_on;moved_out_on;lease;rent",
    "K-1;A;2026-03-02;2026-04-01;hyre;4 500,50",
    "K-1;B;2026-04-01;;;",
    "K-2;A;2026-09-10;;Hyre;",
)


def test_homes_bring_their_lease_and_end_with_their_stay(lab: Workspace) -> None:
    answer = imported(lab, "placements", *HOMES)
    assert answer["new"] == 3
    assert lab.rows(
        "SELECT stay_id, moved_in_on, moved_out_on, rent_ore FROM placement ORDER BY id"
    ) == [
        (1, "2026-03-02", "2026-04-01", 450050),
        (1, "2026-04-01", "2026-06-01", None),
        (3, "2026-09-10", None, 310000),
    ]
    assert lab.rows("SELECT placement_id, begins_on FROM lease") == [
        (1, "2026-03-02"),
        (3, "2026-09-10"),
    ]
    assert check_history(lab, answer["change"]) == 8
    assert imported(lab, "placements", *HOMES)["new"] == 0


def test_bad_homes(lab: Workspace) -> None:
    imported(lab, "placements", *HOMES)
    path = put(
        lab,
        HOMES[0],
        "K-1;A;2026-03-20;2026-04-10;;-1",
        "K-1;A;2026-07-20;2026-07-10;;",
        "K-1;A;2026-05-30;2026-06-02;;",
        "K-1;C;2026-08-01;2026-09-01;;",
        "K-1;B;2026-08-20;;;",
        "K-2;B;2026-11-01;;;",
        "K-2;Q;;;eie;x",
    )
    assert bad_rows(lab.run("data", "import", "placements", path)) == [
        "row 2, rent: no amount, such as 1650,50",
        "row 3, moved_out_on: lies before the day it began",
        "row 4, moved_out_on: lies in no stay of that resident",
        "row 6, moved_in_on: shares days with another home of the same stay",
        "row 7, moved_in_on: shares days with another home of the same stay",
        "row 8, lease: not a word of this programme's configuration, which has: hyre",
        "row 8, moved_in_on: must be filled in",
        "row 8, rent: no amount, such as 1650,50",
        "row 8, unit: not a word of this programme's configuration, which has: A, B, C",
    ]


def test_scores_lie_in_their_instruments_range(lab: Workspace) -> None:
    lines = ("resident\tinstrument\tscored_on\ttotal", "K-1\tORS\t2026-03-05\t21,4",
             "K-1\tors\t2026-03-09\t27.0")  # fmt: skip
    assert imported(lab, "scores", *lines)["new"] == 2
    shown = lab.done("score", "show", "R-1", "--format", "json").json
    assert [(row["total"], row["change"]) for row in shown] == [(21.4, None), (27, 5.6)]
    path = put(lab, lines[0], "K-1\tors\t2026-03-05\t41", "K-1\tbarc\t2026-03-05\tmange")
    assert bad_rows(lab.run("data", "import", "scores", path)) == [
        "row 2, total: a total that the instrument cannot give",
        "row 3, instrument: not a word of this programme's configuration, which has: ors",
        "row 3, total: no total, such as 23 or 23,4",
    ]


@pytest.mark.parametrize("lines", [MOVES, FOLLOW_UPS, HOMES])
def test_undo_takes_each_back(lab: Workspace, lines: tuple[str, ...]) -> None:
    kinds = {MOVES: "moves", FOLLOW_UPS: "follow-ups", HOMES: "placements"}
    before = everything(lab)
    imported(lab, kinds[lines], *lines)
    lab.done("undo")
    after = everything(lab)
    for table, rows in before.items():
        if table not in ("history", "change"):
            assert after[table] == rows, table


def test_what_another_system_calls_somebody_stays_with_a_merge(lab: Workspace) -> None:
    lab.done("admit", "Ny Person", "--on", "2025-01-01")
    lab.done("discharge", "R-0003", "--to", "own", "--on", "2025-02-01")
    lab.done("data", "merge", "R-0001", "R-0003")
    imported(lab, "follow-ups", FOLLOW_UPS[0], "K-1,2026-07-02,,,,,,", "R-0001,2026-07-03,,,,,,")
    assert lab.rows(
        "SELECT DISTINCT s.resident_id FROM follow_up f JOIN stay s ON s.id = f.stay_id"
    ) == [(3,)]
