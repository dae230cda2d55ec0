"""What a meeting's agenda takes up: everything open, and everything new since the last one."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ettervern_cli.meetings.agendas.agenda import agenda
from ettervern_cli.meetings.agendas.value import agenda_json
from ettervern_cli.meetings.decisions import decisions_due
from ettervern_cli.meetings.meetings import rhythms
from ettervern_cli.programme.series import one_series
from ettervern_cli.storage.transaction import reading
from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import refused
from tests.helpers.period_book import AT, LATER, Book, new_book

TODAY = dt.date(2009, 11, 20)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A house with two earlier meetings, on 20 October and 6 November."""
    found = new_book(tmp_path)
    with found.written(LATER):
        meeting(found, "2009-10-20")
        meeting(found, "2009-11-06")
    yield found
    found.db.close()


def meeting(book: Book, on: str) -> int:
    return book.add("meeting", programme_id=book.programme.id, held_on=on)


def incident(book: Book, stay: int, on: str, at: str = AT) -> None:
    book.db.execute(
        "INSERT INTO incident (stay_id, kind_id, happened_on, severity, recorded_at) "
        "VALUES (?, ?, ?, 3, ?)",
        (stay, book.term("incident_kind", "violence"), on, at),
    )


def gathered(book: Book, today: dt.date = TODAY) -> dict[str, object]:
    with reading(book.db):
        return agenda_json(agenda(book.db, book.programme, today))


def events(book: Book, today: dt.date = TODAY) -> list[tuple[str, str, str]]:
    """Resident, day and kind of everything new."""
    with reading(book.db):
        found = agenda(book.db, book.programme, today).events
    return [(one.resident.code, one.on.isoformat(), one.kind) for one in found]


def test_what_happened_since_the_last_meeting_is_new_person_by_person(book: Book) -> None:
    with book.written(LATER):
        first, second = book.resident(1), book.resident(2)
        stay = book.stay(second, "2009-11-06")
        book.move(stay, "2009-11-06", 2, "entry")
        book.move(stay, "2009-11-15", 3, "up")
        book.away(stay, "leave", "2009-11-16", "2009-11-18")
        incident(book, stay, "2009-11-17")
        old = book.stay(first, "2009-03-02", "2009-11-19", to="own-rented")
        book.move(old, "2009-11-05", 3, "up")
        book.away(old, "leave", "2009-11-10", "2009-11-19")
        book.stay(book.resident(3), "2009-03-02", "2009-11-05")
    assert events(book) == [
        ("R-0001", "2009-11-10", "left"),
        ("R-0001", "2009-11-19", "discharged"),  # it ended the absence: that is no return
        ("R-0002", "2009-11-06", "admitted"),
        ("R-0002", "2009-11-15", "up"),
        ("R-0002", "2009-11-16", "left"),
        ("R-0002", "2009-11-17", "incident"),
        ("R-0002", "2009-11-18", "returned"),
    ]
    residents = gathered(book)["residents"]
    assert isinstance(residents, list)
    assert residents[1]["events"][3] == {
        "id": "I-1",
        "on": "2009-11-17",
        "kind": "incident",
        "detail": "Vold",
        "severity": 3,
    }


def test_what_was_written_late_is_new_as_far_back_as_the_meeting_before(book: Book) -> None:
    later = "2009-11-30T12:00:01Z"  # the meetings were written down a second earlier
    with book.written(LATER):
        stay = book.stay(book.resident(1), "2009-03-02")
        incident(book, stay, "2009-11-05", later)
        incident(book, stay, "2009-11-04", AT)  # it was known then
        incident(book, stay, "2009-10-21", later)
        incident(book, stay, "2009-10-20", later)  # the meeting before may have known of it
    assert [on for _, on, _ in events(book)] == ["2009-10-21", "2009-11-05"]


def test_before_the_first_meeting_the_last_four_weeks_are_new(tmp_path: Path) -> None:
    book = new_book(tmp_path)
    with book.written(LATER):
        book.stay(book.resident(1), "2009-10-23")
        book.stay(book.resident(2), "2009-10-22")
        book.stay(book.resident(3), "2009-11-21")  # not yet
    assert events(book) == [("R-0001", "2009-10-23", "admitted")]
    found = gathered(book)
    assert (found["last"], found["since"]) == (None, "2009-10-23")
    assert found["next"] == {"every_days": 28, "due_on": None, "overdue_days": None}
    book.db.close()


