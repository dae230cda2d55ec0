"""What the scripts' placeholders stand for where it is worked out: help, totals and money."""

import datetime as dt
import json

from ettervern_cli.care.scores.verbs import Instrument
from ettervern_cli.demo.beds import EXTENDED
from ettervern_cli.demo.persona import Group, Item, Persona
from ettervern_cli.demo.words import DECKS
from ettervern_cli.homes.limits import running_out
from ettervern_cli.money.rent.accounts import Account, accounts
from ettervern_cli.programme.money_settings import sharing_rules
from ettervern_cli.programme.programme import served_municipalities
from ettervern_cli.programme.series import Series, every_series
from ettervern_cli.values.dates import DAY, add_months

# After how many months without rent an agreement is made, and how many it is meant to take.
LATE_MONTHS, AGREED_MONTHS = 3, 14
HUNDRED = 10_000


def who(one: Persona) -> str:
    """The code, or before there is one a new name."""
    if one.who.code is None and not one.who.name:
        one.who.name = next(one.house.names)
    return one.who.code or one.who.name


def born(one: Persona) -> int | None:
    """A year of birth, said only once."""
    return one.begins.year - one.chance.randint(19, 57) if one.who.code is None else None


def agency(one: Persona) -> str:
    """From where somebody comes."""
    partner = one.house.partner_of(one.unit)
    return partner.name if partner else one.chance.choice(DECKS["clinic"])


