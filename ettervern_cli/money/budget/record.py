"""What a booking is: money of the programme, about nobody."""

from ettervern_cli.storage.records import Column, Dated, Record

BOOKING = Record(
    "booking", "B", "budget_line",
    (
        Column("line", "budget_line_id", "coded:budget_line", needed=True),
        Column("booked_on", "booked_on", "past", needed=True),
        Column("amount", "amount_ore", "amount:nonzero", needed=True),
        Column("text", "text", "text"),
        Column("voucher", "voucher", "text"),
    ),
    Dated("booked_on"),
)  # fmt: skip
RECORDS = (BOOKING,)
