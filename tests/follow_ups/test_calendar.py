"""The calendar of due: what Outlook and Thunderbird must find in it, by RFC 5545 and a library."""

import datetime as dt
import itertools
import re
from collections.abc import Callable
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from ettervern_cli.follow_ups.calendar import CalendarEntry, DueCalendar
from ettervern_cli.follow_ups.calendar_screen import due_calendar
from ettervern_cli.screen.safe import safe_text
from ettervern_cli.words import Language
from tests.conftest import Workspace
from tests.helpers.examples import examples

NB = Language("nb")
# RFC 5545, 3.1: a name, parameters, a colon, a value; no control characters but the tab.
LINE = re.compile(r"[A-Z-]+(;[A-Z-]+=[A-Za-z0-9-]+)*:[^\x00-\x08\x0a-\x1f\x7f]*")
# 3.3.11: in a text a backslash stands before one of these and nowhere else; ; and , never alone.
TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
HOSTILE = [
    "Åse; Bø, C\\D",
    "BEGIN:VEVENT",
    "a\nEND:VCALENDAR\r\nX-EVIL:1",
    "\u202eesrever \u200b\ufeff",
    '"quoted": ^n',
    "漢字😀" * 30,
    "\ud800",
    "\x1b]0;title\x07",
    " ",
]


CHANGED = dt.datetime(2009, 11, 3, 9, 30, tzinfo=dt.UTC)


def item(name: str = "Ingrid", code: str = "R-0003") -> CalendarEntry:
    return CalendarEntry(code, name, "alta", dt.date(2009, 11, 17), "agreed", CHANGED, 85)


def book(*entries: CalendarEntry) -> DueCalendar:
    return DueCalendar("abcdef012345", list(entries))


def unfolded(text: str) -> list[str]:
    """The content lines, after looking at how they are folded."""
    assert text.endswith("\r\n")
    for part in text.encode("utf-8").removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(part) <= 75
        assert b"\r" not in part
        assert b"\n" not in part
        part.decode("utf-8")  # no letter is torn
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def check_lines(text: str) -> None:
    for line in unfolded(text):
        assert LINE.fullmatch(line), line
        name, _, value = line.partition(":")
        if name in ("SUMMARY", "DESCRIPTION", "UID"):
            assert TEXT.fullmatch(value), line


def events(text: str) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(text)
    assert calendar.errors == []
    found = []
    for event in calendar.walk("VEVENT"):
        assert event.errors == []
        found.append(
            {
                "uid": str(event["UID"]),
                "from": event.decoded("DTSTART"),
                "to": event.decoded("DTEND"),
                "stamp": event.decoded("DTSTAMP"),
                "summary": str(event["SUMMARY"]),
                "description": str(event["DESCRIPTION"]),
            }
        )
    return found


def test_every_property_that_a_calendar_must_have_is_there_once() -> None:
    lines = unfolded(due_calendar(NB, book(item()), title="Huset", alarm="PT2H"))
    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ettervern//due//NB",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Oppfølging med frist: Huset",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "BEGIN:VEVENT",
        "UID:due-alta-R-0003@abcdef012345.ettervern",
        "DTSTAMP:20091103T093000Z",
        "LAST-MODIFIED:20091103T093000Z",
        "SEQUENCE:85",
        "STATUS:CONFIRMED",
        "DTSTART;VALUE=DATE:20091117",
        "DTEND;VALUE=DATE:20091118",
        "SUMMARY:Oppfølging R-0003",
        "DESCRIPTION:avtalt",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Oppfølging R-0003",
        "TRIGGER:-PT2H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_another_program_reads_whole_days_and_utc() -> None:
    (event,) = events(due_calendar(NB, book(item()), names=True))
    assert event == {
        "uid": "due-alta-R-0003@abcdef012345.ettervern",
        "from": dt.date(2009, 11, 17),
        "to": dt.date(2009, 11, 18),
        "stamp": CHANGED,
        "summary": "Oppfølging R-0003 Ingrid",
        "description": "avtalt",
    }
    assert not isinstance(event["from"], dt.datetime)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_inside_its_event(name: str) -> None:
    text = due_calendar(NB, book(item(name), item("Ola", "R-0004")), names=True)
    check_lines(text)
    first, second = events(text)
    assert first["summary"] == f"Oppfølging R-0003 {safe_text(name)}"
    assert second["summary"] == "Oppfølging R-0004 Ola"


@settings(max_examples=examples(200), deadline=None, derandomize=True)
@given(st.text(max_size=120))
def test_any_name_comes_out_as_it_went_in(name: str) -> None:
    text = due_calendar(NB, book(item(name)), names=True)
    check_lines(text)
    (event,) = events(text)
    assert event["summary"] == f"Oppfølging R-0003 {safe_text(name)}"


