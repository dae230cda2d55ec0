"""The demo: invented, the same every time, and never against a rule."""

import datetime as dt
import shlex
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from ettervern_cli.care.plans.verbs import reviews_due
from ettervern_cli.config import load
from ettervern_cli.consents.checks import check_consent
from ettervern_cli.consents.verbs import runs_out
from ettervern_cli.demo import demo, script
from ettervern_cli.demo.command_lines import LineRefused
from ettervern_cli.entries.must_hold import check_stay
from ettervern_cli.follow_ups import derived as kept
from ettervern_cli.follow_ups.due import due
from ettervern_cli.meetings.decisions import check_decision, decisions_due
from ettervern_cli.meetings.meetings import meetings, next_due
from ettervern_cli.money.rent.accounts import accounts
from ettervern_cli.programme.applying.applying import compile_config
from ettervern_cli.programme.programme import programmes
from ettervern_cli.programme.series import one_series
from ettervern_cli.referrals.verbs import check_referral
from ettervern_cli.referrals.waiting_list import referrals
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.database.opening import create
from ettervern_cli.storage.schema import CASE_TABLES
from ettervern_cli.storage.transaction import writing
from ettervern_cli.workspace import commands as workspace
from ettervern_cli.workspace.making import template_names, template_text
from tests.conftest import Workspace, invoke
from tests.helpers.demos import DAYS
from tests.helpers.demos import demo as prepared

TODAY = {name: dt.date.fromisoformat(day) for name, day in DAYS.items()}
TEMPLATES = [
    pytest.param(name, marks=[] if name == "alta" else pytest.mark.large)
    for name in template_names()
]
# Where residents can be moved down.
CIRCULAR = ("alta", "fri", "steg")
# What a template's configuration gives no occasion to fill. Nobody is written down twice anywhere.
UNUSUAL = {"own_lease", "eviction"}
NO_HOMES = {"placement", "lease", "trial", "void", "extension", "charge", "payment", "repayment"}
NO_HOMES |= UNUSUAL
EMPTY = {
    "alta": {"rehousing", "fact", *UNUSUAL},
    "fri": {"trial", *UNUSUAL},
    "steg": {"rehousing", *NO_HOMES},
    "sent-ute": {"rehousing", "move", "fact", *NO_HOMES},
    "hf": {"rehousing", "trial", "void", "fact", *UNUSUAL},  # others run the homes, and close them
}
# What one template's demo shows beside, and the others do not.
BESIDE = {
    "alta": {"reached", "counting", "children", "eviction"},
    "fri": {"children", "own_lease", "claim"},
    "hf": {"counting", "children", "own_lease"},
}
MADE_UP = """
municipalities:
  x: {name: Ex}
programmes:
  both:
    name: Two ladders
    host: Somebody
    capacity: 5
    ladders:
      home:
        name: Home
        steps: [{code: a, name: A}, {code: b, name: B}, {code: c, name: C, needs_unit: false}]
      work:
        name: Work
        circling_from: 2
        steps: [{code: a, name: A, needs_unit: false}, {code: b, name: B, needs_unit: false}]
    demotion_reasons: {why: {name: Why}}
    units: [{code: u, kind: house, beds: 3}]
  bare: {name: Nothing at all, host: Nobody}
"""


@contextmanager
def filled(
    folder: Path, text: str, today: dt.date, residents: int, seed: int = 1
) -> Iterator[sqlite3.Connection]:
    """A database with the configuration of a text, filled."""
    config = load(text).config
    assert config is not None
    path = folder / f"{len(list(folder.iterdir()))}.db"
    with closing(create(str(path))) as db:
        with writing(db, demo.beginning(today), "init", kind="begin"):
            compile_config(db, config, "x")
        demo.fill(db, today, residents=residents, seed=seed)
        yield db


def one(db: sqlite3.Connection, query: str, *values: object) -> int:
    return int(db.execute(query, values).fetchone()[0])


