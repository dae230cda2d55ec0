"""A report to a funder as scripts get it."""

from collections.abc import Sequence
from typing import Any

from ettervern_cli.reports.funder.report import (
    Evictions,
    FunderReport,
    GrantYear,
    Plans,
    ReportFunder,
    ReportHelp,
    ReportPost,
    ReportRemark,
)
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.rates import Rate


def as_json(report: FunderReport) -> dict[str, Any]:
    """The report as one value, every rate with its parts, amounts in øre."""
    base = report.base
    return {
        "period": base.period.as_json(),
        "programme": base.programme,
        "funder": _funder(report.funder),
        "grant": _grant(report.funder),
        "people": {"served": base.people.served, **base.people._asdict()},
        "goals": [
            {"goal": goal.text, "answers": [answer.as_json() for answer in goal.answers]}
            for goal in report.goals
        ],
        "posts": [_post(post) for post in report.posts],
        "measures": {
            "by_provider": _helps(report.providers),
            "by_kind": _helps(report.kinds),
        },
        "homes": {home.code: {"start": home.start, "now": home.now} for home in report.homes},
        "evictions": {
            "asked_for": _evictions(report.petitions),
            "carried_out": _evictions(report.evictions),
        },
        "plans": _plans(report.plans),
        "outcomes": _outcomes(report),
        "cooperation": {
            "meetings": base.meetings.as_json() if base.meetings else None,
            "gaps": base.gaps.as_json() if base.gaps else None,
        },
        "involvement": _involvement(report),
        "national": {
            "temporary_after_treatment": _rate(report.national.after_treatment),
            "temporary_over_three_months": _rate(report.national.too_long),
        },
        "remarks": {heading: _remarks(messages) for heading, messages in report.remarks.items()},
        "seal": base.seal._asdict(),
    }


def _funder(funder: ReportFunder) -> dict[str, Any]:
    return {
        "funder": funder.code,
        "name": funder.name,
        "kind": funder.kind,
        "purpose": funder.purpose,
        "conditions": list(funder.conditions),
        "posts": funder.posts,
    }


def _grant(funder: ReportFunder) -> dict[str, Any]:
    return {
        "years": [_year(each) for each in funder.years],
        "lines": [line._asdict() for line in funder.lines],
        "total": {
            what: funder.sum(what)
            for what in ("awarded_ore", "received_ore", "spent_ore", "unspent_ore")
        },
    }


def _year(each: GrantYear) -> dict[str, Any]:
    return {
        "year": each.year,
        "awarded_ore": each.awarded_ore,
        "received_ore": each.received_ore,
        "spent_ore": each.spent_ore,
        "unspent_ore": each.unspent_ore,
        "attestation_needed": each.attestation_needed,
        "report_by": each.report_by_on.isoformat() if each.report_by_on else None,
    }


def _post(post: ReportPost) -> dict[str, Any]:
    return {
        "post": post.code,
        "name": post.name,
        "full_time": post.full_time,
        "from": post.first_on.isoformat() if post.first_on else None,
        "until": post.last_on.isoformat() if post.last_on else None,
    }


def _helps(found: Sequence[ReportHelp]) -> list[dict[str, Any]] | None:
    return None if found is SUPPRESSED else [_help(each) for each in found]


def _help(each: ReportHelp) -> dict[str, Any]:
    return {
        "name": each.name,
        "number": each.number,
        "residents": each.residents,
        "running": each.running,
        "hours_a_week": each.hours,
    }


def _evictions(found: Evictions | None) -> dict[str, int] | None:
    return None if found is None else found._asdict()


def _plans(plans: Plans) -> dict[str, Any]:
    return {
        "with_plan": plans.with_plan.as_json(),
        "goals_set": plans.goals_set,
        "reached": plans.reached.as_json(),
        "reviews": plans.reviews,
        "reviewed": plans.reviewed.as_json(),
    }


def _outcomes(report: FunderReport) -> dict[str, Any]:
    people = report.outcome_people
    return {
        each.code: {"number": each.number, "people": people.get(each.code, 0)}
        for each in report.results
    }


def _involvement(report: FunderReport) -> dict[str, Any]:
    heard = {each.what: each.rate.as_json() for each in report.voices}
    return {**heard, "all": report.voices_in_all.as_json()}


def _rate(rate: Rate | None) -> dict[str, Any] | None:
    return None if rate is None else rate.as_json()


def _remarks(remarks: Sequence[ReportRemark]) -> list[dict[str, Any]] | None:
    if remarks is SUPPRESSED:
        return None
    return [{"on": one.on.isoformat(), "text": one.text, "voice": one.voice} for one in remarks]
