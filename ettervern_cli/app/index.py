"""Every command: where its function is, and one line of help. Nothing is imported until used."""

from typing import NamedTuple


class CommandEntry(NamedTuple):
    """A command's module in the package, its function, its one-line help, and its nature."""

    module: str
    function: str
    help: str
    writes: bool = False


def at(module: str, function: str, text: str) -> CommandEntry:
    """A command that lies in a module of the package; ``text`` is its one line of help."""
    return CommandEntry(module, function, text)


def writes(module: str, function: str, text: str) -> CommandEntry:
    """A command that writes into the case book, alone or as a line of a batch."""
    return CommandEntry(module, function, text, writes=True)


COMMANDS: dict[str, CommandEntry] = {
    "init": at("workspace.commands", "init", "Make a workspace from a template."),
    "demo": at("workspace.commands", "demo", "A workspace full of invented residents."),
    "help": at("help.commands", "help_", "Topics: how things are done, and why."),
    "today": at("today.command", "today", "What needs you now."),
    "admit": writes("stays.admit_command", "admit", "A stay begins."),
    "advance": writes("ladder.commands", "advance", "Up one step, or to the step named."),
    "demote": writes("ladder.commands", "demote", "Down, for a reason."),
    "log": writes("follow_ups.commands", "log", "A follow-up, held or missed."),
    "due": at("follow_ups.due_command", "due", "Follow-ups due, most overdue first."),
    "list": at("record.commands", "list_", "Residents, one row each."),
    "show": at("record.commands", "show", "Everything about one resident, in order of time."),
    "find": at("entries.finding.commands", "find", "Words in everything that was typed."),
    "place": writes("homes.commands", "place", "Into a unit, out of any other."),
    "vacate": writes("homes.commands", "vacate", "Out of the unit."),
    "away": writes("stays.absence_commands", "away", "A resident leaves for a time."),
    "back": writes("stays.absence_commands", "back", "A resident returns."),
    "lives": writes("homes.living_situation.commands", "lives", "Where a resident lives."),
    "extend": writes("stays.commands", "extend", "Past a limit, with a reason."),
    "contact": writes("stays.commands", "contact", "The fixed contact changes."),
    "municipality": writes("stays.commands", "municipality", "Another home municipality."),
    "discharge": writes("stays.commands", "discharge", "A stay ends."),
    "edit": writes("entries.commands", "edit", "Correct an entry."),
    "annul": writes(
        "entries.commands", "annul", "Take an entry out, such as one on the wrong person."
    ),
    "batch": at("app.batch", "batch", "Many write commands, one transaction."),
    "undo": at("entries.undo_command", "undo", "Take back the last command whole."),
    "referral add": writes("referrals.commands", "add", "Somebody asks for a place."),
    "referral list": at("referrals.commands", "list_", "The waiting list, the next one first."),
    "referral assess": writes("referrals.commands", "assess", "The need has been assessed."),
    "referral offer": writes("referrals.commands", "offer", "A place is offered."),
    "referral decline": writes("referrals.commands", "decline", "A referral is declined."),
    "referral withdraw": writes("referrals.commands", "withdraw", "The person asks no longer."),
    "consent give": writes("consents.commands", "give", "A consent is given."),
    "consent withdraw": writes("consents.commands", "withdraw", "A consent is withdrawn."),
    "consent list": at(
        "consents.commands", "list_", "What may be shared, with whom and until when."
    ),
    "rehouse add": writes(
        "referrals.rehousing_commands", "add", "Somebody must be found another home."
    ),
    "rehouse done": writes("referrals.rehousing_commands", "done", "Another home was found."),
    "rehouse list": at(
        "referrals.rehousing_commands", "list_", "Who must be rehoused, those without a home first."
    ),
    "plan goal": writes("care.plans.commands", "goal", "A goal in a life area."),
    "plan progress": writes(
        "care.plans.commands", "progress", "How far a goal has come, from 0 to 10."
    ),
    "plan close": writes("care.plans.commands", "close", "Close a goal, reached or given up."),
    "plan review": writes("care.plans.commands", "review", "The plan was gone through together."),
    "plan network": writes(
        "care.plans.commands", "network", "How many people there are around somebody."
    ),
    "plan status": writes(
        "care.plans.commands", "status", "Whether somebody has an individual plan."
    ),
    "plan taper": writes(
        "care.plans.commands", "taper", "A step of tapering off, agreed with the resident."
    ),
    "plan show": at("care.plans.commands", "show", "The plan by life area."),
    "score add": writes("care.scores.commands", "add", "The total of a measuring instrument."),
    "score show": at("care.scores.commands", "show", "Scores, and the change since the first."),
    "measure start": writes("care.measures.commands", "start", "Help begins."),
    "measure stop": writes("care.measures.commands", "stop", "Help ends."),
    "measure list": at("care.measures.commands", "list_", "Help given, by whom and how much."),
    "outcome add": writes("care.outcomes.commands", "add", "A result reached."),
    "outcome list": at("care.outcomes.commands", "list_", "Results reached, in order of date."),
    "volunteer match": writes(
        "care.volunteers.commands", "match", "A volunteer is matched with a resident."
    ),
    "volunteer hours": writes("care.volunteers.commands", "hours", "Hours with a volunteer."),
    "volunteer end": writes("care.volunteers.commands", "end", "A volunteer comes no more."),
    "volunteer list": at(
        "care.volunteers.commands", "list_", "Volunteers, with whom and how much."
    ),
    "exclusion add": writes("care.exclusions.commands", "add", "Shut out of another service."),
    "exclusion end": writes("care.exclusions.commands", "end", "The service is open again."),
    "exclusion list": at("care.exclusions.commands", "list_", "Who is shut out of which service."),
    "home wish": writes("homes.choices.commands", "wish", "The home that a resident wishes for."),
    "home given": writes("homes.choices.commands", "given", "The home that came of a wish."),
    "home list": at("homes.choices.commands", "list_", "Homes wished for, and what came of it."),
    "household join": writes(
        "homes.households.commands", "join", "Into somebody's home, to share it."
    ),
    "household children": writes(
        "homes.households.commands", "children", "Children under 18, as years of birth."
    ),
    "household list": at(
        "homes.households.commands",
        "list_",
        "Who shares a home and its rent, and the children there.",
    ),
    "unit list": at("homes.commands", "list_", "Who lives where, free, held and void."),
    "unit void": writes("homes.commands", "void", "Take a unit out of use."),
    "unit open": writes("homes.commands", "open_", "Take a void unit into use again."),
    "lease add": writes("homes.leases.commands", "add", "A lease of a home outside the units."),
    "lease renew": writes("homes.leases.commands", "renew", "A new lease of the unit lived in."),
    "lease end": writes("homes.leases.commands", "end", "The lease outside the units is over."),
    "lease list": at("homes.leases.commands", "list_", "Leases in force, of units and elsewhere."),
    "eviction warn": writes("homes.evictions.commands", "warn", "A tenant is warned in writing."),
    "eviction petition": writes(
        "homes.evictions.commands", "petition", "Namsmannen is asked to put the tenant out."
    ),
    "eviction ruling": writes("homes.evictions.commands", "ruling", "Namsmannen has ruled."),
    "eviction carried-out": writes(
        "homes.evictions.commands", "carried_out", "Namsmannen has put the tenant out."
    ),
    "eviction settle": writes(
        "homes.evictions.commands", "settle", "The eviction is off, the matter was settled."
    ),
    "eviction withdraw": writes(
        "homes.evictions.commands", "withdraw", "The landlord withdraws the eviction."
    ),
    "eviction list": at(
        "homes.evictions.commands", "list_", "Evictions, by the day of the warning."
    ),
    "rent charge": writes("money.rent.commands", "charge", "Charge a month's rent."),
    "rent opening": writes("money.rent.commands", "opening", "Rent owed from before."),
    "rent set": writes("money.rent.commands", "set_", "Another rent from a day on."),
    "rent pay": writes("money.rent.commands", "pay", "Write down a payment of rent."),
    "rent agree": writes("money.rent.commands", "agree", "Agree on paying arrears down."),
    "rent list": at("money.rent.commands", "list_", "Rent charged, paid and owed, by age."),
    "incident add": writes("care.incidents.commands", "add", "Write down an incident."),
    "incident list": at(
        "care.incidents.commands", "list_", "Incidents and what was done, in order of date."
    ),
    "budget show": at("money.budget.commands", "show", "A year's plan beside what was booked."),
    "budget book": writes("money.budget.commands", "book", "Book a voucher against a line."),
    "budget entries": at(
        "money.budget.commands", "entries", "What has been booked, in order of date."
    ),
    "budget forecast": at("money.forecast.command", "forecast", "Where the year is likely to end."),
    "budget funders": at(
        "money.funders.command", "funders", "Awards, what is spent of them, and reports."
    ),
    "budget posts": at(
        "money.posts.command", "posts", "Posts, in full-time equivalents and kroner."
    ),
    "budget vacancy": at("money.vacancy.command", "vacancy", "The rent of units that stand empty."),
    "budget share": at(
        "money.sharing.commands", "share", "Share an amount between the municipalities."
    ),
    "budget claim": at("money.sharing.commands", "claim", "What municipalities owe for a month."),
    "budget claims": at(
        "money.sharing.commands", "issued_claims", "Claims issued, and what is left to correct."
    ),
    "benefit kvp": at("money.benefit.commands", "kvp", "The qualification benefit on a day."),
    "benefit apply": writes(
        "money.benefit.application_commands", "apply", "A benefit is applied for."
    ),
    "benefit answer": writes(
        "money.benefit.application_commands", "answer", "The answer to an application."
    ),
    "benefit list": at(
        "money.benefit.application_commands", "list_", "Benefits applied for, and the answers."
    ),
    "benefit rates": at(
        "money.benefit.commands", "rates", "Base amounts, and the benefit by them."
    ),
    "meeting hold": writes("meetings.commands", "hold", "A meeting was held."),
    "meeting agenda": at(
        "meetings.commands", "agenda", "What is open, and new since the last meeting."
    ),
    "meeting decide": writes(
        "meetings.commands", "decide", "A decision, with its owner and due date."
    ),
    "meeting done": writes("meetings.commands", "done", "A decision has been carried out."),
    "meeting list": at(
        "meetings.commands", "list_", "Meetings: who sat there, and what was decided."
    ),
    "gap add": writes("meetings.gaps.commands", "add", "Register a gap between services."),
    "gap list": at("meetings.gaps.commands", "list_", "Gaps, the oldest first."),
    "gap close": writes("meetings.gaps.commands", "close", "A gap is closed."),
    "report month": at("reports.period.commands", "month", "A month's report."),
    "report year": at("reports.period.commands", "year", "A year's report."),
    "report period": at("reports.period.commands", "period", "The report on any period."),
    "report funder": at("reports.funder.command", "funder", "A report to a funder."),
    "report circling": at(
        "reports.courses.commands", "circling", "Who moves in circles, and who reaches the top."
    ),
    "report retention": at("reports.courses.commands", "retention", "How long stays last."),
    "report municipality": at(
        "reports.municipality.command", "municipality", "What one municipality gets for its money."
    ),
    "milestone done": writes("reports.progress.commands", "done", "A milestone is reached."),
    "milestone list": at("reports.progress.commands", "milestones", "The plan of progress."),
    "count add": writes("reports.progress.commands", "add", "A count outside the programme."),
    "count list": at("reports.progress.commands", "counts", "Counts in order of time."),
    "report remark": writes("reports.remarks.commands", "remark", "Words for a funder's report."),
    "report remarks": at(
        "reports.remarks.commands", "list_", "Remarks for funders' reports, in order of date."
    ),
    "data history": at(
        "entries.changes.commands", "history_", "What was written, when and by whom, newest first."
    ),
    "data import": at(
        "exchange.import_command", "import_", "Rows from other systems, or an export."
    ),
    "data export": at("exchange.commands", "export", "Everything as CSV and JSON."),
    "data deliver": at(
        "region.delivery.command", "deliver", "Rows without names, for a county's picture."
    ),
    "data query": at("exchange.queries.query_command", "query", "One question in SQL."),
    "data backup": at("storage.backups.commands", "backup", "Write a backup, whole and checked."),
    "data restore": at("storage.backups.commands", "restore_", "Put a backup in place."),
    "data merge": writes("entries.merge_command", "merge", "Two records of one person become one."),
    "data access": at("rights.commands", "access", "All that is stored about one person."),
    "data erase": at("rights.erase_command", "erase", "Erase a person for good."),
    "data keep": at("rights.commands", "keep", "Whose data are due to go, and when."),
    "data verify": at(
        "verify.commands", "verify", "Check that everything is whole, and what to do if not."
    ),
    "data accept": at("verify.commands", "accept", "Accept what another program wrote, and why."),
    "data encrypt": at("storage.vault.commands", "encrypt", "Encrypt the database."),
    "data decrypt": at("storage.vault.commands", "decrypt", "Write the database out unencrypted."),
    "data rekey": at("storage.vault.commands", "rekey", "Take a new key for the database."),
    "data key": at("storage.vault.commands", "key", "Where the database's key lies."),
    "data sheet": at("storage.vault.commands", "sheet", "Print the recovery sheet again."),
    "data recover": at(
        "storage.vault.commands", "recover", "Type a key in from the recovery sheet."
    ),
    "region take": at("region.commands", "take", "Take sites' deliveries."),
    "region status": at("region.commands", "status", "Which sites have delivered, and until when."),
    "region report": at("region.report.command", "report", "One report over many sites."),
    "config check": at("programme.applying.commands", "check", "Check the configuration."),
    "config show": at(
        "programme.applying.commands", "show", "The configuration file in use, as it is."
    ),
    "config apply": at(
        "programme.applying.commands", "apply", "Apply a changed configuration now."
    ),
    "config example": at(
        "programme.applying.commands", "example", "Every key of a configuration, explained."
    ),
    "config schema": at("programme.applying.commands", "schema", "A JSON Schema for editors."),
}

