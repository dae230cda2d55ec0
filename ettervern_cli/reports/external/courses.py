"""The reports on circles and on time in the programme for outsiders. Pure.

Of a curve only the days that people ask about are left, with no day of anybody's own.
"""

from typing import Any

from ettervern_cli.reports.courses.circling_report import (
    Circling,
    LadderCourse,
    Returns,
    StepCourse,
)
from ettervern_cli.reports.courses.length_report import Course, CurveAt, Retention, Stays
from ettervern_cli.reports.external import masking
from ettervern_cli.reports.external.masking import Rules, Suppression, masked
from ettervern_cli.reports.outside import middles, outside
from ettervern_cli.reports.period.counts.persons import Persons
from ettervern_cli.values.hidden import SUPPRESSED

MEDIAN = ("days", "low", "high")
SHARES = ("survival", "error", "low", "high")


def external_circling(
    report: Circling, rules: Rules, movers: tuple[int, Persons]
) -> tuple[Circling, Suppression]:
    """The report without codes and words, and what is hidden.

    ``movers`` are how many were on a ladder, and how many stand behind what happened there.
    """
    sheet = Suppression(rules.threshold, *movers)
    return masked(sheet, lambda see: _circling(report, see)), sheet


def _circling(report: Circling, sheet: Suppression) -> Circling:
    seen = outside(
        report,
        ladders=[_ladder(each, report, sheet) for each in report.ladders],
        returns=Returns(
            sheet.rate("again", "begun", report.returns.again),
            masking.returns(report.returns.within, sheet),
        ),
    )
    sheet.adds(["again"], ["begun"])
    for each in report.ladders:
        _flows(each, sheet)
    return seen


def _ladder(found: LadderCourse, report: Circling, sheet: Suppression) -> LadderCourse:
    """A ladder; moves down add up by reason, entries to a step come from somewhere."""
    code = found.ladder
    steps = [_step(code, step, sheet) for step in found.steps]
    numbers: dict[str, Any] = {
        name: sheet.count((name, code), getattr(found, name))
        for name in ("in_circles", "up", "overridden", "down")
    }
    top = sheet.rate(("top", code), ("top of", code), found.top)
    reasons = masking.tallies(f"down {code}", found.down_by_reason, sheet, ("down", code))
    for one in ("top", "overridden"):
        whole = ("top of", code) if one == "top" else ("up", code)
        sheet.adds([(one, code)], [whole])
        sheet.part([(one, code)], whole)
    return outside(
        found,
        circling=SUPPRESSED,
        voices=SUPPRESSED,
        steps=steps,
        top=top,
        down_by_reason=reasons,
        **numbers,
    )


def _flows(found: LadderCourse, sheet: Suppression) -> None:
    """Entries to steps are moves up, moves down and first ones, and those are the stays begun."""
    code = found.ladder
    visits = [("visits", code, step.step) for step in found.steps]
    sheet.adds(visits, [("up", code), ("down", code), "begun"])
    sheet.adds([("top of", code)], ["begun"])
    for step in found.steps:
        if step.step == found.top_step:
            sheet.adds([("did", code, step.step)], [("top", code)])
            sheet.adds([("below", code, step.step)], [("top of", code)])


def _step(code: str, step: StepCourse, sheet: Suppression) -> StepCourse:
    """A step; how often one person came there is one person's number, and is left out."""
    place = step.step
    visits, people = ("visits", code, place), ("people", code, place)
    below, did = ("below", code, place), ("did", code, place)
    counts: dict[str, Any] = {
        "residents": sheet.count(("there", code, place), step.residents),
        "visits": sheet.count(visits, step.visits, step.people),
        "people": sheet.count(people, step.people),
    }
    counts["came_on_below"] = sheet.count(below, step.came_on_below)
    counts["reached"] = sheet.count(did, step.reached)
    sheet.adds([people], [visits])
    sheet.adds([did], [below])
    sheet.part([did], below)
    sheet.limit({visits: 1, people: -1}, 0, None)
    few = sheet.no_middle(step.reached, below, did)
    return outside(
        step,
        most_visits=SUPPRESSED if step.most_visits else 0,
        median_days=middles(step.median_days, *MEDIAN, few=few),
        median_days_of_reached=SUPPRESSED if few else step.median_days_of_reached,
        **counts,
    )


