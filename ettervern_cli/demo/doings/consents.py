"""Consents in an invented history: given, renewed before they run out, and at times withdrawn."""

import datetime as dt
from random import Random

from ettervern_cli.consents.verbs import give, withdraw
from ettervern_cli.demo.facts import Facts
from ettervern_cli.demo.life import Diary, Life
from ettervern_cli.demo.plans import Plan, Who
from ettervern_cli.demo.words import texts as demo_texts
from ettervern_cli.people.scene import Scene
from ettervern_cli.values.dates import DAY, add_months

MONTHS = 12
# The one who is to show a limit shows a consent that runs out, too: days from today.
RUNS_OUT = 8


def give_all(
    diary: Diary, chance: Random, facts: Facts, who: Who, until: dt.date | None = None
) -> None:
    """Consent to what the programme asks about, the first thing to all who need it."""
    assert who.resident is not None
    needed = [one.code for one in facts.agencies if one.consent_needed]
    needed = needed or [one.code for one in facts.agencies]
    for number, scope in enumerate(facts.lists["scope"]):
        if not needed or (number and chance.random() < 0.4):
            continue
        some = chance.sample(needed, chance.randint(1, min(3, len(needed))))
        partners = some if number else needed
        last = until if until is not None and not number else add_months(diary.day, MONTHS) - DAY
        if who.consents.get(scope.code) == last:
            continue
        with diary.command("consent give") as pen:
            give(Scene(diary.db, pen, facts.programme, who.resident, diary.day),
                 scope=scope.code, partners=partners, until=last)  # fmt: skip
        who.consents[scope.code] = last


def begin(life: Life) -> None:
    """What becomes of consents in a stay: asked for soon, renewed in time, some withdrawn."""
    if not life.plan.who.consents:
        life.later(_ask, 1, 9)
    else:
        _mean_to_renew(life)
    if life.chance.random() < (0.5 if len(life.facts.lists["scope"]) > 1 else 0.2):
        life.later(_withdraw_one, 60, 300)


def _ask(life: Life) -> None:
    until = shown_until(life.plan, life.day, life.today)
    give_all(life.diary, life.chance, life.facts, life.plan.who, until)
    _mean_to_renew(life)


def shown_until(plan: Plan, day: dt.date, today: dt.date) -> dt.date | None:
    """A last day a little after today, for the one who is to show it, once that is near enough."""
    last = today + RUNS_OUT * DAY
    return last if plan.role == "limit" and (last - day).days < 400 else None


def _mean_to_renew(life: Life) -> None:
    running = life.plan.who.consents.values()
    early = life.chance.randint(0, 9) * DAY
    life.renew_on = min(running) - early if running else None


def renew_if_due(life: Life) -> None:
    """Ask anew before the first one runs out; the one that is to be seen running out is left."""
    if life.renew_on is None or life.day < life.renew_on:
        return
    shown = shown_until(life.plan, life.day, life.today)
    soon = min(life.plan.who.consents.values())
    if soon == shown:
        life.renew_on = None
        return
    give_all(life.diary, life.chance, life.facts, life.plan.who, shown)
    kept = {one: last for one, last in life.plan.who.consents.items() if last > soon}
    life.plan.who.consents = kept
    _mean_to_renew(life)


def _withdraw_one(life: Life) -> None:
    """Take back the consent to one thing, never the last where the programme rests on it."""
    scopes = list(life.plan.who.consents)
    if len(scopes) > 1 or (scopes and not life.programme.consent_required):
        _withdraw(life, scopes[-1])


def withdraw_all(life: Life) -> None:
    """Some who leave take back every consent that is in force."""
    in_force = [last for last in life.plan.who.consents.values() if last >= life.day]
    if in_force and life.chance.random() < 0.25:
        _withdraw(life, None)
    life.plan.who.consents = {}


def _withdraw(life: Life, scope: str | None) -> None:
    note = life.say(demo_texts.WITHDRAWALS)
    life.write("consent withdraw", withdraw, scope=scope, note=note)
    if scope is not None:
        del life.plan.who.consents[scope]
        _mean_to_renew(life)
