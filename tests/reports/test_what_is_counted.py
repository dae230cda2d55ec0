"""What is counted: events and persons, the dead, and plans by their status. Figures by hand."""

import datetime as dt
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ettervern_cli.programme.programme import municipality
from ettervern_cli.reports.data import data
from ettervern_cli.reports.funder import facts
from ettervern_cli.reports.municipality.gather import gather_municipality
from ettervern_cli.reports.period.counts.gather import bound_of
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.transaction import reading
from ettervern_cli.values.dates import Period, month_period, year_period
from tests.conftest import Workspace
from tests.faults import count
from tests.helpers.period_book import Book, new_book

TODAY = dt.date(2010, 2, 1)
YEAR = year_period(2009)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    new_book(folder).db.close()
    return folder / "ettervern.db"


@pytest.fixture
def book(empty: Path, tmp_path: Path) -> Iterator[Book]:
    shutil.copy(empty, tmp_path / "house.db")
    found = Book(connect(str(tmp_path / "house.db")))
    yield found
    found.db.close()


def of_town(book: Book, code: str) -> dict[str, Any]:
    with reading(book.db):
        town = municipality(book.db, code)
        report = gather_municipality(book.db, book.programme, town, YEAR, today=TODAY)
    found: dict[str, Any] = data(report)
    return found


# --- events and persons ----------------------------------------------------------------------


def test_somebody_who_left_and_came_back_has_left(book: Book) -> None:
    with book.written(TODAY):
        person = book.resident(1)
        book.stay(person, "2009-03-01", "2009-05-10", reason="own-wish", to="homeless")
        book.stay(person, "2009-05-20")
    may = book.report(month_period(2009, 5))
    assert (may.people.served, may.people.discharged, may.people.staying) == (1, 0, 1)
    found = data(may)["exits"]
    assert [found[key] for key in ("number", "people", "back", "died")] == [1, 1, 1, 0]
    assert found["by_destination"] == {"homeless": 1}
    assert found["by_reason"] == {"own-wish": 1}


def test_a_year_has_its_months_events_and_the_towns_agree(book: Book) -> None:
    """Twelve persons admitted, one of them twice: thirteen admissions in every table."""
    with book.written(TODAY):
        for number in range(1, 13):
            person = book.resident(number)
            town = "alta" if number < 8 else "hammerfest"
            begins, ends = f"2009-{number:02}-01", f"2009-{number:02}-20"
            book.stay(person, begins, ends, town=town, source="treatment", reason="planned")
            if number == 3:
                book.stay(person, "2009-09-05", town=town, source="treatment")
    year = book.report(YEAR)
    assert (year.people.admitted, year.intake.people, year.intake.number) == (12, 12, 13)
    assert data(year)["intake"] == {
        "number": 13,
        "people": 12,
        "by_source": {"treatment": 13},
        "by_municipality": {"alta": 8, "hammerfest": 5},
    }
    assert (year.exits.number, year.exits.people, year.exits.back) == (12, 12, 1)
    assert year.people.discharged == 11
    months = [book.report(month_period(2009, month)) for month in range(1, 13)]
    assert sum(month.exits.number for month in months) == 12
    assert sum(month.intake.number for month in months) == 13
    towns = [of_town(book, code)["exits"] for code in ("alta", "hammerfest")]
    assert [(one["number"], one["back"]) for one in towns] == [(7, 1), (5, 0)]


def test_the_screen_says_what_are_persons_and_what_are_stays(alta: Workspace) -> None:
    alta.done("admit", "Per", "--municipality", "alta", "--on", "2009-09-01")
    alta.done("discharge", "per", "--to", "homeless", "--reason", "own-wish", "--on", "2009-10-01")
    alta.done("admit", "R-0001", "--municipality", "alta", "--on", "2009-10-05")
    told = alta.done("report", "month", "2009-10").out
    assert "1 resident (person): 1 still there at the end, 0 had left; 1 admitted." in told
    assert "Stays that ended: 1, of 1 resident." in told
    assert "Of them 1 came back" in told
    assert "Stays that began: 1, of 1 resident." in told
    nb = " ".join(alta.done("report", "month", "2009-10", lang="nb").out.split())
    persons = "1 var fortsatt i programmet ved periodens slutt, 0 hadde sluttet; 1 startet."
    assert f"1 beboer (person): {persons}" in nb
    assert "Opphold som tok slutt: 1, for 1 beboer." in nb
    assert "Av dem kom 1 tilbake" in nb


