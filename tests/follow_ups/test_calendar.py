"""The calendar of due: what Outlook and Thunderbird must find in it, by RFC 5545 and a library."""

import datetime as dt
import itertools
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from ettervern_cli.follow_ups.calendar_screen import due_calendar
from ettervern_cli.follow_ups.due import Due
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


def item(name: str = "Ingrid", code: str = "R-0003", day: int = 17) -> Due:
    return Due(code, name, "alta", dt.date(2009, 11, day), 3, "agreed", "kari", 1, "Kari")


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
    lines = unfolded(due_calendar(NB, [item()], names=False))
    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ettervern//due//NB",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:due-alta-R-0003@ettervern",
        "DTSTAMP:20091117T000000Z",
        "DTSTART;VALUE=DATE:20091117",
        "DTEND;VALUE=DATE:20091118",
        "SUMMARY:Oppfølging R-0003",
        "DESCRIPTION:avtalt",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_another_program_reads_whole_days_and_utc() -> None:
    (event,) = events(due_calendar(NB, [item()], names=True))
    assert event == {
        "uid": "due-alta-R-0003@ettervern",
        "from": dt.date(2009, 11, 17),
        "to": dt.date(2009, 11, 18),
        "stamp": dt.datetime(2009, 11, 17, tzinfo=dt.UTC),
        "summary": "Oppfølging R-0003 Ingrid",
        "description": "avtalt",
    }
    assert not isinstance(event["from"], dt.datetime)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_inside_its_event(name: str) -> None:
    text = due_calendar(NB, [item(name), item("Ola", "R-0004")], names=True)
    check_lines(text)
    first, second = events(text)
    assert first["summary"] == f"Oppfølging R-0003 {safe_text(name)}"
    assert second["summary"] == "Oppfølging R-0004 Ola"


@settings(max_examples=examples(200), deadline=None, derandomize=True)
@given(st.text(max_size=120))
def test_any_name_comes_out_as_it_went_in(name: str) -> None:
    text = due_calendar(NB, [item(name)], names=True)
    check_lines(text)
    (event,) = events(text)
    assert event["summary"] == f"Oppfølging R-0003 {safe_text(name)}"


@settings(max_examples=examples(100), deadline=None, derandomize=True)
@given(st.integers(0, 80), st.sampled_from("aåℕ😀"))
def test_a_line_is_folded_at_75_octets_wherever_the_letters_fall(before: int, letter: str) -> None:
    text = due_calendar(NB, [item("x" * before + letter * 60)], names=True)
    check_lines(text)
    parts = [part for part in text.split("\r\n") if part]
    for part, after in itertools.pairwise(parts):
        if after.startswith(" "):
            assert len(part.encode()) + len(after[1].encode()) > 75, "folded before it had to be"


def test_a_calendar_with_nothing_due_still_holds_a_component() -> None:
    text = due_calendar(NB, [], names=False)
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
