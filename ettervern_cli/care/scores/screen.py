"""``score show``: scores and what they mean, and the sessions that lack one."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.care.scores.rules import IMPROVED, points
from ettervern_cli.care.scores.verbs import score_json, side_key
from ettervern_cli.screen.folding import WIDTH, wrap
from ettervern_cli.screen.phrases import day_cell, full_day, safe, used_columns
from ettervern_cli.screen.tables import Cell, Head, Line, Table, cell, lines, markdown, wrapped
from ettervern_cli.words import MINUS

if TYPE_CHECKING:
    from ettervern_cli.care.scores.verbs import Score, Scores
    from ettervern_cli.words import Language

CSV = ["id", "stay", "instrument", "scored_on", "total", "change", "reading", "by_cut_off",
       "by_change", "note"]  # fmt: skip
MISSING_CSV = ["session_on", "stay", "follow_ups", "taken", "missing"]


def score_lines(words: "Language", found: "Scores", today: dt.date) -> list[Line]:
    """A line a score in order of time, and below how many sessions lack one."""
    title: Line = [Cell(words.say("score.title", name=safe(found.name), code=found.resident),
                        "bold")]  # fmt: skip
    if not found.scores:
        body: list[Line] = [title, [Cell(words.say("score.empty"))]]
    else:
        table = used_columns(_table(words, found, today))
        last = len(table.columns) - 1
        body = [title, *lines(wrapped(table, last))]
    sentences = (
        [words.say("score.first_is")] if any(s.change is not None for s in found.scores) else []
    )
    sentences += _counted(words, found)
    return [*body, [], *([Cell(part, "dim")] for one in sentences for part in wrap(one, WIDTH))]


def _table(words: "Language", found: "Scores", today: dt.date | None) -> Table:
    """Scores in rows; days of ``today``'s year without it, with it where None is given."""
    rows = [
        [
            full_day(words, one.scored_on)
            if today is None
            else day_cell(words, one.scored_on, today),
            cell(one.id, "dim"),
            cell(one.instrument.name),
            Cell(words.write(points(one.total))),
            Cell(_signed(words, one.change)),
            _reading(words, one),
            cell(one.note),
        ]
        for one in found.scores
    ]
    heads = [
        Head(words.say("score.date"), True),
        Head(),
        Head(words.say("score.instrument")),
        Head(words.say("score.total"), True),
        Head(words.say("score.change"), True),
        Head(words.say("score.reading")),
        Head(words.say("score.note")),
    ]
    return Table(heads, rows)


def _signed(words: "Language", change: int | None) -> str:
    if change is None:
        return ""
    size = words.write(points(abs(change)))
    return f"{MINUS}{size}" if change < 0 else f"+{size}" if change else size


def _reading(words: "Language", one: "Score") -> Cell:
    """Where it lies by the cut-off, and whether the change is reliable."""
    scale, reading = one.instrument.scale, one.reading
    parts = []
    if reading.by_cut_off is not None:
        cut_off = points(scale.cut_off)
        parts.append(words.say(side_key(scale, reading), cut_off=cut_off))
    if reading.by_change is not None:
        parts.append(words.say(f"score.{reading.by_change.replace('-', '_')}"))
    return Cell(", ".join(parts), "bold" if reading.by_change == IMPROVED else "")


def _counted(words: "Language", found: "Scores") -> list[str]:
    """How many sessions there were, and what is missing in them."""
    if not found.sessions:
        return []
    sentences = [words.say("score.sessions", n=found.sessions, without=found.without)]
    for one in found.instruments:
        half = [s for s in found.incomplete if s.taken and one.code in s.missing]
        if half:
            sentences.append(words.say("score.half", n=len(half), instrument=safe(one.name)))
    return sentences


def score_csv(found: "Scores") -> tuple[list[str], list[list[object]]]:
    """Every value of every score, in points."""
    return CSV, [[score_json(one)[name] for name in CSV] for one in found.scores]


def score_markdown(words: "Language", found: "Scores") -> str:
    """The scores as a markdown table, and below how many sessions lack one."""
    table = markdown(_table(words, found, None))
    below = "".join(f"- {sentence}\n" for sentence in _counted(words, found))
    return f"{table}\n{below}" if below else table


def missing_lines(words: "Language", found: "Scores", today: dt.date) -> list[Line]:
    """A line a session that lacks a score."""
    if not found.incomplete:
        return [[Cell(words.say("score.none_missing"))]]
    title = words.say("score.missing_title", name=safe(found.name), code=found.resident)
    return [[Cell(title, "bold")], *lines(wrapped(_missing_table(words, found, today), 3))]


def _missing_table(words: "Language", found: "Scores", today: dt.date | None) -> Table:
    names = {one.code: one.name for one in found.instruments}
    rows = [
        [
            full_day(words, one.session_on)
            if today is None
            else day_cell(words, one.session_on, today),
            cell(", ".join(names[code] for code in one.taken)),
            cell(", ".join(names[code] for code in one.missing)),
            cell(", ".join(one.follow_ups), "dim"),
        ]
        for one in found.incomplete
    ]
    keys = ("taken", "missing", "follow_ups")
    heads = [
        Head(words.say("score.date"), True),
        *(Head(words.say(f"score.{k}")) for k in keys),
    ]
    return Table(heads, rows)


def missing_csv(found: "Scores") -> tuple[list[str], list[list[object]]]:
    """Every session that lacks a score; lists are joined by semicolons."""
    rows: list[list[object]] = [
        [one.session_on, one.stay, *(";".join(getattr(one, name)) for name in MISSING_CSV[2:])]
        for one in found.incomplete
    ]
    return MISSING_CSV, rows


def missing_markdown(words: "Language", found: "Scores") -> str:
    """The sessions that lack a score as a markdown table."""
    return markdown(_missing_table(words, found, None))
