"""``budget funders``: a year's awards and what is spent of them, or every year's side by side."""

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING

from ettervern_cli.money.forecast.screen import part
from ettervern_cli.money.funders.funders import changes
from ettervern_cli.screen.folding import WIDTH, wrap
from ettervern_cli.screen.phrases import heading, kroner_to, safe
from ettervern_cli.screen.tables import (
    Cell,
    Head,
    Line,
    Table,
    cell,
    lines,
    markdown,
    markdown_text,
    wrapped,
)
from ettervern_cli.values.money import Ore

if TYPE_CHECKING:
    from ettervern_cli.money.funders.funders import Funder, FundingYear, Staircase
    from ettervern_cli.words import Language

SUMS = ("awarded", "received", "spent", "unspent")
AT_ONCE = 4
CSV = ["year", "programme", "funder", "name", "kind", "line", "purpose", "conditions", "covers",
       "posts", "awarded_ore", "received_ore", "spent_ore", "unspent_ore", "report_by",
       "auditor_above_ore", "auditor_needed"]  # fmt: skip
STEPS = ["programme", "funder", "name", "kind", "year", "awarded_ore", "change_ore"]


def year_lines(words: "Language", found: "FundingYear", today: dt.date) -> list[Line]:
    """A row a funder with its sums, then what each is for and what it asks."""
    title = words.say("funding.of", year=str(found.year), name=safe(found.programme_name))
    body = [*heading(title, kroner_to(words, found.year, today)), []]
    body += lines(wrapped(_table(words, found), 0))
    for funder in found.funders:
        sentences = _sentences(words, funder)
        if sentences:
            body += [[], [cell(funder.rules.name, "bold")]]
            body += [
                [Cell("  "), Cell(line)] for text in sentences for line in wrap(text, WIDTH - 2)
            ]
    return body


def _table(words: "Language", found: "FundingYear") -> Table:
    rows = [
        [
            cell(funder.rules.name),
            Cell(words.say(f"funding.kind_{funder.rules.kind}")),
            Cell(words.kroner(funder.award.amount_ore)),
            Cell(words.kroner(funder.received_ore)),
            Cell(words.kroner(funder.spent_ore)),
            Cell(words.kroner(funder.unspent_ore)),
        ]
        for funder in found.funders
    ]
    sums = [Cell(words.kroner(found.total(what)), "bold") for what in SUMS]
    rows.append([Cell(words.say("screen.sum"), "bold"), Cell(""), *sums])
    heads = [Head(words.say(f"funding.{what}"), True) for what in SUMS]
    return Table([Head(), Head(), *heads], rows)


def _sentences(words: "Language", funder: "Funder") -> list[str]:
    """What a funder's money is for, its conditions, when it wants a report, and the auditor."""
    rules, award = funder.rules, funder.award
    sentences = []
    if rules.purpose is not None:
        sentences.append(words.say("funding.for", purpose=safe(rules.purpose)))
    if rules.posts_hundredths is not None:
        sentences.append(words.say("funding.posts", posts=_posts(words, rules.posts_hundredths)))
    if rules.conditions:
        asked = "; ".join(str(safe(text)) for text in rules.conditions)
        sentences.append(words.say("funding.asks", conditions=asked))
    if award.report_by_on is not None:
        sentences.append(words.say("funding.report_by", on=award.report_by_on))
    if funder.auditor_needed is not None:
        key = "funding.auditor" if funder.auditor_needed else "funding.no_auditor"
        sentences.append(words.say(key, amount=Ore(rules.auditor_above_ore or 0)))
    return sentences


