"""``today``: what needs the coordinator now, on a screen, as a table and for scripts."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ettervern_cli.screen import WIDTH
from ettervern_cli.screen.charts.bars import OVER, bar
from ettervern_cli.screen.folding import wrap
from ettervern_cli.screen.phrases import columns, day_cell, heading, lateness, safe
from ettervern_cli.screen.safe import Cell, Line
from ettervern_cli.screen.tables import (
    GAP,
    Head,
    Table,
    cell,
    given_way,
    lines,
    markdown,
    markdown_text,
    parted,
)
from ettervern_cli.today.item import SECTIONS, weight
from ettervern_cli.today.items_screen import OF_NOBODY, code_of, is_row, sentence, what, why
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.today.item import TodayItem
    from ettervern_cli.today.today import Agenda, UnitsToday

STYLES = {"overdue": "bold red", "today": "bold yellow"}
SINCE = ("waiting", "rehousing", "gap", "incident", "score", "keep")  # their days are no lateness
# Which of code, name, what, date, days and why a section has on a screen, where not all of them.
SHOWN = {
    **dict.fromkeys(("today", "coming", "critical", "circles", "missing"), (0, 1, 2, 3, 5)),
    **dict.fromkeys(OF_NOBODY, (0, 2, 3, 4, 5)),
    "money": (0, 1, 2, 5),
}
OWN_WIDTHS = (*OF_NOBODY, "money")
INDENT = 2
LEAST_WHY = 16  # columns
TOLD = 10  # where lines about no resident begin: below the names
BAR = TOLD - INDENT - 1
CSV = ["programme", "section", "kind", "resident", "name", "on", "days", "label", "reason",
       "until", "step", "visits", "unit", "used_ore", "planned_ore", "id", "text", "owner",
       "number", "kept", "amount_ore", "total_ore"]  # fmt: skip


def today_lines(
    words: Language,
    agenda: "Agenda",
    bars: str = "",
    room: int = WIDTH,
    rows: int | None = None,
) -> list[Line]:
    """How the homes stand, then section by section what is overdue, due and coming.

    With a style of ``bars`` budget lines have one. Of what does not fit into ``rows`` lines the
    heaviest is shown, wherever it stands, and how many matters more there are.
    """
    body = heading(str(safe(agenda.programme_name)), words.long_day(agenda.today), room)
    if agenda.homes is not None:
        body += [[Cell(part)] for part in wrap(_homes(words, agenda.homes), room)]
    if not agenda.items:
        return [*body, [], [Cell(words.say("today.nothing"))]]
    items = _told_once(agenda.items)
    every = sorted(items, key=weight)

    def told(most: int) -> list[Line]:
        left = set(every[most:])
        shown = agenda._replace(items=[one for one in items if one not in left])
        found = [*body, *_sections(words, shown, bars, room)]
        more: Line = [Cell(words.say("today.below", n=len(left)), "dim")]
        return [*found, [], more] if left else found

    most = len(every)
    if rows is not None and (most > rows or len(told(most)) > rows):
        # Each matter takes a line or more, so that all of them are never tried.
        fewer = range(2, min(most, rows))
        most = 1 + bisect_right(fewer, rows, key=lambda number: len(told(number)))
    return told(most)


def _told_once(items: "list[TodayItem]") -> "list[TodayItem]":
    """Without how many gaps are open, where each of them is a matter of its own."""
    named = sum(1 for one in items if one.kind == "gap")
    return [one for one in items if (one.kind, one.number) != ("gaps", named)]


def _sections(words: Language, agenda: "Agenda", bars: str, room: int) -> list[Line]:
    """The sections that have something, each below its title."""
    tables = {name: _table(words, agenda, name, agenda.today) for name in SECTIONS}
    shared = [row for name in SECTIONS if name not in OWN_WIDTHS for row in tables[name].rows]
    wide = _widths(shared, room)
    body: list[Line] = []
    for name, table in tables.items():
        if items := _section(agenda, name):
            title: Line = [Cell(words.say(f"today.section_{name}"), STYLES.get(name, "bold"))]
            body += [[], title, *_rows(table, name, wide, room)]
            body += _sentences(words, agenda, items, bars, room)
    return body


def _widths(rows: list[list[Cell]], room: int) -> list[int]:
    """Widths of the columns that sections share, so that the reasons have room beside them."""
    columns = [Head(), Head(), Head(), Head(right=True), Head(right=True), Head()]
    rest = room - INDENT - LEAST_WHY - len(GAP)
    head = given_way(columns[:-1], [row[:-1] for row in rows], rest) if rows else [0] * 5
    return [*head, 0]


def _rows(table: Table, section: str, wide: list[int], room: int) -> list[Line]:
    """A section's matters in the columns it has; most of them stand below those of the others."""
    shown = SHOWN.get(section, range(6))
    if section in OWN_WIDTHS:
        code, *own = _widths(table.rows, room)
        wide = [max(wide[0], code), *own]
    least = [wide[i] for i in shown[:-1]]
    why = room - INDENT - sum(least) - len(GAP) * len(least)
    if why >= LEAST_WHY:
        return _in_columns(table, table.rows, shown, [*least, why], room)
    return [
        line
        for row in table.rows
        for line in [
            *_in_columns(table, [row], shown[:-1], least, room),
            *_told(row[-1].text, room),
        ]
    ]


