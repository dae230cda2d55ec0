"""What a lease, a trial under one and a lease of a home elsewhere are."""

from ettervern_cli.storage.records import (
    GOES,
    MINE,
    NOTE,
    Column,
    Dated,
    Record,
    Section,
    one_at_a_time,
)

# What every contract says, of whatever home.
CONTRACT = (
    Column("kind", "kind_id", "term:lease", needed=True),
    Column("begins_on", "begins_on", "past", needed=True),
    Column("ends_on", "ends_on", "ahead"),
    Column("deposit", "deposit_ore", "amount"),
    Column("notice", "notice_months", "months"),
    Column("explained_on", "explained_on", "been"),
)
LEASE = Record(
    "lease", "L", "placement",
    # The trial of a lease that an older version of the file wrote.
    (*CONTRACT, Column("", "trial_until_on", "ahead")),
    Dated("begins_on"),
    subject="stays",
    order=(("begins_on", "ends_on"),),
    beyond_stay=("begins_on",),
    when_owner_goes=GOES,
    section=Section("leases", "begins_on", f"""
SELECT 'L-' || v.id AS id, 'S-' || s.id AS stay, 'P-' || p.id AS placement, t.code AS kind,
       t.name AS kind_name, v.begins_on, v.ends_on,
       coalesce((SELECT until_on FROM trial WHERE lease_id = v.id AND begins_on = v.begins_on
           ORDER BY id LIMIT 1), v.trial_until_on) AS trial_until_on,
       v.explained_on, v.deposit_ore, v.notice_months
FROM lease v JOIN placement p ON p.id = v.placement_id JOIN stay s ON s.id = p.stay_id
JOIN term t ON t.id = v.kind_id
WHERE {MINE} ORDER BY v.begins_on, v.id""",
        teller="ettervern_cli.homes.leases.screen:lease"),
)  # fmt: skip
TRIAL = Record(
    "trial", "PT", "lease",
    (
        Column("begins_on", "begins_on", "past", needed=True),
        Column("until_on", "until_on", "ahead", needed=True),
    ),
    Dated("begins_on"),
    subject="stays",
    order=(("begins_on", "until_on"),),
    beyond_stay=("begins_on",),
    when_owner_goes=GOES,
    section=Section("trials", "begins_on", f"""
SELECT 'PT-' || v.id AS id, 'S-' || s.id AS stay, 'L-' || l.id AS lease, v.begins_on, v.until_on,
       v.begins_on = l.begins_on AS with_lease
FROM trial v JOIN lease l ON l.id = v.lease_id JOIN placement p ON p.id = l.placement_id
JOIN stay s ON s.id = p.stay_id
WHERE {MINE} ORDER BY v.begins_on, v.id""",
        teller="ettervern_cli.homes.leases.screen:trial"),
)  # fmt: skip
# Somebody may come with one, and keeps it when the stay is over.
OWN_LEASE = Record(
    "own_lease", "EL", "stay",
    (*CONTRACT, Column("left_on", "left_on", "past"), NOTE),
    Dated("begins_on", "left_on"),
    subject="stays",
    order=(("begins_on", "ends_on"), ("begins_on", "left_on")),
    beyond_stay=("begins_on", "left_on"),
    rules=(
        one_at_a_time(
            "verify.two_own_leases_at_once", "own_lease", "EL", "begins_on", "left_on"
        ),
    ),
).told(
    "own_leases", "begins_on", "ettervern_cli.homes.leases.screen:own_lease",
    shown="""t.code AS kind, t.name AS kind_name, v.begins_on, v.ends_on, v.left_on,
        v.explained_on, v.deposit_ore, v.notice_months, v.note""",
    joins="JOIN term t ON t.id = v.kind_id",
)  # fmt: skip
RECORDS = (LEASE, TRIAL, OWN_LEASE)
