"""Compiled tables: what the configuration says, written by ``programme/applying`` alone."""

from ettervern_cli.storage.tables.columns import day_column

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
    {day_column("counted_on", required=True)},
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
    {day_column("first_on")},
    {day_column("last_on")},
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
