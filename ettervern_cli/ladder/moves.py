"""Ladders and moves: entering, climbing, going down. A move is a row; the latest one counts."""

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence

from ettervern_cli.consents.verbs import require
from ettervern_cli.errors import (
    AfterDischarge,
    BeforeLatestMove,
    MissingOption,
    NoDemotionHere,
    NotOnLadder,
    NotUsedHere,
    OptionsExclude,
    UnknownName,
    WhichLadder,
)
from ettervern_cli.follow_ups.derived import refresh
from ettervern_cli.homes.leases import new_terms
from ettervern_cli.homes.placements import present_home
from ettervern_cli.people.scene import Scene, Stage
from ettervern_cli.people.stays import Stay, stay_on
from ettervern_cli.programme.programme import Coded, Programme, coded, term
from ettervern_cli.programme.step_rules import (
    Footing,
    Step,
    condition_unmet,
    entry_step,
    step_down,
    step_up,
)
from ettervern_cli.storage.results import Said, Written, on_stay, said
from ettervern_cli.storage.rows import add
from ettervern_cli.values.dates import iso_day


def choose_ladder(db: sqlite3.Connection, programme: Programme, asked: str | None) -> Coded:
    """The ladder meant: the one asked for or the only one; WhichLadder, or NotUsedHere."""
    if asked is not None:
        return coded(db, programme, "ladder", asked)
    every = ladders(db, programme)
    if not every:
        raise NotUsedHere(what="ladder", programme=programme.name)
    if len(every) > 1:
        raise WhichLadder(known=[ladder.code for ladder in every])
    return every[0]


def ladders(db: sqlite3.Connection, programme: Programme) -> list[Coded]:
    """The programme's ladders, in the configuration's order."""
    rows = db.execute(
        "SELECT id, code, name FROM ladder WHERE programme_id = ? ORDER BY position",
        (programme.id,),
    )
    return [Coded(*row) for row in rows]


def steps(db: sqlite3.Connection, ladder_id: int) -> list[Step]:
    """A ladder's steps from the lowest to the highest."""
    rows = db.execute(
        "SELECT id, code, name, number, is_run, every_days, needs_unit, limit_months, rules "
        "FROM step WHERE ladder_id = ? ORDER BY number",
        (ladder_id,),
    )
    found = []
    for row in rows:
        rules = json.loads(row[8])
        found.append(
            Step(
                id=row[0],
                code=row[1],
                name=row[2],
                number=row[3],
                is_run=bool(row[4]),
                every_days=row[5],
                needs_unit=bool(row[6]),
                limit_months=row[7],
                lease=rules["lease"],
                trial_days=rules["trial_days"],
                asks=rules["asks"],
            )
        )
    return found


def steps_named(
    db: sqlite3.Connection, programmes: Sequence[Programme], text: str
) -> set[tuple[str, str, str]]:
    """Every step of that number, code or name, as codes of programme, ladder and step.

    Raises UnknownName where none of the programmes has one.
    """
    every = [
        (programme.code, ladder.code, step)
        for programme in programmes
        for ladder in ladders(db, programme)
        for step in steps(db, ladder.id)
    ]
    found = {
        (programme, ladder, step.code)
        for programme, ladder, step in every
        if text == str(step.number)
        or text.casefold() in (step.code.casefold(), step.name.casefold())
    }
    if not found:
        raise UnknownName(what="step", value=text, known=[step.code for _, _, step in every])
    return found


