"""The reports on circles and on time in the programme for outsiders. Pure.

Of a curve only the days that people ask about are left, with no day of anybody's own.
"""

from typing import Any

from ettervern_cli.reports.courses.circling_report import Circling, LadderCourse, StepCourse
from ettervern_cli.reports.courses.length_report import Retention, horizons
from ettervern_cli.reports.courses.survival import Curve, EventDay, Median
from ettervern_cli.reports.external.masking import (
    Rules,
    Suppression,
    known,
    masked,
    returns,
    tallies,
)
from ettervern_cli.values.hidden import SUPPRESSED

UNKNOWN_DAY = Median(SUPPRESSED, SUPPRESSED, SUPPRESSED)


def external_circling(report: Circling, rules: Rules, persons: int) -> tuple[Circling, Suppression]:
    """The report without codes and words, and what is hidden; ``persons`` were on a ladder."""
    sheet = Suppression(rules.threshold, persons)
    return masked(sheet, lambda see: _circling(report, see)), sheet


def _circling(report: Circling, sheet: Suppression) -> Circling:
    seen = report._replace(
        ladders=[_ladder(each, report, sheet) for each in report.ladders],
        again=sheet.rate("again", "begun", report.again),
        returned=returns(report.returned, sheet),
    )
    sheet.adds(["again"], ["begun"])
    for each in report.ladders:
        _flows(each, sheet)
    return seen


def _ladder(found: LadderCourse, report: Circling, sheet: Suppression) -> LadderCourse:
    """A ladder; moves down add up by reason, entries to a step come from somewhere."""
    code = found.code
    steps = [_step(code, step, sheet) for step in found.steps]
    numbers: dict[str, Any] = {
        name: sheet.count((name, code), getattr(found, name))
        for name in ("circling", "up", "overridden", "down")
    }
    top = sheet.rate(("top", code), ("top of", code), found.top)
    reasons = tallies(f"down {code}", found.reasons, sheet, ("down", code))
    for one in ("top", "overridden"):
        whole = ("top of", code) if one == "top" else ("up", code)
        sheet.adds([(one, code)], [whole])
    circling = numbers.pop("circling")
    seen = found._replace(
        circles=SUPPRESSED, voices=SUPPRESSED, steps=steps, top=top, reasons=reasons, **numbers
    )
    return known(seen, circling=circling)


def _flows(found: LadderCourse, sheet: Suppression) -> None:
    """Entries to steps are moves up, moves down and first ones, and those are the stays begun."""
    code = found.code
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
    number = sheet.count(below, step.curve.number)
    ends = sheet.count(did, step.curve.ends)
    sheet.adds([people], [visits])
    sheet.adds([did], [below])
    few = sheet.hides(below, did)
    middle = UNKNOWN_DAY if few else step.curve.middle
    curve = known(Curve((), (), ()), number=number, ends=ends, middle=middle)
    most = SUPPRESSED if step.most_visits else 0
    return step._replace(
        most_visits=most, curve=curve, days=SUPPRESSED if few else step.days, **counts
    )


def external_retention(report: Retention, rules: Rules) -> tuple[Retention, Suppression]:
    """The report with no day of anybody's own, and what is hidden."""
    sheet = Suppression(rules.threshold, report.residents)
    return masked(sheet, lambda see: _retention(report, see)), sheet


def _retention(report: Retention, sheet: Suppression) -> Retention:
    counts: dict[str, Any] = {
        name: sheet.count(name, getattr(report, name))
        for name in ("residents", "left", "died", "pending")
    }
    stays = sheet.count("stays", report.stays)
    staying = sheet.count("staying", report.staying)
    sheet.adds(["left", "died", "staying"], ["stays"])
    sheet.adds(["residents"], ["stays"])
    sheet.adds(["pending"], ["left"])
    lasting = report.lasting
    stay = _curve("stay", report.stay, sheet)
    home = None if lasting is None else _curve("lasting", lasting, sheet)
    sheet.adds([("ends", "stay")], ["left"])
    seen = report._replace(stay=stay, lasting=home, **counts)
    return known(seen, stays=stays, staying=staying)


def _curve(name: str, found: Curve, sheet: Suppression) -> Curve:
    """A curve at the days that people ask about, and no other.

    Between two of those days some reached the end and some were lost from sight: few of either
    must not follow from the difference.
    """
    number = sheet.count("stays", found.number)
    ends = sheet.count(("ends", name), found.ends)
    rows: dict[int, tuple[int, int, EventDay | None, float]] = {}
    before: int | None = None
    for days in (*horizons(found).values(), None):
        if days is None:
            _difference(name, before, None, found, sheet)
            break
        keys = ("at risk", name, days), ("ended", name, days)
        at_risk = sheet.count(keys[0], found.at_risk(days))
        ended = sheet.count(keys[1], found.ended(days))
        _difference(name, before, days, found, sheet)
        hides = sheet.hides(*keys, "stays")
        point, reached = found.at(days), found.reached_by(days)
        if hides:
            point, reached = EventDay(days, *(SUPPRESSED,) * 6), SUPPRESSED
        rows[days] = (at_risk, ended, point, reached)
        before = days
    return _tabled(found, number, ends, rows, few=sheet.hides("stays", ("ends", name)))


def _difference(
    name: str, before: int | None, days: int | None, found: Curve, sheet: Suppression
) -> None:
    """Between two of the days, or before the first and after the last: ended, and lost."""
    was = ("ended", name, before)
    ended_before = 0 if before is None else found.ended(before)
    ended_now = found.ends if days is None else found.ended(days)
    more = sheet.unseen(("more", name, days), ended_now - ended_before)
    now = ("ends", name) if days is None else ("ended", name, days)
    sheet.adds([*([] if before is None else [was]), more], [now])
    if days is not None:
        # On the day itself some are both in sight before it and over after it.
        gone = found.number - found.at_risk(days)
        left = sheet.unseen(("gone", name, days), gone)
        sheet.adds([("at risk", name, days), left], ["stays"])
        at_before = found.number if before is None else found.at_risk(before)
        lost = sheet.unseen(("lost", name, days), at_before - found.at_risk(days))
        first = "stays" if before is None else ("at risk", name, before)
        sheet.adds([("at risk", name, days), lost], [first])


def _tabled(
    found: Curve,
    number: int,
    ends: int,
    rows: dict[int, tuple[int, int, EventDay | None, float]],
    *,
    few: bool,
) -> Curve:
    """A curve that answers for the days of its table alone."""
    days = list(rows) or [0]
    rows = rows or {0: (number, 0, None, 0.0)}
    return known(
        Curve((), days if found.seen else (), ()),
        number=number,
        ends=ends,
        middle=UNKNOWN_DAY if few else found.middle,
        at_risk=lambda on: rows[on][0],
        ended=lambda on: rows[on][1],
        at=lambda on: rows[on][2],
        reached_by=lambda on: rows[on][3],
    )
