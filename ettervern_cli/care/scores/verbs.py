"""Scores: totals of measuring instruments on a date, what they mean, and which are missing.

Only totals are kept, never an instrument's text. A change is counted from the first total of the
same instrument in the same stay.
"""

import datetime as dt
import sqlite3
from typing import TYPE_CHECKING, Any, NamedTuple

from ettervern_cli.care.scores.errors import TotalOutOfRange
from ettervern_cli.care.scores.rules import Reading, Scale, missing_at, points, read, side_key
from ettervern_cli.consents.in_force import require
from ettervern_cli.errors import NotUsedHere
from ettervern_cli.people.people import Resident
from ettervern_cli.people.stays import stay_on
from ettervern_cli.programme.programme import Programme, coded
from ettervern_cli.storage.results import Message, Written, message, on_stay
from ettervern_cli.storage.rows import add, read_row
from ettervern_cli.values.data import picked
from ettervern_cli.values.dates import iso_day

if TYPE_CHECKING:
    from ettervern_cli.people.scene import Scene


class Instrument(NamedTuple):
    """A measuring instrument; ``taken_with`` is another one of the same session."""

    id: int
    code: str
    name: str
    scale: Scale
    taken_with: str | None


class Score(NamedTuple):
    """A total and what it says; ``change`` is None for the first of its stay. Tenths."""

    id: str
    stay: str
    instrument: Instrument
    scored_on: dt.date
    total: int
    change: int | None
    reading: Reading
    note: str | None


class ScoreSession(NamedTuple):
    """A day whose scores are not all there: what was taken, and what is missing."""

    session_on: dt.date
    stay: str
    follow_ups: list[str]
    taken: list[str]
    missing: list[str]


class Scores(NamedTuple):
    """A person's scores in a programme. ``sessions`` counts days with a follow-up or a score."""

    resident: str
    name: str
    instruments: list[Instrument]
    scores: list[Score]
    sessions: int
    incomplete: list[ScoreSession]

    @property
    def without(self) -> int:
        """Sessions without any score."""
        return sum(1 for session in self.incomplete if not session.taken)


def instruments(db: sqlite3.Connection, programme: Programme) -> list[Instrument]:
    """The programme's instruments, in the configuration's order."""
    rows = db.execute(
        "SELECT id, code, name, lowest_tenths, highest_tenths, cut_off_tenths, "
        "reliable_change_tenths, higher_is_better, taken_with FROM instrument "
        "WHERE programme_id = ? "
        "ORDER BY position",
        (programme.id,),
    )
    return [Instrument._make((*row[:3], read_row(Scale, row[3:8]), row[8])) for row in rows]


def require_instruments(db: sqlite3.Connection, programme: Programme) -> None:
    """NotUsedHere where the programme has no measuring instrument."""
    if not instruments(db, programme):
        raise NotUsedHere(what="instrument", programme=programme.name)


def pairs(every: list[Instrument]) -> list[tuple[str, str]]:
    """Instruments of the same session, two by two."""
    return [(one.taken_with, one.code) for one in every if one.taken_with]


def add_score(scene: "Scene", *, instrument: str, total: int, note: str | None = None) -> Written:
    """Write down a total in tenths; TotalOutOfRange where the instrument cannot give it."""
    db, author, programme, resident, on = scene
    chosen_id = coded(db, programme, "instrument", instrument).id
    chosen = next(one for one in instruments(db, programme) if one.id == chosen_id)
    require(scene)
    stay = stay_on(scene)
    check_total(chosen.name, chosen.scale, total)
    number = add(
        db, "score", author.recorded_at,
        stay_id=stay.id, instrument_id=chosen.id, scored_on=on, total_tenths=total, note=note,
    )  # fmt: skip
    found = gather_scores(db, programme, resident)
    score = next(one for one in found.scores if one.id == f"Q-{number}")
    return on_stay(stay.id, score.id, _sentences(resident, score, found))


def check_total(name: str, scale: Scale, total: int) -> None:
    """TotalOutOfRange where the scale does not hold the total (tenths)."""
    if not scale.holds(total):
        lowest, highest = points(scale.lowest), points(scale.highest)
        raise TotalOutOfRange(instrument=name, lowest=lowest, highest=highest, total=points(total))


def _sentences(resident: Resident, score: Score, found: Scores) -> list[Message]:
    """The total, its reading, and what the session still lacks."""
    names = {one.code: one.name for one in found.instruments}
    sentences = [
        message(
            "score.added",
            **resident.named,
            instrument=score.instrument.name,
            total=points(score.total),
            on=score.scored_on,
        )
    ]
    scale, reading = score.instrument.scale, score.reading
    if reading.by_cut_off is not None:
        side = side_key(reading.by_cut_off, scale.higher_is_better)
        sentences.append(message(f"{side}_told", cut_off=points(scale.cut_off)))
    if score.change is not None:
        sentences.append(message(change_key(score.change), points=points(abs(score.change))))
    if reading.by_change is not None:
        sentences.append(message(f"score.{reading.by_change.replace('-', '_')}_told"))
    for session in found.incomplete:
        if session.session_on == score.scored_on and session.taken:
            sentences.append(
                message("score.lacks", instruments=[names[code] for code in session.missing])
            )
    return sentences