def enter(
    stage: Stage, stay: Stay, *, ladder: str | None, step: str | None
) -> list[tuple[Coded, Step]]:
    """Put a new stay on its ladders: the one named at the step named, the others at their lowest.

    A programme without ladders has nothing to enter; naming one then is NotUsedHere.
    """
    db, _, programme, _ = stage
    every = ladders(db, programme)
    if not every and (ladder is not None or step is not None):
        raise NotUsedHere(what="ladder", programme=programme.name)
    named = choose_ladder(db, programme, ladder) if ladder or step else None
    entered = []
    for one in every:
        asked = step if named is not None and one.id == named.id else None
        target = entry_step(steps(db, one.id), asked)
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
    every = steps(db, chosen.id)
    footing = _footing(db, stay, chosen, every, on)
    target = step_up(every, footing.step, to)
    unmet = condition_unmet(every, target, footing, on)
    if unmet is not None and override is None:
        unmet.facts.update(resident.named)
        raise unmet
    move_id = _add_move(
        scene.stage, stay, chosen.id, footing.step, target, "up",
        voice=voice, note=note, override=override if unmet is not None else None,
    )  # fmt: skip
    return _moved(scene, stay, move_id, footing.step, target, "up")


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

    ``incident`` is the id of what led to it.
    """
    db, _, programme, resident, on = scene
    chosen = ladder_down(db, programme, ladder)
    if count is None and to is None:
        raise MissingOption(option="--steps N | --to STEP")
    if count is not None and to is not None:
        raise OptionsExclude(one="--steps", other="--to")
    if reason is None:
        raise MissingOption(option="--reason")
    why = term(db, programme, "demotion_reason", reason)
    stay = _stay_to_move(scene)
    every = steps(db, chosen.id)
    footing = _footing(db, stay, chosen, every, on)
    target = step_down(every, footing.step, count, to)
    move_id = _add_move(
        scene.stage, stay, chosen.id, footing.step, target, "down",
        reason_id=why.id, voice=voice, note=note,
    )  # fmt: skip
    written = _moved(scene, stay, move_id, footing.step, target, "down")
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


def _footing(
    db: sqlite3.Connection, stay: Stay, ladder: Coded, every: list[Step], on: dt.date
) -> Footing:
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
    return Footing(step, since, held or 0, iso_day(missed) if missed else None)


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
        stage.db, "move", stage.pen.recorded_at, stay_id=stay.id, ladder_id=ladder_id,
        from_step_id=origin.id if origin else None, to_step_id=target.id, direction=direction,
        moved_on=stage.on, reason_id=reason_id, note=note, voice=voice, override=override,
    )  # fmt: skip


def _moved(
    scene: Scene, stay: Stay, move_id: int, origin: Step, target: Step, direction: str
) -> Written:
    """What follows from a move: the lease, what is kept, and the sentence."""
    db, _, programme, resident, _ = scene
    elsewhere = origin.needs_unit and not target.needs_unit
    lease = new_terms(scene.stage, stay, target, elsewhere=elsewhere)
    refresh(db, programme, resident.id)
    first = said(
        f"daily.moved_{direction}", **resident.named,
        origin=origin.number, number=target.number, step=target.name,
    )  # fmt: skip
    told = [first, *lease, *step_tail(db, programme, stay), *circle(db, stay)]
    home = present_home(db, stay) if elsewhere else None
    if home is None:
        return on_stay(stay.id, f"M-{move_id}", told)
    warned = said("daily.still_in_unit", **resident.named, unit=home.unit)
    return on_stay(stay.id, f"M-{move_id}", told, [warned])


def step_tail(db: sqlite3.Connection, programme: Programme, stay: Stay) -> list[Said]:
    """How often a resident is followed up, as a sentence: the shortest of the steps stood on."""
    shortest = db.execute(
        "SELECT min(s.every_days) FROM footing f JOIN step s ON s.id = f.step_id "
        "WHERE f.stay_id = ?",
        (stay.id,),
    ).fetchone()[0]
    every = shortest or programme.every_days
    return [said("daily.follow_up_every", n=every)] if every else []


def circle(db: sqlite3.Connection, stay: Stay) -> list[Said]:
    """A sentence if the stay now stands in a circle on one of its ladders."""
    rows = db.execute(
        "SELECT s.number, f.visits FROM footing f JOIN step s ON s.id = f.step_id "
        "WHERE f.stay_id = ? AND f.is_circling",
        (stay.id,),
    )
    return [said("daily.circling", number=number, times=visits) for number, visits in rows]
