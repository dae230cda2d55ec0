"""A report as scripts get it: its value as JSON, and every value within that as a row of csv. Pure.

A NamedTuple tells its fields in their order under their own names, unless ``keys`` stands above
its class, or below it here for those of other rooms. How either becomes text is not known here.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar, get_args, get_type_hints

from ettervern_cli.homes.occupancy import DayUse, MonthUse, Occupancy
from ettervern_cli.money.rent.rules import Ages
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.rates import Tally

Kind = TypeVar("Kind")
PLACES = 4
# What a value that is a section by itself is called, where its section does not say it.
ALONE = {"programme": "code"}
Row = tuple[str, str, str, object]


class Shape(NamedTuple):
    """What a class tells: ``{key: attribute}``, those left out where None, and names of its own."""

    told: Mapping[str, str]
    optional: frozenset[str]
    by: str
    item: str

    @property
    def naming(self) -> frozenset[str]:
        """The keys that name an item, which its rows need not tell again."""
        return frozenset(self.item.replace("{", "}").split("}")[1::2])


SHAPES: dict[type, Shape] = {}


class ByCode(dict[str, object]):
    """An object whose keys are codes or names, not words of the program."""


class Counts(ByCode):
    """How many there are of each code."""


class Listed(dict[str, object]):
    """An object of a list: what it is called in rows, and which of its keys say so."""

    item: str
    naming: frozenset[str]


def keys(*told: str, by: str = "", item: str = "") -> Callable[[type[Kind]], type[Kind]]:
    """What a class tells, in order: an attribute, ``key:attribute``, or ``key?`` left out if None.

    ``by`` is the attribute that a list of such becomes an object by; one key alone is then the
    value itself. ``item`` is what an object of a list is called in rows, as ``points.{days}`` or
    by its place as ``{n}``; else by its first key.
    """
    pairs = [name.rstrip("?").partition(":")[::2] for name in told]
    optional = frozenset(name.rstrip("?") for name in told if name.endswith("?"))
    found = {key: attribute or key for key, attribute in pairs}
    shape = Shape(found, optional, by, item or f"{{{pairs[0][0]}}}")

    def declared(kind: type[Kind]) -> type[Kind]:
        SHAPES[kind] = shape
        return kind

    return declared


keys("number", by="code")(Tally)
keys("arrears_30_ore:young_ore", "arrears_90_ore:middle_ore", "arrears_older_ore:older_ore")(Ages)
keys("on", "beds", "occupied", "held", "used")(DayUse)
keys("month", "usable_days", "occupied_days", "held_days", "rate")(MonthUse)
keys("bed_days", "occupied_days", "held_days", "void_days", "rate", "on", "months?", "nights?")(
    Occupancy
)


def data(value: Any) -> Any:
    """A value as JSON has it: days as ISO text, fractions with four decimals, hidden as it is."""
    if hasattr(value, "as_json"):
        return value.as_json()
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return _object(value)
    if isinstance(value, Mapping):
        kind = Counts if all(isinstance(each, int) for each in value.values()) else ByCode
        return kind({str(key): data(each) for key, each in value.items()})
    if isinstance(value, list | tuple):
        return _list(value, next((_shape(type(each)) for each in value), None))
    if isinstance(value, dt.date):
        return value.isoformat()
    return round(value, PLACES) if isinstance(value, float) else value


def _object(value: Any) -> dict[str, object]:
    shape, kind = _shape(type(value)), type(value)
    found = {}
    for key, attribute in shape.told.items():
        part = attrgetter(attribute)(value)
        if part is None and key in shape.optional:
            continue
        empty = isinstance(part, list | tuple) and not part
        found[key] = _list((), _shape_within(kind, attribute)) if empty else data(part)
    return found


def _list(items: Sequence[Any], shape: Shape | None) -> object:
    """A list, or the object that a list of such becomes."""
    if shape is None:
        return [data(each) for each in items]
    found = [_object(each) for each in items]
    if shape.by:
        alone = next(iter(shape.told)) if len(shape.told) == 1 else ""
        codes = (str(getattr(each, shape.by)) for each in items)
        parts = [each[alone] if alone else each for each in found]
        kind = ByCode if any(isinstance(part, dict) for part in parts) else Counts
        return kind(zip(codes, parts, strict=True))
    return [_listed(each, shape, n) for n, each in enumerate(found, 1)]


def _listed(found: dict[str, object], shape: Shape, n: int) -> Listed:
    listed = Listed(found)
    listed.item = shape.item.format_map({**found, "n": n})
    listed.naming = shape.naming
    return listed


@cache
def _declared(kind: type) -> Shape:
    return Shape({name: name for name in kind._fields}, frozenset(), "", f"{{{kind._fields[0]}}}")  # type: ignore[attr-defined]


def _shape(kind: type) -> Any:
    """What a class tells, as declared for it or for one it is made from; None for no NamedTuple."""
    if not hasattr(kind, "_fields"):
        return None
    named = next((each for each in kind.__mro__ if each in SHAPES), None)
    return SHAPES[named] if named else _declared(kind)


def _shape_within(kind: type, attribute: str) -> Any:
    """What the objects of a list tell that happens to be empty, by what it is a list of."""
    found = getattr(kind, attribute)
    hints = get_type_hints(found.fget) if isinstance(found, property) else get_type_hints(kind)
    hint = hints["return"] if isinstance(found, property) else hints[attribute]
    within = [part for each in (hint, *get_args(hint)) for part in get_args(each)]
    return next((_shape(each) for each in within if hasattr(each, "_fields")), None)


def rows(found: Mapping[str, object]) -> Iterator[Row]:
    """Every value of a report as ``section, item, measure, value``, in the order of its data.

    A section that is not kept has none. Objects of a list are items by what they are called;
    codes are items too, and what is counted of them the measure.
    """
    for section, value in found.items():
        if isinstance(value, dict | list):
            yield from ((section, *row) for row in _rows(value, "", "count"))
        elif value is not None and value is not SUPPRESSED:
            yield section, "", ALONE.get(section, section), value


def _rows(value: Any, path: str, name: str) -> Iterator[tuple[str, str, object]]:
    if isinstance(value, list):
        yield from _listed_rows(value, path, name)
        return
    naming = value.naming if isinstance(value, Listed) else ()
    for key, each in value.items():
        below = _joined(path, key)
        if isinstance(value, Counts):
            yield below, name, each
        elif isinstance(value, ByCode):
            yield from _rows(each, below, key) if isinstance(each, dict | list) else ()
        elif isinstance(each, list | Counts):
            yield from _rows(each, path, key)
        elif isinstance(each, dict):
            yield from _rows(each, below, key)
        elif key not in naming:
            yield path, key, each


def _listed_rows(items: list[Any], path: str, name: str) -> Iterator[tuple[str, str, object]]:
    """Objects of a list; a second of one name is ``R-0001.2``, and values go by their place."""
    seen: dict[str, int] = {}
    for n, each in enumerate(items, 1):
        if not isinstance(each, Listed):
            yield _joined(path, str(n)), name, each
            continue
        seen[each.item] = seen.get(each.item, 0) + 1
        item = each.item if seen[each.item] == 1 else f"{each.item}.{seen[each.item]}"
        yield from _rows(each, _joined(path, item), name)


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
