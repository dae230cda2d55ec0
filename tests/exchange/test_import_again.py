"""Each kind of file imported again next month: what is new, known, changed, conflicting or bad."""

from typing import NamedTuple

import pytest

from ettervern_cli.exchange.kinds.every import KINDS
from ettervern_cli.values.known_words import IMPORT_KINDS
from tests.conftest import Workspace
from tests.helpers.exchange_files import bad_rows, check_kept, everything, imported, put
from tests.helpers.lab import lab_lived


class Again(NamedTuple):
    """A kind's file this month and the next.

    ``changed`` rows stand for the ``first`` ones next month, with ``new`` after them; ``told`` is
    what is said of each cell. ``query`` asks the case book, which then has ``after``.
    """

    heading: str
    first: tuple[str, ...]
    changed: tuple[str, ...]
    told: tuple[str, ...]
    new: str
    query: str
    after: list[tuple[object, ...]]
    conflicting: str
    conflict: str
    bad: str
    wrong: str


STAY = (
    "SELECT s.admitted_on, s.discharged_on, d.code, r.name, u.code, p.moved_out_on FROM stay s "
    "JOIN resident r ON r.id = s.resident_id LEFT JOIN term d ON d.id = s.destination_id "
    "LEFT JOIN placement p ON p.stay_id = s.id LEFT JOIN unit u ON u.id = p.unit_id "
    "WHERE r.code = 'R-0003' ORDER BY s.id"
)
CASES: dict[str, Again] = {
    "stays": Again(
        "resident;name;admitted_on;discharged_on;destination;unit",
        ("K-3;Liv;2026-02-01;;;A",),
        ("K-3;Liv Prøve;2026-02-01;2026-08-01;own;B",),
        ("name: Liv Prøve, here Liv", "discharged_on: 1 Aug 2026, here nothing",
         "destination: Egen, here nothing", "unit: B, here A"),
        "K-3;;2026-10-01;;;",
        STAY,
        [("2026-02-01", "2026-08-01", "own", "Liv Prøve", "B", "2026-08-01"),
         ("2026-10-01", None, None, "Liv Prøve", None, None)],
        "K-2;;2026-09-20;;;",
        "admitted_on: shares days with another stay of the same person",
        "K-4;;2026-02-30;;;",
        "admitted_on: no date; it is to be 2026-10-31 or 31.10.2026",
    ),
    "exits": Again(
        "stay;discharged_on;destination",
        ("S2;2026-11-01;",),
        ("S2;2026-11-05;own",),
        ("discharged_on: 5 Nov 2026, here 1 Nov 2026", "destination: Egen, here nothing"),
        "S3;2026-12-01;street",
        "SELECT s.discharged_on, d.code FROM stay s LEFT JOIN term d ON d.id = s.destination_id "
        "WHERE s.id > 1 ORDER BY s.id",
        [("2026-11-05", "own"), ("2026-12-01", "street")],
        "S1;2026-09-01;",
        "discharged_on: ends no stay that goes on that day",
        "S9;2026-11-01;",
        "stay: no such stay is here",
    ),
    "moves": Again(
        "resident;step;moved_on;reason;note",
        ("K-1;to;2026-04-01;;",),
        ("K-1;to;2026-04-01;;Klar",),
        ("note: Klar, here nothing",),
        "K-1;en;2026-05-01;brudd;",
        "SELECT t.code, m.direction, m.note FROM move m JOIN step t ON t.id = m.to_step_id "
        "WHERE m.stay_id = 1 ORDER BY m.id",
        [("en", "entry", None), ("to", "up", "Klar"), ("en", "down", None)],
        "K-1;tre;2026-03-15;;",
        "moved_on: lies before a move that is here already",
        "K-1;grunn;2026-05-01;;",
        "step: not a word of this programme's configuration, which has: en, to, tre",
    ),
    "follow-ups": Again(
        "resident;held_on;minutes;by;missed;text",
        ("K-1;2026-03-05;30;;;Ringte", "K-1;2026-03-05;15;;;Igjen"),
        ("K-1;2026-03-05;45;kari;ja;Ringte", "K-1;2026-03-05;15;;;Igjen"),
        ("minutes: 45, here 30", "by: Kari, here nothing", "missed: yes, here no"),
        "K-2;2026-10-01;;;;",
        "SELECT minutes, is_missed, text FROM follow_up ORDER BY id",
        [(45, 1, "Ringte"), (15, 0, "Igjen"), (None, 0, None)],
        "K-1;2026-06-15;;;;",
        "held_on: lies in no stay of that resident",
        "K-1;2026-03-06;0;;;",
        "minutes: no length in minutes, 1 to 1440",
    ),
    "placements": Again(
        "resident;unit;moved_in_on;moved_out_on;lease;rent",
        ("K-1;A;2026-03-02;;;3000",),
        ("K-1;A;2026-03-02;2026-04-01;;kr 3 100",),
        ("moved_out_on: 1 Apr 2026, here 1 Jun 2026", "rent: 3 100, here 3 000"),
        "K-1;B;2026-04-01;;hyre;",
        "SELECT u.code, p.moved_out_on, p.rent_ore FROM placement p JOIN unit u "
        "ON u.id = p.unit_id ORDER BY p.id",
        [("A", "2026-04-01", 310000), ("B", "2026-06-01", None)],
        "K-2;A;2026-09-10;;;\nK-1;A;2026-09-15;;;",
        "unit A has 1 bed, and would have 2 residents on 15 Sep 2026",
        "K-1;A;2026-08-01;2026-07-01;;",
        "moved_out_on: lies before the day it began",
    ),
    "scores": Again(
        "resident;instrument;scored_on;total",
        ("K-1;ors;2026-03-05;21,4",),
        ("K-1;ors;2026-03-05;24,1",),
        ("total: 24.1, here 21.4",),
        "K-1;ors;2026-05-05;30",
        "SELECT scored_on, total_tenths FROM score ORDER BY id",
        [("2026-03-05", 241), ("2026-05-05", 300)],
        "K-1;ors;2026-06-15;20",
        "scored_on: lies in no stay of that resident",
        "K-1;ors;2026-05-05;41",
        "total: a total that the instrument cannot give",
    ),
    "bookings": Again(
        "date;amount;line;text;voucher",
        ("2026-10-01;100;pay;Lønn;118", "2026-10-01;50;pay;Trygd;118", "2026-10-02;70;car;Bil;"),
        ("2026-10-01;100;pay;Lønn oktober;118", "2026-10-01;50;pay;Trygd;118",
         "2026-10-02;70;car;Leiebil;"),
        ("text: Lønn oktober, here Lønn", "text: Leiebil, here Bil"),
        "2026-11-01;100,00-;pay;Retur;119",
        "SELECT booked_on, amount_ore, text, voucher FROM booking ORDER BY id",
        [("2026-10-01", 10000, "Lønn oktober", "118"), ("2026-10-01", 5000, "Trygd", "118"),
         ("2026-10-02", 7000, "Leiebil", None), ("2026-11-01", -10000, "Retur", "119")],
        "2026-12-21;10;pay;;120",
        "date: a day that has not been yet",
        "2026-11-01;x;pay;;120",
        "amount: no amount, such as 1650,50",
    ),
    "payments": Again(
        "id;resident;paid_on;amount;note",
        ("B1;K-1;2026-04-01;3100;Leie",),
        ("B1;K-1;2026-04-02;3 000,00;Leie april",),
        ("paid_on: 2 Apr 2026, here 1 Apr 2026", "amount: 3 000, here 3 100",
         "note: Leie april, here Leie"),
        "B2;K-1;2026-06-20;500,-;",
        "SELECT stay_id, paid_on, amount_ore, note FROM payment ORDER BY id",
        [(1, "2026-04-02", 300000, "Leie april"), (1, "2026-06-20", 50000, None)],
        "B3;K-2;2026-09-01;100;",
        "paid_on: lies in no stay of that resident",
        "B3;K-9;2026-09-20;100;",
        "resident: nobody here has that key or code",
    ),
    "incidents": Again(
        "resident;kind;happened_on;severity;police;why;action",
        ("K-1;vold;2026-04-01;;;;",),
        ("K-1;vold;2026-04-01;2;nei;Ville ikke;Samtale",),
        ("severity: 2, here nothing", "police: no, here nothing", "why: Ville ikke, here nothing",
         "action: Samtale, here nothing"),
        "K-2;Vold;2026-10-01;1;ja;;",
        "SELECT severity, police, police_why, action FROM incident ORDER BY id",
        [(2, 0, "Ville ikke", "Samtale"), (1, 1, None, None)],
        "K-2;vold;2026-10-02;1;nei;;",
        "does not say why the police were not told",
        "K-2;vold;2026-10-02;4;;;",
        "severity: no severity, 1 to 3",
    ),
    "absences": Again(
        "resident;kind;left_on;expected_on;returned_on",
        ("K-2;leave;2026-10-01;2026-12-31;",),
        ("K-2;sentence;2026-10-01;2026-12-31;2026-10-20",),
        ("kind: Soning, here Permisjon", "returned_on: 20 Oct 2026, here nothing"),
        "K-1;sentence;2026-05-01;;",
        "SELECT left_on, returned_on, unit_held FROM absence ORDER BY id",
        [("2026-10-01", "2026-10-20", 1), ("2026-05-01", "2026-06-01", 0)],
        "K-2;leave;2026-10-10;;",
        "shares days with A-1, which is here already",
        "K-2;leave;2026-11-10;;2026-11-01",
        "returned_on: lies before the day it began",
    ),
    "measures": Again(
        "resident;measure;provider;started_on;stopped_on;hours_a_week",
        ("K-2;Jobb;Nav;2026-10-01;;",),
        ("K-2;Jobb;nav;2026-10-01;2026-11-01;3,5",),
        ("stopped_on: 1 Nov 2026, here nothing", "hours_a_week: 3.5, here nothing"),
        "K-1;Jobb;Andre;2026-05-01;;",
        "SELECT name, provider, stopped_on, hours_tenths FROM measure ORDER BY id",
        [("Jobb", "Nav", "2026-11-01", 35), ("Jobb", "Andre", "2026-06-01", None)],
        "K-2;jobb;Nav;2026-10-15;;",
        "shares days with T-1, which is here already",
        "K-2;Jobb;;2026-11-02;;",
        "provider: must be filled in",
    ),
    "outcomes": Again(
        "resident;kind;happened_on;voice;note",
        ("K-1;work;2026-05-01;;",),
        ("K-1;work;2026-05-01;Bra;",),
        ("voice: Bra, here nothing",),
        "K-2;Arbeid;2026-11-01;;Fast",
        "SELECT happened_on, voice, note FROM outcome ORDER BY id",
        [("2026-05-01", "Bra", None), ("2026-11-01", None, "Fast")],
        "K-1;work;2026-06-20;;",
        "happened_on: lies in no stay of that resident",
        "K-1;school;2026-05-02;;",
        "kind: not a word of this programme's configuration, which has: work",
    ),
    "referrals": Again(
        "resident;name;source;agency;referred_on;assessed_on;declined_on;reason;withdrawn_on",
        ("K-7;Siri;prison;;2026-08-01;;;;", "K-8;;prison;;2026-08-01;;;;"),
        ("K-7;Siri;treatment;Nav;2026-08-01;2026-08-10;2026-09-01;no;",
         "K-8;;prison;;2026-08-01;;;;2026-10-01"),
        ("source: Behandling, here Fengsel", "agency: Nav, here nothing",
         "assessed_on: 10 Aug 2026, here nothing", "declined_on: 1 Sep 2026, here nothing",
         "reason: Nei, here nothing", "withdrawn_on: 1 Oct 2026, here nothing"),
        "K-7;;prison;;2026-11-01;;;;",
        "SELECT f.resident_id, f.assessed_on, f.ended_on, f.ending, p.code FROM referral f "
        "LEFT JOIN partner p ON p.id = f.partner_id ORDER BY f.id",
        [(3, "2026-08-10", "2026-09-01", "declined", "nav"),
         (4, None, "2026-10-01", "withdrawn", None), (3, None, None, None, None)],
        "K-7;;prison;;2026-08-20;;;;",
        "shares days with N-1, which is here already",
        "K-9;;prison;;2026-08-01;;2026-08-02;;",
        "reason: must be filled in",
    ),
    "consents": Again(
        "resident;scope;partners;given_on;until;withdrawn_on",
        ("K-1;plan;Nav|losen;2026-03-02;2026-12-31;",),
        ("K-1;plan;losen|nav;2026-03-02;;2026-05-01",),
        ("until: nothing, here 31 Dec 2026", "withdrawn_on: 1 May 2026, here nothing"),
        "K-2;Plan;losen;2026-09-10;;",
        "SELECT c.given_on, c.until_on, c.withdrawn_on, (SELECT count(*) FROM consent_partner x "
        "WHERE x.consent_id = c.id) FROM consent c ORDER BY c.id",
        [("2026-03-02", None, "2026-05-01", 2), ("2026-09-10", None, None, 1)],
        "K-1;plan;Nav;2026-10-01;2026-09-01;",
        "until: lies before the day it began",
        "K-1;plan;Andre;2026-10-01;;",
        "partners: not a word of this programme's configuration, which has: losen, nav",
    ),
}  # fmt: skip


