"""What a home, a unit out of use and a living situation are."""

from ettervern_cli.homes.errors import HouseholdApart
from ettervern_cli.storage.records import (
    DASH,
    GOES,
    MINE,
    NOTE,
    RESTS,
    Column,
    Dated,
    Record,
    Rule,
    Section,
    one_at_a_time,
)

# A household is of one unit, and somebody of it lives there when another comes.
ONE_HOUSEHOLD = Rule(
    "verify.household_apart",
    "SELECT 'P-' || p.id, p.stay_id AS _stay, 'P-' || h.id AS household FROM placement p "
    "JOIN placement h ON h.id = p.household_id WHERE h.unit_id <> p.unit_id "
    "OR h.household_id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM placement o "
    "WHERE (o.id = h.id OR o.household_id = h.id) AND o.id <> p.id "
    "AND o.moved_in_on <= p.moved_in_on "
    "AND coalesce(o.moved_out_on, '9999-12-31') > p.moved_in_on) ORDER BY p.id",
    lambda facts: HouseholdApart(household=facts["household"]),
)
PLACEMENT = Record(
    "placement", "P", "stay",
    (
        Column("unit", "unit_id", "coded:unit", needed=True),
        Column("moved_in_on", "moved_in_on", "past", needed=True),
        Column("moved_out_on", "moved_out_on", "past", needed=True),
        Column("rent", "rent_ore", "amount"),
        Column("until", "until_on", "ahead"),
        Column("household", "household_id", "entry:P", when_gone=RESTS),
        Column("", "override", "text", erase=DASH),
        NOTE,
    ),
    Dated("moved_in_on", "moved_out_on"),
    subject="stays",
    order=(("moved_in_on", "moved_out_on"),),
    # A stay's new first day takes its home along, but not how long that was planned for.
    planned=(("moved_in_on", "until_on"),),
    begins_with_stay="1",
    ends_with_stay=True,
    rules=(
        one_at_a_time(
            "verify.two_units_at_once", "placement", "P", "moved_in_on", "moved_out_on"
        ),
        ONE_HOUSEHOLD,
    ),
    when_owner_goes=GOES,
    section=Section("placements", "moved_in_on", f"""
SELECT 'P-' || v.id AS id, 'S-' || s.id AS stay, u.code AS unit, v.moved_in_on, v.moved_out_on,
       v.rent_ore, v.until_on AS until, v.override, v.note,
       CASE WHEN v.household_id IS NOT NULL THEN 'P-' || v.household_id END AS household,
       (SELECT group_concat(code, ', ') FROM (SELECT DISTINCT r.code FROM placement o
        JOIN stay x ON x.id = o.stay_id JOIN resident r ON r.id = x.resident_id
        WHERE coalesce(o.household_id, o.id) = coalesce(v.household_id, v.id)
        AND o.stay_id <> v.stay_id ORDER BY r.code)) AS shared_with
FROM placement v JOIN stay s ON s.id = v.stay_id JOIN unit u ON u.id = v.unit_id
WHERE {MINE} ORDER BY v.moved_in_on, v.id""",
        teller="ettervern_cli.homes.screen:placement"),
)  # fmt: skip
VOID = Record(
    "void", "UV", "unit",
    (
        Column("since_on", "since_on", "past", needed=True),
        # The first day in use again, as an absence's expected_on is the day of return.
        Column("expected_on", "expected_on", "ahead"),
        Column("opened_on", "opened_on", "past"),
        Column("reason", "reason", "text", needed=True),
    ),
    Dated("since_on", "opened_on"),
    order=(("since_on", "opened_on"), ("since_on", "expected_on")),
    check="ettervern_cli.homes.units:check_void",
)  # fmt: skip
DWELLING = Record(
    "dwelling", "LV", "stay",
    (
        Column("kind", "kind_id", "term:destination", needed=True),
        Column("seen_on", "seen_on", "past", needed=True),
        NOTE,
    ),
    Dated("seen_on"),
    subject="stays",
    begins_with_stay="1",
    when_owner_goes=GOES,
).told(
    "dwellings", "seen_on", "ettervern_cli.homes.living_situation.screen:moments",
    shown="v.seen_on, t.code AS kind, t.name AS kind_name, v.note",
    joins="JOIN term t ON t.id = v.kind_id",
)  # fmt: skip
RECORDS = (PLACEMENT, VOID, DWELLING)
