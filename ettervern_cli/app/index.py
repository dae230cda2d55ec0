"""Every command: where its function is, and one line of help. Nothing is imported until used."""

from typing import NamedTuple


class CommandEntry(NamedTuple):
    """A command's module in the package, its function, its one-line help, and its nature."""

    module: str
    function: str
    help: str
    writes: bool = False


COMMANDS: dict[str, CommandEntry] = {
    "init": CommandEntry("workspace.commands", "init", "Make a workspace from a template."),
    "demo": CommandEntry("workspace.commands", "demo", "A workspace full of invented residents."),
    "help": CommandEntry("help.commands", "help_", "Topics: how things are done, and why."),
    "today": CommandEntry("today.command", "today", "What needs you now."),
    "admit": CommandEntry("stays.admit_command", "admit", "A stay begins.", True),
    "advance": CommandEntry(
        "ladder.commands", "advance", "Up one step, or to the step named.", True
    ),
    "demote": CommandEntry("ladder.commands", "demote", "Down, for a reason.", True),
    "log": CommandEntry("follow_ups.commands", "log", "A follow-up, held or missed.", True),
    "due": CommandEntry("follow_ups.commands", "due", "Follow-ups due, most overdue first."),
    "list": CommandEntry("record.commands", "list_", "Residents, one row each."),
    "show": CommandEntry(
        "record.commands", "show", "Everything about one resident, in order of time."
    ),
    "find": CommandEntry("entries.finding.commands", "find", "Words in everything that was typed."),
    "place": CommandEntry("homes.commands", "place", "Into a unit, out of any other.", True),
    "vacate": CommandEntry("homes.commands", "vacate", "Out of the unit.", True),
    "away": CommandEntry("stays.absence_commands", "away", "A resident leaves for a time.", True),
    "back": CommandEntry("stays.absence_commands", "back", "A resident returns.", True),
    "lives": CommandEntry(
        "homes.living_situation.commands", "lives", "Where a resident lives.", True
    ),
    "extend": CommandEntry("stays.commands", "extend", "Past a limit, with a reason.", True),
    "contact": CommandEntry("stays.commands", "contact", "The fixed contact changes.", True),
    "discharge": CommandEntry("stays.commands", "discharge", "A stay ends.", True),
    "edit": CommandEntry("entries.commands", "edit", "Correct an entry.", True),
    "annul": CommandEntry(
        "entries.commands", "annul", "Take an entry out, such as one on the wrong person.", True
    ),
    "batch": CommandEntry("app.batch", "batch", "Many write commands, one transaction."),
    "undo": CommandEntry("entries.undo_command", "undo", "Take back the last command whole."),
    "referral add": CommandEntry("referrals.commands", "add", "Somebody asks for a place.", True),
    "referral list": CommandEntry(
        "referrals.commands", "list_", "The waiting list, the next one first."
    ),
    "referral assess": CommandEntry(
        "referrals.commands", "assess", "The need has been assessed.", True
    ),
    "referral offer": CommandEntry("referrals.commands", "offer", "A place is offered.", True),
    "referral decline": CommandEntry(
        "referrals.commands", "decline", "A referral is declined.", True
    ),
    "referral withdraw": CommandEntry(
        "referrals.commands", "withdraw", "The person asks no longer.", True
    ),
    "consent give": CommandEntry("consents.commands", "give", "A consent is given.", True),
    "consent withdraw": CommandEntry(
        "consents.commands", "withdraw", "A consent is withdrawn.", True
    ),
    "consent list": CommandEntry(
        "consents.commands", "list_", "What may be shared, with whom and until when."
    ),
    "rehouse add": CommandEntry(
        "referrals.rehousing_commands", "add", "Somebody must be found another home.", True
    ),
    "rehouse done": CommandEntry(
        "referrals.rehousing_commands", "done", "Another home was found.", True
    ),
    "rehouse list": CommandEntry(
        "referrals.rehousing_commands", "list_", "Who must be rehoused, those without a home first."
    ),
    "plan goal": CommandEntry("care.plans.commands", "goal", "A goal in a life area.", True),
    "plan progress": CommandEntry(
        "care.plans.commands", "progress", "How far a goal has come, from 0 to 10.", True
    ),
    "plan close": CommandEntry(
        "care.plans.commands", "close", "Close a goal, reached or given up.", True
    ),
    "plan review": CommandEntry(
        "care.plans.commands", "review", "The plan was gone through together.", True
    ),
    "plan network": CommandEntry(
        "care.plans.commands", "network", "How many people there are around somebody.", True
    ),
    "plan show": CommandEntry("care.plans.commands", "show", "The plan by life area."),
    "score add": CommandEntry(
        "care.scores.commands", "add", "The total of a measuring instrument.", True
    ),
    "score show": CommandEntry(
        "care.scores.commands", "show", "Scores, and the change since the first."
    ),
    "measure start": CommandEntry("care.measures.commands", "start", "Help begins.", True),
    "measure stop": CommandEntry("care.measures.commands", "stop", "Help ends.", True),
    "measure list": CommandEntry(
        "care.measures.commands", "list_", "Help given, by whom and how much."
    ),
    "outcome add": CommandEntry("care.outcomes.commands", "add", "A result reached.", True),
    "outcome list": CommandEntry(
        "care.outcomes.commands", "list_", "Results reached, in order of date."
    ),
    "unit list": CommandEntry("homes.commands", "list_", "Who lives where, free, held and void."),
    "unit void": CommandEntry("homes.commands", "void", "Take a unit out of use.", True),
    "unit open": CommandEntry("homes.commands", "open_", "Take a void unit into use again.", True),
    "rent charge": CommandEntry("money.rent.commands", "charge", "Charge a month's rent.", True),
    "rent pay": CommandEntry("money.rent.commands", "pay", "Write down a payment of rent.", True),
    "rent agree": CommandEntry(
        "money.rent.commands", "agree", "Agree on paying arrears down.", True
    ),
    "rent list": CommandEntry(
        "money.rent.commands", "list_", "Rent charged, paid and owed, by age."
    ),
    "incident add": CommandEntry("care.incidents.commands", "add", "Write down an incident.", True),
    "incident list": CommandEntry(
        "care.incidents.commands", "list_", "Incidents and what was done, in order of date."
    ),
    "budget show": CommandEntry(
        "money.budget.commands", "show", "A year's plan beside what was booked."
    ),
    "budget book": CommandEntry(
        "money.budget.commands", "book", "Book a voucher against a line.", True
    ),
    "budget entries": CommandEntry(
        "money.budget.commands", "entries", "What has been booked, in order of date."
    ),
    "budget forecast": CommandEntry(
        "money.forecast.command", "forecast", "Where the year is likely to end."
    ),
    "budget funders": CommandEntry(
        "money.funders.command", "funders", "Awards, what is spent of them, and reports."
    ),
    "budget posts": CommandEntry(
        "money.posts.command", "posts", "Posts, in full-time equivalents and kroner."
    ),
    "budget vacancy": CommandEntry(
        "money.vacancy.command", "vacancy", "The rent of units that stand empty."
    ),
    "budget share": CommandEntry(
        "money.sharing.commands", "share", "Share an amount between the municipalities."
    ),
    "budget claim": CommandEntry(
        "money.sharing.commands", "claim", "What municipalities owe for a month."
    ),
    "benefit kvp": CommandEntry(
        "money.benefit.commands", "kvp", "The qualification benefit on a day."
    ),
    "benefit rates": CommandEntry(
        "money.benefit.commands", "rates", "Base amounts, and the benefit by them."
    ),
    "meeting hold": CommandEntry("meetings.commands", "hold", "A meeting was held.", True),
    "meeting agenda": CommandEntry(
        "meetings.commands", "agenda", "What is open, and new since the last meeting."
    ),
    "meeting decide": CommandEntry(
        "meetings.commands", "decide", "A decision, with its owner and due date.", True
    ),
    "meeting done": CommandEntry(
        "meetings.commands", "done", "A decision has been carried out.", True
    ),
    "meeting list": CommandEntry(
        "meetings.commands", "list_", "Meetings: who sat there, and what was decided."
    ),
    "gap add": CommandEntry(
        "meetings.gaps.commands", "add", "Register a gap between services.", True
    ),
    "gap list": CommandEntry("meetings.gaps.commands", "list_", "Gaps, the oldest first."),
    "gap close": CommandEntry("meetings.gaps.commands", "close", "A gap is closed.", True),
    "report month": CommandEntry("reports.period.commands", "month", "A month's report."),
    "report year": CommandEntry("reports.period.commands", "year", "A year's report."),
    "report period": CommandEntry("reports.period.commands", "period", "The report on any period."),
    "report funder": CommandEntry("reports.funder.command", "funder", "A report to a funder."),
    "report circling": CommandEntry(
        "reports.courses.commands", "circling", "Who moves in circles, and who reaches the top."
    ),
    "report retention": CommandEntry(
        "reports.courses.commands", "retention", "How long stays last."
    ),
    "report municipality": CommandEntry(
        "reports.municipality.command", "municipality", "What one municipality gets for its money."
    ),
    "report remark": CommandEntry(
        "reports.remarks.commands", "remark", "Words for a funder's report.", True
    ),
    "report remarks": CommandEntry(
        "reports.remarks.commands", "list_", "Remarks for funders' reports, in order of date."
    ),
    "data history": CommandEntry(
        "entries.changes.commands", "history_", "What was written, when and by whom, newest first."
    ),
    "data import": CommandEntry(
        "exchange.import_command", "import_", "Rows from other systems, or an export."
    ),
    "data export": CommandEntry("exchange.commands", "export", "Everything as CSV and JSON."),
    "data deliver": CommandEntry(
        "region.delivery.command", "deliver", "Rows without names, for a county's picture."
    ),
    "data query": CommandEntry("exchange.queries.query_command", "query", "One question in SQL."),
    "data backup": CommandEntry(
        "storage.backups.commands", "backup", "Write a backup, whole and checked."
    ),
    "data restore": CommandEntry("storage.backups.commands", "restore_", "Put a backup in place."),
    "data merge": CommandEntry(
        "entries.merge_command", "merge", "Two records of one person become one.", True
    ),
    "data access": CommandEntry(
        "rights.commands", "access", "All that is stored about one person."
    ),
    "data erase": CommandEntry("rights.erase_command", "erase", "Erase a person for good."),
    "data keep": CommandEntry("rights.commands", "keep", "Whose data are due to go, and when."),
    "data verify": CommandEntry(
        "verify.commands", "verify", "Check that everything is whole, and what to do if not."
    ),
    "data accept": CommandEntry(
        "verify.commands", "accept", "Accept what another program wrote, and why."
    ),
    "data encrypt": CommandEntry("storage.vault.commands", "encrypt", "Encrypt the database."),
    "data decrypt": CommandEntry(
        "storage.vault.commands", "decrypt", "Write the database out unencrypted."
    ),
    "data rekey": CommandEntry(
        "storage.vault.commands", "rekey", "Take a new key for the database."
    ),
    "data key": CommandEntry("storage.vault.commands", "key", "Where the database's key lies."),
    "data sheet": CommandEntry(
        "storage.vault.commands", "sheet", "Print the recovery sheet again."
    ),
    "data recover": CommandEntry(
        "storage.vault.commands", "recover", "Type a key in from the recovery sheet."
    ),
    "region take": CommandEntry("region.commands", "take", "Take sites' deliveries."),
    "region status": CommandEntry(
        "region.commands", "status", "Which sites have delivered, and until when."
    ),
    "region report": CommandEntry(
        "region.report.command", "report", "One report over all that sites delivered."
    ),
    "config check": CommandEntry(
        "programme.applying.commands", "check", "Check the configuration."
    ),
    "config show": CommandEntry(
        "programme.applying.commands", "show", "The configuration file in use, as it is."
    ),
    "config apply": CommandEntry(
        "programme.applying.commands", "apply", "Apply a changed configuration now."
    ),
    "config example": CommandEntry(
        "programme.applying.commands", "example", "Every key of a configuration, explained."
    ),
    "config schema": CommandEntry(
        "programme.applying.commands", "schema", "A JSON Schema for editors."
    ),
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
    "region": "A picture of many sites, from what each delivers.",
    "config": "The configuration file.",
}

# A letter for what is typed daily, the same in every command that has the option; -o, -p and -h
# are taken.
SHORT = {
    "--area": "-a",
    "--by": "-b",
    "--contact": "-c",
    "--kind": "-k",
    "--minutes": "-m",
    "--next": "-n",
    "--on": "-d",
    "--reason": "-r",
    "--step": "-s",
    "--to": "-t",
    "--unit": "-u",
    "--voice": "-v",
    "--within": "-w",
}

DEFAULTS = {"budget": "show"}
