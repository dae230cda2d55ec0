"""``today``: what needs the coordinator now, on a screen, as a table and for scripts."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.screen.charts.bars import OVER, bar
from ettervern_cli.screen.folding import WIDTH, wrap
from ettervern_cli.screen.phrases import columns, day_cell, heading, lateness, safe
from ettervern_cli.screen.tables import (
    Cell,
    Head,
    Line,
    Table,
    cell,
    extent,
    lines,
    markdown,
    markdown_text,
    wrapped,
)
from ettervern_cli.today.item import SECTIONS
from ettervern_cli.today.items_screen import code_of, is_row, sentence, what, why

if TYPE_CHECKING:
    from ettervern_cli.today.item import TodayItem
    from ettervern_cli.today.today import Agenda, UnitsToday
    from ettervern_cli.words import Language

STYLES = {"overdue": "bold red", "today": "bold yellow"}
MOST = 40
MOST_OF = {"waiting": 10, "group": 10, "money": 10}  # lists of their own show all of them
SINCE = ("waiting", "rehousing", "gap", "incident", "score", "keep")  # their days are no lateness
# Which of code, name, what, date, days and why a section has on a screen, where not all of them.
SHOWN = {
    **dict.fromkeys(("today", "coming", "critical", "circles", "missing"), (0, 1, 2, 3, 5)),
    "group": (0, 2, 3, 4, 5),
    "money": (0, 1, 2, 5),
}
OWN_WIDTHS = ("group", "money")
INDENT = 2
TOLD = 10  # where lines about no resident begin: below the names
BAR = TOLD - INDENT - 1
CSV = ["programme", "section", "kind", "resident", "name", "on", "days", "label", "reason",
       "until", "step", "visits", "unit", "used_ore", "planned_ore", "id", "text", "owner",
       "number", "kept", "amount_ore", "total_ore"]  # fmt: skip


def today_lines(words: "Language", agenda: "Agenda", bars: str = "") -> list[Line]:
    """How the homes stand, then section by section what is overdue, due and coming.

    With a style of ``bars`` budget lines have one.
    """
    body = heading(str(safe(agenda.programme_name)), words.long_day(agenda.today))
    if agenda.homes is not None:
        body.append([Cell(_homes(words, agenda.homes))])
    if not agenda.items:
        return [*body, [], [Cell(words.say("today.nothing"))]]
    most = {name: MOST_OF.get(name, MOST) for name in SECTIONS}
    tables = {name: _table(words, agenda, name, agenda.today, most[name]) for name in SECTIONS}
    shared = [row for name in SECTIONS if name not in OWN_WIDTHS for row in tables[name].rows]
    wide = extent(Table([Head()] * 6, shared))
    for name, table in tables.items():
        items = _section(agenda, name)
        if not items:
            continue
        body += [[], [Cell(words.say(f"today.section_{name}"), STYLES.get(name, "bold"))]]
        body += _rows(table, name, wide)
        more = sum(map(is_row, items)) - most[name]
        if more > 0:
            body.append([Cell(" " * INDENT), Cell(words.say("today.more", n=more), "dim")])
        body += _sentences(words, agenda, items, bars)
    return body


def _rows(table: Table, section: str, wide: list[int]) -> list[Line]:
    """A section's rows in the columns it has; most of them stand below those of the others."""
    shown = SHOWN.get(section, range(6))
    if section in OWN_WIDTHS:
        wide = [wide[0], *extent(Table([Head()] * 6, table.rows))[1:]]
    least = [*(wide[i] for i in shown[:-1]), 0]
    cut = Table([table.columns[i] for i in shown], [[row[i] for i in shown] for row in table.rows])
    folded = wrapped(cut, len(shown) - 1, indent=INDENT, least=least)
    return lines(folded, indent=INDENT, headings=False, least=least)


def _section(agenda: "Agenda", name: str) -> "list[TodayItem]":
    return [item for item in agenda.items if item.section == name]


def _homes(words: "Language", homes: "UnitsToday") -> str:
    """``5 of 7 units lived in, 1 held, 1 free (1 is to stand empty)``."""
    text = words.say("today.homes", n=homes.units, occupied=homes.occupied)
    for status in ("held", "free", "void"):
        count = getattr(homes, status)
        if count or status == "free":
            text += f", {words.say(f'screen.count_{status}', n=count)}"
    if homes.keep_empty:
        text += f" ({words.say('today.keep_empty', n=homes.keep_empty)})"
    return text


def _table(
    words: "Language",
    agenda: "Agenda",
    section: str,
    omit_year_of: dt.date,
    most: int | None = None,
) -> Table:
    """A section's rows, each resident's matters together; named once on a screen (``most``)."""
    items = [item for item in _section(agenda, section) if is_row(item)][:most]
    order: dict[str, int] = {}
    for item in items:
        order.setdefault(code_of(item), len(order))
    rows, before = [], None
    for item in sorted(items, key=lambda one: order[code_of(one)]):
        code = code_of(item)
        again = most is not None and code == before
        before = code
        rows.append(
            [
                cell("" if again else code),
                cell("" if again else item.name, "bold"),
                Cell(what(words, item)),
                day_cell(words, item.on, omit_year_of),
                _days(words, item, most is None),
                Cell(why(words, item, agenda, omit_year_of)),
            ]
        )
    return Table(columns(words, "code", "name", "what", ">date", "days", "why"), rows)


def _days(words: "Language", item: "TodayItem", always: bool) -> Cell:
    """How late or how soon, or how long since; a screen leaves out what the section says."""
    if item.days is None:
        return Cell("")
    if item.kind in SINCE:
        return Cell(words.days(item.days) if always or item.section != "missing" else "")
    if always:
        return lateness(words, item.days)
    if item.section == "group" and item.days == 0:
        return lateness(words, 0)
    late = item.section in ("overdue", "group") and item.days > 0
    return Cell(words.days(item.days) if late else "", "red")


def _sentences(
    words: "Language", agenda: "Agenda", items: "list[TodayItem]", bars: str
) -> list[Line]:
    """Lines about no resident: units out of use, gaps, reports, rent and budget lines.

    How many gaps are open is left out where each of them stands above.
    """
    named = sum(1 for one in items if one.kind == "gap")
    shown = [one for one in items if not is_row(one) and (one.kind, one.number) != ("gaps", named)]
    body: list[Line] = []
    for one in shown:
        text = sentence(words, agenda, one, agenda.today)
        first = len(body)
        body += [[Cell(" " * TOLD), Cell(part)] for part in wrap(text, WIDTH - TOLD)]
        drawn = bar(one.used, one.planned, BAR, bars) if one.kind == "budget" else ""
        if drawn:  # where a resident's code would stand
            style = "red" if drawn.endswith(OVER) else ""
            body[first][:1] = [Cell(" " * INDENT), Cell(drawn, style), Cell(" ")]
    return body


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


def today_markdown(words: "Language", agenda: "Agenda") -> str:
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
        table = _table(words, agenda, section, far)
        below = "".join(
            f"- {markdown_text(sentence(words, agenda, item, far))}\n"
            for item in items
            if not is_row(item)
        )
        shown = [text for text in (markdown(table) if table.rows else "", below) if text]
        parts.append("\n".join([f"## {words.say(f'today.section_{section}')}\n", *shown]))
    return "\n".join(parts)
