"""The tables of the case book, as text for SQLite. No query and no rule lives here.

Compiled tables mirror the configuration and are written by ``compiled.py`` alone. Case tables hold
what happened; every change to them is copied to ``history`` by triggers. Kept tables (``due``,
``standing``, ``footing``) hold nothing of their own: ``kept.py`` works them out from the case
tables in the transaction that changes those, so they have no history.
"""

from typing import NamedTuple

APPLICATION_ID = 0x45545652  # "ETVR"
VERSION = 1

DATE = "TEXT CHECK ({0} IS date({0}))"


def _date(column: str, *, required: bool = False) -> str:
    """A column for a day: exactly YYYY-MM-DD."""
    return f"{column} TEXT {'NOT NULL ' if required else ''}CHECK ({column} IS date({column}))"


COMPILED = f"""
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE municipality (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE population (
    id INTEGER PRIMARY KEY,
    municipality_id INTEGER NOT NULL REFERENCES municipality(id),
    {_date("counted_on", required=True)},
    inhabitants INTEGER NOT NULL CHECK (inhabitants >= 0),
    UNIQUE (municipality_id, counted_on)
) STRICT;

CREATE TABLE programme (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    rules TEXT NOT NULL CHECK (json_valid(rules))
) STRICT;

CREATE TABLE served (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    municipality_id INTEGER NOT NULL REFERENCES municipality(id),
    UNIQUE (programme_id, municipality_id)
) STRICT;

CREATE TABLE partner (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    rules TEXT NOT NULL CHECK (json_valid(rules)),
    UNIQUE (programme_id, code)
) STRICT;

CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    UNIQUE (programme_id, code)
) STRICT;

CREATE TABLE ladder (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    circling_from INTEGER NOT NULL CHECK (circling_from > 0),
    no_demotion_because TEXT,
    UNIQUE (programme_id, code)
) STRICT;

CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    ladder_id INTEGER NOT NULL REFERENCES ladder(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    is_run INTEGER NOT NULL CHECK (is_run IN (0, 1)),
    every_days INTEGER CHECK (every_days > 0),
    needs_unit INTEGER NOT NULL CHECK (needs_unit IN (0, 1)),
    limit_months INTEGER CHECK (limit_months > 0),
    rules TEXT NOT NULL CHECK (json_valid(rules)),
    UNIQUE (ladder_id, code)
) STRICT;

CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    beds INTEGER NOT NULL CHECK (beds > 0),
    owner TEXT,
    rent_ore INTEGER CHECK (rent_ore >= 0),
    reserved_for_id INTEGER REFERENCES partner(id),
    limit_months INTEGER CHECK (limit_months > 0),
    {_date("first_on")},
    {_date("last_on")},
    UNIQUE (programme_id, code)
) STRICT;

-- The programme's words: reasons, destinations, sources, kinds. "list" says which.
CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    list TEXT NOT NULL CHECK (list IN ('lease', 'source', 'follow_up_kind', 'area',
        'demotion_reason', 'exit_reason', 'destination', 'decline_reason', 'absence_kind',
        'incident_kind', 'outcome', 'scope')),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    is_planned INTEGER CHECK (is_planned IN (0, 1)),
    is_lasting INTEGER CHECK (is_lasting IN (0, 1)),
    holds_unit INTEGER CHECK (holds_unit IN (0, 1)),
    pauses_follow_ups INTEGER CHECK (pauses_follow_ups IN (0, 1)),
    opens_window INTEGER CHECK (opens_window IN (0, 1)),
    effect TEXT,
    UNIQUE (programme_id, list, code)
) STRICT;

-- Measuring instruments: totals only, in tenths of a point.
CREATE TABLE instrument (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    lowest_tenths INTEGER NOT NULL,
    highest_tenths INTEGER NOT NULL,
    cut_off_tenths INTEGER,
    reliable_change_tenths INTEGER,
    higher_is_better INTEGER NOT NULL CHECK (higher_is_better IN (0, 1)),
    taken_with TEXT,
    UNIQUE (programme_id, code),
    FOREIGN KEY (programme_id, taken_with) REFERENCES instrument (programme_id, code)
        DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE budget_line (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('cost', 'funding')),
    position INTEGER NOT NULL,
    UNIQUE (programme_id, code)
) STRICT;

CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    budget_line_id INTEGER NOT NULL REFERENCES budget_line(id),
    year INTEGER NOT NULL,
    planned_ore INTEGER NOT NULL,
    UNIQUE (budget_line_id, year)
) STRICT;
"""

