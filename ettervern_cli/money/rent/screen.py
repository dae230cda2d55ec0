"""``rent list``: who owes what, how old it is, and one resident's ledger; and in ``show``."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from ettervern_cli.money.rent.accounts import SHOWN, Account, Agreement, LedgerLine, account_json
from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.phrases import TimelineEntry, full_day, moment, safe, told
from ettervern_cli.values.data import as_json
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.money import Ore
from ettervern_cli.words import Language

AGES = {"young": "", "middle": "", "older": "red"}
NAMES = (*SHOWN[:-1], "agreement_id", "agreement_monthly_ore", "agreement_agreed_on",
         "agreement_months", "agreement_months_kept", "agreement_kept")  # fmt: skip


def rent_list(
    words: Language,
    accounts: Sequence[Account],
    on: dt.date,
    ledger: Sequence[LedgerLine] | None,
) -> Listing:
    """How much is owed in all, then a resident a line; with one resident's ledger below."""
    several = len({one.programme for one in accounts}) > 1
    return Listing(
        subject="rent",
        title=words.say("rent.on", on=on),
        unit=words.say("rent.kroner"),
        rows=accounts,
        fields=(
            Field("code", "resident", in_text=""),
            Field("name", "name", "bold"),
            Field("programme", "programme", only="" if several else TABLE),
            Field("left", "left_on", only=TABLE),
            Field(">charged_ore", "charged_ore", only=TABLE),
            Field(">paid_ore", "paid_ore", only=TABLE),
            Field(">arrears", "arrears_ore", lambda one: "bold" if one.arrears_ore > 0 else ""),
            *(Field(f">{age}", _owed(age), style, only=TEXT) for age, style in AGES.items()),
            *(Field(f">{age}", f"ages.{age}_ore", only=TABLE) for age in AGES),
            Field("", lambda one: "; ".join(_remarks(words, one, on)), only=TEXT),
            Field("agreement", lambda one: _agreement(words, one.agreement), only=TABLE),
        ),
        names=NAMES,
        data=account_json,
        empty=words.say("rent.no_accounts"),
        above=[_owed_in_all(words, accounts)],
        then=[_ledger(words, accounts[0].resident, ledger)] if ledger else (),
    )


def _owed(age: str) -> Callable[[Account], Ore | None]:
    """What is owed of an age, nothing for 0."""
    return lambda account: Ore(owed) if (owed := getattr(account.ages, f"{age}_ore")) else None


def _owed_in_all(words: Language, accounts: Sequence[Account]) -> str:
    owing = [one.arrears_ore for one in accounts if one.arrears_ore > 0]
    if not owing:
        return words.say("rent.nobody_owes")
    return words.say("rent.in_arrears", n=len(owing), total=words.kroner(sum(owing)))


def _remarks(words: Language, account: Account, on: dt.date) -> list[str]:
    sentences = []
    if account.left_on is not None:
        sentences.append(words.say("rent.left_on", on=words.day(account.left_on, omit_year_of=on)))
    if account.arrears_ore < 0:
        sentences.append(words.say("rent.has_credit"))
    if account.agreement is not None:
        sentences.append(_agreement(words, account.agreement))
    return sentences


def _agreement(words: Language, agreement: Agreement | None) -> str:
    """``6 500 a month``, and from the first full month on whether that was kept."""
    if agreement is None:
        return ""
    amount = words.kroner(agreement.monthly_ore)
    if agreement.honoured is None:
        return words.say("rent.agreement_new", amount=amount)
    if agreement.honoured:
        return words.say("rent.agreement_kept", amount=amount)
    honoured = agreement.months_honoured
    return words.say("rent.agreement_broken", amount=amount, kept=honoured, n=agreement.months)


def _ledger(words: Language, resident: str, ledger: Sequence[LedgerLine]) -> Listing:
    """Charges, payments and refunds in order of time, and what is owed after each."""

    def what(line: LedgerLine) -> str:
        text = ledger_text(words, line._asdict())
        return f"{text}; {line.note}" if line.note else text

    return Listing(
        subject="rent",
        title=words.say("rent.ledger"),
        rows=ledger,
        fields=(
            Field(">date", lambda line: full_day(words, line.on)),
            Field("id", "id", "dim", in_text=""),
            Field("what", what),
            Field(">amount", lambda line: Ore(line.owed_ore)),
            Field(">balance", "balance_ore"),
        ),
        names=("resident", *LedgerLine._fields),
        data=lambda line: as_json(line, resident=resident),
    )


def ledger_text(words: Language, entry: dict[str, Any]) -> str:
    """What a line of the ledger is about: ``Oct 2009, unit 2, 31 nights``, or ``paid``."""
    if entry["what"] != "charge":
        return words.say(f"rent.ledger_{entry['what']}")
    return words.say(
        "rent.ledger_charge",
        month=month_text(words, entry["month"]),
        unit=safe(entry["unit"]),
        n=entry["nights"],
    )


def month_text(words: Language, month: str) -> str:
    """``2009-10`` as a person reads it: ``Oct 2009``."""
    year, _, number = month.partition("-")
    return f"{words.month(int(number))} {year}"


def moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """A charge, a payment, money paid back, or a repayment agreement."""
    what, amount = entry["what"], words.kroner(entry["amount_ore"])
    if what == "opening":
        what = "charge"
    if what == "charge":
        sentence = words.say("rent.ledger_amount", what=ledger_text(words, entry), amount=amount)
    elif what == "agreement":
        until = iso_day(entry["ended_on"]) if entry["ended_on"] else None
        key = "rent.ledger_agreement_until" if until else "rent.ledger_agreement"
        sentence = words.say(key, amount=amount, on=until)
    else:
        sentence = words.say("rent.some_kroner", amount=amount)
    return moment(entry, "on", 7, f"rent_{what}", told(words, entry, sentence))