# --- all of it against counting one by one ---------------------------------------------------

# What happens on a day: a number, or numbers by kind, that months add up to a year of.
EVENTS = (
    ("exits", "number"), ("exits", "died"), ("exits", "by_destination"), ("exits", "by_reason"),
    ("exits", "planned"), ("exits", "success", "numerator"), ("exits", "success", "denominator"),
    ("exits", "returned", "180", "numerator"), ("exits", "returned", "180", "denominator"),
    ("intake", "number"),
    ("intake", "by_source"), ("intake", "by_municipality"), ("ladders", "up"), ("ladders", "down"),
    ("follow_ups", "held"), ("follow_ups", "missed"), ("follow_ups", "due"),
    ("follow_ups", "on_time", "numerator"), ("absences",), ("incidents",), ("outcomes",),
    ("occupancy", "occupied_days"), ("occupancy", "held_days"),
)  # fmt: skip


def happened(report: dict[str, Any]) -> Counter[str]:
    """Every event of a report by its place in it."""
    found: Counter[str] = Counter()
    for path in EVENTS:
        value: Any = report
        for key in path:
            value = (value[0] if isinstance(value, list) else value)[key]
        for key, number in (value if isinstance(value, dict) else {"": value}).items():
            if number:
                found["/".join((*path, key))] += number
    return found


def populate(book: Book, chance: random.Random) -> None:
    """People who come, go and come again, some on the same day, in and around 2009."""
    for number in range(1, chance.randint(3, 12)):
        person = book.resident(number)
        begins = dt.date(2008, 3, 1) + dt.timedelta(chance.randint(0, 600))
        for _ in range(chance.choice((1, 2, 3, 5))):
            ends = begins + dt.timedelta(chance.choice((0, 3, 40, 200)))
            over = ends <= dt.date(2010, 1, 31)
            reason = chance.choice(("planned", "own-wish", "died", None)) if over else None
            stay = book.stay(
                person,
                begins.isoformat(),
                ends.isoformat() if over else None,
                reason=reason,
                to=chance.choice(("own-rented", "homeless", None)) if over else None,
                source=chance.choice(("treatment", "prison", None)),
                town=chance.choice(("alta", "hammerfest")),
            )
            lived(book, chance, stay, begins, min(ends, dt.date(2010, 1, 31)))
            if not over or reason == "died":
                break
            begins = ends + dt.timedelta(chance.choice((0, 0, 1, 30, 179, 180, 181)))
    book.refresh()


def lived(book: Book, chance: random.Random, stay: int, begins: dt.date, last: dt.date) -> None:
    book.move(stay, begins.isoformat(), 2, "entry")
    if last <= begins:
        return
    on = last.isoformat()
    book.move(stay, on, 3, "up")
    book.place(stay, str(chance.randint(1, 7)), begins.isoformat(), on)
    book.log(stay, on, missed=chance.random() < 0.3)
    kind = book.term("incident_kind", "violence")
    book.add("incident", stay_id=stay, kind_id=kind, happened_on=on, severity=1)
    book.add("outcome", stay_id=stay, kind_id=book.term("outcome", "work"), happened_on=on)


class Stay(NamedTuple):
    person: int
    begins: str
    ends: str | None
    reason: str | None
    whereto: str | None


STAYS = """
SELECT s.resident_id, s.admitted_on, s.discharged_on, r.code, d.code FROM stay s
LEFT JOIN term r ON r.id = s.exit_reason_id LEFT JOIN term d ON d.id = s.destination_id
"""


