"""Every command: where its function is, and one line of help. Nothing is imported until used."""

from typing import NamedTuple


class Entry(NamedTuple):
    """A command's module below ``cli``, its function, its one-line help, and its nature."""

    module: str
    function: str
    help: str
    writes: bool = False


COMMANDS: dict[str, Entry] = {
    "init": Entry("workspace", "init", "Make a workspace from a template."),
    "demo": Entry("workspace", "demo", "A workspace full of invented residents."),
    "today": Entry("today", "today", "What needs you now."),
    "admit": Entry("admissions", "admit", "A stay begins.", True),
    "advance": Entry("ladders", "advance", "Up one step, or to the step named.", True),
    "demote": Entry("ladders", "demote", "Down, for a reason.", True),
    "log": Entry("follow_ups", "log", "A follow-up, held or missed.", True),
    "due": Entry("follow_ups", "due", "Follow-ups due, most overdue first."),
    "list": Entry("residents", "list_", "Residents, one row each."),
    "show": Entry("residents", "show", "Everything about one resident, in order of time."),
    "place": Entry("units", "place", "Into a unit, out of any other.", True),
    "vacate": Entry("units", "vacate", "Out of the unit.", True),
    "away": Entry("absences", "away", "A resident leaves for a time.", True),
    "back": Entry("absences", "back", "A resident returns.", True),
    "lives": Entry("remarks", "lives", "Where a resident lives.", True),
    "extend": Entry("stays", "extend", "Past a limit, with a reason.", True),
    "contact": Entry("stays", "contact", "The fixed contact changes.", True),
    "discharge": Entry("stays", "discharge", "A stay ends.", True),
    "edit": Entry("corrections", "edit", "Correct an entry.", True),
    "annul": Entry(
        "corrections", "annul", "Take an entry out, such as one on the wrong person.", True
    ),
    "batch": Entry("corrections", "batch", "Many write commands, one transaction."),
    "undo": Entry("corrections", "undo", "Take back the last command whole."),
    "referral add": Entry("referrals", "add", "Somebody asks for a place.", True),
    "referral list": Entry("referrals", "list_", "The waiting list, the next one first."),
    "referral assess": Entry("referrals", "assess", "The need has been assessed.", True),
    "referral offer": Entry("referrals", "offer", "A place is offered.", True),
    "referral decline": Entry("referrals", "decline", "A referral is declined.", True),
    "referral withdraw": Entry("referrals", "withdraw", "The person asks no longer.", True),
    "consent give": Entry("consents", "give", "A consent is given.", True),
    "consent withdraw": Entry("consents", "withdraw", "A consent is withdrawn.", True),
    "consent list": Entry("consents", "list_", "What may be shared, with whom and until when."),
    "rehouse add": Entry("rehousing", "add", "Somebody must be found another home.", True),
    "rehouse done": Entry("rehousing", "done", "Another home was found.", True),
    "rehouse list": Entry(
        "rehousing", "list_", "Who must be rehoused, those without a home first."
    ),
    "plan goal": Entry("plans", "goal", "A goal in a life area.", True),
    "plan progress": Entry("plans", "progress", "How far a goal has come, from 0 to 10.", True),
    "plan close": Entry("plans", "close", "Close a goal, reached or given up.", True),
    "plan review": Entry("plans", "review", "The plan was gone through together.", True),
    "plan network": Entry("plans", "network", "How many people there are around somebody.", True),
    "plan show": Entry("plans", "show", "The plan by life area."),
    "score add": Entry("scores", "add", "The total of a measuring instrument.", True),
    "score show": Entry("scores", "show", "Scores, and the change since the first."),
    "measure start": Entry("measures", "start", "Help begins.", True),
    "measure stop": Entry("measures", "stop", "Help ends.", True),
    "measure list": Entry("measures", "list_", "Help given, by whom and how much."),
    "outcome add": Entry("outcomes", "add", "A result reached.", True),
    "outcome list": Entry("outcomes", "list_", "Results reached, in order of date."),
    "unit list": Entry("units", "list_", "Who lives where, free, held and void."),
    "unit void": Entry("units", "void", "Take a unit out of use.", True),
    "unit open": Entry("units", "open_", "Take a void unit into use again.", True),
    "rent charge": Entry("rent", "charge", "Charge a month's rent.", True),
    "rent pay": Entry("rent", "pay", "Write down a payment of rent.", True),
    "rent agree": Entry("rent", "agree", "Agree on paying arrears down.", True),
    "rent list": Entry("rent", "list_", "Rent charged, paid and owed, by age."),
    "incident add": Entry("incidents", "add", "Write down an incident.", True),
    "incident list": Entry("incidents", "list_", "Incidents and what was done, in order of date."),
    "budget show": Entry("budget", "show", "A year's plan beside what was booked."),
    "budget book": Entry("budget", "book", "Book a voucher against a line.", True),
    "budget entries": Entry("budget", "entries", "What has been booked, in order of date."),
    "budget forecast": Entry("forecasts", "forecast", "Where the year is likely to end."),
    "budget funders": Entry("funders", "funders", "Awards, what is spent of them, and reports."),
    "budget posts": Entry("posts", "posts", "Posts, in full-time equivalents and kroner."),
    "budget vacancy": Entry("vacancies", "vacancy", "The rent of units that stand empty."),
    "budget share": Entry("sharing", "share", "Share an amount between the municipalities."),
    "budget claim": Entry("sharing", "claim", "What municipalities owe for a month."),
    "benefit kvp": Entry("benefit", "kvp", "The qualification benefit on a day."),
    "benefit rates": Entry("benefit", "rates", "Base amounts, and the benefit by them."),
    "meeting hold": Entry("meetings", "hold", "A meeting was held.", True),
    "meeting agenda": Entry("meetings", "agenda", "What is open, and new since the last meeting."),
    "meeting decide": Entry("meetings", "decide", "A decision, with its owner and due date.", True),
    "meeting done": Entry("meetings", "done", "A decision has been carried out.", True),
    "meeting list": Entry("meetings", "list_", "Meetings: who sat there, and what was decided."),
    "gap add": Entry("gaps", "add", "Register a gap between services.", True),
    "gap list": Entry("gaps", "list_", "Gaps, the oldest first."),
    "gap close": Entry("gaps", "close", "A gap is closed.", True),
    "report month": Entry("report", "month", "A month's report."),
    "report year": Entry("report", "year", "A year's report."),
    "report period": Entry("report", "period", "The report on any period."),
    "report funder": Entry("report_funder", "funder", "A report to a funder."),
    "report circling": Entry(
        "report_courses", "circling", "Who moves in circles, and who reaches the top."
    ),
    "report retention": Entry("report_courses", "retention", "How long stays last."),
    "report municipality": Entry(
        "municipality", "municipality", "What one municipality gets for its money."
    ),
    "report remark": Entry("remarks", "remark", "Words for a funder's report.", True),
    "report remarks": Entry("remarks", "list_", "Remarks for funders' reports, in order of date."),
    "data history": Entry("data", "history_", "What was written, when and by whom, newest first."),
    "data import": Entry("exchange", "import_", "Rows from other systems, or an export."),
    "data export": Entry("exchange", "export", "Everything as CSV and JSON."),
    "data backup": Entry("backups", "backup", "Write a backup, whole and checked."),
    "data restore": Entry("backups", "restore_", "Put a backup in place."),
    "data merge": Entry("merging", "merge", "Two records of one person become one.", True),
    "data access": Entry("privacy", "access", "All that is stored about one person."),
    "data erase": Entry("privacy", "erase", "Erase a person for good."),
    "data keep": Entry("privacy", "keep", "Whose data are due to go, and when."),
    "data verify": Entry(
        "verify", "verify", "Check that everything is whole, and what to do if not."
    ),
    "data encrypt": Entry("encryption", "encrypt", "Encrypt the database."),
    "data decrypt": Entry("encryption", "decrypt", "Write the database out unencrypted."),
    "data rekey": Entry("encryption", "rekey", "Take a new key for the database."),
    "data key": Entry("encryption", "key", "Where the database's key lies."),
    "data sheet": Entry("encryption", "sheet", "Print the recovery sheet again."),
    "data recover": Entry("encryption", "recover", "Type a key in from the recovery sheet."),
    "config check": Entry("config", "check", "Check the configuration."),
    "config show": Entry("config", "show", "The configuration file in use, as it is."),
    "config apply": Entry("config", "apply", "Apply a changed configuration now."),
    "config schema": Entry("config", "schema", "A JSON Schema for editors."),
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
