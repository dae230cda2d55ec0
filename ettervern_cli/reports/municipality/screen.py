"""What one municipality gets for its money, as a page. Codes alone, no names."""

from collections.abc import Iterator

from ettervern_cli.money.sharing.screen import by_key
from ettervern_cli.reports.municipality.report import (
    Cost,
    LadderReached,
    MonthClaim,
    MunicipalityReport,
)
from ettervern_cli.reports.parts_screen import (
    about,
    contacts,
    counts,
    ended,
    exit_tables,
    foot,
    served,
    who,
)
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Block, Figure, Figured, Page, Sentence
from ettervern_cli.screen.phrases import columns
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.tables import Head, Table, cell
from ettervern_cli.values.dates import month_period
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.words import Language

NIGHTS = {"lived_in": "occupied_days", "held": "held_days", "bed_days": "bed_days"}


def page(report: MunicipalityReport, say: Language, *, full: bool) -> Page:
    """The report as a page; ``full`` shows steps that nobody came to as well."""
    period = report.period
    return Page(
        title=say.say("municipality.title", town=report.municipality_name),
        about=about(report.name, period, say, cut=report.cut),
        answer=_answer(report, say),
        blocks=list(_blocks(report, say, full=full)),
        foot=foot(report.seal, say),
        last=period.last,
    )


def _answer(report: MunicipalityReport, say: Language) -> list[Sentence]:
    people = report.people
    if not people.served:
        nobody = say.say("municipality.nobody", town=report.municipality_name)
        return [nobody, *_pays(report, say)]
    facts = {"town": report.municipality_name}
    sentences: list[Sentence] = [
        served(say, "municipality.people", report.residents_are, people, **facts)
    ]
    used = report.bed_days
    if used.all_used:
        sentence = say.say(
            "municipality.used",
            days=say.number(used.bed_days),
            share=say.percent(*used.of_all_used),
        )
        figures = [
            Figure(say.say("municipality.units"), values.count(used.bed_days)),
            values.rate(say, "municipality.of_all_used", *used.of_all_used),
        ]
        sentences.append(Figured(sentence, figures))
    if report.follow_ups.due:
        sentences.append(values.share(say, "report.on_time", *report.follow_ups.on_time))
    return [*sentences, *_pays(report, say)]


def _pays(report: MunicipalityReport, say: Language) -> list[Sentence]:
    """What it pays in the period, of what all pay."""
    cost = report.cost
    key = by_key(say, cost.key)
    if not cost.shares:
        return [say.say("municipality.pays_nothing")]
    if not cost.is_booked:
        return []
    if cost.share_ore is None:
        return [say.say("municipality.pays_unknown", by=key)]
    whole = say.kroner(cost.to_share_ore)
    text = say.say("municipality.pays", by=key, share=say.kroner(cost.share_ore), whole=whole)
    note = say.say("municipality.figure_of", whole=whole, by=key)
    label = say.say("municipality.figure_pays")
    return [Figured(text, [Figure(label, values.kroner(cost.share_ore), note)])]


def _blocks(report: MunicipalityReport, say: Language, *, full: bool) -> Iterator[Block]:
    if report.stays is not SUPPRESSED:
        yield _stays(report, say)
    if report.bed_days.beds:
        yield _bed_days(report, say)
    for ladder in report.ladders:
        yield _ladder(ladder, say, full=full)
    yield Block(*contacts(report.follow_ups, say))
    yield _exits(report, say)
    if report.cost.shares:
        yield _cost(report, say, full=full)


