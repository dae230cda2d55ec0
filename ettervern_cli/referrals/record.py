"""What a referral is, and being listed for another home."""

from ettervern_cli.storage.records import CLEAR, NOTE, Column, Dated, Record, Section

REFERRAL = Record(
    "referral", "N", "resident",
    (
        Column("source", "source_id", "term:source", needed=True),
        Column("agency", "agency", "agency", erase=CLEAR),
        Column("", "partner_id", "coded:partner", erase=CLEAR),
        Column("municipality", "municipality_id", "municipality"),
        Column("treatment_began_on", "treatment_began_on", "day"),
        Column("treatment_ended_on", "treatment_ended_on", "day"),
        Column("referred_on", "referred_on", "past", needed=True),
        Column("assessed_on", "assessed_on", "past"),
        Column("offered_on", "offered_on", "past"),
        Column("declined_on", "declined_on", "past", needed=True),
        Column("reason", "decline_reason_id", "term:decline_reason", needed=True),
        Column("ask_again_on", "ask_again_on", "day", needed=True),
        Column("ended_on", "ended_on", "past", needed=True),
        Column("", "ending", "code"),
        Column("", "stay_id", "key:stay"),
        NOTE,
    ),
    Dated(
        "referred_on",
        "ended_on",
        ("ending", "stay_id", "note"),
        (
            ("assessed_on", ()),
            ("offered_on", ()),
            ("declined_on", ("decline_reason_id", "ask_again_on")),
        ),
    ),
    matter="referrals",
    in_programme=True,
    order=(
        ("treatment_began_on", "treatment_ended_on"),
        ("referred_on", "ended_on"),
        ("declined_on", "ask_again_on"),
    ),
    check="ettervern_cli.referrals.verbs:check_referral",
    section=Section(
        "referrals", "referred_on", tables=("referral",),
        reader="ettervern_cli.referrals.waiting_list:section",
    ),
)  # fmt: skip
REHOUSING = Record(
    "rehousing", "E", "resident",
    (
        Column("listed_on", "listed_on", "past", needed=True),
        Column("housed_on", "housed_on", "past"),
        Column("destination", "destination_id", "term:destination"),
        Column("note", "note", "text"),
    ),
    Dated("listed_on", "housed_on", ("destination_id", "note")),
    matter="rehousing",
    in_programme=True,
    order=(("listed_on", "housed_on"),),
    erased_whole=True,
    section=Section(
        "rehousing", "listed_on", tables=("rehousing",),
        reader="ettervern_cli.referrals.rehousing:section",
    ),
)  # fmt: skip
RECORDS = (REFERRAL, REHOUSING)
