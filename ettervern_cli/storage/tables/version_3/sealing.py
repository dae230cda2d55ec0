"""What version 3 added to the history: more of it sealed, and what a change is about.

Also that the log of who read what is a chain of its own.
"""

# SQLite cannot change a CHECK: the table is made again under its name, with every row. ``scheme``
# says what the seal covers, and ``about`` what an erasure emptied, a restore replaced, or what of
# another program somebody accepted, as JSON.
SEALING = """
PRAGMA defer_foreign_keys = ON;
CREATE TABLE change_3 (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('command', 'undo', 'config', 'begin', 'erasure', 'restore',
        'encryption', 'migration', 'acceptance')),
    command TEXT NOT NULL,
    actor TEXT NOT NULL,
    written_at TEXT NOT NULL,
    written_on TEXT NOT NULL,
    earliest_on TEXT NOT NULL,
    note TEXT,
    undoes INTEGER REFERENCES change_3(id),
    first_history INTEGER NOT NULL,
    last_history INTEGER NOT NULL,
    seal TEXT NOT NULL,
    note_salt TEXT,
    note_digest TEXT,
    scheme INTEGER NOT NULL DEFAULT 1,
    about TEXT CHECK (about IS NULL OR json_valid(about))
) STRICT;
INSERT INTO change_3 (id, kind, command, actor, written_at, written_on, earliest_on, note, undoes,
    first_history, last_history, seal, note_salt, note_digest)
SELECT id, kind, command, actor, written_at, written_on, earliest_on, note, undoes,
    first_history, last_history, seal, note_salt, note_digest FROM change ORDER BY id;
DROP TABLE change;
ALTER TABLE change_3 RENAME TO change;
CREATE INDEX change_by_date ON change (earliest_on, id);
CREATE INDEX change_by_history ON change (first_history);
CREATE INDEX change_by_writing ON change (written_on, earliest_on, kind);
CREATE INDEX change_undone ON change (undoes) WHERE undoes IS NOT NULL;
ALTER TABLE reading_log ADD COLUMN seal TEXT;
"""
