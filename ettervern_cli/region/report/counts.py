"""What was counted of some sites in a period, and the values of a site's own report made of it.

Medians, rates, curves and rounding are those of the site's report; here is only what adds up.
"""

from collections.abc import Iterable, Mapping, Sequence

from ettervern_cli.homes.occupancy import DayCount, Occupancy
from ettervern_cli.region.cells.people import DEATH, LASTING, PLANNED
from ettervern_cli.region.manifest import Definitions, Ladder, Word
from ettervern_cli.region.report.value import Retained
from ettervern_cli.region.tables import day_of
from ettervern_cli.reports.courses.length_of_stay import LEFT
from ettervern_cli.reports.courses.length_report import Stays, course_of
from ettervern_cli.reports.courses.survival import TimeToEvent, curve
from ettervern_cli.reports.period.report import (
    RETURN_DAYS,
    SIDES,
    UNKNOWN,
    Exits,
    FollowUps,
    Intake,
    LadderCount,
    Money,
    MoneyLine,
    People,
    Returned,
    StepCount,
)
from ettervern_cli.values.dates import Period, month_ends
from ettervern_cli.values.known_words import DIED, PENDING
from ettervern_cli.values.rates import Rate, Tally


class Counts:
    """Numbers by measure, item and ``k``, summed over whatever was added."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, dict[int, int]]] = {}

    def add(self, measure: str, item: str, k: int, n: int) -> None:
        """Add a number to those of its measure, item and ``k``."""
        there = self._found.setdefault(measure, {}).setdefault(item, {})
        there[k] = there.get(k, 0) + n

    def add_all(self, other: "Counts") -> None:
        """Add all of another's."""
        for measure, items in other._found.items():
            for item, numbers in items.items():
                for k, n in numbers.items():
                    self.add(measure, item, k, n)

    def items(self, measure: str) -> Mapping[str, Mapping[int, int]]:
        """A measure's numbers by item and ``k``."""
        return self._found.get(measure, {})

    def by_k(self, measure: str, item: str = "") -> Mapping[int, int]:
        """A histogram, empty where nothing was counted."""
        return self.items(measure).get(item, {})

    def number(self, measure: str, item: str = "", k: int = 0) -> int:
        """One number, 0 where nothing was counted."""
        return self.by_k(measure, item).get(k, 0)

    def total(self, measure: str, item: str = "") -> int:
        """All of a histogram."""
        return sum(self.by_k(measure, item).values())


def people(counts: Counts) -> People:
    """Persons, each once within a site's programme."""
    return People(counts.number("admitted"), counts.total("leavers"), counts.total("stayers"))


def occupancy(counts: Counts, period: Period) -> Occupancy:
    """Nights of beds and of persons, and residents on months' last days."""
    away = counts.by_k("away")
    on = counts.by_k("on")
    residents = {day_of(day): number for day, number in on.items()}
    return Occupancy(
        bed_days=counts.number("beds"),
        occupied_days=counts.number("placed") - sum(away.values()),
        held_days=away.get(1, 0),
        void_days=counts.number("void"),
        on=[DayCount(day, residents.get(day, 0)) for day in month_ends(period)],
    )


def follow_ups(counts: Counts) -> FollowUps:
    """Due dates and how they were met: ``k`` is 1 where met, and 2 more in the first months."""
    due = counts.by_k("due")
    critical = Rate(due.get(3, 0), due.get(2, 0) + due.get(3, 0))
    met = due.get(1, 0) + due.get(3, 0)
    return FollowUps(
        counts.number("held"), counts.number("missed"), Rate(met, sum(due.values())), critical
    )


def intake(counts: Counts, defined: Sequence[Definitions], towns: Iterable[Word]) -> Intake:
    """Stays that began, by where they came from."""
    sources = (word for one in defined for word in one.sources)
    return Intake(
        _tallies(counts, "source", sources),
        _tallies(counts, "town", towns),
        counts.number("admitted"),
    )


def absences(counts: Counts, defined: Sequence[Definitions]) -> list[Tally]:
    """Absences that began, by kind."""
    return _tallies(counts, "absence", (word for one in defined for word in one.absences))


