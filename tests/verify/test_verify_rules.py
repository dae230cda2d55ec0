"""Every rule of ``data verify`` across rows: broken once, by another program, and found."""

import shutil
from pathlib import Path

import pytest

from ettervern_cli.storage.records import Rule
from ettervern_cli.verify.must_hold.across_rows import rules
from ettervern_cli.verify.must_hold.across_rows_care import CARE
from ettervern_cli.verify.must_hold.notices import NOTICES
from ettervern_cli.words import LANGUAGES, Language
from tests.conftest import Workspace, invoke
from tests.helpers.damage import without_checks
from tests.helpers.lab import LAB

TODAY = "2026-12-20"
COURSE = """
referral add "Nora" --source treatment --municipality vardo --on 2026-01-02
referral assess nora --on 2026-01-05
admit R-0001 --unit A --lease hyre --on 2026-01-10
admit Emil --unit B --on 2026-02-01
admit Siri --unit B --on 2026-02-02
log nora --on 2026-01-20
advance nora --override x --on 2026-03-01
incident add nora --kind vold --police no --why x --on 2026-03-02
demote nora --steps 1 --reason brudd --incident I-1 --on 2026-03-03
away nora --kind leave --on 2026-04-01
back nora --on 2026-04-05
consent give nora --scope plan --partner nav --on 2026-04-06
plan goal nora bolig "Egen bolig" --on 2026-04-07
plan progress nora 1 4 --on 2026-04-08
score add nora 20 --instrument ors --on 2026-04-09
measure start nora Kurs --provider Nav --on 2026-04-10
measure start nora Tur --provider Nav --on 2026-04-10
meeting hold --present nav --on 2026-04-11
meeting decide "Ring" --owner nav --due 2026-04-20 --on 2026-04-11
rent charge --month 2026-01
rent charge --month 2026-02
rent pay nora 100 --on 2026-03-01
rent agree nora 50 --on 2026-03-01
budget book car 10 --on 2026-03-01
report remark learned "Planen" --on 2026-03-01
discharge siri --to own --reason planned --on 2026-05-01
referral add "Anna" --source treatment --on 2026-06-01
referral decline anna --reason no --on 2026-06-02
admit Siv --on 2026-06-03
discharge siv --to own --reason planned --on 2026-06-04
"""

