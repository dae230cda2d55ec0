"""edit and annul: an entry corrected or taken out, and never into what a rule forbids."""

import json
from typing import Any

import pytest

from ettervern_cli.entries.changes.fields_screen import field_name
from ettervern_cli.words import Language
from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import listed, refused, shown, tried, units


@lived_once()
def nora(alta: Workspace) -> None:
    """Nora in flat 1 since 2 March, on step 3 since 1 June, followed up on 10 June, booked for."""
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-03-02")
    alta.done("advance", "nora", "--on", "2009-06-01")
    alta.done("log", "nora", "Til Nav", "--minutes", "30", "--on", "2009-06-10")
    alta.done("budget", "book", "office", "6200", "--on", "2009-06-11", "--voucher", "41")


def test_a_correction_says_what_was_and_is_and_the_history_keeps_both(nora: Workspace) -> None:
    said = nora.done("edit", "F-1", "minutes=45", "held_on=2009-06-12", "--note", "Feil dag").out
    what = "minutes 30 → 45, held_on 10 Jun 2009 → 12 Jun 2009"
    assert said == f"F-1 corrected: {what}. It is about Nora (R-0001).\n"
    assert listed(nora, "R-0001")["next_follow_up_on"] == "2009-06-19"
    [(old, new, note)] = nora.rows(
        "SELECT h.old, h.new, c.note FROM history h JOIN change c ON c.first_history = h.id "
        "WHERE c.command = 'edit'"
    )
    assert (json.loads(old)["minutes"], json.loads(new)["minutes"]) == (30, 45)
    assert note == "Feil dag"


def test_a_correction_answers_with_its_id_and_the_row(nora: Workspace) -> None:
    answer = nora.done("edit", "f-1", "missed=yes", "--format", "json").json
    assert answer["id"] == "F-1"
    assert answer["resident"] == "R-0001"
    assert (answer["change"], answer["dry_run"]) == (6, False)
    # The base is the move of 1 June again.
    assert answer["next_follow_up_on"] == "2009-06-08"


@pytest.mark.parametrize(
    ("assignment", "section", "field", "value"),
    [
        ("F-1 kind=phone", "follow_ups", "kind", "phone"),
        ("F-1 by=nurse", "follow_ups", "by", "nurse"),
        ("F-1 areas=economy,housing", "follow_ups", "areas", ["economy", "housing"]),
        ("F-1 text=", "follow_ups", "text", None),
        ("F-1 minutes=", "follow_ups", "minutes", None),
        ("F-1 next=2009-06-20", "follow_ups", "next_on", "2009-06-20"),
        ("S-1 source=prison", "stays", "source", "prison"),
        ("S-1 treatment_ended_on=2009-02-20", "stays", "treatment_ended_on", "2009-02-20"),
        ("S-1 municipality=Loppa", "stays", "municipality", "loppa"),
        ("S-1 agency=Nav", "stays", "agency", "Nav"),
        ("S-1 contact=leader", "stays", "contact", "leader"),
        ("S-1 note=Ny", "stays", "note", "Ny"),
        ("P-1 rent=6000", "placements", "rent_ore", 600_000),
        ("P-1 unit=2", "placements", "unit", "2"),
        ("L-1 explained_on=2009-03-01", "leases", "explained_on", "2009-03-01"),
        ("L-1 kind=ordinary", "leases", "kind", "ordinary"),
    ],
)
def test_every_kind_of_entry_can_be_corrected(
    nora: Workspace, assignment: str, section: str, field: str, value: object
) -> None:
    nora.done("edit", *assignment.split())
    assert shown(nora, "nora")[section][0][field] == value


def test_a_move_is_corrected_in_its_day_and_words(nora: Workspace) -> None:
    nora.done("edit", "M-2", "moved_on=2009-05-20", "voice=Endelig")
    move = shown(nora, "nora")["moves"][1]
    assert (move["moved_on"], move["voice"]) == ("2009-05-20", "Endelig")
    assert listed(nora, "R-0001")["steps"]["housing"]["since"] == "2009-05-20"


def test_a_persons_name_is_corrected_by_code_and_found_by_the_new_one(nora: Workspace) -> None:
    nora.done("edit", "R-0001", "name=Åse Ødegård", "born=1985")
    assert shown(nora, "åse")["born"] == "1985"
    assert "Nobody here" in refused(nora, "show", "nora")


def test_a_booking_is_corrected_and_taken_out(nora: Workspace) -> None:
    said = nora.done("edit", "B-1", "amount=6 300,50", "line=car").out
    assert said.startswith("B-1 corrected:")
    [entry] = nora.done("budget", "entries", "--format", "json").json
    assert (entry["line"], entry["amount_ore"]) == ("car", 630_050)
    nora.done("annul", "B-1", "--reason", "Dobbelt")
    assert nora.done("budget", "entries", "--format", "json").json == []


