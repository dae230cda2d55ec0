"""Derived tables, which only follow from others, and the history of all that do not."""

DERIVED = """
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
