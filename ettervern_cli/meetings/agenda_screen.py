"""``meeting agenda``: what is open and what is new, section by section."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ettervern_cli.meetings.gaps.screen import gap_table
from ettervern_cli.meetings.screen import decision_table, next_line
from ettervern_cli.screen.phrases import columns, day_cell, heading, lateness, safe, used_columns
from ettervern_cli.screen.tables import (
    Cell,
    Line,
    Table,
    cell,
    lines,
    markdown,
    markdown_text,
    plain,
    wrapped,
)

if TYPE_CHECKING:
    from ettervern_cli.meetings.agenda import AgendaEvent, MeetingAgenda
    from ettervern_cli.words import Language

CSV = ["section", "id", "resident", "on", "days", "kind", "owner", "text"]


def agenda_lines(words: "Language", agenda: "MeetingAgenda") -> list[Line]:
    """When the last meeting was and the next is due; then everything open, and everything new."""
    title = words.say("meeting.agenda_of", name=safe(agenda.programme_name))
    body = [*heading(title, words.long_day(agenda.today)), *_when(words, agenda)]
    sections = list(_sections(words, agenda, agenda.today))
    if not sections:
        return [*body, [], [Cell(words.say("meeting.nothing"))]]
    for key, table in sections:
        shown = used_columns(table)._replace(
            columns=[column._replace(heading="") for column in used_columns(table).columns]
        )
        body += [[], [Cell(words.say(key), "bold")]]
        body += lines(wrapped(shown, len(shown.columns) - 1, indent=2), indent=2)
    return body


def _when(words: "Language", agenda: "MeetingAgenda") -> list[Line]:
    sentences: list[Line] = []
    if agenda.last is not None:
        number, on = agenda.last
        day = words.day(on, omit_year_of=agenda.today)
        sentences.append([Cell(words.say("meeting.last", id=f"K-{number}", on=day))])
    sentences += next_line(words, agenda.next, agenda.today)
    if agenda.last is None:
        days = (agenda.today - agenda.since).days
        sentences.append([Cell(words.say("meeting.new_days", n=days), "dim")])
    return sentences


def _sections(
    words: "Language", agenda: "MeetingAgenda", omit_year_of: dt.date
) -> Iterator[tuple[str, Table]]:
    """Every section that has something in it, days of ``omit_year_of``'s year without it."""
    today, first = agenda.today, "" if agenda.last else "_first"
    tables = {
        "meeting.barred": _barred(words, agenda),
        "meeting.open_decisions": decision_table(words, agenda.decisions, today, omit_year_of),
        "meeting.gaps": gap_table(words, agenda.gaps, today, omit_year_of),
        f"meeting.new{first}": _events(
            words, agenda.events, omit_year_of, once=omit_year_of == today
        ),
        f"meeting.carried_out_since{first}": decision_table(
            words, agenda.carried_out, today, omit_year_of
        ),
        "meeting.waiting": _waiting(words, agenda, omit_year_of),
        "meeting.consents": _consents(words, agenda, omit_year_of),
    }
    for key, table in tables.items():
        if table.rows:
            yield key, table


def _barred(words: "Language", agenda: "MeetingAgenda") -> Table:
    rows = [
        [
            Cell(person.code),
            cell(person.name, "bold"),
            cell(", ".join(partner.name for partner in partners), "yellow"),
        ]
        for person, partners in agenda.barred
    ]
    return Table(columns(words, "code", "name", "agency", of="meeting"), rows)


def _events(
    words: "Language", events: "list[AgendaEvent]", omit_year_of: dt.date, *, once: bool
) -> Table:
    """What happened, a person's events below each other; a screen names each person ``once``."""
    rows, before = [], None
    for event in events:
        again = once and event.resident == before
        before = event.resident
        rows.append(
            [
                Cell("" if again else event.resident.code),
                cell("" if again else event.resident.name, "bold"),
                day_cell(words, event.on, omit_year_of),
                Cell(event.id, "dim"),
                Cell(words.say(f"meeting.event_{event.kind}")),
                Cell(_detail(words, event)),
            ]
        )
    return Table(columns(words, "code", "name", ">date", "", "what", "", of="meeting"), rows)


