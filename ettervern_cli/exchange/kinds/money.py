"""Money: bookings from an accounting system, and payments of rent out of a bank's file.

A booking names a line of the budget, or an account that the configuration maps to one. On an
account the amount is positive where it was debited, as accounts are kept: on a cost line that is
what was paid, on a financing line it takes away, and what came in is negative. On a line it is as
``budget book`` has it. Accounts that are not mapped are left out, and counted.

What came into the bank from nobody here is left out too: its file holds more than rent. A KID
belongs to whoever has it as a key, or to whom the configuration's values say.
"""

from ettervern_cli.exchange.files.cells import cell_amount, free_text, voucher
from ettervern_cli.exchange.files.readings import ID, RESIDENT, day, reads, word
from ettervern_cli.exchange.files.rows import FileCell, FileRow, Kind
from ettervern_cli.exchange.kinds.in_stay import after_admission

# --- bookings --------------------------------------------------------------------------------


def by_voucher(row: FileRow) -> str:
    """A row is known by its voucher, that one's year, and where it is booked.

    Without a voucher by its day, its amount and where it is booked. What it is for may change.
    """
    source, values = row.source, row.values
    if number := row.cells["id"]:
        return source.digest("id", number)
    if voucher := values["voucher"]:
        return source.digest("voucher", str(values["booked_on"])[:4], voucher, _where(row))
    return source.digest("key", values["booked_on"], values["amount_ore"], _where(row))


def by_all_it_says(row: FileRow) -> str:
    """What older versions knew a row by."""
    values = row.values
    return row.source.digest(
        values["booked_on"], values["amount_ore"], _where(row), values["text"], values["voucher"]
    )


def _where(row: FileRow) -> str:
    return (row.cells["line"] or row.cells["account"]).casefold()


def on_a_line(row: FileRow) -> bool:
    """Find the line; false for an amount of nothing, and on an account that is not mapped."""
    source, account = row.source, row.cells["account"]
    if not account and not row.cells["line"]:
        row.bad("account" if "account" in source.places else "line", "missing")
    if not row.fine:
        return False
    if row.values["amount_ore"] == 0:
        source.skip(row.number, "zero")
        return False
    return bool(row.cells["line"]) or _on_account(row, account)


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
        ID,
        FileCell("date", "booked_on", day, needed=True, also=("dato", "bilagsdato", "bokført")),
        FileCell("amount", "amount_ore", reads(cell_amount, "amount"), needed=True,
                 also=("beløp", "beløp i nok")),
        FileCell("line", "budget_line_id", word("budget_line"), also=("budsjettpost", "post")),
        FileCell("account", also=("konto", "kontonr")),
        FileCell("text", "text", free_text, also=("tekst", "bilagstekst", "beskrivelse")),
        FileCell("voucher", "voucher", voucher, also=("bilag", "bilagsnr", "bilagsnummer")),
    ),
    by_voucher,
    ready=on_a_line,
    either=("account", "line"),
    formerly=by_all_it_says,
)  # fmt: skip

# --- payments --------------------------------------------------------------------------------


def payer(row: FileRow) -> None:
    """Who paid, by the key given or else the KID; nobody where neither is filled in."""
    key, kid = row.cells["resident"], row.cells["kid"]
    row.who = row.source.person(key or kid) if key or kid else None
    if key and row.who is None:
        row.bad("resident", "resident")
    elif kid and row.who is None:
        row.bad("kid", "resident" if is_kid(kid) else "kid")


def is_kid(text: str) -> bool:
    """Whether a text is a payment's KID: 2 to 25 digits of which the last checks the others.

    Either of the two ways that banks know, modulus 10 and modulus 11, will do.
    """
    body, check = text[:-1], text[-1:]
    if not (body.isascii() and body.isdigit() and len(text) <= 25):
        return False
    return check in (_modulus_10(body), _modulus_11(body))


def _modulus_10(body: str) -> str:
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(body))]
    return str(-sum(number // 10 + number % 10 for number in doubled) % 10)


def _modulus_11(body: str) -> str:
    weighed = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(body)))
    rest = -weighed % 11
    return "-" if rest == 10 else str(rest)


def paid_by_somebody(row: FileRow) -> bool:
    """False for what is no payment of a resident's: nothing came in, or from nobody here."""
    if not row.fine:
        return False
    if not row.values["amount_ore"] or row.who is None:
        row.source.skip(row.number, "payer" if row.values["amount_ore"] else "zero")
        return False
    return True


def by_payer(row: FileRow) -> str:
    """A row is known by the bank's reference, else by who paid, when and how much."""
    source, number = row.source, row.cells["id"]
    if number:
        return source.digest("id", number)
    who = row.cells["resident"] or row.cells["kid"]
    return source.digest("key", who, row.values["paid_on"], row.values["amount_ore"])


PAYMENTS = Kind(
    "payment",
    "paid_on",
    (
        ID._replace(also=("arkivref", "arkivreferanse", "transaksjonsid", "referanse")),
        RESIDENT._replace(needed=False),
        FileCell("kid", also=("kid-nummer", "kidnr", "kid nr")),
        FileCell("paid_on", "paid_on", day, needed=True,
                 also=("betalt", "bokføringsdato", "bokført dato", "dato", "rentedato")),
        FileCell("amount", "amount_ore", reads(cell_amount, "amount"),
                 also=("beløp", "inn på konto", "inn", "beløp inn", "innbetalt")),
        FileCell("note", "note", free_text,
                 also=("merknad", "melding", "tekst", "forklaring", "beskrivelse")),
    ),
    by_payer,
    after_admission,
    payer,
    paid_by_somebody,
    either=("kid", "resident"),
)  # fmt: skip
