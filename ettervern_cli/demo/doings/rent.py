"""Rent in an invented history: charged every month, paid by most, and worked down by a few."""

import datetime as dt
from collections.abc import Sequence
from random import Random

from ettervern_cli.demo.facts import Facts
from ettervern_cli.demo.life import Diary, Life
from ettervern_cli.demo.words import texts as demo_texts
from ettervern_cli.money.rent.verbs import agree, charge_month, pay
from ettervern_cli.people.people import Resident, by_code
from ettervern_cli.people.scene import Scene
from ettervern_cli.storage.history import Pen
from ettervern_cli.values.dates import DAY, parse_month

CHARGED_ON = 1
KRONER = 100
# After how many unpaid months an agreement is made, and how many months it is meant to take.
LATE_MONTHS, AGREED_MONTHS = 3, 14
# One in so many stops paying about so long before today, and then works the arrears down.
ONE_IN, TROUBLE = 12, 215 * DAY


class Payer:
    """How somebody pays: ``care`` is the share of the months in which rent is paid in time.

    Who has stopped pays nothing until an agreement has been made, ``monthly_ore`` then.
    """

    def __init__(self, resident: Resident, care: float) -> None:
        self.resident = resident
        self.care = care
        self.stopped = False
        self.owed_ore = 0
        self.late = 0
        self.monthly_ore = 0


class Rents:
    """The rent book of a programme, from its first day to today."""

    def __init__(
        self, diary: Diary, chance: Random, facts: Facts, lives: Sequence[Life], today: dt.date
    ) -> None:
        self.diary = diary
        self.chance = chance
        self.programme = facts.programme
        self.in_use = any(unit.rent_ore for unit in facts.units)
        self.lives = lives
        self.today = today
        self.payers: dict[str, Payer] = {}
        self.to_pay: dict[dt.date, list[tuple[Payer, int]]] = {}

    def live(self) -> None:
        """What is typed on the diary's day: last month's charges, and payments."""
        if not self.in_use:
            return
        if self.diary.day.day == CHARGED_ON:
            self._charge()
        for payer, amount in self.to_pay.pop(self.diary.day, []):
            with self.diary.command("rent pay") as pen:
                pay(self._scene(pen, payer), amount)
            payer.owed_ore -= amount

    def _charge(self) -> None:
        with self.diary.command("rent charge") as pen:
            month = parse_month("last-month", self.diary.day)
            charged = charge_month(self.diary.db, pen, self.programme, month)
        due: dict[str, int] = {}
        for charge in charged.charges:
            due[charge.resident] = due.get(charge.resident, 0) + charge.amount_ore
        self._stop_some([self._payer(code) for code in due])
        for code, payer in self.payers.items():
            self._owe(payer, due.get(code, 0))

    def _payer(self, code: str) -> Payer:
        """Every fourth one to be charged pays late now and then."""
        if code not in self.payers:
            resident = by_code(self.diary.db, code)
            assert resident is not None
            care = 0.6 if len(self.payers) % 4 == 3 else 0.98
            self.payers[code] = Payer(resident, care)
        return self.payers[code]

    def _stop_some(self, charged: list[Payer]) -> None:
        """Some of those who are charged now, and are here today, stop paying for a while."""
        if self.diary.day < self.today - TROUBLE:
            return
        stay = [life.plan.who.resident for life in self.lives if life.plan.ends is None]
        wanted = 1 + len(self.payers) // ONE_IN
        for payer in charged:
            stopped = sum(one.stopped for one in self.payers.values())
            if payer.resident in stay and stopped < wanted and not payer.owed_ore:
                payer.stopped = True

    def _owe(self, payer: Payer, amount_ore: int) -> None:
        """What becomes of a month's rent: paid, put off, or part of an agreement."""
        payer.owed_ore += amount_ore
        if payer.monthly_ore and payer.owed_ore:
            self._mean_to_pay(payer, min(payer.owed_ore, max(amount_ore, payer.monthly_ore)))
        elif payer.stopped and payer.owed_ore:
            payer.late += 1
            if payer.late == LATE_MONTHS or not amount_ore:
                self._agree(payer, amount_ore)
        elif amount_ore and self.chance.random() < payer.care:
            whole = self.chance.random() < 0.6
            self._mean_to_pay(payer, payer.owed_ore if whole else amount_ore)

    def _mean_to_pay(self, payer: Payer, amount_ore: int) -> None:
        on = self.diary.day + self.chance.randint(2, 20) * DAY
        self.to_pay.setdefault(on, []).append((payer, amount_ore))

    def _agree(self, payer: Payer, rent_ore: int) -> None:
        """So much a month: the rent, and a part of what is owed, in whole hundreds of kroner."""
        part = 100 * KRONER
        monthly = rent_ore + -(-payer.owed_ore // AGREED_MONTHS // part) * part
        payer.monthly_ore = -(-monthly // part) * part
        with self.diary.command("rent agree") as pen:
            note = self.chance.choice(demo_texts.AGREEMENTS)
            agree(self._scene(pen, payer), payer.monthly_ore, note=note)
        self._mean_to_pay(payer, min(payer.owed_ore, payer.monthly_ore))

    def _scene(self, pen: Pen, payer: Payer) -> Scene:
        return Scene(self.diary.db, pen, self.programme, payer.resident, self.diary.day)
