"""A report for outsiders: which of its figures are hidden, and what all such reports share. Pure.

A report is walked twice by the same function: first a ``Suppression`` collects its counts and
how they add up, then, with what is to be hidden worked out, the same walk puts ``SUPPRESSED`` in
their place.
What a property of a report works out is worked out before, so that no hidden figure is ever added.

Hidden are counts of people, and of what happened to them or was done, below the threshold; sums
over fewer people than that; and more, until nothing hidden can be computed back. Shown are beds
and their days, days of the calendar, and money that is not about people one by one.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar, cast

from ettervern_cli.reports.external.moving import Known, Limit, Relation
from ettervern_cli.reports.external.suppression import hiding, holding
from ettervern_cli.reports.outside import outside
from ettervern_cli.reports.period.meetings import Decisions, Gaps, MeetingsHeld
from ettervern_cli.reports.period.report import Exits, FollowUps, Intake, People, Returned
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.known_words import DIED
from ettervern_cli.values.rates import Rate, Tally

Value = TypeVar("Value")
# The exits that were no deaths.
LIVING = ("success", "of")
# How many people a mean or a median needs.
MIDDLE = 10
# Nights of people, lived in and held.
LIVED = ("occupied", "nights held")


class Rules(NamedTuple):
    """What decides: counts of people below ``threshold`` are hidden.

    Beside it what a reader of the words knows: homes that are lasting, or ``varying`` for a part of
    the time alone, and reasons of exits that are planned, or are those of the dead.
    """

    threshold: int
    lasting: frozenset[str]
    planned: frozenset[str] = frozenset()
    dead: frozenset[str] = frozenset()
    varying: frozenset[str] = frozenset()


class Suppression:
    """The counts of a report and how they add up; once it is closed, what is left to see of them.

    One key is one count, wherever it stands. ``served`` are the people whom the whole report is
    about: fewer than the threshold, and every count of it is hidden that is not zero.
    """

    def __init__(
        self, threshold: int, served: int, persons: Mapping[Hashable, int] | None = None
    ) -> None:
        self.threshold = threshold
        self.served = served
        self.persons = persons or {}
        self.cells: dict[Hashable, int] = {}
        self.supposed: list[Relation | Limit] = []
        self.also: set[Hashable] = set()
        self.loose: set[Hashable] = set()
        self.within: list[tuple[Hashable, Hashable]] = []
        self.hidden: frozenset[Hashable] | None = None
        # The report as it is to be seen, once more when more has been hidden.
        self.again: Callable[[], Any] | None = None

    @property
    def relations(self) -> list[Relation | Limit]:
        """How the cells add up, as a reader may suppose, of all that is counted by now."""
        return list(holding(self.supposed, self.cells))

    @property
    def known(self) -> Known:
        """What a reader knows beside how the cells add up."""
        return Known(self.loose, within=self.within)

    def few(self, persons: int) -> bool:
        """Whether so many people are too few to sum over."""
        return 0 < persons < self.threshold

    def count(self, key: Hashable, value: int, persons: int | None = None) -> int:
        """A count or a sum, or HIDDEN; ``persons`` are those it is about.

        Else those that the sheet was given for the key, else everyone served. Raises ValueError
        where one key stands for two figures.
        """
        if self.hidden is not None:
            return SUPPRESSED if key in self.hidden else value
        if self.cells.setdefault(key, value) != value:
            raise ValueError(key)
        behind = self.persons.get(key, self.served) if persons is None else persons
        if value and self.few(behind):
            self.also.add(key)
        return value

    def maybe(self, key: Hashable, value: int | None, persons: int | None = None) -> int | None:
        """A count that may be missing: nothing is hidden there."""
        return None if value is None else self.count(key, value, persons)

    def rate(
        self,
        part: Hashable,
        whole: Hashable,
        rate: Rate,
        persons: int | None = None,
        *,
        told: bool = False,
    ) -> Rate:
        """A rate with its parts, of ``persons``; the share itself is hidden with either.

        None of a hidden whole says that all of it is on the other side, and is hidden with it
        unless that is ``told`` elsewhere.
        """
        numerator = self.count(part, rate.numerator, persons)
        seen = Rate(numerator, self.count(whole, rate.denominator, persons))
        self.part([part], whole, told=told)
        return seen

    def hidden_with(self, key: Hashable, other: Hashable) -> None:
        """The one is hidden when the other is."""
        if self.hidden is None:
            self.within.append((key, other))

    def part(self, parts: Sequence[Hashable], whole: Hashable, *, told: bool = False) -> None:
        """The parts are no more than the whole, and one alone is hidden with it."""
        if self.hidden is None and len(parts) == 1 and {*parts, whole} <= self.cells.keys():
            self.within.extend([] if told else [(parts[0], whole)])
        self.limit({whole: 1, **dict.fromkeys(parts, -1)}, 0, None)

    def unseen(self, key: Hashable, value: int) -> Hashable:
        """A count that the report does not show, and that others may be worked out with.

        Zero counts as known, and is left out: whoever reads the report supposes nobody is missing.
        """
        if self.hidden is None and value:
            self.cells[key] = value
            self.also.add(key)
        return key

    def flow(self, key: Hashable, value: int) -> Hashable:
        """What stands in no report and may be found out, but says how counts hang together."""
        if self.hidden is None:
            self.cells[key] = value
            self.loose.add(key)
        return key

    def limit(self, factors: Mapping[Hashable, int], low: int | None, high: int | None) -> None:
        """How much cells come to in all, as a reader may suppose; nothing where it is not so."""
        if self.hidden is None:
            self.supposed.append(Limit(factors, low, high))

    def adds(self, left: Sequence[Hashable], right: Sequence[Hashable]) -> None:
        """Both sides are the same, as a reader may suppose; nothing where that is not so here."""
        if self.hidden is None:
            self.supposed.append(Relation(tuple(left), tuple(right)))

    def close(self) -> None:
        """Work out what is hidden: from here on it is."""
        self.hidden, _ = hiding(self.cells, self.relations, self.threshold, self.also, self.known)

    def no_middle(self, persons: int, *keys: Hashable) -> bool:
        """Whether a mean or a median is hidden: over few people, or with a count among them."""
        return 0 < persons < MIDDLE or self.hides(*keys)

    def further(self) -> bool:
        """Whether counts are hidden that are not small themselves."""
        return any(self.cells[key] >= self.threshold for key in self.hidden or ())

    def hides(self, *keys: Hashable) -> bool:
        """Whether any of these is hidden; nothing is until the sheet is closed."""
        return self.hidden is not None and not self.hidden.isdisjoint(keys)


def masked(sheet: Suppression, walk: Callable[[Suppression], Value]) -> Value:
    """The value of a walk with what is hidden in it; the sheet knows then what that is."""
    walk(sheet)
    sheet.close()
    sheet.again = lambda: walk(sheet)
    return walk(sheet)


def known(value: Value, **properties: object) -> Value:
    """The same value with some of its properties already worked out."""
    kind = type(value)
    there = {name: staticmethod(each) if callable(each) else each
             for name, each in properties.items()}  # fmt: skip
    made = type(kind.__name__, (kind,), {"__slots__": (), **there})
    return cast("Value", tuple.__new__(made, cast("Iterable[Any]", value)))


def people(found: People, sheet: Suppression) -> People:
    """Everyone served, and where they stand."""
    served = sheet.count("served", found.served)
    seen = People(
        sheet.count("admitted", found.admitted),
        sheet.count("discharged", found.discharged),
        sheet.count("staying", found.staying),
        sheet.maybe("referred", found.referred, found.referred),
        sheet.maybe("waiting", found.waiting, found.waiting),
    )
    sheet.adds(["served"], ["staying", "discharged"])
    # Whoever came in the period is there at its end or has left; all of them, if it began so.
    sheet.adds(["admitted"], ["served"])
    for one in ("admitted", "discharged", "staying"):
        sheet.limit({"served": 1, one: -1}, 0, None)
    return known(seen, served=served)


def tallies(
    kind: str, found: Sequence[Tally], sheet: Suppression, total: Hashable | None = None
) -> list[Tally]:
    """Counts by kind; ``total`` is the key of what they add up to."""
    seen = [
        outside(each, number=sheet.count((kind, each.code), each.number, each.persons))
        for each in found
    ]
    if total is not None:
        sheet.adds([(kind, each.code) for each in found], [total])
    return seen


def follow_ups(found: FollowUps, sheet: Suppression) -> FollowUps:
    """Contacts, and due dates met."""
    due, window = "due", ("critical", "of")
    seen = FollowUps(
        sheet.count("held", found.held),
        sheet.count("missed", found.missed),
        sheet.rate("on time", due, found.on_time),
        sheet.rate(("critical", "on time"), window, found.critical_window),
    )
    sheet.limit({due: 1, window: -1}, 0, None)
    sheet.limit({"on time": 1, ("critical", "on time"): -1}, 0, None)
    return seen


def intake(found: Intake, sheet: Suppression) -> Intake:
    """Stays that began, and whose they are, who are those admitted."""
    number = sheet.count("admissions", found.number, found.people)
    people = sheet.count("admitted", found.people)
    sheet.adds(["admissions"], ["admitted"])
    sheet.limit({"admissions": 1, "admitted": -1}, 0, None)
    seen = Intake(
        tallies("source", found.by_source, sheet, "admissions"),
        tallies("town", found.by_municipality, sheet, "admissions"),
        people,
    )
    return known(seen, number=number)


def exits(found: Exits, rules: Rules, sheet: Suppression) -> Exits:
    """Exits by where and why; a reader knows which homes last and which reasons mean what.

    Those who left are discharged or back, and may have left more than once.
    """
    told = not any(each.code in rules.lasting | rules.varying for each in found.by_destination)
    number = sheet.count("exits", found.number, found.people)
    seen = Exits(
        tallies("exit", found.by_destination, sheet, "exits"),
        tallies("reason", found.by_reason, sheet, "exits"),
        people=sheet.count("exit people", found.people),
        living=sheet.count("exit living", found.living),
        back=sheet.count("back", found.back),
        died=sheet.count("dead", found.died),
        planned=sheet.count("planned", found.planned, found.living),
        success=sheet.rate("success", LIVING, found.success, found.living, told=told),
        returned=None if found.returned is None else returns(found.returned, sheet),
    )
    sheet.adds(["discharged", "back"], ["exit people"])
    sheet.adds(["exit people"], ["exits"])
    sheet.adds(["exit living"], [LIVING])
    sheet.adds([LIVING, "dead"], ["exits"])
    sheet.limit({"exits": 1, "exit people": -1}, 0, None)
    sheet.limit({LIVING: 1, "exit living": -1}, 0, None)
    sheet.part(["planned"], LIVING)
    _kinds(found, rules, sheet)
    # Where everybody left as planned, or for a lasting home, that is a category of its own.
    sheet.adds(["planned"], [LIVING])
    sheet.adds(["planned"], ["discharged"])
    sheet.adds(["success"], [LIVING])
    return known(seen, number=number)


def _kinds(found: Exits, rules: Rules, sheet: Suppression) -> None:
    """How the destinations and the reasons of exits add up to what is said of them."""
    whereto = [("exit", each.code) for each in found.by_destination]
    lasting = [key for key in whereto if key[1] in rules.lasting]
    dead = [key for key in whereto if key[1] == DIED]
    varying = [key for key in whereto if key[1] in rules.varying]
    sheet.adds(lasting, ["success"])
    if varying:
        sheet.limit({"success": 1, **dict.fromkeys(lasting, -1)}, 0, None)
        sheet.limit({"success": -1, **dict.fromkeys([*lasting, *varying], 1)}, 0, None)
    sheet.adds([key for key in whereto if key not in dead], [LIVING])
    sheet.adds(dead, ["dead"])
    why = [("reason", each.code) for each in found.by_reason]
    ended = [key for key in why if key[1] in rules.dead]
    sheet.adds([key for key in why if key[1] in rules.planned], ["planned"])
    sheet.adds([key for key in why if key not in ended], [LIVING])
    sheet.adds(ended, ["dead"])


def returns(found: Sequence[Returned], sheet: Suppression) -> list[Returned]:
    """Exits that were followed by a new stay; earlier people than the period's have left then."""
    seen = []
    for each in found:
        part, whole = each.rate.numerator, each.rate.denominator
        keys = ("returned", each.days), ("returned of", each.days)
        behind = [sheet.persons.get(key, whole) for key in keys]
        part = sheet.count(keys[0], part, behind[0])
        whole = sheet.count(keys[1], whole, behind[1])
        seen.append(outside(each, rate=Rate(part, whole)))
        sheet.adds([keys[0]], [keys[1]])
        sheet.part([keys[0]], keys[1])
    return seen


