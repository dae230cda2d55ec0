"""The waiting list and the consents of a period's report: heading, tables and sentences."""

from ettervern_cli.reports.parts_screen import counts
from ettervern_cli.reports.period.report import People
from ettervern_cli.reports.period.requests import Consents
from ettervern_cli.screen.tables import Table
from ettervern_cli.words import Language


def waiting(people: People, say: Language) -> tuple[str, list[Table]]:
    """How many asked for a place on the last day."""
    return say.say("report.waiting_list"), [counts(say, "report.", people, ("referred", "waiting"))]


def consents(found: Consents, say: Language) -> tuple[str, list[Table]]:
    """How many residents have consented, and what changed."""
    return say.say("report.consents"), [counts(say, "report.consents_", found, found._fields)]