def by_hand(stays: list[Stay], first: str, last: str) -> dict[str, object]:
    """The exits of a period, counted one by one."""
    left = [one for one in stays if one.ends is not None and first <= one.ends <= last]
    alive = [one for one in left if one.reason != "died"]
    there = {
        one.person for one in stays if one.begins <= last and (one.ends is None or one.ends > last)
    }
    whereto = ["died" if one.reason == "died" else one.whereto or "pending" for one in left]
    return {
        "number": len(left),
        "people": len({one.person for one in left}),
        "back": len({one.person for one in left} & there),
        "died": len(left) - len(alive),
        "by_destination": dict(Counter(whereto)),
        "by_reason": dict(Counter(one.reason or "pending" for one in left)),
        "planned": sum(one.reason == "planned" for one in alive),
        "success": (sum(one.whereto == "own-rented" for one in alive), len(alive)),
    }


def counted(report: dict[str, Any]) -> dict[str, object]:
    """The same of a report."""
    found = {key: report["exits"][key] for key in by_hand([], "", "")}
    success = found["success"]
    return {**found, "success": (success["numerator"], success["denominator"])}


def test_months_add_up_to_the_year_and_agree_with_counting_one_by_one(
    empty: Path, tmp_path: Path
) -> None:
    for seed in range(count(6, 60, 1000)):
        path = tmp_path / f"{seed}.db"
        shutil.copy(empty, path)
        book = Book(connect(str(path)))
        with book.written(dt.date(2010, 1, 31)):
            populate(book, random.Random(seed))
        stays = [Stay(*row) for row in book.db.execute(STAYS)]
        year = data(book.report(YEAR))
        months: Counter[str] = Counter()
        for month in range(1, 13):
            period = month_period(2009, month)
            report = data(book.report(period))
            months += happened(report)
            days = (period.first.isoformat(), period.last.isoformat())
            assert counted(report) == by_hand(stays, *days), (seed, month)
            left = report["exits"]
            assert report["people"]["discharged"] + left["back"] == left["people"], (seed, month)
        assert months == happened(year), seed
        towns = [of_town(book, code)["exits"]["number"] for code in ("alta", "hammerfest")]
        assert sum(towns) == year["exits"]["number"], seed
        book.db.close()


# --- the dead --------------------------------------------------------------------------------


def marked(workspace: Workspace, code: str, text: str) -> None:
    """Give the reason of those who died another form in the configuration."""
    config = workspace.config.read_text(encoding="utf-8")
    line = "died: {name: Dødsfall, death: true}"
    assert line in config
    workspace.config.write_text(config.replace(line, f"{code}: {text}"), encoding="utf-8")


@pytest.fixture
def bereaved(alta: Workspace) -> Workspace:
    """Per died, Kari moved to her own home; the word for it is the programme's own."""
    marked(alta, "dodsfall", "{name: Gikk bort, death: true}")
    for words in (
        ("admit", "Per", "--municipality", "alta", "--on", "2009-03-05"),
        ("admit", "Kari", "--municipality", "alta", "--on", "2009-03-05"),
        ("discharge", "per", "--reason", "Gikk bort", "--on", "2009-05-02"),
        ("discharge", "kari", "--reason", "planned", "--to", "own-rented", "--on", "2009-05-02"),
    ):
        alta.done(*words)
    return alta


def told(workspace: Workspace, *words: str) -> Any:
    return workspace.done("report", *words, "--format", "json").json


def test_the_dead_are_in_no_rate_whatever_the_reason_is_called(bereaved: Workspace) -> None:
    found = told(bereaved, "month", "2009-05")["exits"]
    assert found["by_destination"] == {"own-rented": 1, "died": 1}
    assert found["by_reason"] == {"planned": 1, "dodsfall": 1}
    assert (found["number"], found["died"], found["planned"]) == (2, 1, 1)
    assert found["success"] == {"numerator": 1, "denominator": 1, "rate": 1.0}
    # 2 May and 180 days is 29 October: Kari's days alone run out.
    later = told(bereaved, "month", "2009-10")["exits"]
    assert later["returned"]["180"]["denominator"] == 1
    text = bereaved.done("report", "month", "2009-05").out
    assert "As planned, deaths left out: 1 of 1, 100 %." in text
    lengths = told(bereaved, "retention")["stays"]
    assert (lengths["left"], lengths["died"], lengths["pending"]) == (1, 1, 0)
    assert told(bereaved, "municipality", "alta", "--year", "2009")["exits"]["died"] == 1
    funder = told(bereaved, "funder", "husbanken", "--from", "2009-01-01", "--to", "2009-11-20")
    assert funder["plans"]["with_plan"]["denominator"] == 1
    assert funder["homes"]["died"] == {"start": 0, "now": 1}


