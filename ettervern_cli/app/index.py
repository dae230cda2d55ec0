"""Every command: where its function is, and one line of help. Nothing is imported until used."""

from typing import NamedTuple


class CommandEntry(NamedTuple):
    """A command's module in the package, its function, its one-line help, and its nature."""

    module: str
    function: str
    help: str
    writes: bool = False


def at(module: str, text: str, function: str = "") -> CommandEntry:
    """A command that lies in a module of the package; ``text`` is its one line of help.

    Its function is called as the command is, by its last word, unless it is named.
    """
    return CommandEntry(module, function, text)


def writes(module: str, text: str) -> CommandEntry:
    """A command that writes into the case book, alone or as a line of a batch."""
    return CommandEntry(module, "", text, writes=True)


COMMANDS: dict[str, CommandEntry] = {
    "init": at("workspace.commands", "Make a workspace from a template."),
    "demo": at("workspace.commands", "A workspace full of invented residents."),
    "help": at("help.commands", "Topics: how things are done, and why."),
    "today": at("today.command", "What needs you now."),
    "admit": writes("stays.admit_command", "A stay begins."),
    "advance": writes("ladder.commands", "Up one step, or to the step named."),
    "demote": writes("ladder.commands", "Down, for a reason."),
    "log": writes("follow_ups.commands", "A follow-up, held or missed."),
    "due": at("follow_ups.due_command", "Follow-ups due, most overdue first."),
    "list": at("record.commands", "Residents, one row each."),
    "show": at("record.commands", "Everything about one resident, in order of time."),
    "find": at("entries.finding.commands", "Words in everything that was typed."),
    "place": writes("homes.commands", "Into a unit, out of any other."),
    "vacate": writes("homes.commands", "Out of the unit."),
    "away": writes("stays.absence_commands", "A resident leaves for a time."),
    "back": writes("stays.absence_commands", "A resident returns."),
    "lives": writes("homes.living_situation.commands", "Where a resident lives."),
    "extend": writes("stays.commands", "Past a limit, with a reason."),
    "contact": writes("stays.commands", "The fixed contact changes."),
    "municipality": writes("stays.commands", "Another home municipality."),
    "discharge": writes("stays.commands", "A stay ends."),
    "edit": writes("entries.commands", "Correct an entry."),
    "annul": writes("entries.commands", "Take an entry out, such as one on the wrong person."),
    "batch": at("app.batch", "Many write commands, one transaction."),
    "undo": at("entries.undo_command", "Take back the last command whole."),
    "referral add": writes("referrals.commands", "Somebody asks for a place."),
    "referral list": at("referrals.commands", "The waiting list, the next one first."),
    "referral assess": writes("referrals.commands", "The need has been assessed."),
    "referral offer": writes("referrals.commands", "A place is offered."),
    "referral decline": writes("referrals.commands", "A referral is declined."),
    "referral withdraw": writes("referrals.commands", "The person asks no longer."),
    "consent give": writes("consents.commands", "A consent is given."),
    "consent withdraw": writes("consents.commands", "A consent is withdrawn."),
    "consent list": at("consents.commands", "What may be shared, with whom and until when."),
    "rehouse add": writes("referrals.rehousing_commands", "Somebody must be found another home."),
    "rehouse done": writes("referrals.rehousing_commands", "Another home was found."),
    "rehouse list": at(
        "referrals.rehousing_commands", "Who must be rehoused, those without a home first."
    ),
    "plan goal": writes("care.plans.commands", "A goal in a life area."),
    "plan progress": writes("care.plans.commands", "How far a goal has come, from 0 to 10."),
    "plan close": writes("care.plans.commands", "Close a goal, reached or given up."),
    "plan review": writes("care.plans.commands", "The plan was gone through together."),
    "plan network": writes("care.plans.commands", "How many people there are around somebody."),
    "plan status": writes("care.plans.commands", "Whether somebody has an individual plan."),
    "plan taper": writes(
        "care.plans.commands", "A step of tapering off, agreed with the resident."
    ),
    "plan show": at("care.plans.commands", "The plan by life area."),
    "score add": writes("care.scores.commands", "The total of a measuring instrument."),
    "score show": at("care.scores.commands", "Scores, and the change since the first."),
    "measure start": writes("care.measures.commands", "Help begins."),
    "measure stop": writes("care.measures.commands", "Help ends."),
    "measure list": at("care.measures.commands", "Help given, by whom and how much."),
    "outcome add": writes("care.outcomes.commands", "A result reached."),
    "outcome list": at("care.outcomes.commands", "Results reached, in order of date."),
    "volunteer match": writes(
        "care.volunteers.commands", "A volunteer is matched with a resident."
    ),
    "volunteer hours": writes("care.volunteers.commands", "Hours with a volunteer."),
    "volunteer end": writes("care.volunteers.commands", "A volunteer comes no more."),
    "volunteer list": at("care.volunteers.commands", "Volunteers, with whom and how much."),
    "exclusion add": writes("care.exclusions.commands", "Shut out of another service."),
    "exclusion end": writes("care.exclusions.commands", "The service is open again."),
    "exclusion list": at("care.exclusions.commands", "Who is shut out of which service."),
    "home wish": writes("homes.choices.commands", "The home that a resident wishes for."),
    "home given": writes("homes.choices.commands", "The home that came of a wish."),
    "home list": at("homes.choices.commands", "Homes wished for, and what came of it."),
    "household join": writes("homes.households.commands", "Into somebody's home, to share it."),
    "household children": writes(
        "homes.households.commands", "Children under 18, as years of birth."
    ),
    "household list": at(
        "homes.households.commands", "Who shares a home and its rent, and the children there."
    ),
    "unit list": at("homes.commands", "Who lives where, free, held and void."),
    "unit void": writes("homes.commands", "Take a unit out of use."),
    "unit open": writes("homes.commands", "Take a void unit into use again."),
    "lease add": writes("homes.leases.commands", "A lease of a home outside the units."),
    "lease renew": writes("homes.leases.commands", "A new lease of the unit lived in."),
    "lease end": writes("homes.leases.commands", "The lease outside the units is over."),
    "lease list": at("homes.leases.commands", "Leases in force, of units and elsewhere."),
    "eviction warn": writes("homes.evictions.commands", "A tenant is warned in writing."),
    "eviction petition": writes(
        "homes.evictions.commands", "Namsmannen is asked to put the tenant out."
    ),
    "eviction ruling": writes("homes.evictions.commands", "Namsmannen has ruled."),
    "eviction carried-out": writes(
        "homes.evictions.commands", "Namsmannen has put the tenant out."
    ),
    "eviction settle": writes(
        "homes.evictions.commands", "The eviction is off, the matter was settled."
    ),
    "eviction withdraw": writes("homes.evictions.commands", "The landlord withdraws the eviction."),
    "eviction list": at("homes.evictions.commands", "Evictions, by the day of the warning."),
    "rent charge": writes("money.rent.commands", "Charge a month's rent."),
    "rent opening": writes("money.rent.commands", "Rent owed from before."),
    "rent set": writes("money.rent.commands", "Another rent from a day on."),
    "rent pay": writes("money.rent.commands", "Write down a payment of rent."),
    "rent agree": writes("money.rent.commands", "Agree on paying arrears down."),
    "rent list": at("money.rent.commands", "Rent charged, paid and owed, by age."),
    "incident add": writes("care.incidents.commands", "Write down an incident."),
    "incident list": at(
        "care.incidents.commands", "Incidents and what was done, in order of date."
    ),
    "budget show": at("money.budget.commands", "A year's plan beside what was booked."),
    "budget book": writes("money.budget.commands", "Book a voucher against a line."),
    "budget entries": at("money.budget.commands", "What has been booked, in order of date."),
    "budget forecast": at("money.forecast.command", "Where the year is likely to end."),
    "budget funders": at("money.funders.command", "Awards, what is spent of them, and reports."),
    "budget posts": at("money.posts.command", "Posts, in full-time equivalents and kroner."),
    "budget vacancy": at("money.vacancy.command", "The rent of units that stand empty."),
    "budget share": at("money.sharing.commands", "Share an amount between the municipalities."),
    "budget claim": at("money.sharing.commands", "What municipalities owe for a month."),
    "budget claims": at(
        "money.sharing.commands", "Claims issued, and what is left to correct.", "issued_claims"
    ),
    "benefit kvp": at("money.benefit.commands", "The qualification benefit on a day."),
    "benefit apply": writes("money.benefit.application_commands", "A benefit is applied for."),
    "benefit answer": writes("money.benefit.application_commands", "The answer to an application."),
    "benefit list": at(
        "money.benefit.application_commands", "Benefits applied for, and the answers."
    ),
    "benefit rates": at("money.benefit.commands", "Base amounts, and the benefit by them."),
    "meeting hold": writes("meetings.commands", "A meeting was held."),
    "meeting agenda": at("meetings.commands", "What is open, and new since the last meeting."),
    "meeting decide": writes("meetings.commands", "A decision, with its owner and due date."),
    "meeting done": writes("meetings.commands", "A decision has been carried out."),
    "meeting list": at("meetings.commands", "Meetings: who sat there, and what was decided."),
    "gap add": writes("meetings.gaps.commands", "Register a gap between services."),
    "gap list": at("meetings.gaps.commands", "Gaps, the oldest first."),
    "gap close": writes("meetings.gaps.commands", "A gap is closed."),
    "report month": at("reports.period.commands", "A month's report."),
    "report year": at("reports.period.commands", "A year's report."),
    "report period": at("reports.period.commands", "The report on any period."),
    "report funder": at("reports.funder.command", "A report to a funder."),
    "report circling": at(
        "reports.courses.commands", "Who moves in circles, and who reaches the top."
    ),
    "report retention": at("reports.courses.commands", "How long stays last."),
    "report municipality": at(
        "reports.municipality.command", "What one municipality gets for its money."
    ),
    "milestone done": writes("reports.progress.commands", "A milestone is reached."),
    "milestone list": at("reports.progress.commands", "The plan of progress.", "milestones"),
    "count add": writes("reports.progress.commands", "A count outside the programme."),
    "count list": at("reports.progress.commands", "Counts in order of time.", "counts"),
    "report remark": writes("reports.remarks.commands", "Words for a funder's report."),
    "report remarks": at(
        "reports.remarks.commands", "Remarks for funders' reports, in order of date.", "list_"
    ),
    "data history": at(
        "entries.changes.commands", "What was written, when and by whom, newest first.", "history_"
    ),
    "data import": at("exchange.import_command", "Rows from other systems, or an export."),
    "data export": at("exchange.commands", "Everything as CSV and JSON."),
    "data deliver": at("region.delivery.command", "Rows without names, for a county's picture."),
    "data query": at("exchange.queries.query_command", "One question in SQL."),
    "data backup": at("storage.backups.commands", "Write a backup, whole and checked."),
    "data restore": at("storage.backups.commands", "Put a backup in place.", "restore_"),
    "data merge": writes("entries.merge_command", "Two records of one person become one."),
    "data access": at("rights.commands", "All that is stored about one person."),
    "data erase": at("rights.erase_command", "Erase a person for good."),
    "data keep": at("rights.commands", "Whose data are due to go, and when."),
    "data verify": at("verify.commands", "Check that everything is whole, and what to do if not."),
    "data accept": at("verify.commands", "Accept what another program wrote, and why."),
    "data encrypt": at("storage.vault.commands", "Encrypt the database."),
    "data decrypt": at("storage.vault.commands", "Write the database out unencrypted."),
    "data rekey": at("storage.vault.commands", "Take a new key for the database."),
    "data key": at("storage.vault.commands", "Where the database's key lies."),
    "data sheet": at("storage.vault.commands", "Print the recovery sheet again."),
    "data recover": at("storage.vault.commands", "Type a key in from the recovery sheet."),
    "region take": at("region.commands", "Take sites' deliveries."),
    "region status": at("region.commands", "Which sites have delivered, and until when."),
    "region report": at("region.report.command", "One report over many sites."),
    "config check": at("programme.applying.commands", "Check the configuration."),
    "config show": at("programme.applying.commands", "The configuration file in use, as it is."),
    "config apply": at("programme.applying.commands", "Apply a changed configuration now."),
    "config example": at("programme.applying.commands", "Every key of a configuration, explained."),
    "config schema": at("programme.applying.commands", "A JSON Schema for editors."),
}
# Words that Python has itself, behind which a function's name has a mark.
TAKEN = ("help", "import", "list", "open", "set")
for _name, _entry in COMMANDS.items():
    if not _entry.function:
        _word = _name.rpartition(" ")[2].replace("-", "_")
        COMMANDS[_name] = _entry._replace(function=_word + "_" * (_word in TAKEN))

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
