"""What a choice of home is."""

from ettervern_cli.storage.records import DASH, NOTE, VOICE, Column, Dated, Record, belong_together

CHOICE = Record(
    "home_choice", "HV", "stay",
    (
        Column("wished", "wished", "text", needed=True, erase=DASH),
        Column("wished_on", "wished_on", "been", needed=True),
        Column("given", "given", "text", erase=DASH),
        Column("given_on", "given_on", "been"),
        Column("as_wished", "is_as_wished", "flag"),
        VOICE,
        NOTE,
    ),
    Dated("wished_on", "given_on", ("given", "is_as_wished")),
    subject="stays",
    open_once="v.wished",
    rules=(
        belong_together(
            "home_choice", "HV",
            ("given_on", "given"), ("given", "is_as_wished"), ("is_as_wished", "given_on"),
        ),
    ),
    order=(("wished_on", "given_on"),),
).told(
    "home_choices", "wished_on", "ettervern_cli.homes.choices.screen:moments",
    shown="""v.wished, v.wished_on, v.given, v.given_on,
        CASE v.is_as_wished WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS as_wished, v.voice, v.note""",
    of_all=True,
)  # fmt: skip
RECORDS = (CHOICE,)
