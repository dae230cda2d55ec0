"""What version 3 added for reports that are published: the register, and words read before."""

from ettervern_cli.storage.tables.columns import day_column

# A report for outsiders that went out. ``about`` is whose figures it has, where not all residents';
# ``figures`` are its counts as JSON, those hidden too, and what a reader knows of them.
PUBLISHED = f"""
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
