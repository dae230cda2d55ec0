"""What pydantic found, as problems of ours; and the sound parts, so that these are checked too."""

from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from ettervern_cli.config.models import Config
from ettervern_cli.config.problems import ConfigProblem, Path
from ettervern_cli.config.values import MOST_SHOWN, SettingsSection, shown

_NOT_A_MAPPING = ("dict_type", "model_type", "model_attributes_type")
STAND_IN = "stand-in"


def explain(error: ValidationError, tree: Any) -> tuple[list[ConfigProblem], list[Path]]:
    """pydantic's errors as ours, and the places that nothing more can be said about."""
    problems: list[ConfigProblem] = []
    spoilt: list[Path] = []
    meant: set[Path] = set()
    for item in error.errors(include_url=False):
        path = _real_path(item["loc"], tree)
        kind, facts = _sentence(item, path)
        problems.append(ConfigProblem(0, path, kind, facts))
        spoilt.append(path)
        if kind == "unknown_key_near" and facts["nearest"] not in _around(tree, path):
            meant.add((*path[:-1], str(facts["nearest"])))
    # A misspelt key is one mistake, though the right one is then missing.
    problems = [p for p in problems if not (p.kind == "missing" and p.path in meant)]
    return problems, [*spoilt, *meant]


def _real_path(loc: tuple[int | str, ...], tree: Any) -> Path:
    """Drop what pydantic adds to a path: the ``[key]`` mark, and what the file does not have.

    The last part stays even so, because a missing key is named by it.
    """
    path: list[str | int] = []
    node = tree
    for position, part in enumerate(loc):
        if isinstance(node, dict) and str(part) in node:
            path.append(str(part))
            node = node[str(part)]
        elif isinstance(node, list) and isinstance(part, int) and part < len(node):
            path.append(part)
            node = node[part]
        elif isinstance(node, dict) and part != "[key]" and position == len(loc) - 1:
            path.append(str(part))
    return tuple(path)


def _around(tree: Any, path: Path) -> Any:
    """The mapping or list that a path's last part belongs to; an empty one if it is gone."""
    for part in path[:-1]:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            return {}
    return tree


def _sentence(item: Any, path: Path) -> tuple[str, dict[str, object]]:
    kind = item["type"]
    value = item.get("input")
    if kind == "extra_forbidden":
        return _unknown(path)
    if kind == "missing":
        return "missing", {}
    if kind in _NOT_A_MAPPING:
        return ("empty", {}) if value is None else ("not_a_mapping", {"value": shown(value)})
    if kind == "list_type":
        return "not_a_list", {"value": shown(value)}
    if kind == "literal_error":
        choices = item["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
        if isinstance(value, dict | list):
            return "not_one_value", {}
        return "wrong_choice", {"value": shown(value), "choices": choices}
    if kind in ("string_too_short", "too_short"):
        return "empty", {}
    if kind == "string_type":
        return ("empty", {}) if value is None else ("not_one_value", {})
    if kind == "string_too_long":
        return "too_long", {"most": item["ctx"]["max_length"]}
    if kind in ("empty", "not_one_value", "identity_number"):
        return kind, {}
    if kind.startswith("not_"):
        return kind, {"value": item["ctx"]["value"]}
    return "not_valid", {"value": shown(value)}


def unknown_without_value(tree: Any, lines: dict[Path, int]) -> list[ConfigProblem]:
    """Keys that nothing knows and that hold nothing: pydantic never sees them.

    ``{because: No, thanks}`` without quotes ends at the comma and leaves such a key.
    """
    problems = []
    for path in lines:
        if not path or not isinstance(path[-1], str) or path[-1] in _around(tree, path):
            continue
        known = _names(path[:-1])
        if known and path[-1] not in known:
            kind, facts = _unknown(path)
            problems.append(ConfigProblem(0, path, kind, facts))
    return problems


def _unknown(path: Path) -> tuple[str, dict[str, object]]:
    nearest = _nearest(path)
    return ("unknown_key_near", {"nearest": nearest}) if nearest else ("unknown_key", {})


def _names(path: Path) -> list[str]:
    """The keys that the section at a path may have; none where no section is."""
    model = _section_at(path)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _nearest(path: Path) -> str:
    """The known key most like an unknown one, or nothing."""
    from difflib import get_close_matches

    names = _names(path[:-1])
    close = get_close_matches(str(path[-1])[:MOST_SHOWN], names, 1, 0.6)
    return close[0] if close else ""


def _section_at(path: Path) -> type[SettingsSection] | None:
    """The model that describes the mapping at a path."""
    here: Any = Config
    for part in path:
        if isinstance(here, type) and issubclass(here, SettingsSection):
            fields = {field.alias or name: field for name, field in here.model_fields.items()}
            here = fields[str(part)].annotation if str(part) in fields else None
        else:
            here = _inside(here)
        here = _plain(here)
    return here if isinstance(here, type) and issubclass(here, SettingsSection) else None


def _inside(kind: Any) -> Any:
    arguments = getattr(kind, "__args__", ())
    return arguments[-1] if arguments else None


def _plain(kind: Any) -> Any:
    """An optional section is the section."""
    for argument in getattr(kind, "__args__", ()):
        if isinstance(argument, type) and issubclass(argument, SettingsSection):
            return argument if getattr(kind, "__origin__", None) not in (dict, list) else kind
    return kind


# One for every key that a section must have; they only fill gaps that are reported already.
STAND_INS: dict[str, Any] = {
    "name": STAND_IN,
    "host": STAND_IN,
    "kind": STAND_IN,
    "code": STAND_IN,
    "when": "stay",
    "effect": "closed",
    "lowest": "0",
    "highest": "1",
    "kroner": "0",
    "days": "1",
    "from": "2000-01-01",
    "text": STAND_IN,
    "line": STAND_IN,
    "yearly": "0",
    "year": "2000",
    "number": "1",
    "due": "2000-01-01",
    "date": STAND_IN,
    "amount": STAND_IN,
    "account": STAND_IN,
    "basis": STAND_IN,
    "agreement": STAND_IN,
    "steps": [{"code": STAND_IN, "name": STAND_IN}],
    "programmes": {STAND_IN: {"name": STAND_IN, "host": STAND_IN}},
}


def mended(error: ValidationError, tree: Any) -> Config | None:
    """The configuration with what was found wrong taken out or stood in for.

    ``tree`` is changed. Taking out can leave a gap, so it takes a few rounds.
    """
    for _ in range(5):
        items = error.errors(include_url=False)
        # All places first: mending one may take another's away.
        for kind, path in [(item["type"], _real_path(item["loc"], tree)) for item in items]:
            if path:
                _mend(_around(tree, path), path, kind)
        try:
            return Config.model_validate(tree)
        except ValidationError as left:
            error = left
    return None


def _mend(node: Any, path: Path, kind: str) -> None:
    last: Any = path[-1]
    if kind == "missing":
        # Codes must differ: a programme may have several units without one.
        node[last] = f"{STAND_IN}-{path[-2]}" if last == "code" else deepcopy(STAND_INS[last])
    elif kind in ("model_type", "model_attributes_type"):
        node[last] = {}
    elif isinstance(node, list):
        node[last] = STAND_IN
    elif isinstance(node, dict):
        node.pop(last, None)
