"""What version 3 added for claims: those that were sent, and municipalities that come and go."""

from ettervern_cli.storage.tables.columns import day_column

# ``figures`` is what an issued claim rests on, as it was sent: residents by code, never by name. A
# correction says what was claimed until then for an issued claim's time, what is right, and which
# claim said it last.
CLAIMS = f"""
CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    municipality_id INTEGER NOT NULL REFERENCES municipality(id),
    {day_column("first_on", required=True)},
    {day_column("last_on", required=True)},
    {day_column("issued_on", required=True)},
    issued_by TEXT NOT NULL,
    share_ore INTEGER NOT NULL,
    figures TEXT NOT NULL CHECK (json_valid(figures)),
    recorded_at TEXT NOT NULL,
    UNIQUE (programme_id, municipality_id, first_on)
) STRICT;
CREATE TABLE correction (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claim(id),
    corrects_id INTEGER NOT NULL REFERENCES claim(id),
    rests_on_id INTEGER NOT NULL REFERENCES claim(id),
    claimed_ore INTEGER NOT NULL,
    right_ore INTEGER NOT NULL CHECK (right_ore <> claimed_ore),
    recorded_at TEXT NOT NULL,
    UNIQUE (claim_id, corrects_id)
) STRICT;
CREATE INDEX correction_by_corrected ON correction (corrects_id);
CREATE INDEX correction_by_rested_on ON correction (rests_on_id);
-- There is a municipality from first_on, where it was split from another; from ``from_on`` it is no
-- more: part of another, or divided where into_id is null.
CREATE TABLE merger (
    id INTEGER PRIMARY KEY,
    municipality_id INTEGER NOT NULL UNIQUE REFERENCES municipality(id),
    {day_column("first_on")},
    {day_column("from_on")},
    into_id INTEGER REFERENCES municipality(id)
) STRICT;
"""
