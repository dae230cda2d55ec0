"""Leases: the terms on which a placement is let, and how they change with the step."""

import datetime as dt
import sqlite3

from ettervern_cli.errors import InTheFuture
from ettervern_cli.people.scene import Stage
from ettervern_cli.people.stays import Stay
from ettervern_cli.programme.programme import Programme, term
from ettervern_cli.programme.step_rules import Step
from ettervern_cli.storage.results import Message, message
from ettervern_cli.storage.rows import add, change
from ettervern_cli.values.dates import FAR, iso_day


def new_terms(stage: Stage, stay: Stay, step: Step, *, elsewhere: bool) -> list[Message]:
    """A move brings the step's own lease to the home lived in, where it is of another kind.

    While the kind is the same the contract stands, and has the trial of the step moved to.

    ``elsewhere`` says that the step leads out of the programme's units, so that its lease is of
    another home, and the one lived in until then keeps its own.
    """
    db, _, programme, on = stage
    placement = db.execute(
        "SELECT id FROM placement WHERE stay_id = ? AND moved_in_on <= ? "
        "AND (moved_out_on IS NULL OR moved_out_on > ?) ORDER BY moved_in_on DESC LIMIT 1",
        (stay.id, on.isoformat(), on.isoformat()),
    ).fetchone()
    if step.lease is None:
        return []
    if placement is None or elsewhere:
        return [_terms_said(db, programme, step.lease, step.trial_days)]
    if _same_kind(stage, placement[0], step):
        return [_terms_said(db, programme, step.lease, step.trial_days)]
    return add_lease(stage, placement[0], kind=step.lease, step=step)


def _same_kind(stage: Stage, placement_id: int, step: Step) -> bool:
    """Whether the lease in force is of the step's kind; then the step's trial is noted on it."""
    db, _, programme, on = stage
    present = db.execute(
        "SELECT id, kind_id, ends_on, trial_until_on FROM lease WHERE placement_id = ? "
        "AND begins_on <= ? ORDER BY begins_on DESC, id DESC LIMIT 1",
        (placement_id, on.isoformat()),
    ).fetchone()
    assert step.lease is not None
    if present is None or present[1] != term(db, programme, "lease", step.lease).id:
        return False
    ends_on = iso_day(present[2]) if present[2] else None
    if ends_on is not None and ends_on < on:
        return False
    trial_until = _trial(on, step.trial_days, ends_on)
    if trial_until is not None or (present[3] or "") >= on.isoformat():
        change(db, "lease", present[0], trial_until_on=trial_until)
    return True


def _trial(on: dt.date, days: int | None, ends_on: dt.date | None) -> dt.date | None:
    """The last day of a step's trial, which never outlives the lease."""
    return min(on + dt.timedelta(days=days), ends_on or FAR) if days else None


def add_lease(
    stage: Stage,
    placement_id: int,
    *,
    kind: str | None,
    step: Step | None,
    until: dt.date | None = None,
    explained_on: dt.date | None = None,
) -> list[Message]:
    """Write the lease of a placement from a day on; without a kind, the step's own.

    It was explained on a day that has been, else InTheFuture. A trial ends with it at the latest.
    """
    db, author, programme, on = stage
    if explained_on is not None and explained_on > author.today:
        raise InTheFuture(on=explained_on, today=author.today)
    code = kind or (step.lease if step else None)
    if code is None:
        return []
    lease = term(db, programme, "lease", code)
    # The trial belongs to the step's lease; another kind begins without one.
    trial = step.trial_days if step and step.lease == code else None
    trial_until = _trial(on, trial, until)
    add(
        db, "lease", author.recorded_at, placement_id=placement_id, kind_id=lease.id, begins_on=on,
        ends_on=until, trial_until_on=trial_until, explained_on=explained_on,
    )  # fmt: skip
    return [_terms_said(db, programme, code, trial)]


def _terms_said(
    db: sqlite3.Connection, programme: Programme, code: str, trial: int | None
) -> Message:
    name = term(db, programme, "lease", code).name
    if trial:
        return message("daily.lease_on_trial", lease=name, n=trial)
    return message("daily.lease", lease=name)
