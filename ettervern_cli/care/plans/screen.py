"""``plan show``: a plan on a screen and as a page of everything in it; and in ``show``."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from ettervern_cli.care.plans.rules import KINDS, Network, Relations, network_change, whole
from ettervern_cli.screen import listing
from ettervern_cli.screen.listing import Field, Listing
from ettervern_cli.screen.phrases import (
    TimelineEntry,
    columns,
    day_cell,
    heading,
    lateness,
    moment,
    paragraphs,
    safe,
    short_day,
    told,
)
from ettervern_cli.screen.safe import Cell, Line
from ettervern_cli.screen.tables import Head, Table, cell, given_way, lines
from ettervern_cli.words import MINUS, NOTHING, Language

if TYPE_CHECKING:
    from ettervern_cli.care.plans.networks import Mapping
    from ettervern_cli.care.plans.plan import Goal, Plan, PlanStatus, Progress, Review
    from ettervern_cli.screen.page import Page

Entry = dict[str, Any]
NOTED = 6
FOUND = ("coordinator", "resources", "services")  # what a review finds


def plan_lines(words: Language, plan: "Plan", today: dt.date, room: int) -> list[Line]:
    """Who coordinates and when it is gone through next; goals by area; reviews; the network."""
    title = words.say("plan.title", name=safe(plan.name), code=plan.resident)
    body = heading(title, str(safe(plan.programme_name)), room)
    if not (plan.goals or plan.reviews or plan.mappings or plan.statuses or plan.tapering):
        return [*body, [], [Cell(words.say("plan.empty"))]]
    body += lines(Table([Head(), Head()], _facts(words, plan, today)), room=room)
    body += _goals(words, plan, today, room)
    if plan.reviews:
        body += [[], [Cell(words.say("plan.reviews"), "bold")]]
        body += lines(_reviews(words, plan, today), indent=2, room=room)
    if plan.mappings:
        body += [[], [Cell(words.say("plan.network"), "bold")]]
        body += lines(_network(words, plan.mappings, today), indent=2, room=room)
        body += [line for each in plan.mappings for line in _said(words, each, today, room)]
    return body


def _facts(words: Language, plan: "Plan", today: dt.date) -> list[list[Cell]]:
    rows = []
    if plan.status is not None:
        rows.append(("status", Cell(_status(words, plan.status))))
    due = plan.next_review_on
    if due is not None:
        late = lateness(words, (today - due).days)
        when = Cell(f"{words.day(due, omit_year_of=today)}, {late.text}", late.style)
        rows.append(("next_review_label", when))
    for what in FOUND:
        value = plan.latest(what)
        if value:
            rows.append((what, Cell(paragraphs(value))))
    if plan.tapering:
        steps = "\n".join(_taper(words, step._asdict(), today) for step in plan.tapering)
        rows.append(("taper", Cell(steps)))
    return [[Cell(words.say(f"plan.{label}"), "dim"), value] for label, value in rows]


def _taper(words: Language, step: Entry, today: dt.date) -> str:
    """``every 30 days from 1 Jul``, or only from when; and what was said of it."""
    often, on = step["every_days"], short_day(words, step["from_on"], today)
    key = "plan.taper_from" if often is None else "plan.taper_days"
    return told(words, step, words.say(key, n=often, on=on))


def _status(words: Language, status: "PlanStatus") -> str:
    """``has a plan, from 1 Mar 2026`` and what was said of it."""
    said = words.say(f"plan.status_{status.status}")
    sentence = words.say("plan.status_from", said=said, on=status.status_on)
    return told(words, status._asdict(), sentence)


def _goals(words: Language, plan: "Plan", today: dt.date, room: int) -> list[Line]:
    """A heading a life area, and below it its goals, their columns below each other."""
    rows = {goal.id: _goal(words, goal, today) for goal in plan.goals}
    heads = [Head("", True), *[Head()] * 4]
    given = given_way(heads, list(rows.values()), room - 2) if rows else []
    body: list[Line] = []
    area = None
    for goal in plan.goals:
        if goal.area != area:
            area = goal.area
            body += [[], [cell(goal.area_name, "bold")]]
        body += lines(Table(heads, [rows[goal.id]]), indent=2, given=given)
    return body


def _goal(words: Language, goal: "Goal", today: dt.date) -> list[Cell]:
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


def _step(words: Language, each: "Progress", today: dt.date) -> str:
    """``20 Nov: 3`` and what was said of it."""
    sentence = words.say(
        "plan.step", on=words.day(each.noted_on, omit_year_of=today), value=each.value
    )
    return told(words, each._asdict(), sentence)


def _arc(words: Language, goal: "Goal") -> str:
    so_far = goal.arc
    if so_far is None:
        return ""
    if len(goal.progress) == 1:
        return words.say("plan.now", now=so_far.now)
    return words.say("plan.arc", first=so_far.first, now=so_far.now)


def _until(words: Language, goal: "Goal", today: dt.date) -> Cell:
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


def _reviews(words: Language, plan: "Plan", today: dt.date) -> Table:
    rows = [
        [
            day_cell(words, review.reviewed_on, today),
            cell(review.id, "dim"),
            Cell(_found(words, plan, review)),
        ]
        for review in plan.reviews
    ]
    return Table([Head("", True), Head(), Head()], rows)


def _found(words: Language, plan: "Plan", review: "Review") -> str:
    """What a review says that does not stand at the head of the screen already."""
    entry = review._asdict()
    known = {what: None for what in FOUND if entry[what] == plan.latest(what)}
    return _reviewed(words, entry | known, review.next_on)


def _reviewed(words: Language, entry: Entry, next_on: object) -> str:
    parts = [f"{words.say(f'plan.{what}')}: {entry[what]}"
             for what in FOUND if entry[what]]  # fmt: skip
    if next_on:
        parts.append(words.say("plan.agreed", on=next_on))
    return told(words, entry, "; ".join(parts))


def _network(words: Language, mappings: "list[Mapping]", today: dt.date) -> Table:
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
    return Table(
        columns(words, ">", "", *(f">{kind}" for kind in (*KINDS, "all")), of="plan"), rows
    )


def _people(relations: Relations) -> str:
    return f"{relations.number} ({relations.supportive})"


def _signed_people(relations: Relations) -> str:
    return f"{_signed(relations.number)} ({_signed(relations.supportive)})"


def _signed(number: int) -> str:
    return f"{MINUS}{-number}" if number < 0 else f"+{number}" if number else "0"


def _said(words: Language, each: "Mapping", today: dt.date, room: int) -> list[Line]:
    """What was said at a mapping, on its own lines."""
    said = told(words, each._asdict())
    if not said:
        return []
    row = [day_cell(words, each.mapped_on, today), Cell(said)]
    return lines(Table([Head("", True), Head()], [row]), indent=2, room=room)


def plan_page(words: Language, plan: "Plan", today: dt.date) -> "Page":
    """The plan, everything in it, every date with its year."""
    from ettervern_cli.screen.page import Page

    title = words.say("plan.title", name=safe(plan.name), code=plan.resident)
    due = plan.next_review_on
    status = cell(_status(words, plan.status)).text if plan.status else None
    facts = {"status": status, "next_review_label": words.day(due) if due else None} | {
        what: cell(plan.latest(what)).text for what in FOUND
    }
    answer = [f"{words.say(f'plan.{label}')}: {fact or NOTHING}" for label, fact in facts.items()]
    lists = [_goal_list(words, plan), _progress_list(words, plan), _review_list(words, plan)]
    found = listing.blocks([*lists, _network_list(words, plan)], words, today)
    return Page(title, [str(safe(plan.programme_name))], answer, found, (), today)


def _part(words: Language, key: str, rows: Sequence[object], *fields: Field) -> Listing:
    """A list of the page, by the key of its title; it has no csv."""
    return Listing("plan", words.say(f"plan.{key}"), rows, fields, names=())


def _goal_list(words: Language, plan: "Plan") -> Listing:
    return _part(
        words, "goals", plan.goals,
        Field(">number", "number"),
        Field("screen.id", "id"),
        Field("area", "area_name"),
        Field("goal", "text"),
        Field("screen.voice", "voice"),
        Field("progress", lambda goal: _arc(words, goal)),
        Field(">set_on", "set_on"),
        Field(">by_on", "by_on"),
        Field(">closed_on", "closed_on"),
    )  # fmt: skip


def _progress_list(words: Language, plan: "Plan") -> Listing:
    return _part(
        words, "progress", [(goal, each) for goal in plan.goals for each in goal.progress],
        Field(">screen.date", lambda row: row[1].noted_on),
        Field("screen.id", lambda row: row[1].id),
        Field("goal", lambda row: row[0].id),
        Field(">progress", lambda row: row[1].value),
        Field("screen.note", lambda row: row[1].note),
        Field("screen.voice", lambda row: row[1].voice),
    )  # fmt: skip


def _review_list(words: Language, plan: "Plan") -> Listing:
    return _part(
        words, "reviews", plan.reviews,
        Field(">screen.date", "reviewed_on"),
        Field("screen.id", "id"),
        Field(">next_review_label", "next_on"),
        *(Field(what, what) for what in FOUND),
        Field("screen.voice", "voice"),
        Field("screen.note", "note"),
    )  # fmt: skip


def _network_list(words: Language, plan: "Plan") -> Listing:
    """A row a mapping and, of several, what came or went since the first."""
    rows = [(each.mapped_on, each.id, each.network) for each in plan.mappings]
    if len(rows) > 1:
        change = network_change(rows[0][2], rows[-1][2])
        rows.append((Cell(words.say("plan.change"), "bold"), "", change))  # type: ignore[arg-type]
    return _part(
        words, "network", rows,
        Field("screen.date", lambda row: row[0]),
        Field("screen.id", lambda row: row[1]),
        *(
            Field(f">{head}", partial(_relations, kind, part))
            for kind in (*KINDS, "all")
            for part, head in enumerate((kind, "supportive"))
        ),
    )  # fmt: skip


def _relations(kind: str, part: int, row: tuple[object, str, Network]) -> int:
    """How many there are of a kind, or how many of them support."""
    network = row[2]
    return (whole(network) if kind == "all" else network[kind])[part]


# --- told among all that happened --------------------------------------------------------------


def goal(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """A goal that is set, and closed."""
    head = f"{entry['area_name']}: {entry['text']}"
    if entry["by_on"]:
        head += f", {words.say('plan.by', on=short_day(words, entry['by_on'], today))}"
    return [
        *moment(entry, "set_on", 3, "goal", told(words, entry, head)),
        *moment(entry, "closed_on", 8, "goal_closed", entry["text"]),
    ]


def progress(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """How far a goal has come."""
    now = words.say("plan.now", now=entry["value"])
    head = f"{entry['goal']} {entry['goal_text']}: {now}"
    return moment(entry, "noted_on", NOTED, "progress", told(words, entry, head))


def plan_status(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """Whether there is a plan."""
    text = told(words, entry, words.say(f"plan.status_{entry['status']}"))
    return moment(entry, "status_on", NOTED, "plan", text)


def taper(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """A step of tapering off."""
    return moment(entry, "agreed_on", NOTED, "taper", _taper(words, entry, today))


def review(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """What a review found, and when the next is."""
    text = _reviewed(words, entry, short_day(words, entry["next_on"], today))
    return moment(entry, "reviewed_on", NOTED, "review", text)


def network(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """How many there are of each kind, and how many of them support."""
    counts = ", ".join(
        f"{words.say(f'plan.{kind}')} {entry[kind]} ({entry[f'{kind}_supportive']})"
        for kind in KINDS
    )
    return moment(entry, "mapped_on", NOTED, "network", told(words, entry, counts))
