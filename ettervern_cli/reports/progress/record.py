"""What a milestone that was reached is, and a count of something outside the programme."""

from ettervern_cli.reports.progress.errors import MilestoneReached
from ettervern_cli.storage.records import OF_ENTRY, Column, Dated, Facts, Record, Rule
from ettervern_cli.values.dates import iso_day


def _reached(facts: Facts) -> Exception:
    return MilestoneReached(name=facts["_name"], on=iso_day(facts["_on"]), id=facts["other"])


ONCE = Rule(
    "verify.reached_twice",
    "SELECT 'MR-' || r.id, r.id AS _entry, 'MR-' || o.id AS other, m.name AS _name, "
    "o.reached_on AS _on, (r.reached_on, r.id) > (o.reached_on, o.id) AS _told FROM reached r "
    "JOIN reached o ON o.milestone_id = r.milestone_id AND o.id <> r.id "
    "JOIN milestone m ON m.id = r.milestone_id ORDER BY r.id",
    _reached,
    OF_ENTRY,
)

REACHED = Record(
    "reached", "MR", "programme",
    (
        Column("milestone", "milestone_id", "coded:milestone", needed=True),
        Column("reached_on", "reached_on", "past", needed=True),
        Column("note", "note", "text"),
    ),
    Dated("reached_on"),
    check="ettervern_cli.reports.progress.verbs:check_reached",
    rules=(ONCE,),
)  # fmt: skip
COUNTING = Record(
    "counting", "CN", "programme",
    (
        Column("figure", "figure_id", "coded:figure", needed=True),
        Column("counted_on", "counted_on", "past", needed=True),
        Column("count", "lowest", "range", needed=True),
        Column("", "highest", "number"),
        Column("note", "note", "text"),
    ),
    Dated("counted_on"),
)  # fmt: skip
RECORDS = (REACHED, COUNTING)