CASES = f"""
CREATE TABLE resident (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sought_name TEXT NOT NULL,
    born TEXT CHECK (born IS NULL OR born GLOB '[12][0-9][0-9][0-9]' OR born IS date(born)),
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX resident_by_name ON resident (sought_name);

CREATE TABLE stay (
    id INTEGER PRIMARY KEY,
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    municipality_id INTEGER REFERENCES municipality(id),
    source_id INTEGER REFERENCES term(id),
    agency TEXT,
    partner_id INTEGER REFERENCES partner(id),
    {_date("treatment_began_on")},
    {_date("treatment_ended_on")},
    {_date("admitted_on", required=True)},
    {_date("discharged_on")},
    exit_reason_id INTEGER REFERENCES term(id),
    destination_id INTEGER REFERENCES term(id),
    staff_id INTEGER REFERENCES staff(id),
    note TEXT,
    exit_note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (discharged_on IS NULL OR discharged_on >= admitted_on)
) STRICT;
CREATE INDEX stay_by_resident ON stay (resident_id, programme_id, admitted_on, discharged_on);
CREATE INDEX stay_by_time ON stay (programme_id, admitted_on, discharged_on, resident_id);
CREATE INDEX stay_by_end ON stay (programme_id, discharged_on, admitted_on, resident_id);

CREATE TABLE move (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    ladder_id INTEGER NOT NULL REFERENCES ladder(id),
    from_step_id INTEGER REFERENCES step(id),
    to_step_id INTEGER NOT NULL REFERENCES step(id),
    direction TEXT NOT NULL CHECK (direction IN ('entry', 'up', 'down')),
    {_date("moved_on", required=True)},
    reason_id INTEGER REFERENCES term(id),
    note TEXT,
    voice TEXT,
    override TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX move_by_stay ON move (stay_id, ladder_id, moved_on, id, to_step_id);
CREATE INDEX move_by_time ON move (moved_on, direction, ladder_id, stay_id);

CREATE TABLE placement (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    unit_id INTEGER NOT NULL REFERENCES unit(id),
    {_date("moved_in_on", required=True)},
    {_date("moved_out_on")},
    rent_ore INTEGER CHECK (rent_ore >= 0),
    {_date("until_on")},
    override TEXT,
    note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (moved_out_on IS NULL OR moved_out_on >= moved_in_on)
) STRICT;
CREATE INDEX placement_by_stay ON placement (stay_id, moved_in_on);
CREATE INDEX placement_by_unit ON placement (unit_id, moved_in_on, moved_out_on);

CREATE TABLE lease (
    id INTEGER PRIMARY KEY,
    placement_id INTEGER NOT NULL REFERENCES placement(id),
    kind_id INTEGER NOT NULL REFERENCES term(id),
    {_date("begins_on", required=True)},
    {_date("ends_on")},
    {_date("trial_until_on")},
    {_date("explained_on")},
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX lease_by_placement ON lease (placement_id, begins_on);

CREATE TABLE absence (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    kind_id INTEGER NOT NULL REFERENCES term(id),
    {_date("left_on", required=True)},
    {_date("expected_on")},
    {_date("returned_on")},
    unit_held INTEGER NOT NULL CHECK (unit_held IN (0, 1)),
    note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (returned_on IS NULL OR returned_on >= left_on)
) STRICT;
CREATE INDEX absence_by_stay ON absence (stay_id, left_on);
CREATE INDEX absence_by_time ON absence (left_on, returned_on, kind_id, stay_id, unit_held);

CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    {_date("held_on", required=True)},
    kind_id INTEGER REFERENCES term(id),
    minutes INTEGER CHECK (minutes > 0),
    staff_id INTEGER REFERENCES staff(id),
    areas TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(areas)),
    is_missed INTEGER NOT NULL CHECK (is_missed IN (0, 1)),
    {_date("next_on")},
    text TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX follow_up_by_stay ON follow_up (stay_id, held_on);
CREATE INDEX follow_up_by_time ON follow_up (held_on, is_missed, stay_id);

CREATE TABLE extension (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    what TEXT NOT NULL CHECK (what IN ('stay', 'step', 'unit', 'lease', 'trial')),
    {_date("allowed_on", required=True)},
    {_date("until_on", required=True)},
    allowed_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX extension_by_stay ON extension (stay_id, allowed_on);

CREATE TABLE void (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES unit(id),
    {_date("since_on", required=True)},
    {_date("expected_on")},
    {_date("opened_on")},
    reason TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    CHECK (opened_on IS NULL OR opened_on >= since_on)
) STRICT;
CREATE INDEX void_by_unit ON void (unit_id, since_on);

CREATE TABLE booking (
    id INTEGER PRIMARY KEY,
    budget_line_id INTEGER NOT NULL REFERENCES budget_line(id),
    {_date("booked_on", required=True)},
    amount_ore INTEGER NOT NULL CHECK (amount_ore <> 0),
    text TEXT,
    voucher TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX booking_by_line ON booking (budget_line_id, booked_on, amount_ore);

CREATE TABLE referral (
    id INTEGER PRIMARY KEY,
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    source_id INTEGER REFERENCES term(id),
    agency TEXT,
    partner_id INTEGER REFERENCES partner(id),
    municipality_id INTEGER REFERENCES municipality(id),
    {_date("treatment_began_on")},
    {_date("treatment_ended_on")},
    {_date("referred_on", required=True)},
    {_date("assessed_on")},
    {_date("offered_on")},
    {_date("declined_on")},
    {_date("ask_again_on")},
    {_date("ended_on")},
    ending TEXT CHECK (ending IN ('admitted', 'declined', 'withdrawn')),
    decline_reason_id INTEGER REFERENCES term(id),
    stay_id INTEGER REFERENCES stay(id),
    note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK ((ended_on IS NULL) = (ending IS NULL)),
    CHECK (ended_on IS NULL OR ended_on >= referred_on)
) STRICT;
CREATE INDEX referral_by_resident ON referral (resident_id, programme_id, referred_on);
CREATE INDEX referral_by_time ON referral (programme_id, referred_on, ended_on);

-- What the resident allows to be shared, with whom, until when.
CREATE TABLE consent (
    id INTEGER PRIMARY KEY,
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    scope_id INTEGER NOT NULL REFERENCES term(id),
    {_date("given_on", required=True)},
    {_date("until_on")},
    {_date("withdrawn_on")},
    note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (until_on IS NULL OR until_on >= given_on),
    CHECK (withdrawn_on IS NULL OR withdrawn_on >= given_on)
) STRICT;
CREATE INDEX consent_by_resident ON consent (resident_id, programme_id, given_on);

CREATE TABLE consent_partner (
    id INTEGER PRIMARY KEY,
    consent_id INTEGER NOT NULL REFERENCES consent(id),
    partner_id INTEGER NOT NULL REFERENCES partner(id),
    UNIQUE (consent_id, partner_id)
) STRICT;

CREATE TABLE goal (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    area_id INTEGER NOT NULL REFERENCES term(id),
    text TEXT NOT NULL,
    voice TEXT,
    {_date("set_on", required=True)},
    {_date("by_on")},
    {_date("closed_on")},
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX goal_by_stay ON goal (stay_id, set_on);

CREATE TABLE progress (
    id INTEGER PRIMARY KEY,
    goal_id INTEGER NOT NULL REFERENCES goal(id),
    {_date("noted_on", required=True)},
    value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
    note TEXT,
    voice TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX progress_by_goal ON progress (goal_id, noted_on);

-- A review of the individual plan or boplan. Resources and services are what it found.
CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    {_date("reviewed_on", required=True)},
    {_date("next_on")},
    coordinator TEXT,
    resources TEXT,
    services TEXT,
    voice TEXT,
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX review_by_stay ON review (stay_id, reviewed_on);

-- The social network as counts: how many there are, and how many of them are supportive.
CREATE TABLE network (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    {_date("mapped_on", required=True)},
    family INTEGER NOT NULL CHECK (family >= 0),
    family_supportive INTEGER NOT NULL CHECK (family_supportive BETWEEN 0 AND family),
    friends INTEGER NOT NULL CHECK (friends >= 0),
    friends_supportive INTEGER NOT NULL CHECK (friends_supportive BETWEEN 0 AND friends),
    professionals INTEGER NOT NULL CHECK (professionals >= 0),
    professionals_supportive INTEGER NOT NULL
        CHECK (professionals_supportive BETWEEN 0 AND professionals),
    voice TEXT,
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX network_by_stay ON network (stay_id, mapped_on);

CREATE TABLE score (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    instrument_id INTEGER NOT NULL REFERENCES instrument(id),
    {_date("scored_on", required=True)},
    total_tenths INTEGER NOT NULL,
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX score_by_stay ON score (stay_id, instrument_id, scored_on);
CREATE INDEX score_by_time ON score (scored_on, instrument_id);

CREATE TABLE measure (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    name TEXT NOT NULL,
    provider TEXT NOT NULL,
    hours_tenths INTEGER CHECK (hours_tenths > 0),
    {_date("started_on", required=True)},
    {_date("stopped_on")},
    note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (stopped_on IS NULL OR stopped_on >= started_on)
) STRICT;
CREATE INDEX measure_by_stay ON measure (stay_id, started_on);

CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    kind_id INTEGER NOT NULL REFERENCES term(id),
    {_date("happened_on", required=True)},
    severity INTEGER CHECK (severity BETWEEN 1 AND 3),
    action TEXT,
    police INTEGER CHECK (police IN (0, 1)),
    police_why TEXT,
    move_id INTEGER REFERENCES move(id),
    absence_id INTEGER REFERENCES absence(id),
    voice TEXT,
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX incident_by_stay ON incident (stay_id, happened_on);
CREATE INDEX incident_by_time ON incident (happened_on, kind_id);

-- Rent of one placement for one month.
CREATE TABLE charge (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    placement_id INTEGER NOT NULL REFERENCES placement(id),
    {_date("charged_on", required=True)},
    month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    nights INTEGER NOT NULL CHECK (nights > 0),
    amount_ore INTEGER NOT NULL CHECK (amount_ore >= 0),
    recorded_at TEXT NOT NULL,
    UNIQUE (placement_id, month)
) STRICT;
CREATE INDEX charge_by_stay ON charge (stay_id, charged_on, amount_ore);

CREATE TABLE payment (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    {_date("paid_on", required=True)},
    amount_ore INTEGER NOT NULL CHECK (amount_ore <> 0),
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX payment_by_stay ON payment (stay_id, paid_on, amount_ore);

-- An agreement to work arrears down by so much a month.
CREATE TABLE repayment (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    {_date("agreed_on", required=True)},
    monthly_ore INTEGER NOT NULL CHECK (monthly_ore > 0),
    {_date("ended_on")},
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX repayment_by_stay ON repayment (stay_id, agreed_on);

CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    {_date("held_on", required=True)},
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_by_time ON meeting (programme_id, held_on);

CREATE TABLE attendance (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting(id),
    partner_id INTEGER NOT NULL REFERENCES partner(id),
    UNIQUE (meeting_id, partner_id)
) STRICT;

CREATE TABLE discussion (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting(id),
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    UNIQUE (meeting_id, resident_id)
) STRICT;

CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    meeting_id INTEGER REFERENCES meeting(id),
    resident_id INTEGER REFERENCES resident(id),
    text TEXT NOT NULL,
    owner TEXT NOT NULL,
    {_date("decided_on", required=True)},
    {_date("due_on")},
    {_date("done_on")},
    how TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX decision_by_time ON decision (programme_id, done_on, due_on);

CREATE TABLE gap (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    text TEXT NOT NULL,
    owner TEXT NOT NULL,
    {_date("opened_on", required=True)},
    {_date("closed_on")},
    how TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (closed_on IS NULL OR closed_on >= opened_on)
) STRICT;
CREATE INDEX gap_by_time ON gap (programme_id, closed_on, opened_on);

CREATE TABLE outcome (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    kind_id INTEGER NOT NULL REFERENCES term(id),
    {_date("happened_on", required=True)},
    note TEXT,
    voice TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX outcome_by_stay ON outcome (stay_id, happened_on);
CREATE INDEX outcome_by_time ON outcome (happened_on, kind_id);

-- Somebody who must be found another home before the house changes its purpose.
CREATE TABLE rehousing (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    {_date("listed_on", required=True)},
    {_date("housed_on")},
    destination_id INTEGER REFERENCES term(id),
    note TEXT,
    recorded_at TEXT NOT NULL,
    UNIQUE (programme_id, resident_id)
) STRICT;

-- The code of a record that turned out to be somebody else's, and whose it is now.
CREATE TABLE merged (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX merged_by_resident ON merged (resident_id);
"""