def test_the_day_of_admission_takes_what_it_brought_along(nora: Workspace) -> None:
    nora.done("edit", "S-1", "admitted_on=2009-03-05")
    everything = shown(nora, "nora")
    assert everything["stays"][0]["admitted_on"] == "2009-03-05"
    assert everything["moves"][0]["moved_on"] == "2009-03-05"
    assert everything["placements"][0]["moved_in_on"] == "2009-03-05"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("F-9", "minutes=1"), 1, "No entry"),
        (("Q-1", "minutes=1"), 1, "No entry"),
        (("nora", "minutes=1"), 1, "No entry"),
        (("F-1", "minuttt=1"), 1, "no field “minuttt”"),
        (("F-1", "id=2"), 1, "no field “id”"),
        (("F-1", "minutes=30"), 0, "stands already"),
        (("F-1", "kind=tea"), 1, "no kind of follow-up"),
        (("F-1", "held_on=2009-11-21"), 1, "has not come yet"),
        (("F-1", "held_on=2009-03-01"), 1, "before the admission"),
        (("F-1", "next=2009-06-09"), 1, "before"),
        (("M-2", "moved_on=2009-03-01"), 1, "before"),
        (("S-1", "admitted_on=2009-06-11"), 1, "before"),
        (("S-1", "municipality=oslo"), 1, "no municipality"),
        (("P-1", "unit=6"), 1, "kept for"),
        (("P-1", "unit=9"), 1, "no unit"),
        (("P-1", "moved_in_on=2009-02-28"), 1, "28 Feb 2009"),
        (("P-1", "moved_out_on=2009-03-01"), 1, "before"),
        (("B-1", "amount=0"), 1, "nothing"),
        (("F-1", "minutes=long"), 2, "minutes"),
        (("F-1", "held_on="), 2, "held_on"),
        (("F-1", "missed=maybe"), 2, "yes nor no"),
        (("F-1", "minutes"), 2, "FIELD=VALUE"),
        (("P-1", "rent=much"), 2, "no amount"),
        (("R-0001", "name="), 2, ""),
        (("R-0001", "born=85"), 2, "year or date"),
        (("F-1",), 2, "missing"),
    ],
)
def test_corrections_that_are_refused(
    nora: Workspace, words: tuple[str, ...], code: int, says: str
) -> None:
    assert says in refused(nora, "edit", *words, code=code)


def test_a_correction_cannot_move_somebody_where_another_lives_or_nothing_is_let(
    nora: Workspace,
) -> None:
    nora.done("admit", "Kari", "--unit", "2", "--on", "2009-05-01")
    assert "Unit 2 is taken" in refused(nora, "edit", "P-1", "unit=2")
    nora.done("unit", "void", "3", "--reason", "Bad", "--on", "2009-10-01")
    assert "out of use" in refused(nora, "edit", "P-1", "unit=3")


def test_whoever_lives_in_the_partners_unit_stays_the_partners_own(nora: Workspace) -> None:
    nora.done("admit", "Per", "--agency", "Finnmarkskollektivet", "--unit", "6")
    assert "kept for" in refused(nora, "edit", "S-2", "agency=Nav")
    nora.done("edit", "S-2", "note=Ok")


def test_stays_and_absences_never_come_to_overlap(nora: Workspace) -> None:
    nora.done("discharge", "nora", "--to", "unknown", "--on", "2009-07-01")
    nora.done("admit", "R-0001", "--on", "2009-08-01")
    refused(nora, "edit", "S-2", "admitted_on=2009-06-30")
    refused(nora, "edit", "S-1", "discharged_on=2009-08-02")
    nora.done("edit", "S-1", "discharged_on=2009-08-01")
    nora.done("away", "nora", "--kind", "leave", "--on", "2009-09-01")
    nora.done("back", "nora", "--on", "2009-09-10")
    nora.done("away", "nora", "--kind", "leave", "--on", "2009-10-01")
    refused(nora, "edit", "A-1", "returned_on=2009-10-02")
    refused(nora, "edit", "A-2", "left_on=2009-09-09")
    refused(nora, "edit", "A-1", "returned_on=2009-08-31")


def test_an_entry_on_the_wrong_person_is_taken_out_with_a_reason(nora: Workspace) -> None:
    answer = nora.done("annul", "F-1", "--reason", "Feil person", "--format", "json").json
    assert (answer["id"], answer["resident"]) == ("F-1", "R-0001")
    assert answer["next_follow_up_on"] == "2009-06-08"
    assert shown(nora, "nora")["follow_ups"] == []
    [change] = nora.rows("SELECT command, note FROM change ORDER BY id DESC LIMIT 1")
    assert change == ("annul", "Feil person")
    assert "No entry" in refused(nora, "annul", "F-1", "--reason", "Igjen")