def test_the_agenda_of_a_day_knows_only_the_meetings_before_it(book: Book) -> None:
    found = gathered(book, dt.date(2009, 11, 1))
    assert found["last"] == {"id": "K-1", "held_on": "2009-10-20"}
    assert found["next"] == {"every_days": 28, "due_on": "2009-11-17", "overdue_days": 0}
    assert gathered(book, dt.date(2009, 12, 6))["next"] == {
        "every_days": 28,
        "due_on": "2009-12-04",
        "overdue_days": 2,
    }


def test_open_referrals_wait_the_longest_first(book: Book) -> None:
    def refer(number: int, on: str, **more: str) -> None:
        person = book.resident(number)
        book.add(
            "referral", resident_id=person, programme_id=book.programme.id, referred_on=on, **more
        )

    with book.written(LATER):
        refer(1, "2009-11-10")
        refer(2, "2009-10-01", assessed_on="2009-10-10")
        refer(3, "2009-11-01", assessed_on="2009-11-02", offered_on="2009-11-05")
        refer(4, "2009-10-01", ended_on="2009-11-01", ending="withdrawn")
        refer(5, "2009-11-21")
    referrals = gathered(book)["referrals"]
    assert isinstance(referrals, list)
    assert [(row["resident"], row["status"], row["waited_days"]) for row in referrals] == [
        ("R-0002", "assessed", 50),
        ("R-0003", "offered", 19),
        ("R-0001", "referred", 10),
    ]


def test_consents_that_run_out_within_thirty_days_are_taken_up(book: Book) -> None:
    def consent(number: int, until: str | None) -> None:
        person = book.resident(number)
        book.stay(person, "2009-03-02")
        book.add(
            "consent", resident_id=person, programme_id=book.programme.id, given_on="2009-03-02",
            scope_id=book.term("scope", "plan"), until_on=until,
        )  # fmt: skip

    with book.written(LATER):
        consent(1, "2009-12-20")
        consent(2, "2009-12-21")
        consent(3, None)
    assert gathered(book)["consents"] == [
        {
            "resident": "R-0001",
            "name": "",
            "scope": "Samarbeid om individuell plan",
            "until": "2009-12-20",
            "days": 30,
        }
    ]


def test_decisions_due_are_those_open_up_to_a_day(book: Book) -> None:
    def decide(due: str | None, done: str | None = None) -> None:
        book.add("decision", programme_id=book.programme.id, text="Ring", owner="nav",
                 decided_on="2009-11-06", due_on=due, done_on=done)  # fmt: skip

    with book.written(LATER):
        decide("2009-11-25")
        decide("2009-11-20")
        decide("2009-11-26")
        decide("2009-11-07", "2009-11-08")
        decide(None)
    with reading(book.db):
        found = decisions_due(book.db, book.programme, dt.date(2009, 11, 25))
        assert [one.id for one in found] == [2, 1]
    found_ = gathered(book)
    assert isinstance(found_["decisions"], list)
    assert isinstance(found_["carried_out"], list)
    assert [row["id"] for row in found_["decisions"]] == ["D-2", "D-1", "D-3", "D-5"]
    assert [row["id"] for row in found_["carried_out"]] == ["D-4"]


def test_without_a_rhythm_no_meeting_is_due(book: Book) -> None:
    with reading(book.db):
        free = one_series(book.db, book.programme, None)._replace(every_days=None)
        assert rhythms(book.db, book.programme, TODAY, free) == []
        found = agenda(book.db, book.programme, TODAY)._replace(next=None)
        assert agenda_json(found)["next"] is None


# --- by the command line ---------------------------------------------------------------------


@lived_once()
def filled(alta: Workspace) -> None:
    """Nora and Emil, a meeting on 6 November, a decision, a gap and a move since."""
    for number, name in enumerate(("Nora", "Emil"), 1):
        alta.done("admit", name, "--unit", str(number), "--on", "2009-03-02")
    alta.done("meeting", "hold", "--present", "sosialtjenesten", "--on", "2009-11-06")
    alta.done("meeting", "decide", "Ring Strax", "--owner", "leader", "--due", "2009-11-17", "--on",
              "2009-11-06", "--about", "emil")  # fmt: skip
    alta.done("gap", "add", "Ingen melder hendelser", "--owner", "nav", "--on", "2009-10-21")
    alta.done("advance", "nora", "--on", "2009-11-10")


