"""The reports on a municipality and to a funder for outsiders. Pure."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ettervern_cli.homes.evictions.counts import EvictionCounts, Evictions
from ettervern_cli.reports.external import masking
from ettervern_cli.reports.external.masking import LIVING, Rules, Suppression, known, masked
from ettervern_cli.reports.funder.report import (
    ALL,
    Answer,
    Cooperation,
    FunderReport,
    National,
    Plans,
    ReportHome,
)
from ettervern_cli.reports.municipality.report import (
    BedDays,
    Cost,
    LadderReached,
    MunicipalityReport,
)
from ettervern_cli.reports.outside import outside
from ettervern_cli.reports.period.counts.persons import Persons
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.known_words import DIED
from ettervern_cli.values.rates import Rate

# The parts of the rates that answer a goal, where the report has them elsewhere too.
PARTS = {
    "plans": ("planned for", ("plans", "of")),
    "planned-exits": ("planned", LIVING),
    "lasting-homes": ("success", LIVING),
}
# What counts homes or contacts one by one is not for outsiders, nor a target over other periods.
OURS_ALONE = ("units-in-use", "fit")
HIDDEN = Rate(SUPPRESSED, SUPPRESSED)
# Those who have no plan, by what is known of it.
NO_PLAN = ("right", "declined", "unknown")
# A remark: its heading, its day, the staff's words and the users'.
Said = tuple[str, str, str, str | None]
# What the plans count too.
SAME = {"reviews": "reviews", "goals": "goals set"}


def external_municipality(
    report: MunicipalityReport, rules: Rules, housed: int, persons: Persons
) -> tuple[MunicipalityReport, Suppression]:
    """The report without its stays, and what is hidden.

    ``housed`` is everyone with bed-days; ``persons`` are those behind what happened.
    """
    sheet = Suppression(rules.threshold, report.people.served, persons)
    return masked(sheet, lambda see: _municipality(report, rules, housed, see)), sheet


def _municipality(
    report: MunicipalityReport, rules: Rules, housed: int, sheet: Suppression
) -> MunicipalityReport:
    return outside(
        report,
        people=masking.people(report.people, sheet),
        stays=SUPPRESSED,
        bed_days=_bed_days(report, housed, sheet),
        ladders=[_ladder(each, sheet) for each in report.ladders],
        exits=masking.exits(report.exits, rules, sheet),
        follow_ups=masking.follow_ups(report.follow_ups, sheet),
        cost=_cost(report, sheet),
    )


def _bed_days(report: MunicipalityReport, housed: int, sheet: Suppression) -> BedDays:
    """The municipality's nights; what is left of everybody's is those of the others."""
    found, stays = report.bed_days, report.stays
    lived = len({stay.resident for stay in stays if stay.occupied_days})
    away = len({stay.resident for stay in stays if stay.held_days})
    own = len({stay.resident for stay in stays if stay.bed_days})
    occupied = sheet.count("occupied", found.occupied_days, lived)
    held = sheet.count("nights held", found.held_days, away)
    used = sheet.count("used", found.bed_days, own)
    every = sheet.count("all used", found.all_used, housed)
    sheet.adds(["occupied", "nights held"], ["used"])
    masking.nights_of_people(report.period.days, sheet)
    sheet.limit({"all used": 1, "used": -1}, 0, None)
    if found.all_used == found.bed_days:
        sheet.adds(["used"], ["all used"])
    elif sheet.few(housed - own):
        # Whoever may know both would know the nights of the few others.
        sheet.unseen("others", found.all_used - found.bed_days)
        sheet.also.add("all used")
        sheet.adds(["used", "others"], ["all used"])
    seen = BedDays(occupied, held, every, found.beds)
    return known(seen, bed_days=used, of_all_used=Rate(used, every), of_beds=Rate(used, found.beds))


def _ladder(found: LadderReached, sheet: Suppression) -> LadderReached:
    """Where residents stand, and the highest step of each who came onto the ladder."""
    steps = [
        outside(
            step,
            residents=sheet.count(("step", found.ladder, step.step), step.residents),
            reached=sheet.count(("reached", found.ladder, step.step), step.reached),
        )
        for step in found.steps
    ]
    for what, total in (("step", "staying"), ("reached", "served")):
        keys = [(what, found.ladder, step.step) for step in found.steps]
        sheet.adds(keys, [total])
        sheet.part(keys, total)
    up, down = (sheet.count((name, found.ladder), getattr(found, name)) for name in ("up", "down"))
    return outside(found, steps=steps, up=up, down=down)


def _cost(report: MunicipalityReport, sheet: Suppression) -> Cost:
    """The claims: a month's share is hidden where it is about too few people.

    Where the nights are hidden the shares are too: by a key that counts nights they tell as much.
    """
    cost, months, keys = report.cost, [], []
    for place, month in enumerate(report.cost.claims):
        there = {
            stay.resident
            for stay in report.stays
            if stay.from_on <= month.period.last and stay.to_on >= month.period.first
        }
        share = month.share_ore
        if share is not None:
            keys.append(("share", place))
            share = sheet.count(("share", place), share, len(there) or sheet.served)
            share = SUPPRESSED if share and sheet.hides("used", "occupied") else share
        months.append(outside(month, share_ore=share))
    total = cost.share_ore
    if total is not None:
        total = sheet.count("share", total)
        sheet.adds(keys, ["share"])
        total = SUPPRESSED if total and sheet.hides("used", "occupied") else total
    return known(
        outside(cost, claims=months),
        share_ore=total,
        cost_ore=cost.cost_ore,
        funding_ore=cost.funding_ore,
        to_share_ore=cost.to_share_ore,
        is_booked=cost.is_booked,
    )


def external_funder(
    report: FunderReport, rules: Rules, persons: Persons, cleared: Collection[Said] = ()
) -> tuple[FunderReport, Suppression]:
    """The report without what staff call measures, and what is hidden.

    ``persons`` are those behind what happened; of the remarks those that were ``cleared`` stay.
    """
    sheet = Suppression(rules.threshold, report.people.served, persons)
    remarks = {
        heading: [outside(one) for one in said if (heading, one.on.isoformat(), one.text, one.voice)
                  in cleared] or SUPPRESSED
        for heading, said in report.remarks.items()
    }  # fmt: skip
    read = report._replace(remarks=remarks)
    return masked(sheet, lambda see: _funder(read, see)), sheet


def _funder(report: FunderReport, sheet: Suppression) -> FunderReport:
    everyone = masking.people(report.people, sheet)
    numbers = [sheet.count(("outcome", each.code), each.number) for each in report.outcomes]
    cooperation = Cooperation(
        masking.meetings(report.cooperation.meetings, sheet),
        masking.gaps(report.cooperation.gaps, sheet),
    )
    outcomes = [
        outside(each, number=number, people=sheet.count(("outcome people", each.code), each.people))
        for each, number in zip(report.outcomes, numbers, strict=True)
    ]
    for each in outcomes:
        sheet.adds([("outcome people", each.code)], [("outcome", each.code)])
        sheet.limit({("outcome", each.code): 1, ("outcome people", each.code): -1}, 0, None)
        sheet.limit({"served": 1, ("outcome people", each.code): -1}, 0, None)
    seen = outside(
        report,
        contract=None,
        people=everyone,
        outcomes=outcomes,
        cooperation=cooperation,
        involvement=_voices(report.involvement, sheet),
        measures=dict.fromkeys(report.measures, SUPPRESSED),
        homes=_homes(report.homes, sheet),
        evictions=EvictionCounts(
            _evictions("petitions", report.evictions.asked_for, sheet),
            _evictions("evictions", report.evictions.carried_out, sheet),
        ),
        plans=_plans(report.plans, sheet),
        national=National(
            _rate("treated", report.national.temporary_after_treatment, sheet),
            _rate("too long", report.national.temporary_over_three_months, sheet),
        ),
        remarks=report.remarks,
        goals=[
            outside(goal, answers=[outside(each, **_answer(each, sheet)) for each in goal.answers])
            for goal in report.goals
        ],
    )
    sheet.adds([("answer", "moves-up", "of")], ["served"])
    sheet.adds([LIVING], ["discharged"])
    sheet.adds([LIVING], ["exit living"])
    for part in ("planned", "success"):
        sheet.adds([part], [LIVING])
    return seen


def _rate(name: str, rate: Rate | None, sheet: Suppression) -> Rate | None:
    return None if rate is None else sheet.rate(name, (name, "of"), rate)


def _homes(found: Sequence[ReportHome], sheet: Suppression) -> list[ReportHome]:
    """How everybody lived and lives: both columns count them all."""
    seen = []
    for home in found:
        start, now = (sheet.count((when, home.code), getattr(home, when))
                      for when in ("start", "now"))  # fmt: skip
        seen.append(outside(home, start=start, now=now))
    for when in ("start", "now"):
        sheet.adds([(when, home.code) for home in found], ["served"])
    return seen


def _evictions(name: str, found: Evictions | None, sheet: Suppression) -> Evictions | None:
    if found is None:
        return None
    seen = Evictions(
        sheet.count(name, found.number, found.people), sheet.count((name, "people"), found.people)
    )
    sheet.adds([(name, "people")], [name])
    sheet.limit({name: 1, (name, "people"): -1}, 0, None)
    return seen


def _plans(found: Plans, sheet: Suppression) -> Plans:
    """Plans of everybody who was there."""
    asked = ("plans", "of")
    seen = Plans(
        sheet.rate("planned for", asked, found.with_plan),
        sheet.count(("plans", "right"), found.right),
        sheet.count(("plans", "declined"), found.declined),
        sheet.count(("plans", "unknown"), found.unknown),
        sheet.count("goals set", found.goals_set),
        sheet.rate("goals reached", "goals closed", found.reached),
        sheet.count("reviews", found.reviews),
        sheet.rate("reviewed", asked, found.reviewed),
    )
    sheet.adds(["planned for", *(("plans", name) for name in NO_PLAN)], [asked])
    sheet.adds([asked, ("now", DIED)], ["served"])
    sheet.adds(["planned for"], [asked])
    sheet.adds(["reviewed"], [asked])
    sheet.adds(["reviewed"], ["reviews"])
    sheet.limit({"reviews": 1, "reviewed": -1}, 0, None)
    sheet.adds(["goals reached"], ["goals closed"])
    return seen


def _voices(found: Mapping[str, Rate], sheet: Suppression) -> dict[str, Rate]:
    """The residents' own words by what they stand beside; reviews and goals are counted above."""
    kinds = [what for what in found if what != ALL]
    seen = {
        what: sheet.rate(("heard", what), ("voices", what), rate) for what, rate in found.items()
    }
    for name in ("heard", "voices"):
        sheet.adds([(name, what) for what in kinds], [(name, ALL)])
    for what in kinds:
        sheet.adds([("heard", what)], [("voices", what)])
        if what in SAME:
            sheet.adds([("voices", what)], [SAME[what]])
    return seen


