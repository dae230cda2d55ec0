"""A period report's block on benefits, volunteers, exclusions and choices of a home."""

from ettervern_cli.reports.parts_screen import who
from ettervern_cli.reports.period.facts import CaseFacts
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Sentence
from ettervern_cli.screen.phrases import columns
from ettervern_cli.screen.tables import Head, Table, cell
from ettervern_cli.words import Language

BENEFIT = ("applied", "granted", "declined", "receiving")


def facts(
    found: CaseFacts, residents_are: str, say: Language
) -> tuple[str, list[Table], list[Sentence]]:
    """Heading, tables and sentences: benefits by kind, the rest a line each."""
    tables, sentences = [], []
    if found.benefits is not None:
        rows = [
            [cell(one.name), *(values.count(getattr(one, name)) for name in BENEFIT)]
            for one in found.benefits
        ]
        heads = columns(say, "benefit", *(f">benefit_{name}" for name in BENEFIT), of="report")
        tables.append(Table(heads, rows))
    lines = []
    if found.volunteers is not None:
        told = found.volunteers
        lines += [(f"volunteers_{name}", values.count(getattr(told, name)))
                  for name in ("volunteers", "residents")]  # fmt: skip
        lines.append(("volunteers_hours", values.decimal(told.hours)))
    if found.exclusions is not None:
        lines += [(f"exclusions_{name}", values.count(number))
                  for name, number in found.exclusions._asdict().items()]  # fmt: skip
    if found.home_choices is not None:
        choices = found.home_choices
        lines += [("homes_wished", values.count(choices.wished)),
                  ("homes_given", values.count(choices.given))]  # fmt: skip
        if choices.given:
            sentences.append(values.share(say, "report.homes_as_wished", *choices.as_wished))
    if lines:
        people = who(residents_are, 2, say)
        counted = [[cell(say.say(f"report.{name}", who=people)), number] for name, number in lines]
        tables.append(Table([Head(), Head(right=True)], counted))
    return say.say("report.facts"), tables, list(sentences)
