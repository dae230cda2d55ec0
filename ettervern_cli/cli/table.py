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
    "admit": Entry("residents", "admit", "A stay begins.", True),
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
    "extend": Entry("stays", "extend", "Past a limit, with a reason.", True),
    "contact": Entry("stays", "contact", "The fixed contact changes.", True),
    "discharge": Entry("stays", "discharge", "A stay ends.", True),
    "edit": Entry("corrections", "edit", "Correct an entry.", True),
    "annul": Entry(
        "corrections", "annul", "Take an entry out, such as one on the wrong person.", True
    ),
    "batch": Entry("corrections", "batch", "Many write commands, one transaction."),
    "undo": Entry("corrections", "undo", "Take back the last command whole."),
    "unit list": Entry("units", "list_", "Who lives where, free, held and void."),
    "unit void": Entry("units", "void", "Take a unit out of use.", True),
    "unit open": Entry("units", "open_", "Take a void unit into use again.", True),
    "budget show": Entry("budget", "show", "A year's plan beside what was booked."),
    "budget book": Entry("budget", "book", "Book a voucher against a line.", True),
    "budget entries": Entry("budget", "entries", "What has been booked, in order of date."),
    "report month": Entry("report", "month", "A month's report."),
    "report year": Entry("report", "year", "A year's report."),
    "report period": Entry("report", "period", "The report on any period."),
    "data history": Entry("data", "history_", "What was written, when and by whom, newest first."),
    "config check": Entry("config", "check", "Check the configuration."),
    "config show": Entry("config", "show", "The configuration file in use, as it is."),
    "config apply": Entry("config", "apply", "Apply a changed configuration now."),
    "config schema": Entry("config", "schema", "A JSON Schema for editors."),
}

GROUPS: dict[str, str] = {
    "unit": "Units: who lives where, void and open.",
    "budget": "Budget: plan, bookings and what is left.",
    "report": "Reports on a month, a year or any period.",
    "data": "The history of what was written.",
    "config": "The configuration file.",
}

DEFAULTS = {"budget": "show"}
