"""Leases: the terms on which a placement is let, and how they change with the step."""

import datetime as dt
import sqlite3

from ettervern_cli.errors import InTheFuture
from ettervern_cli.people.scene import Stage
from ettervern_cli.people.stays import Stay
from ettervern_cli.programme.programme import Programme, term
from ettervern_cli.programme.step_rules import Step
from ettervern_cli.storage.results import Message, message
from ettervern_cli.storage.rows import add
from ettervern_cli.values.dates import FAR


def new_terms(stage: Stage, stay: Stay, step: Step, *, elsewhere: bool) -> list[Message]:
    """A move brings the step's own lease to the home lived in; says which it is.

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
    return add_lease(stage, placement[0], kind=step.lease, step=step)


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
    trial_until = min(on + dt.timedelta(days=trial), until or FAR) if trial else None
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