@settings(max_examples=examples(100), deadline=None, derandomize=True)
@given(st.integers(0, 80), st.sampled_from("aåℕ😀"))
def test_a_line_is_folded_at_75_octets_wherever_the_letters_fall(before: int, letter: str) -> None:
    text = due_calendar(NB, book(item("x" * before + letter * 60)), names=True)
    check_lines(text)
    parts = [part for part in text.split("\r\n") if part]
    for part, after in itertools.pairwise(parts):
        if after.startswith(" "):
            assert len(part.encode()) + len(after[1].encode()) > 75, "folded before it had to be"


def test_a_calendar_with_nothing_due_still_holds_a_component() -> None:
    text = due_calendar(NB, book(), names=False)
    check_lines(text)
    calendar = Calendar.from_ical(text)
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]
    assert events(text) == []


def test_the_command_writes_the_same_bytes_with_line_ends_kept(
    make_workspace: Callable[..., Workspace],
) -> None:
    alta = make_workspace("alta")
    alta.done("admit", "Åse; [/b], \\n Prøve", "--unit", "1", "--on", "2009-11-02")
    file = alta.folder / "due.ics"
    alta.done("due", "--within", "30d", "-o", str(file))
    first = file.read_bytes()
    assert first.count(b"\r\n") == first.count(b"\n") == first.count(b"\r")
    printed = alta.done("due", "--within", "30d", "--format", "ics").out
    assert printed.splitlines() == first.decode().splitlines()
    alta.done("due", "--within", "30d", "-o", str(file))
    assert file.read_bytes() == first
    assert "Åse" not in first.decode()
    assert [event["summary"] for event in events(first.decode())] == ["Follow-up R-0001"]
    alta.done("due", "--within", "30d", "--names", "-o", str(file))
    named = events(file.read_bytes().decode())
    assert [event["summary"] for event in named] == ["Follow-up R-0001 Åse; [/b], \\n Prøve"]
    # A later due date moves the same event.
    alta.done("log", "R-0001", "--on", "2009-11-19")
    alta.done("due", "--within", "30d", "-o", str(file))
    (moved,) = events(file.read_bytes().decode())
    (before,) = events(first.decode())
    assert moved["uid"] == before["uid"]
    assert moved["from"] > before["from"]  # type: ignore[operator]


def read(book: Workspace, *words: str, today: str) -> dict[str, Any]:
    """The events of a calendar by UID, as icalendar and vobject agree on them."""
    text = book.done("due", "--format", "ics", *words, today=today).out
    assert text == book.done("due", "--format", "ics", *words, today=today).out
    found = {str(event["UID"]): event for event in Calendar.from_ical(text).walk("VEVENT")}
    other = vobject.readOne(text)
    theirs = {event.uid.value: event for event in getattr(other, "vevent_list", [])}
    assert theirs.keys() == found.keys()
    for uid, event in found.items():
        same = theirs[uid]
        assert same.dtstart.value == event.decoded("DTSTART")
        assert same.dtstamp.value == event.decoded("DTSTAMP") == event.decoded("LAST-MODIFIED")
        assert int(same.sequence.value) == event["SEQUENCE"]
        assert same.status.value == event["STATUS"]
    assert other.x_wr_calname.value == "Follow-ups due: Ettervernsboligene i Alta"
    return found


def test_what_changes_has_a_higher_sequence_and_what_fell_away_is_cancelled_for_a_week(
    alta: Workspace,
) -> None:
    alta.done("admit", "Nora Prøve", "--on", "2009-11-02")
    alta.done("admit", "Ola Prøve", "--on", "2009-11-02")
    (uid, first), (other, _) = sorted(read(alta, today="2009-11-20").items())
    assert re.fullmatch(r"due-alta-R-0001@[0-9a-f]{12}\.ettervern", uid)
    assert first["STATUS"] == "CONFIRMED"
    # A later date, then an earlier one in its place: the newest has the highest sequence.
    alta.done("log", "nora", "--next", "2009-12-01")
    later = read(alta, "--within", "30d", today="2009-11-20")[uid]
    alta.done("log", "nora", "--next", "2009-11-24")
    earlier = read(alta, "--within", "30d", today="2009-11-20")[uid]
    dates = [event.decoded("DTSTART").isoformat() for event in (later, earlier)]
    assert dates == ["2009-12-01", "2009-11-24"]
    assert first["SEQUENCE"] < later["SEQUENCE"] < earlier["SEQUENCE"]
    assert first.decoded("DTSTAMP") <= later.decoded("DTSTAMP") <= earlier.decoded("DTSTAMP")
    # Out of what is shown: cancelled, and confirmed again under a higher number when it is.
    gone = read(alta, today="2009-11-20")[uid]
    assert gone["STATUS"] == "CANCELLED"
    assert later["SEQUENCE"] < gone["SEQUENCE"] < earlier["SEQUENCE"]
    alta.done("discharge", "nora", "--to", "own-rented", today="2009-11-22")
    left = read(alta, "--within", "30d", today="2009-11-23")
    assert {key: str(event["STATUS"]) for key, event in left.items()} == {
        uid: "CANCELLED", other: "CONFIRMED",
    }  # fmt: skip
    assert earlier["SEQUENCE"] < left[uid]["SEQUENCE"]
    assert read(alta, "--within", "30d", today="2009-11-29").keys() == {other}


