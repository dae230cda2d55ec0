"""The rest of case work, from the first referral to the last outcome."""

from ettervern_cli.storage.tables.columns import day_column

CARE = f"""
CREATE TABLE referral (
    id INTEGER PRIMARY KEY,
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    source_id INTEGER REFERENCES term(id),
    agency TEXT,
    partner_id INTEGER REFERENCES partner(id),
    municipality_id INTEGER REFERENCES municipality(id),
    {day_column("treatment_began_on")},
    {day_column("treatment_ended_on")},
    {day_column("referred_on", required=True)},
    {day_column("assessed_on")},
    {day_column("offered_on")},
    {day_column("declined_on")},
    {day_column("ask_again_on")},
    {day_column("ended_on")},
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
    {day_column("given_on", required=True)},
    {day_column("until_on")},
    {day_column("withdrawn_on")},
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
    {day_column("set_on", required=True)},
    {day_column("by_on")},
    {day_column("closed_on")},
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX goal_by_stay ON goal (stay_id, set_on);

CREATE TABLE progress (
    id INTEGER PRIMARY KEY,
    goal_id INTEGER NOT NULL REFERENCES goal(id),
    {day_column("noted_on", required=True)},
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
    {day_column("reviewed_on", required=True)},
    {day_column("next_on")},
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
    {day_column("mapped_on", required=True)},
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
    {day_column("scored_on", required=True)},
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
    {day_column("started_on", required=True)},
    {day_column("stopped_on")},
    note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (stopped_on IS NULL OR stopped_on >= started_on)
) STRICT;
CREATE INDEX measure_by_stay ON measure (stay_id, started_on);

CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    kind_id INTEGER NOT NULL REFERENCES term(id),
    {day_column("happened_on", required=True)},
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
    {day_column("charged_on", required=True)},
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
    {day_column("paid_on", required=True)},
    amount_ore INTEGER NOT NULL CHECK (amount_ore <> 0),
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX payment_by_stay ON payment (stay_id, paid_on, amount_ore);

-- An agreement to work arrears down by so much a month.
CREATE TABLE repayment (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    {day_column("agreed_on", required=True)},
    monthly_ore INTEGER NOT NULL CHECK (monthly_ore > 0),
    {day_column("ended_on")},
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX repayment_by_stay ON repayment (stay_id, agreed_on);

CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    {day_column("held_on", required=True)},
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
    {day_column("decided_on", required=True)},
    {day_column("due_on")},
    {day_column("done_on")},
    how TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX decision_by_time ON decision (programme_id, done_on, due_on);

CREATE TABLE gap (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    text TEXT NOT NULL,
    owner TEXT NOT NULL,
    {day_column("opened_on", required=True)},
    {day_column("closed_on")},
    how TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (closed_on IS NULL OR closed_on >= opened_on)
) STRICT;
CREATE INDEX gap_by_time ON gap (programme_id, closed_on, opened_on);

CREATE TABLE outcome (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    kind_id INTEGER NOT NULL REFERENCES term(id),
    {day_column("happened_on", required=True)},
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
    {day_column("listed_on", required=True)},
    {day_column("housed_on")},
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
