"""What version 3 added to homes: the contract, trials of a step, own leases, and evictions."""

from ettervern_cli.storage.tables.columns import day_column

TENANCY = f"""
ALTER TABLE lease ADD COLUMN deposit_ore INTEGER CHECK (deposit_ore >= 0);
ALTER TABLE lease ADD COLUMN notice_months INTEGER CHECK (notice_months >= 0);
-- Why the agreement lets somebody be kept out of the house.
ALTER TABLE absence ADD COLUMN ground TEXT;

-- A trial that a step brought under a lease. Those of older files stand in the lease itself.
CREATE TABLE trial (
    id INTEGER PRIMARY KEY,
    lease_id INTEGER NOT NULL REFERENCES lease(id),
    {day_column("begins_on", required=True)},
    {day_column("until_on", required=True)},
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX trial_by_lease ON trial (lease_id, begins_on);

-- A lease of a home that is none of the programme's units; left_on is the first day not there.
CREATE TABLE own_lease (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    kind_id INTEGER NOT NULL REFERENCES term(id),
    {day_column("begins_on", required=True)},
    {day_column("ends_on")},
    {day_column("left_on")},
    deposit_ore INTEGER CHECK (deposit_ore >= 0),
    notice_months INTEGER CHECK (notice_months >= 0),
    {day_column("explained_on")},
    note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (left_on IS NULL OR left_on >= begins_on)
) STRICT;
CREATE INDEX own_lease_by_stay ON own_lease (stay_id, begins_on);

-- An eviction, step by step; due_on is the day that namsmannen has set for it.
CREATE TABLE eviction (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    cause TEXT NOT NULL CHECK (cause IN ('arrears', 'breach', 'lease-over')),
    {day_column("warned_on", required=True)},
    {day_column("petitioned_on")},
    {day_column("ruled_on")},
    {day_column("due_on")},
    {day_column("ended_on")},
    ending TEXT CHECK (ending IN ('carried-out', 'settled', 'withdrawn')),
    note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (ruled_on IS NULL OR petitioned_on IS NOT NULL),
    CHECK (due_on IS NULL OR ruled_on IS NOT NULL),
    CHECK ((ended_on IS NULL) = (ending IS NULL)),
    CHECK (ending <> 'carried-out' OR ruled_on IS NOT NULL)
) STRICT;
CREATE INDEX eviction_by_stay ON eviction (stay_id, warned_on);
"""
