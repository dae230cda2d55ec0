"""Rent: what a month's nights cost each resident, what they pay, and how arrears are worked down.

Charges and payments may be dated after a discharge, since debt outlives a stay; so do agreements.
"""

import datetime as dt
import sqlite3
from typing import Any, NamedTuple

from ettervern_cli.errors import BadValue, EventsOutOfOrder, NothingChanged
from ettervern_cli.homes.errors import NotPlaced
from ettervern_cli.homes.units import require_units
from ettervern_cli.money.budget.errors import AmountIsZero
from ettervern_cli.money.rent.accounts import Account, account_json, accounts
from ettervern_cli.money.rent.errors import MonthNotOver, MoreThanCredit, NoAgreement
from ettervern_cli.money.rent.rules import month_charge, nights_at, nights_in
from ettervern_cli.people.errors import BeforeAdmission, NotAdmitted
from ettervern_cli.people.facts import add_fact, until_next
from ettervern_cli.people.people import Resident
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import Stay, stay_on, stays
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.results import Message, Written, message, on_stay
from ettervern_cli.storage.rows import add, change, change_noting
from ettervern_cli.values.dates import Period, iso_day
from ettervern_cli.values.money import Ore
from ettervern_cli.values.sql.as_of import rent_as_of


class Charge(NamedTuple):
    """One placement's rent for one month: ``nights`` of the month's ``days``."""

    id: str
    resident: str
    name: str
    unit: str
    nights: int
    days: int
    rent_ore: int
    amount_ore: int


class Charged(NamedTuple):
    """What charging a month did: new charges, how many were there before, and what to look at."""

    charges: list[Charge]
    there_before: int
    warned: list[Message]


LIVED = f"""
SELECT p.id, p.stay_id, p.moved_in_on, p.moved_out_on,
    {rent_as_of("max(:first, p.moved_in_on)")}, u.code, r.code, r.name,
    c.id, c.nights, c.amount_ore
FROM unit u JOIN placement p ON p.unit_id = u.id JOIN stay s ON s.id = p.stay_id
JOIN resident r ON r.id = s.resident_id
LEFT JOIN charge c ON c.placement_id = p.id AND c.month = :month
WHERE u.programme_id = :programme AND (c.id IS NOT NULL
    OR p.moved_in_on <= :last AND (p.moved_out_on IS NULL OR p.moved_out_on > :first))
ORDER BY r.id, p.moved_in_on, p.id
"""


def charge_month(
    db: sqlite3.Connection,
    author: Author,
    programme: Programme,
    month: Period,
    charged_on: dt.date | None = None,
) -> Charged:
    """Charge a month's rent for every placement that has nights in it and is not charged yet.

    What is charged already is left alone; where its nights or amount are no longer what the
    placement gives, that is a warning. The charge is dated the month's last day, or a later one
    given. A month that is not over is refused: its nights are not known.
    """
    require_units(db, programme)
    written = month_code(month)
    if month.last >= author.today:
        raise MonthNotOver(month=written, last=month.last, today=author.today)
    if charged_on is not None and charged_on < month.last:
        raise MonthNotOver(month=written, last=month.last, today=charged_on)
    day = charged_on or month.last
    result = Charged([], 0, [])
    changed = _changed(db, programme, month)
    for placement, stay, moved_in, moved_out, rent, unit, code, name, *there in _lived(
        db, programme, month
    ):
        end = iso_day(moved_out) if moved_out else None
        nights = nights_in(month, iso_day(moved_in), end)
        rents = [(iso_day(moved_in), rent), *changed.get(placement, [])]
        amount = month_charge(nights_at(rents, month, end), month.days)
        rent = rents[-1][1]
        facts = {"name": name, "code": code, "unit": unit, "month": written}
        if there[0] is not None:
            result = result._replace(there_before=result.there_before + 1)
            if (nights, amount) != (there[1], there[2]):
                result.warned.append(_differs(facts, there, nights, amount))
        elif nights and rent is None:
            result.warned.append(message("rent.no_rent", **facts))
        elif nights and rent:
            number = add(
                db, "charge", author.recorded_at, stay_id=stay, placement_id=placement,
                charged_on=day, month=written, nights=nights, amount_ore=amount,
            )  # fmt: skip
            result.charges.append(
                Charge(f"H-{number}", code, name, unit, nights, month.days, rent, amount)
            )
    return result


