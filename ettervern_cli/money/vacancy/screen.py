"""``budget vacancy``: the rent of empty units by month, as the policy has it and as it was."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.screen.phrases import heading, kroner_to, safe
from ettervern_cli.screen.tables import Cell, Head, Line, Table, lines, markdown, markdown_text
from ettervern_cli.values.money import Ore

if TYPE_CHECKING:
    from ettervern_cli.money.vacancy.vacancy import Vacancy
    from ettervern_cli.words import Language

CSV = ["month", "policy_nights", "policy_ore", "empty_nights", "empty_ore"]


def vacancy_lines(words: "Language", found: "Vacancy", today: dt.date) -> list[Line]:
    """What stands empty by month, then the plan of the line that pays it."""
    title = words.say("vacancy.of", year=str(found.year), name=safe(found.programme_name))
    body = [*heading(title, kroner_to(words, found.year, today)), [], *lines(_table(words, found))]
    return [*body, [], *[[Cell(text)] for text in _sentences(words, found)]]


def _table(words: "Language", found: "Vacancy") -> Table:
    """A row a month; a dash for what has not been yet."""
    rows = []
    for policy, empty in found.months:
        rows.append(
            [
                Cell(words.month(policy.month.first.month)),
                Cell(words.number(policy.nights)),
                Cell(words.kroner(policy.rent_ore)),
                Cell(words.kroner(None) if empty is None else words.number(empty.nights)),
                Cell(words.kroner(empty and empty.rent_ore)),
            ]
        )
    nights = found.empty_nights
    rows.append(
        [
            Cell(words.say("screen.sum"), "bold"),
            Cell(words.number(found.policy_nights), "bold"),
            Cell(words.kroner(found.policy_ore), "bold"),
            Cell(words.kroner(None) if nights is None else words.number(nights), "bold"),
            Cell(words.kroner(found.empty_ore), "bold"),
        ]
    )
    heads = [
        Head(),
        Head(words.say("vacancy.to_be_empty"), True),
        Head(words.say("vacancy.rent"), True),
        Head(words.say("vacancy.nights_empty"), True),
        Head(words.say("vacancy.rent"), True),
    ]
    return Table(heads, rows)


def _sentences(words: "Language", found: "Vacancy") -> list[str]:
    """How many are to stand empty, and what the line that pays it has."""
    key = "vacancy.policy" if found.keep_empty else "vacancy.no_policy"
    sentences = [words.say(key, n=found.keep_empty)]
    if found.line is not None:
        name = safe(found.line_name or found.line)
        planned, booked = found.planned_ore, found.booked_ore
        sentences.append(
            words.say(
                "vacancy.line",
                line=name,
                planned=words.kroner(planned),
                booked=words.kroner(booked),
            )
        )
    return sentences


def note(words: "Language", found: "Vacancy") -> str:
    """The year in a sentence, below the budget."""
    amount, year = Ore(found.policy_ore), str(found.year)
    text = words.say("vacancy.note_policy", n=found.keep_empty, amount=amount, year=year)
    if found.empty_ore is None:
        return f"{text}."
    return text + words.say(
        "vacancy.note_empty",
        nights=words.number(found.empty_nights or 0),
        amount=Ore(found.empty_ore),
    )


def vacancy_csv(found: "Vacancy") -> tuple[list[str], list[list[object]]]:
    """A row a month, in nights and øre."""
    return CSV, [
        [
            policy.month.first.isoformat()[:7],
            policy.nights,
            policy.rent_ore,
            empty.nights if empty else None,
            empty.rent_ore if empty else None,
        ]
        for policy, empty in found.months
    ]


def vacancy_markdown(words: "Language", found: "Vacancy") -> str:
    """The months as a markdown table, with what the line that pays them has."""
    title = words.say("vacancy.of", year=str(found.year), name=markdown_text(found.programme_name))
    sentences = "".join(f"- {markdown_text(text)}\n" for text in _sentences(words, found))
    table = markdown(_table(words, found))
    return f"## {title} ({words.say('screen.kroner')})\n\n{table}\n{sentences}"
