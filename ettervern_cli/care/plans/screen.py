"""``plan show``: a plan on a screen, as markdown and as a table of values."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.care.plans.rules import KINDS, Relations, network_change, whole
from ettervern_cli.screen.phrases import (
    columns,
    day_cell,
    full_day,
    heading,
    joined,
    lateness,
    paragraphs,
    safe,
)
from ettervern_cli.screen.tables import (
    Cell,
    Head,
    Line,
    Table,
    cell,
    extent,
    lines,
    markdown,
    markdown_text,
    wrapped,
)
from ettervern_cli.words import MINUS, NOTHING

if TYPE_CHECKING:
    from ettervern_cli.care.plans.networks import Mapping
    from ettervern_cli.care.plans.plan import Goal, Plan, Progress, Review
    from ettervern_cli.words import Language

CSV = ["section", "id", "of", "on", "what", "value"]
GOAL_TEXT = 2


def plan_lines(words: "Language", plan: "Plan", today: dt.date) -> list[Line]:
    """Who coordinates and when it is gone through next; goals by area; reviews; the network."""
    title = words.say("plan.title", name=safe(plan.name), code=plan.resident)
    body = heading(title, str(safe(plan.programme_name)))
    if not (plan.goals or plan.reviews or plan.mappings):
        return [*body, [], [Cell(words.say("plan.empty"))]]
    facts = Table([Head(), Head()], _facts(words, plan, today))
    body += lines(wrapped(facts, 1))
    body += _goals(words, plan, today)
    if plan.reviews:
        table = wrapped(_reviews(words, plan, today), 2, indent=2)
        body += [[], [Cell(words.say("plan.reviews"), "bold")], *lines(table, indent=2)]
    if plan.mappings:
        body += [[], [Cell(words.say("plan.network"), "bold")]]
        body += lines(_network(words, plan.mappings, today), indent=2)
        body += [line for each in plan.mappings for line in _said(words, each, today)]
    return body


def _facts(words: "Language", plan: "Plan", today: dt.date) -> list[list[Cell]]:
    rows = []
    due = plan.next_review_on
    if due is not None:
        late = lateness(words, (today - due).days)
        when = Cell(f"{words.day(due, omit_year_of=today)}, {late.text}", late.style)
        rows.append(("next_review_label", when))
    for what in ("coordinator", "resources", "services"):
        value = plan.latest(what)
        if value:
            rows.append((what, Cell(paragraphs(value))))
    return [[Cell(words.say(f"plan.{label}"), "dim"), value] for label, value in rows]


def _goals(words: "Language", plan: "Plan", today: dt.date) -> list[Line]:
    """A heading a life area, and below it its goals, their columns below each other."""
    rows = {goal.id: _goal(words, goal, today) for goal in plan.goals}
    table = Table([Head("", True), *[Head()] * 4], list(rows.values()))
    least = extent(wrapped(table, GOAL_TEXT, indent=2)) if rows else []
    body: list[Line] = []
    area = None
    for goal in plan.goals:
        if goal.area != area:
            area = goal.area
            body += [[], [cell(goal.area_name, "bold")]]
        one = wrapped(Table(table.columns, [rows[goal.id]]), GOAL_TEXT, indent=2, least=least)
        body += lines(one, indent=2, least=least)
    return body


def _goal(words: "Language", goal: "Goal", today: dt.date) -> list[Cell]:
    """Number, id, the words of both with the progress below, from where to where, until when."""
    parts = [paragraphs(goal.text)]
    if goal.voice:
        parts.append(words.say("plan.quoted", text=paragraphs(goal.voice)))
    parts += [_step(words, each, today) for each in goal.progress]
    return [
        cell(goal.number),
        cell(goal.id, "dim"),
        Cell("\n".join(parts), "" if goal.is_open else "dim"),
        Cell(_arc(words, goal)),
        _until(words, goal, today),
    ]


def _step(words: "Language", each: "Progress", today: dt.date) -> str:
    """``20 Nov: 3`` and what was said of it."""
    sentence = words.say(
        "plan.step", on=words.day(each.noted_on, omit_year_of=today), value=each.value
    )
    voice = words.say("plan.quoted", text=paragraphs(each.voice)) if each.voice else ""
    return joined(sentence, paragraphs(each.note), voice)


def _arc(words: "Language", goal: "Goal") -> str:
    so_far = goal.arc
    if so_far is None:
        return ""
    if len(goal.progress) == 1:
        return words.say("plan.now", now=so_far.now)
    return words.say("plan.arc", first=so_far.first, now=so_far.now)


def _until(words: "Language", goal: "Goal", today: dt.date) -> Cell:
    """By when, how late, or that it is over."""
    if goal.closed_on is not None:
        return Cell(
            words.say("plan.closed", on=words.day(goal.closed_on, omit_year_of=today)), "dim"
        )
    if not goal.is_open:
        return Cell(words.say("plan.stay_over"), "dim")
    if goal.by_on is None:
        return Cell("")
    late = goal.by_on < today
    sentence = words.say("plan.by", on=words.day(goal.by_on, omit_year_of=today))
    if late:
        return Cell(f"{sentence}, {lateness(words, (today - goal.by_on).days).text}", "red")
    return Cell(sentence)


def _reviews(words: "Language", plan: "Plan", today: dt.date) -> Table:
    rows = [
        [
            day_cell(words, review.reviewed_on, today),
            cell(review.id, "dim"),
            Cell(_found(words, plan, review)),
        ]
        for review in plan.reviews
    ]
    return Table([Head("", True), Head(), Head()], rows)


def _found(words: "Language", plan: "Plan", review: "Review") -> str:
    """What a review says that does not stand at the head of the screen already."""
    parts = []
    for what in ("coordinator", "resources", "services"):
        value = getattr(review, what)
        if value and value != plan.latest(what):
            parts.append(f"{words.say(f'plan.{what}')}: {paragraphs(value)}")
    if review.next_on is not None:
        parts.append(words.say("plan.agreed", on=review.next_on))
    voice = words.say("plan.quoted", text=paragraphs(review.voice)) if review.voice else ""
    return joined("; ".join(parts), paragraphs(review.note), voice)


def _network(words: "Language", mappings: "list[Mapping]", today: dt.date) -> Table:
    """A row a mapping and, of several, what came or went since the first."""
    rows = [
        [
            day_cell(words, each.mapped_on, today),
            cell(each.id, "dim"),
            *(Cell(_people(each.network[kind])) for kind in KINDS),
            Cell(_people(whole(each.network)), "bold"),
        ]
        for each in mappings
    ]
    if len(mappings) > 1:
        change = network_change(mappings[0].network, mappings[-1].network)
        parts = [*(change[kind] for kind in KINDS), whole(change)]
        name = Cell(words.say("plan.change"), "bold")
        rows.append([name, Cell(""), *(Cell(_signed_people(each), "bold") for each in parts)])
    heads = [Head(words.say(f"plan.{kind}"), True) for kind in (*KINDS, "all")]
    return Table([Head("", True), Head(), *heads], rows)


def _people(relations: Relations) -> str:
    return f"{relations.number} ({relations.supportive})"


def _signed_people(relations: Relations) -> str:
    return f"{_signed(relations.number)} ({_signed(relations.supportive)})"


def _signed(number: int) -> str:
    return f"{MINUS}{-number}" if number < 0 else f"+{number}" if number else "0"


def _said(words: "Language", each: "Mapping", today: dt.date) -> list[Line]:
    """What was said at a mapping, on its own lines."""
    voice = words.say("plan.quoted", text=paragraphs(each.voice)) if each.voice else ""
    said = joined(paragraphs(each.note), voice)
    if not said:
        return []
    row = [day_cell(words, each.mapped_on, today), Cell(said)]
    return lines(wrapped(Table([Head("", True), Head()], [row]), 1, indent=2), indent=2)


def plan_csv(plan: "Plan") -> tuple[list[str], list[list[object]]]:
    """Every value of the plan, a row each."""
    rows: list[list[object]] = []
    for goal in plan.goals:
        here = ["goals", goal.id, goal.area, goal.set_on]
        for what in ("number", "stay", "area_name", "text", "voice", "by_on", "closed_on"):
            rows.append([*here, what, getattr(goal, what)])
        for each in goal.progress:
            there = ["progress", each.id, goal.id, each.noted_on]
            rows += [[*there, what, getattr(each, what)] for what in ("value", "note", "voice")]
    for review in plan.reviews:
        here = ["reviews", review.id, review.stay, review.reviewed_on]
        for what in ("next_on", "coordinator", "resources", "services", "voice", "note"):
            rows.append([*here, what, getattr(review, what)])
    for mapping in plan.mappings:
        here = ["networks", mapping.id, mapping.stay, mapping.mapped_on]
        for kind in KINDS:
            rows.append([*here, kind, mapping.network[kind].number])
            rows.append([*here, f"{kind}_supportive", mapping.network[kind].supportive])
        rows += [[*here, what, getattr(mapping, what)] for what in ("voice", "note")]
    return CSV, rows


def plan_markdown(words: "Language", plan: "Plan", today: dt.date) -> str:
    """The plan in markdown, everything in it, every date with its year."""
    title = words.say("plan.title", name=markdown_text(plan.name), code=plan.resident)
    parts = [f"# {title}\n", f"{markdown_text(plan.programme_name)}\n"]
    due = plan.next_review_on
    facts = [("next_review_label", words.day(due) if due else NOTHING)]
    for what in ("coordinator", "resources", "services"):
        facts.append((what, markdown_text(plan.latest(what) or NOTHING)))
    parts.append(
        "".join(f"- {words.say(f'plan.{label}')}: {sentence}\n" for label, sentence in facts)
    )
    tables = (
        ("goals", _goals_table(words, plan)),
        ("progress", _progress_table(words, plan)),
        ("reviews", _reviews_table(words, plan)),
        ("network", _network(words, plan.mappings, dt.date.min) if plan.mappings else None),
    )
    for key, table in tables:
        if table is not None and table.rows:
            parts.append(f"## {words.say(f'plan.{key}')}\n\n{markdown(table)}")
    return "\n".join(parts)


def _goals_table(words: "Language", plan: "Plan") -> Table:
    rows = [
        [
            cell(goal.number),
            cell(goal.id),
            cell(goal.area_name),
            cell(goal.text),
            cell(goal.voice),
            Cell(_arc(words, goal)),
            full_day(words, goal.set_on),
            full_day(words, goal.by_on),
            full_day(words, goal.closed_on),
        ]
        for goal in plan.goals
    ]
    keys = ("", "", "area", "goal", "voice", "progress", "set_on", "by_on", "closed_on")
    return Table(columns(words, *keys, of="plan"), rows)


def _progress_table(words: "Language", plan: "Plan") -> Table:
    rows = [
        [
            full_day(words, each.noted_on),
            cell(each.id),
            cell(goal.id),
            cell(each.value),
            cell(each.note),
            cell(each.voice),
        ]
        for goal in plan.goals
        for each in goal.progress
    ]
    return Table(columns(words, "date", "", "goal", "progress", "note", "voice", of="plan"), rows)


def _reviews_table(words: "Language", plan: "Plan") -> Table:
    fields = ("coordinator", "resources", "services", "voice", "note")
    rows = [
        [
            full_day(words, review.reviewed_on),
            cell(review.id),
            full_day(words, review.next_on),
            *(cell(getattr(review, field)) for field in fields),
        ]
        for review in plan.reviews
    ]
    return Table(columns(words, "date", "", "next_review_label", *fields, of="plan"), rows)
