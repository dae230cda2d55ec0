"""``today``: what needs the coordinator now, on a screen, as a table and for scripts."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.casebook.agenda import SECTIONS
from ettervern_cli.render.phrases import CIRCLE, columns, day_cell, heading, lateness, safe
from ettervern_cli.render.tables import (
    WIDTH,
    Cell,
    Column,
    Line,
    Table,
    cell,
    extent,
    lines,
    markdown,
    markdown_text,
    wrap,
    wrapped,
)

if TYPE_CHECKING:
    from ettervern_cli.casebook.agenda import Agenda, Homes, Matter
    from ettervern_cli.words import Speaker

LIMITS = ("stay", "step", "unit", "lease", "trial")
STYLES = {"overdue": "bold red", "today": "bold yellow"}
MOST = 40
INDENT = 2
TOLD = 10  # where lines about no resident begin: below the names
CSV = ["programme", "section", "kind", "resident", "name", "on", "days", "label", "reason",
       "until", "step", "visits", "unit", "used_ore", "planned_ore"]  # fmt: skip


def today_lines(words: "Speaker", agenda: "Agenda") -> list[Line]:
    """How the homes stand, then section by section what is overdue, due and coming."""
    body = heading(str(safe(agenda.programme_name)), words.long_day(agenda.today))
    if agenda.homes is not None:
        body.append([Cell(_homes(words, agenda.homes))])
    if not agenda.matters:
        return [*body, [], [Cell(words.say("screen.today_nothing"))]]
    tables = {name: _table(words, agenda, name, agenda.today, MOST) for name in SECTIONS}
    heads = [Column(), Column(), Column(), Column("", True), Column(), Column()]
    wide = extent(Table(heads, [row for table in tables.values() for row in table.rows]))
    for name, table in tables.items():
        matters = _section(agenda, name)
        if not matters:
            continue
        body += [[], [Cell(words.say(f"screen.section_{name}"), STYLES.get(name, "bold"))]]
        folded = wrapped(table, 5, indent=INDENT, least=wide)
        body += lines(folded, indent=INDENT, headings=False, least=[*wide[:5], 0])
        body += _told(words, agenda, matters)
        if len(matters) > MOST:
            more = words.say("screen.more", n=len(matters) - MOST)
            body.append([Cell(" " * INDENT), Cell(more, "dim")])
    return body


def _section(agenda: "Agenda", name: str) -> "list[Matter]":
    return [matter for matter in agenda.matters if matter.section == name]


def _homes(words: "Speaker", homes: "Homes") -> str:
    """``5 of 7 units lived in, 1 held, 1 free (1 is to stand empty)``."""
    text = words.say("screen.homes", n=homes.units, occupied=homes.occupied)
    for status in ("held", "free", "void"):
        count = getattr(homes, status)
        if count or status == "free":
            text += f", {words.say(f'screen.count_{status}', n=count)}"
    if homes.keep_empty:
        text += f" ({words.say('screen.keep_empty', n=homes.keep_empty)})"
    return text


def _table(
    words: "Speaker", agenda: "Agenda", section: str, near: dt.date, most: int | None = None
) -> Table:
    """A section's residents, each with her matters together; named once on a screen (``most``)."""
    matters = [matter for matter in _section(agenda, section)[:most] if matter.resident]
    order = list(dict.fromkeys(matter.resident for matter in matters))
    rows, before = [], None
    for matter in sorted(matters, key=lambda one: order.index(one.resident)):
        again = most is not None and matter.resident == before
        before = matter.resident
        rows.append(
            [
                Cell("" if again else str(matter.resident)),
                cell("" if again else matter.name, "bold"),
                Cell(_what(words, matter)),
                day_cell(words, matter.on, near),
                _days(words, matter, most is None),
                Cell(_why(words, matter, agenda, near)),
            ]
        )
    return Table(columns(words, "code", "name", "what", ">date", "days", "why"), rows)


def _days(words: "Speaker", matter: "Matter", always: bool) -> Cell:
    """How late or how soon; a screen shows it where the section does not say it."""
    if matter.days is None:
        return Cell("")
    if always:
        return lateness(words, matter.days)
    return Cell(words.days(matter.days) if matter.section == "overdue" else "", "red")


def _what(words: "Speaker", matter: "Matter") -> str:
    if matter.kind == "critical-window":
        return words.say("screen.matter_follow_up" if matter.on else "screen.not_planned")
    return words.say(f"screen.matter_{matter.kind.replace('-', '_')}")


