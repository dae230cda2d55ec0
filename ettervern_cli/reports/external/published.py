"""The register of what was published: what was shown and hidden of which time, and what follows."""

import datetime as dt
import json
import sqlite3
from collections.abc import Hashable
from typing import Any, NamedTuple

from ettervern_cli.people.scene import Stage
from ettervern_cli.reports.external.errors import GivesBack
from ettervern_cli.reports.external.joint import Release, as_limits, held, key_text, near
from ettervern_cli.reports.external.masking import Suppression
from ettervern_cli.reports.external.moving import Limit
from ettervern_cli.storage.rows import add, fetch
from ettervern_cli.values.dates import Period


class Publication(NamedTuple):
    """A report that went out: its kind, whose figures, and the time it is about."""

    id: int
    report: str
    about: str
    first_on: dt.date
    last_on: dt.date
    published_on: dt.date

    @property
    def period(self) -> Period:
        """The time it is about."""
        return Period(self.first_on, self.last_on)


PUBLISHED = """
SELECT id, report, about, first_on, last_on, published_on FROM publication
WHERE programme_id = ? ORDER BY id
"""


def publications(db: sqlite3.Connection, programme_id: int) -> list[Publication]:
    """What has been published, in that order."""
    return fetch(db, Publication, PUBLISHED, (programme_id,))


def overlapping(db: sqlite3.Connection, programme_id: int, period: Period) -> list[Publication]:
    """What has been published of a time that this one shares days with."""
    return [
        one for one in publications(db, programme_id)
        if one.first_on <= period.last and period.first <= one.last_on
    ]  # fmt: skip


def about(kind: str, report: Any) -> str:
    """Whose figures a report has: one municipality's, or of stays by when they began."""
    if kind == "municipality":
        return f"municipality {report.municipality}"
    return kind if kind == "retention" else ""


def publish(stage: Stage, report: str, about: str, period: Period, sheet: Suppression) -> Any:
    """Write down what goes out, with more hidden where that is called for; the report to be seen.

    Raises GivesBack where something hidden in it, or in what went out before, could be worked out
    of them all however much of it were hidden.
    """
    db, author, programme, on = stage
    every = publications(db, programme.id)
    beside = [every[n] for n in near(period, [one.period for one in every])]
    new = release_of(sheet, report, about, period)
    (hidden,), gives_back = held([new], [_read(db, one) for one in beside], sheet.threshold)
    if gives_back:
        raise GivesBack(first=period.first, last=period.last)
    sheet.hidden = frozenset(key for key in sheet.cells if key_text(key) in hidden)
    add(
        db, "publication", author.recorded_at, programme_id=programme.id, report=report,
        about=about, first_on=period.first, last_on=period.last, published_on=on,
        figures=as_json(figures(new._replace(hidden=hidden))),
    )  # fmt: skip
    return sheet.again() if sheet.again else None


def release_of(sheet: Suppression, report: str, about: str, period: Period) -> Release:
    """What a report tells and hides."""
    return Release(
        report,
        about,
        period,
        {key_text(key): value for key, value in sheet.cells.items()},
        frozenset(map(key_text, sheet.hidden or ())),
        frozenset(map(key_text, sheet.loose)),
        as_limits(sheet.relations),
        [(key_text(part), key_text(whole)) for part, whole in sheet.within],
        frozenset(map(key_text, sheet.also)),
    )


def figures(one: Release) -> dict[str, object]:
    """A release as a register keeps it: its counts, and its limits by their counts' places."""
    places: dict[Hashable, int] = {key: place for place, key in enumerate(one.cells)}
    cells = [
        [key, value, "h" if key in one.hidden else "l" if key in one.loose else ""]
        for key, value in one.cells.items()
    ]
    limits = [
        [[[places[key], by] for key, by in limit.factors.items()], limit.low, limit.high]
        for limit in one.limits
    ]
    return {"cells": cells, "limits": limits}


def as_json(value: object) -> str:
    """What a register keeps, as text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def release_read(kept: Any, kind: str, subject: str, period: Period) -> Release:
    """A release by its ``figures``."""
    keys = [key for key, _, _ in kept["cells"]]
    return Release(
        kind,
        subject,
        period,
        {key: value for key, value, _ in kept["cells"]},
        frozenset(key for key, _, how in kept["cells"] if how == "h"),
        frozenset(key for key, _, how in kept["cells"] if how == "l"),
        [Limit({keys[n]: by for n, by in factors}, low, high)
         for factors, low, high in kept["limits"]],
    )  # fmt: skip


def _read(db: sqlite3.Connection, one: Publication) -> Release:
    row = db.execute("SELECT figures FROM publication WHERE id = ?", (one.id,)).fetchone()
    return release_read(json.loads(row[0]), one.report, one.about, one.period)
