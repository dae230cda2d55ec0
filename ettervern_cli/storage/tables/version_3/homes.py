"""What version 3 added to homes: who runs them, who shares one, and rent due in advance."""

from ettervern_cli.storage.tables.columns import day_column

# SQLite cannot take a NOT NULL away: charges are made again under their name, with every row. One
# without a placement, month and nights is what was owed from before.
HOMES = f"""
ALTER TABLE unit ADD COLUMN rent_due_day INTEGER CHECK (rent_due_day BETWEEN 1 AND 31);
ALTER TABLE unit ADD COLUMN run_by TEXT;
-- The home that somebody shares: the placement that its household began with, empty for that one.
ALTER TABLE placement ADD COLUMN household_id INTEGER REFERENCES placement(id);
CREATE INDEX placement_by_household ON placement (household_id) WHERE household_id IS NOT NULL;
-- Children under 18 as they were on a day: years of birth as JSON, no names.
CREATE TABLE children (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    {day_column("noted_on", required=True)},
    here TEXT NOT NULL CHECK (json_valid(here)),
    elsewhere TEXT NOT NULL CHECK (json_valid(elsewhere)),
    cared_for TEXT NOT NULL CHECK (cared_for IN ('yes', 'no', 'unknown')),
    cared_by TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX children_by_stay ON children (stay_id, noted_on);
CREATE TABLE charge_3 (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    placement_id INTEGER REFERENCES placement(id),
    {day_column("charged_on", required=True)},
    month TEXT CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    nights INTEGER CHECK (nights > 0),
    amount_ore INTEGER NOT NULL CHECK (amount_ore >= 0),
    note TEXT,
    recorded_at TEXT NOT NULL,
    UNIQUE (placement_id, month),
    CHECK ((placement_id IS NULL) = (month IS NULL) AND (month IS NULL) = (nights IS NULL))
) STRICT;
INSERT INTO charge_3 (id, stay_id, placement_id, charged_on, month, nights, amount_ore,
    recorded_at)
SELECT id, stay_id, placement_id, charged_on, month, nights, amount_ore, recorded_at
FROM charge ORDER BY id;
DROP TABLE charge;
ALTER TABLE charge_3 RENAME TO charge;
CREATE INDEX charge_by_stay ON charge (stay_id, charged_on, amount_ore);
"""
