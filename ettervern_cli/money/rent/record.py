"""What a charge, a payment and an agreement on paying down are."""

from ettervern_cli.storage.records import NOTE, RESTS, Column, Dated, Record, Section

CHARGE = Record(
    "charge", "H", "stay",
    (
        Column("", "placement_id", "key:placement", when_gone=RESTS),
        # Rent due in advance may be charged before its day.
        Column("charged_on", "charged_on", "ahead", needed=True),
        Column("", "month", "code"),
        Column("", "nights", "number"),
        Column("amount", "amount_ore", "amount", needed=True),
        NOTE,
    ),
    Dated("charged_on"),
    subject="rent",
    beyond_stay=("charged_on",),
    section=Section(
        "rent", "on", tables=("charge", "payment", "repayment"),
        reader="ettervern_cli.money.rent.accounts:section",
        teller="ettervern_cli.money.rent.screen:moments",
    ),
)  # fmt: skip
PAYMENT = Record(
    "payment", "Y", "stay",
    (
        Column("paid_on", "paid_on", "past", needed=True),
        Column("amount", "amount_ore", "amount:nonzero", needed=True),
        NOTE,
    ),
    Dated("paid_on"),
    subject="rent",
    beyond_stay=("paid_on",),
)  # fmt: skip
REPAYMENT = Record(
    "repayment", "Z", "stay",
    (
        Column("agreed_on", "agreed_on", "past", needed=True),
        Column("monthly", "monthly_ore", "amount", needed=True),
        Column("ended_on", "ended_on", "past"),
        Column("note", "note", "text"),
    ),
    Dated("agreed_on", "ended_on"),
    subject="rent",
    order=(("agreed_on", "ended_on"),),
    beyond_stay=("agreed_on", "ended_on"),
    erased_whole=True,
)  # fmt: skip
RECORDS = (CHARGE, PAYMENT, REPAYMENT)
