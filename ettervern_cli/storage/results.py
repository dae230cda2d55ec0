"""What a verb answers: what to say, what to warn of, and whose row shows the new state."""

from typing import NamedTuple


class Said(NamedTuple):
    """A sentence to come: its key in words/ and its facts."""

    key: str
    facts: dict[str, object]


def said(key: str, **facts: object) -> Said:
    """A sentence to come."""
    return Said(key, facts)


class Written(NamedTuple):
    """What a verb did: ``said`` is one line, ``warned`` goes to stderr a line each.

    ``stay_id`` is the stay whose row the command shows afterwards, ``table`` where the entry lies
    that it added, or else changed.
    """

    stay_id: int
    table: str
    said: list[Said]
    warned: list[Said] = []  # noqa: RUF012 (never changed)