def test_what_other_entries_rest_on_stays(nora: Workspace) -> None:
    nora.done("demote", "nora", "--steps", "1", "--reason", "trouble", "--on", "2009-07-01")
    for entry in ("S-1", "M-1", "M-2"):
        assert "rest on it" in refused(nora, "annul", entry, "--reason", "Feil")
    assert "data merge R-0001 CODE" in refused(nora, "annul", "R-0001", "--reason", "Feil")
    nora.done("annul", "M-3", "--reason", "Feil")
    nora.done("annul", "M-2", "--reason", "Feil")
    assert listed(nora, "R-0001")["steps"]["housing"]["step"] == 2


def test_an_admission_by_mistake_is_taken_out_whole(alta: Workspace) -> None:
    alta.done("admit", "Feil", "--unit", "1")
    along = alta.done("annul", "L-1", "--reason", "Feil person", "--dry-run").out
    assert along.endswith("With it: PT-1.\n")
    said = alta.done("annul", "S-1", "--reason", "Feil person").out
    assert "With it: P-1, L-1, PT-1, M-1." in " ".join(said.split())
    assert units(alta)["1"]["status"] == "free"
    assert alta.done("list", "--status", "all", "--format", "json").json == []
    everything = shown(alta, "feil")
    assert (everything["status"], everything["stays"], everything["unit"]) == (None, [], None)
    alta.done("show", "feil")
    alta.done("admit", "R-0001", "--unit", "1")


def test_taking_out_a_placement_frees_the_unit(nora: Workspace) -> None:
    nora.done("annul", "P-1", "--reason", "Bodde aldri der")
    assert units(nora)["1"]["status"] == "free"
    assert shown(nora, "nora")["leases"] == []


def test_the_number_of_what_was_taken_out_is_not_given_to_another(nora: Workspace) -> None:
    last = nora.done("log", "nora", "Feil person", "--format", "json").json["id"]
    nora.done("annul", last, "--reason", "Feil")
    after = nora.done("log", "nora", "En annen", "--format", "json").json["id"]
    assert int(after[2:]) == int(last[2:]) + 1
    assert "No entry" in refused(nora, "annul", last, "--reason", "Igjen")
    nora.done("undo")
    nora.done("undo")
    assert nora.rows("SELECT max(id) FROM follow_up") == [(int(last[2:]),)]


def test_annul_must_say_why(nora: Workspace) -> None:
    refused(nora, "annul", "F-1", code=2)
    refused(nora, "annul", "F-1", "--reason", "", code=2)


def test_dry_runs_correct_nothing(nora: Workspace) -> None:
    tried(nora, "edit", "F-1", "minutes=45")
    tried(nora, "annul", "F-1", "--reason", "Feil")
    assert shown(nora, "nora")["follow_ups"][0]["minutes"] == 30


@pytest.mark.parametrize(
    ("typed", "lang", "said"),
    [
        ("minutter=45", "nb", "F-1 er rettet: minutter 30 → 45."),
        ("minutt=45", "nb", "F-1 er rettet: minutter 30 → 45."),
        ("uteblitt=ja", "nb", "F-1 er rettet: uteblitt nei → ja."),
        ("minutes=45", "nb", "F-1 er rettet: minutter 30 → 45."),
        ("missed=yes", "en", "F-1 corrected: missed no → yes."),
    ],
)
def test_a_field_is_named_in_the_readers_words_too(
    alta: Workspace, typed: str, lang: str, said: str
) -> None:
    alta.done("admit", "Nora", "--on", "2009-06-01")
    alta.done("log", "nora", "Til Nav", "--minutes", "30", "--on", "2009-06-10")
    assert alta.done("edit", "F-1", typed, lang=lang).out.startswith(said)


