"""What version 3 added for reports that are published: the register, and words read before."""

from ettervern_cli.storage.tables.columns import day_column

# Which headings there are stands in values/known_words alone, and SQLite cannot take a CHECK away:
# remarks are made again under their name, with every row.
# A report for outsiders that went out. ``about`` is whose figures it has, where not all residents';
# ``figures`` are its counts as JSON, those hidden too, and what a reader knows of them.
PUBLISHED = f"""
CREATE TABLE remark_3 (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    heading TEXT NOT NULL,
    {day_column("noted_on", required=True)},
    text TEXT NOT NULL,
    voice TEXT,
    recorded_at TEXT NOT NULL,
    goal TEXT
) STRICT;
INSERT INTO remark_3 (id, programme_id, heading, noted_on, text, voice, recorded_at)
SELECT id, programme_id, heading, noted_on, text, voice, recorded_at FROM remark ORDER BY id;
DROP TABLE remark;
ALTER TABLE remark_3 RENAME TO remark;
CREATE INDEX remark_by_time ON remark (programme_id, noted_on);
CREATE TABLE publication (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    report TEXT NOT NULL,
    about TEXT NOT NULL,
    {day_column("first_on", required=True)},
    {day_column("last_on", required=True)},
    {day_column("published_on", required=True)},
    figures TEXT NOT NULL CHECK (json_valid(figures)),
    recorded_at TEXT NOT NULL
) STRICT;
-- A remark that was read with outsiders in mind; its digest is of the words as they were then.
CREATE TABLE clearance (
    id INTEGER PRIMARY KEY,
    remark_id INTEGER NOT NULL REFERENCES remark(id),
    {day_column("cleared_on", required=True)},
    digest TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX clearance_by_remark ON clearance (remark_id);
CREATE INDEX publication_by_time ON publication (programme_id, first_on);
"""
