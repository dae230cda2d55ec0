"""What residents owe in rent on a day: charged, paid, and what is left by age. Nothing is written.

An account is one person's in one programme, over all stays there: debt outlives a stay.
"""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from ettervern_cli.money.rent.rules import (
    Ages,
    Instalment,
    Owed,
    ages,
    full_months,
    months_honoured,
    unsettled,
)
from ettervern_cli.people.people import Resident
from ettervern_cli.programme.programme import Programme
from ettervern_cli.values.data import as_json, picked
from ettervern_cli.values.dates import DAY, FAR, iso_day


class Agreement(NamedTuple):
    """A repayment agreement in force: ``honoured`` is None until a full month has passed."""

    id: str
    monthly_ore: int
    agreed_on: dt.date
    months: int
    months_honoured: int

    @property
    def honoured(self) -> bool | None:
        """Whether every full month since brought the amount agreed."""
        return self.months == self.months_honoured if self.months else None


class Account(NamedTuple):
    """A resident's rent in one programme on a day; ``left_on`` is None while she stays there."""

    resident: str
    name: str
    programme: str
    left_on: dt.date | None
    charged_ore: int
    paid_ore: int
    ages: Ages
    agreement: Agreement | None

    @property
    def arrears_ore(self) -> int:
        """Charged less paid; below 0 it is the resident's credit."""
        return self.charged_ore - self.paid_ore


SHOWN = ("resident", "name", "programme", "left_on", "charged_ore", "paid_ore", "arrears_ore",
         "arrears_30_ore", "arrears_90_ore", "arrears_older_ore", "agreement")  # fmt: skip


class LedgerLine(NamedTuple):
    """One movement of an account: ``what`` is ``charge``, ``opening``, ``payment`` or ``refund``.

    An opening balance was owed from before: it has no unit, month and nights.
    ``amount_ore`` is above 0 whichever it is; ``balance_ore`` is what is owed after it.
    """

    id: str
    stay: str
    on: dt.date
    what: str
    amount_ore: int
    balance_ore: int
    unit: str | None
    month: str | None
    nights: int | None
    note: str | None

    @property
    def owed_ore(self) -> int:
        """The amount as it changes what is owed: below 0 for a payment."""
        return -self.amount_ore if self.what == "payment" else self.amount_ore


class _Book(NamedTuple):
    """A person's charges and payments, each a day and an amount, in order of time."""

    charged: list[Owed]
    paid: list[Owed]

    def owed(self) -> list[Owed]:
        """All debts: what was charged, and what was paid back."""
        back = [each._replace(amount_ore=-each.amount_ore) for each in self.paid]
        return [*self.charged, *(each for each in back if each.amount_ore > 0)]

    def settled_ore(self) -> int:
        """All that came in."""
        return sum(each.amount_ore for each in self.paid if each.amount_ore > 0)

    def balance_ore(self, before: dt.date) -> int:
        """What was owed as a day began."""
        charged = sum(each.amount_ore for each in self.charged if each.on < before)
        return charged - sum(each.amount_ore for each in self.paid if each.on < before)


