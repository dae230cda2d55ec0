"""``score show``: scores, what they mean and the sessions that lack one; and in ``show``."""

import datetime as dt
from typing import Any

from ettervern_cli.care.scores.rules import IMPROVED, points, side_key
from ettervern_cli.care.scores.verbs import (
    NAMES,
    Score,
    Scores,
    ScoreSession,
    score_entry,
    score_json,
)
from ettervern_cli.screen.listing import Field, Listing
from ettervern_cli.screen.phrases import TimelineEntry, moment, safe, told
from ettervern_cli.screen.safe import Cell
from ettervern_cli.words import MINUS, Language


def score_list(words: Language, found: Scores) -> Listing:
    """A line a score in order of time, and below how many sessions lack one."""
    title = words.say("score.title", name=safe(found.name), code=found.resident)
    changed = any(one.change is not None for one in found.scores)
    return Listing(
        subject="score",
        title=title,
        rows=found.scores,
        fields=(
            Field(">screen.date", "scored_on"),
            Field("screen.id", "id", "dim", in_text=""),
            Field("instrument", "instrument.name"),
            Field(">total", lambda one: points(one.total)),
            Field(">change", lambda one: _change(words, points(one.change))),
            Field("reading", lambda one: _reading(words, one)),
            Field("screen.note", "note"),
        ),
        names=NAMES,
        data=score_json,
        above=[Cell(title, "bold"), *([] if found.scores else [words.say("score.empty")])],
        below=[*([words.say("score.first_is")] if changed else []), *_counted(words, found)],
    )


def _change(words: Language, change: float | None) -> Cell:
    """By how many points, with its sign."""
    if change is None:
        return Cell("")
    sign = MINUS if change < 0 else "+" if change else ""
    return Cell(f"{sign}{words.write(abs(change))}", "", change)


def _reading(words: Language, one: Score) -> Cell:
    told = _read(words, score_entry(one))
    return Cell(", ".join(told), "bold" if one.reading.by_change == IMPROVED else "")


def _read(words: Language, entry: dict[str, Any]) -> list[str]:
    """Where a total lies by the cut-off, and whether the change is reliable."""
    parts, side, change = [], entry["by_cut_off"], entry["by_change"]
    if side:
        key = side_key(side, entry["higher_is_better"])
        parts.append(words.say(key, cut_off=entry["cut_off"]))
    if change:
        parts.append(words.say(f"score.{change.replace('-', '_')}"))
    return parts


def _counted(words: Language, found: Scores) -> list[str]:
    """How many sessions there were, and what is missing in them."""
    if not found.sessions:
        return []
    sentences = [words.say("score.sessions", n=found.sessions, without=found.without)]
    for one in found.instruments:
        half = [s for s in found.incomplete if s.taken and one.code in s.missing]
        if half:
            sentences.append(words.say("score.half", n=len(half), instrument=safe(one.name)))
    return sentences


def missing_list(words: Language, found: Scores) -> Listing:
    """A line a session that lacks a score."""
    names = {one.code: one.name for one in found.instruments}
    title = words.say("score.missing_title", name=safe(found.name), code=found.resident)
    return Listing(
        subject="score",
        title=title,
        rows=found.incomplete,
        fields=(
            Field(">screen.date", "session_on"),
            Field("taken", lambda one: [names[code] for code in one.taken]),
            Field("missing", lambda one: [names[code] for code in one.missing]),
            Field("follow_ups", "follow_ups", "dim"),
        ),
        names=ScoreSession._fields,
        empty=words.say("score.none_missing"),
        above=[Cell(title, "bold")],
    )


def moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """A total, how it has changed, and what it means."""
    change = _change(words, entry["change"]).text
    text = f"{entry['instrument_name']} {words.write(entry['total'])}"
    text += f" ({change})" if change else ""
    text = ", ".join([text, *_read(words, entry)])
    return moment(entry, "scored_on", 6, "score", told(words, entry, text))
