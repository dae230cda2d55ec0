"""A programme's staff and agencies as a persona: meetings, gaps, rent, vouchers and empty units."""

import datetime as dt
from collections.abc import Iterable

from ettervern_cli.consents.verbs import covers
from ettervern_cli.demo.persona import Item, Persona, Who
from ettervern_cli.demo.words import DECKS
from ettervern_cli.people.people import by_code
from ettervern_cli.programme.partners import agency
from ettervern_cli.values.dates import DAY

MOST_AGENCIES = 6
MOST_ABOUT = 3
GAP_DAYS = 70
# Of what is decided in the last weeks one thing is left undone when it is due.
OPEN_DAYS, OVERDUE_DAYS = 35, 4
# After how many unpaid months an agreement is made, and how many months it is meant to take.
LATE_MONTHS, AGREED_MONTHS = 3, 14
# Since when one in so many of those who are there has not paid.
TROUBLE, DEBTOR_IN = 215 * DAY, 12
HUNDRED = 10_000
OWN = (
    "JOIN stay t ON t.id = x.stay_id AND t.programme_id = s.programme_id WHERE t.resident_id = r.id"
)
OWING = f"""
SELECT r.code, coalesce(sum(c.amount_ore), 0)
    - coalesce((SELECT sum(x.amount_ore) FROM payment x {OWN}), 0) AS owed,
    sum(c.charged_on > coalesce((SELECT max(x.paid_on) FROM payment x {OWN}), '')),
    (SELECT x.monthly_ore FROM repayment x {OWN}),
    (SELECT sum(x.amount_ore) FROM charge x {OWN} AND x.charged_on > ?)
FROM charge c JOIN stay s ON s.id = c.stay_id JOIN resident r ON r.id = s.resident_id
WHERE s.programme_id = ? GROUP BY r.id HAVING owed > 0 ORDER BY r.id
"""
PLANNED = """
SELECT l.code, l.name, l.side, p.planned_ore FROM budget_line l
JOIN plan p ON p.budget_line_id = l.id WHERE l.programme_id = ? AND p.year = ? ORDER BY l.position
"""