PEOPLE = """
SELECT r.id, r.code, r.name,
    CASE WHEN sum(s.discharged_on IS NULL OR s.discharged_on > :on) = 0
        THEN max(s.discharged_on) END
FROM stay s JOIN resident r ON r.id = s.resident_id
WHERE s.programme_id = :programme AND (r.id = :who OR :who IS NULL AND s.admitted_on <= :on)
GROUP BY r.id ORDER BY r.id
"""
CHARGES = """
SELECT s.resident_id, c.charged_on, c.amount_ore FROM charge c JOIN stay s ON s.id = c.stay_id
WHERE s.programme_id = :programme AND c.charged_on <= :on AND (:who IS NULL OR s.resident_id = :who)
ORDER BY c.charged_on, c.id
"""
PAYMENTS = """
SELECT s.resident_id, y.paid_on, y.amount_ore FROM payment y JOIN stay s ON s.id = y.stay_id
WHERE s.programme_id = :programme AND y.paid_on <= :on AND (:who IS NULL OR s.resident_id = :who)
ORDER BY y.paid_on, y.id
"""
AGREEMENTS = """
SELECT s.resident_id, z.id, z.monthly_ore, z.agreed_on
FROM repayment z JOIN stay s ON s.id = z.stay_id
WHERE s.programme_id = :programme AND z.agreed_on <= :on
    AND (z.ended_on IS NULL OR z.ended_on > :on) AND (:who IS NULL OR s.resident_id = :who)
ORDER BY z.agreed_on, z.id
"""
BOOKS_OF = """
SELECT s.resident_id, 0, c.charged_on, c.amount_ore
FROM stay s CROSS JOIN charge c ON c.stay_id = s.id
WHERE s.resident_id IN (SELECT value FROM json_each(:people)) AND s.programme_id = :programme
    AND c.charged_on <= :on
UNION ALL
SELECT s.resident_id, 1, y.paid_on, y.amount_ore
FROM stay s CROSS JOIN payment y ON y.stay_id = s.id
WHERE s.resident_id IN (SELECT value FROM json_each(:people)) AND s.programme_id = :programme
    AND y.paid_on <= :on
"""
LEDGER = """
SELECT 'H-' || c.id, 'S-' || s.id, c.charged_on, iif(c.month IS NULL, 'opening', 'charge'),
    c.amount_ore, c.amount_ore, u.code, c.month, c.nights, c.note, 0, c.id
FROM charge c JOIN stay s ON s.id = c.stay_id LEFT JOIN placement p ON p.id = c.placement_id
LEFT JOIN unit u ON u.id = p.unit_id
WHERE s.programme_id = :programme AND s.resident_id = :who AND c.charged_on <= :on
UNION ALL
SELECT 'Y-' || y.id, 'S-' || s.id, y.paid_on,
    CASE WHEN y.amount_ore < 0 THEN 'refund' ELSE 'payment' END, abs(y.amount_ore),
    -y.amount_ore, NULL, NULL, NULL, y.note, 1, y.id
FROM payment y JOIN stay s ON s.id = y.stay_id
WHERE s.programme_id = :programme AND s.resident_id = :who AND y.paid_on <= :on
ORDER BY 3, 11, 12
"""


def accounts(
    db: sqlite3.Connection,
    programmes: Sequence[Programme],
    on: dt.date,
    *,
    resident_id: int | None = None,
) -> list[Account]:
    """Everybody who has stayed in the programmes by a day and has an account, by code.

    With ``resident_id`` that person alone, with an account of nothing where there is none.
    """
    found: list[tuple[int, Account]] = []
    for programme in programmes:
        bound = {"programme": programme.id, "on": on.isoformat(), "who": resident_id}
        books = _books(db, bound)
        agreed = {row[0]: row[1:] for row in db.execute(AGREEMENTS, bound)}
        for person, code, name, left_on in db.execute(PEOPLE, bound):
            if resident_id is None and person not in books and person not in agreed:
                continue
            book = books.get(person, _Book([], []))
            account = Account(
                resident=code,
                name=name,
                programme=programme.code,
                left_on=iso_day(left_on) if left_on else None,
                charged_ore=sum(each.amount_ore for each in book.charged),
                paid_ore=sum(each.amount_ore for each in book.paid),
                ages=ages(unsettled(book.owed(), book.settled_ore()), on),
                agreement=_agreement(book, agreed[person], on) if person in agreed else None,
            )
            found.append((person, account))
    return [account for _, account in sorted(found, key=lambda each: each[0])]


def _books(db: sqlite3.Connection, bound: dict[str, object]) -> dict[int, _Book]:
    books: dict[int, _Book] = {}
    for place, query in enumerate((CHARGES, PAYMENTS)):
        for person, day, amount in db.execute(query, bound):
            books.setdefault(person, _Book([], []))[place].append(Owed(iso_day(day), amount))
    return books


