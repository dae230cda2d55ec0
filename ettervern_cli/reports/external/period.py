"""A period's report for outsiders. Pure."""

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from ettervern_cli.homes.occupancy import DayCount, Occupancy
from ettervern_cli.money.rent.rules import Ages
from ettervern_cli.reports.external import masking
from ettervern_cli.reports.external.masking import LIVED, MIDDLE, Rules, Suppression, known, masked
from ettervern_cli.reports.outside import middles, outside
from ettervern_cli.reports.period.care import HelpRow, ScoreCount
from ettervern_cli.reports.period.report import (
    Arrears,
    Consents,
    LadderCount,
    LengthCount,
    Nights,
    Report,
)
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.nights import Middles
from ettervern_cli.values.rates import Rate

AGES = ("young_ore", "middle_ore", "older_ore")
# Days of a month, and how much of rent in øre may come of rounding.
SHORTEST, LONGEST, ROUNDED = 28, 31, 100


class Flow(NamedTuple):
    """Stays begun and ended after the day counted before, up to a day."""

    came: int
    left: int


class Behind(NamedTuple):
    """What the report does not say and is known of all that it says.

    ``persons`` are how many people a figure is about, by its key: events, nights, and kroner of
    rent. ``start`` were there on the day before, and ``flows`` go from one day counted to the next.
    ``rents`` are the lowest and the highest of a month, in øre, None without.
    """

    persons: Mapping[Hashable, int]
    start: int
    flows: Sequence[Flow]
    rents: tuple[int, int] | None


def external(report: Report, rules: Rules, behind: Behind) -> tuple[Report, Suppression]:
    """The report as an outsider may have it, and the sheet that says what is hidden."""
    sheet = Suppression(rules.threshold, report.people.served, behind.persons)
    return masked(sheet, lambda see: seen(report, rules, behind, see)), sheet


def seen(report: Report, rules: Rules, behind: Behind, sheet: Suppression) -> Report:
    """One walk over all that the report says: what a sheet collects of it, or leaves to see."""
    # Not walked: what was a year ago, or is aimed at, tells of what is hidden now; evictions, of
    # incidents; facts beside the stay are about a few, and households are few.
    shown = outside(
        report,
        people=masking.people(report.people, sheet),
        nights=_nights(report.nights, sheet),
        occupancy=_occupancy(report, sheet),
        ladders=[_ladder(each, sheet) for each in report.ladders],
        follow_ups=masking.follow_ups(report.follow_ups, sheet),
        intake=masking.intake(report.intake, sheet),
        exits=masking.exits(report.exits, rules, sheet),
        absences=masking.tallies("absence", report.absences, sheet),
        gaps=masking.gaps(report.gaps, sheet),
        meetings=masking.meetings(report.meetings, sheet),
        arrears=_arrears(report.arrears, sheet),
        consents=_consents(report.consents, sheet),
        scores=None if report.scores is None else [_score(one, sheet) for one in report.scores],
        help=None if report.help is None else [_help(row, sheet) for row in report.help],
    )
    sheet.adds(
        [("source", each.code) for each in report.intake.by_source],
        [("town", each.code) for each in report.intake.by_municipality],
    )
    stocks(report, behind, sheet)
    _rented(report, behind, sheet)
    return _incidents(report, _outcomes(report, shown, sheet), sheet)


def _nights(found: Nights, sheet: Suppression) -> Nights:
    """Lengths of stay: each group adds up to those who left, or to those who stay."""
    lengths = [
        outside(
            each,
            leavers=sheet.count(("leavers", each.label), each.leavers),
            stayers=sheet.count(("stayers", each.label), each.stayers),
        )
        for each in found.lengths
    ]
    shown: dict[str, Middles] = {}
    for group, total, parts in (
        ("leavers", "discharged", [each.leavers for each in found.lengths]),
        ("stayers", "staying", [each.stayers for each in found.lengths]),
    ):
        keys = [(group, each.label) for each in found.lengths]
        sheet.adds(keys, [total])
        nights = _all_nights(group, getattr(found, group), sum(parts), found.lengths, sheet)
        few = sheet.no_middle(sum(parts), total, nights, *keys)
        shown[group] = middles(getattr(found, group), "mean", "median", few=few)
    return Nights(shown["leavers"], shown["stayers"], lengths)