@lab_lived
def lab(lab: Workspace) -> None:
    """K-1 was here from 2 March to 1 June and is here from 1 July; K-2 from 10 September."""
    imported(
        lab,
        "stays",
        "id;resident;name;admitted_on;discharged_on;destination;step",
        "S1;K-1;Åse;2026-03-02;2026-06-01;own;en",
        "S2;K-1;;2026-07-01;;;",
        "S3;K-2;Ola;2026-09-10;;;2",
    )


def test_every_kind_is_here_and_its_name_known_to_configurations() -> None:
    assert set(CASES) == set(KINDS) == set(IMPORT_KINDS)


def same_but_history(before: dict[str, list[tuple[object, ...]]], lab: Workspace) -> None:
    """The case book is as it was, its history aside."""
    after = everything(lab)
    unlike = {table for table in before if after[table] != before[table]}
    assert unlike <= {"history", "change"}


@pytest.mark.sampled(3)
@pytest.mark.parametrize("kind", CASES)
def test_the_same_file_again_is_known_and_a_changed_one_is_asked_about(
    lab: Workspace, kind: str
) -> None:
    case = CASES[kind]
    first = imported(lab, kind, case.heading, *case.first)
    assert (first["new"], first["known"], first["changed"]) == (len(case.first), 0, 0)
    check_kept(lab)
    before = everything(lab)
    again = imported(lab, kind, case.heading, *case.first)
    assert (again["new"], again["known"], again["changed"]) == (0, len(case.first), 0)
    assert everything(lab) == before

    path = put(lab, case.heading, *case.changed, case.new)
    result = lab.run("data", "import", kind, path)
    told = [line.partition(", ")[2] for line in bad_rows(result)]
    assert told == list(case.told)
    assert "nothing was imported. --update takes" in result.err
    assert everything(lab) == before

    path = put(lab, case.heading, *case.changed)
    kept = lab.done("data", "import", kind, path, "--keep", "--format", "json").json
    assert (kept["new"], kept["updated"]) == (0, 0)
    assert kept["changed"] + kept["known"] == len(case.changed)
    assert everything(lab) == before


