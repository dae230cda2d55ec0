"""What must hold of the plans, scores and measures of a stay."""

import sqlite3

from ettervern_cli.care.scores.rules import Scale
from ettervern_cli.care.scores.verbs import check_total
from ettervern_cli.errors import (
    EndsBeforeItBegins,
    GoalIsClosed,
    MeasureOutlivesStay,
    MeasureRunsAlready,
)
from ettervern_cli.people.stays import Stay
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.texts import sought


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
