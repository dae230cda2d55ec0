"""What is said for reports to funders in the demo: Norwegian, all invented, and without names."""

import datetime as dt
from random import Random

from ettervern_cli.demo.facts import Facts
from ettervern_cli.demo.life import Diary
from ettervern_cli.reports.remarks.verbs import add_remark
from ettervern_cli.values.dates import DAY

FIRST_DAYS, EVERY_DAYS = 40, 33
REMARKS = (
    (
        "cooperation",
        "Møtene har faste representanter, og det går raskere å få svar mellom møtene",
        None,
    ),
    (
        "involvement",
        "Husmøtet bestemmer selv hva fellespengene går til",
        "Det er første gang noen spør før de bestemmer",
    ),
    (
        "methods",
        "Tettere oppfølging de første tre månedene, og nettverkskart i den fjerde uka",
        None,
    ),
    (
        "challenges",
        "Ventetida på egen bolig er lang, og den holder plasser opptatt",
        "Jeg er klar, men det er ikke noe sted å flytte til",
    ),
    (
        "learned",
        "Planen må begynne mens folk ennå er i behandling; etterpå er det for sent",
        "Jeg visste hvor jeg skulle bo før jeg dro. Det hjalp mest",
    ),
    (
        "results",
        "Flere kommer tidlig til fellesmiddagen, og de som flyttet ut, kommer igjen på besøk",
        "Her er det noen som merker om jeg ikke kommer",
    ),
)


class Remarks:
    """What a programme's staff write down for its funders, one heading after the other."""

    def __init__(self, diary: Diary, facts: Facts, first: dt.date, today: dt.date) -> None:
        self.diary = diary
        self.facts = facts
        # A chance of its own, so that nothing else that is invented depends on it.
        chance = Random(f"remarks {facts.programme.code} {first}")
        said = chance.sample(REMARKS, len(REMARKS))
        days = [first + (FIRST_DAYS + EVERY_DAYS * place) * DAY for place in range(len(said))]
        self.plan = [(on, one) for on, one in zip(days, said, strict=True) if on <= today]

    def live(self) -> None:
        """Write down what is meant for the diary's day."""
        while self.plan and self.plan[0][0] <= self.diary.day:
            _, (heading, text, voice) = self.plan.pop(0)
            with self.diary.command("report remark") as pen:
                stage = self.diary.stage(pen, self.facts.programme)
                add_remark(stage, heading=heading, text=text, voice=voice)
