"""Referrals in an invented history: of those who come, of those who do not, and what waits today.

Also the changeover list, where the configuration says that a house changes its purpose.
"""

import datetime as dt
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from ettervern_cli.demo.doings.consents import give_all, shown_until
from ettervern_cli.demo.facts import Facts
from ettervern_cli.demo.life import Diary, pick
from ettervern_cli.demo.plans import Plan, Who
from ettervern_cli.demo.words import texts as demo_texts
from ettervern_cli.demo.words import words as demo_words
from ettervern_cli.people.people import by_code
from ettervern_cli.people.scene import Scene
from ettervern_cli.referrals.rehousing import add, house
from ettervern_cli.referrals.rules import ASK_AGAIN, FIRST_IN_LINE
from ettervern_cli.referrals.verbs import Request, assess, decline, offer, refer, withdraw
from ettervern_cli.stays.admission import Application
from ettervern_cli.values.dates import DAY, add_months


class Turn(NamedTuple):
    """Something that happens to a referral; ``reason`` is why it is declined."""

    on: dt.date
    what: str
    reason: str | None = None


class Asking:
    """A referral and what is to happen to it, in order of time."""

    def __init__(
        self,
        who: Who,
        asked: Application,
        turns: list[Turn],
        consent_until: dt.date | None = None,
    ) -> None:
        self.who = who
        self.consent_until = consent_until
        self.asked = asked
        self.turns = turns

    def live(self, diary: Diary, chance: Random, facts: Facts, names: Iterator[str]) -> None:
        """What happens to it on the diary's day."""
        while self.turns and self.turns[0].on <= diary.day:
            turn = self.turns.pop(0)
            if turn.what == "add":
                self._refer(diary, facts, names)
            elif turn.what == "consent":
                give_all(diary, chance, facts, self.who, self.consent_until)
            else:
                self._go_on(diary, facts, turn)

    def _refer(self, diary: Diary, facts: Facts, names: Iterator[str]) -> None:
        asked, known = self.asked, self.who.resident
        request = Request(
            who=known.code if known else next(names),
            source=str(asked.source),
            agency=asked.agency,
            municipality=asked.municipality,
            born=None if known else asked.born,
            treatment_began_on=asked.treatment_began_on,
            treatment_ended_on=asked.treatment_ended_on,
        )
        with diary.command("referral add") as pen:
            done = refer(diary.stage(pen, facts.programme), request)
        self.who.resident = known or by_code(diary.db, str(done.value["resident"]))

    def _go_on(self, diary: Diary, facts: Facts, turn: Turn) -> None:
        assert self.who.resident is not None
        with diary.command(f"referral {turn.what}") as pen:
            scene = Scene(diary.db, pen, facts.programme, self.who.resident, diary.day)
            if turn.what == "decline":
                decline(scene, reason=str(turn.reason))
            else:
                {"assess": assess, "offer": offer, "withdraw": withdraw}[turn.what](scene)


def application(facts: Facts, chance: Random, plan: Plan, on: dt.date) -> Application:
    """Who comes on a day, nameless as yet, and from where."""
    partner = facts.partners.get(plan.unit.id) if plan.unit else None
    months = (partner and partner.months_there) or 6
    ended = on - chance.randint(0, 12) * DAY
    treated = bool(partner) or plan.role == "new" or chance.random() < 0.8
    towns = facts.towns
    if partner is not None and partner.outside_municipalities:
        towns = [town for town in facts.all_towns if town not in towns] or towns
    source = pick(chance, [one.code for one in facts.lists["source"]])
    clinic = demo_words.PRISON if source == "prison" else chance.choice(demo_words.CLINICS)
    return Application(
        who="",
        municipality=chance.choice(towns) if towns else None,
        source=source,
        agency=partner.name if partner else clinic if treated else None,
        treatment_began_on=add_months(ended, -months) - 20 * DAY if treated else None,
        treatment_ended_on=ended if treated else None,
        born=str(on.year - chance.randint(19, 57)),
    )