def _posts(words: "Language", hundredths: int) -> str:
    """Full-time equivalents, decimals only where there are any."""
    if hundredths % 100 == 0:
        return words.number(hundredths // 100)
    return words.decimal(hundredths / 100, 2)


def year_csv(found: "FundingYear") -> tuple[list[str], list[list[object]]]:
    """Every value of every funder; lists are separated by semicolons."""
    return CSV, [_csv_row(found, funder) for funder in found.funders]


def _csv_row(found: "FundingYear", funder: "Funder") -> list[object]:
    rules, award = funder.rules, funder.award
    posts = None if rules.posts_hundredths is None else rules.posts_hundredths / 100
    return [found.year, found.programme, rules.code, rules.name, rules.kind, rules.line,
            rules.purpose, "; ".join(rules.conditions), "; ".join(rules.covers), posts,
            award.amount_ore, funder.received_ore, funder.spent_ore, funder.unspent_ore,
            award.report_by_on, rules.auditor_above_ore, funder.auditor_needed]  # fmt: skip


def year_markdown(words: "Language", found: "FundingYear") -> str:
    """The sums as a table, then a list for each funder of what it asks."""
    name = markdown_text(found.programme_name)
    title = words.say("funding.of", year=str(found.year), name=name)
    parts = [f"## {title} ({words.say('screen.kroner')})\n\n{markdown(_table(words, found))}"]
    for funder in found.funders:
        sentences = "".join(f"- {markdown_text(text)}\n" for text in _sentences(words, funder))
        if sentences:
            parts.append(f"### {markdown_text(funder.rules.name)}\n\n{sentences}")
    return "\n".join(parts)


def staircase_lines(words: "Language", found: "Staircase") -> list[Line]:
    """Every year's awards side by side, with what each changes by, four years at once."""
    span = f"{found.years[0]}\u2013{found.years[-1]}" if found.years else words.kroner(None)
    title = words.say("funding.all_years", span=span, name=safe(found.programme_name))
    body = heading(title, words.say("screen.kroner"))
    for first in range(0, len(found.years), AT_ONCE):
        shown = range(first, min(first + AT_ONCE, len(found.years)))
        body += [[], *lines(wrapped(_steps(words, found, shown), 0))]
    return [*body, [], [Cell(_sum_sentences(words, found))]]


def _steps(words: "Language", found: "Staircase", shown: range) -> Table:
    """Awards of the years at the places ``shown``, the change below each."""
    rows = []
    for rules, amounts in found.rows:
        rows.append([cell(rules.name), *(Cell(words.kroner(amounts[i])) for i in shown)])
        moved = changes(amounts)
        if any(moved):
            rows.append([Cell(""), *(Cell(_change(words, moved[i]), "dim") for i in shown)])
    sums = [Cell(words.kroner(found.sums[i]), "bold") for i in shown]
    rows.append([Cell(words.say("screen.sum"), "bold"), *sums])
    if any(found.own):
        own = [Cell(_share(words, found.own[i], found.sums[i])) for i in shown]
        rows.append([Cell(words.say("funding.own_share")), *own])
    return Table([Head(), *(Head(str(found.years[i]), True) for i in shown)], rows)


def _change(words: "Language", ore: int | None) -> str:
    if ore is None:
        return ""
    return f"+{words.kroner(ore)}" if ore > 0 else words.kroner(ore)


def _share(words: "Language", own: int | None, total: int | None) -> str:
    """The own means' part of a year, a dash where there are none."""
    return part(words, Fraction(own, total)) if own and total else words.kroner(None)


def _sum_sentences(words: "Language", found: "Staircase") -> str:
    """Whether all years come to the same."""
    if found.has_same_sum and found.sums[0] is not None:
        return words.say("funding.same_sum", amount=Ore(found.sums[0]))
    return words.say("funding.sums_differ")


def staircase_csv(found: "Staircase") -> tuple[list[str], list[list[object]]]:
    """A row a funder and year, in øre; never awarded is empty."""
    rows: list[list[object]] = []
    for rules, amounts in found.rows:
        for year, amount, change in zip(found.years, amounts, changes(amounts), strict=True):
            rows.append([found.programme, rules.code, rules.name, rules.kind, year, amount, change])
    return STEPS, rows


def staircase_markdown(words: "Language", found: "Staircase") -> str:
    """Every year's awards side by side in one table."""
    span = f"{found.years[0]}\u2013{found.years[-1]}" if found.years else words.kroner(None)
    title = words.say("funding.all_years", span=span, name=markdown_text(found.programme_name))
    table = markdown(_steps(words, found, range(len(found.years))))
    return f"## {title} ({words.say('screen.kroner')})\n\n{table}\n{_sum_sentences(words, found)}\n"
