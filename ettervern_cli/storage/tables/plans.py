"""What version 3 added to plans: whether somebody has one, which no goal says."""

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
"""
