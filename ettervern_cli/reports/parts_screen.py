"""What reports share: heads, feet, shares, persons served."""

from collections.abc import Iterable, Sequence

from ettervern_cli.reports.period.report import UNKNOWN, Exits, FollowUps, People, Seal
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Figure, Figured, Sentence
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.tables import Head, Table, cell
from ettervern_cli.screen.writing import Share
from ettervern_cli.values.dates import Period, month_period, year_period
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.known_words import DIED, PENDING
from ettervern_cli.values.rates import Tally
from ettervern_cli.words import NOTHING, Language


def title(period: Period, say: Language) -> str:
    """What a report is by what it is about: a year's, a month's, or that of any other days."""
    if period == year_period(period.first.year):
        return say.say("report.title_year", year=str(period.first.year))
    if period == month_period(period.first.year, period.first.month):
        return say.say("report.title_month", month=say.long_month(period.first))
    return say.say("report.title_period", first=period.first, last=period.last)


def about(name: str, period: Period, say: Language, *, cut: bool) -> list[str]:
    """Which programme and days a report is about, and whether they are over."""
    n = period.days
    sentences = [name, say.say("report.period", first=period.first, last=period.last, n=n)]
    return [*sentences, say.say("report.cut", last=period.last)] if cut else sentences


def foot(seal: Seal, say: Language) -> list[str]:
    """What a report rests on, and what was written after its period had ended."""
    if seal.newest is None:
        return [say.say("report.no_seal")]
    sentences = [say.say("report.seal", seal=seal.newest)]
    if seal.written_after:
        sentences.append(say.say("report.written_after", n=seal.written_after))
    return sentences


def who(residents_are: str, n: int, say: Language) -> str:
    """What the programme calls its residents, one or several."""
    return say.say(f"report.who_{residents_are}", n=n)


def share(part: float | None) -> Cell:
    """An estimated share in whole percent, a dash where there is none."""
    if part is None:
        return Cell(NOTHING)
    return Cell("", "", part if part is SUPPRESSED else Share(round(part, 4)))


def band(low: int | None, high: int | None, say: Language) -> str:
    """A band of days, open upwards where nobody knows its end."""
    if low is SUPPRESSED:
        return str(low)
    below = NOTHING if low is None else say.number(low)
    if high is None:
        return say.say("retention.from", low=below)
    return say.say("retention.between_days", low=below, high=say.number(high))


def served(say: Language, key: str, residents_are: str, people: People, **facts: str) -> Figured:
    """A sentence on everyone served and where they stand at the end, by its key."""
    names = ("staying", "discharged", "admitted")
    text = say.say(
        key,
        n=people.served,
        number=say.number(people.served),
        who=who(residents_are, people.served, say),
        **{name: say.number(getattr(people, name)) for name in names},
        **facts,
    )
    return Figured(text, [_served(say, residents_are, people)])


def _served(say: Language, residents_are: str, people: People) -> Figure:
    """Everyone served as a figure, and where they stand at the end."""
    label = say.say("page.people", who=say.say(f"report.who_{residents_are}", n=2))
    note = say.say(
        "page.people_note",
        staying=say.number(people.staying),
        discharged=say.number(people.discharged),
        admitted=say.number(people.admitted),
    )
    return Figure(label, values.count(people.served), note)


def counts(say: Language, of: str, found: object, names: Iterable[str]) -> Table:
    """A line a number of ``found``, by their names; ``of`` and a name are its key in words."""
    rows = [
        [cell(say.say(f"{of}{name}")), values.count(getattr(found, name) or 0)] for name in names
    ]
    return Table([Head(), Head(right=True)], rows)


def contacts(found: FollowUps, say: Language) -> tuple[str, list[Table], list[Sentence]]:
    """Follow-ups and how many came in time: heading, table, sentences; or that there were none."""
    heading = say.say("report.follow_ups")
    if not (found.due or found.held or found.missed):
        return heading, [], [say.say("report.no_follow_ups")]
    sentences: list[Sentence] = [values.share(say, "report.on_time", *found.on_time)]
    if found.critical_window.denominator:
        sentences.append(values.share(say, "report.critical_window", *found.critical_window))
    return heading, [counts(say, "report.", found, ("held", "missed", "due"))], sentences


def events(say: Language, key: str, residents_are: str, number: int, people: int) -> str:
    """How often something happened, and to how many persons, so that nobody takes one for both."""
    counts = {"number": say.number(number), "people": say.number(people)}
    return say.say(key, who=who(residents_are, people, say), **counts)


def exit_tables(say: Language, left: Exits) -> list[Table]:
    """Stays that ended, by where people went and by why."""
    stays = say.say("report.stays")
    return [
        tallied(left.by_destination, say, say.say("report.to"), stays),
        tallied(left.by_reason, say, say.say("report.reason"), stays),
    ]


def ended(say: Language, residents_are: str, left: Exits) -> list[Sentence]:
    """What came of the exits of a period; the dead are in no rate."""
    sentences: list[Sentence] = [
        events(say, "report.ended", residents_are, left.number, left.people)
    ]
    if left.back:
        sentences.append(say.say("report.back", people=say.number(left.back)))
    if left.success.denominator:
        sentences.append(values.share(say, "report.planned", *left.as_planned))
        sentences.append(values.share(say, "report.success", *left.success))
    return sentences


def tallied(tallies: Sequence[Tally], say: Language, heading: str, counted: str) -> Table:
    """Counts by name; ``counted`` says what of: persons, stays or events."""
    rows = [[cell(tally_name(each, say)), values.count(each.number)] for each in tallies]
    return Table([Head(heading), Head(counted, right=True)], rows)


def tally_name(tally: Tally, say: Language) -> str:
    """What was counted by name; some codes of ours have none but in words/."""
    if not tally.name and tally.code in (UNKNOWN, PENDING, DIED):
        return say.say(f"report.{tally.code}")
    return tally.name or tally.code