def test_a_calendar_of_another_workspace_has_other_uids(
    make_workspace: Callable[..., Workspace],
) -> None:
    found: set[str] = set()
    for name in ("one", "two"):
        house = make_workspace("alta", name=name, today=f"2009-11-{20 if name == 'one' else 21}")
        house.done("admit", "Nora Prøve", "--on", "2009-11-02")
        found |= read(house, today="2009-11-24").keys()
    assert len(found) == 2


@pytest.mark.parametrize(
    ("said", "before"),
    [("30m", dt.timedelta(minutes=30)), ("2h", dt.timedelta(hours=2)), ("1d", dt.timedelta(1))],
)
def test_an_alarm_comes_so_long_before(alta: Workspace, said: str, before: dt.timedelta) -> None:
    alta.done("admit", "Nora Prøve", "--on", "2009-11-02")
    alta.done("due", "--alarm", said, "-o", str(alta.folder / "due.ics"))
    text = (alta.folder / "due.ics").read_bytes().decode()
    check_lines(text)
    (alarm,) = Calendar.from_ical(text).walk("VALARM")
    assert alarm.decoded("TRIGGER") == -before
    assert "VALARM" not in alta.done("due", "--format", "ics").out


def test_an_alarm_that_cannot_be_read_is_refused(alta: Workspace) -> None:
    for said in ("h", "0h", "1.5h", "90s", "1w", "９h"):
        assert "write 30m, 2h or 1d" in alta.refused("due", "--alarm", said, code=2)


def test_what_was_met_is_cancelled_on_the_day_that_it_was_due_and_the_next_is_not(
    alta: Workspace,
) -> None:
    alta.done("admit", "Nora Prøve", "--on", "2009-11-02")
    (uid,) = read(alta, today="2009-11-20")
    alta.done("log", "nora", "--next", "2009-12-01", "--on", "2009-11-05", today="2009-11-20")
    # Never due yet, so it was in no calendar and is not taken out of any.
    alta.done("admit", "Ola Prøve", "--on", "2009-11-20")
    found = read(alta, today="2009-11-20")
    assert {key: str(event["STATUS"]) for key, event in found.items()} == {uid: "CANCELLED"}
    assert found[uid].decoded("DTSTART") == dt.date(2009, 11, 5)


def test_what_is_taken_out_goes_over_or_is_undone_is_cancelled_too(alta: Workspace) -> None:
    for name in ("Nora Prøve", "Ola Prøve", "Siri Prøve", "Siri Prøve"):
        alta.done("admit", name, "--on", "2009-11-02")
    before = read(alta, today="2009-11-20")
    alta.done("undo")
    alta.done("annul", "S-2", "--reason", "Feil person")
    alta.done("contact", "R-0003", "nurse")
    after = read(alta, today="2009-11-20")
    assert [str(after[uid]["STATUS"]) for uid in sorted(before)] == [
        "CONFIRMED", "CANCELLED", "CONFIRMED", "CANCELLED",
    ]  # fmt: skip
    for uid, event in before.items():
        if after[uid]["STATUS"] == "CANCELLED":
            assert after[uid]["SEQUENCE"] > event["SEQUENCE"]
    # With names, one who is no more is known by the code alone; a week on, all is quiet.
    named = alta.done("due", "--names", "--format", "ics", today="2009-11-20").out
    assert "SUMMARY:Follow-up R-0004\n" in named.replace("\r\n", "\n")
    assert "SUMMARY:Follow-up R-0002 Ola Prøve" in named
    later = read(alta, today="2009-11-27")
    assert {str(event["STATUS"]) for event in later.values()} == {"CONFIRMED"}
    # A contact's own calendar is not told of the others'.
    assert len(read(alta, "--by", "nurse", today="2009-11-20")) == 1
    alta.done("admit", "Siri Prøve", "--on", "2009-11-03")
    alta.done("discharge", "R-0003", "--to", "own-rented", "--on", "2009-11-03")
    uid = next(key for key in read(alta, today="2009-11-20") if "R-0005" in key)
    alta.done("data", "merge", "R-0005", "R-0003")
    assert read(alta, today="2009-11-20")[uid]["STATUS"] == "CANCELLED"
