"""What is kept of somebody's children: years of birth and who looks after their needs, no names."""

from ettervern_cli.storage.records import CLEAR, Column, Dated, Record

# Whether a resident has children whose needs somebody looks after is asked of everybody in
# treatment (helsepersonelloven § 10 a).
CHILDREN = Record(
    "children", "CH", "stay",
    (
        Column("noted_on", "noted_on", "past", needed=True),
        Column("here", "here", "born-years"),
        Column("elsewhere", "elsewhere", "born-years"),
        Column("cared_for", "cared_for", "answer", needed=True),
        Column("cared_by", "cared_by", "text", erase=CLEAR),
    ),
    Dated("noted_on"),
    subject="children",
    erased_whole=True,
).told("children", "noted_on", "ettervern_cli.homes.households.screen:moments")  # fmt: skip
RECORDS = (CHILDREN,)