@pytest.mark.parametrize(
    ("lang", "unkind", "kind"),
    [
        ("en", ("discharged", "destination", "circles", "first months", "late", "phase"), "died"),
        (
            "nb",
            ("skrevet ut", "utskriv", "Utskriv", "ikke avklart", "går i ring", "første måneder"),
            "død",
        ),
        ("nn", ("skriven ut", "ikkje avklart", "går i ring", "første månader"), "død"),
    ],
)
def test_nothing_unkind_is_said_of_the_dead(
    bereaved: Workspace, lang: str, unkind: tuple[str, ...], kind: str
) -> None:
    shown = bereaved.done("show", "per", lang=lang).out
    listed = bereaved.done("list", "--status", "all", lang=lang).out
    (row,) = (line for line in listed.splitlines() if "Per" in line)
    for text in (shown, row):
        assert "2. mai" in text or "2 May" in text
        assert [word for word in unkind if word in text] == []
    assert kind in shown
    assert "Per" not in bereaved.done("today", lang=lang).out


def test_what_the_dead_owe_is_nobodys_task_of_the_morning(alta: Workspace) -> None:
    alta.done("admit", "Per", "--municipality", "alta", "--unit", "4", "--on", "2009-08-01")
    alta.done("admit", "Kari", "--municipality", "alta", "--unit", "5", "--on", "2009-08-01")
    for who, unit in (("per", "4"), ("kari", "5")):
        alta.done("vacate", who, "--on", "2009-08-01")
        alta.done("place", who, unit, "--rent", "5000", "--on", "2009-08-01")
    alta.done("rent", "charge", "--month", "2009-08")

    def owing() -> list[str]:
        items = alta.done("today", "--format", "json").json[0]["money"]
        return [one["name"] for one in items if one["kind"] == "arrears"]

    def arrears() -> list[int]:
        return [one["arrears_ore"] for one in alta.done("rent", "list", "--format", "json").json]

    owed = arrears()
    assert owing() == ["Per", "Kari"]
    alta.done("discharge", "per", "--reason", "died", "--on", "2009-11-01")
    alta.done("discharge", "kari", "--reason", "planned", "--to", "own-rented")
    assert owing() == ["Kari"]
    assert arrears() == owed == [500_000, 500_000]


def test_a_configuration_that_marks_no_death_is_hinted_and_the_old_word_still_counts(
    alta: Workspace,
) -> None:
    assert "death" not in alta.done("config", "check").err
    marked(alta, "died", "{name: Dødsfall}")
    for lang in ("en", "nb", "nn"):
        assert "death: true" in alta.done("config", "check", lang=lang).err
    found = alta.done("config", "check", "--format", "json").json
    assert found["valid"]
    assert [(one["problem"], one["where"]) for one in found["hints"]] == [
        ("no-death-marked", "programmes.alta.exit_reasons")
    ]
    applied = alta.done("admit", "Per", "--municipality", "alta", "--on", "2009-03-05")
    assert "death: true" in applied.err
    alta.done("discharge", "per", "--reason", "died", "--on", "2009-05-02")
    left = told(alta, "month", "2009-05")["exits"]
    assert (left["died"], left["success"]["denominator"]) == (1, 0)


# --- plans -----------------------------------------------------------------------------------


def planned(book: Book, last: str) -> tuple[int, ...]:
    """Who has a plan, a right to one, has declined it, and of whom it is unknown."""
    period = Period(dt.date(2009, 1, 1), dt.date.fromisoformat(last))
    with reading(book.db):
        found = facts.plans(book.db, bound_of(book.db, book.programme, period))
    each = (found.with_plan.numerator, found.right, found.declined, found.unknown)
    assert sum(each) == found.with_plan.denominator
    return each


