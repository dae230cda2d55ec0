"""What of a report's value outsiders get as it is; all else it has the walk must give. Pure."""

from collections.abc import Mapping
from typing import Any, TypeVar

from ettervern_cli.values.hidden import SUPPRESSED

Value = TypeVar("Value")
WHOSE = "programme name residents_are"
STEP = "step step_code step_name is_run"
# Why fields carry no number about persons, and which those are, by the class that has them.
OPEN: Mapping[str, Mapping[str, str]] = {
    "what the configuration says, and the words of the programme": {
        "Report": WHOSE, "FunderReport": WHOSE, "Circling": WHOSE, "Retention": WHOSE,
        "MunicipalityReport": f"{WHOSE} municipality municipality_name",
        "LadderCount": "ladder name circling_from", "LadderReached": "ladder name",
        "LadderCourse": "ladder name circling_from no_demotion_because top_step",
        "StepCount": STEP, "StepReached": STEP, "StepCourse": STEP,
        "HelpRow": f"ladder ladder_name {STEP} planned_tenths",
        "ScoreCount": "code name cut_off higher_is_better",
        "Tally": "code name", "Achieved": "code name", "ReportHome": "code name",
        "LengthCount": "label first last", "Returned": "days", "CurveAt": "months days",
        "ReportGoal": "goal code", "Answer": "kind counts name on",
        "ReportMilestone": "milestone name due_on reached_on",
        "ReportFunder": "funder name kind purpose conditions posts",
    },
    "posts of those who work there": {"ReportPost": "post name full_time first_on last_on"},
    "days of the calendar": {
        **dict.fromkeys(("Report", "FunderReport", "MunicipalityReport", "Circling", "Retention"),
                        "period cut seal"),
        "Period": "first last", "DayCount": "on",
    },
    "a change's seal, and how many of whatever is kept were written later": {
        "Seal": "newest written_after",
    },
    "beds and their days": {"Occupancy": "bed_days void_days", "BedDays": "beds"},
    "money that is not about people one by one": {
        "Report": "asked money", "Money": "lines to_date_from",
        "MoneyLine": "line side name planned_ore actual_ore actual_to_date_ore",
        "Cost": "key shares", "MonthClaim": "period cost_ore funding_ore to_share_ore",
        "FunderReport": "funder grant milestones posts",
        "Grant": "years lines", "Line": "code name booked_ore",
        "GrantYear": "year applied_ore awarded_ore received_ore spent_ore unspent_ore "
                     "attestation_needed report_by_on applied_on awarded_on",
    },
    "texts that somebody has cleared for outsiders": {"ReportRemark": "on text voice goal"},
    "sites, not who lives there": {
        "Row": "site county programme name sites", "Sites": "expected delivered missing late",
        "RegionReport": "by periods sites defined_differently external",
        "Until": "site until", "Late": "period sites", "Said": "value sites",
        "Differing": "what code values", "Hiding": "threshold cells hidden small",
    },
}  # fmt: skip


def open_fields(kind: str) -> list[str]:
    """The fields of a class, by its name, that go out as they are."""
    return [name for of in OPEN.values() for name in of.get(kind, "").split()]


def outside(found: Value, **walked: Any) -> Value:
    """A value with what is open of it and what a walk saw to, all else as if it were not kept.

    TypeError where that leaves out what the value cannot be without.
    """
    kind: Any = type(found)
    as_it_is = {name: _open(getattr(found, name)) for name in open_fields(kind.__name__)}
    made: Value = kind(**as_it_is | walked)
    return made


def middles(found: Value, *names: str, few: bool) -> Value:
    """A value's means and medians, hidden where they are of ``few``."""
    return outside(found, **{name: SUPPRESSED if few else getattr(found, name) for name in names})


def _open(value: Any) -> Any:
    if hasattr(value, "_fields"):
        return outside(value)
    return [_open(each) for each in value] if isinstance(value, list | tuple) else value
