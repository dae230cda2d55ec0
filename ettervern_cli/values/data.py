"""A value as scripts get it in JSON. Pure."""

import datetime as dt
from typing import Any


def as_json(value: Any, **more: object) -> dict[str, object]:
    """A NamedTuple as scripts get it, days as ISO text; ``more`` adds or stands instead."""
    return {**{name: plain(part) for name, part in value._asdict().items()}, **more}


def plain(value: object) -> object:
    """A day as ISO text, anything else as it is."""
    return value.isoformat() if isinstance(value, dt.date) else value