def test_a_plan_is_one_by_its_status_and_its_day(book: Book) -> None:
    with book.written(TODAY):
        one, two, three, four, five = (
            book.stay(book.resident(number), "2009-01-10") for number in range(1, 6)
        )
        area = book.term("area", "housing")
        for stay in (one, two, three, four, five):  # a goal for each: that was 100 % of them
            book.add("goal", stay_id=stay, area_id=area, text="x", set_on="2009-01-20")
        for stay, status, on in (
            (one, "right", "2008-05-01"),
            (one, "has", "2009-06-01"),
            (two, "declined", "2009-02-01"),
            (three, "right", "2009-03-01"),
            (four, "has", "2009-02-01"),
            (four, "declined", "2009-06-02"),
        ):
            book.add("plan_status", stay_id=stay, status=status, status_on=on)
    assert planned(book, "2009-01-31") == (0, 1, 0, 4)
    assert planned(book, "2009-05-31") == (1, 2, 1, 1)
    assert planned(book, "2009-06-01") == (2, 1, 1, 1)
    assert planned(book, "2009-06-02") == (1, 1, 2, 1)


def test_a_status_follows_the_person_into_the_next_stay(book: Book) -> None:
    with book.written(TODAY):
        person = book.resident(1)
        first = book.stay(person, "2009-01-10", "2009-02-01", reason="own-wish", to="homeless")
        book.stay(person, "2009-03-01")
        book.add("plan_status", stay_id=first, status="has", status_on="2009-01-15")
    assert planned(book, "2009-12-31") == (1, 0, 0, 0)


def test_a_file_of_an_older_program_keeps_its_figures_until_a_status_is_said(book: Book) -> None:
    with book.written(TODAY):
        old, new = (book.stay(book.resident(number), "2009-01-10") for number in (1, 2))
        for stay, at in ((old, "2009-05-01T10:00:00Z"), (new, "2009-05-03T10:00:00Z")):
            book.db.execute(
                "INSERT INTO review (stay_id, reviewed_on, recorded_at) VALUES (?, ?, ?)",
                (stay, "2009-04-01", at),
            )
    assert planned(book, "2009-12-31") == (0, 0, 0, 2)
    book.db.execute(
        "UPDATE change SET scheme = 1, written_at = '2009-05-02T10:00:00Z' "
        "WHERE id = (SELECT max(id) FROM change)"
    )
    assert planned(book, "2009-12-31") == (1, 0, 0, 1)
    assert planned(book, "2009-03-31") == (0, 0, 0, 2)
    with book.written(TODAY):
        book.add("plan_status", stay_id=old, status="declined", status_on="2009-06-01")
    assert planned(book, "2009-12-31") == (0, 0, 1, 1)


def test_a_status_is_written_corrected_taken_out_and_shown(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--municipality", "alta", "--on", "2009-10-01")
    alta.done("consent", "give", "nora", "--scope", "plan", "--partner", "nav")
    alta.done("plan", "status", "nora", "right", "--on", "2007-03-01")
    said = alta.done("plan", "status", "nora", "has", "--on", "2009-11-01", "--voice", "Min")
    assert said.out == "Nora (R-0001): has an individual plan from 1 Nov 2009.\n"
    plan = alta.done("plan", "show", "nora", "--format", "json").json
    assert (plan["status"], plan["status_on"]) == ("has", "2009-11-01")
    assert [one["id"] for one in plan["statuses"]] == ["PS-1", "PS-2"]

    def statuses() -> list[tuple[str, str]]:
        shown = alta.done("show", "nora", "--format", "json").json["plan_statuses"]
        return [(one["status"], one["status_on"]) for one in shown]

    assert statuses() == [("right", "2007-03-01"), ("has", "2009-11-01")]
    assert "har plan, 1. nov. 2009" in alta.done("plan", "show", "nora", lang="nb").out
    assert alta.done("data", "verify").code == 0
    alta.refused("plan", "status", "nora", "maybe", code=2)
    alta.refused("edit", "PS-2", "status=maybe", code=2)
    alta.refused("plan", "status", "nora", "has", "--on", "2010-01-01")
    alta.done("edit", "PS-2", "status=declined")
    alta.done("annul", "PS-1", "--reason", "feil person")
    assert statuses() == [("declined", "2009-11-01")]
    alta.done("undo")
    assert len(statuses()) == 2