KEPT = """
-- Due dates of follow-ups: first_on, then every every_days up to last_on (9999-12-31 while open).
CREATE TABLE due (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    first_on TEXT NOT NULL,
    every_days INTEGER NOT NULL,
    last_on TEXT NOT NULL,
    in_window INTEGER NOT NULL,
    is_met INTEGER NOT NULL
) STRICT;
CREATE INDEX due_by_stay ON due (stay_id, first_on);
CREATE INDEX due_by_day ON due (first_on, in_window, is_met, stay_id) WHERE last_on = first_on;
CREATE INDEX due_by_run ON due (last_on, first_on, every_days, in_window, is_met, stay_id)
    WHERE last_on > first_on;

-- Where each stay stands: what is due next, and until when the first months last.
CREATE TABLE standing (
    stay_id INTEGER PRIMARY KEY REFERENCES stay(id),
    due_on TEXT,
    due_reason TEXT,
    critical_from TEXT,
    critical_until TEXT
) STRICT;
CREATE INDEX standing_by_due ON standing (due_on, stay_id);

-- The step on which each stay stands, how often it was entered, and whether that is a circle.
CREATE TABLE footing (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    ladder_id INTEGER NOT NULL REFERENCES ladder(id),
    step_id INTEGER NOT NULL REFERENCES step(id),
    since_on TEXT NOT NULL,
    visits INTEGER NOT NULL,
    is_circling INTEGER NOT NULL,
    UNIQUE (stay_id, ladder_id)
) STRICT;
"""