def assert_sound(db: sqlite3.Connection) -> None:
    """What must hold of every demo."""
    for (stay_id,) in db.execute("SELECT id FROM stay").fetchall():
        check_stay(db, stay_id)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert_kept_tables_are_fresh(db)
    assert_what_was_said_of_people_was_allowed(db)
    for programme in programmes(db):
        if isinstance(programme.capacity, int):
            assert most_at_once(db, programme.id) <= programme.capacity
        if programme.capacity == "units":
            assert_no_day_has_more_people_than_beds(db, programme.id)


def assert_what_was_said_of_people_was_allowed(db: sqlite3.Connection) -> None:
    """Meetings spoke of nobody without consent; referrals and decisions hold together."""
    for programme in programmes(db):
        for (number,) in db.execute(
            "SELECT id FROM referral WHERE programme_id = ?", (programme.id,)
        ).fetchall():
            check_referral(db, programme, number)
        for (number,) in db.execute(
            "SELECT id FROM decision WHERE programme_id = ?", (programme.id,)
        ).fetchall():
            check_decision(db, programme, number)
        for meeting in meetings(db, programme):
            told = [partner.id for partner in meeting.present]
            check_consent(db, programme, meeting.about, told, meeting.held_on)


def most_at_once(db: sqlite3.Connection, programme_id: int) -> int:
    return one(
        db,
        "SELECT coalesce(max((SELECT count(*) FROM stay o WHERE o.programme_id = s.programme_id "
        "AND o.admitted_on <= s.admitted_on "
        "AND (o.discharged_on IS NULL OR o.discharged_on > s.admitted_on))), 0) "
        "FROM stay s WHERE s.programme_id = ?",
        programme_id,
    )


def assert_no_day_has_more_people_than_beds(db: sqlite3.Connection, programme_id: int) -> None:
    """Those who stand on a step that needs a unit, on each day on which somebody takes one."""
    beds = one(db, "SELECT sum(beds) FROM unit WHERE programme_id = ?", programme_id)
    days = db.execute(
        "SELECT DISTINCT m.moved_on FROM move m JOIN stay s ON s.id = m.stay_id "
        "WHERE s.programme_id = ?",
        (programme_id,),
    ).fetchall()
    for (day,) in days:
        housed = one(
            db,
            "SELECT count(*) FROM stay s WHERE s.programme_id = ?1 AND s.admitted_on <= ?2 "
            "AND (s.discharged_on IS NULL OR s.discharged_on > ?2) AND (SELECT t.needs_unit "
            "FROM move m JOIN step t ON t.id = m.to_step_id WHERE m.stay_id = s.id "
            "AND m.moved_on <= ?2 ORDER BY m.moved_on DESC, m.id DESC LIMIT 1)",
            programme_id,
            day,
        )
        assert housed <= beds, day


def assert_kept_tables_are_fresh(db: sqlite3.Connection) -> None:
    def content() -> list[list[tuple[object, ...]]]:
        return [
            db.execute(query).fetchall()
            for query in (
                "SELECT stay_id, first_on, every_days, last_on, in_window, is_met FROM due "
                "ORDER BY 1, 2, 3, 4",
                "SELECT * FROM due_state ORDER BY stay_id",
                "SELECT stay_id, ladder_id, step_id, since_on, visits, is_circling "
                "FROM ladder_position ORDER BY 1, 2",
            )
        ]

    before = content()
    db.execute("BEGIN")
    for table in ("due", "due_state", "ladder_position"):
        db.execute(f"DELETE FROM {table}")
    for programme in programmes(db):
        for (resident_id,) in db.execute("SELECT id FROM resident").fetchall():
            kept.refresh(db, programme, resident_id)
    assert content() == before
    db.execute("ROLLBACK")


