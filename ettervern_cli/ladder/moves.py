"""Moves on a ladder: entering, climbing, going down. A move is a row; the latest one counts.

Ladders and their steps are the programme's, in ``programme/steps``.
"""

import datetime as dt
import sqlite3

from ettervern_cli.consents.in_force import require
from ettervern_cli.errors import MissingOption, NotUsedHere, OptionsExclude
from ettervern_cli.follow_ups.derived import refresh
from ettervern_cli.homes.leases.verbs import new_terms
from ettervern_cli.homes.placements import present_home
from ettervern_cli.ladder.errors import BeforeLatestMove, NoDemotionHere, NotOnLadder
from ettervern_cli.people.errors import AfterDischarge
from ettervern_cli.people.scene import Scene, Stage
from ettervern_cli.people.stays import Stay, stay_on
from ettervern_cli.programme.programme import Coded, Programme, term
from ettervern_cli.programme.step_rules import (
    Step,
    StepProgress,
    condition_unmet,
    entry_step,
    step_down,
    step_up,
)
from ettervern_cli.programme.steps import choose_ladder, ladders, steps
from ettervern_cli.storage.results import Message, Written, message, on_stay
from ettervern_cli.storage.rows import add
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.sql.as_of import rule_as_of


def enter(
    stage: Stage, stay: Stay, *, ladder: str | None, step: str | None
) -> list[tuple[Coded, Step]]:
    """Put a new stay on its ladders: the one named at the step named, the others at their lowest.

    A programme without ladders has nothing to enter; naming one then is NotUsedHere.
    """
    db, _, programme, on = stage
    every = ladders(db, programme)
    if not every and (ladder is not None or step is not None):
        raise NotUsedHere(what="ladder", programme=programme.name)
    named = choose_ladder(db, programme, ladder) if ladder or step else None
    entered = []
    for one in every:
        asked = step if named is not None and one.id == named.id else None
        target = entry_step(steps(db, one.id, on), asked)
        _add_move(stage, stay, one.id, None, target, "entry")
        entered.append((one, target))
    return entered


def advance(
    scene: Scene,
    *,
    ladder: str | None = None,
    to: str | None = None,
    voice: str | None = None,
    note: str | None = None,
    override: str | None = None,
) -> Written:
    """Move a resident up; what the step asks is checked unless ``override`` says why not.

    Refused without consent where the programme rests on it.
    """
    db, _, programme, resident, on = scene
    stay = _stay_to_move(scene)
    require(scene)
    chosen = choose_ladder(db, programme, ladder)
    every = steps(db, chosen.id, on)
    progress = _progress(db, stay, chosen, every, on)
    target = step_up(every, progress.step, to)
    unmet = condition_unmet(every, target, progress, on)
    if unmet is not None and override is None:
        unmet.facts.update(resident.named)
        raise unmet
    move_id = _add_move(
        scene.stage, stay, chosen.id, progress.step, target, "up",
        voice=voice, note=note, override=override if unmet is not None else None,
    )  # fmt: skip
    return _moved(scene, stay, move_id, progress.step, target, "up")


def ladder_down(db: sqlite3.Connection, programme: Programme, asked: str | None) -> Coded:
    """The ladder to go down on; NoDemotionHere where the programme forbids it, and says why."""
    chosen = choose_ladder(db, programme, asked)
    because = db.execute(
        "SELECT no_demotion_because FROM ladder WHERE id = ?", (chosen.id,)
    ).fetchone()[0]
    if because is not None:
        raise NoDemotionHere(programme=programme.name, because=because)
    return chosen


def demote(
    scene: Scene,
    *,
    ladder: str | None = None,
    count: int | None = None,
    to: str | None = None,
    reason: str | None = None,
    incident: str | None = None,
    voice: str | None = None,
    note: str | None = None,
) -> Written:
    """Move a resident down, for one of the programme's reasons; NoDemotionHere where forbidden.

    One step, where neither ``count`` nor ``to`` says else.

    ``incident`` is the id of what led to it.
    """
    db, _, programme, resident, on = scene
    chosen = ladder_down(db, programme, ladder)
    if count is not None and to is not None:
        raise OptionsExclude(one="--steps", other="--to")
    if reason is None:
        raise MissingOption(option="--reason")
    why = term(db, programme, "demotion_reason", reason)
    stay = _stay_to_move(scene)
    every = steps(db, chosen.id, on)
    progress = _progress(db, stay, chosen, every, on)
    target = step_down(every, progress.step, count, to)
    move_id = _add_move(
        scene.stage, stay, chosen.id, progress.step, target, "down",
        reason_id=why.id, voice=voice, note=note,
    )  # fmt: skip
    written = _moved(scene, stay, move_id, progress.step, target, "down")
    if incident is None:
        return written
    from ettervern_cli.care.incidents.verbs import tied

    return tied(db, resident, written, incident, "move", move_id)