def _all_nights(
    group: str, middles: Middles, number: int, lengths: Sequence[LengthCount], sheet: Suppression
) -> Hashable:
    """The key of a group's lengths together, which a mean tells: hidden with any of its bins."""
    key = f"nights of {group}"
    nights = round((middles.mean or 0) * number)
    sheet.count(key, nights, number)
    for each in lengths:
        sheet.hidden_with(key, (group, each.label))
    if nights and number < MIDDLE and sheet.hidden is None:
        sheet.also.add(key)
    return key


def _occupancy(report: Report, sheet: Suppression) -> Occupancy:
    """Nights of people; those of beds are shown. Counts on days follow from who came and went."""
    found = report.occupancy
    days = []
    for day in found.on:
        residents = sheet.count(("on", day.on), day.residents, day.residents)
        days.append(DayCount(day.on, residents))
        sheet.limit({"served": 1, ("on", day.on): -1}, 0, None)
        # Where nobody came or left, or on the last day, these are the people who stay.
        still = not report.people.admitted and not report.people.discharged
        if still or day.on == report.period.last:
            sheet.adds([("on", day.on)], ["staying"])
    occupied = sheet.count("occupied", found.occupied_days)
    held = sheet.count("nights held", found.held_days)
    return outside(found, occupied_days=occupied, held_days=held, on=days)


def stocks(report: Report, behind: Behind, sheet: Suppression) -> None:
    """Whoever is there was there before or came, and has not left."""
    before = sheet.flow("start", behind.start)
    came, left = [], []
    days: list[Hashable] = [("on", day.on) for day in report.occupancy.on]
    for day, flow in zip([*days, "staying"], behind.flows, strict=False):
        came.append(sheet.flow(("came", day), flow.came))
        left.append(sheet.flow(("left", day), flow.left))
        sheet.adds([before, came[-1]], [day, left[-1]])
        before = day
    ended = sheet.flow("ended", sum(flow.left for flow in behind.flows))
    sheet.adds(came, [("source", each.code) for each in report.intake.by_source])
    sheet.adds(left, [ended])
    sheet.limit({ended: 1, "discharged": -1}, 0, None)
    sheet.limit({"served": 1, "start": -1}, 0, None)
    sheet.limit({"start": 1, "admitted": 1, "served": -1}, 0, None)
    # As far as nobody came back.
    sheet.adds(["start", "admitted"], ["served"])
    sheet.adds(["start", "admitted"], ["discharged", "staying"])


def _rented(report: Report, behind: Behind, sheet: Suppression) -> None:
    """Nights are of people, and rent is charged for nights."""
    days = report.period.days
    masking.nights_of_people(days, sheet)
    if behind.rents is None or report.arrears is None:
        return
    # A month's rent is divided by its days; half an øre of every charge is rounded.
    short, long = (days, days) if days <= LONGEST else (SHORTEST, LONGEST)
    low, high = behind.rents
    sheet.limit({"charged": long, **dict.fromkeys(LIVED, -low)}, -ROUNDED * long, None)
    sheet.limit({"charged": short, **dict.fromkeys(LIVED, -high)}, None, ROUNDED * long)


def _ladder(found: LadderCount, sheet: Suppression) -> LadderCount:
    """Where residents stand: all who stay, but for those who never came onto the ladder."""
    keys = [("step", found.ladder, step.step) for step in found.steps]
    steps = [
        outside(step, residents=sheet.count(key, step.residents))
        for key, step in zip(keys, found.steps, strict=True)
    ]
    sheet.adds(keys, ["staying"])
    sheet.part(keys, "staying")
    for key in keys:
        # Where all stand on one step.
        sheet.adds([key], ["staying"])
    up, down, circling = (
        sheet.count((name, found.ladder), getattr(found, name))
        for name in ("up", "down", "circling")
    )
    sheet.limit({"staying": 1, ("circling", found.ladder): -1}, 0, None)
    return outside(found, steps=steps, up=up, down=down, circling=circling)


def _help(row: HelpRow, sheet: Suppression) -> HelpRow:
    """The help on a step; hours go with the people there and with the measures they are of."""
    keys = ("step", row.ladder, row.step), ("measures", row.ladder, row.step)
    seen = outside(
        row,
        residents=sheet.count(keys[0], row.residents),
        measures=sheet.count(keys[1], row.measures),
        hours_tenths=row.hours_tenths,
    )
    if not sheet.hides(*keys) or row.hours_tenths is None:
        return seen
    return known(
        seen._replace(hours_tenths=SUPPRESSED),
        hours_a_week=SUPPRESSED,
        actual_hours_a_week=SUPPRESSED,
    )


