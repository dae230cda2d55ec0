"""Plans, scores, measures and outcomes as the rest of the case book needs them.

Which of their days lie inside a stay, what must hold of them, and which of their fields ``edit``
corrects.
"""

import sqlite3
from collections.abc import Callable

from ettervern_cli.casebook.scores import check_total
from ettervern_cli.casebook.stays import Stay
from ettervern_cli.errors import (
    BadValue,
    EndsBeforeItBegins,
    GoalIsClosed,
    MeasureOutlivesStay,
    MeasureRunsAlready,
)
from ettervern_cli.rules.dates import iso_day
from ettervern_cli.rules.measures import parse_hours
from ettervern_cli.rules.plans import parse_progress, parse_relations
from ettervern_cli.rules.scores import Scale, parse_total
from ettervern_cli.rules.texts import sought

TABLES = ("goal", "review", "network", "score", "measure", "outcome")

# Every day of a stay's care, to go on with in a list of days of one stay, ?1.
DAYS = (
    "UNION ALL SELECT set_on FROM goal WHERE stay_id = ?1 "
    "UNION ALL SELECT closed_on FROM goal WHERE stay_id = ?1 "
    "UNION ALL SELECT p.noted_on FROM goal g JOIN progress p ON p.goal_id = g.id "
    "  WHERE g.stay_id = ?1 "
    "UNION ALL SELECT reviewed_on FROM review WHERE stay_id = ?1 "
    "UNION ALL SELECT mapped_on FROM network WHERE stay_id = ?1 "
    "UNION ALL SELECT scored_on FROM score WHERE stay_id = ?1 "
    "UNION ALL SELECT started_on FROM measure WHERE stay_id = ?1 "
    "UNION ALL SELECT stopped_on FROM measure WHERE stay_id = ?1 "
    "UNION ALL SELECT happened_on FROM outcome WHERE stay_id = ?1 "
)

# What may not lie before what, within one entry.
ORDER = {
    "goal": (("set_on", "closed_on"), ("set_on", "by_on")),
    "review": (("reviewed_on", "next_on"),),
    "measure": (("started_on", "stopped_on"),),
}

# Field as typed and in JSON → (column, how it is read). An asterisk means it may not be empty.
FIELDS: dict[str, dict[str, tuple[str, str]]] = {
    "goal": {
        "area": ("area_id", "term:area*"),
        "text": ("text", "text*"),
        "voice": ("voice", "text"),
        "set_on": ("set_on", "past*"),
        "by_on": ("by_on", "day"),
        "closed_on": ("closed_on", "past"),
    },
    "progress": {
        "noted_on": ("noted_on", "past*"),
        "value": ("value", "progress*"),
        "note": ("note", "text"),
        "voice": ("voice", "text"),
    },
    "review": {
        "reviewed_on": ("reviewed_on", "past*"),
        "next_on": ("next_on", "day"),
        "coordinator": ("coordinator", "text"),
        "resources": ("resources", "text"),
        "services": ("services", "text"),
        "voice": ("voice", "text"),
        "note": ("note", "text"),
    },
    "network": {
        "mapped_on": ("mapped_on", "past*"),
        "family": ("family", "relations*"),
        "friends": ("friends", "relations*"),
        "professionals": ("professionals", "relations*"),
        "voice": ("voice", "text"),
        "note": ("note", "text"),
    },
    "score": {
        "instrument": ("instrument_id", "coded:instrument*"),
        "scored_on": ("scored_on", "past*"),
        "total": ("total_tenths", "total*"),
        "note": ("note", "text"),
    },
    "measure": {
        "measure": ("name", "text*"),
        "provider": ("provider", "text*"),
        "hours_a_week": ("hours_tenths", "hours"),
        "started_on": ("started_on", "past*"),
        "stopped_on": ("stopped_on", "past"),
        "note": ("note", "text"),
    },
    "outcome": {
        "kind": ("kind_id", "term:outcome*"),
        "happened_on": ("happened_on", "past*"),
        "voice": ("voice", "text"),
        "note": ("note", "text"),
    },
}


