"""A value as scripts get it in JSON. Pure."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

FLAT = ("section", "item", "measure", "value")


def as_json(value: Any, **more: object) -> dict[str, object]:
    """A NamedTuple as scripts get it, days as ISO text; ``more`` adds or stands instead."""
    return {**{name: plain(part) for name, part in value._asdict().items()}, **more}


def plain(value: object) -> object:
    """A day as ISO text, anything else as it is."""
    return value.isoformat() if isinstance(value, dt.date) else value


def flat(value: Mapping[str, object]) -> tuple[tuple[str, ...], list[list[object]]]:
    """A nested value as rows of FLAT, one a value of it.

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
    return FLAT, rows


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