class Group(Persona):
    """Those who keep a programme's books.

    ``staying`` are those who are there in the end; some of them, the ``debtors``, stop paying.
    """

    last_phase = 2
    idle: list[str]
    present: list[str]
    about: list[str]
    left_open = False
    voucher = 0

    @property
    def last(self) -> dt.date:
        """The books are kept up to the last day."""
        return self.today

    def begin(self, staying: list[Who]) -> None:
        """Fill the calendars of meetings and gaps."""
        self.staying = staying
        self.debtors: list[str] = []
        self.remarks = [one for one in DECKS if one.startswith("remark ")]
        self.chance.shuffle(self.remarks)
        code = self.facts.programme.code
        self.agenda.calendars[f"{code} meetings"] = list(self._meetings())
        self.agenda.calendars[f"{code} gaps"] = list(self._gaps())
        self.pace: dict[str, float] = {}
        self.plan()

    def _meetings(self) -> Iterable[dt.date]:
        """Meeting days by the rhythm, the next one due in a few days from today."""
        every = self.facts.programme.meeting_days
        if every is None or not self.facts.agencies:
            return
        day = self.today - max(0, every - self.chance.randint(2, 5)) * DAY
        while day >= self.begins:
            yield day
            day -= every * DAY

    def _gaps(self) -> Iterable[dt.date]:
        """Days on which a gap is found, one of them a few days ago."""
        if not self.facts.agencies or self.begins >= self.today:
            return
        span = max(0, (self.today - self.begins).days - 30)
        number = min(len(DECKS["gap"]) - 1, 1 + span // GAP_DAYS)
        latest = self.today - self.chance.randint(3, 12) * DAY
        for index in range(number):
            day = self.begins + (20 + span * index // number) * DAY
            if day < latest:
                yield day
        yield latest

    # --- meetings ----------------------------------------------------------------------------

    def gather(self) -> list[str]:
        """Most agencies, and a few residents who may be spoken of before them."""
        codes = [one.code for one in self.facts.agencies[:MOST_AGENCIES]]
        self.present = [one for one in codes if self.chance.random() < 0.8] or codes[:1]
        here = [row[0] for row in self.read(
            "SELECT r.code FROM stay s JOIN resident r ON r.id = s.resident_id "
            "WHERE s.programme_id = ? AND s.discharged_on IS NULL ORDER BY s.id",
            self.facts.programme.id,
        )]  # fmt: skip
        some = self.chance.sample(here, min(len(here), MOST_ABOUT))
        self.about = [one for one in some if self._may_hear(one)]
        return self.present

    def _may_hear(self, code: str) -> bool:
        db, programme, person = self.db, self.facts.programme, by_code(self.db, code)
        sentences = [agency(db, programme, one).id for one in self.present]
        return person is not None and not covers(db, person.id, programme, sentences, self.day)

    def concerned(self) -> str | None:
        """A resident of whom something is decided, mostly."""
        return self.chance.choice(self.about) if self.about and self.chance.random() < 0.6 else None

    def decision_here(self) -> str:
        """What is decided, of a resident or of all."""
        about = self.concerned()
        self.item = {"concerned": about}
        return self.facts.draw(self.chance, DECKS["decision-about" if about else "decision"])

    def owner(self) -> str:
        """An agency that was there, or one of the staff."""
        return self.chance.choice([*self.present, *(one.code for one in self.facts.staff[:2])])

    def due_on(self) -> dt.date:
        """By when something is to be done; the day of one thing passes."""
        if (self.today - self.day).days <= OPEN_DAYS and not self.left_open:
            self.left_open = True
            return max(self.day, self.today - OVERDUE_DAYS * DAY)
        return self.day + self.chance.choice((7, 14, 14, 21, 28)) * DAY

    def due_decisions(self) -> list[Item]:
        """What is due by now and not done, the one left open apart."""
        shown = (self.today - OVERDUE_DAYS * DAY).isoformat()
        rows = self.read(
            "SELECT id FROM decision WHERE programme_id = ? AND done_on IS NULL AND due_on <= ? "
            "AND (due_on < ? OR ? < ?)", self.facts.programme.id, self.day.isoformat(), shown,
            self.day.isoformat(), shown,
        )  # fmt: skip
        return [{"number": f"D-{row[0]}"} for row in rows]

    def open_gap(self) -> str | None:
        """The gap that has been open longest."""
        query = "SELECT min(id) FROM gap WHERE programme_id = ? AND closed_on IS NULL"
        number = self.read_one(query, self.facts.programme.id)
        return f"J-{number}" if number else None

    def new_gap(self) -> str | None:
        """A gap that nobody has found before."""
        query = "SELECT text FROM gap WHERE programme_id = ?"
        known = [row[0] for row in self.read(query, self.facts.programme.id)]
        left = [one for one in DECKS["gap"] if one not in known]
        return self.chance.choice(left) if left else None

    def next_remark(self) -> list[Item]:
        """What is said for reports to funders, one heading after the other."""
        if not self.remarks:
            return []
        name = self.remarks.pop()
        text, _, voice = DECKS[name][0].partition(" = ")
        return [{"heading": name.removeprefix("remark "), "remark": text, "voice": voice}]

    # --- money -------------------------------------------------------------------------------

    def owing(self) -> list[Item]:
        """Who pays how much now: most what is owed, some nothing until an agreement is made."""
        found: list[Item] = []
        accounts = self._accounts()
        self._choose_debtors({row[0] for row in accounts})
        for resident, owed, _, monthly, _ in accounts:
            stopped = resident in self.debtors and monthly is None
            if not stopped and (monthly or self.chance.random() < 0.95):
                amount = min(owed, monthly or owed)
                found.append({"resident": resident, "amount": kroner(amount)})
        return found

    def behind(self) -> list[Item]:
        """Who agrees to pay so much a month: the rent, and a part of what is owed."""
        found: list[Item] = []
        for resident, owed, unpaid, monthly, rent in self._accounts():
            late = unpaid >= LATE_MONTHS or not rent
            if resident in self.debtors and monthly is None and late:
                each = (rent or 0) + owed // AGREED_MONTHS
                amount = -(-each // HUNDRED) * HUNDRED
                found.append({"resident": resident, "amount": kroner(amount)})
        return found

    def _accounts(self) -> list[tuple[str, int, int, int | None, int | None]]:
        """Who owes how much, for how many months, what was agreed, and the last month's rent."""
        since = (self.day - 20 * DAY).isoformat()
        return self.read(OWING, since, self.facts.programme.id)

    def _choose_debtors(self, owing: set[str]) -> None:
        """Some of those who owe anything when that time begins stop paying, and stay put."""
        wanted = 1 + len(self.staying) // DEBTOR_IN
        able = [one for one in self.staying if one.code in owing and one.code not in self.debtors]
        if self.day >= self.today - TROUBLE:
            for one in able[: wanted - len(self.debtors)]:
                self.debtors.append(str(one.code))
                one.stays_put = True

    def vouchers(self, side: str) -> list[Item]:
        """A month's vouchers on each line of one side that the year's plan has."""
        invent = self._cost if side == "cost" else self._funding
        found: list[Item] = []
        for line, name, which, planned in self._planned():
            amount = invent(line, planned) if which == side else 0
            found += [self._voucher(line, name, amount)] if amount else []
        return found

    def _planned(self) -> list[tuple[str, str, str, int]]:
        """Each line that this year's plan has: its code, name and side, and what is planned."""
        return self.read(PLANNED, self.facts.programme.id, self.day.year)

    def _cost(self, line: str, planned: int) -> int:
        """A month's costs in whole hundreds of kroner, a little under the plan's pace."""
        pace = self.pace.setdefault(line, self.chance.uniform(0.9, 1.02))
        pace *= self.chance.uniform(0.85, 1.12)
        return round(planned / 12 * pace / HUNDRED) * HUNDRED

    def _funding(self, line: str, planned: int) -> int:
        """Half of a year's funding in spring, half in autumn."""
        return {4: planned // 2, 10: planned - planned // 2}.get(self.day.month, 0)

    def credit(self) -> list[Item]:
        """A part of one line's month that comes back."""
        planned = [row for row in self._planned() if row[2] == "cost" and row[3] >= 100 * HUNDRED]
        if not planned:
            return []
        line, name, _, amount = self.chance.choice(planned)
        return [self._voucher(line, name, amount // 120 // HUNDRED * HUNDRED + HUNDRED)]

    def _voucher(self, line: str, name: str, amount: int) -> Item:
        self.voucher += 1
        text = f"{name}, {DECKS['months'][self.day.month - 1]}"
        number = f"{self.day.year}-{self.voucher:04d}"
        return {"line": line, "amount": kroner(amount), "text": text, "voucher": number}


def kroner(ore: int) -> str:
    """An amount as typed."""
    return f"{ore // 100},{ore % 100:02d}" if ore % 100 else str(ore // 100)


Group.each = {
    "owing": Group.owing,
    "behind": Group.behind,
    "cost": lambda one: one.vouchers("cost"),
    "funding": lambda one: one.vouchers("funding"),
    "credit": Group.credit,
    "due-decision": Group.due_decisions,
    "remark": Group.next_remark,
}
Group.values = {
    "rent": lambda one: any(unit.rent_ore for unit in one.facts.units),
    "present": Group.gather,
    "about": lambda one: one.about,
    "decision-here": Group.decision_here,
    "owner": Group.owner,
    "due-on": Group.due_on,
    "new-gap": Group.new_gap,
    "gap-owner": lambda one: one.chance.choice(one.facts.agencies[:MOST_AGENCIES]).code,
    "open-gap": Group.open_gap,
    "idle": lambda one: one.idle[0] if one.idle else None,
    "idle-now": lambda one: one.idle[1] if one.idle[1:] else None,
}