@pytest.mark.sampled(3)
@pytest.mark.parametrize("kind", CASES)
def test_an_update_takes_what_the_file_says_and_undo_takes_it_back(
    lab: Workspace, kind: str
) -> None:
    case = CASES[kind]
    empty = everything(lab)
    imported(lab, kind, case.heading, *case.first)
    before = everything(lab)
    path = put(lab, case.heading, *case.changed, case.new)
    tried = lab.done("data", "import", kind, path, "--update", "--dry-run", "--format", "json").json
    assert everything(lab) == before
    answer = lab.done("data", "import", kind, path, "--update", "--format", "json").json
    counted = ("rows", "new", "known", "changed", "updated", "skipped")
    assert [answer[one] for one in counted] == [tried[one] for one in counted]
    assert answer["changed"] == answer["updated"] > 0
    assert answer["new"] + answer["known"] + answer["changed"] == len(case.changed) + 1
    assert lab.rows(case.query) == case.after
    check_kept(lab)
    assert lab.run("data", "verify").code == 0
    again = lab.done("data", "import", kind, path, "--format", "json").json
    assert (again["new"], again["changed"], again["known"]) == (0, 0, len(case.changed) + 1)
    lab.done("undo")
    same_but_history(before, lab)
    lab.done("undo")
    same_but_history(empty, lab)
    assert imported(lab, kind, case.heading, *case.first)["new"] == len(case.first)


