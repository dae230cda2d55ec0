"""What an application for a benefit is: when, what came of it, and how long it is granted for."""

from ettervern_cli.storage.records import NOTE, Column, Dated, Record, belong_together

APPLICATION = Record(
    "application", "YS", "stay",
    (
        Column("kind", "benefit_id", "coded:benefit", needed=True),
        Column("applied_on", "applied_on", "been", needed=True),
        Column("answered_on", "answered_on", "been"),
        Column("granted", "is_granted", "flag"),
        Column("from_on", "from_on", "day"),
        Column("until_on", "until_on", "ahead"),
        NOTE,
    ),
    Dated("applied_on", "answered_on", ("is_granted", "from_on", "until_on")),
    subject="results",
    open_once="(SELECT b.name FROM benefit b WHERE b.id = v.benefit_id)",
    rules=(
        belong_together(
            "application", "YS", ("is_granted", "answered_on"), ("answered_on", "is_granted"),
            ("is_granted=yes", "from_on"), ("from_on", "is_granted=yes"),
            ("until_on", "is_granted=yes"),
        ),
    ),
    order=(("applied_on", "answered_on"), ("from_on", "until_on")),
).told(
    "applications", "applied_on", "ettervern_cli.money.benefit.application_screen:moments",
    shown="""b.code AS kind, b.name AS kind_name, v.applied_on, v.answered_on,
        CASE WHEN v.answered_on IS NULL THEN 'applied' WHEN v.is_granted THEN 'granted'
        ELSE 'declined' END AS status, v.from_on, v.until_on, v.note""",
    joins="JOIN benefit b ON b.id = v.benefit_id",
    of_all=True,
)  # fmt: skip
RECORDS = (APPLICATION,)
