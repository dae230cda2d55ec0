"""What people see, from values made by hand: golden texts in both languages, and hostile names.

The golden texts lie in ``golden/``; ``python -m tests.screen.test_screens`` writes them anew, to be
read before they are kept.
"""

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.follow_ups import screen as due
from ettervern_cli.follow_ups.calendar import CalendarEntry, DueCalendar
from ettervern_cli.follow_ups.calendar_screen import due_calendar
from ettervern_cli.follow_ups.due import Due, due_json
from ettervern_cli.homes import screen as units
from ettervern_cli.homes.units import Unit, UnitRow
from ettervern_cli.money.budget import screen as budget
from ettervern_cli.money.budget.budget import Booking, BudgetLine, BudgetYear, year_json
from ettervern_cli.people.listing import LadderPosition, ListRow, row_json
from ettervern_cli.record import list_screen as residents
from ettervern_cli.record import screen as show
from ettervern_cli.screen import listing, sheet
from ettervern_cli.screen.folding import width, wrap
from ettervern_cli.screen.listing import Listing
from ettervern_cli.screen.safe import SHY, safe_text
from ettervern_cli.screen.tables import Cell, Head, Table, csv_text, json_text, lines, plain
from ettervern_cli.screen.values import month
from ettervern_cli.screen.writing import Writer
from ettervern_cli.today import screen as today
from ettervern_cli.today.item import SECTIONS
from ettervern_cli.today.item import TodayItem as Need
from ettervern_cli.today.today import Agenda, UnitsToday
from ettervern_cli.values.data import inner_csv
from ettervern_cli.values.money import Ore
from ettervern_cli.words import Language

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("en", "nb")
EN, NB = Language("en"), Language("nb")
HOSTILE = (
    'Åse [/b] =1+1 \x1b[31m "O\'Brien"',
    "=HYPERLINK(1)",
    "@cmd",
    "a\tb\nc\rd",
    "\u202eesreveR\u200b",
    "a | b *c* `d` <e> [f](g)",
    "\ud800\x9b5m",
)


def day(month: int, number: int) -> dt.date:
    return dt.date(2009, month, number)


TODAY = day(11, 20)


def row(
    number: int,
    name: str,
    foot: tuple[int, str, str, dt.date, bool] | None,
    unit: str | None,
    due_on: dt.date | None,
    discharged_on: dt.date | None = None,
) -> ListRow:
    steps = []
    if foot is not None:
        step, code, title, since, circling = foot
        visits = 3 if circling else 1
        steps = [
            LadderPosition(
                "housing",
                "Boligtrapp",
                step,
                code,
                title,
                since,
                (TODAY - since).days,
                visits,
                circling,
            )
        ]
    late = max(0, (TODAY - due_on).days) if due_on else None
    status = "discharged" if discharged_on else "admitted"
    return ListRow(number, f"R-{number:04}", name, "alta", "alta", status, day(6, 1), discharged_on,
               steps, unit, "nurse", due_on, late, day(12, 1))  # fmt: skip


def list_rows(name: str = "Ingrid Prøve") -> list[ListRow]:
    flat = "Vanlig leilighet, flere rettigheter"
    return [
        row(1, "Nora Prøve", (2, "training", "Treningsleilighet", day(10, 20), True), "1",
            day(11, 19)),
        row(3, name, (2, "training", "Treningsleilighet", day(9, 2), False), "3", day(11, 17)),
        row(6, "Siri Test", (4, "more", flat, day(7, 1), False), None, TODAY),
        row(7, "Ola", None, None, None, day(10, 3)),
    ]  # fmt: skip


def dues(name: str = "Ingrid Eksempel") -> list[Due]:
    return [
        Due("R-0003", name, "alta", day(11, 17), 3, "critical-window", "nurse", 3),
        Due("R-0006", "Siri Test", "alta", TODAY, 0, "agreed", None, 6),
        Due("R-0008", "Emil", "alta", day(11, 22), 0, "step", "leader", 8),
    ]


def unit(code: str, kind: str = "enkel", reserved: str | None = None, **other: Any) -> Unit:
    values = {"name": None, "beds": 1, "first_on": day(3, 1), "last_on": None, **other}
    return Unit(1, code, values["name"], kind, values["beds"], 550000, None, reserved, None,
                values["first_on"], values["last_on"],
                reserved_for_name="Røde Kors" if reserved else None)  # fmt: skip


