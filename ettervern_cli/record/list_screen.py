"""``list``: residents, one row each."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ettervern_cli.people.listing import POSITION, SHOWN, ListRow, row_json
from ettervern_cli.screen.folding import width
from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.phrases import CIRCLE, lateness
from ettervern_cli.screen.safe import Cell, safe_text
from ettervern_cli.screen.writing import Said, said
from ettervern_cli.words import NOTHING, Language

LEAST_STEP = 18
ROOMY, ROOMIER = 100, 120  # columns of a screen that shows contacts, and municipalities, too


def resident_list(
    words: Language,
    rows: list[ListRow],
    today: dt.date,
    ladders: Sequence[str],
    programmes: int,
) -> Listing:
    """A line a resident. Where it is narrow, names of steps are cut so that they can be told
    apart, and the day since which somebody stands there gives way where more names stay whole.

    ``ladders`` are those of the programmes listed, ``programmes`` how many these are: their column
    shows from two on.
    """
    any_circle = any(map(_circles, rows))
    any_unit = any(row.unit for row in rows)
    no_unit = Cell(NOTHING if any_unit else "", "dim")
    one_ladder = all(len(row.steps) < 2 for row in rows)
    return Listing(
        subject="screen",
        title=words.say("screen.residents"),
        rows=rows,
        fields=(
            Field("code", "resident", in_text=""),
            Field("name", "name", "bold"),
            Field("programme", "programme", only="" if programmes > 1 else TABLE),
            Field("municipality", "municipality", wide=ROOMIER),
            Field("status", _status, only=TABLE),
            Field("admitted", "admitted_on", only=TABLE),
            Field("discharged", "discharged_on", only=TABLE),
            Field("step_circles" if any_circle else "step", _standing(any_circle),
                  only=TEXT, least=LEAST_STEP if one_ladder else 0),
            Field("step", _steps, only=TABLE),
            Field(">since", _since, only=TEXT, wide=1),
            Field(">since", lambda row: row.steps[0].since if row.steps else None, only=TABLE),
            Field(">days", lambda row: row.steps[0].days if row.steps else None, only=TABLE),
            Field("circles", lambda row: said("screen.in_circles") if _circles(row) else "",
                  only=TABLE),
            Field("unit_short", lambda row: row.unit or no_unit, only=TEXT),
            Field("unit", "unit", only=TABLE),
            Field("contact", lambda row: row.contact_name or row.contact, wide=ROOMY),
            Field("follow_up", _follow_up(words, rows, today), only=TEXT),
            Field("follow_up", "next_follow_up_on", only=TABLE),
            Field(">days_overdue", "overdue_days", only=TABLE),
            Field("critical_until", "critical_until", only=TABLE),
        ),
        names=_names(ladders),
        data=row_json,
        flat=lambda row: {**row, **_positions(row["steps"], ladders)},
        empty=words.say("screen.list_empty"),
    )  # fmt: skip


def _status(row: ListRow) -> Said:
    return said(f"screen.status_{'died' if row.has_died else row.status}")


def _circles(row: ListRow) -> bool:
    return not row.has_died and any(position.circling for position in row.steps)


def _since(row: ListRow) -> dt.date:
    return row.steps[0].since if row.steps else row.begins


def _standing(any_circle: bool) -> Callable[[ListRow], Cell]:
    """Where somebody stands, marked if in circles; all in one column where anybody is."""

    def standing(row: ListRow) -> Cell:
        circling = any_circle and _circles(row)
        mark = f"{CIRCLE if circling else ' '} " if any_circle and row.steps else ""
        return Cell(mark + safe_text(_steps(row)), "yellow" if circling else "")

    return standing


def _steps(row: ListRow) -> str:
    """``2 training flat``, or with several ladders ``Housing 2, Activity 1``."""
    if len(row.steps) == 1:
        return f"{row.steps[0].step} {row.steps[0].step_name}"
    return ", ".join(f"{position.ladder_name} {position.step}" for position in row.steps)


def _follow_up(
    words: Language, rows: Sequence[ListRow], today: dt.date
) -> Callable[[ListRow], Cell]:
    """The day that is due, each right below the other, and how late it is.

    Instead, when somebody was discharged, or that she is away or has no stay yet.
    """
    days = {row.next_follow_up_on for row in rows if row.discharged_on is None}
    due = {day: words.day(day, omit_year_of=today) if day else "" for day in days}
    size = max(map(width, due.values()), default=0)
    due = {day: " " * (size - width(text)) + text for day, text in due.items()}

    def follow_up(row: ListRow) -> Cell:
        if row.admitted_on is None:
            return Cell(words.say(f"screen.status_{row.status}"))
        if row.discharged_on is not None:
            on = words.day(row.discharged_on, omit_year_of=today)
            end = "died" if row.has_died else "discharged"
            return Cell(words.say(f"screen.{end}_on", on=on))
        day = row.next_follow_up_on
        if row.overdue_days or day == today:
            late = lateness(words, row.overdue_days or 0)
            return Cell(f"{due[day]}  {late.text}", late.style)
        if row.is_away and day is None:
            return Cell(words.say("screen.away_now"))
        return Cell(due[day] if day else "")

    return follow_up


def _names(ladders: Sequence[str]) -> list[str]:
    """The columns of csv: JSON's keys, those of ``steps`` once a ladder with its code in front."""
    standing = [f"{ladder}_{name}" for ladder in ladders for name in POSITION]
    at = SHOWN.index("steps")
    return [*SHOWN[:at], *standing, *SHOWN[at + 1 :]]


def _positions(steps: Mapping[str, Mapping[str, Any]], ladders: Sequence[str]) -> dict[str, object]:
    nowhere = dict.fromkeys(POSITION)
    return {
        f"{ladder}_{name}": value
        for ladder in ladders
        for name, value in (steps.get(ladder) or nowhere).items()
    }
