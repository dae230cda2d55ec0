"""The group around an invented programme: meetings, what they decide, and gaps between services."""

import datetime as dt
from random import Random

from ettervern_cli.consents.verbs import covers
from ettervern_cli.demo.facts import Facts
from ettervern_cli.demo.life import Diary
from ettervern_cli.demo.words import texts as demo_texts
from ettervern_cli.meetings.decisions import decide, done
from ettervern_cli.meetings.gaps import add, close
from ettervern_cli.meetings.meetings import hold
from ettervern_cli.people.people import Resident
from ettervern_cli.programme.partners import agency
from ettervern_cli.values.dates import DAY

MOST_AGENCIES = 6
MOST_ABOUT = 3
GAP_DAYS = 70
# Of what is decided in the last weeks one thing is left undone when it is due.
OPEN_DAYS, OVERDUE_DAYS = 35, 4
NEVER = dt.date.max


class Group:
    """The agencies of a programme from its first day to today."""

    def __init__(
        self, diary: Diary, chance: Random, facts: Facts, first: dt.date, today: dt.date
    ) -> None:
        self.diary = diary
        self.chance = chance
        self.facts = facts
        self.today = today
        self.meets = _meetings(facts, chance, first, today)
        self.opens = _gaps(facts, chance, first, today)
        self.texts = chance.sample(demo_texts.GAPS, len(demo_texts.GAPS))
        self.to_do: list[tuple[dt.date, str]] = []
        self.to_close: list[tuple[dt.date, str]] = []

    def live(self, present: list[Resident]) -> None:
        """What the group does on the diary's day; ``present`` are the residents there are."""
        day = self.diary.day
        while self.meets and self.meets[0] <= day:
            self.meets.pop(0)
            self._meet(present)
        while self.opens and self.opens[0] <= day and self.texts:
            self.opens.pop(0)
            self._open_gap()
        for number in [number for on, number in self.to_do if on == day]:
            with self.diary.command("meeting done"):
                how = self.facts.draw(self.chance, demo_texts.DONE)
                done(self.diary.db, [self.facts.programme], number, day, day, how=how)
        for number in [number for on, number in self.to_close if on == day]:
            with self.diary.command("gap close"):
                how = self.facts.draw(self.chance, demo_texts.CLOSED)
                close(self.diary.db, [self.facts.programme], number, day, day, how=how)

    def _meet(self, residents: list[Resident]) -> None:
        """A meeting of most agencies, about residents who may be spoken of there."""
        chance, programme = self.chance, self.facts.programme
        members = [one.code for one in self.facts.agencies[:MOST_AGENCIES]]
        present = [code for code in members if chance.random() < 0.8] or members[:1]
        some = chance.sample(residents, min(len(residents), MOST_ABOUT))
        about = [one for one in some if self._may_hear(one, present)]
        note = self.facts.draw(chance, demo_texts.MEETINGS) if chance.random() < 0.4 else None
        with self.diary.command("meeting hold") as pen:
            stage = self.diary.stage(pen, programme)
            held = hold(stage, present=present, about=about, note=note)
        for _ in range(chance.choice((1, 1, 2))):
            self._decide(str(held.value["id"]), present, about)

    def _may_hear(self, resident: Resident, codes: list[str]) -> bool:
        db, programme = self.diary.db, self.facts.programme
        told = [agency(db, programme, code).id for code in codes]
        return not covers(db, resident.id, programme, told, self.diary.day)

    def _decide(self, meeting: str, present: list[str], about: list[Resident]) -> None:
        """Something to be done by an agency that was there, or by one of the staff."""
        chance, day = self.chance, self.diary.day
        person = chance.choice(about) if about and chance.random() < 0.6 else None
        owners = [*present, *(one.code for one in self.facts.staff[:2])]
        texts = demo_texts.DECISIONS_ABOUT if person else demo_texts.DECISIONS
        due_on = day + chance.choice((7, 14, 14, 21, 28)) * DAY
        if (self.today - day).days <= OPEN_DAYS and not any(on == NEVER for on, _ in self.to_do):
            due_on = max(day, self.today - OVERDUE_DAYS * DAY)
            on = NEVER
        else:
            on = due_on if due_on < self.today else NEVER
        with self.diary.command("meeting decide") as pen:
            made = decide(
                self.diary.stage(pen, self.facts.programme),
                text=self.facts.draw(chance, texts), owner=chance.choice(owners), due_on=due_on,
                about=person, meeting=meeting,
            )  # fmt: skip
        self.to_do.append((on, str(made.value["id"])))

    def _open_gap(self) -> None:
        """A gap, most of them closed in the end."""
        chance, day = self.chance, self.diary.day
        owner = chance.choice(self.facts.agencies[:MOST_AGENCIES]).code
        with self.diary.command("gap add") as pen:
            stage = self.diary.stage(pen, self.facts.programme)
            gap = add(stage, text=self.texts.pop(), owner=owner)
        on = day + chance.randint(30, 150) * DAY
        if on < self.today and chance.random() < 0.8:
            self.to_close.append((on, str(gap.value["id"])))


def _meetings(facts: Facts, chance: Random, first: dt.date, today: dt.date) -> list[dt.date]:
    """Meeting days by the rhythm, the next one due in a few days from today."""
    every = facts.programme.meeting_days
    if every is None or not facts.agencies:
        return []
    days = []
    day = today - max(0, every - chance.randint(2, 5)) * DAY
    while day >= first:
        days.append(day)
        day -= every * DAY
    return days[::-1]


def _gaps(facts: Facts, chance: Random, first: dt.date, today: dt.date) -> list[dt.date]:
    """Days on which a gap is found, one of them a few days ago."""
    if not facts.agencies or first >= today:
        return []
    span = max(0, (today - first).days - 30)
    number = min(len(demo_texts.GAPS) - 1, 1 + span // GAP_DAYS)
    days = [first + (20 + span * index // number) * DAY for index in range(number)]
    latest = today - chance.randint(3, 12) * DAY
    return [*(day for day in days if day < latest), latest]