def unit_values(name: str = "Nora Prøve") -> list[UnitRow]:
    return [
        UnitRow(unit("1"), [("R-0001", name)], "occupied", day(6, 1)),
        UnitRow(unit("2"), [], "free", day(3, 1)),
        UnitRow(unit("4", reserved="rode-kors"), [("R-0002", "Emil")], "held", day(8, 1)),
        UnitRow(unit("5", last_on=day(10, 31)), [], "free", day(3, 1)),
        UnitRow(unit("7", "familie"), [], "void", day(11, 1)),
    ]


def year(number: int, name: str = "Leie av bil") -> BudgetYear:
    booked = number == 2009
    lines = [
        ("pay", "cost", "Lønn, 3,5 årsverk med sosiale utgifter", 165000000, 143750000),
        ("training", "cost", "Veiledning og fagutvikling", 10000000, 6120000),
        ("office", "cost", "Kontor, reiser, aktiviteter", 7000000, 7435050),
        ("car", "cost", name, 8000000, 7333300),
        ("gift", "cost", "Gaver", None, None),
        ("husbanken", "funding", "Husbanken/Fylkesmannen", 165000000, 160000000),
        ("own", "funding", "Egne midler", 25000000, None),
    ]
    shown = [BudgetLine(*line[:4], line[4] if booked else None) for line in lines]
    return BudgetYear(number, "alta", "Ettervernsboligene i Alta", shown)


def bookings(text: str = "Veiledning for hele personalet i oktober og november") -> list[Booking]:
    return [
        Booking("B-1", "training", "Veiledning", "cost", "2009-11-05", 612050, text, "41"),
        Booking("B-2", "training", "Veiledning", "cost", "2009-11-12", -12000, None, None),
    ]


def record(name: str = "Nora Prøve", text: str = "Gikk til Nav.\nVil ha svar før jul.") -> Any:
    stay = {"id": "S-1", "programme": "alta", "municipality": "alta", "source": "prison",
            "source_name": "Fengsel",
            "agency": "Alta fengsel", "treatment_began_on": None,
            "treatment_ended_on": "2009-05-30", "admitted_on": "2009-06-01",
            "discharged_on": None, "reason": None, "reason_name": None, "died": False,
            "destination": None, "destination_name": None, "contact": "nurse",
            "contact_name": "Sykepleier",
            "note": None, "exit_note": None}  # fmt: skip
    move = {"id": "M-1", "stay": "S-1", "ladder": "housing", "from_step": None, "to_step": 2,
            "step_name": "Treningsleilighet", "direction": "entry", "moved_on": "2009-06-01",
            "reason": None, "reason_name": None, "note": None, "voice": None,
            "override": None}  # fmt: skip
    down = {**move, "id": "M-2", "from_step": 4, "direction": "down", "moved_on": "2009-10-20",
            "reason": "agreement-broken", "reason_name": "Brutt avtale", "note": "Enige om det",
            "voice": "Jeg trenger mer folk rundt meg"}  # fmt: skip
    earlier = {**stay, "id": "S-0", "source": None, "agency": None, "treatment_ended_on": None,
               "admitted_on": "2008-01-10", "discharged_on": "2008-03-01", "reason": "own-wish",
               "reason_name": "Eget ønske", "contact_name": None}  # fmt: skip
    follow_up = {"id": "F-1", "stay": "S-1", "held_on": "2009-11-16", "kind": "talk",
                 "kind_name": "Samtale", "minutes": 30, "by": "nurse", "by_name": "nurse",
                 "areas": ["economy"], "area_names": ["economy"],
                 "missed": False, "next_on": "2009-11-19", "text": text}  # fmt: skip
    return {
        "resident": "R-0001", "name": name, "programme": "alta", "municipality": "alta",
        "status": "admitted", "admitted_on": "2009-06-01", "discharged_on": None,
        "steps": {"housing": {"step": 2, "step_code": "training",
                              "step_name": "Treningsleilighet", "since": "2009-10-20",
                              "days": 31, "visits": 3, "circling": True}},
        "unit": "1", "contact": None, "next_follow_up_on": "2009-11-19", "overdue_days": 1,
        "critical_until": "2009-08-29", "born": "1988",
        "stays": [stay, earlier], "moves": [move, down], "follow_ups": [follow_up],
        "placements": [{"id": "P-1", "stay": "S-1", "unit": "1", "moved_in_on": "2009-06-01",
                        "moved_out_on": "2009-11-18", "rent_ore": 550000, "until": None,
                        "override": None, "note": None}],
        "leases": [{"id": "L-1", "stay": "S-1", "placement": "P-1", "kind": "special",
                    "kind_name": "Spesialkontrakt", "begins_on": "2009-06-01", "ends_on": None,
                    "trial_until_on": "2009-08-30", "explained_on": "2009-05-30"}],
        "absences": [{"id": "A-1", "stay": "S-1", "kind": "leave", "kind_name": "Permisjon",
                      "left_on": "2009-07-01", "expected_on": "2009-07-05",
                      "returned_on": "2009-07-06", "unit_held": True, "note": None}],
        "extensions": [{"id": "X-1", "stay": "S-1", "what": "trial", "allowed_on": "2009-08-28",
                        "until_on": "2009-11-30", "allowed_by": "Leder",
                        "reason": "Trenger tid"}],
        "limits": [{"what": "trial", "last_on": "2009-11-30", "extended": True},
                   {"what": "stay", "last_on": "2011-05-31", "extended": False}],
        "history": [{"change": 4, "command": "admit", "actor": "kari",
                     "written_at": "2009-06-01T10:11:12Z", "undone_by": None},
                    {"change": 5, "command": "log", "actor": "kari",
                     "written_at": "2009-11-16T10:11:12Z", "undone_by": 6}],
    }  # fmt: skip


