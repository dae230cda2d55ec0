"""A period report's block on rent: heading, table and sentence."""

import datetime as dt

from ettervern_cli.reports.period.report import Arrears
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Sentence
from ettervern_cli.screen.tables import Head, Table, cell
from ettervern_cli.words import Language


def rent(
    found: Arrears, say: Language, last: dt.date, who: str
) -> tuple[str, list[Table], list[Sentence]]:
    """What was charged and paid, and what is owed by age; ``who`` is what residents are called."""
    amounts = {
        "rent_charged": found.charged_ore,
        "rent_paid": found.paid_ore,
        "arrears_30": found.ages.young_ore,
        "arrears_90": found.ages.middle_ore,
        "arrears_older": found.ages.older_ore,
        "arrears": found.ages.total_ore,
    }
    rows = [[cell(say.say(f"report.{name}")), values.kroner(ore)] for name, ore in amounts.items()]
    if found.residents:
        number = say.number(found.residents)
        sentence: Sentence = values.number(
            say.say("report.in_arrears", last=last, number=number, who=who),
            say.say("page.in_arrears", last=last),
            found.residents,
        )
    else:
        sentence = say.say("report.nobody_in_arrears", last=last)
    return say.say("report.rent"), [Table([Head(), Head(right=True)], rows)], [sentence]