def _lived(db: sqlite3.Connection, programme: Programme, month: Period) -> list[tuple[Any, ...]]:
    """Placements in a month or charged for it, each with its charge as far as there is one."""
    bound = {
        "programme": programme.id,
        "month": month_code(month),
        "first": month.first.isoformat(),
        "last": month.last.isoformat(),
    }
    return db.execute(LIVED, bound).fetchall()


CHANGED = """
SELECT p.id, f.from_on, f.rent_ore FROM fact f CROSS JOIN placement p ON p.id = f.placement_id
JOIN unit u ON u.id = p.unit_id
WHERE u.programme_id = :programme AND f.from_on BETWEEN max(:first, p.moved_in_on) AND :last
    AND (p.moved_out_on IS NULL OR p.moved_out_on > f.from_on)
ORDER BY f.from_on, f.id
"""


def _changed(
    db: sqlite3.Connection, programme: Programme, month: Period
) -> dict[int, list[tuple[dt.date, int | None]]]:
    """Rents that changed in a month, by placement: from which day on, and to how much."""
    bound = {
        "programme": programme.id,
        "first": month.first.isoformat(),
        "last": month.last.isoformat(),
    }
    found: dict[int, list[tuple[dt.date, int | None]]] = {}
    for placement, day, rent in db.execute(CHANGED, bound):
        found.setdefault(placement, []).append((iso_day(day), rent))
    return found


def set_rent(scene: Scene, amount_ore: int) -> Written:
    """Another rent of the home lived in, from a day on; what is due for the days before stands.

    NotPlaced where there is no home on that day. Months charged already are named.
    """
    db, resident = scene.db, scene.resident
    stay = stay_on(scene)
    on = scene.on.isoformat()
    home = db.execute(
        f"SELECT p.id, p.moved_in_on, {rent_as_of('?2')}, u.code FROM placement p "
        "JOIN unit u ON u.id = p.unit_id WHERE p.stay_id = ?1 AND p.moved_in_on <= ?2 "
        "AND (p.moved_out_on IS NULL OR p.moved_out_on > ?2) ORDER BY p.moved_in_on DESC LIMIT 1",
        (stay.id, on),
    ).fetchone()
    if home is None:
        raise NotPlaced(**resident.named)
    placement, moved_in, present, unit = home
    if present == amount_ore:
        raise NothingChanged()
    if moved_in == on:
        change(db, "placement", placement, rent_ore=amount_ore)
        entry = f"P-{placement}"
    else:
        entry = add_fact(scene, stay.id, placement_id=placement, rent_ore=amount_ore)
    warned = until_next(scene, stay.id, f"placement_id = {placement}")
    charged = db.execute(
        "SELECT 'H-' || id FROM charge WHERE placement_id = ? AND month >= ? ORDER BY id",
        (placement, on[:7]),
    ).fetchall()
    if charged:
        warned.append(message("rent.charged_at_old", entries=[row[0] for row in charged]))
    sentence = message("rent.set", **resident.named, unit=unit, amount=Ore(amount_ore), on=scene.on)
    return on_stay(stay.id, entry, [sentence], warned)


def month_code(month: Period) -> str:
    """A month as it is typed and kept: ``2009-10``."""
    return month.first.isoformat()[:7]


def _differs(facts: dict[str, object], there: list[int], nights: int, amount: int) -> Message:
    number, before, charged = there
    return message(
        "rent.differs",
        entry=f"H-{number}",
        n=before,
        amount=Ore(charged),
        nights=nights,
        expected=Ore(amount),
        **facts,
    )


def pay(scene: Scene, amount_ore: int, *, refund: bool = False, note: str | None = None) -> Written:
    """Write down a payment of rent, or with ``refund`` that some of a credit was paid back.

    The same amount twice on a day is asked about: it may be typed twice.
    """
    db, author, programme, resident, on = scene
    _check_amount(amount_ore)
    stay = latest_stay(db, programme, resident, on)
    if refund:
        credit = -_account(db, programme, resident, on).arrears_ore
        if amount_ore > credit:
            raise MoreThanCredit(**resident.named, credit=Ore(max(0, credit)))
    moved = -amount_ore if refund else amount_ore
    warned = _typed_twice(scene, moved)
    number = add(
        db, "payment", author.recorded_at, stay_id=stay.id, paid_on=on, amount_ore=moved, note=note,
    )  # fmt: skip
    key = "rent.refunded" if refund else "rent.paid"
    sentence = message(key, **resident.named, amount=Ore(amount_ore), on=on)
    return _posted(scene, stay.id, f"Y-{number}", sentence, warned=warned)