def needs(name: str = "Ingrid Eksempel") -> Agenda:
    matters = [
        Need("overdue", "follow-up", "R-0003", name, day(11, 17), 3, reason="critical-window",
             until=day(12, 1)),
        Need("overdue", "lease", "R-0003", name, day(11, 18), 2, label="3"),
        Need("overdue", "follow-up", "R-0001", "Nora", day(11, 19), 1, reason="step", step=2,
             visits=3),
        Need("today", "follow-up", "R-0006", "Siri", TODAY, 0, reason="agreed"),
        Need("coming", "return", "R-0002", "Emil", day(11, 25), -5, label="Innleggelse", unit="4"),
        Need("coming", "review", "R-0006", "Siri", day(11, 26), -6, owner="Kari"),
        Need("coming", "trial", "R-0004", "Åse", day(11, 30), -10, label="2"),
        Need("coming", "void", on=day(12, 1), days=-11, reason="Nytt bad", unit="5"),
        Need("critical", "critical-window", "R-0005", "Ola", day(11, 22), -2, until=day(12, 5)),
        Need("waiting", "waiting", "R-0009", "Anna", day(10, 1), 50, label="Fengsel",
             reason="assessed", id="N-1", number=1),
        Need("waiting", "rehousing", "R-0010", "Bent", day(11, 18), 2, id="E-1"),
        Need("missing", "exit", "R-0007", "Per", day(10, 3), reason="both"),
        Need("missing", "contact", "R-0008", "Kim"),
        Need("missing", "incident", "R-0008", "Kim", day(11, 2), 18, label="Vold", id="I-4"),
        Need("missing", "score", "R-0004", "Åse", day(11, 19), 1, label="SRS", number=3),
        Need("group", "meeting", on=day(11, 19), days=1),
        Need("group", "decision", "R-0003", name, day(11, 17), 3, id="D-2", owner="Nav",
             text=f"Ring {name}\nog spør igjen"),
        Need("group", "decision", on=day(11, 27), days=-7, id="D-3", owner="Helse",
             text="Be om tid"),
        Need("group", "gaps", on=day(8, 1), days=111, number=3),
        Need("milestones", "milestone", on=day(11, 6), days=14, label="Åtte kontrakter"),
        Need("group", "gap", on=day(8, 1), days=111, id="J-1", owner="Politiet",
             text="Ingen tar imot meldinger"),
        Need("money", "arrears", "R-0003", name, amount=550000, total=825050),
        Need("money", "arrears", "R-0001", "Nora", reason="agreed", amount=100000, total=100000),
        Need("money", "repayment", "R-0003", name, day(8, 10), id="Z-1", number=2, kept=1,
             amount=200000),
        Need("money", "rent", on=day(10, 31), days=20, label="2009-10", number=2),
        Need("money", "budget", label="Leie av tomme boliger", used=9900000, planned=10000000),
        Need("money", "budget", label="Gaver", used=50000),
    ]  # fmt: skip
    homes = UnitsToday(7, 5, 1, 1, 0, 1)
    return Agenda("alta", "Ettervernsboligene i Alta", TODAY, 3, 324, 365, homes, matters)


