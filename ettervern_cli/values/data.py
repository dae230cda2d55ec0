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


def flat(
    value: object, section: str = "", item: str = "", measure: str = ""
) -> Iterator[tuple[str, str, str, object]]:
    """A nested value as rows of FLAT, one for each value that lies in it.

    ``section`` is the keys of a list and ``item`` an entry's id in it, else its number, after
    those of what the list lies in; ``measure`` is a key, with dots between it and those above it.
    """
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from flat(part, section, item, f"{measure}.{key}" if measure else str(key))
    elif isinstance(value, list) and any(isinstance(entry, Mapping) for entry in value):
        inner = f"{section}.{measure}" if section else measure
        for number, entry in enumerate(value, 1):
            name = str(entry.get("id", number))
            yield from flat(entry, inner, f"{item}/{name}" if item else name)
    else:
        yield section, item, measure, value