def _detail(words: "Language", event: "AgendaEvent") -> str:
    detail = str(safe(event.detail or ""))
    if event.severity is None:
        return detail
    return words.say("meeting.severity", detail=detail, severity=event.severity)


def _waiting(words: "Language", agenda: "MeetingAgenda", omit_year_of: dt.date) -> Table:
    rows = [
        [
            Cell(one.resident.code),
            cell(one.resident.name, "bold"),
            day_cell(words, one.referred_on, omit_year_of),
            Cell(one.id, "dim"),
            Cell(words.days((agenda.today - one.referred_on).days)),
            Cell(words.say(f"meeting.status_{one.status}")),
        ]
        for one in agenda.waiting
    ]
    return Table(
        columns(words, "code", "name", ">since", "", ">days", "status", of="meeting"), rows
    )


def _consents(words: "Language", agenda: "MeetingAgenda", omit_year_of: dt.date) -> Table:
    rows = [
        [
            Cell(one.resident),
            cell(one.name, "bold"),
            day_cell(words, one.until, omit_year_of),
            lateness(words, (agenda.today - one.until).days),
            cell(one.scope),
        ]
        for one in agenda.consents
    ]
    return Table(columns(words, "code", "name", ">until", "", "what", of="meeting"), rows)


def agenda_csv(agenda: "MeetingAgenda") -> tuple[list[str], list[list[object]]]:
    """A row a matter; days are past the due date, of age, or waited, below 0 still to come."""
    rows: list[list[object]] = []
    for person, partners in agenda.barred:
        rows += [
            ["not_consented", None, person.code, None, None, None, partner.code, None]
            for partner in partners
        ]
    for section, made in (("decisions", agenda.decisions), ("carried_out", agenda.carried_out)):
        for one in made:
            on = one.done_on or one.due_on
            days = (agenda.today - on).days if on else None
            rows.append([section, f"D-{one.id}", one.resident, on, days, None, one.owner, one.text])
    for gap in agenda.gaps:
        age = gap.age(agenda.today)
        rows.append(["gaps", f"J-{gap.id}", None, gap.opened_on, age, None, gap.owner, gap.text])
    for event in agenda.events:
        days = (agenda.today - event.on).days
        rows.append(["residents", event.id, event.resident.code, event.on, days, event.kind, None,
                     event.detail])  # fmt: skip
    for entry in agenda.waiting:
        days = (agenda.today - entry.referred_on).days
        rows.append(["referrals", entry.id, entry.resident.code, entry.referred_on, days,
                     entry.status, None, None])  # fmt: skip
    for consent in agenda.consents:
        days = (agenda.today - consent.until).days
        rows.append(["consents", None, consent.resident, consent.until, days, None, None,
                     consent.scope])  # fmt: skip
    return CSV, rows


def agenda_markdown(words: "Language", agenda: "MeetingAgenda") -> str:
    """The agenda to hand round or to write on: a heading and a table a section."""
    title = words.say("meeting.agenda_of", name=markdown_text(agenda.programme_name))
    parts = [f"# {title}, {words.long_day(agenda.today)}\n"]
    parts += [plain([line]) for line in _when(words, agenda)]
    sections = list(_sections(words, agenda, dt.date.min))
    if not sections:
        parts.append(words.say("meeting.nothing") + "\n")
    for key, table in sections:
        rows = [[cell(item.text.replace("\n", "; ")) for item in row] for row in table.rows]
        shown = used_columns(Table(table.columns, rows))
        parts.append(f"## {words.say(key)}\n\n{markdown(shown)}")
    return "\n".join(parts)