def listed(rows: list[ListRow], words: Language = EN, programmes: int = 1) -> Listing:
    ladders = ["housing", "work"]
    return residents.resident_list(words, rows, TODAY, ladders, programmes)


def due_listed(items: list[Due], words: Language = EN, within: int = 7, check: bool = False) -> Any:
    return due.due_list(words, items, TODAY, within, check=check)


def text(found: Listing, words: Language = EN, room: int = 80) -> str:
    return plain(listing.text(found, words, TODAY, room))


def budget_csv(name: str) -> Any:
    return inner_csv(year_json(year(2009, name)), "lines", "year", "programme")


SCREENS: dict[str, Callable[[Language], Any]] = {
    "list": lambda words: listing.text(listed(list_rows(), words), words, TODAY),
    "due": lambda words: listing.text(due_listed(dues(), words, check=True), words, TODAY),
    "units": lambda words: listing.text(units.unit_list(words, unit_values(), TODAY), words, TODAY),
    "budget": lambda words: sheet.text(budget.year_sheet(words, year(2009), TODAY)),
    "all-years": lambda words: sheet.text(
        budget.years_sheet(words, [year(number) for number in range(2009, 2013)], listing.TEXT)
    ),
    "entries": lambda words: listing.text(budget.entry_list(words, bookings()), words, TODAY),
    "show": lambda words: show.show_lines(words, record(), "Ettervernsboligene i Alta", TODAY),
    "today": lambda words: today.today_lines(words, needs()),
}
MARKDOWN: dict[str, Callable[[Language, str], str]] = {
    "list": lambda words, name: listing.markdown(listed(list_rows(name), words), words, TODAY),
    "due": lambda words, name: listing.markdown(due_listed(dues(name), words), words, TODAY),
    "units": lambda words, name: listing.markdown(
        units.unit_list(words, unit_values(name), TODAY), words, TODAY
    ),
    "budget": lambda words, name: sheet.markdown(budget.year_sheet(words, year(2009, name), TODAY)),
    "entries": lambda words, name: listing.markdown(
        budget.entry_list(words, bookings(name)), words, TODAY
    ),
    "show": lambda words, name: show.show_markdown(words, record(name, name), name, TODAY),
    "today": lambda words, name: today.today_markdown(words, needs(name)),
}
CSV: dict[str, Callable[[str], Any]] = {
    "list": lambda name: listing.csv(listed(list_rows(name))),
    "due": lambda name: listing.csv(due_listed(dues(name))),
    "budget": lambda name: budget_csv(name),
    "entries": lambda name: listing.csv(budget.entry_list(EN, bookings(name))),
    "show": lambda name: show.show_csv(record(name, name)),
    "today": lambda name: today.today_csv(needs(name)),
}