READERS: dict[str, Callable[[str, str], dict[str, object]]] = {
    "progress": lambda column, text: {column: parse_progress(text)},
    "relations": lambda column, text: {
        column: parse_relations(text).number,
        f"{column}_supportive": parse_relations(text).supportive,
    },
    "total": lambda column, text: {column: parse_total(text)},
    "hours": lambda column, text: {column: parse_hours(text)},
}


def read_field(kind: str, column: str, text: str) -> dict[str, object]:
    """Columns and values that the text of a field of one of READERS means; BadValue otherwise."""
    try:
        return READERS[kind](column, text)
    except ValueError:
        raise BadValue(what=kind, value=text) from None


def stop_with_stay(db: sqlite3.Connection, stay_id: int, ends: str) -> None:
    """End the measures that still run on the day the stay ends."""
    db.execute(
        "UPDATE measure SET stopped_on = ? WHERE stay_id = ? AND stopped_on IS NULL",
        (ends, stay_id),
    )


def check_care(db: sqlite3.Connection, stay: Stay, code: str, name: str) -> None:
    """Raise the refusal that says what does not hold of a stay's goals, scores and measures.

    Progress lies within its goal, a total within its instrument's range; no two measures of one
    name run at once, and none after the stay.
    """
    _progress_within_goals(db, stay)
    for instrument, lowest, highest, total in db.execute(
        "SELECT i.name, i.lowest_tenths, i.highest_tenths, c.total_tenths FROM score c "
        "JOIN instrument i ON i.id = c.instrument_id WHERE c.stay_id = ?",
        (stay.id,),
    ):
        check_total(instrument, Scale(lowest, highest, None, None, True), total)
    _measures_in_order(db, stay, code, name)


def _progress_within_goals(db: sqlite3.Connection, stay: Stay) -> None:
    for goal_id, set_on, closed_on, first, last in db.execute(
        "SELECT g.id, g.set_on, g.closed_on, min(p.noted_on), max(p.noted_on) FROM goal g "
        "JOIN progress p ON p.goal_id = g.id WHERE g.stay_id = ? GROUP BY g.id",
        (stay.id,),
    ):
        if first < set_on:
            raise EndsBeforeItBegins(begins=iso_day(set_on), ends=iso_day(first))
        if closed_on is not None and last > closed_on:
            raise GoalIsClosed(goal=f"G-{goal_id}", closed=iso_day(closed_on))


def _measures_in_order(db: sqlite3.Connection, stay: Stay, code: str, name: str) -> None:
    runs: dict[str, tuple[str, str | None]] = {}
    for measure, started_on, stopped_on in db.execute(
        "SELECT name, started_on, stopped_on FROM measure WHERE stay_id = ? "
        "ORDER BY started_on, stopped_on IS NULL, id",
        (stay.id,),
    ):
        if stay.discharged_on is not None and stopped_on is None:
            raise MeasureOutlivesStay(measure=measure, discharged=stay.discharged_on)
        began, ended = runs.get(sought(measure), ("", ""))
        if began and (ended is None or ended > started_on):
            raise MeasureRunsAlready(name=name, code=code, measure=measure, since=iso_day(began))
        runs[sought(measure)] = (started_on, stopped_on)


def rests_on(db: sqlite3.Connection, table: str, row_id: int) -> bool:
    """Whether other entries rest on an entry: progress on a goal, everything of a stay's care."""
    if table == "goal":
        found = db.execute("SELECT 1 FROM progress WHERE goal_id = ? LIMIT 1", (row_id,))
        return found.fetchone() is not None
    return table == "stay" and any(
        db.execute(f"SELECT 1 FROM {each} WHERE stay_id = ? LIMIT 1", (row_id,)).fetchone()
        for each in TABLES
    )