def turn(one: Persona) -> int:
    """How many days each circle of a stay takes, shorter where time is short."""
    days, circles = (one.agenda.today - one.begins).days, one.house.circles or 1
    return max(2, min(90, (days - 28) // max(1, circles)))


def areas(one: Persona) -> list[Item]:
    """Two or three areas in which goals are set, with the staff's words and the resident's own."""
    codes = [row["code"] for row in one.rows("area")]
    found: list[Item] = []
    for code in one.chance.sample(codes, min(len(codes), one.chance.choice((2, 2, 3)))):
        words = one.chance.choice(DECKS.get(f"goal {code}", DECKS["goal any"]))
        goal, voice = words.split(" = ")
        found.append({"area": code, "goal": goal, "voice": voice})
    return found


def progress(one: Persona) -> str:
    """How far a goal has come since it was last looked at."""
    return str(min(10, max(0, one.item["before"] + one.chance.choice((-1, 0, 1, 2, 2, 3)))))


def wanted_help(one: Persona) -> list[Item]:
    """Measures that go with a step, half of its hours each: fewer hours the higher up."""
    [step] = one.rows("help") or [{"help": "{}", "above": 2}]
    rules = json.loads(step["help"])
    names = (rules.get("services") or list(one.chance.sample(DECKS["measure"], 2)))[:2]
    hours = (rules.get("hours_a_week") or 2 * step["above"]) / len(names)
    return [{"measure": name[:1].upper() + name[1:], "hours": f"{hours:g}"} for name in names]


def measured(one: Persona) -> list[Item]:
    """Instruments to be taken now; of a pair the other one is forgotten at times."""
    query = "SELECT max(scored_on) FROM score WHERE stay_id = ? AND instrument_id = ?"
    missed = "SELECT is_missed FROM follow_up WHERE stay_id = ? ORDER BY id DESC LIMIT 1"
    found: list[Item] = []
    for first in [] if one.house.read(missed, one.stay) else one.house.instruments:
        mates = [each for each in one.house.instruments if each.taken_with == first.code]
        last = one.house.read(query, one.stay, first.id)
        wait = (20 if mates else 70) * DAY
        if first.taken_with is None and (not last or dt.date.fromisoformat(last) + wait <= one.day):
            taken = [first, *(mate for mate in mates if one.chance.random() > 0.06)]
            found += [{"instrument": each.code, "total": total(one, each)} for each in taken]
    return found


def total(one: Persona, instrument: Instrument) -> int:
    """A whole total: mostly from below the cut-off to above it in a year."""
    scale = instrument.scale
    whole = scale.highest - scale.lowest
    level = 0.5 if scale.cut_off is None else (scale.cut_off - scale.lowest) / whole
    better = 0.3 * min(1.0, (one.day - one.begins).days / 300) - 0.2 + one.chance.gauss(0, 0.08)
    level = min(1.0, max(0.0, level + (better if scale.higher_is_better else -better)))
    return min(scale.highest // 10, -(-(scale.lowest + int(whole * level)) // 10))


# --- money ----------------------------------------------------------------------------------------


def owing(one: Persona) -> list[Item]:
    """Who pays how much now: what is owed, the debtor nothing until an agreement is made."""
    found: list[Item] = []
    for account in _accounts(one):
        monthly = account.agreement.monthly_ore if account.agreement else None
        if account.arrears_ore > 0 and (monthly or not _in_debt(one, account)):
            amount = min(account.arrears_ore, monthly or account.arrears_ore)
            found.append({"resident": account.resident, "amount": kroner(amount)})
    return found


def behind(one: Persona) -> list[Item]:
    """Who agrees to pay so much a month: the rent, and a part of what is owed."""
    found: list[Item] = []
    for account in _accounts(one):
        rent = (_in_debt(one, account) and one.house.debtor.unit.rent_ore) or 0
        if account.arrears_ore > (LATE_MONTHS - 1) * rent > 0 and account.agreement is None:
            each = rent + account.arrears_ore // AGREED_MONTHS
            amount = kroner(-(-each // HUNDRED) * HUNDRED)
            found.append({"resident": account.resident, "amount": amount})
    return found


def _accounts(one: Persona) -> list[Account]:
    return accounts(one.house.db, [one.house.programme], one.day)


def _in_debt(one: Persona, account: Account) -> bool:
    return one.house.debtor is not None and account.resident == one.house.debtor.who.code


def vouchers(one: Group, side: str) -> list[Item]:
    """A month's vouchers on each line of one side that the year's plan has.

    Costs come a little under the plan's pace, half of the funding in spring and half in autumn; of
    what was applied for and not awarded, half in advance.
    """
    found: list[Item] = []
    for row in one.rows("planned"):
        planned = row["planned_ore"]
        rest = 0 if row["asked"] else planned - planned // 2
        amount = {4: planned // 2, 10: rest}.get(one.day.month, 0)
        if side == "cost":
            amount = round(planned / 12 * one.chance.uniform(0.8, 1.05) / HUNDRED) * HUNDRED
        if row["side"] == side and amount:
            found.append(_voucher(one, row, amount))
    return found


def sharers(one: Group) -> bool:
    """Whether several municipalities share what last month, which had a plan, has cost."""
    month = one.day.replace(day=1) - DAY
    db, programme = one.house.db, one.house.programme
    towns = sharing_rules(db, programme, month).members or served_municipalities(db, programme)
    return len(towns) > 1 and month.year in one.house.years


def credit(one: Group) -> list[Item]:
    """A part of one line's month that comes back."""
    costs = [row for row in one.rows("planned") if row["side"] == "cost"]
    return [_voucher(one, one.chance.choice(costs), 5 * HUNDRED)] if costs else []


def _voucher(one: Group, line: Item, amount: int) -> Item:
    one.vouchers += 1
    text = f"{line['name']} {one.day:%m/%Y}"
    number = f"{one.day.year}-{one.vouchers:04d}"
    return {"line": line["code"], "amount": kroner(amount), "text": text, "voucher": number}


def kroner(ore: int) -> str:
    """An amount as typed."""
    return f"{ore // 100},{ore % 100:02d}"


def remark(one: Group) -> list[Item]:
    """What is said for reports to funders, one heading after the other."""
    if not one.remarks:
        return []
    name = one.remarks.pop()
    text, _, voice = DECKS[name][0].partition(" = ")
    return [{"heading": name.removeprefix("remark "), "remark": text, "voice": voice}]


def allowed(one: Persona) -> str | None:
    """The latest decision that something new may rest on, where the programme asks for one."""
    programme = one.house.programme
    if programme.why_by_decision is None:
        return None
    row = one.house.db.execute(
        "SELECT 'D-' || max(id) FROM decision WHERE programme_id = ? AND decided_on <= ? "
        "AND meeting_id IS NOT NULL AND resident_id IS NULL",
        (programme.id, one.day.isoformat()),
    ).fetchone()
    return str(row[0]) if row[0] else None


def extended(one: Group) -> list[Item]:
    """Limits that run out within a week, but for those that today is to show."""
    found = running_out(one.house.db, one.house.programme, one.day + 7 * DAY)
    return [
        {"resident": code, "what": limit.what, "until": limit.last_on + EXTENDED * DAY}
        for code, _, limit in found
        if one.day <= limit.last_on <= one.agenda.today - 10 * DAY
    ]


def first_meeting(one: Group) -> int | None:
    """From when meetings are held, so that the next one is due in a few days from today."""
    every, span = one.house.programme.meeting_days, (one.agenda.today - one.begins).days
    return (span + 3) % every if every and one.rows("gap-owner") else None


def evaluation(one: Group) -> Series | None:
    """The group that meets by months, where there is one."""
    every = every_series(one.house.db, one.house.programme)
    return next((series for series in every if series.every_months), None)


def evaluation_days(one: Group) -> int | None:
    """How often it is held: in days, a little before it is due."""
    found = evaluation(one)
    return 30 * found.every_months if found is not None and found.every_months else None


Persona.each = {"areas": areas, "measures": wanted_help, "measured": measured}
Persona.values = {
    "who": who,
    "allowed": allowed,
    "code": lambda one: one.who.code,
    "born": born,
    "agency": agency,
    "consent-first": lambda one: one.house.programme.consent_required,
    "until": lambda one: (
        one.agenda.today + 8 * DAY if one.role == "limit" else add_months(one.day, 12) - DAY
    ),
    "contact": lambda one: one.contact,
    "progress": progress,
    "round": turn,
    "climb": lambda one: turn(one) // 2,
}
Group.each = {
    "owing": owing,
    "behind": behind,
    "costs": lambda one: vouchers(one, "cost"),
    "funding": lambda one: vouchers(one, "funding"),
    "credit": credit,
    "remark": remark,
    "extended": extended,
}
Group.values = {
    "sharers": sharers,
    "first-meeting": first_meeting,
    "evaluation": lambda one: (found := evaluation(one)) and found.code,
    "evaluation-days": evaluation_days,
    "meeting-days": lambda one: one.house.programme.meeting_days,
    "idle": lambda one: one.idle[0] if one.idle else None,
    "idle-now": lambda one: one.idle[1] if one.idle[1:] else None,
}
