"""rent charge, opening, set, pay, agree and list."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acting, acts
from ettervern_cli.app.options import Who, argument, flag, kroner, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.app.session import Session
from ettervern_cli.errors import MissingOption, OptionsExclude
from ettervern_cli.money.rent import accounts as rent_accounts
from ettervern_cli.money.rent import charging
from ettervern_cli.money.rent import verbs as rent
from ettervern_cli.storage.results import Message, Written, message
from ettervern_cli.values.dates import Period
from ettervern_cli.values.money import Ore


@acting(day_first=False)
def charge(
    it: Act,
    *,
    month: Annotated[
        str | None, option("--month", "MONTH", "As 2026-10; else the one whose rent is due.")
    ] = None,
) -> None:
    """Charge a month's rent: ettervern rent charge --month 2026-10

    Everybody who lived in a unit pays for the nights there, held ones included: rent times nights
    by the days of the month. Safe to run twice: what is charged is left alone, and where its
    nights are others by now you are told. Dated the month's last day; --on takes a later one.
    With rent_due_day in the configuration rent is due in advance: this month can be charged, and
    the next, each dated the day it falls due; until then it is no arrears.
    """
    session = it.session
    asked = session.month(month) if month else None
    on = it.on if it.how.on is not None else None
    it.work.note = it.note
    if asked is None:
        ahead = charging.is_due_in_advance(it.db, it.programme)
        asked = session.month(f"{session.today:%Y-%m}" if ahead else "last-month")
    done = charging.charge_month(it.db, session.author, it.programme, asked, on)
    total = sum(one.amount_ore for one in done.charges)
    shown: dict[str, object] = {
        "month": charging.month_code(asked),
        "charges": [one._asdict() for one in done.charges],
        "total_ore": total,
        "charged_before": done.there_before,
    }
    sentence = _charged(session, asked, done, total)
    it.show(Written([sentence], done.warned, value=shown))


def _charged(session: Session, month: Period, done: charging.Charged, total: int) -> Message:
    name = f"{session.words.month(month.first.month)} {month.first.year}"
    if done.charges:
        return message("rent.charged", month=name, n=len(done.charges), total=Ore(total))
    return message("rent.charged_before" if done.there_before else "rent.charged_none", month=name)


Kroner = Annotated[int, argument("AMOUNT", "Kroner, as 5500 or 5500,50.", parser=kroner)]


@acts
def opening(it: Act, who: Who, amount: Kroner) -> None:
    """Rent owed from before: ettervern rent opening nora 12500 --on 2026-01-01

    An opening balance, or what is owed to another landlord: it belongs to no unit and no month. Its
    day is that from which it was owed, before the stay too. A credit from before is a payment.
    """
    it.show(rent.owe(it.scene, amount, it.note))


@acting(ahead=True)
def set_(
    it: Act, who: Who, amount: Annotated[int, argument("AMOUNT", "Kroner a month.", parser=kroner)]
) -> None:
    """Another rent from a day on: ettervern rent set nora 6200 --on 2027-01-01

    Of the home lived in on that day, which may be one to come. The lease goes on; what is due for
    the days before stands, and a month in which it changes is reckoned by the nights at each.
    """
    it.work.note = it.note
    it.show(rent.set_rent(it.scene, amount))


@acts
def pay(
    it: Act,
    who: Who,
    amount: Kroner,
    *,
    refund: Annotated[bool, flag("--refund", "The programme pays a credit back.")] = False,
) -> None:
    """Write down a payment of rent: ettervern rent pay nora 5500

    It settles the oldest debt first; what is left over is a credit. Debt outlives a stay, so
    somebody who has left can pay too.
    """
    it.show(rent.pay(it.scene, amount, refund=refund, note=it.note))


@acts
def agree(
    it: Act,
    who: Who,
    amount: Annotated[
        int | None, argument("[AMOUNT]", "Kroner to pay each month, in all.", parser=kroner)
    ] = None,
    *,
    end: Annotated[bool, flag("--end", "The agreement in force ends.")] = False,
) -> None:
    """Agree on paying arrears down: ettervern rent agree nora 6500

    The amount is what is paid each month in all, current rent included. It is kept while every
    full month brings that much, or all that was owed where that is less.
    """
    if end and amount is not None:
        raise OptionsExclude(one="AMOUNT", other="--end")
    if not end and amount is None:
        raise MissingOption(option="AMOUNT | --end")
    if amount is None:
        it.show(rent.end_agreement(it.scene, it.note))
    else:
        it.show(rent.agree(it.scene, amount, it.note))


@looks
def list_(
    it: Look,
    who: Annotated[
        str | None,
        argument("[WHO]", "Only this resident, with the whole ledger.", complete.residents),
    ] = None,
    *,
    on: Annotated[str | None, option("--on", "DATE", "As it stood on that day.")] = None,
    every: Annotated[bool, flag("--all", "Those who have left and owe nothing, too.")] = False,
) -> None:
    """Rent charged, paid and owed, by age: ettervern rent list --on 2026-10-31

    Those who have left are here for as long as something is owed. Below 0 is a credit.
    """
    from ettervern_cli.money.rent.screen import rent_list

    day, resident = it.session.past(on), it.whom(who)
    programmes = it.programmes(resident)
    found = rent_accounts.accounts(
        it.db, programmes, day, resident_id=resident.id if resident else None
    )
    ledger = rent_accounts.ledger(it.db, programmes[0], resident, day) if resident else None
    if resident is None and not every:
        found = [one for one in found if one.left_on is None or one.arrears_ore]
    listed = rent_list(it.words, found, day, ledger)
    it.show(listed, whole=lambda: rent_accounts.listed_json(found, ledger))
