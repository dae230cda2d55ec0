"""What the program knows of its file: its mark and version, and its tables.

Kept apart from the tables' own text, which only a migration needs.
"""

APPLICATION_ID = 0x45545652  # "ETVR"
VERSION = 3
# The text of all tables below and of every trigger, as ``own_schema`` digests them.
SCHEMA_SHA256 = "41c00d48f8cbae5c348cb0b5d11ba63712e7b7f3ed603abce96eba377ddec945"
# The tables of what happened, and where each one's record lies (see ``records``).
CASE_TABLES: dict[str, str] = {
    "resident": "ettervern_cli.people.record",
    "stay": "ettervern_cli.people.record",
    "move": "ettervern_cli.ladder.record",
    "placement": "ettervern_cli.homes.record",
    "lease": "ettervern_cli.homes.record",
    "absence": "ettervern_cli.stays.record",
    "follow_up": "ettervern_cli.follow_ups.record",
    "extension": "ettervern_cli.people.record",
    "void": "ettervern_cli.homes.record",
    "booking": "ettervern_cli.money.budget.record",
    "referral": "ettervern_cli.referrals.record",
    "consent": "ettervern_cli.consents.record",
    "consent_partner": "ettervern_cli.consents.record",
    "goal": "ettervern_cli.care.plans.record",
    "progress": "ettervern_cli.care.plans.record",
    "review": "ettervern_cli.care.plans.record",
    "network": "ettervern_cli.care.plans.record",
    "plan_status": "ettervern_cli.care.plans.record",
    "score": "ettervern_cli.care.scores.record",
    "measure": "ettervern_cli.care.measures.record",
    "incident": "ettervern_cli.care.incidents.record",
    "charge": "ettervern_cli.money.rent.record",
    "payment": "ettervern_cli.money.rent.record",
    "repayment": "ettervern_cli.money.rent.record",
    "meeting": "ettervern_cli.meetings.record",
    "attendance": "ettervern_cli.meetings.record",
    "discussion": "ettervern_cli.meetings.record",
    "decision": "ettervern_cli.meetings.record",
    "gap": "ettervern_cli.meetings.record",
    "outcome": "ettervern_cli.care.outcomes.record",
    "rehousing": "ettervern_cli.referrals.record",
    "merged": "ettervern_cli.people.record",
    "imported": "ettervern_cli.exchange.record",
    "dwelling": "ettervern_cli.homes.record",
    "children": "ettervern_cli.homes.households.record",
    "remark": "ettervern_cli.reports.remarks.record",
    "erasure": "ettervern_cli.rights.record",
    "publication": "ettervern_cli.reports.external.record",
    "clearance": "ettervern_cli.reports.remarks.record",
}
COMPILED_TABLES = (
    "setting",
    "municipality",
    "population",
    "programme",
    "served",
    "partner",
    "staff",
    "ladder",
    "step",
    "unit",
    "term",
    "instrument",
    "budget_line",
    "plan",
    "money",
    "aim",
    "funder",
    "award",
    "covered",
    "post",
    "share",
    "mix",
    "account",
)
MORE_TABLES = ("history", "change", "reading_log", "due", "due_state", "ladder_position")
OURS = frozenset((*CASE_TABLES, *COMPILED_TABLES, *MORE_TABLES))
