"""A value as scripts get it in JSON, and the same as rows of csv. Pure."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Csv = tuple[list[str], Iterable[list[object]]]
MEASURES = ["section", "item", "measure", "value"]


def as_json(value: Any, **more: object) -> dict[str, object]:
    """A NamedTuple as scripts get it, days as ISO text; ``more`` adds or stands instead."""
    return {**{name: plain(part) for name, part in value._asdict().items()}, **more}


def picked(names: Iterable[str], *of: Any, **said: object) -> dict[str, object]:
    """By names, in their order, what is ``said``, else what the first of some values has there.

    Days are ISO text.
    """
    return {
        name: plain(
            said[name]
            if name in said
            else next(getattr(one, name) for one in of if hasattr(one, name))
        )
        for name in names
    }


def plain(value: object) -> object:
    """A day as ISO text, anything else as it is."""
    return value.isoformat() if isinstance(value, dt.date) else value


def unnamed(row: Mapping[str, Any], *also: str) -> dict[str, Any]:
    """A row of JSON without whose it is, where all are of one person, and ``also`` without some."""
    left_out = ("resident", "name", "programme", *also)
    return {name: value for name, value in row.items() if name not in left_out}


def measured(value: Mapping[str, object]) -> Csv:
    """A nested value as rows of MEASURES, one for each value that lies in it.

    ``section`` is the keys of a list and ``item`` an entry's id in it, else its number, after those
    of what the list lies in; ``measure`` is a key, with dots between it and those above it.
    """
    return MEASURES, _leaves(value)


def _leaves(
    value: object, section: str = "", item: str = "", measure: str = ""
) -> Iterator[list[object]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _leaves(part, section, item, f"{measure}.{key}" if measure else str(key))
    elif isinstance(value, list) and any(isinstance(entry, Mapping) for entry in value):
        inner = f"{section}.{measure}" if section else measure
        for number, entry in enumerate(value, 1):
            name = str(entry.get("id", number))
            yield from _leaves(entry, inner, f"{item}/{name}" if item else name)
    else:
        yield [section, item, measure, value]


def flat(row: Mapping[str, object]) -> dict[str, object]:
    """A row of JSON as one of csv: what lies inside a value is named after it, a rate's parts too.

    Several values are joined by semicolons.

    >>> flat({"used": {"numerator": 1, "denominator": 4, "rate": 0.25}, "on": ["a", "b"]})
    {'used': 0.25, 'used_numerator': 1, 'used_denominator': 4, 'on': 'a;b'}
    """
    found: dict[str, object] = {}
    for key, value in row.items():
        if isinstance(value, Mapping):
            inside = flat(value)
            if "rate" in inside:
                found[key] = inside.pop("rate")
            found |= {f"{key}_{name}": part for name, part in inside.items()}
        elif isinstance(value, list | tuple):
            found[key] = ";".join(map(str, value))
        else:
            found[key] = value
    return found


def rows_csv(rows: Sequence[Any]) -> Csv:
    """Rows of JSON, or NamedTuples, as csv: every name that any has, empty where one lacks it."""
    flattened = [flat(row if isinstance(row, Mapping) else as_json(row)) for row in rows]
    names = list(dict.fromkeys(name for row in flattened for name in row))
    return names, ([row.get(name) for name in names] for row in flattened)


def inner_csv(found: Any, rows: str, *names: str) -> Csv:
    """The rows that JSON, or each of several, has under a name, after ``names`` of its own."""
    each = found if isinstance(found, list) else [found]
    return rows_csv([{**{name: one[name] for name in names}, **row}
                     for one in each for row in one[rows]])  # fmt: skip
