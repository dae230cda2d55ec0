"""A period report as scripts get it: one value, every rate with its parts."""

from collections.abc import Iterable, Mapping
from typing import Any

from ettervern_cli.homes.occupancy import Occupancy
from ettervern_cli.reports.period.report import (
    SIDES,
    Exits,
    LadderCount,
    Money,
    MoneyLine,
    Nights,
    Report,
)
from ettervern_cli.values.nights import mean, median
from ettervern_cli.values.rates import Tally


def as_json(report: Report) -> dict[str, Any]:
    """The report as scripts read it, in the order of keys that interface.md gives."""
    return {
        "period": report.period.as_json(),
        "programme": report.programme,
        "people": {"served": report.people.served, **report.people._asdict()},
        "nights": _nights(report.nights),
        "occupancy": _occupancy(report.occupancy),
        "ladders": [_ladder(ladder) for ladder in report.ladders],
        "help": None if report.help is None else [row.as_json() for row in report.help],
        "follow_ups": report.follow_ups.as_json(),
        "intake": {
            "by_source": _counts(report.intake.by_source),
            "by_municipality": _counts(report.intake.by_municipality),
        },
        "exits": _exits(report.exits),
        "outcomes": None if report.outcomes is None else _counts(report.outcomes),
        "outcome_months": (
            None
            if report.outcome_months is None
            else {code: _middle(of) for code, of in report.outcome_months.items()}
        ),
        "scores": (
            None if report.scores is None else {one.code: one.as_json() for one in report.scores}
        ),
        "incidents": None if report.incidents is None else _counts(report.incidents),
        "incidents_reported": (
            None if report.incidents_reported is None else report.incidents_reported.as_json()
        ),
        "absences": _counts(report.absences),
        "consents": report.consents.as_json() if report.consents else None,
        "arrears": report.arrears.as_json() if report.arrears else None,
        "gaps": report.gaps.as_json() if report.gaps else None,
        "meetings": report.meetings.as_json() if report.meetings else None,
        "money": _money(report.money),
        "seal": report.seal._asdict(),
    }


def _nights(nights: Nights) -> dict[str, Any]:
    middles = {name: middle._asdict() for name, middle in nights.middles.items()}
    lengths = [
        {
            "label": each.label,
            "from": each.first,
            "to": each.last,
            "leavers": leavers,
            "stayers": stayers,
        }
        for each, leavers, stayers in nights.lengths
    ]
    return {**middles, "lengths": lengths}


def _middle(lengths: Mapping[int, int]) -> dict[str, float | None]:
    return {"mean": mean(lengths), "median": median(lengths)}


def _occupancy(occupancy: Occupancy) -> dict[str, Any]:
    return {
        "bed_days": occupancy.bed_days,
        "occupied_days": occupancy.occupied_days,
        "held_days": occupancy.held_days,
        "void_days": occupancy.void_days,
        "rate": occupancy.rate.as_json(),
        "on": [{"on": day.on.isoformat(), "residents": day.residents} for day in occupancy.on],
    }


def _ladder(ladder: LadderCount) -> dict[str, Any]:
    return {
        "ladder": ladder.code,
        "steps": [
            {
                "step": step.step,
                "step_code": step.code,
                "step_name": step.name,
                "residents": step.residents,
            }
            for step in ladder.steps
        ],
        "up": ladder.up,
        "down": ladder.down,
        "circling": ladder.circling,
    }


def _exits(exits: Exits) -> dict[str, Any]:
    return {
        "by_destination": _counts(exits.by_destination),
        "planned": exits.planned,
        "success": exits.success.as_json(),
        "returned": {str(each.days): each.rate.as_json() for each in exits.returned},
    }


def _money(money: Money) -> dict[str, Any]:
    totals = {side: money.side(side)._asdict() for side in SIDES}
    return {
        "lines": [_line(line) for line in money.lines],
        "totals": {**totals, "result": money.result._asdict()},
    }


def _line(line: MoneyLine) -> dict[str, Any]:
    return {
        "line": line.code,
        "side": line.side,
        "name": line.name,
        "planned_ore": line.planned_ore,
        "actual_ore": line.actual_ore,
        "actual_to_date_ore": line.actual_to_date_ore,
    }


def _counts(tallies: Iterable[Tally]) -> dict[str, int]:
    return {each.code: each.number for each in tallies}
