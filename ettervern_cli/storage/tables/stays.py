"""Residents and their stays: moves, homes, absences, follow-ups, and what was booked."""

from ettervern_cli.storage.tables.columns import day_column

STAYS = f"""
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
    {day_column("treatment_began_on")},
    {day_column("treatment_ended_on")},
    {day_column("admitted_on", required=True)},
    {day_column("discharged_on")},
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
    {day_column("moved_on", required=True)},
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
    {day_column("moved_in_on", required=True)},
    {day_column("moved_out_on")},
    rent_ore INTEGER CHECK (rent_ore >= 0),
    {day_column("until_on")},
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
    {day_column("begins_on", required=True)},
    {day_column("ends_on")},
    {day_column("trial_until_on")},
    {day_column("explained_on")},
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX lease_by_placement ON lease (placement_id, begins_on);

CREATE TABLE absence (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    kind_id INTEGER NOT NULL REFERENCES term(id),
    {day_column("left_on", required=True)},
    {day_column("expected_on")},
    {day_column("returned_on")},
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
    {day_column("held_on", required=True)},
    kind_id INTEGER REFERENCES term(id),
    minutes INTEGER CHECK (minutes > 0),
    staff_id INTEGER REFERENCES staff(id),
    areas TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(areas)),
    is_missed INTEGER NOT NULL CHECK (is_missed IN (0, 1)),
    {day_column("next_on")},
    text TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX follow_up_by_stay ON follow_up (stay_id, held_on);
CREATE INDEX follow_up_by_time ON follow_up (held_on, is_missed, stay_id);

CREATE TABLE extension (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    what TEXT NOT NULL CHECK (what IN ('stay', 'step', 'unit', 'lease', 'trial')),
    {day_column("allowed_on", required=True)},
    {day_column("until_on", required=True)},
    allowed_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX extension_by_stay ON extension (stay_id, allowed_on);

CREATE TABLE void (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES unit(id),
    {day_column("since_on", required=True)},
    {day_column("expected_on")},
    {day_column("opened_on")},
    reason TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    CHECK (opened_on IS NULL OR opened_on >= since_on)
) STRICT;
CREATE INDEX void_by_unit ON void (unit_id, since_on);

CREATE TABLE booking (
    id INTEGER PRIMARY KEY,
    budget_line_id INTEGER NOT NULL REFERENCES budget_line(id),
    {day_column("booked_on", required=True)},
    amount_ore INTEGER NOT NULL CHECK (amount_ore <> 0),
    text TEXT,
    voucher TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX booking_by_line ON booking (budget_line_id, booked_on, amount_ore);
"""