# What is done to the rows, and the findings that must be among those that follow.
BROKEN: list[tuple[str, list[tuple[str, str]]]] = [
    ("UPDATE follow_up SET next_on = '2026-01-01'", [("dates-reversed", "F-1")]),
    ("UPDATE measure SET started_on = '2027-01-01'", [("in-the-future", "T-1")]),
    ("UPDATE follow_up SET held_on = '2026-01-09'", [("outside-stay", "F-1")]),
    ("UPDATE placement SET moved_out_on = '2026-05-02' WHERE id = 3", [("outside-stay", "P-3")]),
    ("UPDATE placement SET moved_out_on = NULL WHERE id = 3", [("outlives-stay", "P-3")]),
    (
        "UPDATE move SET reason_id = (SELECT id FROM term WHERE list = 'source')",
        [("not-its-own", "M-5")],
    ),
    ("UPDATE stay SET resident_id = 1 WHERE id = 4", [("overlapping-stays", "S-4")]),
    (
        "INSERT INTO merged (code, resident_id, recorded_at) VALUES ('R-0001', 2, '')",
        [("code-twice", "R-0001")],
    ),
    ("UPDATE move SET from_step_id = to_step_id WHERE id = 4", [("moves-do-not-join", "M-4")]),
    ("UPDATE move SET direction = 'up' WHERE id = 1", [("entry-not-first", "M-1")]),
    (
        "INSERT INTO ladder (id, programme_id, code, name, position, circling_from) "
        "SELECT 9, id, 'x', 'x', 9, 3 FROM programme; "
        "UPDATE step SET ladder_id = 9 WHERE code = 'to'",
        [("step-of-another-ladder", "M-4")],
    ),
    (
        "UPDATE move SET to_step_id = (SELECT id FROM step WHERE code = 'grunn') WHERE id = 1",
        [("step-not-run", "M-1")],
    ),
    (
        "INSERT INTO placement (stay_id, unit_id, moved_in_on, recorded_at) "
        "SELECT 1, id, '2026-03-01', '' FROM unit WHERE code = 'B'",
        [("two-units-at-once", "P-4")],
    ),
    ("UPDATE placement SET household_id = 1 WHERE id = 2", [("household-apart", "P-2")]),
    (
        "UPDATE absence SET returned_on = NULL; INSERT INTO absence (stay_id, kind_id, left_on, "
        "unit_held, recorded_at) SELECT 1, kind_id, '2026-04-20', 1, '' FROM absence",
        [("absences-overlap", "A-2")],
    ),
    (
        "UPDATE placement SET unit_id = (SELECT id FROM unit WHERE code = 'A') WHERE id = 2",
        [("more-residents-than-beds", "P-2")],
    ),
    (
        "INSERT INTO own_lease (stay_id, kind_id, begins_on, recorded_at) "
        "SELECT 1, l.kind_id, d.day, '' FROM lease l, (SELECT '2026-03-01' AS day UNION "
        "SELECT '2026-03-02') d ORDER BY d.day",
        [("two-own-leases-at-once", "EL-2")],
    ),
    ("UPDATE referral SET assessed_on = '2026-01-01' WHERE id = 1",
     [("referral-out-of-order", "N-1")]),
    ("UPDATE referral SET resident_id = 1 WHERE id = 2; UPDATE referral SET "
     "ended_on = '2026-07-01' WHERE id = 1", [("referrals-overlap", "N-2")]),
    ("UPDATE referral SET ended_on = '2026-01-11' WHERE id = 1",
     [("referral-and-stay-differ", "N-1")]),
    ("UPDATE referral SET stay_id = NULL WHERE id = 1", [("referral-without-its-end", "N-1")]),
    ("DELETE FROM consent_partner", [("consent-with-nobody", "C-1")]),
    ("UPDATE progress SET noted_on = '2026-04-06'", [("progress-outside-goal", "O-1")]),
    ("UPDATE incident SET happened_on = '2026-03-04'", [("led-to-what-it-cannot", "I-1")]),
    ("UPDATE incident SET police_why = NULL", [("police-without-reason", "I-1")]),
    ("UPDATE meeting SET held_on = '2026-04-12'", [("decided-before-meeting", "D-1")]),
    (
        "CREATE TABLE loose AS SELECT * FROM charge; DROP VIEW v_rent; DROP TABLE charge; "
        "ALTER TABLE loose RENAME TO charge; INSERT INTO charge SELECT 99, stay_id, placement_id, "
        "charged_on, month, nights, amount_ore, note, recorded_at FROM charge WHERE id = 1",
        [("charged-twice", "H-99")],
    ),
    ("UPDATE charge SET stay_id = 2 WHERE id = 1", [("charge-of-another-stay", "H-1")]),
    ("UPDATE booking SET amount_ore = 0", [("amount-is-zero", "B-1")]),
    ("UPDATE measure SET name = ' KURS' WHERE id = 2", [("measures-overlap", "T-2")]),
    (
        "INSERT INTO exclusion (stay_id, service, from_on, recorded_at) "
        "VALUES (1, 'Blå', '2026-03-01', ''), (1, 'BLÅ ', '2026-04-01', '')",
        [("open-twice", "XU-2")],
    ),
    (
        "INSERT INTO companion (stay_id, volunteer, matched_on, parted_on, recorded_at) "
        "VALUES (1, 'Per', '2026-03-01', '2026-04-01', ''); "
        "INSERT INTO companion_hours (companion_id, given_on, time_tenths, recorded_at) "
        "VALUES (1, '2026-04-02', 10, '')",
        [("hours-outside-match", "VH-1")],
    ),
    (
        "INSERT INTO milestone (programme_id, code, name, position, due_on) "
        "VALUES (1, 'm', 'M', 1, '2026-03-01'); "
        "INSERT INTO reached (programme_id, milestone_id, reached_on, recorded_at) "
        "SELECT 1, m.id, d.day, '' FROM milestone m, "
        "(SELECT '2026-03-02' AS day UNION SELECT '2026-03-01') d ORDER BY d.day",
        [("reached-twice", "MR-2")],
    ),
    (
        "INSERT INTO fact (stay_id, from_on, placement_id, rent_ore, recorded_at) "
        "VALUES (1, '2026-03-01', 2, 100, '')",
        [("home-of-another-stay", "FA-1")],
    ),
    # Notices
    (
        "INSERT INTO served (programme_id, municipality_id) "
        "SELECT g.id, m.id FROM programme g, municipality m WHERE m.code = 'alta'",
        [("municipality-not-served", "S-1")],
    ),
    (
        "UPDATE placement SET unit_id = (SELECT id FROM unit WHERE code = 'C') WHERE id = 2",
        [("unit-reserved", "P-2")],
    ),
    ("UPDATE unit SET first_on = '2026-01-11' WHERE code = 'A'", [("unit-not-there", "P-1")]),
    (
        "INSERT INTO void (unit_id, since_on, reason, recorded_at) "
        "SELECT id, '2026-03-01', 'x', '' FROM unit WHERE code = 'A'",
        [("unit-void", "P-1")],
    ),
    ("UPDATE lease SET begins_on = '2026-01-09'", [("lease-outside-placement", "L-1")]),
    (
        "UPDATE programme SET rules = json_set(rules, '$.consent_required', json('true'))",
        [("admitted-without-consent", "S-1")],
    ),
    ("UPDATE stay SET discharged_on = NULL WHERE id = 4", [("without-unit", "S-4")]),
    ("UPDATE measure SET decision_id = 1 WHERE id = 1", [("decision-does-not-fit", "T-1")]),
    (
        "INSERT INTO home_choice (stay_id, wished, wished_on, given, recorded_at) "
        "VALUES (1, 'x', '2026-02-01', 'y', '')",
        [("part-missing", "HV-1")],
    ),
    ("UPDATE score SET total_tenths = 500", [("total-out-of-range", "Q-1")]),
    ("UPDATE remark SET heading = 'rest'", [("no-heading", "RM-1")]),
    (
        "INSERT INTO repayment (stay_id, agreed_on, monthly_ore, recorded_at) "
        "VALUES (1, '2026-03-02', 10, '')",
        [("two-agreements", "Z-2")],
    ),
    ("UPDATE programme SET rules = json_set(rules, '$.capacity', 2)",
     [("more-than-places", "lab")]),
    ("UPDATE lease SET trial_until_on = '2026-12-01'", [("over-trial", "R-0001")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which a little of everything has happened, to be copied."""
    folder = tmp_path_factory.mktemp("rules") / "w"
    assert invoke("--today", TODAY, "--lang", "en", "init", str(folder)).code == 0
    workspace = Workspace(folder, TODAY)
    workspace.config.write_text(LAB, encoding="utf-8")
    result = workspace.run("batch", stdin=COURSE)
    assert result.code == 0, result
    workspace.done("extend", "nora", "--until", "2027-12-01", "--allowed-by", "K", "--reason", "x")
    workspace.done("extend", "emil", "--until", "2027-12-01", "--allowed-by", "K", "--reason", "x")
    return folder


def findings(workspace: Workspace) -> set[tuple[str, str]]:
    """What is found, by code and where, the missing backup left out."""
    result = workspace.run("data", "verify", "--format", "json")
    assert result.code in (0, 3), result
    return {(row["finding"], row["where"]) for row in result.json} - {("no-backup", "backups")}


def test_nothing_is_found_in_what_the_commands_wrote(lived: Path) -> None:
    assert findings(Workspace(lived, TODAY)) == set()


@pytest.mark.sampled(3)
@pytest.mark.parametrize(("done", "expected"), BROKEN, ids=[found[0][0] for _, found in BROKEN])
def test_a_broken_rule_is_found(
    lived: Path, tmp_path: Path, done: str, expected: list[tuple[str, str]]
) -> None:
    shutil.copytree(lived, tmp_path / "w")
    workspace = Workspace(tmp_path / "w", TODAY)
    with without_checks(workspace.database) as db:
        for statement in done.split("; "):
            db.execute(statement)
    assert set(expected) <= findings(workspace)


def test_every_rule_across_rows_is_broken_above() -> None:
    asked = {rule.key for rule in (*rules(), *CARE, *NOTICES)}
    shown = {f"verify.{code.replace('-', '_')}" for _, found in BROKEN for code, _ in found}
    assert asked <= shown


@pytest.mark.parametrize("rule", [*rules(), *CARE, *NOTICES], ids=lambda rule: rule.key)
def test_every_rule_has_the_facts_its_sentence_asks_for(lived: Path, rule: Rule) -> None:
    db = Workspace(lived, TODAY).open()
    try:
        db.execute("CREATE TEMP TABLE trail (table_name, row_id, id)")
        cursor = db.execute(rule.query, {"today": TODAY})
        given = {column[0] for column in cursor.description[1:]}
    finally:
        db.close()
    for language in LANGUAGES:
        # A fact that is asked for and not given is a KeyError.
        assert Language(language).say(rule.key, **dict.fromkeys(given, 1))