def external_retention(report: Retention, rules: Rules) -> tuple[Retention, Suppression]:
    """The report with no day of anybody's own, and what is hidden."""
    sheet = Suppression(rules.threshold, report.stays.residents)
    return masked(sheet, lambda see: seen_retention(report, see)), sheet


def seen_retention(report: Retention, sheet: Suppression) -> Retention:
    """A stay is told as one among all, and as the curve's; both are one figure."""
    found = report.stays
    counts = {
        name: sheet.count(name, getattr(found, name))
        for name in ("residents", "left", "died", "pending", "number", "staying")
    }
    sheet.adds(["left", "died", "staying"], ["number"])
    sheet.adds(["residents"], ["number"])
    sheet.adds(["pending"], ["left"])
    lasting = report.lasting_home
    stay = _curve("stay", report.in_programme, sheet)
    home = None if lasting is None else _curve("lasting", lasting, sheet)
    sheet.adds([("ends", "stay")], ["left"])
    return outside(report, stays=Stays(**counts), in_programme=stay, lasting_home=home)


def _curve(name: str, found: Course, sheet: Suppression) -> Course:
    """A curve at the days that people ask about, and no other.

    Between two of those days some reached the end and some were lost from sight: few of either
    must not follow from the difference.
    """
    number = sheet.count("number", found.number)
    ends = sheet.count(("ends", name), found.ends)
    seen: list[CurveAt] = []
    before: CurveAt | None = None
    for each in found.at if found.at and found.at[0].months else ():
        keys = ("at risk", name, each.days), ("ended", name, each.days)
        at_risk = sheet.count(keys[0], each.at_risk)
        ended = sheet.count(keys[1], each.ended)
        _difference(name, before, each, found, sheet)
        few = sheet.hides(*keys, "number")
        shares = {name: SUPPRESSED if few else getattr(each, name) for name in SHARES}
        reached = SUPPRESSED if few and each.reached is not None else each.reached
        seen.append(outside(each, at_risk=at_risk, ended=ended, reached=reached, **shares))
        before = each
    _difference(name, before, None, found, sheet)
    few = sheet.no_middle(found.number, "number", ("ends", name))
    middle = middles(found.median, *MEDIAN, few=few)
    return Course(number, ends, middle, seen or _first_day(found, number), (), None)


def _difference(
    name: str, before: CurveAt | None, at: CurveAt | None, found: Course, sheet: Suppression
) -> None:
    """Between two of the days, or before the first and after the last: ended, and lost."""
    days = None if at is None else at.days
    was = [] if before is None else [("ended", name, before.days)]
    ended_before = 0 if before is None else before.ended
    ended_now = found.ends if at is None else at.ended
    more = sheet.unseen(("more", name, days), ended_now - ended_before)
    sheet.adds([*was, more], [("ends", name) if at is None else ("ended", name, days)])
    if at is not None:
        # On the day itself some are both in sight before it and over after it.
        left = sheet.unseen(("gone", name, days), found.number - at.at_risk)
        sheet.adds([("at risk", name, days), left], ["number"])
        at_before = found.number if before is None else before.at_risk
        lost = sheet.unseen(("lost", name, days), at_before - at.at_risk)
        first = "number" if before is None else ("at risk", name, before.days)
        sheet.adds([("at risk", name, days), lost], [first])


def _first_day(found: Course, number: int) -> list[CurveAt]:
    """The day of admission, where nobody was in sight for as long as people ask about."""
    return [
        CurveAt(None, 0, number, 0, 1.0, None, None, None, None if each.reached is None else 0.0)
        for each in found.at
    ]