# --- golden texts ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_reads_as_its_golden_text(name: str, language: str) -> None:
    text = plain(SCREENS[name](Language(language)))
    assert text == (GOLDEN / f"{name}.{language}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCREENS)
def test_no_line_of_a_screen_passes_eighty_columns(name: str, language: str) -> None:
    for line in plain(SCREENS[name](Language(language))).splitlines():
        assert width(line) <= 80, line


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_reads_as_its_golden_text(name: str) -> None:
    text = MARKDOWN[name](EN, "Nora Prøve")
    assert text == (GOLDEN / f"{name}.en.md").read_text(encoding="utf-8")


def test_nothing_to_show_is_said_in_words() -> None:
    empty = Agenda("alta", "Alta", TODAY, 3, 324, 365, None, [])
    assert text(listed([])) == "Nobody to list.\n"
    assert text(due_listed([], within=0)) == "Nothing is due today.\n"
    assert text(due_listed([])) == "Nothing is due in the next 7 days.\n"
    assert text(due_listed([], NB, 0)) == "Ingen oppfølging har frist i dag.\n"
    none = listing.text(budget.entry_list(NB, []), NB, TODAY)
    assert plain(none) == "Ingenting er bokført.\n"
    assert plain(today.today_lines(EN, empty)).endswith("\n\nNothing needs you now.\n")


def test_a_note_that_nobody_has_is_no_column_on_a_screen() -> None:
    row = {"id": "VM-1", "resident": "R-0001", "name": "Nora Prøve", "volunteer": "Bea"}
    for note, heads in ((None, ["code", "name", "volunteer"]),
                        ("Ord", ["code", "name", "volunteer", "note"])):  # fmt: skip
        found = [{**row, "note": note}]
        shown = text(listing.fact_list(EN, "volunteer", found, volunteer="volunteer"))
        assert shown.split("\n")[0].split() == heads


def test_several_programmes_get_a_column_and_one_gets_none() -> None:
    heads = [text(listed(list_rows(), EN, n)).split("\n")[0] for n in (1, 2)]
    assert [head.split()[:2] for head in heads] == [["name", "step"], ["name", "programme"]]


def test_the_day_since_gives_way_where_more_names_of_steps_stay_whole() -> None:
    shown = text(listed(list_rows("Ingrid Prøvesen")))
    assert shown.count("2 Treningsleilighet ") == 2
    assert "20 Oct" not in shown
    # Where every name is whole, or none more would be, it stays.
    assert "20 Oct" in text(listed(list_rows()))
    assert "…" in text(listed(list_rows()))


def test_a_list_keeps_to_its_room_and_shortens_what_tells_least() -> None:
    short, long = list_rows()[:2], list_rows("Ingrid Margrethe Eksempelsen")
    assert "20 Oct" in text(listed(short))
    narrow = text(listed(long))
    assert "↻ 2 Treningsleili…" in narrow
    assert "  4 Vanlig leilig…" in narrow
    assert "20 Oct" not in narrow
    for room in (60, 80, 100, 120, 200):
        shown = text(listed(long), room=room)
        assert max(map(width, shown.splitlines())) <= room
        assert ("Treningsleilighet" in shown) == ("20 Oct" in shown) == (room >= 100)
        assert ("alta" in shown) == (room == 200)


def test_steps_whose_names_begin_alike_are_told_apart_where_they_are_shortened() -> None:
    first, second = list_rows("Ingrid Margrethe Eksempelsen")[:2]
    names = ("Vanlig leilighet, begrensede rettigheter", "Vanlig leilighet, flere rettigheter")
    rows = [
        row._replace(steps=[row.steps[0]._replace(step=3, step_name=name)])
        for row, name in zip((first, second), names, strict=True)
    ]
    for room in range(60, 100):
        shown = text(listed(rows), room=room)
        assert "beg" in shown
        assert "fle" in shown


def test_several_ladders_share_a_line_and_have_columns_of_their_own_in_csv() -> None:
    first = list_rows()[0]
    two = first._replace(
        steps=[*first.steps, LadderPosition("work", "Arbeid", 1, "a", "En", TODAY, 0, 1, False)]
    )
    assert "↻ Boligtrapp 2, Arbeid 1" in text(listed([two]))
    header, (values,) = listing.csv(listed([two]))
    found = dict(zip(header, values, strict=True))
    assert [found["housing_step"], found["housing_circling"]] == [2, True]
    assert [found["work_step"], found["work_step_name"], found["work_days"]] == [1, "En", 0]
    (alone,) = listing.csv(listed([first]))[1]
    assert dict(zip(header, alone, strict=True))["work_step"] is None


def test_csv_of_list_and_due_has_every_key_of_their_json() -> None:
    row = row_json(list_rows()[0])
    (standing,) = row.pop("steps").values()  # type: ignore[attr-defined]
    header, _ = listing.csv(listed([]))
    ladders = [f"{ladder}_{key}" for ladder in ("housing", "work") for key in standing]
    assert set(header) == {*row, *ladders}
    assert listing.csv(due_listed([]))[0] == list(due_json(dues()[0]))


def test_csv_of_show_gives_every_value_with_its_section_and_id() -> None:
    found = record()
    rows = show.show_csv(found)[1]
    assert ["resident", "R-0001", None, "born", "1988"] in rows
    assert ["follow_ups", "F-1", "2009-11-16", "areas", "economy"] in rows
    assert ["history", 4, "2009-06-01", "actor", "kari"] in rows
    lists = [value for value in found.values() if isinstance(value, list)]
    for entry in [entry for entries in lists for entry in entries]:
        number = entry.get("id", entry.get("change"))
        said = {line[3] for line in rows if line[1] == number}
        assert set(entry) - {"id", "change"} <= said


def test_never_planned_and_never_booked_are_dashes_and_empty() -> None:
    line = next(
        text
        for text in plain(sheet.text(budget.year_sheet(EN, year(2009), TODAY))).splitlines()
        if "Gaver" in text
    )  # fmt: skip
    assert line.split() == ["Gaver", "–", "–", "–", "–"]
    (gift,) = [values for values in budget_csv("Leie av bil")[1] if values[2] == "gift"]
    assert gift[5:] == [None, None, None, None, 0, 0, None, None]


def test_more_years_than_fit_go_on_below_and_the_sum_comes_last() -> None:
    years = [year(number) for number in range(2009, 2015)]
    every = [*map(str, range(2009, 2015)), "all years"]
    for room, parted in ((60, (3, 6)), (80, (5,)), (120, ())):
        found = plain(sheet.text(budget.years_sheet(EN, years, listing.TEXT), room))
        plans = found.partition("Planned and actual")[0].splitlines()
        heads = [line.split("  ") for line in plans if line.strip().startswith(("20", "all"))]
        beside = [[head.strip() for head in line if head] for line in heads]
        ends = [0, *parted, len(every)]
        assert beside == [every[first:last] for first, last in pairwise(ends)]
        assert all(width(line) <= room for line in found.splitlines())


def test_an_agenda_in_json_has_every_section_and_money_in_ore() -> None:
    found: Any = today.today_json(needs())
    assert found["units"]["keep_empty"] == 1
    assert [found[name] for name in ("circles",)] == [[]]
    assert [item["resident"] for item in found["overdue"]] == ["R-0003", "R-0003", "R-0001"]
    assert found["money"][0] | {"amount_ore": 550000, "total_ore": 825050} == found["money"][0]
    assert [item.get("used_ore") for item in found["money"][-2:]] == [9900000, 50000]
    assert found["overdue"][0]["on"] == "2009-11-17"


# What is told on a screen that not all of it fits on, the heaviest first: R-0001 is the last to go.
WEIGHTS = [
    Need("overdue", "follow-up", "R-0001", "x", day(11, 18), 2, until=day(12, 1)),
    Need("missing", "incident", "R-0002", "x", day(10, 1), 50, "Vold", id="I-1"),
    Need("overdue", "review", "R-0003", "x", day(10, 20), 31),
    Need("overdue", "follow-up", "R-0004", "x", day(11, 19), 1),
    Need("today", "follow-up", "R-0005", "x", day(11, 20), 0),
    Need("critical", "critical-window", "R-0006", "x", until=day(12, 1)),
    Need("group", "decision", "R-0007", "x", day(11, 1), 19, id="D-1", text="x", owner="y"),
    Need("coming", "stay", "R-0008", "x", day(11, 22), -2),
    Need("money", "arrears", "R-0009", "x", amount=100, total=100),
]


@pytest.mark.parametrize("most", range(1, len(WEIGHTS) + 1))
def test_of_what_does_not_fit_on_a_screen_the_heaviest_is_told(most: int) -> None:
    agenda = needs()._replace(items=sorted(WEIGHTS, key=lambda one: SECTIONS.index(one.section)))
    whole = today.today_lines(EN, agenda._replace(items=WEIGHTS[:most]))
    rows = len(whole) + (2 if most < len(WEIGHTS) else 0)  # the last says how many more there are
    found = plain(today.today_lines(EN, agenda, rows=rows))
    told = sorted(set(re.findall(r"R-\d+", found)))
    assert told == [one.resident for one in WEIGHTS[: len(told)]]
    assert len(told) >= most
    assert len(found.splitlines()) <= rows
    left = len(WEIGHTS) - len(told)
    assert re.findall(r"(\d+) more matter", found) == ([str(left)] if left else [])


def test_where_there_is_room_everything_is_told() -> None:
    many = [Need("money", "arrears", f"R-{n:04}", "x", amount=n, total=n) for n in range(1, 61)]
    assert "R-0060" in plain(today.today_lines(EN, needs()._replace(items=many)))


def test_csv_of_today_has_every_key_of_its_json() -> None:
    keys = list(today.today_json(needs())["money"][0])  # type: ignore[index]
    assert ["programme", "section", *keys] == today.CSV


# --- long texts ------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [5, 16, 80])
def test_wrapping_loses_nothing_and_keeps_to_its_width(size: int) -> None:
    text = "  Ålesund og omegn, et-ord-som-er-altfor-langt-for-linja 漢字漢字 slutt\nny linje"
    found = wrap(text, size)
    assert all(width(line) <= size for line in found)
    assert "".join("".join(found).replace("-", "").split()) == "".join(
        text.replace("-", "").split()
    )


@pytest.mark.parametrize(
    ("line", "size"),
    [("Spesial-kontrakt", 13), ("kon-trakten", 7), ("Natt-herberge", 11), ("natt-hjemmet", 8),
     ("bolig-kontoret", 12), ("Ansvarsgruppe-møter", 16), ("Finnmarkskollek-tivet", 17),
     ("adresse-sperre", 12), ("Oppfølgings-samtaler", 14), ("Trenings-leilighet", 12),
     ("kvalifiserings-programmet", 16), ("samarbeids-partner", 13), ("Kompetanse-nettverket", 12),
     ("institusjons-opphold", 14), ("rus-behandling", 10), ("Rehabili-tering", 9),
     ("tilsyns-besøk", 9)],
)  # fmt: skip
def test_a_word_is_divided_as_norwegian_divides_it(line: str, size: int) -> None:
    before, _, after = line.partition("-")
    assert wrap(f"{before}{after}", size) == [f"{before}-", after]


def test_a_number_stays_on_one_line() -> None:
    assert wrap("Av dem: 50 %", 10) == ["Av dem:", "50 %"]
    assert wrap("Kostnad: 1 650 000 kr", 14) == ["Kostnad:", "1 650 000 kr"]


def test_a_code_that_must_go_on_below_gets_no_hyphen() -> None:
    assert "".join(wrap("4015fc22589c57bebe2466dc69", 17)) == "4015fc22589c57bebe2466dc69"


def test_days_and_sums_stay_whole_where_the_texts_beside_them_are_torn() -> None:
    found = [
        Cell("nattkafeen for ungdom"),
        Writer(NB).cell(dt.date(2010, 1, 19)),
        Writer(NB).cell(Ore(123_456_700)),
        month(NB, dt.date(2010, 2, 1)),
    ]
    cells = [Writer(NB).cell(each) for each in found]
    shown = plain(lines(Table([Head("tjeneste")] * 4, [cells]), room=45))
    assert max(map(width, shown.splitlines())) <= 45
    for whole in ("19. jan. 2010", "1 234 567", "feb. 2010"):
        assert whole in shown


# --- hostile names ---------------------------------------------------------------------------


def screens_of(name: str) -> list[Any]:
    return [
        listing.text(listed(list_rows(name)), EN, TODAY),
        listing.text(due_listed(dues(name)), EN, TODAY),
        listing.text(units.unit_list(EN, unit_values(name), TODAY), EN, TODAY),
        sheet.text(budget.year_sheet(EN, year(2009, name), TODAY)),
        sheet.text(budget.years_sheet(EN, [year(2009, name)], listing.TEXT)),
        listing.text(budget.entry_list(EN, bookings(name)), EN, TODAY),
        show.show_lines(EN, record(name, name), name, TODAY),
        today.today_lines(EN, needs(name)),
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_screen_lets_a_name_act_on_the_terminal(name: str) -> None:
    for body in screens_of(name):
        assert not any(ord(letter) in SHY - {0x0A} for letter in plain(body))
        plain(body).encode("utf-8")
        for line in body:
            assert "\n" not in "".join(item.text for item in line)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("screen", MARKDOWN)
def test_markdown_keeps_a_name_in_its_cell(screen: str, name: str) -> None:
    text = MARKDOWN[screen](EN, name)
    assert not any(ord(letter) in SHY - {0x0A} for letter in text)
    usual = MARKDOWN[screen](EN, "Nora")
    assert len(text.splitlines()) == len(usual.splitlines())
    for line, plain_line in zip(text.splitlines(), usual.splitlines(), strict=True):
        assert line.replace("\\|", "").count("|") == plain_line.count("|")
        assert "<e>" not in line
        assert "[/b]" not in line


@pytest.mark.parametrize("name", HOSTILE[:-1])
@pytest.mark.parametrize("form", CSV)
def test_csv_holds_a_name_whole_with_nothing_that_acts(form: str, name: str) -> None:
    text = csv_text(*CSV[form](name))
    cells = [value for line in csv.reader(io.StringIO(text, newline="")) for value in line]
    seen = "\n".join(safe_text(line) for line in name.split("\n"))
    assert {seen, f"'{seen}"} & set(cells)
    assert not any(value.startswith(("=", "@", "+", "\t", "\r")) for value in cells)
    assert not any(ord(letter) < 32 and letter not in "\n\r" for letter in text)


@pytest.mark.parametrize("name", HOSTILE[:-1])
def test_json_holds_a_name_exactly(name: str) -> None:
    import json

    for value in (row_json(list_rows(name)[1]), due_json(dues(name)[0]), record(name)):
        assert json.loads(json_text(value))["name"] == name


# --- the calendar ----------------------------------------------------------------------------


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def calendar(name: str = "") -> DueCalendar:
    at = dt.datetime(2009, 11, 1, 12, tzinfo=dt.UTC)
    found = dues(name) if name else dues()
    return DueCalendar(
        "book",
        [
            CalendarEntry(one.resident, one.name, one.programme, one.due_on, one.reason, at, 1)
            for one in found
        ],
    )


def test_a_calendar_carries_codes_and_no_names_unless_asked() -> None:
    without = due_calendar(EN, calendar(), names=False)
    assert "Ingrid" not in without
    assert "SUMMARY:Follow-up R-0003\r\n" in without
    assert "SUMMARY:Follow-up R-0003 Ingrid Eksempel\r\n" in due_calendar(
        EN, calendar(), names=True
    )


def test_a_calendar_has_a_whole_day_an_event_and_a_lasting_uid() -> None:
    lines = unfolded(due_calendar(NB, calendar(), names=False))
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR")
    first = lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("END:VEVENT")]
    assert first[:8] == [
        "UID:due-alta-R-0003@book.ettervern",
        "DTSTAMP:20091101T120000Z",
        "LAST-MODIFIED:20091101T120000Z",
        "SEQUENCE:1",
        "STATUS:CONFIRMED",
        "DTSTART;VALUE=DATE:20091117",
        "DTEND;VALUE=DATE:20091118",
        "SUMMARY:Oppfølging R-0003",
    ]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 3


@pytest.mark.parametrize("name", [*HOSTILE, "Å" * 100, "a;b,c\\d", "漢字 " * 40])
def test_calendar_lines_are_folded_and_escaped(name: str) -> None:
    text = due_calendar(NB, calendar(name), names=True)
    assert text == due_calendar(NB, calendar(name), names=True)
    for line in text.encode("utf-8").split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode("utf-8")
    (summary,) = [line for line in unfolded(text) if line.startswith("SUMMARY:") and "0003" in line]
    value = summary.partition(":")[2]
    bare = value.replace("\\\\", "").replace("\\;", "").replace("\\,", "")
    assert not set(bare) & set("\\;,")
    assert not any(unicodedata.category(letter) in ("Cc", "Cf") for letter in value)


if __name__ == "__main__":
    for key, screen in SCREENS.items():
        for code in LANGUAGES:
            (GOLDEN / f"{key}.{code}.txt").write_text(plain(screen(Language(code))), "utf-8")
    for key, make in MARKDOWN.items():
        (GOLDEN / f"{key}.en.md").write_text(make(EN, "Nora Prøve"), "utf-8")