def test_what_can_be_chosen_is_listed_in_the_readers_words(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--on", "2009-06-01")
    alta.done("log", "nora", "Til Nav", "--on", "2009-06-10")
    add = ("incident", "add", "nora", "--kind", "relapse", "--why", "x", "--police")
    for words, nb in (
        (("edit", "F-1", "tid=1"), "det har: holdt, type, minutter, ansatt, livsområder, uteblitt"),
        (("edit", "F-1", "uteblitt=tja"), "«tja» er verken ja eller nei."),
        ((*add, "tja"), "«tja» er ingen av: ja, nei."),
        (("plan", "status", "nora", "tja"), "«tja» er ingen av: har, rett, takket nei."),
        (("list", "--status", "tja"), "«tja» er ingen av: fått plass, henvist, venter, sluttet"),
    ):
        code = 2 if words[1:2] != ("F-1",) or "tja" in words[-1] else 1
        assert nb in alta.refused(*words, lang="nb", code=code)
    assert "“tja” is none of: yes, no." in alta.refused(*add, "tja", code=2)
    alta.done(*add, "nei", lang="nb")
    alta.done("plan", "status", "nora", "har", lang="nb")
    alta.done("list", "--status", "alle", "--sort", "navn", lang="nb")
    assert alta.rows("SELECT police FROM incident") == [(0,)]
    assert alta.rows("SELECT status FROM plan_status") == [("has",)]


def test_a_field_with_a_comma_in_its_name_is_quoted_where_fields_are_listed(
    make_workspace: Any,
) -> None:
    workspace: Workspace = make_workspace("alta")
    workspace.done("admit", "Nora Prøve", "--municipality", "alta", "--unit", "1")
    said = workspace.run("edit", "L-1", "sol=3", lang="nb").err
    assert "«depositum, kr»" in " ".join(said.split())
    named = Language("nb").say("lease.short", entry="L-1").partition("edit ")[2]
    workspace.done("edit", *named.replace("DATO", "19.11.2009").split(), lang="nb")
    assert workspace.rows("SELECT explained_on FROM lease") == [("2009-11-19",)]


@pytest.mark.parametrize(
    ("table", "called"), [("eviction", "dagen den skal skje"), ("decision", "frist")]
)
def test_the_day_of_an_eviction_is_no_deadline(table: str, called: str) -> None:
    assert field_name(Language("nb"), table, "due_on") == called


def test_a_wrong_day_of_a_course_is_refused_with_what_mends_it(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--unit", "1", "--on", "2009-03-01")
    alta.done("eviction", "warn", "nora", "--cause", "arrears", "--on", "2009-10-01")
    alta.done("referral", "add", "Siri", "--source", "treatment", "--on", "2009-10-01")
    alta.done("referral", "assess", "siri", "--on", "2009-10-10")
    petition = ("eviction", "petition", "nora", "--on")
    for words, then in (
        ((*petition, "2009-09-20"), "EV-1 warned_on=DATE"),
        (("eviction", "warn", "nora", "--cause", "arrears"), "EV-1 warned_on=DATE"),
        (("referral", "offer", "siri", "--on", "2009-10-09"), "N-1 assessed_on=DATE"),
    ):
        assert alta.refused(*words).endswith(f": ettervern edit {then}\n")
    alta.done("edit", "EV-1", "warned_on=2009-09-10")
    alta.done(*petition, "2009-09-24")
    alta.done("eviction", "ruling", "nora", "--on", "2009-10-10")
    both = ("EV-1 warned_on={} petitioned_on={}", "EV-1 petitioned_on={} ruled_on={}")
    for typed, then, days in (
        ("warned_on=2009-09-25", both[0], ("2009-09-25", "2009-10-09")),
        ("ruled_on=2009-10-08", both[1], ("2009-10-07", "2009-10-08")),
        ("petitioned_on=", both[1], ("", "")),
    ):
        mark = "DATE" if typed[-1] != "=" else ""
        said = alta.refused("edit", "EV-1", typed)
        assert said.endswith(f": ettervern edit {then.format(mark, mark)}\n")
        alta.done("edit", *then.format(*days).split())
    alta.done("eviction", "settle", "nora", "--on", "2009-10-20")
    assert "ettervern undo --list" in alta.refused("edit", "EV-1", "ended_on=", code=2)
    number = alta.done("undo", "--list", "--format", "json").json[0]["change"]
    alta.done("undo", str(number))
    alta.done(*petition, "2009-10-12")


def test_what_belongs_to_an_answer_stands_with_it_alone(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--on", "2009-06-01")
    alta.done("benefit", "apply", "nora", "kvp", "--on", "2009-06-10")
    alta.done("home", "wish", "nora", "Hybel", "--on", "2009-06-10")
    for wrong, both in {
        ("YS-1", "granted=yes"): "granted=… answered_on=…",
        ("YS-1", "answered_on=2009-07-01"): "answered_on=… granted=…",
        ("YS-1", "answered_on=2009-07-01", "granted=no", "from_on=2009-07-01"):
            "from_on=… granted=yes",
        ("YS-1", "answered_on=2009-07-01", "granted=yes"): "granted=yes from_on=…",
        ("HV-1", "given=Leilighet", "given_on=2009-07-01"): "given=… as_wished=…",
        ("HV-1", "as_wished=no"): "as_wished=… given_on=…",
    }.items():  # fmt: skip
        said = refused(alta, "edit", *wrong)
        assert said.endswith(f"Correct both at once: ettervern edit {wrong[0]} {both}\n")
    alta.done("edit", "YS-1", "granted=yes", "answered_on=2009-07-01", "from_on=2009-07-01")
    alta.done("edit", "YS-1", "granted=no", "from_on=")
    alta.done("edit", "YS-1", "granted=", "answered_on=")