def test_the_screen_takes_what_is_open_first(filled: Workspace) -> None:
    assert filled.done("meeting", "agenda").out == (
        "Agenda, Ettervernsboligene i Alta, Samarbeidsmøte        Friday 20 November 2009\n"
        "Last meeting 6 Nov (K-1).\n"
        "Next meeting due 4 Dec, in 14 days; every 28 days.\n"
        "\n"
        "Open decisions\n"
        "  D-1  17 Nov  3 days late  R-0002  Leder  Ring Strax\n"
        "\n"
        "Open gaps\n"
        "  J-1  21 Oct  30 days  Nav  Ingen melder hendelser\n"
        "\n"
        "New since the last meeting\n"
        "  R-0001  Nora  10 Nov  M-3  up to  Vanlig leilighet, begrensede rettigheter\n"
    )
    nb = filled.done("meeting", "agenda", lang="nb").out
    assert "Åpne oppgaver\n  D-1  17. nov.  3 dager over  R-0002  Leder  Ring Strax\n" in nb


def test_it_says_who_cannot_be_spoken_of_with_those_of_last_time(filled: Workspace) -> None:
    filled.done("meeting", "hold", "--present", "Nav", "--present", "aksis", "--on", "2009-11-19")
    text = filled.done("meeting", "agenda").out
    assert (
        "Not to be spoken of with, for want of consent\n"
        "  R-0002  Emil  Nav, Aksis\n"
    ) in text  # fmt: skip
    found = filled.done("meeting", "agenda", "--format", "json").json
    assert found["present"] == ["nav", "aksis"]
    assert found["not_consented"] == {"R-0002": ["nav", "aksis"]}


WAYS = ("text", "md", "json", "csv", "html")


@pytest.mark.parametrize("form", WAYS)
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_for_those_named_it_is_about_nobody_they_may_not_hear_of(
    filled: Workspace, form: str, lang: str
) -> None:
    filled.done("incident", "add", "nora", "--kind", "threat", "--police", "no", "--why", "Ordnet",
                "--severity", "2", "--on", "2009-11-11")  # fmt: skip
    filled.done("referral", "add", "Kari Kandidat", "--source", "prison", "--on", "2009-11-12")
    filled.done("consent", "give", "emil", "--scope", "plan", "--partner", "nav", "--until",
                "2009-12-01", "--on", "2009-11-02")  # fmt: skip
    filled.done("meeting", "decide", "Om Nora", "--owner", "leader", "--due", "2009-11-18", "--on",
                "2009-11-06", "--about", "nora")  # fmt: skip
    filled.done("meeting", "done", "D-2", "--on", "2009-11-17")
    words = ("meeting", "agenda", "--present", "Nav", "--format", form)
    ran = filled.done(*words, lang=lang)
    for hidden in ("Nora", "R-0001", "Kari", "Trussel", "I-1", "M-3"):
        assert hidden not in ran.out
    for told in ("Ring Strax", "R-0003", "Fengsel"):
        assert told in ran.out
    assert "R-0001, R-0003" in ran.err
    with_aksis = filled.done(*words, "--present", "aksis", lang=lang).out
    assert "Ring Strax" not in with_aksis
    assert "R-0002" not in with_aksis
    assert "Nora" in filled.done("meeting", "agenda", lang=lang).out


def test_what_is_handed_out_has_no_notes_and_no_name_that_may_not_be_heard(
    filled: Workspace,
) -> None:
    whole = ("--due", "2009-12-01", "--owner", "nav", "--note", "Internt", "--on", "2009-11-18")
    filled.done("meeting", "decide", "Avklar med Nora", *whole)
    filled.done("meeting", "done", "D-2", "--how", "Sagt til NORA", "--note", "Internt")
    filled.done("gap", "add", "Ingen tar Noras saker", "--owner", "nav", "--note", "Internt")
    ran = filled.done("meeting", "agenda", "--present", "Nav", "--format", "json")
    assert "Avklar med …" in [one["text"] for one in ran.json["carried_out"]]
    assert "Ingen tar … saker" in [one["text"] for one in ran.json["gaps"]]
    assert "nora" not in ran.out.lower()
    assert "Internt" not in ran.out
    assert "taken out of 2 texts" in ran.err


def test_nobody_sits_there_that_the_programme_does_not_know(filled: Workspace) -> None:
    as_last_time = filled.done("meeting", "agenda", "--format", "json").json
    assert as_last_time["present"] == ["sosialtjenesten"]
    assert as_last_time["not_consented"] == {}
    refused(filled, "meeting", "agenda", "--present", "politiet")


