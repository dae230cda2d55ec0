"""What a home, a unit out of use and a living situation are."""

from ettervern_cli.storage.records import (
    DASH,
    GOES,
    MINE,
    NOTE,
    Column,
    Dated,
    Record,
    Section,
    one_at_a_time,
)

PLACEMENT = Record(
    "placement", "P", "stay",
    (
        Column("unit", "unit_id", "coded:unit", needed=True),
        Column("moved_in_on", "moved_in_on", "past", needed=True),
        Column("moved_out_on", "moved_out_on", "past", needed=True),
        Column("rent", "rent_ore", "amount"),
        Column("until", "until_on", "ahead"),
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
    ),
    when_owner_goes=GOES,
    section=Section("placements", "moved_in_on", f"""
SELECT 'P-' || v.id AS id, 'S-' || s.id AS stay, u.code AS unit, v.moved_in_on, v.moved_out_on,
       v.rent_ore, v.until_on AS until, v.override, v.note
FROM placement v JOIN stay s ON s.id = v.stay_id JOIN unit u ON u.id = v.unit_id
WHERE {MINE} ORDER BY v.moved_in_on, v.id"""),
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
    section=Section("dwellings", "seen_on", f"""
SELECT 'LV-' || v.id AS id, 'S-' || s.id AS stay, v.seen_on, t.code AS kind, t.name AS kind_name,
       v.note
FROM dwelling v JOIN stay s ON s.id = v.stay_id JOIN term t ON t.id = v.kind_id
WHERE {MINE} ORDER BY v.seen_on, v.id""",
        teller="ettervern_cli.homes.living_situation.screen:moments"),
)  # fmt: skip
RECORDS = (PLACEMENT, VOID, DWELLING)
