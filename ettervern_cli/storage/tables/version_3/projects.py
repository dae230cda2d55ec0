"""What version 3 added of a programme as a project: applications, its plan, and what is counted.

Contracts, aims over aims, and projects with a budget of their own are configured; days on which a
milestone was reached, counts, and steps of an agreed tapering happen.
"""

from ettervern_cli.storage.tables.columns import day_column

PROJECTS = f"""
ALTER TABLE award ADD COLUMN applied_ore INTEGER CHECK (applied_ore >= 0);
ALTER TABLE award ADD COLUMN {day_column("applied_on")};
ALTER TABLE award ADD COLUMN {day_column("awarded_on")};
ALTER TABLE funder ADD COLUMN contract TEXT CHECK (contract IS NULL OR json_valid(contract));
ALTER TABLE aim ADD COLUMN is_main INTEGER CHECK (is_main = 1);
ALTER TABLE aim ADD COLUMN target TEXT CHECK (target IS NULL OR json_valid(target));

-- Something with a budget of its own, as a pre-project, or a rebuild that gifts pay.
CREATE TABLE project (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    {day_column("first_on")},
    {day_column("last_on")},
    UNIQUE (programme_id, code)
) STRICT;
ALTER TABLE budget_line ADD COLUMN project_id INTEGER REFERENCES project(id);

-- The plan of progress: what is to be reached, and by when.
CREATE TABLE milestone (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    {day_column("due_on", required=True)},
    UNIQUE (programme_id, code)
) STRICT;
CREATE TABLE reached (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    milestone_id INTEGER NOT NULL REFERENCES milestone(id),
    {day_column("reached_on", required=True)},
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX reached_by_milestone ON reached (milestone_id);

-- What is counted outside the programme, as the homeless of a municipality.
CREATE TABLE figure (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    UNIQUE (programme_id, code)
) STRICT;
-- A count on a day; lowest and highest differ where the number is not exact.
CREATE TABLE counting (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    figure_id INTEGER NOT NULL REFERENCES figure(id),
    {day_column("counted_on", required=True)},
    lowest INTEGER NOT NULL CHECK (lowest >= 0),
    highest INTEGER NOT NULL CHECK (highest >= lowest),
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX counting_by_figure ON counting (figure_id, counted_on);

-- Tapering off, as agreed with the resident: how often from a day on.
CREATE TABLE taper (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    {day_column("agreed_on", required=True)},
    {day_column("from_on", required=True)},
    every_days INTEGER CHECK (every_days > 0),
    voice TEXT,
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX taper_by_stay ON taper (stay_id, from_on);
"""
