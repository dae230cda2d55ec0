"""``budget vacancy``: the rent of empty units by month, as the policy has it and as it was."""

import datetime as dt

from ettervern_cli.money.vacancy.vacancy import Vacancy, VacancyMonth
from ettervern_cli.screen.listing import Field
from ettervern_cli.screen.phrases import kroner_to
from ettervern_cli.screen.sheet import Part, Row, Sheet, grid
from ettervern_cli.screen.values import count
from ettervern_cli.values.money import Ore
from ettervern_cli.words import Language


def vacancy_sheet(words: Language, found: Vacancy, today: dt.date) -> Sheet:
    """What stands empty by month, a dash for what has not been yet, then the line that pays it."""

    def name(row: Vacancy | VacancyMonth) -> str:
        month = getattr(row, "month", None)
        return words.month(int(month[5:])) if month else words.say("screen.sum")

    fields = (
        Field("", name),
        Field(">to_be_empty", "policy_nights"),
        Field(">rent", "policy_ore"),
        Field(">nights_empty", lambda row: count(row.empty_nights)),
        Field(">rent", "empty_ore"),
    )
    rows = [*map(Row, found.months), Row(found, "bold")]
    return Sheet(
        words.say("vacancy.of", year=str(found.year), name=found.programme_name),
        kroner_to(words, found.year, today),
        [Part(grid(words, fields, rows, of="vacancy")), Part(sentences=_sentences(words, found))],
    )


def _sentences(words: Language, found: Vacancy) -> list[str]:
    """How many are to stand empty, and what the line that pays it has."""
    key = "vacancy.policy" if found.keep_empty else "vacancy.no_policy"
    sentences = [words.say(key, n=found.keep_empty)]
    if found.line is not None:
        planned, booked = words.kroner(found.planned_ore), words.kroner(found.booked_ore)
        line = found.line_name or found.line
        sentences.append(words.say("vacancy.line", line=line, planned=planned, booked=booked))
    return sentences


def note(words: Language, found: Vacancy) -> str:
    """The year in a sentence, below the budget."""
    amount, year = Ore(found.policy_ore), str(found.year)
    text = words.say("vacancy.note_policy", n=found.keep_empty, amount=amount, year=year)
    if found.empty_ore is None:
        return f"{text}."
    nights = words.number(found.empty_nights or 0)
    return text + words.say("vacancy.note_empty", nights=nights, amount=Ore(found.empty_ore))