def change_key(change: int) -> str:
    """Where words/ says which way a total has gone."""
    return "score.same" if not change else f"score.{'more' if change > 0 else 'less'}"


def gather_scores(db: sqlite3.Connection, programme: Programme, resident: Resident) -> Scores:
    """A person's scores in a programme in order of time, all stays, and what is missing."""
    every = instruments(db, programme)
    found = scores(db, programme, resident, every)
    held = _held(db, programme, resident) if every else {}
    sessions = dict.fromkeys([*((one.scored_on, one.stay) for one in found), *held])
    incomplete = _incomplete(every, found, held, sorted(sessions))
    return Scores(resident.code, resident.name, every, found, len(sessions), incomplete)


def scores(
    db: sqlite3.Connection, programme: Programme, resident: Resident, every: list[Instrument]
) -> list[Score]:
    """A person's scores on the programme's instruments in order of time, all stays."""
    by_id = {one.id: one for one in every}
    first: dict[tuple[int, int], int] = {}
    found = []
    for row_id, stay_id, instrument_id, scored_on, total, note in db.execute(
        "SELECT c.id, c.stay_id, c.instrument_id, c.scored_on, c.total_tenths, c.note "
        "FROM score c JOIN stay s ON s.id = c.stay_id "
        "WHERE s.resident_id = ? AND s.programme_id = ? ORDER BY c.scored_on, c.id",
        (resident.id, programme.id),
    ):
        before = first.get((stay_id, instrument_id))
        first.setdefault((stay_id, instrument_id), total)
        one = by_id[instrument_id]
        found.append(
            Score(
                f"Q-{row_id}",
                f"S-{stay_id}",
                one,
                iso_day(scored_on),
                total,
                None if before is None else total - before,
                read(one.scale, total, before),
                note,
            )
        )
    return found


NAMES = ("id", "stay", "instrument", "scored_on", "total", "change", "reading", "by_cut_off",
         "by_change", "note")  # fmt: skip
Key = tuple[dt.date, str]


def _held(db: sqlite3.Connection, programme: Programme, resident: Resident) -> dict[Key, list[str]]:
    """Ids of the follow-ups held, by day and stay."""
    held: dict[Key, list[str]] = {}
    for row_id, stay_id, on in db.execute(
        "SELECT f.id, f.stay_id, f.held_on FROM follow_up f JOIN stay s ON s.id = f.stay_id "
        "WHERE s.resident_id = ? AND s.programme_id = ? AND NOT f.is_missed "
        "ORDER BY f.held_on, f.id",
        (resident.id, programme.id),
    ):
        held.setdefault((iso_day(on), f"S-{stay_id}"), []).append(f"F-{row_id}")
    return held


def _incomplete(
    every: list[Instrument], scores: list[Score], held: dict[Key, list[str]], sessions: list[Key]
) -> list[ScoreSession]:
    """The sessions that lack a score, in order of time."""
    taken: dict[Key, list[str]] = {}
    for one in scores:
        taken.setdefault((one.scored_on, one.stay), []).append(one.instrument.code)
    codes = [one.code for one in every]
    found = []
    for key in sessions:
        there = taken.get(key, [])
        missing = missing_at(there, pairs(every), codes)
        if missing:
            found.append(ScoreSession(*key, held.get(key, []), there, missing))
    return found


def score_json(score: Score) -> dict[str, Any]:
    """A score as scripts get it, in points.

    ``change`` is counted from the first total of the instrument in the stay, null for that one.
    ``reading`` joins its two facts with a comma, each also on its own: ``by_cut_off`` is
    ``above-cut-off`` or ``below-cut-off`` (a total that is the cut-off lies on the better side),
    ``by_change`` is ``reliable-improvement``, ``reliable-deterioration`` or
    ``no-reliable-change``; null where the instrument says nothing of it.
    """
    told = {name: points(getattr(score, name)) for name in ("total", "change")}
    code, reading = score.instrument.code, score.reading
    return picked(NAMES, score, reading, **told, instrument=code, reading=reading.code)


def section(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> list[dict[str, Any]]:
    """A person's scores in a programme, for ``show``: with what their instrument says of them."""
    return [
        score_entry(score) for score in scores(db, programme, resident, instruments(db, programme))
    ]


def score_entry(score: Score) -> dict[str, Any]:
    """A score as ``show`` has it."""
    scale = score.instrument.scale
    return {
        **score_json(score),
        "instrument_name": score.instrument.name,
        "cut_off": points(scale.cut_off),
        "higher_is_better": scale.higher_is_better,
    }
