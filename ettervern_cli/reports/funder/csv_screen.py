"""``report funder`` as csv: every number that JSON has, in its order."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ettervern_cli.reports.funder.json import as_json
from ettervern_cli.reports.funder.report import FunderReport
from ettervern_cli.reports.parts_screen import header_rows, plain
from ettervern_cli.screen.tables import csv_text

Item = tuple[str, str, object]


def csv(report: FunderReport) -> str:
    """The report as ``section,item,measure,value``."""
    return csv_text(*header_rows(_rows(as_json(report))))


def _rows(found: dict[str, Any]) -> Iterator[tuple[str, str, str, object]]:
    special: dict[str, Callable[[Any], Iterator[Item]]] = {
        "programme": _programme,
        "funder": _funder,
        "grant": _grant,
        "goals": _goals,
        "posts": _posts,
        "measures": _measures,
        "evictions": _evictions,
        "remarks": _remarks,
    }
    for section, value in found.items():
        rows = special[section](value) if section in special else plain(value)
        yield from ((section, *row) for row in rows)


def _programme(code: str) -> Iterator[Item]:
    yield "", "code", code


def _posts(posts: list[dict[str, Any]]) -> Iterator[Item]:
    yield from _listed(posts, "post")


def _funder(funder: dict[str, Any]) -> Iterator[Item]:
    yield from plain({key: each for key, each in funder.items() if key != "conditions"})
    for number, condition in enumerate(funder["conditions"], 1):
        yield str(number), "condition", condition


def _grant(grant: dict[str, Any]) -> Iterator[Item]:
    yield from _listed(grant["years"], "year")
    yield from _listed(grant["lines"], "code")
    yield from plain({"total": grant["total"]})


def _listed(entries: Sequence[dict[str, Any]], key: str) -> Iterator[Item]:
    """Entries of a list, each an item by one of its keys."""
    for entry in entries:
        item = str(entry[key])
        yield from plain({name: each for name, each in entry.items() if name != key}, item)


def _goals(goals: list[dict[str, Any]]) -> Iterator[Item]:
    for number, goal in enumerate(goals, 1):
        yield str(number), "goal", goal["goal"]
        for answer in goal["answers"]:
            item = f"{number}.{answer['kind']}.{answer['counts']}"
            names = ("number", "people", "rate")
            yield from plain({name: answer[name] for name in names}, item)


def _measures(measures: dict[str, list[dict[str, Any]] | None]) -> Iterator[Item]:
    for by, each in measures.items():
        for item, name, number in _listed(each or (), "name"):
            yield f"{by}.{item}", name, number


def _evictions(found: dict[str, Any]) -> Iterator[Item]:
    """Asked for and carried out; what is not kept is one empty value."""
    for what, counted in found.items():
        for name in ("number", "people"):
            yield what, name, counted[name] if counted else None


def _remarks(found: dict[str, Any]) -> Iterator[Item]:
    for heading, remarks in found.items():
        for number, one in enumerate(remarks or (), 1):
            yield from ((f"{heading}.{number}", name, each) for name, each in one.items())
