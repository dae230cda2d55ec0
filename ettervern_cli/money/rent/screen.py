"""``rent list``: who owes what, how old it is, and one resident's ledger."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ettervern_cli.screen.phrases import columns, full_day, heading, safe, used_columns
from ettervern_cli.screen.tables import Cell, Line, Table, cell, lines, markdown, wrapped

if TYPE_CHECKING:
    from ettervern_cli.money.rent.accounts import Account, Agreement, LedgerLine
    from ettervern_cli.words import Language

CSV = ["resident", "name", "programme", "left_on", "charged_ore", "paid_ore", "arrears_ore",
       "arrears_30_ore", "arrears_90_ore", "arrears_older_ore", "agreement", "monthly_ore",
       "agreed_on", "months", "months_kept", "kept"]  # fmt: skip


def rent_lines(
    words: "Language",
    accounts: "Sequence[Account]",
    on: dt.date,
    ledger: "Sequence[LedgerLine] | None",
) -> list[Line]:
    """How much is owed in all, then a resident a line; with one resident's ledger below."""
    if not accounts:
        return [[Cell(words.say("rent.no_accounts"))]]
    body = heading(words.say("rent.on", on=on), words.say("rent.kroner"))
    body += [[Cell(_owed_in_all(words, accounts))], []]
    table = _table(words, accounts, on)
    names = next(i for i, column in enumerate(table.columns) if not column.right and i)
    last = len(table.columns) - 1
    body += lines(wrapped(table, names if table.columns[last].right else last))
    if ledger:
        body += [[], *lines(wrapped(_ledger(words, ledger), 2))]
    return body


def _owed_in_all(words: "Language", accounts: "Sequence[Account]") -> str:
    owing = [one.arrears_ore for one in accounts if one.arrears_ore > 0]
    if not owing:
        return words.say("rent.nobody_owes")
    return words.say("rent.in_arrears", n=len(owing), total=words.kroner(sum(owing)))


def _table(words: "Language", accounts: "Sequence[Account]", on: dt.date) -> Table:
    several = len({one.programme for one in accounts}) > 1
    rows = [
        [
            Cell(one.resident),
            cell(one.name, "bold"),
            cell(one.programme if several else ""),
            Cell(words.kroner(one.arrears_ore), "bold" if one.arrears_ore > 0 else ""),
            _part(words, one.ages.young_ore),
            _part(words, one.ages.middle_ore),
            _part(words, one.ages.older_ore, "red"),
            Cell("; ".join(_remarks(words, one, on))),
        ]
        for one in accounts
    ]
    heads = columns(
        words, "", "name", "programme", ">arrears", ">young", ">middle", ">older", "", of="rent"
    )
    return used_columns(Table(heads, rows))


def _part(words: "Language", ore: int, style: str = "") -> Cell:
    return Cell(words.kroner(ore), style) if ore else Cell("")


def _remarks(words: "Language", account: "Account", on: dt.date) -> list[str]:
    sentences = []
    if account.left_on is not None:
        sentences.append(words.say("rent.left_on", on=words.day(account.left_on, omit_year_of=on)))
    if account.arrears_ore < 0:
        sentences.append(words.say("rent.has_credit"))
    if account.agreement is not None:
        sentences.append(_agreement(words, account.agreement))
    return sentences


def _agreement(words: "Language", agreement: "Agreement") -> str:
    """``6 500 a month``, and from the first full month on whether that was kept."""
    amount = words.kroner(agreement.monthly_ore)
    if agreement.honoured is None:
        return words.say("rent.agreement_new", amount=amount)
    if agreement.honoured:
        return words.say("rent.agreement_kept", amount=amount)
    honoured = agreement.months_honoured
    return words.say("rent.agreement_broken", amount=amount, kept=honoured, n=agreement.months)


def _ledger(words: "Language", ledger: "Sequence[LedgerLine]") -> Table:
    rows = []
    for line in ledger:
        shrinks = line.what == "payment"
        note = cell(line.note).text
        what = ledger_text(words, line._asdict())
        rows.append(
            [
                full_day(words, line.on),
                Cell(line.id, "dim"),
                Cell(f"{what}; {note}" if note else what),
                Cell(words.kroner(-line.amount_ore if shrinks else line.amount_ore)),
                Cell(words.kroner(line.balance_ore)),
            ]
        )
    return Table(columns(words, ">date", "", "what", ">amount", ">balance", of="rent"), rows)


def rent_csv(accounts: "Sequence[Account]") -> tuple[list[str], list[list[object]]]:
    """Every value of every account, in øre."""
    return CSV, [_csv_row(one) for one in accounts]


def _csv_row(one: "Account") -> list[object]:
    agreed = one.agreement
    of_agreement: list[object] = [None] * 6
    if agreed is not None:
        of_agreement = [agreed.id, agreed.monthly_ore, agreed.agreed_on, agreed.months,
                        agreed.months_honoured, agreed.honoured]  # fmt: skip
    return [one.resident, one.name, one.programme, one.left_on, one.charged_ore, one.paid_ore,
            one.arrears_ore, *one.ages, *of_agreement]  # fmt: skip


def rent_markdown(
    words: "Language",
    accounts: "Sequence[Account]",
    ledger: "Sequence[LedgerLine] | None",
) -> str:
    """The accounts as a markdown table in kroner, and the ledger as another."""
    keys = ("code", "name", "programme", "left", ">charged_ore", ">paid_ore", ">arrears", ">young",
            ">middle", ">older", "agreement")  # fmt: skip
    rows = [
        [
            Cell(one.resident),
            cell(one.name),
            cell(one.programme),
            full_day(words, one.left_on),
            *(
                Cell(words.kroner(ore))
                for ore in (one.charged_ore, one.paid_ore, one.arrears_ore, *one.ages)
            ),
            Cell(_agreement(words, one.agreement) if one.agreement else ""),
        ]
        for one in accounts
    ]
    parts = [markdown(Table(columns(words, *keys, of="rent"), rows))]
    if ledger:
        table = _ledger(words, ledger)
        heads = columns(words, ">date", "id", "what", ">amount", ">balance", of="rent")
        parts.append(markdown(table._replace(columns=heads)))
    return "\n".join(parts)


def ledger_text(words: "Language", entry: dict[str, Any]) -> str:
    """What a line of the ledger is about: ``Oct 2009, unit 2, 31 nights``, or ``paid``."""
    if entry["what"] != "charge":
        return words.say(f"rent.ledger_{entry['what']}")
    return words.say(
        "rent.ledger_charge",
        month=month_text(words, entry["month"]),
        unit=safe(entry["unit"]),
        n=entry["nights"],
    )


def month_text(words: "Language", month: str) -> str:
    """``2009-10`` as a person reads it: ``Oct 2009``."""
    year, _, number = month.partition("-")
    return f"{words.month(int(number))} {year}"