def _agreement(book: _Book, row: Sequence[object], on: dt.date) -> Agreement:
    number, monthly, agreed_on = int(str(row[0])), int(str(row[1])), iso_day(str(row[2]))
    instalments = [
        Instalment(
            book.balance_ore(month.first),
            sum(each.amount_ore for each in book.paid if month.first <= each.on <= month.last),
        )
        for month in full_months(agreed_on, on)
    ]
    honoured = months_honoured(monthly, instalments)
    return Agreement(f"Z-{number}", monthly, agreed_on, len(instalments), honoured)


def agreements(
    db: sqlite3.Connection, programme: Programme, on: dt.date
) -> list[tuple[str, str, Agreement]]:
    """Agreements in force on a day of all who owe something, each after code and name, by code."""
    bound = {"programme": programme.id, "on": on.isoformat(), "who": None}
    agreed = {row[0]: row[1:] for row in db.execute(AGREEMENTS, bound)}
    people = f"[{','.join(map(str, agreed))}]"
    books = {person: _Book([], []) for person in agreed}
    for person, place, day, amount in db.execute(BOOKS_OF, {**bound, "people": people}):
        books[person][place].append(Owed(iso_day(day), amount))
    return [
        (code, name, _agreement(books[person], agreed[person], on))
        for person, code, name in db.execute(
            "SELECT id, code, name FROM resident WHERE id IN (SELECT value FROM json_each(?)) "
            "ORDER BY id",
            (people,),
        )
        if books[person].balance_ore(on + DAY) > 0
    ]


def ledger(
    db: sqlite3.Connection, programme: Programme, resident: Resident, on: dt.date
) -> list[LedgerLine]:
    """A person's charges and payments up to a day in order of time, each with what is then owed."""
    bound = {"programme": programme.id, "on": on.isoformat(), "who": resident.id}
    balance = 0
    lines = []
    for entry, stay, day, what, amount, owed, *rest, _, _ in db.execute(LEDGER, bound):
        balance += owed
        lines.append(LedgerLine(entry, stay, iso_day(day), what, amount, balance, *rest))
    return lines


def listed_json(
    found: Sequence[Account], entries: Sequence[LedgerLine] | None
) -> list[dict[str, object]]:
    """Accounts as scripts get them, one resident's with the whole ledger."""
    more = {} if entries is None else {"entries": [as_json(line) for line in entries]}
    return [{**account_json(one), **more} for one in found]


def account_json(account: Account) -> dict[str, object]:
    """An account as scripts get it."""
    young, middle, older = account.ages
    return picked(
        SHOWN, account, arrears_30_ore=young, arrears_90_ore=middle, arrears_older_ore=older,
        agreement=account.agreement and agreement_json(account.agreement),
    )  # fmt: skip


def agreement_json(agreement: Agreement) -> dict[str, object]:
    """A repayment agreement as scripts get it."""
    shown = as_json(agreement)
    shown["months_kept"] = shown.pop("months_honoured")
    return {**shown, "kept": agreement.honoured}


_AGREED = """
SELECT 'Z-' || z.id, 'S-' || s.id, z.agreed_on, 'agreement', z.monthly_ore, z.ended_on, z.note
FROM repayment z JOIN stay s ON s.id = z.stay_id
WHERE s.resident_id = ? AND s.programme_id = ?
"""


def section(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> list[dict[str, Any]]:
    """A person's ledger in a programme, and the agreements on paying down among it."""
    names = ("id", "stay", "on", "what", "amount_ore", "ended_on", "note")
    rows = db.execute(_AGREED, (resident.id, programme.id))
    agreed = [dict(zip(names, row, strict=True)) for row in rows]
    booked = [as_json(line) for line in ledger(db, programme, resident, FAR)]
    return sorted([*booked, *agreed], key=lambda entry: str(entry["on"]))