def _stays(report: MunicipalityReport, say: Language) -> Block:
    heading = say.say("municipality.stays")
    if not report.stays:
        return Block(heading, sentences=[say.say("report.none")])
    used = report.bed_days
    nights = NIGHTS if used.beds or used.all_used else {}  # nobody's, where there are no units
    names = [">from", ">to", *(f">{name}" for name in nights), "step"]
    heads = columns(say, Head(who(report.residents_are, 1, say)), *names, of="municipality")
    rows = [
        [
            cell(stay.resident),
            values.day(stay.from_on),
            values.day(stay.to_on),
            *(values.count(getattr(stay, what)) for what in nights.values()),
            cell(", ".join(f"{one.step} {one.step_name}" for one in stay.steps)),
        ]
        for stay in report.stays
    ]
    if nights:
        sums = (used.occupied_days, used.held_days, used.bed_days)
        total = [values.count(number, "bold") for number in sums]
        name = Cell(say.say("municipality.sum"), "bold")
        rows.append([name, Cell(""), Cell(""), *total, Cell("")])
    if not any(stay.steps for stay in report.stays):
        heads, rows = heads[:-1], [row[:-1] for row in rows]
    moved = [
        say.say("municipality.moved", who=stay.resident, on=stay.moved_on)
        for stay in report.stays
        if stay.moved_on is not None
    ]
    return Block(heading, [Table(heads, rows)], moved)


def _bed_days(report: MunicipalityReport, say: Language) -> Block:
    used = report.bed_days
    table = counts(say, "municipality.", used, ("occupied_days", "held_days"))
    sentences = [
        values.share(say, "municipality.of_all_used", *used.of_all_used),
        values.share(say, "municipality.of_beds", *used.of_beds),
    ]
    return Block(say.say("municipality.units"), [table], sentences)


def _ladder(ladder: LadderReached, say: Language, *, full: bool) -> Block:
    """Where residents stand, and the highest step of each; text leaves steps not run out."""
    rows = [
        [
            values.count(step.step),
            cell(step.step_name if step.is_run else say.say("report.not_run", name=step.step_name)),
            values.count(step.residents),
            values.count(step.reached),
        ]
        for step in ladder.steps
        if full or step.is_run or step.residents or step.reached
    ]
    heads = columns(say, ">", "", ">standing", ">reached", of="municipality")
    moves = say.say("report.moves", up=say.number(ladder.up), down=say.number(ladder.down))
    return Block(ladder.name, [Table(heads, rows)], [moves])


def _exits(report: MunicipalityReport, say: Language) -> Block:
    left = report.exits
    heading = say.say("report.exits")
    if not left.number:
        return Block(heading, sentences=[say.say("report.no_exits")])
    return Block(heading, exit_tables(say, left), ended(say, report.residents_are, left))


def _cost(report: MunicipalityReport, say: Language, *, full: bool) -> Block:
    """The claims month by month, and their sum; text leaves out months without a booking."""
    cost = report.cost
    heading = say.say("municipality.cost", by=by_key(say, cost.key))
    if not cost.is_booked:
        return Block(heading, sentences=[say.say("municipality.nothing_booked")])
    heads = columns(say, "month", ">costs", ">funding", ">to_share", ">share", of="municipality")
    rows = [
        [cell(_month(month, say)), *_amounts(month)]
        for month in cost.claims
        if full or month.is_booked
    ]
    rows.append([Cell(say.say("municipality.sum"), "bold"), *_amounts(cost, "bold")])
    unknown = sum(month.share_ore is None for month in cost.claims)
    sentences = [say.say("municipality.no_weight", n=unknown)] if unknown else []
    return Block(heading, [Table(heads, rows)], sentences)


def _amounts(of: MonthClaim | Cost, style: str = "") -> list[Cell]:
    amounts = (of.cost_ore, of.funding_ore, of.to_share_ore, of.share_ore)
    return [values.kroner(ore, style) for ore in amounts]


def _month(month: MonthClaim, say: Language) -> str:
    """The month's name, with its days where it is a part of one."""
    first, last = month.period
    name = f"{say.month(first.month)} {first.year}"
    if month.period == month_period(first.year, first.month):
        return name
    return say.say("municipality.part_month", month=name, first=first.day, last=last.day)