def _stay_to_move(scene: Scene) -> Stay:
    """The stay that a day belongs to; the day of discharge is the first one not in it."""
    stay, on = stay_on(scene), scene.on
    if stay.discharged_on is not None and on >= stay.discharged_on:
        raise AfterDischarge(**scene.resident.named, on=on, discharged=stay.discharged_on)
    return stay


def _progress(
    db: sqlite3.Connection, stay: Stay, ladder: Coded, every: list[Step], on: dt.date
) -> StepProgress:
    """Where a stay stands on a ladder; a day before the latest move is refused."""
    row = db.execute(
        "SELECT to_step_id, moved_on FROM move WHERE stay_id = ? AND ladder_id = ? "
        "ORDER BY moved_on DESC, id DESC LIMIT 1",
        (stay.id, ladder.id),
    ).fetchone()
    if row is None:
        raise NotOnLadder(ladder=ladder.name)
    since = iso_day(row[1])
    if on < since:
        raise BeforeLatestMove(on=on, latest=since)
    held, missed = db.execute(
        "SELECT sum(NOT is_missed AND held_on >= ?), max(CASE WHEN is_missed THEN held_on END) "
        "FROM follow_up WHERE stay_id = ? AND held_on <= ?",
        (row[1], stay.id, on.isoformat()),
    ).fetchone()
    step = next(step for step in every if step.id == row[0])
    return StepProgress(step, since, held or 0, iso_day(missed) if missed else None)


def _add_move(
    stage: Stage,
    stay: Stay,
    ladder_id: int,
    origin: Step | None,
    target: Step,
    direction: str,
    *,
    reason_id: int | None = None,
    voice: str | None = None,
    note: str | None = None,
    override: str | None = None,
) -> int:
    return add(
        stage.db, "move", stage.author.recorded_at, stay_id=stay.id, ladder_id=ladder_id,
        from_step_id=origin.id if origin else None, to_step_id=target.id, direction=direction,
        moved_on=stage.on, reason_id=reason_id, note=note, voice=voice, override=override,
    )  # fmt: skip


def _moved(
    scene: Scene, stay: Stay, move_id: int, origin: Step, target: Step, direction: str
) -> Written:
    """What follows from a move: the lease, what is derived, and the sentence."""
    db, _, programme, resident, on = scene
    elsewhere = origin.needs_unit and not target.needs_unit
    lease = new_terms(scene.stage, stay, target, elsewhere=elsewhere)
    refresh(db, programme, resident.id)
    first = message(
        f"daily.moved_{direction}", **resident.named,
        origin=origin.number, number=target.number, step=target.name,
    )  # fmt: skip
    sentences = [first, *lease, *step_tail(db, programme, stay, on), *circle(db, stay)]
    home = present_home(db, stay) if elsewhere else None
    if home is None:
        return on_stay(stay.id, f"M-{move_id}", sentences)
    warned = message("daily.still_in_unit", **resident.named, unit=home.unit, day=str(scene.on))
    return on_stay(stay.id, f"M-{move_id}", sentences, [warned])


def step_tail(
    db: sqlite3.Connection, programme: Programme, stay: Stay, on: dt.date
) -> list[Message]:
    """How often a resident is followed up, as a sentence: the shortest of the steps stood on."""
    shortest = db.execute(
        f"SELECT min({rule_as_of('step', 'every_days', '?2', 's')}) FROM ladder_position f "
        "JOIN step s ON s.id = f.step_id WHERE f.stay_id = ?1",
        (stay.id, on.isoformat()),
    ).fetchone()[0]
    every = shortest or programme.every_days
    return [message("daily.follow_up_every", n=every)] if every else []


def circle(db: sqlite3.Connection, stay: Stay) -> list[Message]:
    """A sentence if the stay now stands in a circle on one of its ladders."""
    rows = db.execute(
        "SELECT s.number, f.visits FROM ladder_position f JOIN step s ON s.id = f.step_id "
        "WHERE f.stay_id = ? AND f.is_circling",
        (stay.id,),
    )
    return [message("daily.circling", number=number, times=visits) for number, visits in rows]
