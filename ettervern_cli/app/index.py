"""Every command: where its function is, and one line of help. Nothing is imported until used."""

from typing import NamedTuple


class Entry(NamedTuple):
    """A command's module in the package, its function, its one-line help, and its nature."""

    module: str
    function: str
    help: str
    writes: bool = False


COMMANDS: dict[str, Entry] = {
    "init": Entry("workspace.commands", "init", "Make a workspace from a template."),
    "demo": Entry("workspace.commands", "demo", "A workspace full of invented residents."),
    "help": Entry("help.commands", "help_", "Topics: how things are done, and why."),
    "today": Entry("today.command", "today", "What needs you now."),
    "admit": Entry("stays.admit_command", "admit", "A stay begins.", True),
    "advance": Entry("ladder.commands", "advance", "Up one step, or to the step named.", True),
    "demote": Entry("ladder.commands", "demote", "Down, for a reason.", True),
    "log": Entry("follow_ups.commands", "log", "A follow-up, held or missed.", True),
    "due": Entry("follow_ups.commands", "due", "Follow-ups due, most overdue first."),
    "list": Entry("record.commands", "list_", "Residents, one row each."),
    "show": Entry("record.commands", "show", "Everything about one resident, in order of time."),
    "place": Entry("homes.commands", "place", "Into a unit, out of any other.", True),
    "vacate": Entry("homes.commands", "vacate", "Out of the unit.", True),
    "away": Entry("stays.absence_commands", "away", "A resident leaves for a time.", True),
    "back": Entry("stays.absence_commands", "back", "A resident returns.", True),
    "lives": Entry("homes.living_situation.commands", "lives", "Where a resident lives.", True),
    "extend": Entry("stays.commands", "extend", "Past a limit, with a reason.", True),
    "contact": Entry("stays.commands", "contact", "The fixed contact changes.", True),
    "discharge": Entry("stays.commands", "discharge", "A stay ends.", True),
    "edit": Entry("entries.commands", "edit", "Correct an entry.", True),
    "annul": Entry(
        "entries.commands", "annul", "Take an entry out, such as one on the wrong person.", True
    ),
    "batch": Entry("app.batch", "batch", "Many write commands, one transaction."),
    "undo": Entry("entries.undo_command", "undo", "Take back the last command whole."),
    "referral add": Entry("referrals.commands", "add", "Somebody asks for a place.", True),
    "referral list": Entry("referrals.commands", "list_", "The waiting list, the next one first."),
    "referral assess": Entry("referrals.commands", "assess", "The need has been assessed.", True),
    "referral offer": Entry("referrals.commands", "offer", "A place is offered.", True),
    "referral decline": Entry("referrals.commands", "decline", "A referral is declined.", True),
    "referral withdraw": Entry(
        "referrals.commands", "withdraw", "The person asks no longer.", True
    ),
    "consent give": Entry("consents.commands", "give", "A consent is given.", True),
    "consent withdraw": Entry("consents.commands", "withdraw", "A consent is withdrawn.", True),
    "consent list": Entry(
        "consents.commands", "list_", "What may be shared, with whom and until when."
    ),
    "rehouse add": Entry(
        "referrals.rehousing_commands", "add", "Somebody must be found another home.", True
    ),
    "rehouse done": Entry("referrals.rehousing_commands", "done", "Another home was found.", True),
    "rehouse list": Entry(
        "referrals.rehousing_commands", "list_", "Who must be rehoused, those without a home first."
    ),
    "plan goal": Entry("care.plans.commands", "goal", "A goal in a life area.", True),
    "plan progress": Entry(
        "care.plans.commands", "progress", "How far a goal has come, from 0 to 10.", True
    ),
    "plan close": Entry("care.plans.commands", "close", "Close a goal, reached or given up.", True),
    "plan review": Entry(
        "care.plans.commands", "review", "The plan was gone through together.", True
    ),
    "plan network": Entry(
        "care.plans.commands", "network", "How many people there are around somebody.", True
    ),
    "plan show": Entry("care.plans.commands", "show", "The plan by life area."),
    "score add": Entry("care.scores.commands", "add", "The total of a measuring instrument.", True),
    "score show": Entry("care.scores.commands", "show", "Scores, and the change since the first."),
    "measure start": Entry("care.measures.commands", "start", "Help begins.", True),
    "measure stop": Entry("care.measures.commands", "stop", "Help ends.", True),
    "measure list": Entry("care.measures.commands", "list_", "Help given, by whom and how much."),
    "outcome add": Entry("care.outcomes.commands", "add", "A result reached.", True),
    "outcome list": Entry("care.outcomes.commands", "list_", "Results reached, in order of date."),
    "unit list": Entry("homes.commands", "list_", "Who lives where, free, held and void."),
    "unit void": Entry("homes.commands", "void", "Take a unit out of use.", True),
    "unit open": Entry("homes.commands", "open_", "Take a void unit into use again.", True),
    "rent charge": Entry("money.rent.commands", "charge", "Charge a month's rent.", True),
    "rent pay": Entry("money.rent.commands", "pay", "Write down a payment of rent.", True),
    "rent agree": Entry("money.rent.commands", "agree", "Agree on paying arrears down.", True),
    "rent list": Entry("money.rent.commands", "list_", "Rent charged, paid and owed, by age."),
    "incident add": Entry("care.incidents.commands", "add", "Write down an incident.", True),
    "incident list": Entry(
        "care.incidents.commands", "list_", "Incidents and what was done, in order of date."
    ),
    "budget show": Entry("money.budget.commands", "show", "A year's plan beside what was booked."),
    "budget book": Entry("money.budget.commands", "book", "Book a voucher against a line.", True),
    "budget entries": Entry(
        "money.budget.commands", "entries", "What has been booked, in order of date."
    ),
    "budget forecast": Entry(
        "money.forecast.command", "forecast", "Where the year is likely to end."
    ),
    "budget funders": Entry(
        "money.funders.command", "funders", "Awards, what is spent of them, and reports."
    ),
    "budget posts": Entry(
        "money.posts.command", "posts", "Posts, in full-time equivalents and kroner."
    ),
    "budget vacancy": Entry(
        "money.vacancy.command", "vacancy", "The rent of units that stand empty."
    ),
    "budget share": Entry(
        "money.sharing.commands", "share", "Share an amount between the municipalities."
    ),
    "budget claim": Entry(
        "money.sharing.commands", "claim", "What municipalities owe for a month."
    ),
    "benefit kvp": Entry("money.benefit.commands", "kvp", "The qualification benefit on a day."),
    "benefit rates": Entry(
        "money.benefit.commands", "rates", "Base amounts, and the benefit by them."
    ),
    "meeting hold": Entry("meetings.commands", "hold", "A meeting was held.", True),
    "meeting agenda": Entry(
        "meetings.commands", "agenda", "What is open, and new since the last meeting."
    ),
    "meeting decide": Entry(
        "meetings.commands", "decide", "A decision, with its owner and due date.", True
    ),
    "meeting done": Entry("meetings.commands", "done", "A decision has been carried out.", True),
    "meeting list": Entry(
        "meetings.commands", "list_", "Meetings: who sat there, and what was decided."
    ),
    "gap add": Entry("meetings.gaps.commands", "add", "Register a gap between services.", True),
    "gap list": Entry("meetings.gaps.commands", "list_", "Gaps, the oldest first."),
    "gap close": Entry("meetings.gaps.commands", "close", "A gap is closed.", True),
    "report month": Entry("reports.period.commands", "month", "A month's report."),
    "report year": Entry("reports.period.commands", "year", "A year's report."),
    "report period": Entry("reports.period.commands", "period", "The report on any period."),
    "report funder": Entry("reports.funder.command", "funder", "A report to a funder."),
    "report circling": Entry(
        "reports.courses.commands", "circling", "Who moves in circles, and who reaches the top."
    ),
    "report retention": Entry("reports.courses.commands", "retention", "How long stays last."),
    "report municipality": Entry(
        "reports.municipality.command", "municipality", "What one municipality gets for its money."
    ),
    "report remark": Entry(
        "reports.remarks.commands", "remark", "Words for a funder's report.", True
    ),
    "report remarks": Entry(
        "reports.remarks.commands", "list_", "Remarks for funders' reports, in order of date."
    ),
    "data history": Entry(
        "entries.changes.commands", "history_", "What was written, when and by whom, newest first."
    ),
    "data import": Entry("exchange.commands", "import_", "Rows from other systems, or an export."),
    "data export": Entry("exchange.commands", "export", "Everything as CSV and JSON."),
    "data backup": Entry(
        "storage.backups.commands", "backup", "Write a backup, whole and checked."
    ),
    "data restore": Entry("storage.backups.commands", "restore_", "Put a backup in place."),
    "data merge": Entry(
        "entries.merge_command", "merge", "Two records of one person become one.", True
    ),
    "data access": Entry("rights.commands", "access", "All that is stored about one person."),
    "data erase": Entry("rights.commands", "erase", "Erase a person for good."),
    "data keep": Entry("rights.commands", "keep", "Whose data are due to go, and when."),
    "data verify": Entry(
        "verify.commands", "verify", "Check that everything is whole, and what to do if not."
    ),
    "data encrypt": Entry("storage.vault.commands", "encrypt", "Encrypt the database."),
    "data decrypt": Entry(
        "storage.vault.commands", "decrypt", "Write the database out unencrypted."
    ),
    "data rekey": Entry("storage.vault.commands", "rekey", "Take a new key for the database."),
    "data key": Entry("storage.vault.commands", "key", "Where the database's key lies."),
    "data sheet": Entry("storage.vault.commands", "sheet", "Print the recovery sheet again."),
    "data recover": Entry(
        "storage.vault.commands", "recover", "Type a key in from the recovery sheet."
    ),
    "config check": Entry("programme.applying.commands", "check", "Check the configuration."),
    "config show": Entry(
        "programme.applying.commands", "show", "The configuration file in use, as it is."
    ),
    "config apply": Entry(
        "programme.applying.commands", "apply", "Apply a changed configuration now."
    ),
    "config schema": Entry("programme.applying.commands", "schema", "A JSON Schema for editors."),
}

GROUPS: dict[str, str] = {
    "referral": "Referrals: who asks for a place, and who is next.",
    "consent": "Consents: what may be shared, with whom and until when.",
    "rehouse": "The changeover list: who must be found another home.",
    "plan": "Plans: goals, progress, reviews and the network.",
    "score": "Scores: totals of measuring instruments, and what they mean.",
    "measure": "Measures: help given for a time by a provider.",
    "outcome": "Outcomes: results that are counted.",
    "unit": "Units: who lives where, void and open.",
    "rent": "Rent: what is charged, paid and owed.",
    "incident": "Incidents: what happened, and what was done about it.",
    "budget": "Budget: plan, bookings and what is left.",
    "benefit": "The qualification benefit (KVP) and the base amount.",
    "meeting": "Meetings of the agencies: agenda, attendance, decisions.",
    "gap": "Gaps between services (glippsoner), each owned by an agency.",
    "report": "Reports on a time, to a funder and on courses; remarks.",
    "data": "Backups, history, import and export, and whether all is whole.",
    "config": "The configuration file.",
}

DEFAULTS = {"budget": "show"}
