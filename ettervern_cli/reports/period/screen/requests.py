"""The waiting list and the consents of a period's report: heading, tables and sentences."""

from ettervern_cli.reports.period.report import People
from ettervern_cli.reports.period.requests import Consents
from ettervern_cli.screen import values
from ettervern_cli.screen.tables import Head, Table, cell
from ettervern_cli.words import Language


def waiting(people: People, say: Language) -> tuple[str, list[Table]]:
    """How many asked for a place on the last day."""
    counts = {"referred": people.referred, "waiting": people.waiting}
    return say.say("report.waiting_list"), [_counts(counts, say)]


def consents(found: Consents, say: Language) -> tuple[str, list[Table]]:
    """How many residents have consented, and what changed."""
    counts = {f"consents_{name}": number for name, number in found._asdict().items()}
    return say.say("report.consents"), [_counts(counts, say)]


def _counts(counts: dict[str, int | None], say: Language) -> Table:
    rows = [
        [cell(say.say(f"report.{name}")), values.count(number or 0)]
        for name, number in counts.items()
    ]
    return Table([Head(), Head(right=True)], rows)
