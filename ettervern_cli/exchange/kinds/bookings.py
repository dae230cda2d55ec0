"""Bookings from an accounting system, by the mapping in the configuration.

A row names a line of the budget, or an account that the configuration maps to one. On an account
the amount is positive where it was debited, as accounts are kept: on a cost line that is what was
paid, on a financing line it takes away, and what came in is negative. On a line it is as ``budget
book`` has it. Accounts that are not mapped are left out, and counted.
"""

import json
import sqlite3

from ettervern_cli.exchange.files.cells import Bad, cell_amount, free_text, voucher
from ettervern_cli.exchange.files.rows import FileCell, FileRow, Kind, Value, day, reads, word
from ettervern_cli.programme.programme import Programme


def columns_named(db: sqlite3.Connection, programme: Programme) -> dict[str, str] | None:
    """What the file calls each of the columns, None where the configuration does not say."""
    row = db.execute("SELECT rules FROM money WHERE programme_id = ?", (programme.id,)).fetchone()
    named = json.loads(row[0]).get("columns") if row else None
    if not named:
        return None
    return {cell.name: named.get(cell.name) or cell.name for cell in BOOKINGS.cells}


def amount_of(row: FileRow, text: str) -> Value:
    """An amount in øre that is not nothing."""
    amount = reads(cell_amount, "amount")(row, text)
    if amount == 0:
        raise Bad("zero")
    return amount


def by_line(row: FileRow) -> str | None:
    """A row is known by all that it says; one on an account that is not mapped is left out."""
    source, values = row.source, row.values
    row.read()
    account, line = row.cells["account"], row.cells["line"]
    if not account and not line:
        row.bad("account" if "account" in source.places else "line", "missing")
    if not row.fine:
        return None
    if not line and not _on_account(row, account):
        return None
    where = (line or account).casefold()
    return source.digest(
        values["booked_on"], values["amount_ore"], where, values["text"], values["voucher"]
    )


def _on_account(row: FileRow, account: str) -> bool:
    """Find an account's line and turn the amount as that line has it; false where it has none."""
    source, amount = row.source, row.values["amount_ore"]
    assert isinstance(amount, int)
    line = source.pairs(
        "SELECT code, budget_line_id FROM account WHERE programme_id = ?", source.programme.id
    ).get(account)
    if line is None:
        rows, sum_ore = source.left_out.get(account, (0, 0))
        source.left_out[account] = (rows + 1, sum_ore + amount)
        return False
    row.values["budget_line_id"] = line
    if line in source.pairs("SELECT id, id FROM budget_line WHERE side = 'funding'"):
        row.values["amount_ore"] = -amount
    return True


BOOKINGS = Kind(
    "booking",
    "booked_on",
    (
        FileCell("date", "booked_on", day, needed=True),
        FileCell("amount", "amount_ore", amount_of, needed=True),
        FileCell("line", "budget_line_id", word("budget_line")),
        FileCell("account"),
        FileCell("text", "text", free_text),
        FileCell("voucher", "voucher", voucher),
    ),
    by_line,
    lambda row: True,
    either=("account", "line"),
    named=columns_named,
)