def before_stay(
    facts: Facts, chance: Random, plan: Plan, floor: dt.date, today: dt.date
) -> Asking | None:
    """How somebody came to be admitted: mostly by a referral, always where consent is asked for.

    Nothing happens before ``floor`` or the end of the person's stay before.
    """
    asked = application(facts, chance, plan, plan.begins)
    required = facts.programme.consent_required
    lead = chance.randint(24, 70)
    first = max(floor, plan.after or floor, plan.begins - lead * DAY)
    span = (plan.begins - first).days
    if not facts.lists["source"] or (not required and (span < 4 or chance.random() < 0.1)):
        return None
    assessed = first + max(0, min(span // 3, (span - 13))) * DAY
    offered = plan.begins - min(span // 4, chance.randint(2, 9)) * DAY
    turns = [Turn(first, "add"), Turn(assessed, "assess")]
    waits = [one for one, effect in facts.effects.items() if effect in (FIRST_IN_LINE, ASK_AGAIN)]
    if waits and (offered - assessed).days > 8 and chance.random() < 0.3:
        turns.append(Turn(assessed + 4 * DAY, "decline", chance.choice(waits)))
    turns.append(Turn(offered, "offer"))
    if required:
        turns.append(Turn(offered, "consent"))
    return Asking(plan.who, asked, turns, shown_until(plan, offered, today))


# What those are to show who ask for a place and have not got one, the most telling first.
STORIES = ("assessed", "ask-again", "referred", "closed", "first", "closed", "offered", "closed",
           "withdrawn")  # fmt: skip


def without_stay(
    facts: Facts, chance: Random, first: dt.date, today: dt.date, residents: int, present: int
) -> list[Asking]:
    """Those who never came: some wait today, some were declined, some withdrew.

    Where there is room beside those ``present``, one declined for want of it has been offered a
    place since.
    """
    if not facts.lists["source"]:
        return []
    number = min(len(STORIES), -(-residents * 3 // 4)) + max(0, residents - 12) // 4
    closing = [one for one, effect in facts.effects.items()
               if effect not in (FIRST_IN_LINE, ASK_AGAIN)]  # fmt: skip
    found = []
    for index in range(number):
        story = STORIES[index % len(STORIES)]
        reason = closing[index // 2 % len(closing)] if closing else None
        asking = _story(facts, chance, story, reason, first, today)
        if story == "first" and not _is_full(facts, today, present):
            asking.turns.append(Turn(today - 6 * DAY, "offer"))
        asking.turns = [turn for turn in asking.turns if turn.on >= first]
        if asking.turns and asking.turns[0].what == "add":
            found.append(asking)
    return sorted(found, key=lambda asking: asking.turns[0].on)


def _is_full(facts: Facts, today: dt.date, present: int) -> bool:
    """Whether so many residents leave no place but those that are to stand empty."""
    capacity, spare = facts.programme.capacity, facts.programme.keep_empty
    if capacity is None:
        return False
    beds = sum(unit.beds for unit in facts.units if unit.exists(today))
    return present + spare >= (beds if capacity == "units" else int(capacity))


def _story(
    facts: Facts, chance: Random, story: str, closing: str | None, first: dt.date, today: dt.date
) -> Asking:
    """One of STORIES: the days count back from today, those that are over lie further back."""
    past = chance.randint(40, max(41, min(300, (today - first).days - 20)))
    ago = {"assessed": 24, "ask-again": 40, "referred": 5, "first": 60, "offered": 33}.get(story)
    on = today - (ago or past) * DAY
    plan = Plan(Who(), None, on, "new")
    asked = application(facts, chance, plan, on)
    if story in ("assessed", "referred") and asked.treatment_ended_on:
        asked = asked._replace(treatment_ended_on=today + chance.randint(9, 30) * DAY)
    effects = {effect: reason for reason, effect in facts.effects.items()}
    reason = {"ask-again": effects.get(ASK_AGAIN), "first": effects.get(FIRST_IN_LINE),
              "closed": closing}.get(story)  # fmt: skip
    turns = [Turn(on, "add")]
    if story != "referred":
        turns.append(Turn(on + 9 * DAY, "assess"))
    if reason is not None:
        turns.append(Turn(on + 14 * DAY, "decline", reason))
    elif story in ("offered", "withdrawn"):
        turns.append(Turn(on + 29 * DAY, "offer" if story == "offered" else "withdraw"))
    if story in ("offered", "assessed") and facts.programme.consent_required:
        turns.append(Turn(on + 20 * DAY, "consent"))
    return Asking(plan.who, asked, sorted(turns, key=lambda turn: turn.on))


# --- the changeover list ---------------------------------------------------------------------


class Rehoused:
    """Somebody who must be found another home, and when that is, None while it is not."""

    def __init__(self, listed: dt.date, housed: dt.date | None) -> None:
        self.listed = listed
        self.housed = housed
        self.who = Who()

    def live(self, diary: Diary, chance: Random, facts: Facts, names: Iterator[str]) -> None:
        """What happens to them on the diary's day."""
        programme = facts.programme
        if self.listed == diary.day:
            born = str(diary.day.year - chance.randint(30, 60))
            with diary.command("rehouse add") as pen:
                done = add(diary.stage(pen, programme), next(names), born=born)
            self.who.resident = by_code(diary.db, str(done.value["resident"]))
        elif self.housed == diary.day and self.who.resident is not None:
            places = facts.lists["destination"]
            lasting = [one.code for one in places if one.is_lasting] or [one.code for one in places]
            with diary.command("rehouse done") as pen:
                house(Scene(diary.db, pen, programme, self.who.resident, diary.day),
                      destination=str(pick(chance, lasting)),
                      note=chance.choice(demo_texts.REHOUSED))  # fmt: skip


def changeover(
    facts: Facts, chance: Random, first: dt.date, today: dt.date, residents: int
) -> list[Rehoused]:
    """The list of a house that changes its purpose: all but two have been found a home."""
    if not facts.changes_over or not facts.lists["destination"]:
        return []
    beds = sum(unit.beds for unit in facts.units if unit.exists(today))
    number, span = min(beds, residents) * 5 // 6, (today - first).days
    found = []
    for index in range(number):
        housed = first + (span * (index + 1) // (number + 1) + chance.randint(1, 9)) * DAY
        is_housed = index < number - 2 and first < housed < today
        found.append(Rehoused(first, housed if is_housed else None))
    return found
