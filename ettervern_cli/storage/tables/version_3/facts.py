"""What version 3 added to case work: groups that meet, and facts of residents beside their stay."""

from ettervern_cli.storage.tables.columns import day_column

FACTS = f"""
CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    rules TEXT NOT NULL CHECK (json_valid(rules)),
    UNIQUE (programme_id, code)
) STRICT;

-- NULL is the first series: all meetings were of one before there were several.
ALTER TABLE meeting ADD COLUMN series_id INTEGER REFERENCES series(id);
ALTER TABLE follow_up ADD COLUMN voice TEXT;
ALTER TABLE measure ADD COLUMN decision_id INTEGER REFERENCES decision(id);

CREATE TABLE benefit (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    answer_days INTEGER CHECK (answer_days > 0),
    UNIQUE (programme_id, code)
) STRICT;

-- A benefit applied for, and what came of it.
CREATE TABLE application (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    benefit_id INTEGER NOT NULL REFERENCES benefit(id),
    {day_column("applied_on", required=True)},
    {day_column("answered_on")},
    is_granted INTEGER CHECK (is_granted IN (0, 1)),
    {day_column("from_on")},
    {day_column("until_on")},
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX application_by_stay ON application (stay_id, applied_on);

-- Another service that somebody is shut out of; until_on is the last day that was said.
CREATE TABLE exclusion (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    service TEXT NOT NULL,
    {day_column("from_on", required=True)},
    {day_column("until_on")},
    {day_column("ended_on")},
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX exclusion_by_stay ON exclusion (stay_id, from_on);

-- A volunteer, by a code or a first name, matched with somebody; and the hours they had together.
CREATE TABLE companion (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    volunteer TEXT NOT NULL,
    {day_column("matched_on", required=True)},
    {day_column("parted_on")},
    note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (parted_on IS NULL OR parted_on >= matched_on)
) STRICT;
CREATE INDEX companion_by_stay ON companion (stay_id, matched_on);

CREATE TABLE companion_hours (
    id INTEGER PRIMARY KEY,
    companion_id INTEGER NOT NULL REFERENCES companion(id),
    {day_column("given_on", required=True)},
    time_tenths INTEGER NOT NULL CHECK (time_tenths > 0),
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX companion_hours_by_companion ON companion_hours (companion_id, given_on);

-- The home that somebody wished for, and the one that came of it.
CREATE TABLE home_choice (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    wished TEXT NOT NULL,
    {day_column("wished_on", required=True)},
    given TEXT,
    {day_column("given_on")},
    is_as_wished INTEGER CHECK (is_as_wished IN (0, 1)),
    voice TEXT,
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX home_choice_by_stay ON home_choice (stay_id, wished_on);
"""