GROUPS: dict[str, str] = {
    "referral": "Referrals: who asks for a place, and who is next.",
    "consent": "Consents: what may be shared, with whom and until when.",
    "rehouse": "The changeover list: who must be found another home.",
    "plan": "Plans: goals, progress, reviews and the network.",
    "score": "Scores: totals of measuring instruments, and what they mean.",
    "measure": "Measures: help given for a time by a provider.",
    "outcome": "Outcomes: results that are counted.",
    "volunteer": "Volunteers: matched with whom, and hours.",
    "exclusion": "Exclusions: other services that somebody is shut out of.",
    "home": "The choice of a home: what was wished for and given.",
    "household": "Households: who shares a home, and children.",
    "unit": "Units: who lives where, void and open.",
    "lease": "Leases: of units and elsewhere.",
    "eviction": "Evictions, from the warning to the day.",
    "rent": "Rent: what is charged, paid and owed.",
    "incident": "Incidents: what happened, and what was done about it.",
    "budget": "Budget: plan, bookings and what is left.",
    "benefit": "Benefits: applied for and answered; the qualification benefit (KVP) on a day.",
    "meeting": "Meetings of the agencies: agenda, attendance, decisions.",
    "gap": "Gaps between services (glippsoner), each owned by an agency.",
    "milestone": "The plan of progress: milestones, due and reached.",
    "count": "Counts outside the programme, as of the homeless.",
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
