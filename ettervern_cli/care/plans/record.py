"""What a goal, progress, a review, a network, a plan's status and a step of tapering off are."""

from ettervern_cli.care.plans.errors import GoalIsClosed
from ettervern_cli.errors import EndsBeforeItBegins
from ettervern_cli.storage.records import (
    CLEAR,
    DASH,
    MINE,
    NOTE,
    VOICE,
    Column,
    Dated,
    Facts,
    Record,
    Rule,
    Section,
)
from ettervern_cli.values.dates import iso_day

GOAL = Record(
    "goal", "G", "stay",
    (
        Column("area", "area_id", "term:area", needed=True),
        Column("text", "text", "text", needed=True, erase=DASH),
        VOICE,
        Column("set_on", "set_on", "past", needed=True),
        Column("by_on", "by_on", "ahead"),
        Column("closed_on", "closed_on", "past"),
    ),
    Dated("set_on", "closed_on"),
    subject="plans",
    order=(("set_on", "closed_on"), ("set_on", "by_on")),
).told("goals", "set_on", "ettervern_cli.care.plans.screen:goal")  # fmt: skip


def _outside(facts: Facts) -> Exception:
    on, begins = iso_day(facts["on"]), iso_day(facts["_set"])
    if on < begins:
        return EndsBeforeItBegins(begins=begins, ends=on)
    return GoalIsClosed(goal=facts["goal"], closed=iso_day(facts["_closed"]))


WITHIN_GOAL = Rule(
    "verify.progress_outside_goal",
    "SELECT 'O-' || p.id, g.stay_id AS _stay, 'G-' || g.id AS goal, p.noted_on AS 'on', "
    "g.set_on AS _set, g.closed_on AS _closed FROM progress p JOIN goal g ON g.id = p.goal_id "
    "WHERE p.noted_on < g.set_on OR p.noted_on > g.closed_on ORDER BY g.id, p.noted_on, p.id",
    _outside,
)
PROGRESS = Record(
    "progress", "O", "goal",
    (
        Column("noted_on", "noted_on", "past", needed=True),
        Column("value", "value", "progress", needed=True),
        NOTE,
        VOICE,
    ),
    Dated("noted_on"),
    rules=(WITHIN_GOAL,),
    subject="plans",
    section=Section("progress", "noted_on", f"""
SELECT 'O-' || p.id AS id, 'S-' || s.id AS stay, 'G-' || v.id AS goal, v.text AS goal_text,
       p.noted_on, p.value, p.note, p.voice
FROM progress p JOIN goal v ON v.id = p.goal_id JOIN stay s ON s.id = v.stay_id
WHERE {MINE} ORDER BY p.noted_on, p.id""",
        teller="ettervern_cli.care.plans.screen:progress"),
)  # fmt: skip
REVIEW = Record(
    "review", "V", "stay",
    (
        Column("reviewed_on", "reviewed_on", "past", needed=True),
        Column("next_on", "next_on", "ahead"),
        Column("coordinator", "coordinator", "text", erase=CLEAR),
        Column("resources", "resources", "text", erase=CLEAR),
        Column("services", "services", "text", erase=CLEAR),
        VOICE,
        NOTE,
    ),
    Dated("reviewed_on"),
    subject="plans",
    order=(("reviewed_on", "next_on"),),
).told("reviews", "reviewed_on", "ettervern_cli.care.plans.screen:review")  # fmt: skip
NETWORK = Record(
    "network", "W", "stay",
    (
        Column("mapped_on", "mapped_on", "past", needed=True),
        Column("family", "family", "relations", needed=True),
        Column("", "family_supportive", "number"),
        Column("friends", "friends", "relations", needed=True),
        Column("", "friends_supportive", "number"),
        Column("professionals", "professionals", "relations", needed=True),
        Column("", "professionals_supportive", "number"),
        VOICE,
        NOTE,
    ),
    Dated("mapped_on"),
    subject="plans",
).told("networks", "mapped_on", "ettervern_cli.care.plans.screen:network")  # fmt: skip
# A plan that somebody came with is older than the stay.
STATUS = Record(
    "plan_status", "PS", "stay",
    (
        Column("status", "status", "status", needed=True),
        Column("status_on", "status_on", "past", needed=True),
        VOICE,
        NOTE,
    ),
    Dated("status_on"),
    subject="plans",
    beyond_stay=("status_on",),
).told(
    "plan_statuses", "status_on", "ettervern_cli.care.plans.screen:plan_status",
)  # fmt: skip
# A step of tapering off: help is given as long as it is needed, and the end of it is agreed.
TAPER = Record(
    "taper", "TP", "stay",
    (
        Column("agreed_on", "agreed_on", "past", needed=True),
        Column("from_on", "from_on", "ahead", needed=True),
        Column("every_days", "every_days", "count"),
        VOICE,
        NOTE,
    ),
    Dated("agreed_on"),
    subject="plans",
    order=(("agreed_on", "from_on"),),
).told(
    "tapering", "agreed_on", "ettervern_cli.care.plans.screen:taper",
    ordered_by="from_on",
)  # fmt: skip
RECORDS = (GOAL, PROGRESS, REVIEW, NETWORK, STATUS, TAPER)
