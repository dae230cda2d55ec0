"""What a referral is, and being listed for another home."""

from ettervern_cli.storage.records import (
    CLEAR,
    FAR,
    NOTE,
    OF_ENTRY,
    Column,
    Dated,
    Record,
    Rule,
    Section,
    out_of_order,
)

IN_ORDER = Rule(
    "verify.referral_out_of_order",
    "SELECT 'N-' || id, id AS _entry, iif(least < referred_on, least, ended_on) AS _on, "
    "iif(least < referred_on, referred_on, latest) AS _latest FROM (SELECT id, referred_on, "
    "ended_on, min(coalesce(assessed_on, referred_on), coalesce(offered_on, referred_on), "
    "coalesce(declined_on, referred_on)) AS least, max(coalesce(assessed_on, ''), "
    "coalesce(offered_on, ''), coalesce(declined_on, '')) AS latest FROM referral) "
    "WHERE least < referred_on OR latest > ended_on ORDER BY id",
    out_of_order,
    OF_ENTRY,
)
ONE_AT_A_TIME = Rule(
    "verify.referrals_overlap",
    "SELECT 'N-' || f.id, f.id AS _entry, 'N-' || o.id AS other, r.code, "
    "coalesce(f.ended_on, f.referred_on) AS _on, o.referred_on AS _latest, "
    "(f.referred_on, f.id) > (o.referred_on, o.id) AS _told FROM referral f JOIN referral o "
    "ON o.resident_id = f.resident_id AND o.programme_id = f.programme_id AND o.id <> f.id "
    f"AND o.referred_on < coalesce(f.ended_on, '{FAR}') "
    f"AND f.referred_on < coalesce(o.ended_on, '{FAR}') "
    "JOIN resident r ON r.id = f.resident_id ORDER BY f.id",
    out_of_order,
    OF_ENTRY,
)
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
        Column("ask_again_on", "ask_again_on", "ahead", needed=True),
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
    subject="referrals",
    in_programme=True,
    order=(
        ("treatment_began_on", "treatment_ended_on"),
        ("referred_on", "ended_on"),
        ("declined_on", "ask_again_on"),
    ),
    check="ettervern_cli.referrals.verbs:check_referral",
    rules=(IN_ORDER, ONE_AT_A_TIME),
    section=Section(
        "referrals", "referred_on", tables=("referral",),
        reader="ettervern_cli.referrals.waiting_list:section",
        teller="ettervern_cli.referrals.screen:moments",
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
    subject="rehousing",
    in_programme=True,
    order=(("listed_on", "housed_on"),),
    erased_whole=True,
    section=Section(
        "rehousing", "listed_on", tables=("rehousing",),
        reader="ettervern_cli.referrals.rehousing:section",
        teller="ettervern_cli.referrals.rehousing_screen:moments",
    ),
)  # fmt: skip
RECORDS = (REFERRAL, REHOUSING)
