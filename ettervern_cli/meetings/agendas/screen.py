"""``meeting agenda``: what is open and what is new, section by section."""

from collections.abc import Iterator, Sequence
from typing import Any

from ettervern_cli.meetings.agendas.value import AgendaEvent, MeetingAgenda, Waiting
from ettervern_cli.meetings.gaps.screen import gap_list
from ettervern_cli.meetings.screen import decision_list, next_one
from ettervern_cli.screen import listing
from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.page import Page
from ettervern_cli.screen.phrases import heading, lateness, safe, used_columns
from ettervern_cli.screen.safe import Cell, Line
from ettervern_cli.screen.tables import lines
from ettervern_cli.screen.writing import said
from ettervern_cli.words import Language


def agenda_lines(words: Language, agenda: MeetingAgenda, room: int) -> list[Line]:
    """When the last meeting was and the next is due; then everything open, and everything new."""
    title = words.say("meeting.agenda_of", name=safe(_whose(agenda)))
    body = heading(title, words.long_day(agenda.today), room)
    body += [[sentence] for sentence in _when(words, agenda)]
    sections = list(_sections(words, agenda))
    for one in sections:
        shown = used_columns(listing.table(one, words, TEXT, agenda.today))
        body += [[], [Cell(one.title, "bold")]]
        body += lines(shown, indent=2, headings=False, room=room)
    return body if sections else [*body, [], [Cell(words.say("meeting.nothing"))]]


def agenda_page(words: Language, agenda: MeetingAgenda) -> Page:
    """The agenda to hand round or to write on: a heading and a table a section."""
    title = words.say("meeting.agenda_of", name=safe(_whose(agenda)))
    about = [sentence.text for sentence in _when(words, agenda)]
    blocks = listing.blocks(list(_sections(words, agenda)), words, agenda.today)
    answer = [] if blocks else [words.say("meeting.nothing")]
    whole = f"{title}, {words.long_day(agenda.today)}"
    return Page(whole, about, answer, blocks, (), agenda.today)


def _whose(agenda: MeetingAgenda) -> str:
    """The programme, and which of its groups, where it has several."""
    group = agenda.series and agenda.series.name
    return f"{agenda.programme_name}, {group}" if group else agenda.programme_name


def _when(words: Language, agenda: MeetingAgenda) -> list[Cell]:
    sentences = []
    if agenda.last is not None:
        number, on = agenda.last
        day = words.day(on, omit_year_of=agenda.today)
        sentences.append(Cell(words.say("meeting.last", id=f"K-{number}", on=day)))
    sentences += next_one(words, agenda.next, agenda.today)
    if agenda.last is None:
        days = (agenda.today - agenda.since).days
        sentences.append(Cell(words.say("meeting.new_days", n=days), "dim"))
    return sentences


def _sections(words: Language, agenda: MeetingAgenda) -> Iterator[Listing]:
    """Every section that has something in it."""
    today, first = agenda.today, "" if agenda.last else "_first"
    lists = {
        "always": _section(agenda.series.agenda if agenda.series else (), Field("", str)),
        "barred": _barred(agenda),
        "open_decisions": decision_list(words, agenda.decisions, today),
        "gaps": gap_list(words, agenda.gaps, today),
        f"new{first}": _events(words, agenda),
        f"carried_out_since{first}": decision_list(words, agenda.carried_out, today),
        "waiting": _waiting(words, agenda),
        "candidates": _candidates(agenda),
        "consents": _consents(words, agenda),
    }
    for key, found in lists.items():
        if found.rows:
            yield found._replace(title=words.say(f"meeting.{key}"))


def _barred(agenda: MeetingAgenda) -> Listing:
    return _section(
        [] if agenda.is_handed_out else agenda.barred,
        Field("screen.code", lambda row: row[0].code),
        Field("screen.name", lambda row: row[0].name, "bold"),
        Field("agency", lambda row: [partner.name for partner in row[1]], "yellow"),
    )


def _section(rows: Sequence[Any], *fields: Field) -> Listing:
    """A section of the agenda, whose title is its place's."""
    return Listing(subject="meeting", title="", rows=rows, fields=fields, names=())


def _events(words: Language, agenda: MeetingAgenda) -> Listing:
    """What happened, a person's events below each other; a screen names each person once."""
    people = [event.resident for event in agenda.events]
    anew = [who != before for who, before in zip(people, [None, *people], strict=False)]
    return _section(
        list(zip(agenda.events, anew, strict=True)),
        Field("screen.code", lambda row: row[0].resident.code if row[1] else "", only=TEXT),
        Field("screen.name", lambda row: row[0].resident.name if row[1] else "", "bold", only=TEXT),
        Field("screen.code", lambda row: row[0].resident.code, only=TABLE),
        Field("screen.name", lambda row: row[0].resident.name, only=TABLE),
        Field(">screen.date", lambda row: row[0].on),
        Field("screen.id", lambda row: row[0].id, "dim"),
        Field("screen.what", lambda row: said(f"meeting.event_{row[0].kind}")),
        Field("detail", lambda row: _detail(words, row[0])),
    )


def _detail(words: Language, event: AgendaEvent) -> str:
    detail = str(safe(event.detail or ""))
    if event.severity is None:
        return detail
    return words.say("meeting.severity", detail=detail, severity=event.severity)


def _waiting(words: Language, agenda: MeetingAgenda) -> Listing:
    def days(one: Waiting) -> Cell:
        waited = (agenda.today - one.referred_on).days
        return Cell(words.days(waited), "", waited)

    return _section(
        agenda.waiting,
        Field("screen.code", "resident.code"),
        Field("screen.name", "resident.name", "bold"),
        Field(">screen.since", "referred_on"),
        Field("screen.id", "id", "dim"),
        Field(">screen.days", days),
        Field("screen.status", lambda one: said(f"screen.status_{one.status}")),
    )


def _candidates(agenda: MeetingAgenda) -> Listing:
    return _section(
        agenda.candidates,
        Field("screen.code", "code"),
        Field("source", "source"),
    )


def _consents(words: Language, agenda: MeetingAgenda) -> Listing:
    return _section(
        agenda.consents,
        Field("screen.code", "resident"),
        Field("screen.name", "name", "bold"),
        Field(">until", "until"),
        Field("", lambda one: lateness(words, (agenda.today - one.until).days)),
        Field("screen.what", "scope"),
    )