def _why(words: "Speaker", matter: "Matter", agenda: "Agenda", near: dt.date) -> str:
    """Everything else that is worth knowing on the way there."""
    parts = []
    if matter.until is not None:
        until = words.day(matter.until, near=near)
        if matter.kind == "critical-window" or agenda.critical_months is None:
            parts.append(words.say("screen.window_until", until=until))
        else:
            parts.append(words.say("screen.first_of", n=agenda.critical_months, until=until))
    if matter.reason == "agreed":
        parts.append(words.say("screen.due_agreed"))
    if matter.kind == "exit":
        parts.append(words.say(f"screen.exit_lacks_{matter.reason}"))
    if matter.label and matter.kind in LIMITS:
        key = "step" if matter.kind == "step" else "unit"
        parts.append(words.say(f"screen.in_{key}", label=safe(matter.label)))
    elif matter.label and matter.kind in ("return", "referral", "consent"):
        parts.append(str(safe(matter.label)))
    if matter.kind == "consent" and matter.section in ("overdue", "missing"):
        parts.append(words.say(f"screen.consent_{matter.section}"))
    if matter.unit and matter.kind == "return":
        parts.append(words.say("screen.unit_waits", unit=safe(matter.unit)))
    if matter.section == "overdue" and matter.kind in LIMITS and matter.kind != "trial":
        parts.append(words.say("screen.past_limit"))
    if matter.step is not None:
        circle = words.say("screen.circle", number=matter.step, times=matter.visits)
        parts.append(f"{CIRCLE} {circle}")
    return ", ".join(parts)


def _told(words: "Speaker", agenda: "Agenda", matters: "list[Matter]") -> list[Line]:
    """Lines about no resident: units out of use and budget lines."""
    told = [_sentence(words, agenda, matter, agenda.today)
            for matter in matters if matter.resident is None]  # fmt: skip
    return [[Cell(" " * TOLD), Cell(part)] for text in told for part in wrap(text, WIDTH - TOLD)]


def _sentence(words: "Speaker", agenda: "Agenda", matter: "Matter", near: dt.date) -> str:
    if matter.kind == "void" and matter.on is not None:
        late = (agenda.today - matter.on).days
        return words.say(
            "screen.void_ends" if late > 0 else "screen.void_until",
            unit=safe(matter.unit),
            on=words.day(matter.on, near=near),
            days=lateness(words, late).text,
            reason=safe(matter.reason),
        )
    if not matter.planned:
        amount = words.kroner(matter.used)
        return words.say("screen.line_unplanned", line=safe(matter.label), amount=amount)
    return words.say(
        "screen.line_ahead",
        line=safe(matter.label),
        used=words.percent(matter.used or 0, matter.planned),
        gone=words.percent(agenda.days_gone, agenda.year_days),
    )


def today_json(agenda: "Agenda") -> dict[str, object]:
    """The agenda as scripts get it: the homes, and a list a section."""
    return {
        "programme": agenda.programme,
        "on": agenda.today.isoformat(),
        "units": agenda.homes._asdict() if agenda.homes else None,
        **{name: [_matter_json(matter) for matter in _section(agenda, name)] for name in SECTIONS},
    }


def _matter_json(matter: "Matter") -> dict[str, object]:
    names = {"used": "used_ore", "planned": "planned_ore"}
    return {
        names.get(name, name): value.isoformat() if isinstance(value, dt.date) else value
        for name, value in matter._asdict().items()
        if name != "section"
    }


def today_csv(agenda: "Agenda") -> tuple[list[str], list[list[object]]]:
    """Every value of the agenda, a row a matter."""
    return CSV, [[agenda.programme, *matter] for matter in agenda.matters]


def today_markdown(words: "Speaker", agenda: "Agenda") -> str:
    """The agenda in markdown, every resident named in every row, every date with its year."""
    far = dt.date.min
    name = markdown_text(agenda.programme_name)
    parts = [f"# {name}, {words.long_day(agenda.today)}\n"]
    if agenda.homes is not None:
        parts.append(f"{_homes(words, agenda.homes)}\n")
    if not agenda.matters:
        parts.append(f"{words.say('screen.today_nothing')}\n")
    for section in SECTIONS:
        matters = _section(agenda, section)
        if not matters:
            continue
        table = _table(words, agenda, section, far)
        told = "".join(
            f"- {markdown_text(_sentence(words, agenda, matter, far))}\n"
            for matter in matters
            if matter.resident is None
        )
        shown = [text for text in (markdown(table) if table.rows else "", told) if text]
        parts.append("\n".join([f"## {words.say(f'screen.section_{section}')}\n", *shown]))
    return "\n".join(parts)
