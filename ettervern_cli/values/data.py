"""A value as scripts get it in JSON, and the same as rows of csv. Pure."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Csv = tuple[list[str], Iterator[list[object]]]
MEASURES = ["section", "item", "measure", "value"]


def as_json(value: Any, **more: object) -> dict[str, object]:
    """A NamedTuple as scripts get it, days as ISO text; ``more`` adds or stands instead."""
    return {**{name: plain(part) for name, part in value._asdict().items()}, **more}


def plain(value: object) -> object:
    """A day as ISO text, anything else as it is."""
    return value.isoformat() if isinstance(value, dt.date) else value


def measured(value: Mapping[str, object]) -> tuple[list[str], list[list[object]]]:
    """A nested value as rows of MEASURES, one a value of it.

    ``section`` and ``item`` are empty for what lies in no list; ``item`` is an entry's id, else its
    number from 1; ``measure`` is a key, with dots between those of what lies deeper.
    """
    rows: list[list[object]] = []
    for section, part in value.items():
        if isinstance(part, list) and any(isinstance(item, dict) for item in part):
            for number, item in enumerate(part, 1):
                name = item.get("id", number)
                rows += [[section, name, *leaf] for leaf in leaves(item) if leaf[0] != "id"]
        elif isinstance(part, Mapping):
            rows += [[section, None, *leaf] for leaf in leaves(part)]
        else:
            rows.append([None, None, section, part])
    return MEASURES, rows


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every value that lies in another, after the keys that lead to it; lists of texts are one."""
    if isinstance(value, Mapping):
        parts = [(str(key), part) for key, part in value.items()]
    elif isinstance(value, list) and any(isinstance(part, dict) for part in value):
        parts = [(str(number), part) for number, part in enumerate(value, 1)]
    else:
        yield path, value
        return
    for key, part in parts:
        yield from leaves(part, f"{path}.{key}" if path else key)


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
    """Rows as csv, of JSON or NamedTuples: every name that one has, in order."""
    flattened = [flat(row if isinstance(row, Mapping) else as_json(row)) for row in rows]
    names = list(dict.fromkeys(name for row in flattened for name in row))
    return names, ([row.get(name) for name in names] for row in flattened)


def inner_csv(found: Any, rows: str, *names: str) -> Csv:
    """The rows that a value of JSON, or each of several, has under a name, after its own names."""
    each = found if isinstance(found, list) else [found]
    return rows_csv([{**{name: one[name] for name in names}, **row}
                     for one in each for row in one[rows]])  # fmt: skip


def measures_csv(found: Mapping[str, object]) -> Csv:
    """Everything in a value of JSON as csv, a number a row: section, item, measure and value."""
    return MEASURES, (
        [section, *row] for section, value in found.items() for row in _measures(section, value)
    )


def _measures(section: str, value: object) -> Iterator[list[object]]:
    """Item, measure and value of a section: its rows, or what it holds by item, or itself."""
    if isinstance(value, list):
        rows = [list(flat(row).items()) for row in value]
        yield from ([first[1], *part] for first, *rest in rows for part in rest)
    elif isinstance(value, Mapping) and all(isinstance(part, Mapping) for part in value.values()):
        for item, part in value.items():
            yield from ([item, *one] for one in flat(part).items())
    elif isinstance(value, Mapping):
        yield from (["", *one] for one in flat(value).items())