def content(db: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row that a person, a report or a seal rests on."""
    tables = (*CASE_TABLES, "history", "change", "due", "due_state", "ladder_position")
    return {name: db.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in tables}


# Of twelve there are some of each template below.
LARGE = [
    *((name, 6, 1) for name in template_names()),
    *(("alta", 40, 1), ("fri", 12, 2), ("hf", 20, 3), ("steg", 12, 2)),
]


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    ("template", "residents", "seed"),
    [(name, 1, 1) for name in template_names()]
    + [pytest.param(*house, marks=pytest.mark.large) for house in LARGE],
)
def test_a_demo_of_any_template_and_size_breaks_no_rule(
    template: str, residents: int, seed: int, tmp_path: Path
) -> None:
    with filled(tmp_path, template_text(template), TODAY[template], residents, seed) as db:
        assert_sound(db)
        assert one(db, "SELECT count(DISTINCT resident_id) FROM stay") == residents
        assert one(db, "SELECT count(*) FROM booking") > 0
        if template in CIRCULAR and residents > 5:
            assert_somebody_turns_in_circles(db)


def assert_somebody_turns_in_circles(db: sqlite3.Connection) -> None:
    circling = (
        "SELECT count(*) FROM ladder_position f JOIN stay s ON s.id = f.stay_id "
        "WHERE f.is_circling AND s.discharged_on IS NULL"
    )
    assert one(db, circling) >= 1
    downs = "SELECT count(*) FROM move WHERE direction = 'down'"
    assert one(db, downs) == one(db, f"{downs} AND reason_id AND voice <> ''") > 0


FAR = ("1999-12-31", "2009-03-04", "2026-11-21")


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    ("template", "today"),
    [
        pytest.param(name, day, marks=[] if place % 3 == far else pytest.mark.large)
        for place, name in enumerate(template_names())
        for far, day in enumerate(FAR)
    ],
)
def test_a_day_far_from_the_programmes_years_is_no_trouble(
    template: str, today: str, tmp_path: Path
) -> None:
    with filled(tmp_path, template_text(template), dt.date.fromisoformat(today), 3) as db:
        assert_sound(db)


@pytest.mark.sampled(4)
@pytest.mark.parametrize("residents", [1, 2, 9, 31])
def test_programmes_that_nobody_thought_of_are_filled_too(residents: int, tmp_path: Path) -> None:
    with filled(tmp_path, MADE_UP, dt.date(2024, 2, 29), residents, 3) as db:
        assert_sound(db)
        assert one(db, "SELECT count(DISTINCT resident_id) FROM stay") == residents
        assert one(db, "SELECT count(DISTINCT programme_id) FROM stay") == min(2, residents)


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_same_seed_gives_the_same_rows_history_and_seals(template: str, tmp_path: Path) -> None:
    def make(seed: int) -> dict[str, list[tuple[object, ...]]]:
        with filled(tmp_path, template_text(template), TODAY[template], 2, seed) as db:
            return content(db)

    first = make(5)
    assert make(5) == first
    if template == "alta":
        assert make(6) != first


@pytest.mark.parametrize("command", ["advance {code} --ladder nowhere", "admit"])
def test_a_line_that_is_refused_ends_the_demo(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = script.scripts()
    refused["new"].events.append(script.event(f"5: {command}"))
    monkeypatch.setattr(demo, "scripts", lambda: refused)
    with (
        pytest.raises(LineRefused, match=command.split()[0]),
        filled(tmp_path, template_text("alta"), TODAY["alta"], 1),
    ):
        pass


def test_a_line_that_may_be_refused_is_left_out_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = script.scripts()
    written["new"].events.append(script.event("5: ?advance {code} --ladder nowhere"))
    written["new"].events.append(script.event("else: log {code} instead --missed"))
    monkeypatch.setattr(demo, "scripts", lambda: written)
    with filled(tmp_path, template_text("alta"), TODAY["alta"], 1) as db:
        assert one(db, "SELECT count(*) FROM follow_up WHERE text = 'instead'") == 1
        assert_sound(db)


@pytest.fixture(scope="module")
def house_of(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[str], sqlite3.Connection]]:
    """Houses of twelve residents by template, as the command makes them; only to be read."""
    with ExitStack() as stack:

        @cache
        def made(name: str) -> sqlite3.Connection:
            path = tmp_path_factory.mktemp("demo") / f"{name}.db"
            shutil.copy(prepared(tmp_path_factory, name).database, path)
            return stack.enter_context(closing(connect(str(path))))

        yield made


@pytest.fixture
def twelve(house_of: Callable[[str], sqlite3.Connection]) -> sqlite3.Connection:
    """A house of twelve in alta, only to be read."""
    return house_of("alta")


@pytest.mark.large
def test_there_is_something_of_everything_that_today_shows(twelve: sqlite3.Connection) -> None:
    db, today = twelve, TODAY["alta"].isoformat()
    late = [item.overdue_days for item in due(db, [1], TODAY["alta"])]
    assert max(late) == 3
    assert 0 in late
    week = "BETWEEN ? AND date(?, '+14 days')"
    assert one(
        db,
        "SELECT count(*) FROM due_state t JOIN stay s ON s.id = t.stay_id "
        "WHERE s.discharged_on IS NULL AND t.critical_until >= ?",
        today,
    )
    assert one(
        db,
        f"SELECT count(*) FROM absence WHERE returned_on IS NULL AND expected_on {week}",
        today,
        today,
    )
    assert one(db, f"SELECT count(*) FROM trial WHERE until_on {week}", today, today)
    assert one(
        db, "SELECT count(*) FROM stay WHERE discharged_on NOTNULL AND destination_id IS NULL"
    )
    assert one(db, "SELECT count(*) FROM stay WHERE destination_id NOTNULL")
    assert one(db, "SELECT count(*) FROM follow_up WHERE is_missed")
    assert one(
        db,
        "SELECT count(*) FROM placement p JOIN unit u ON u.id = p.unit_id "
        "JOIN stay s ON s.id = p.stay_id WHERE u.reserved_for_id = s.partner_id",
    )


@pytest.mark.large
def test_a_year_with_a_plan_is_booked_at_a_plausible_pace(twelve: sqlite3.Connection) -> None:
    planned = one(
        twelve,
        "SELECT sum(planned_ore) FROM plan p JOIN budget_line l ON l.id = p.budget_line_id "
        "WHERE l.side = 'cost' AND p.year = 2009",
    )
    booked = one(
        twelve,
        "SELECT sum(amount_ore) FROM booking b JOIN budget_line l ON l.id = b.budget_line_id "
        "WHERE l.side = 'cost'",
    )
    assert 0.7 < booked / planned < 0.95
    funding = (
        "SELECT count(DISTINCT b.budget_line_id) FROM booking b "
        "JOIN budget_line l ON l.id = b.budget_line_id WHERE l.side = 'funding'"
    )
    assert one(twelve, funding) == 3
    applied_for = (
        "SELECT sum(b.amount_ore) FROM booking b JOIN budget_line l ON l.id = b.budget_line_id "
        "WHERE l.code = 'husbanken'"
    )
    assert one(twelve, applied_for) == 80_000_000  # half in advance: it is not awarded
    assert one(twelve, "SELECT count(*) FROM booking WHERE booked_on > '2009-11-20'") == 0


@pytest.mark.large
def test_nothing_is_booked_in_years_without_a_plan(tmp_path: Path) -> None:
    with filled(tmp_path, template_text("alta"), dt.date(2014, 6, 1), 2) as db:
        years = db.execute("SELECT DISTINCT substr(booked_on, 1, 4) FROM booking").fetchall()
        assert years == [("2012",)]


def test_what_happened_was_written_the_same_day(twelve: sqlite3.Connection) -> None:
    late = "SELECT count(*) FROM follow_up WHERE substr(recorded_at, 1, 10) <> held_on"
    assert one(twelve, late) == 0
    days = [row[0] for row in twelve.execute("SELECT written_at FROM change ORDER BY id")]
    assert days == sorted(days)
    assert days[-1] < "2009-11-21"


# --- all of case work, in each of the templates -----------------------------------------------


@pytest.fixture(params=TEMPLATES)
def house(
    request: pytest.FixtureRequest, house_of: Callable[[str], sqlite3.Connection]
) -> tuple[str, sqlite3.Connection]:
    """A template filled with twelve residents, only to be read."""
    return str(request.param), house_of(str(request.param))


House = tuple[str, sqlite3.Connection]


def test_every_table_that_a_template_can_fill_has_rows(house: House) -> None:
    template, db = house
    assert_sound(db)
    assert one(db, "SELECT count(DISTINCT resident_id) FROM stay") == 12
    if template in CIRCULAR:
        assert_somebody_turns_in_circles(db)
    empty = {table for table in CASE_TABLES if not one(db, f"SELECT count(*) FROM {table}")}
    never = {"merged", "imported", "erasure", "publication", "clearance", "claim", "correction",
             "reached", "counting", "taper", "children"}  # fmt: skip
    assert empty == (never | {*EMPTY[template]}) - BESIDE.get(template, set())


def test_referrals_come_first_and_end_in_every_way(house: House) -> None:
    template, db = house
    today = TODAY[template]
    admitted = "SELECT count(*) FROM referral WHERE ending = 'admitted'"
    assert one(db, admitted) >= 6
    treated = "treatment_ended_on > assessed_on"
    assert one(db, f"{admitted} AND {treated}") >= 3
    effects = {
        row[0]
        for row in db.execute(
            "SELECT t.effect FROM referral f JOIN term t ON t.id = f.decline_reason_id"
        )
    }
    assert effects == {"first-in-line", "ask-again", "closed", "consent", "risk"}
    assert one(db, "SELECT count(*) FROM referral WHERE ending = 'withdrawn'") == 1
    line = referrals(db, programmes(db), today)
    assert {found.status for found in line} == {"referred", "waiting"}
    assert sum(found.asked.offered_on is not None for found in line) >= 1
    later = referrals(db, programmes(db), today, status="later")
    assert [found.asked.ask_again_on for found in later if found.asked.ask_again_on] > [today]


def test_somebody_comes_back_after_an_exit(house: House) -> None:
    _, db = house
    twice = "SELECT count(*) FROM (SELECT 1 FROM stay GROUP BY resident_id HAVING count(*) > 1)"
    assert one(db, twice) == 1


def test_consents_are_given_withdrawn_and_about_to_run_out(house: House) -> None:
    template, db = house
    [programme] = programmes(db)
    assert one(db, "SELECT count(*) FROM consent WHERE withdrawn_on IS NOT NULL")
    assert runs_out(db, programme, TODAY[template] + dt.timedelta(days=14))
    without = one(
        db,
        "SELECT count(*) FROM stay s WHERE NOT EXISTS (SELECT 1 FROM consent c "
        "WHERE c.resident_id = s.resident_id AND c.given_on <= s.admitted_on)",
    )
    assert (without == 0) == programme.consent_required


def test_plans_hold_goals_in_the_residents_words_and_reviews_are_due(house: House) -> None:
    template, db = house
    [programme] = programmes(db)
    goals = "SELECT count(*) FROM goal"
    assert one(db, f"{goals} WHERE coalesce(voice, '') = ''") == 0
    assert one(db, "SELECT count(DISTINCT goal_id) FROM progress") > one(db, goals) / 2
    late = reviews_due(db, programme, TODAY[template] - dt.timedelta(days=1))
    assert late
    assert len(reviews_due(db, programme, TODAY[template] + dt.timedelta(days=14))) > len(late)
    twice = "SELECT count(*) FROM (SELECT 1 FROM network GROUP BY stay_id HAVING count(*) = 2)"
    assert one(db, twice) > 1


def test_scores_are_taken_at_follow_ups_and_one_of_a_pair_is_missing_at_times(house: House) -> None:
    _, db = house
    apart = (
        "SELECT count(*) FROM score c WHERE NOT EXISTS (SELECT 1 FROM follow_up f "
        "WHERE f.stay_id = c.stay_id AND f.held_on = c.scored_on AND NOT f.is_missed)"
    )
    assert one(db, apart) == 0
    assert one(db, "SELECT count(DISTINCT instrument_id) FROM score") == 3
    taken = "SELECT count(*) FROM score c JOIN instrument i ON i.id = c.instrument_id WHERE i.code"
    assert one(db, f"{taken} = 'ors'") > one(db, f"{taken} = 'srs'") > 20


def test_help_thins_out_on_the_way_up(house: House) -> None:
    template, db = house
    rows = db.execute(
        "SELECT t.number, sum(m.hours_tenths) * 1.0 / count(DISTINCT v.id) FROM measure m "
        "JOIN move v ON v.stay_id = m.stay_id AND v.moved_on = m.started_on "
        "JOIN step t ON t.id = v.to_step_id GROUP BY t.number ORDER BY 1"
    ).fetchall()
    hours = [row[1] for row in rows]
    assert hours == sorted(hours, reverse=True)
    if template == "sent-ute":
        assert one(db, "SELECT count(*) FROM measure WHERE stopped_on IS NOT NULL")
    else:
        assert len(set(hours)) > 1


def test_incidents_lead_to_something_and_the_police_are_told_or_not(house: House) -> None:
    _, db = house
    led = one(db, "SELECT count(*) FROM incident WHERE move_id OR absence_id")
    assert led >= 1
    told = "SELECT count(*) FROM incident WHERE severity = 3 AND police"
    assert one(db, told)
    assert one(db, "SELECT count(*) FROM incident WHERE police = 0 AND police_why <> ''")
    assert one(db, "SELECT count(*) FROM incident WHERE police = 0 AND police_why IS NULL") == 0
    assert one(db, "SELECT count(*) FROM incident WHERE severity = 3 AND police IS NULL") == 0


def test_rent_is_charged_every_month_and_somebody_works_arrears_down(house: House) -> None:
    template, db = house
    today = TODAY[template]
    if "charge" in EMPTY[template]:
        assert not any(each.charged_ore for each in accounts(db, programmes(db), today))
        return
    month = (today.replace(day=1) - dt.timedelta(days=1)).isoformat()[:7]
    assert db.execute("SELECT max(month) FROM charge").fetchone()[0] == month
    every = accounts(db, programmes(db), today)
    agreed = [account for account in every if account.agreement is not None]
    assert [account.agreement.honoured for account in agreed if account.agreement] == [True]
    assert agreed[0].arrears_ore > 0
    assert any(account.arrears_ore == 0 and account.charged_ore for account in every)


def test_the_group_meets_by_its_rhythm_and_leaves_something_undone(house: House) -> None:
    template, db = house
    [programme] = programmes(db)
    group = one_series(db, programme, None)
    days = [meeting.held_on for meeting in meetings(db, programme, group)]
    gaps = {(later - day).days for day, later in pairwise(days)}
    assert gaps == {programme.meeting_days}
    rhythm = next_due(db, programme, group, TODAY[template])
    assert rhythm is not None
    assert rhythm.due_on is not None
    assert 0 < (rhythm.due_on - TODAY[template]).days < 7
    assert decisions_due(db, programme, TODAY[template])
    assert one(db, "SELECT count(*) FROM decision WHERE done_on IS NOT NULL AND how <> ''")
    assert one(db, "SELECT count(*) FROM gap WHERE closed_on IS NULL")
    assert one(db, "SELECT count(*) FROM gap WHERE closed_on IS NOT NULL AND how <> ''")


@pytest.mark.large
def test_a_house_that_changes_over_finds_a_home_for_nearly_everybody(
    house_of: Callable[[str], sqlite3.Connection],
) -> None:
    db = house_of("fri")
    assert one(db, "SELECT count(*) FROM rehousing") == 10
    assert one(db, "SELECT count(*) FROM rehousing WHERE housed_on IS NULL") == 2
    stays = "SELECT count(*) FROM rehousing h JOIN stay s ON s.resident_id = h.resident_id"
    assert one(db, stays) == 0


# --- the commands ----------------------------------------------------------------------------


@pytest.fixture
def run_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Workspace]:
    monkeypatch.chdir(tmp_path)

    def run(*options: str, folder: str = "d", today: str = "2009-11-20") -> Workspace:
        result = invoke("--today", today, "--lang", "en", "demo", folder, *options)
        assert result.code == 0, result
        assert result.out == f"{tmp_path / folder}\n"
        made = Workspace(tmp_path / folder, today)
        made.lang = result.err
        return made

    return run


@pytest.mark.large
def test_every_suggestion_works_when_pasted(run_demo: Callable[..., Workspace]) -> None:
    made = run_demo("--residents", "5", folder="min kåk's")
    lines = [line[2:] for line in made.lang.splitlines() if line.startswith("→ ")]
    assert len(lines) == 10
    for line in lines:
        program, *words = shlex.split(line)
        assert program == "ettervern"
        result = invoke(*words)
        assert result.code == 0, (line, result)


@pytest.mark.parametrize("template", template_names())
def test_the_hint_after_init_works_when_pasted(
    template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = invoke("--lang", "en", "init", "a b", "--template", template)
    hint = made.err.splitlines()[-1]
    assert hint.startswith("→ ettervern --config 'a b' ")
    result = invoke(*shlex.split(hint)[2:])
    assert result.code == 0, (hint, result)


@pytest.mark.large
def test_two_demos_of_one_seed_are_the_same_down_to_the_seal(
    run_demo: Callable[..., Workspace],
) -> None:
    def seals(folder: str, *options: str) -> list[tuple[object, ...]]:
        return run_demo(*options, folder=folder).rows("SELECT seal FROM change ORDER BY id")

    few = ("--residents", "3", "--seed")
    assert seals("a", *few, "4") == seals("b", *few, "4") != seals("c", *few, "5")


def test_a_demo_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(demo, "fill", broken)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter").write_text("kept")
    for folder in (["new/deep"], ["mine"], []):
        assert invoke("demo", *folder).code == 74
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["letter", "mine"]


def test_a_workspace_goes_beside_other_files_but_never_over_one(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("kept")
    assert invoke("init", str(tmp_path)).code == 0
    before = (tmp_path / "ettervern.db").read_bytes()
    for command in ("init", "demo"):
        assert invoke(command, str(tmp_path)).code == 1
        assert invoke(command, str(tmp_path / "letter")).code == 1
        assert invoke(command, str(tmp_path / "letter" / "inside")).code == 1
    assert (tmp_path / "ettervern.db").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "config.yaml",
        "ettervern.db",
        "letter",
    ]
    assert {path.stat().st_mode & 0o777 for path in tmp_path.glob("*.*")} == {0o600}


def test_quiet_prints_the_path_alone(tmp_path: Path) -> None:
    result = invoke(
        "--quiet", "--today", "2009-11-20", "demo", str(tmp_path / "d"), "--residents", "1"
    )
    assert (result.out, result.err) == (f"{tmp_path / 'd'}\n", "")


def test_suggestions_name_the_program_as_it_was_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["/nowhere/ettervern"])
    monkeypatch.setenv("PATH", "/nonexistent")
    assert workspace._program() == ["/nowhere/ettervern"]
    monkeypatch.setattr("sys.argv", ["/somewhere/ettervern_cli/__main__.py"])
    assert workspace._program()[1:] == ["-m", "ettervern_cli"]


def test_the_database_is_safe_again_after_the_filling(run_demo: Callable[..., Workspace]) -> None:
    made = run_demo("--residents", "1")
    with closing(connect(str(made.database), "ro")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert not list(made.folder.glob("*partial*"))
