"""What a remark is: words for a report on all; and that one may be read by outsiders."""

from ettervern_cli.storage.records import GOES, OF_ENTRY, Column, Dated, Record, Rule
from ettervern_cli.values.known_words import HEADINGS

REMARK = Record(
    "remark", "RM", "programme",
    (
        Column("heading", "heading", "heading", needed=True),
        Column("noted_on", "noted_on", "past", needed=True),
        Column("text", "text", "text", needed=True),
        Column("voice", "voice", "text"),
        Column("", "goal", "code"),
    ),
    Dated("noted_on"),
    rules=(
        Rule("verify.no_heading",
             f"SELECT 'RM-' || id, id AS _entry FROM remark WHERE heading NOT IN {HEADINGS}",
             of=OF_ENTRY),
    ),
)  # fmt: skip
# Somebody has read a remark and found that outsiders may have it, in the words that it had then.
CLEARANCE = Record(
    "clearance", None, "remark",
    (Column("", "cleared_on", "past"), Column("", "digest", "code")),
    Dated("cleared_on"),
    when_owner_goes=GOES,
)  # fmt: skip
RECORDS = (REMARK, CLEARANCE)