def test_json_has_a_section_a_matter(filled: Workspace) -> None:
    found = filled.done("meeting", "agenda", "--format", "json").json
    assert list(found) == [
        "programme", "on", "series", "agenda", "since", "last", "next", "present", "not_consented",
        "decisions", "carried_out", "gaps", "residents", "referrals", "consents", "candidates",
    ]  # fmt: skip
    assert found["last"] == {"id": "K-1", "held_on": "2009-11-06"}
    assert found["next"] == {"every_days": 28, "due_on": "2009-12-04", "overdue_days": 0}
    assert found["residents"] == [
        {
            "resident": "R-0001",
            "name": "Nora",
            "events": [
                {
                    "id": "M-3",
                    "on": "2009-11-10",
                    "kind": "up",
                    "detail": "Vanlig leilighet, begrensede rettigheter",
                    "severity": None,
                }
            ],
        }
    ]
    assert [row["overdue_days"] for row in found["decisions"]] == [3]
    assert [row["age_days"] for row in found["gaps"]] == [30]


def test_csv_and_markdown_hold_the_same_with_whole_dates(filled: Workspace, tmp_path: Path) -> None:
    text = filled.done("meeting", "agenda", "--format", "csv").out
    for line in (
        "section,item,measure,value",
        ",,since,2009-11-06",
        ",,next.due_on,2009-12-04",
        "decisions,D-1,resident,R-0002",
        "decisions,D-1,overdue_days,3",
        "gaps,J-1,owner,nav",
        'residents.events,1/M-3,detail,"Vanlig leilighet, begrensede rettigheter"',
    ):
        assert line in text.splitlines()
    file = tmp_path / "agenda.md"
    filled.done("meeting", "agenda", "-o", str(file))
    text = file.read_text(encoding="utf-8")
    assert text.startswith(
        "# Agenda, Ettervernsboligene i Alta, Samarbeidsmøte, Friday 20 November 2009\n"
    )
    assert (
        "| D-1 | Ring Strax | 6 Nov 2009 | 17 Nov 2009 | 3 days late | R-0002 | Leder |\n" in text
    )
    assert "| J-1 | Ingen melder hendelser | Nav | 21 Oct 2009 | 30 |\n" in text


def test_nothing_is_said_in_words(alta: Workspace) -> None:
    assert alta.done("meeting", "agenda", lang="nb").out == (
        "Saksliste, Ettervernsboligene i Alta, Samarbeidsmøte    fredag 20. november 2009\n"
        "Ingen møter ennå; de skal holdes hver 28. dag.\n"
        "«Nytt» gjelder de siste 28 dagene.\n"
        "\n"
        "Ingenting er åpent, og ingenting er nytt.\n"
    )


@pytest.mark.parametrize(
    ("template", "scope", "partner"),
    [("sent-ute", "coordination", "police"), ("fri", "readmission", "nav"),
     ("steg", "work", "mjavann")],
)  # fmt: skip
def test_a_candidate_who_has_not_consented_is_a_code_and_a_source_where_somebody_may_not_hear(
    make_workspace: Callable[..., Workspace], template: str, scope: str, partner: str
) -> None:
    house = make_workspace(template, today="2020-11-20")
    for name, on in (("Kari Kandidat", "2020-11-01"), ("Per Prøve", "2020-11-02")):
        house.done("referral", "add", name, "--source", "prison", "--on", on)
    house.done("consent", "give", "per", "--scope", scope, "--partner", partner)
    found = house.done("meeting", "agenda", "--format", "json").json
    assert [one["name"] for one in found["referrals"]] == ["Per Prøve"]
    assert found["candidates"] == [{"code": "R-0001", "source": "Fengsel"}]
    for form in ("text", "md", "html", "csv"):
        text = house.done("meeting", "agenda", "--format", form).out
        assert "R-0001" in text
        assert "Kari" not in text


def test_who_is_named_for_something_else_is_no_candidate_without_a_name_but_barred(
    make_workspace: Callable[..., Workspace],
) -> None:
    fri = make_workspace("fri", today="2020-11-20")
    decide = ("meeting", "decide", "Ring", "--owner", "Virksomhetsleder", "--due", "2020-12-01",
              "--meeting", "none", "--about")  # fmt: skip
    fri.done("admit", "Kari Kandidat", "--on", "2020-03-01")
    fri.done("discharge", "kari", "--to", "own-rented", "--on", "2020-11-01")
    fri.done("referral", "add", "R-0001", "--source", "prison", "--on", "2020-11-05")
    fri.done("referral", "add", "Per Prøve", "--source", "prison", "--on", "2020-11-06")
    fri.done(*decide, "per")
    found = fri.done("meeting", "agenda", "--format", "json").json
    assert found["candidates"] == []
    assert [one["name"] for one in found["referrals"]] == ["Kari Kandidat", "Per Prøve"]
    assert list(found["not_consented"]) == ["R-0001", "R-0002"]