def _in_columns(
    table: Table, rows: list[list[Cell]], shown: Sequence[int], wide: list[int], room: int
) -> list[Line]:
    """Rows in columns of these widths, each on as many lines as it takes."""
    parts = [part for row in rows for part in parted([row[i] for i in shown], wide)]
    part = Table([table.columns[i] for i in shown], parts)
    return lines(part, indent=INDENT, headings=False, least=[*wide[:-1], 0], room=room)


def _told(text: str, room: int) -> list[Line]:
    """A text on lines of its own, below the names."""
    return [[Cell(" " * TOLD), Cell(part)] for part in wrap(text, room - TOLD) if part]


def _section(agenda: "Agenda", name: str) -> "list[TodayItem]":
    return [item for item in agenda.items if item.section == name]


def _homes(words: Language, homes: "UnitsToday") -> str:
    """``5 of 7 units lived in, 1 held, 1 free (1 is to stand empty)``; and homes others run."""
    others = words.say("today.homes_of_others", n=homes.others) if homes.others else ""
    if not homes.units:
        return others
    text = words.say("today.homes", n=homes.units, occupied=homes.occupied)
    for status in ("held", "free", "void"):
        count = getattr(homes, status)
        if count or status == "free":
            text += f", {words.say(f'screen.count_{status}', n=count)}"
    if homes.keep_empty:
        text += f" ({words.say('today.keep_empty', n=homes.keep_empty)})"
    return f"{text}; {others}" if others else text


def _table(
    words: Language,
    agenda: "Agenda",
    section: str,
    omit_year_of: dt.date,
    *,
    whole: bool = False,
) -> Table:
    """A section's rows, each resident's matters together; named once where it is not ``whole``."""
    items = [item for item in _section(agenda, section) if is_row(item)]
    order: dict[str, int] = {}
    for item in items:
        order.setdefault(code_of(item), len(order))
    rows, before = [], None
    for item in sorted(items, key=lambda one: order[code_of(one)]):
        code = code_of(item)
        again = not whole and code == before
        before = code
        rows.append(
            [
                cell("" if again else code),
                cell("" if again else item.name, "bold"),
                Cell(what(words, item)),
                day_cell(words, item.on, omit_year_of),
                _days(words, item, whole),
                Cell(why(words, item, agenda, omit_year_of)),
            ]
        )
    return Table(columns(words, "code", "name", "what", ">date", "days", "why"), rows)


def _days(words: Language, item: "TodayItem", always: bool) -> Cell:
    """How late or how soon, or how long since; a screen leaves out what the section says."""
    if item.days is None:
        return Cell("")
    if item.kind in SINCE:
        return Cell(words.days(item.days) if always or item.section != "missing" else "")
    if always:
        return lateness(words, item.days)
    if item.section in OF_NOBODY and item.days == 0:
        return lateness(words, 0)
    late = item.section in ("overdue", *OF_NOBODY) and item.days > 0
    return Cell(words.days(item.days) if late else "", "red")


def _sentences(
    words: Language, agenda: "Agenda", items: "list[TodayItem]", bars: str, room: int
) -> list[Line]:
    """Lines about no resident: units out of use, gaps, reports, rent and budget lines."""
    found: list[Line] = []
    for one in items:
        if is_row(one):
            continue
        text = sentence(words, agenda, one, agenda.today)
        told = _told(text, room)
        drawn = bar(one.used, one.planned, BAR, bars) if one.kind == "budget" else ""
        if drawn:  # where a resident's code would stand
            style = "red" if drawn.endswith(OVER) else ""
            told[0][:1] = [Cell(" " * INDENT), Cell(drawn, style), Cell(" ")]
        found += told
    return found


def today_json(agenda: "Agenda") -> dict[str, object]:
    """The agenda as scripts get it: the homes, and a list a section."""
    return {
        "programme": agenda.programme,
        "on": agenda.today.isoformat(),
        "units": agenda.homes._asdict() if agenda.homes else None,
        **{name: [_item_json(item) for item in _section(agenda, name)] for name in SECTIONS},
    }


def _item_json(item: "TodayItem") -> dict[str, object]:
    return {
        f"{name}_ore" if f"{name}_ore" in CSV else name: (
            value.isoformat() if isinstance(value, dt.date) else value
        )
        for name, value in item._asdict().items()
        if name != "section"
    }


def today_csv(agenda: "Agenda") -> tuple[list[str], list[list[object]]]:
    """Every value of the agenda, a row a matter."""
    return CSV, [[agenda.programme, *item] for item in agenda.items]


def today_markdown(words: Language, agenda: "Agenda") -> str:
    """The agenda in markdown, every resident named in every row, every date with its year."""
    far = dt.date.min
    name = markdown_text(agenda.programme_name)
    parts = [f"# {name}, {words.long_day(agenda.today)}\n"]
    if agenda.homes is not None:
        parts.append(f"{_homes(words, agenda.homes)}\n")
    if not agenda.items:
        parts.append(f"{words.say('today.nothing')}\n")
    for section in SECTIONS:
        items = _section(agenda, section)
        if not items:
            continue
        table = _table(words, agenda, section, far, whole=True)
        below = "".join(
            f"- {markdown_text(sentence(words, agenda, item, far))}\n"
            for item in items
            if not is_row(item)
        )
        shown = [text for text in (markdown(table) if table.rows else "", below) if text]
        parts.append("\n".join([f"## {words.say(f'today.section_{section}')}\n", *shown]))
    return "\n".join(parts)