def _score(one: ScoreCount, sheet: Suppression) -> ScoreCount:
    """One instrument; those above the cut-off are of all who had a total."""
    code, several = one.code, (one.code, "several")

    def rate(name: str, whole: object, found: Rate | None) -> Rate | None:
        return None if found is None else sheet.rate((name, code), whole, found)

    residents = sheet.count(("scored", code), one.residents)
    seen = outside(
        one,
        taken=sheet.count(("taken", code), one.taken, one.residents),
        residents=residents,
        improved=rate("improved", several, one.improved),
        deteriorated=rate("deteriorated", several, one.deteriorated),
        above_cut_off=rate("above", ("scored", code), one.above_cut_off),
        sessions=sheet.rate(("sessions", code), "sessions", one.sessions),
        missing=sheet.maybe(("missing", code), one.missing),
    )
    if one.improved is not None and one.deteriorated is not None:
        sheet.adds([("improved", code), ("deteriorated", code)], [several])
        sheet.adds([several], [("scored", code)])
        sheet.part([("improved", code), ("deteriorated", code)], several)
    sheet.limit({("taken", code): 1, ("scored", code): -1}, 0, None)
    sheet.limit({"served": 1, ("scored", code): -1}, 0, None)
    if one.above_cut_off is not None:
        sheet.adds([("above", code)], [("scored", code)])
    sheet.adds([("sessions", code)], [("taken", code)])
    sheet.adds(["sessions"], ["held"])
    return seen


def _consents(found: Consents | None, sheet: Suppression) -> Consents | None:
    if found is None:
        return None
    names = ("in_force", "given", "withdrawn")
    counts = (sheet.count(("consents", name), getattr(found, name)) for name in names)
    sheet.adds([("consents", "in_force")], ["staying"])
    sheet.limit({"staying": 1, ("consents", "in_force"): -1}, 0, None)
    return Consents(*counts)


def _arrears(found: Arrears | None, sheet: Suppression) -> Arrears | None:
    """Rent: kroner go where they are about too few people, each age of arrears by its own."""
    if found is None:
        return None
    residents = sheet.count("in arrears", found.residents)
    keys = [("arrears", name) for name in AGES]
    ages = Ages(*(sheet.count(("arrears", name), getattr(found.ages, name)) for name in AGES))
    total = sheet.count("arrears", found.ages.total_ore, found.residents)
    charged = sheet.count("charged", found.charged_ore)
    paid = sheet.count("paid", found.paid_ore)
    sheet.adds(keys, ["arrears"])
    sheet.adds(["charged"], ["arrears", "paid"])
    sheet.limit({"arrears": 1, "in arrears": -1}, 0, None)
    return Arrears(residents, known(ages, total_ore=total), charged, paid)


def _outcomes(report: Report, seen: Report, sheet: Suppression) -> Report:
    """Results by kind; the months that they took are hidden with them."""
    if report.outcomes is None:
        return seen
    months = report.outcome_months
    shown = months and {
        code: middles(
            found,
            "mean",
            "median",
            few=sheet.no_middle(sheet.persons.get(("outcome", code), 0), ("outcome", code)),
        )
        for code, found in months.items()
    }
    outcomes = masking.tallies("outcome", report.outcomes, sheet)
    return seen._replace(outcomes=outcomes, outcome_months=shown)


def _incidents(report: Report, seen: Report, sheet: Suppression) -> Report:
    """Incidents by kind, and those that the police know of."""
    if report.incidents is None:
        return seen
    found = masking.tallies("incident", report.incidents, sheet)
    reported = report.incidents_reported
    if reported is not None:
        reported = sheet.rate("reported", ("reported", "of"), reported)
        kinds = [("incident", each.code) for each in report.incidents]
        sheet.adds(kinds, [("reported", "of")])
        sheet.limit({**dict.fromkeys(kinds, 1), ("reported", "of"): -1}, 0, None)
        sheet.adds(["reported"], [("reported", "of")])
    return seen._replace(incidents=found, incidents_reported=reported)
