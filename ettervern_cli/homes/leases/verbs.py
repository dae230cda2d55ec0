"""The lease of a unit: the contract that a home is let on, and the trials that steps bring.

A contract stands while the steps bring a lease of its kind. A trial belongs to the step and is a
row of its own, so that a move changes nothing that was written before it.
"""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.errors import InTheFuture
from ettervern_cli.homes.leases.errors import DepositTooHigh
from ettervern_cli.people.scene import Stage
from ettervern_cli.people.stays import Stay
from ettervern_cli.programme.programme import Programme, term
from ettervern_cli.programme.step_rules import Step
from ettervern_cli.storage.results import Message, message
from ettervern_cli.storage.rows import add
from ettervern_cli.values.dates import DAY, FAR, add_months, in_order, iso_day
from ettervern_cli.values.money import Ore

# Husleieloven § 9-3: a lease for a time is for three years, where no ground allows less; § 11-1 is
# such a ground, and asks that the tenant is told so in writing. § 3-5: the most of a deposit.
LEAST_MONTHS, MOST_RENTS = 36, 6


class Contract(NamedTuple):
    """What a lease says beside its kind; ``until`` is its last day, ``notice`` months of notice.

    ``explained_on`` is when the tenant was told in writing, ``deposit_ore`` is in øre.
    """

    until: dt.date | None = None
    explained_on: dt.date | None = None
    deposit_ore: int | None = None
    notice: int | None = None


NO_TERMS = Contract()


def columns(stage: Stage, terms: Contract) -> dict[str, object]:
    """A contract from a day on as its table has it; InTheFuture, EndsBeforeItBegins."""
    if terms.explained_on is not None and terms.explained_on > stage.author.today:
        raise InTheFuture(on=terms.explained_on, today=stage.author.today)
    in_order(stage.on, terms.until)
    return {
        "begins_on": stage.on, "ends_on": terms.until, "explained_on": terms.explained_on,
        "deposit_ore": terms.deposit_ore, "notice_months": terms.notice,
    }  # fmt: skip


def new_terms(stage: Stage, stay: Stay, step: Step, *, elsewhere: bool) -> list[Message]:
    """A move brings the step's trial, and its lease to the home lived in where that is another.

    Nothing is said where no lease is written. One for a time that another takes the place of is.

    ``elsewhere`` says that the step leads out of the programme's units, so that its lease is of
    another home, and the one lived in until then keeps its own.
    """
    db, _, programme, on = stage
    if step.lease is None:
        return []
    placement = db.execute(
        "SELECT id FROM placement WHERE stay_id = ? AND moved_in_on <= ? "
        "AND (moved_out_on IS NULL OR moved_out_on > ?) ORDER BY moved_in_on DESC LIMIT 1",
        (stay.id, on.isoformat(), on.isoformat()),
    ).fetchone()
    if placement is None or elsewhere:
        return []
    present = db.execute(
        "SELECT l.id, l.kind_id, l.ends_on, t.name, l.deposit_ore FROM lease l "
        "JOIN term t ON t.id = l.kind_id WHERE l.placement_id = ? "
        "AND l.begins_on <= ? ORDER BY l.begins_on DESC, l.id DESC LIMIT 1",
        (placement[0], on.isoformat()),
    ).fetchone()
    kind = term(db, programme, "lease", step.lease)
    if present is None or present[1] != kind.id or (present[2] or "9") < on.isoformat():
        said = add_lease(stage, placement[0], kind=step.lease, step=step)
        said = said if step.trial_days or kind.name != step.name else []
        return [*said, *_replaced(on, *present)] if present and present[1] != kind.id else said
    until = _add_trial(stage, present[0], step, iso_day(present[2]) if present[2] else None)
    key = "daily.lease_goes_on" if until is None else "daily.lease_goes_on_trial"
    return [message(key, until=until)]


def _replaced(
    on: dt.date, number: int, kind_id: int, ends_on: str | None, name: str, deposit: int | None
) -> list[Message]:
    """Which lease for a time ends as another begins, and the deposit that it leaves."""
    if ends_on is None or ends_on < on.isoformat():
        return []
    said = [message("daily.lease_replaced", entry=f"L-{number}", lease=name, on=on)]
    return said + ([message("daily.deposit_left", amount=Ore(deposit))] if deposit else [])


def add_lease(
    stage: Stage,
    placement_id: int,
    *,
    kind: str | None,
    step: Step | None,
    terms: Contract = NO_TERMS,
) -> list[Message]:
    """Write the lease of a placement from a day on; without a kind, the step's own.

    The trial is of the step's lease; another kind begins without one. Raises DepositTooHigh, or
    what ``columns`` refuses.
    """
    db, author, programme, _ = stage
    code = kind or (step.lease if step else None)
    written = columns(stage, terms)
    if code is None:
        return []
    lease = term(db, programme, "lease", code)
    _check_deposit(db, placement_id, terms.deposit_ore)
    number = add(
        db, "lease", author.recorded_at, placement_id=placement_id, kind_id=lease.id, **written
    )
    if step is None or step.lease != lease.code:
        return [terms_said(db, programme, code, None)]
    _add_trial(stage, number, step, terms.until)
    return [terms_said(db, programme, code, step.trial_days)]


def _add_trial(stage: Stage, lease_id: int, step: Step, ends_on: dt.date | None) -> dt.date | None:
    """The trial of a step, if it has one, and its last day: that of the lease at the latest."""
    if not step.trial_days:
        return None
    until = min(stage.on + dt.timedelta(days=step.trial_days), ends_on or FAR)
    add(
        stage.db, "trial", stage.author.recorded_at,
        lease_id=lease_id, begins_on=stage.on, until_on=until,
    )  # fmt: skip
    return until


def _check_deposit(db: sqlite3.Connection, placement_id: int, deposit_ore: int | None) -> None:
    (rent,) = db.execute("SELECT rent_ore FROM placement WHERE id = ?", (placement_id,)).fetchone()
    if deposit_ore and rent and deposit_ore > MOST_RENTS * rent:
        raise DepositTooHigh(most=Ore(MOST_RENTS * rent))


def is_short(begins: dt.date, until: dt.date | None) -> bool:
    """Whether a lease is for less than three years, which the tenant is told in writing before."""
    return until is not None and until < add_months(begins, LEAST_MONTHS) - DAY


def short_warning(db: sqlite3.Connection, entry: str) -> list[Message]:
    """What a lease under three years asks for: when that was told; or that it was told late."""
    table = "lease" if entry.startswith("L-") else "own_lease"
    query = f"SELECT begins_on, ends_on, explained_on FROM {table} WHERE id = ?"
    found = db.execute(query, (entry.partition("-")[2],)).fetchone()
    begins, until, explained = (iso_day(day) if day else None for day in found)
    if begins is None or not is_short(begins, until) or (explained and explained <= begins):
        return []
    if explained:
        return [message("lease.told_late", explained=explained, on=begins)]
    return [message("lease.short", entry=entry)]


def terms_said(
    db: sqlite3.Connection, programme: Programme, code: str, trial: int | None
) -> Message:
    """Which lease a home is let on, and how long its trial is."""
    name = term(db, programme, "lease", code).name
    if trial:
        return message("daily.lease_on_trial", lease=name, n=trial)
    return message("daily.lease", lease=name)