def meetings(found: MeetingsHeld | None, sheet: Suppression) -> MeetingsHeld | None:
    """Meetings and what they decided."""
    if found is None:
        return None
    held = sheet.count(("meetings", "held"), found.held, found.held)
    counts = (
        sheet.count(("meetings", name), getattr(found.decisions, name), found.held)
        for name in ("made", "done", "overdue")
    )
    decisions = Decisions(*counts)
    return MeetingsHeld(held, tallies("attendance", found.attendance, sheet), decisions)


def gaps(found: Gaps | None, sheet: Suppression) -> Gaps | None:
    """Gaps between services; their age is hidden with their number."""
    if found is None:
        return None
    opened, closed, still = (
        sheet.count(("gaps", name), getattr(found, name), getattr(found, name))
        for name in ("opened", "closed", "open")
    )
    days = SUPPRESSED if still is SUPPRESSED else found.open_days
    age = SUPPRESSED if still is SUPPRESSED else found.mean_age_days
    return known(Gaps(opened, closed, still, days), mean_age_days=age)


def nights_of_people(days: int, sheet: Suppression) -> None:
    """Nobody has more nights than there are days; all may have lived there all the time."""
    for group in ("served", "staying"):
        sheet.limit({group: days, **dict.fromkeys(LIVED, -1)}, 0, None)
        sheet.limit({group: days, **dict.fromkeys(LIVED, -1)}, 0, 0)
