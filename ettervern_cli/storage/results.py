"""What a verb answers: what to say, what to warn of, and what scripts are shown of it."""

from typing import NamedTuple


class Message(NamedTuple):
    """A sentence to come: its key in words/ and its facts."""

    key: str
    facts: dict[str, object]


def message(key: str, **facts: object) -> Message:
    """A sentence to come."""
    return Message(key, facts)


class Written(NamedTuple):
    """What a verb did: ``messages`` are one line, ``warned`` goes to stderr a line each.

    Scripts get the ``id`` of the entry added or else changed, the row of a stay (``stay_id``) or of
    a person in a programme (``about``, the ids of the programme and the person), and ``value``.
    ``next_due`` is the stay whose next follow-up is said last: that is read when it is shown.
    """

    messages: list[Message]
    warned: list[Message] = []  # noqa: RUF012 (never changed)
    id: str | None = None
    stay_id: int | None = None
    about: tuple[int, int] | None = None
    value: dict[str, object] = {}  # noqa: RUF012 (never changed)
    next_due: int | None = None


def on_stay(
    stay_id: int,
    entry: str,
    sentences: list[Message],
    warned: list[Message] | None = None,
    **value: object,
) -> Written:
    """What a verb did to a stay: ``entry`` is the id of what it added, or else changed."""
    return Written(sentences, warned or [], entry, stay_id, None, value)
