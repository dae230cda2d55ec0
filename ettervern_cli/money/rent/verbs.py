"""Rent: what residents owe from before, what they pay, and how arrears are worked down.

Debts and payments may be dated after a discharge, since debt outlives a stay; so do agreements.
"""

import datetime as dt
import sqlite3

from ettervern_cli.errors import BadValue, NothingChanged
from ettervern_cli.homes.errors import NotPlaced
from ettervern_cli.homes.households.verbs import check_part
from ettervern_cli.money.budget.errors import AmountIsZero
from ettervern_cli.money.rent.accounts import Account, account_json, accounts
from ettervern_cli.money.rent.errors import MoreThanCredit, NoAgreement
from ettervern_cli.people.errors import BeforeAdmission, NotAdmitted
from ettervern_cli.people.facts import add_fact, until_next
from ettervern_cli.people.people import Resident
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import Stay, stay_on, stays
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.results import Message, Written, message, on_stay
from ettervern_cli.storage.rows import add, change, change_noting
from ettervern_cli.values.dates import add_months, follows, iso_day
from ettervern_cli.values.money import Ore
from ettervern_cli.values.sql.shared_homes import first_there, home_rent, part_of_rent


def set_rent(scene: Scene, amount_ore: int) -> Written:
    """Another rent of the home lived in, from a day on; what is due for the days before stands.

    Of whoever joined somebody else of a household who lives there it is her part of its rent.
    NotPlaced where there is no home on that day. Months charged already are named.
    """
    db, resident = scene.db, scene.resident
    stay = stay_on(scene)
    on = scene.on.isoformat()
    home = db.execute(
        f"SELECT p.id, p.moved_in_on, {first_there('?2')}, {home_rent('?2')}, {part_of_rent('?2')},"
        " u.code, coalesce(p.household_id, p.id) FROM placement p "
        "JOIN unit u ON u.id = p.unit_id WHERE p.stay_id = ?1 AND p.moved_in_on <= ?2 "
        "AND (p.moved_out_on IS NULL OR p.moved_out_on > ?2) ORDER BY p.moved_in_on DESC LIMIT 1",
        (stay.id, on),
    ).fetchone()
    if home is None:
        raise NotPlaced(**resident.named)
    placement, moved_in, is_first, rent, part, unit, household = home
    if amount_ore == (rent if is_first else part):
        raise NothingChanged()
    if not is_first:
        check_part(db, household, amount_ore, scene.on, besides=placement)
    if moved_in == on and is_first == (placement == household):
        change(db, "placement", placement, rent_ore=amount_ore)
        entry = f"P-{placement}"
    else:
        entry = add_fact(scene, stay.id, placement_id=placement, rent_ore=amount_ore)
    warned = until_next(scene, stay.id, f"placement_id = {placement}")
    charged = db.execute(
        "SELECT 'H-' || c.id FROM charge c JOIN placement p ON p.id = c.placement_id "
        "WHERE coalesce(p.household_id, p.id) = ? AND c.month >= ? ORDER BY c.id",
        (household, on[:7]),
    ).fetchall()
    if charged:
        warned.append(message("rent.charged_at_old", entries=[row[0] for row in charged]))
    if amount_ore > ((rent if is_first else part) or 0):
        warned += _announced(scene, placement, iso_day(moved_in))
    sentence = message("rent.set", **resident.named, unit=unit, amount=Ore(amount_ore), on=scene.on)
    return on_stay(stay.id, entry, [sentence], warned)


def _announced(scene: Scene, placement: int, moved_in: dt.date) -> list[Message]:
    """What to say of a new rent of a lease that comes sooner than the law has it.

    Husleieloven § 4-2: a month after it was announced in writing, a year after the last. One from
    a day that has come may have been announced in time.
    """
    last, lease = scene.db.execute(
        "SELECT (SELECT max(from_on) FROM fact WHERE placement_id = ?1 AND rent_ore IS NOT NULL "
        "AND from_on < ?2), EXISTS (SELECT 1 FROM lease WHERE placement_id = ?1)",
        (placement, scene.on.isoformat()),
    ).fetchone()
    since = iso_day(last) if last else moved_in
    a_year_on, announced = add_months(since, 12), add_months(scene.author.today, 1)
    is_sooner = scene.on < (
        max(a_year_on, announced) if scene.on > scene.author.today else a_year_on
    )
    if not lease or not is_sooner or scene.on <= moved_in:
        return []
    return [message("rent.set_soon", earliest=max(a_year_on, announced))]


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
    warned = _typed_twice(scene, "Y", moved)
    number = add(
        db, "payment", author.recorded_at, stay_id=stay.id, paid_on=on, amount_ore=moved, note=note,
    )  # fmt: skip
    key = "rent.refunded" if refund else "rent.paid"
    sentence = message(key, **resident.named, amount=Ore(amount_ore), on=on)
    return _posted(scene, stay.id, f"Y-{number}", sentence, warned=warned)


def owe(scene: Scene, amount_ore: int, note: str | None = None) -> Written:
    """Write down rent owed from before, or to somebody else: of no unit and no month.

    It may be older than the first stay. The same amount twice on a day is asked about.
    """
    db, author, programme, resident, on = scene
    _check_amount(amount_ore)
    stay = latest_stay(db, programme, resident, on, or_first=True)
    warned = _typed_twice(scene, "H", amount_ore)
    number = add(
        db, "charge", author.recorded_at,
        stay_id=stay.id, charged_on=on, amount_ore=amount_ore, note=note,
    )  # fmt: skip
    sentence = message("rent.opened", **resident.named, amount=Ore(amount_ore), on=on)
    return _posted(scene, stay.id, f"H-{number}", sentence, warned=warned)


POSTED = {
    "Y": "SELECT id, stay_id, paid_on, amount_ore FROM payment",
    "H": "SELECT id, stay_id, charged_on, amount_ore FROM charge WHERE month IS NULL",
}


def _typed_twice(scene: Scene, prefix: str, amount_ore: int) -> list[Message]:
    """What to say where the same of a person stands on the same day already."""
    row = scene.db.execute(
        "WITH posted (id, stay_id, posted_on, amount_ore) AS ("
        f"{POSTED[prefix]}) SELECT p.id FROM posted p JOIN stay s ON s.id = p.stay_id "
        "WHERE s.resident_id = ? AND s.programme_id = ? AND p.posted_on = ? "
        "AND p.amount_ore = ? ORDER BY p.id LIMIT 1",
        (scene.resident.id, scene.programme.id, scene.on.isoformat(), amount_ore),
    ).fetchone()
    return [message("rent.paid_twice", entry=f"{prefix}-{row[0]}")] if row else []


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
    db: sqlite3.Connection,
    programme: Programme,
    resident: Resident,
    on: dt.date,
    *,
    or_first: bool = False,
) -> Stay:
    """The last stay begun by a day, ended or not: what is owed is owed afterwards too.

    BeforeAdmission where none had begun, unless the first will do.
    """
    every = stays(db, programme, resident)
    if not every:
        raise NotAdmitted(**resident.named, programme=programme.name)
    for stay in every:
        if stay.admitted_on <= on:
            return stay
    if or_first:
        return every[-1]
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
    follows(iso_day(row[2]), on)
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
