"""What needs the coordinator, on a real case book."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from ettervern_cli.programme.programme import programmes
from ettervern_cli.today.item import TodayItem
from ettervern_cli.today.today import Agenda, agenda
from tests.conftest import Workspace
from tests.helpers.salten import make_salten

DAY = dt.date(2009, 11, 20)


def look(book: Workspace, today: dt.date = DAY) -> Agenda:
    db = book.open()
    try:
        return agenda(db, programmes(db)[0], today)
    finally:
        db.close()


def find(found: Agenda, kind: str) -> list[TodayItem]:
    return [matter for matter in found.items if matter.kind == kind]


def admit(book: Workspace, name: str, on: str, *more: str) -> None:
    book.done("admit", name, "--municipality", "alta", *more, "--on", on)


def test_an_empty_case_book_needs_nobody_and_counts_its_units(alta: Workspace) -> None:
    found = look(alta)
    assert found.items == []
    assert found.homes is not None
    assert found.homes._asdict() == {
        "units": 7, "occupied": 0, "held": 0, "free": 7, "void": 0, "keep_empty": 1, "others": 0,
    }  # fmt: skip
    assert (found.days_gone, found.year_days) == (324, 365)


def test_units_not_yet_in_use_are_not_counted(alta: Workspace) -> None:
    assert look(alta, dt.date(2009, 2, 1)).homes is None


def test_a_follow_up_overdue_in_the_first_months_says_until_when_they_last(alta: Workspace) -> None:
    admit(alta, "Ingrid", "2009-11-10", "--unit", "3", "--contact", "nurse",
          "--treatment-ended", "2009-11-10")  # fmt: skip
    (late,) = find(look(alta), "follow-up")
    assert (late.section, late.days, late.on) == ("overdue", 7, dt.date(2009, 11, 13))
    assert late.until == dt.date(2010, 2, 9)
    assert find(look(alta), "critical-window") == []


def test_a_follow_up_due_today_is_not_overdue(alta: Workspace) -> None:
    admit(alta, "Ingrid", "2009-11-17", "--unit", "3", "--contact", "nurse")
    (due,) = find(look(alta), "follow-up")
    assert (due.section, due.days, due.until) == ("today", 0, None)


def test_the_first_months_with_nothing_due_are_told_with_the_next_day(alta: Workspace) -> None:
    admit(alta, "Ingrid", "2009-11-19", "--unit", "3", "--contact", "nurse",
          "--treatment-ended", "2009-11-19")  # fmt: skip
    (one,) = look(alta).items
    assert (one.kind, one.on, one.until) == (
        "critical-window", dt.date(2009, 11, 22), dt.date(2010, 2, 18),
    )  # fmt: skip


def test_a_day_agreed_is_told_ahead_and_a_usual_one_is_not(alta: Workspace) -> None:
    for name, more in (("Emil", ["--next", "2009-11-25"]), ("Ola", [])):
        admit(alta, name, "2009-11-19", "--contact", "nurse")
        alta.done("log", name.lower(), "Samtale", *more, "--on", "2009-11-19")
    assert [(one.resident, one.section, one.reason) for one in find(look(alta), "follow-up")] == [
        ("R-0001", "coming", "agreed")
    ]


def circle(book: Workspace) -> None:
    admit(book, "Nora", "2009-06-01", "--unit", "1", "--contact", "nurse")
    for on in ("2009-09-01", "2009-10-01"):
        book.done("advance", "nora", "--override", "x", "--on", on)
        book.done("demote", "nora", "--to", "2", "--reason", "trouble", "--on", on[:-1] + "5")


def test_somebody_who_circles_is_told_once_beside_an_overdue_follow_up(alta: Workspace) -> None:
    circle(alta)
    (late,) = find(look(alta), "follow-up")
    assert (late.step, late.visits) == (2, 3)
    assert find(look(alta), "circles") == []


def test_somebody_who_circles_is_told_when_nothing_is_due(alta: Workspace) -> None:
    circle(alta)
    alta.done("log", "nora", "Samtale", "--on", "2009-11-19")
    (one,) = find(look(alta), "circles")
    assert (one.section, one.resident, one.step, one.visits) == ("circles", "R-0001", 2, 3)


def test_a_stay_that_runs_out_is_told_thirty_days_ahead_and_until_it_is_extended(
    alta: Workspace,
) -> None:
    admit(alta, "Nora", "2009-03-01", "--unit", "1", "--contact", "nurse")
    last = dt.date(2011, 2, 28)
    for day, section in (
        (last - dt.timedelta(31), None),
        (last - dt.timedelta(30), "coming"),
        (last, "today"),
        (last + dt.timedelta(400), "overdue"),
    ):
        assert [one.section for one in find(look(alta, day), "stay")] == [section][: bool(section)]
    alta.done("extend", "nora", "--until", "2011-06-30", "--allowed-by", "Leder", "--reason", "x",
              today="2011-03-01")  # fmt: skip
    assert find(look(alta, dt.date(2011, 4, 1)), "stay") == []
    (over,) = find(look(alta, dt.date(2011, 7, 1)), "stay")
    assert (over.section, over.days) == ("overdue", 1)


def test_a_trial_that_is_over_is_told_for_thirty_days(alta: Workspace) -> None:
    admit(alta, "Nora", "2009-06-01", "--unit", "1", "--contact", "nurse")
    (trial,) = find(look(alta, dt.date(2009, 8, 20)), "trial")
    last = trial.on
    assert last is not None
    assert (trial.section, trial.label) == ("coming", "1")
    assert find(look(alta, last + dt.timedelta(30)), "trial")
    assert not find(look(alta, last + dt.timedelta(31)), "trial")


def test_an_expected_return_says_which_unit_waits(alta: Workspace) -> None:
    admit(alta, "Emil", "2009-08-20", "--unit", "4", "--contact", "nurse")
    alta.done("away", "emil", "--kind", "readmission", "--back", "2009-11-25", "--on", "2009-11-10")
    found = look(alta)
    (back,) = find(found, "return")
    assert (back.section, back.days, back.unit) == ("coming", -5, "4")
    assert found.homes is not None
    assert (found.homes.held, found.homes.occupied) == (1, 0)
    (back,) = find(look(alta, dt.date(2009, 11, 27)), "return")
    assert (back.section, back.days) == ("overdue", 2)
    assert find(found, "home") == []


def test_a_void_unit_is_told_when_it_is_to_be_in_use_again(alta: Workspace) -> None:
    alta.done("unit", "void", "5", "--until", "2009-11-30", "--reason", "Nytt bad")
    (void,) = find(look(alta), "void")
    assert (void.section, void.on, void.unit) == ("coming", dt.date(2009, 12, 1), "5")
    assert find(look(alta, dt.date(2009, 11, 10)), "void") == []


def test_what_is_missing_is_home_contact_and_both_sides_of_an_exit(alta: Workspace) -> None:
    admit(alta, "Nora", "2009-11-19")
    admit(alta, "Ola", "2009-06-01", "--unit", "2")
    admit(alta, "Per", "2009-06-01", "--unit", "3")
    alta.done("discharge", "ola", "--to", "pending", "--on", "2009-07-01")
    alta.done("discharge", "per", "--reason", "died", "--on", "2009-07-02")
    missing = [one for one in look(alta).items if one.section == "missing"]
    assert [(one.kind, one.resident, one.reason) for one in missing] == [
        ("home", "R-0001", None),
        ("contact", "R-0001", None),
        ("exit", "R-0002", "both"),
    ]
    alta.done("discharge", "ola", "--to", "family")
    assert [one.reason for one in find(look(alta), "exit")] == ["reason"]


def test_who_shares_costs_misses_the_municipality_of_everybody(
    make_workspace: Callable[..., Workspace], alta: Workspace
) -> None:
    missing = make_salten(make_workspace).done("today", "--format", "json").json[0]["missing"]
    assert [one["name"] for one in missing if one["kind"] == "municipality"] == ["Dag"]
    admit(alta, "Nora", "2009-11-19")
    assert find(look(alta), "municipality") == []


def test_a_cost_line_ahead_of_the_year_is_told_from_ten_points_on(alta: Workspace) -> None:
    alta.done("budget", "book", "empty-flats", "98000")
    assert find(look(alta), "budget") == []  # 98 % against 88.8 %
    alta.done("budget", "book", "empty-flats", "800")
    (line,) = find(look(alta), "budget")
    assert (line.used, line.planned) == (9880000, 10000000)
    alta.done("budget", "book", "husbanken", "1600000")
    assert len(find(look(alta), "budget")) == 1


def test_a_programme_without_ladder_units_or_budget_has_an_agenda_too(
    make_workspace: Callable[..., Workspace],
) -> None:
    for template in ("sent-ute", "steg", "fri", "hf"):
        book = make_workspace(template, name=template)
        assert book.done("today").out != ""
        assert look(book).items == []


# --- the command -----------------------------------------------------------------------------


def test_today_prints_the_day_and_hints_at_the_next_step(alta: Workspace) -> None:
    admit(alta, "Ingrid", "2009-11-10", "--unit", "3", "--contact", "nurse")
    result = alta.done("today")
    assert result.out.splitlines()[0].endswith("Friday 20 November 2009")
    before = f"--config {alta.config} --today 2009-11-20"
    assert result.err == f'→ ettervern {before} log r-0001 "…"\n'
    assert alta.done("--quiet", "today").err == ""
    assert alta.done("today", "--format", "csv").err == ""


def test_nothing_to_do_is_said_in_words(alta: Workspace) -> None:
    result = alta.done("today", lang="nb")
    assert result.out.endswith("Ingenting venter på deg nå.\n")
    assert result.err == ""


def test_today_in_json_is_a_list_of_programmes_by_section(alta: Workspace) -> None:
    admit(alta, "Ingrid", "2009-11-10", "--unit", "3")
    found: Any = alta.done("today", "--format", "json").json
    assert [one["programme"] for one in found] == ["alta"]
    assert found[0]["overdue"][0]["resident"] == "R-0001"
    assert found[0]["missing"][0]["kind"] == "contact"


def test_today_writes_the_same_bytes_each_time(alta: Workspace) -> None:
    circle(alta)
    for form in ("text", "json", "csv", "md"):
        assert alta.done("today", "--format", form).out == alta.done("today", "--format", form).out