HISTORY = """
-- Every change of every row, written by triggers, by whatever program made it.
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete')),
    resident_id INTEGER,
    old TEXT,
    new TEXT,
    written_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    salt TEXT DEFAULT (lower(hex(randomblob(16)))),
    digest TEXT
) STRICT;
CREATE INDEX history_by_resident ON history (resident_id) WHERE resident_id IS NOT NULL;

-- One row a command: what it wrote, and a seal over that and the seal before it.
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('command', 'undo', 'config', 'begin')),
    command TEXT NOT NULL,
    actor TEXT NOT NULL,
    written_at TEXT NOT NULL,
    written_on TEXT NOT NULL,
    earliest_on TEXT NOT NULL,
    note TEXT,
    undoes INTEGER REFERENCES change(id),
    first_history INTEGER NOT NULL,
    last_history INTEGER NOT NULL,
    seal TEXT NOT NULL
) STRICT;
CREATE INDEX change_by_date ON change (earliest_on, id);
CREATE INDEX change_by_history ON change (first_history);
CREATE INDEX change_by_writing ON change (written_on, earliest_on, kind);
CREATE INDEX change_undone ON change (undoes) WHERE undoes IS NOT NULL;
"""


class Dated(NamedTuple):
    """Which dates of a table's rows a period report goes by.

    ``begins`` is when the row's matter began (None: it has no date). ``ends`` is the column that
    dates its end, and ``with_end`` the columns that belong to the end alone. ``later`` are further
    columns that date something of their own, each with what belongs to it alone.
    """

    begins: str | None
    ends: str | None = None
    with_end: tuple[str, ...] = ()
    later: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def turns(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The end and what came before it, each dated by its own column."""
        return (*(((self.ends, self.with_end),) if self.ends else ()), *self.later)


CASE_TABLES: dict[str, Dated] = {
    "resident": Dated(None),
    "stay": Dated(
        "admitted_on", "discharged_on", ("exit_reason_id", "destination_id", "exit_note")
    ),
    "move": Dated("moved_on"),
    "placement": Dated("moved_in_on", "moved_out_on"),
    "lease": Dated("begins_on"),
    "absence": Dated("left_on", "returned_on"),
    "follow_up": Dated("held_on"),
    "extension": Dated("allowed_on"),
    "void": Dated("since_on", "opened_on"),
    "booking": Dated("booked_on"),
    "referral": Dated(
        "referred_on",
        "ended_on",
        ("ending", "stay_id", "note"),
        (
            ("assessed_on", ()),
            ("offered_on", ()),
            ("declined_on", ("decline_reason_id", "ask_again_on")),
        ),
    ),
    "consent": Dated("given_on", "withdrawn_on", ("note",)),
    "consent_partner": Dated(None),
    "goal": Dated("set_on", "closed_on"),
    "progress": Dated("noted_on"),
    "review": Dated("reviewed_on"),
    "network": Dated("mapped_on"),
    "score": Dated("scored_on"),
    "measure": Dated("started_on", "stopped_on"),
    "incident": Dated("happened_on"),
    "charge": Dated("charged_on"),
    "payment": Dated("paid_on"),
    "repayment": Dated("agreed_on", "ended_on"),
    "meeting": Dated("held_on"),
    "attendance": Dated(None),
    "discussion": Dated(None),
    "decision": Dated("decided_on", "done_on", ("how",)),
    "gap": Dated("opened_on", "closed_on", ("how",)),
    "outcome": Dated("happened_on"),
    "rehousing": Dated("listed_on", "housed_on", ("destination_id", "note")),
    "merged": Dated(None),
}
COMPILED_TABLES = (
    "setting",
    "municipality",
    "population",
    "programme",
    "served",
    "partner",
    "staff",
    "ladder",
    "step",
    "unit",
    "term",
    "instrument",
    "budget_line",
    "plan",
)


def triggers(columns: dict[str, list[str]]) -> list[str]:
    """The statements that make every table with history record its changes.

    ``columns`` maps each table to its columns, as ``PRAGMA table_info`` lists them.
    """
    statements = []
    for table, names in columns.items():
        for action, rows in (("insert", "new"), ("update", "old new"), ("delete", "old")):
            values = {row: _as_json(row, names) for row in rows.split()}
            key = "new" if "new" in values else "old"
            statements.append(
                f"CREATE TRIGGER {table}_{action} AFTER {action.upper()} ON {table} BEGIN "
                "INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES "
                f"('{table}', {key}.id, '{action}', {_owner(table, key, names)}, "
                f"{values.get('old', 'NULL')}, {values.get('new', 'NULL')}); END"
            )
    return statements


def _owner(table: str, key: str, names: list[str]) -> str:
    """Whose row it is, as SQL: the history of one person must be found without reading it all."""
    if table == "resident":
        return f"{key}.id"
    if "resident_id" in names:
        return f"{key}.resident_id"
    if "stay_id" in names:
        return f"(SELECT resident_id FROM stay WHERE id = {key}.stay_id)"
    if "consent_id" in names:
        return f"(SELECT resident_id FROM consent WHERE id = {key}.consent_id)"
    if "placement_id" in names:
        return (
            "(SELECT s.resident_id FROM placement p JOIN stay s ON s.id = p.stay_id "
            f"WHERE p.id = {key}.placement_id)"
        )
    if "goal_id" in names:
        return (
            "(SELECT s.resident_id FROM goal g JOIN stay s ON s.id = g.stay_id "
            f"WHERE g.id = {key}.goal_id)"
        )
    return "NULL"


def _as_json(row: str, names: list[str]) -> str:
    pairs = ", ".join(f"'{name}', {row}.{name}" for name in names)
    return f"json_object({pairs})"
