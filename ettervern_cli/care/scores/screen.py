"""``score show``: scores and what they mean, and the sessions that lack one."""

from ettervern_cli.care.scores.rules import IMPROVED, points
from ettervern_cli.care.scores.verbs import NAMES, Score, Scores, ScoreSession, score_json, side_key
from ettervern_cli.screen.listing import Field, Listing
from ettervern_cli.screen.phrases import safe
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
            Field(">change", lambda one: _signed(words, one.change)),
            Field("reading", lambda one: _reading(words, one)),
            Field("screen.note", "note"),
        ),
        names=NAMES,
        data=score_json,
        above=[Cell(title, "bold"), *([] if found.scores else [words.say("score.empty")])],
        below=[*([words.say("score.first_is")] if changed else []), *_counted(words, found)],
    )


def _signed(words: Language, change: int | None) -> Cell:
    if change is None:
        return Cell("")
    size = words.write(points(abs(change)))
    sign = MINUS if change < 0 else "+" if change else ""
    return Cell(f"{sign}{size}", "", points(change))


def _reading(words: Language, one: Score) -> Cell:
    """Where it lies by the cut-off, and whether the change is reliable."""
    scale, reading = one.instrument.scale, one.reading
    parts = []
    if reading.by_cut_off is not None:
        cut_off = points(scale.cut_off)
        parts.append(words.say(side_key(scale, reading), cut_off=cut_off))
    if reading.by_change is not None:
        parts.append(words.say(f"score.{reading.by_change.replace('-', '_')}"))
    return Cell(", ".join(parts), "bold" if reading.by_change == IMPROVED else "")


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