def _typed_twice(scene: Scene, amount_ore: int) -> list[Message]:
    """What to say where the person has paid the same on the same day already."""
    row = scene.db.execute(
        "SELECT p.id FROM payment p JOIN stay s ON s.id = p.stay_id WHERE s.resident_id = ? "
        "AND s.programme_id = ? AND p.paid_on = ? AND p.amount_ore = ? ORDER BY p.id LIMIT 1",
        (scene.resident.id, scene.programme.id, scene.on.isoformat(), amount_ore),
    ).fetchone()
    return [message("rent.paid_twice", entry=f"Y-{row[0]}")] if row else []


def agree(scene: Scene, monthly_ore: int, note: str | None = None) -> Written:
    """Agree on so much a month, in all, until nothing is owed; an agreement in force ends."""
    db, author, programme, resident, on = scene
    _check_amount(monthly_ore)
    stay = latest_stay(db, programme, resident, on)
    present = _end_present(scene, unless=monthly_ore)
    number = add(
        db, "repayment", author.recorded_at,
        stay_id=stay.id, agreed_on=on, monthly_ore=monthly_ore, note=note,
    )  # fmt: skip
    key = "rent.agreed_anew" if present else "rent.agreed"
    sentence = message(key, **resident.named, amount=Ore(monthly_ore), on=on)
    return _posted(scene, stay.id, f"Z-{number}", sentence, is_agreed=True)


def end_agreement(scene: Scene, note: str | None = None) -> Written:
    """End the agreement in force; ``on`` is the first day without it. NoAgreement if none is."""
    present = _end_present(scene, note=note)
    if present is None:
        raise NoAgreement(**scene.resident.named)
    sentence = message("rent.agreement_ended", **scene.resident.named, on=scene.on)
    return _posted(scene, present[1], f"Z-{present[0]}", sentence)


def _posted(
    scene: Scene,
    stay_id: int,
    entry: str,
    sentence: Message,
    *,
    is_agreed: bool = False,
    warned: list[Message] | None = None,
) -> Written:
    """What was written, what is owed after it, and the account as it stands today."""
    account = _account(scene.db, scene.programme, scene.resident, scene.author.today)
    nothing = is_agreed and account.arrears_ore <= 0
    warned = [message("rent.nothing_to_agree_on")] if nothing else warned or []
    return on_stay(stay_id, entry, [sentence, _owing(account)], warned, **account_json(account))


def latest_stay(
    db: sqlite3.Connection, programme: Programme, resident: Resident, on: dt.date
) -> Stay:
    """The last stay begun by a day, ended or not: what is owed is owed afterwards too."""
    every = stays(db, programme, resident)
    if not every:
        raise NotAdmitted(**resident.named, programme=programme.name)
    for stay in every:
        if stay.admitted_on <= on:
            return stay
    raise BeforeAdmission(**resident.named, on=on, admitted=every[-1].admitted_on)


def _end_present(
    scene: Scene, *, unless: int | None = None, note: str | None = None
) -> tuple[int, int] | None:
    """End the agreement in force: its number and stay, None where there is none.

    Refused on a day before it was made, and where it is for the amount ``unless`` already.
    """
    db, _, programme, resident, on = scene
    row = db.execute(
        "SELECT z.id, z.stay_id, z.agreed_on, z.monthly_ore FROM repayment z "
        "JOIN stay s ON s.id = z.stay_id WHERE s.resident_id = ? AND s.programme_id = ? "
        "AND z.ended_on IS NULL ORDER BY z.agreed_on DESC, z.id DESC LIMIT 1",
        (resident.id, programme.id),
    ).fetchone()
    if row is None:
        return None
    if on < iso_day(row[2]):
        raise EventsOutOfOrder(on=on, latest=iso_day(row[2]))
    if row[3] == unless:
        raise NothingChanged()
    change_noting(db, "repayment", row[0], note, ended_on=on)
    return int(row[0]), int(row[1])


def _check_amount(amount_ore: int) -> None:
    if amount_ore == 0:
        raise AmountIsZero()
    if amount_ore < 0:
        raise BadValue(what="amount", value=str(amount_ore // 100))


def _account(
    db: sqlite3.Connection, programme: Programme, resident: Resident, on: dt.date
) -> Account:
    return accounts(db, [programme], on, resident_id=resident.id)[0]


def _owing(account: Account) -> Message:
    """What is owed after it all, or the credit."""
    owed = account.arrears_ore
    if owed == 0:
        return message("rent.nothing_owed")
    return message("rent.owed" if owed > 0 else "rent.credit", amount=Ore(abs(owed)))
