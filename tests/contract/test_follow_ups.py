"""Follow-ups and the critical window of interface.md, with figures worked out by hand."""

from collections.abc import Callable

import pytest

from tests.conftest import Workspace
from tests.helpers.lab import asked, make_lab, report, typed


@pytest.fixture
def lab(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_lab(make_workspace)


def counted(lab: Workspace, month: str, which: str = "on_time") -> tuple[int, int]:
    """Due dates met, and all due dates, of a month."""
    rate = report(lab, "month", month)["follow_ups"][which]
    return rate["numerator"], rate["denominator"]


def next_due(lab: Workspace, **options: str) -> str:
    return str(asked(lab, "list", **options)[0]["next_follow_up_on"])


@pytest.mark.parametrize(
    ("ended", "until"),
    [
        ("2026-01-02", "2026-04-01"),
        ("2026-11-30", "2027-02-27"),  # clamped to 28 February, not included
        ("2023-11-30", "2024-02-28"),
        ("2025-12-01", "2026-02-28"),
        ("2026-08-31", "2026-11-29"),
    ],
)
def test_the_critical_window_ends_before_the_same_day_three_months_on(
    lab: Workspace, ended: str, until: str
) -> None:
    lab.done("admit", "Anna", "--on", ended, "--treatment-ended", ended)
    assert asked(lab, "list")[0]["critical_until"] == until


def test_a_return_from_readmission_opens_a_new_window_and_a_discharge_none(lab: Workspace) -> None:
    typed(
        lab,
        "admit Anna --on 2026-01-10 --treatment-ended 2026-01-05 --unit A",
        "away anna --kind readmission --on 2026-06-01",
    )
    assert asked(lab, "due") == []  # nothing is due during an absence that pauses
    lab.done("back", "anna", "--on", "2026-06-11")
    row = asked(lab, "list")[0]
    assert (row["critical_until"], row["next_follow_up_on"]) == ("2026-09-10", "2026-06-15")
    assert asked(lab, "due")[0]["reason"] == "critical-window"
    typed(
        lab,
        "away anna --kind readmission --on 2026-10-01",
        "discharge anna --to own --on 2026-11-01",
    )
    assert asked(lab, "list", "--status", "all")[0]["critical_until"] == "2026-09-10"


def test_silence_counts_every_interval(lab: Workspace) -> None:
    lab.done("admit", "Anna", "--on", "2026-09-01")  # due 11, 21, 1 Oct, 11, 21, 31
    assert counted(lab, "2026-09") == (0, 2)
    assert counted(lab, "2026-10") == (0, 4)
    row = asked(lab, "list", today="2026-09-12")[0]
    assert (row["next_follow_up_on"], row["overdue_days"]) == ("2026-09-11", 1)
    assert asked(lab, "list", today="2026-09-11")[0]["overdue_days"] == 0
    assert lab.run("due", "--check", today="2026-09-11").code == 0
    assert lab.run("due", "--check", today="2026-09-12").code == 3


def test_a_due_date_is_met_after_the_one_before_it_and_on_or_before_itself(
    lab: Workspace,
) -> None:
    typed(
        lab,
        "admit Anna --on 2026-09-01",
        "log anna --on 2026-09-11",  # meets the 11th; next 21
        "log anna --on 2026-09-11",  # the same day again: one due date
        "log anna --on 2026-09-25",  # the 21st has passed; meets 1 October; next 5
        "log anna --on 2026-10-02 --missed",  # moves nothing
    )
    assert counted(lab, "2026-09") == (1, 2)
    assert next_due(lab) == "2026-10-05"
    assert counted(lab, "2026-10") == (1, 4)  # 1 met, 5, 15 and 25 not
    october = report(lab, "month", "2026-10")["follow_ups"]
    assert (october["due"], october["held"], october["missed"]) == (4, 0, 1)


def test_a_move_is_a_base_and_the_steps_interval_counts(lab: Workspace) -> None:
    typed(lab, "admit Anna --on 2026-09-01", "advance anna --on 2026-09-05")
    assert next_due(lab) == "2026-09-25"  # step 3: every 20 days
    lab.done("demote", "anna", "--steps", "1", "--reason", "brudd", "--on", "2026-09-06")
    assert next_due(lab) == "2026-09-16"


def test_what_is_agreed_counts_before_the_rhythm_but_never_past_the_windows(
    lab: Workspace,
) -> None:
    typed(
        lab,
        "admit Anna --on 2026-09-01 --treatment-ended 2026-08-25",
        "log anna --on 2026-09-03",
    )
    assert next_due(lab) == "2026-09-07"
    beyond = ("log", "anna", "--on", "2026-09-03", "--next", "2026-09-20")
    assert "until 24 Nov 2026, Anna (R-0001) is met more often: the next by 7 Sep" in lab.refused(
        *beyond
    )
    assert next_due(lab) == "2026-09-07"
    lab.done("log", "anna", "--on", "2026-09-04", "--next", "2026-09-05")
    assert next_due(lab) == "2026-09-05"
    assert asked(lab, "due")[0]["reason"] == "agreed"
    lab.done("log", "anna", "--on", "2026-11-30", "--next", "2026-12-15")
    assert next_due(lab) == "2026-12-15"


def test_due_dates_inside_a_window_are_counted_apart(lab: Workspace) -> None:
    typed(
        lab,
        "admit Anna --on 2026-09-01 --treatment-ended 2026-06-10",  # until 9 September
        "log anna --on 2026-09-05",
    )
    # 5 met, then 9, then every 10 days from the window's end: 13 is reckoned from the 9th.
    rate = report(lab, "month", "2026-09")["follow_ups"]
    assert rate["critical_window"]["numerator"] == 1
    assert rate["critical_window"]["denominator"] == 2
    assert rate["on_time"]["numerator"] == 1


def test_due_lists_the_most_overdue_first_with_the_keys_that_scripts_rely_on(
    lab: Workspace,
) -> None:
    typed(
        lab,
        "admit Anna --on 2026-12-05",
        "admit Bo --on 2026-11-05 --contact kari",
        "admit Cy --on 2026-12-12",
    )
    due = asked(lab, "due")
    assert [(each["resident"], each["overdue_days"]) for each in due] == [
        ("R-0002", 35),
        ("R-0001", 5),
    ]
    assert {"resident", "name", "due_on", "overdue_days", "reason", "contact"} <= set(due[0])
    assert (due[0]["reason"], due[0]["contact"]) == ("step", "kari")
    assert [each["resident"] for each in asked(lab, "due", "--within", "7d")][-1] == "R-0003"
    assert [each["resident"] for each in asked(lab, "due", "--by", "kari")] == ["R-0002"]
    calendar = lab.done("due", "--format", "ics").out
    assert "Bo" not in calendar
    assert "R-0002" in calendar
    assert calendar == lab.done("due", "--format", "ics").out
