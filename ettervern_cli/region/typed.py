"""Values out of JSON that somebody else wrote: what their classes say, or a problem named."""

import types
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Kind = TypeVar("Kind")
# Signs of a text, the largest whole number either way, and items of a list.
LONGEST, MOST, MANY = 2000, 2**53, 10_000


class Misread(ValueError):
    """A value that is not what it should be; ``where`` is its place, dotted."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def read(kind: type[Kind], value: object, where: str = "") -> Kind:
    """A NamedTuple out of an object with just its keys; Misread names the first that is wrong."""
    if not isinstance(value, dict):
        raise Misread(where)
    hints = _hints(kind)  # type: ignore[arg-type]
    for name in hints.keys() ^ value.keys():
        raise Misread(_at(where, name if name in hints else ""))
    return kind(**{name: _read(hint, value[name], _at(where, name))
                   for name, hint in hints.items()})  # fmt: skip


def _at(where: str, name: str) -> str:
    return f"{where}.{name}" if where and name else where or name


def _read(hint: Any, value: object, where: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        known = [one for one in get_args(hint) if one is not type(None)]
        return None if value is None else _read(known[0], value, where)
    if origin is Literal:
        if value in get_args(hint) and type(value) in map(type, get_args(hint)):
            return value
        raise Misread(where)
    if origin is tuple:
        if not isinstance(value, list) or len(value) > MANY:
            raise Misread(where)
        inner = get_args(hint)[0]
        return tuple(_read(inner, one, f"{where}[{place}]") for place, one in enumerate(value))
    if hasattr(hint, "_fields"):
        return read(hint, value, where)
    return _plain(hint, value, where)


def _plain(hint: Any, value: object, where: str) -> object:
    """A text, a whole number or a truth; nothing stands for another."""
    fits = type(value) is hint
    if isinstance(value, str):
        fits = fits and len(value) <= LONGEST and _is_text(value)
    elif isinstance(value, int):
        fits = fits and abs(value) <= MOST
    if not fits:
        raise Misread(where)
    return value


def _is_text(value: str) -> bool:
    return not any(sign < " " or "\ud800" <= sign <= "\udfff" for sign in value)
