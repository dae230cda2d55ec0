"""The tables that version 2 added: money as configured, what was imported, remarks and erasures.

Also the history's changes with more kinds than version 1 knew, and the log of who read what.
"""

from ettervern_cli.storage.tables.columns import day_column

MONEY = f"""
-- What only budgets and reports need of a programme's rules, as JSON.
CREATE TABLE money (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL UNIQUE REFERENCES programme(id),
    rules TEXT NOT NULL CHECK (json_valid(rules))
) STRICT;

-- Goals reported against; counts is a JSON array of outcomes and measures.
CREATE TABLE aim (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    counts TEXT NOT NULL CHECK (json_valid(counts)),
    UNIQUE (programme_id, position)
) STRICT;

CREATE TABLE funder (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('grant', 'municipality', 'gift', 'tender', 'own', 'other')),
    budget_line_id INTEGER REFERENCES budget_line(id),
    position INTEGER NOT NULL,
    purpose TEXT,
    conditions TEXT NOT NULL CHECK (json_valid(conditions)),
    posts_hundredths INTEGER CHECK (posts_hundredths >= 0),
    auditor_above_ore INTEGER CHECK (auditor_above_ore >= 0),
    UNIQUE (programme_id, code)
) STRICT;

-- What a funder gives for a year, and when it wants its report; amount_ore is null for a report
-- on a year without an amount.
CREATE TABLE award (
    id INTEGER PRIMARY KEY,
    funder_id INTEGER NOT NULL REFERENCES funder(id),
    year INTEGER NOT NULL,
    amount_ore INTEGER CHECK (amount_ore >= 0),
    {day_column("report_by_on")},
    UNIQUE (funder_id, year)
) STRICT;

-- Cost lines that a funder pays for; none means all.
CREATE TABLE covered (
    id INTEGER PRIMARY KEY,
    funder_id INTEGER NOT NULL REFERENCES funder(id),
    budget_line_id INTEGER NOT NULL REFERENCES budget_line(id),
    UNIQUE (funder_id, budget_line_id)
) STRICT;

CREATE TABLE post (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    budget_line_id INTEGER NOT NULL REFERENCES budget_line(id),
    full_time_hundredths INTEGER NOT NULL CHECK (full_time_hundredths >= 0),
    yearly_ore INTEGER NOT NULL CHECK (yearly_ore >= 0),
    {day_column("first_on")},
    {day_column("last_on")},
    UNIQUE (programme_id, code)
) STRICT;

-- What each municipality has agreed to: places, and hundredths of a percent.
CREATE TABLE share (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    municipality_id INTEGER NOT NULL REFERENCES municipality(id),
    places INTEGER CHECK (places >= 0),
    fixed_hundredths INTEGER CHECK (fixed_hundredths >= 0),
    UNIQUE (programme_id, municipality_id)
) STRICT;

-- Mixes of keys: the weight of each, in hundredths of a percent.
CREATE TABLE mix (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    key TEXT NOT NULL,
    weight_hundredths INTEGER NOT NULL CHECK (weight_hundredths >= 0),
    UNIQUE (programme_id, code, key)
) STRICT;

-- Accounts of the accounting system, and the budget lines they are booked on.
CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    budget_line_id INTEGER NOT NULL REFERENCES budget_line(id),
    UNIQUE (programme_id, code)
) STRICT;

-- Which row came of which row of a file, so that the same file can be read twice. resident_id is
-- the person it is about, if any: the key may be that person's in the other system.
CREATE TABLE imported (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    source_key TEXT NOT NULL,
    resident_id INTEGER REFERENCES resident(id),
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (kind, source_key)
) STRICT;
CREATE INDEX imported_by_resident ON imported (resident_id) WHERE resident_id IS NOT NULL;

-- Where somebody lived on a day, in the words of the programme's destinations.
CREATE TABLE dwelling (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    {day_column("seen_on", required=True)},
    kind_id INTEGER NOT NULL REFERENCES term(id),
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX dwelling_by_stay ON dwelling (stay_id, seen_on);

-- What the staff and the users say under the headings of a report to a funder.
CREATE TABLE remark (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    heading TEXT NOT NULL CHECK (heading IN ('results', 'cooperation', 'involvement', 'methods',
        'challenges', 'learned', 'other')),
    {day_column("noted_on", required=True)},
    text TEXT NOT NULL,
    voice TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX remark_by_time ON remark (programme_id, noted_on);

-- Persons who were erased: the code stays, so that statistics count an anonymous stay.
CREATE TABLE erasure (
    id INTEGER PRIMARY KEY,
    resident_id INTEGER NOT NULL UNIQUE REFERENCES resident(id),
    {day_column("erased_on", required=True)},
    ground TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;
"""

# Outside the history: a log of its own, added to and never changed.
READING = """
CREATE TABLE reading_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    actor TEXT NOT NULL,
    command TEXT NOT NULL,
    read_at TEXT NOT NULL
) STRICT;
CREATE INDEX reading_log_by_resident ON reading_log (resident_id, id);
"""

# SQLite cannot change a CHECK: the table is made again under its name, with every row. A note is
# sealed by its salted digest from now on, so that it can be erased and the seal still fits.
MORE_KINDS = """
PRAGMA defer_foreign_keys = ON;
CREATE TABLE change_2 (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN
        ('command', 'undo', 'config', 'begin', 'erasure', 'restore', 'encryption', 'migration')),
    command TEXT NOT NULL,
    actor TEXT NOT NULL,
    written_at TEXT NOT NULL,
    written_on TEXT NOT NULL,
    earliest_on TEXT NOT NULL,
    note TEXT,
    undoes INTEGER REFERENCES change_2(id),
    first_history INTEGER NOT NULL,
    last_history INTEGER NOT NULL,
    seal TEXT NOT NULL,
    note_salt TEXT,
    note_digest TEXT
) STRICT;
INSERT INTO change_2 (id, kind, command, actor, written_at, written_on, earliest_on, note, undoes,
    first_history, last_history, seal)
SELECT id, kind, command, actor, written_at, written_on, earliest_on, note, undoes,
    first_history, last_history, seal FROM change ORDER BY id;
DROP TABLE change;
ALTER TABLE change_2 RENAME TO change;
CREATE INDEX change_by_date ON change (earliest_on, id);
CREATE INDEX change_by_history ON change (first_history);
CREATE INDEX change_by_writing ON change (written_on, earliest_on, kind);
CREATE INDEX change_undone ON change (undoes) WHERE undoes IS NOT NULL;
"""