@pytest.mark.sampled(3)
@pytest.mark.parametrize("kind", CASES)
def test_what_conflicts_and_what_is_bad_is_named_by_its_row(lab: Workspace, kind: str) -> None:
    case = CASES[kind]
    imported(lab, kind, case.heading, *case.first)
    before = everything(lab)
    lines = case.conflicting.split("\n")
    result = lab.run("data", "import", kind, put(lab, case.heading, *case.first, *lines))
    last = 1 + len(case.first) + len(lines)
    assert [line.replace(f"row {last}, ", "").replace(f"row {last}: ", "")
            for line in bad_rows(result)] == [case.conflict]  # fmt: skip
    result = lab.run("data", "import", kind, put(lab, case.heading, *case.first, case.bad))
    assert bad_rows(result) == [f"row {2 + len(case.first)}, {case.wrong}"]
    assert everything(lab) == before


def test_what_was_corrected_here_stays_until_the_file_says_something_new(lab: Workspace) -> None:
    case = CASES["follow-ups"]
    imported(lab, "follow-ups", case.heading, *case.first)
    lab.done("edit", "F-1", "minutes=60", "text=Ringte to ganger")
    again = imported(lab, "follow-ups", case.heading, *case.first)
    assert (again["known"], again["changed"]) == (2, 0)
    path = put(lab, case.heading, *case.changed)
    told = bad_rows(lab.run("data", "import", "follow-ups", path))
    assert told[0] == "row 2, minutes: 45, here 60, corrected here since the last import"
    assert not any("text" in line for line in told)
    result = lab.done("data", "import", "follow-ups", path, "--update", lang="nb")
    assert result.err.splitlines()[0] == (
        "Rettet her, og nå av filen igjen: rad 2, minutes: 45, her 60, rettet her siden forrige "
        "import"
    )
    assert lab.rows("SELECT minutes, text FROM follow_up WHERE id = 1") == [
        (45, "Ringte to ganger")
    ]
    assert imported(lab, "follow-ups", case.heading, *case.changed)["known"] == 2


