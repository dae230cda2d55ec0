"""A period report's blocks on meetings and on gaps."""

from ettervern_cli.reports.parts_screen import counts, tallied
from ettervern_cli.reports.period.meetings import Decisions, Gaps, MeetingsHeld
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Figure, Figured, Sentence
from ettervern_cli.screen.tables import Table
from ettervern_cli.words import Language

Part = tuple[str, list[Table], list[Sentence]]


def meetings(counted: MeetingsHeld, say: Language) -> Part:
    """Heading, tables and sentences of the section on meetings."""
    heading = say.say("report.meetings")
    tables: list[Table] = []
    sentences: list[Sentence] = []
    if counted.held:
        heads = say.say("report.attendance"), say.say("head.meetings")
        tables.append(tallied(counted.attendance, say, *heads))
        held = Figure(say.say("page.meetings_held"), values.count(counted.held))
        sentences.append(Figured(say.say("report.meetings_held", n=counted.held), [held]))
    else:
        sentences.append(say.say("report.no_meetings"))
    if any(counted.decisions):
        sentences.append(decisions(counted.decisions, say))
    return heading, tables, sentences


def decisions(found: Decisions, say: Language) -> Figured:
    """Decisions made, carried out, and overdue on the last day."""
    counts = found._asdict()
    sentence = say.say("report.decisions", **{name: say.number(n) for name, n in counts.items()})
    figures = [Figure(say.say(f"page.{name}"), values.count(n)) for name, n in counts.items()]
    return Figured(sentence, figures)


def gaps(counted: Gaps, say: Language) -> Part:
    """Heading, tables and sentences of the section on gaps."""
    heading = say.say("gap.title")
    if not (counted.opened or counted.closed or counted.open):
        return heading, [], [say.say("report.no_gaps")]
    table = counts(say, "report.gaps_", counted, ("opened", "closed", "open"))
    age = counted.mean_age_days
    sentences: list[Sentence] = []
    if age is not None:
        figure = Figure(say.say("page.gaps_age"), values.decimal(age))
        text = say.say("report.gaps_age", days=say.decimal(age, 1))
        sentences.append(Figured(text, [figure]))
    return heading, [table], sentences
