"""What is kept of somebody's children: years of birth and who looks after their needs, no names."""

from ettervern_cli.storage.records import CLEAR, MINE, Column, Dated, Record, Section

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
    section=Section("children", "noted_on", f"""
SELECT 'CH-' || v.id AS id, 'S-' || s.id AS stay, v.noted_on, v.here, v.elsewhere, v.cared_for,
       v.cared_by
FROM children v JOIN stay s ON s.id = v.stay_id
WHERE {MINE} ORDER BY v.noted_on, v.id""",
        teller="ettervern_cli.homes.households.screen:moments"),
)  # fmt: skip
RECORDS = (CHILDREN,)
