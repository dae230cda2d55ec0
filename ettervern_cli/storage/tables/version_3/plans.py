"""What version 3 added: whether there is a plan, and what is another from a day on."""

from ettervern_cli.storage.tables.columns import day_column

PLANS = f"""
CREATE TABLE plan_status (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    status TEXT NOT NULL CHECK (status IN ('has', 'right', 'declined')),
    {day_column("status_on", required=True)},
    voice TEXT,
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX plan_status_by_stay ON plan_status (stay_id, status_on);

-- What is another from a day on: the municipality, the fixed contact, or the rent of a home. Until
-- the first such day what the stay and the placement say holds.
CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    {day_column("from_on", required=True)},
    municipality_id INTEGER REFERENCES municipality(id),
    staff_id INTEGER REFERENCES staff(id),
    decision_id INTEGER REFERENCES decision(id),
    placement_id INTEGER REFERENCES placement(id),
    rent_ore INTEGER CHECK (rent_ore >= 0),
    recorded_at TEXT NOT NULL,
    CHECK (decision_id IS NULL OR staff_id IS NOT NULL),
    CHECK ((rent_ore IS NULL) = (placement_id IS NULL)),
    CHECK ((municipality_id IS NOT NULL) + (staff_id IS NOT NULL) + (rent_ore IS NOT NULL) = 1)
) STRICT;
CREATE INDEX fact_by_stay ON fact (stay_id, from_on);

-- What the configuration says of a unit, step, destination or a programme's sharing from a day on,
-- where it says another thing before: all that may change, by the columns that it stands for.
CREATE TABLE revision (
    id INTEGER PRIMARY KEY,
    table_name TEXT NOT NULL CHECK (table_name IN ('unit', 'step', 'term', 'money')),
    row_id INTEGER NOT NULL,
    {day_column("from_on", required=True)},
    rules TEXT NOT NULL CHECK (json_valid(rules)),
    UNIQUE (table_name, row_id, from_on)
) STRICT;

ALTER TABLE staff ADD COLUMN {day_column("last_on")};
ALTER TABLE partner ADD COLUMN {day_column("last_on")};
"""