def test_an_emptied_cell_is_a_change_where_it_says_something(lab: Workspace) -> None:
    heading = "resident;held_on;minutes;missed;areas"
    imported(lab, "follow-ups", heading, "K-1;2026-03-05;30;ja;bolig")
    path = put(lab, heading, "K-1;2026-03-05;;;")
    assert bad_rows(lab.run("data", "import", "follow-ups", path)) == [
        "row 2, minutes: nothing, here 30",
        "row 2, areas: nothing, here bolig",
        "row 2, missed: no, here yes",
    ]
    lab.done("data", "import", "follow-ups", path, "--update")
    assert lab.rows("SELECT minutes, is_missed, areas FROM follow_up") == [(None, 0, "[]")]
    # What the file has no column for is not asked about.
    lab.done("edit", "F-1", "minutes=20")
    assert imported(lab, "follow-ups", "resident;held_on", "K-1;2026-03-05")["known"] == 1


def test_an_id_that_two_rows_have_is_bad(lab: Workspace) -> None:
    rows = ("7;K-1;vold;2026-04-01", "7;K-1;vold;2026-04-02")
    path = put(lab, "id;resident;kind;happened_on", *rows)
    assert bad_rows(lab.run("data", "import", "incidents", path)) == [
        "row 3, id: the id of another row of the file"
    ]


def test_a_stay_that_the_other_system_opened_again_goes_on_here(lab: Workspace) -> None:
    heading = "resident;admitted_on;discharged_on;destination;unit"
    imported(lab, "stays", heading, "K-3;2026-02-01;;;A")
    imported(lab, "measures", "resident;measure;provider;started_on", "K-3;Jobb;Nav;2026-02-05")
    before = everything(lab)
    ended = put(lab, heading, "K-3;2026-02-01;2026-05-01;own;A")
    lab.done("data", "import", "stays", ended, "--update")
    assert lab.rows("SELECT moved_out_on FROM placement") == [("2026-05-01",)]
    assert lab.rows("SELECT stopped_on FROM measure") == [("2026-05-01",)]
    opened = put(lab, heading, "K-3;2026-02-01;;;A")
    said = lab.done("data", "import", "stays", opened, "--update").out
    assert said.endswith("file.csv: 0 new stays; 1 changed row corrected; 0 rows here already.\n")
    after = everything(lab)
    for table in ("stay", "placement", "measure", "due", "due_state"):
        assert after[table] == before[table], table