def _answer(each: Answer, sheet: Suppression) -> dict[str, Any]:
    """What answers a goal: one figure, whichever goals it answers."""
    if each.kind == "target" or each.counts in OURS_ALONE:
        return {"rate": HIDDEN}
    if each.kind == "outcome":
        code = each.counts
        number = sheet.maybe(("outcome", code), _whole(each.number))
        people = sheet.maybe(("outcome people", code), each.people)
        return {"number": number, "people": people}
    if each.rate is not None:
        part, whole = PARTS.get(
            each.counts, (("answer", each.counts), ("answer", each.counts, "of"))
        )
        if each.counts == "occupancy":  # its beds are no people
            number = sheet.count(part, each.rate.numerator)
            return {"rate": Rate(number, each.rate.denominator)}
        people = sheet.maybe("exit living", each.people)
        rate = sheet.rate(part, whole, each.rate, each.people)
        return {"rate": rate, "people": people}
    if each.kind == "figure" and each.number is not None:
        number = sheet.count(("figure", each.counts), int(each.number), int(each.number))
        return {"number": number}
    if each.counts in ("meetings", "gaps") and each.number is not None:
        key = (each.counts, "held" if each.counts == "meetings" else "closed")
        return {"number": sheet.count(key, int(each.number), int(each.number))}
    return {"number": each.number} if each.counts == "posts" else {}  # staff


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
