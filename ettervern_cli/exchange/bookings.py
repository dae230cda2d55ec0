"""Bookings from an accounting system, by the mapping in the configuration.

A row names a line of the budget, or an account that the configuration maps to one. On an account
the amount is positive where it was debited, as accounts are kept: on a cost line that is what was
paid, on a financing line it takes away, and what came in is negative. On a line it is as ``budget
book`` has it. Accounts that are not mapped are left out, and counted.
"""

import json
import sqlite3
from typing import NamedTuple

from ettervern_cli.errors import WrongColumns
from ettervern_cli.exchange import bulk
from ettervern_cli.exchange.cells import cell_amount
from ettervern_cli.exchange.rows import Imported, Row, Source
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.history import Pen
from ettervern_cli.storage.transaction import Writing
from ettervern_cli.values.money import Ore

BOOKINGS = ("date", "amount", "line", "account", "text", "voucher")
REQUIRED = ("date", "amount")


def columns_named(db: sqlite3.Connection, programme: Programme) -> dict[str, str] | None:
    """What the file calls each of the columns, None where the configuration does not say."""
    row = db.execute("SELECT rules FROM money WHERE programme_id = ?", (programme.id,)).fetchone()
    named = json.loads(row[0]).get("columns") if row else None
    if not named:
        return None
    return {column: named.get(column) or column for column in BOOKINGS}


class NewBooking(NamedTuple):
    """A booking to be written; the amount in øre, negative for a credit."""

    source_key: str
    line_id: int
    on: str
    amount_ore: int
    text: str | None
    voucher: str | None


class Ledger:
    """What a file of bookings would write."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.rows = 0
        self.known = 0
        self.found: list[NewBooking] = []
        self.left_out: dict[str, tuple[int, int]] = {}
        self.lines = source.words("budget_line")
        self.accounts: dict[str, int] = dict(
            source.db.execute(
                "SELECT code, budget_line_id FROM account WHERE programme_id = ?",
                (source.programme.id,),
            )
        )
        self.funding = {
            row[0] for row in source.db.execute("SELECT id FROM budget_line WHERE side = 'funding'")
        }

    def read(self) -> None:
        """Read every row; what is wrong is with the source afterwards."""
        for number, cells in self.source.cells():
            self.rows += 1
            row = Row(self.source, number, cells)
            on = row.day("date", needed=True)
            amount = row.read("amount", cell_amount, "amount", needed=True)
            text, voucher = row.text("text"), row.text("voucher")
            account, line = row.raw("account"), row.word("line", self.lines)
            if not account and not row.raw("line"):
                row.bad("account" if "account" in self.source.has else "line", "missing")
            if amount == 0:
                row.bad("amount", "zero")
            if on is None or amount is None or not row.fine:
                continue
            if line is None:
                line = self.accounts.get(account)
                if line is None:
                    rows, sum_ore = self.left_out.get(account, (0, 0))
                    self.left_out[account] = (rows + 1, sum_ore + amount)
                    continue
                amount = Ore(-amount) if line in self.funding else amount
            said = row.raw("line") or account
            key, is_known = self.source.digest(on, int(amount), said.casefold(), text, voucher)
            if is_known:
                self.known += 1
            else:
                self.found.append(NewBooking(key, line, on, int(amount), text, voucher))

    def done(self) -> Imported:
        """How many rows there were, which are new and known, and what was left out."""
        left_out = [(code, *found) for code, found in sorted(self.left_out.items())]
        return Imported(self.source.kind, self.rows, len(self.found), self.known, left_out=left_out)


def import_bookings(db: sqlite3.Connection, pen: Pen, work: Writing, source: Source) -> Imported:
    """Write a file's bookings, all of them or, where ``source.problems`` says so, none."""
    if not source.has & {"line", "account"}:
        known = list(source.named.values())
        raise WrongColumns(missing=[source.named["account"]], unknown=[], twice=[], known=known)
    ledger = Ledger(source)
    ledger.read()
    if source.problems or not ledger.found:
        return ledger.done()
    first, marks = bulk.next_id(db, "booking"), bulk.next_id(db, "imported")
    at = pen.recorded_at
    rows: list[tuple[object, ...]] = [
        (first + place, one.line_id, one.on, one.amount_ore, one.text, one.voucher, at)
        for place, one in enumerate(ledger.found)
    ]
    keys: list[tuple[object, ...]] = [
        (marks + place, source.kind, one.source_key, None, "booking", first + place, at)
        for place, one in enumerate(ledger.found)
    ]
    nobody = [None] * len(rows)
    lots = [bulk.Lot("booking", rows, nobody), bulk.Lot("imported", keys, nobody)]
    earliest = min(pen.today.isoformat(), *(one.on for one in ledger.found))
    work.bulk.append(bulk.write_lots(db, lots, at, earliest))
    return ledger.done()