def _tallies(
    counts: Counts, measure: str, words: Iterable[Word], last: Sequence[str] = (UNKNOWN,)
) -> list[Tally]:
    """What was counted by code, in the order of the words, each by the first name it is given.

    Codes that are nobody's word come after, and of those ``last`` at the end.
    """
    names = _names(words)
    found, persons = counts.items(measure), counts.items(f"persons {measure}")
    others = sorted(found.keys() - names.keys(), key=lambda code: (code in last, code))
    return [
        Tally(
            code,
            names.get(code, ""),
            sum(found[code].values()),
            persons[code][0] if code in persons else None,
        )
        for code in (*(code for code in names if code in found), *others)
    ]


def _names(words: Iterable[Word]) -> dict[str, str]:
    names: dict[str, str] = {}
    for word in words:
        names.setdefault(word.code, word.name)
    return names


def exits(counts: Counts, defined: Sequence[Definitions]) -> Exits:
    """Where those who left went and why, and how many of earlier exits came back in time."""
    wheres = (Word(each.code, each.name) for one in defined for each in one.destinations)
    whys = (Word(each.code, each.name) for one in defined for each in one.reasons)
    kinds = [(k, n) for found in counts.items("exit").values() for k, n in found.items()]
    alive = [(k, n) for k, n in kinds if not k & DEATH]
    came, gone = counts.by_k("returned"), counts.by_k("returned of")
    return Exits(
        by_destination=_tallies(counts, "exit", wheres, (PENDING, DIED)),
        by_reason=_tallies(counts, "reason", whys, (PENDING,)),
        people=counts.number("gone"),
        living=counts.number("gone living"),
        back=counts.number("back"),
        died=sum(n for k, n in kinds if k & DEATH),
        planned=sum(n for k, n in alive if k & PLANNED),
        success=Rate(sum(n for k, n in alive if k & LASTING), sum(n for _, n in alive)),
        returned=[
            Returned(days, Rate(came.get(days, 0), gone.get(days, 0))) for days in RETURN_DAYS
        ],
    )


def ladders(counts: Counts, defined: Sequence[Definitions]) -> list[LadderCount]:
    """Every ladder with all steps that any programme has, by their numbers."""
    known: dict[str, list[Ladder]] = {}
    for one in defined:
        for each in one.ladders:
            known.setdefault(each.code, []).append(each)
    return [_ladder(counts, same) for same in known.values()]


def _ladder(counts: Counts, same: Sequence[Ladder]) -> LadderCount:
    first = same[0]
    steps = {step.number: step for each in reversed(same) for step in each.steps}
    standing = counts.by_k("step", first.code)
    return LadderCount(
        first.code,
        first.name,
        first.circling_from,
        [StepCount(number, step.code, step.name, step.is_run, standing.get(number, 0))
         for number, step in sorted(steps.items())],
        counts.number("up", first.code),
        counts.number("down", first.code),
        counts.number("circling", first.code),
    )  # fmt: skip


def money(counts: Counts, defined: Sequence[Definitions], period: Period) -> Money:
    """What was booked on the lines; what was planned is not delivered."""
    lines: dict[tuple[str, str], str] = {}
    for one in defined:
        for line in one.lines:
            lines.setdefault((line.side, line.code), line.name)
    found = [
        MoneyLine(code, side, name, None, booked.get(0), booked.get(1))
        for wanted in SIDES for (side, code), name in lines.items()
        if side == wanted for booked in [counts.by_k(f"booked {side}", code)]
    ]  # fmt: skip
    return Money(found, period.last.replace(month=1, day=1))


def retention(counts: Counts) -> Retained:
    """Stays that began in the period by how long they lasted, watched until its last day."""
    lengths = {ending: counts.by_k("length", ending) for ending in (LEFT, DIED, "staying")}
    spans = [
        TimeToEvent(days, None if ending == "staying" else ending)
        for ending, found in lengths.items() for days, number in found.items()
        for _ in range(number)
    ]  # fmt: skip
    left, died, staying = (sum(found.values()) for found in lengths.values())
    return Retained(
        Stays(
            number=len(spans),
            residents=counts.number("begun by"),
            left=left,
            died=died,
            staying=staying,
            pending=counts.number("pending"),
        ),
        course_of(curve(spans, [LEFT])),
    )