def test_what_an_import_cannot_correct_is_refused(lab: Workspace) -> None:
    case = CASES["moves"]
    imported(lab, "moves", case.heading, *case.first)
    path = put(lab, case.heading, "K-1;tre;2026-04-01;;")
    assert bad_rows(lab.run("data", "import", "moves", path)) == ["row 2, step: Tre, here To"]
    assert bad_rows(lab.run("data", "import", "moves", path, "--update")) == [
        "row 2, step: changed, and an import cannot correct it; annul the entry, and import it "
        "again"
    ]
    assert lab.refused("data", "import", "moves", path, "--update", "--keep", code=2)
    case = CASES["consents"]
    imported(lab, "consents", case.heading, *case.first)
    path = put(lab, case.heading, case.first[0].replace("Nav|losen", "nav"))
    assert bad_rows(lab.run("data", "import", "consents", path)) == [
        "row 2, partners: nav, here losen | nav"
    ]
    assert "row 2, partners: changed, and an import cannot" in lab.refused(
        "data", "import", "consents", path, "--update"
    )
    imported(lab, "absences", "resident;kind;left_on", "K-2;leave;2026-10-01")
    path = put(lab, "resident;kind;left_on;unit_held", "K-2;leave;2026-10-01;nei")
    assert "row 2, unit_held: changed, and an import cannot" in lab.refused(
        "data", "import", "absences", path, "--update"
    )


def test_a_correction_that_a_verb_would_refuse_is_refused_with_its_row(lab: Workspace) -> None:
    imported(lab, "follow-ups", "resident;held_on", "K-2;2026-12-01")
    heading = "id;resident;admitted_on;discharged_on;destination"
    path = put(lab, heading, "S3;K-2;2026-09-10;2026-11-01;own")
    assert bad_rows(lab.run("data", "import", "stays", path, "--update")) == [
        "row 2: F-1 would lie outside its stay S-3 (10 Sep 2026 to 1 Nov 2026)"
    ]
    homes = CASES["placements"]
    imported(lab, "placements", homes.heading, *homes.first)
    path = put(lab, homes.heading, "K-1;A;2026-03-02;2026-02-01;;3000")
    assert bad_rows(lab.run("data", "import", "placements", path, "--update")) == [
        "row 2: 1 Feb 2026 lies before 2 Mar 2026, when it began."
    ]


@pytest.mark.parametrize(
    ("kind", "heading", "row"),
    [
        ("referrals", "resident;name;source;referred_on", "K-1;Per;prison;2026-08-01"),
        ("stays", "resident;name;admitted_on;discharged_on", "K-1;Per;2025-01-01;2025-02-01"),
    ],
)
def test_a_new_row_under_the_key_of_somebody_else_waits_for_a_decision(
    lab: Workspace, kind: str, heading: str, row: str
) -> None:
    before = everything(lab)
    path = put(lab, heading, row)
    result = lab.run("data", "import", kind, path)
    assert [line.partition(", ")[2] for line in bad_rows(result)] == [
        "name: Per, here Åse (R-0001). Somebody else is given another key."
    ]
    assert everything(lab) == before
    kept = lab.done("data", "import", kind, path, "--keep", "--format", "json").json
    assert kept["new"] == 1
    assert lab.rows("SELECT name FROM resident WHERE code = 'R-0001'") == [("Åse",)]
    lab.done("undo")
    lab.done("data", "import", kind, path, "--update")
    assert lab.rows("SELECT name FROM resident WHERE code = 'R-0001'") == [("Per",)]
    alike = put(lab, heading, row)
    assert lab.done("data", "import", kind, alike, "--format", "json").json["known"] == 1
    check_kept(lab)
