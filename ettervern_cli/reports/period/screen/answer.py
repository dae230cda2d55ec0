"""What a period's report says first: money, homes, exits, then people and follow-ups.

Each is a count with its fraction, beside what it was a year before and what is aimed at.
"""

from ettervern_cli.reports.parts_screen import served
from ettervern_cli.reports.period.compared import Targets
from ettervern_cli.reports.period.report import Report
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Figure, Figured, Sentence
from ettervern_cli.values.money import Ore
from ettervern_cli.words import Language


def answer(report: Report, say: Language) -> list[Sentence]:
    """What the report says in a few sentences; what there is none of is left out."""
    was, targets = report.year_before, report.targets or Targets()
    found = _spent(report, say)
    if report.occupancy.bed_days or (was and was.lived_in.denominator):
        found.append(_lived_in(report, say, targets.occupancy))
    success = report.exits.success
    if success.denominator or (was and was.success.denominator):
        said = values.share(say, "report.lasting", *success)
        found.append(values.beside(say, said, was and was.success, targets.lasting_homes))
    if report.people.served or was:
        said = served(say, "report.people", report.residents_are, report.people)
        found.append(values.beside(say, said, was and was.served))
    due = report.follow_ups.on_time
    if due.denominator or (was and was.on_time.denominator):
        said = values.share(say, "report.on_time", *due)
        found.append(values.beside(say, said, was and was.on_time, targets.on_time))
    return found if report.people.served else [say.say("report.nobody"), *found]


def _lived_in(report: Report, say: Language, target: int | None) -> Figured:
    """Nights lived in, of all there were, and those held."""
    units, was = report.occupancy, report.year_before
    held = say.number(units.held_days)
    also = "" if units.held_days == 0 else "_held"
    text = say.say(f"report.lived_in{also}", share=values.fraction(say, *units.rate), held=held)
    part, whole = map(say.number, units.rate)
    share = Figure(
        say.say("page.nights"),
        values.percent(*units.rate),
        say.say(f"page.of_beds{also}", part=part, whole=whole, held=held),
    )
    return values.beside(say, Figured(text, [share]), was and was.lived_in, target)


def _spent(report: Report, say: Language) -> list[Sentence]:
    """Costs to date beside the year's plan; nothing where the period touches several years."""
    costs, was = report.money.totals.cost, report.year_before
    if report.period.first < report.money.to_date_from:
        return []
    before = None if was is None or was.spent_ore is None else Ore(was.spent_ore)
    spent = costs.actual_to_date_ore
    if costs.planned_ore is None or (spent is None and before is None):
        return []
    spent = spent or 0
    facts = {
        "year": str(report.period.last.year),
        "spent": say.kroner(spent),
        "planned": say.kroner(costs.planned_ore),
        "percent": say.percent(spent, costs.planned_ore),
    }
    figure = Figure(
        say.say("page.spent", **facts),
        values.percent(Ore(spent), Ore(costs.planned_ore)),
        say.say("page.spent_note", **facts),
    )
    return [values.beside(say, Figured(say.say("report.spent", **facts), [figure]), before)]
