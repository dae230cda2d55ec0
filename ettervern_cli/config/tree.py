"""YAML text → nested dicts, lists and strings, with the line of every path.

Read from the parser's events, so that a bomb of brackets, an alias or a key given twice is
refused with its line. Nothing is guessed: every value is the text that stands in the file.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from ettervern_cli.config.problems import ConfigProblem, Path
from ettervern_cli.config.values import shown

MOST_DEPTH = 20


class _Refused(Exception):
    """The text is no YAML that we read."""

    def __init__(self, line: int, kind: str, **facts: object) -> None:
        super().__init__(kind)
        self.problem = ConfigProblem(line, (), kind, facts)


def read_tree(text: str) -> tuple[dict[str, Any] | None, dict[Path, int], list[ConfigProblem]]:
    """Text → nested dicts, lists and strings, with the line of every path."""
    foreign = next((i for i, letter in enumerate(text) if "\ud800" <= letter <= "\udfff"), None)
    if foreign is not None:
        line = text.count("\n", 0, foreign) + 1
        return None, {}, [ConfigProblem(line, (), "not_utf8", {})]
    lines: dict[Path, int] = {(): 1}
    problems: list[ConfigProblem] = []
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        events = yaml.parse(text, Loader=loader)
        tree = _document(events, lines, problems)
    except _Refused as refused:
        return None, lines, [refused.problem]
    except yaml.MarkedYAMLError as error:
        return None, lines, [_not_yaml(error, text)]
    except yaml.reader.ReaderError as error:
        before = text.encode("utf-8", "replace")[: error.position]
        return None, lines, [ConfigProblem(before.count(b"\n") + 1, (), "control_character", {})]
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return None, lines, [ConfigProblem(1, (), "not_yaml", {})]
    if not isinstance(tree, dict):
        return None, lines, [ConfigProblem(1, (), "not_a_mapping", {"value": shown(tree)})]
    return tree, lines, problems


def _not_yaml(error: yaml.MarkedYAMLError, text: str) -> ConfigProblem:
    """The parser's complaint in words for somebody who edits the file by hand."""
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark is not None]
    mark = marks[0] if marks else None
    line = mark.line + 1 if mark else 1
    began = marks[-1].line + 1 if marks else line
    context, why = error.context or "", error.problem or ""
    if "cannot start any token" in why and mark is not None:
        rows = text.split("\n")[mark.line : mark.line + 1]
        character = rows[0][mark.column : mark.column + 1] if rows else ""
        if character == "\t":
            return ConfigProblem(line, (), "yaml_tab", {})
        return ConfigProblem(line, (), "yaml_start", {"character": character})
    if "mapping values are not allowed" in why:
        return ConfigProblem(line, (), "yaml_colon", {})
    if "quoted scalar" in context and "end of stream" in why:
        return ConfigProblem(began, (), "yaml_quote", {})
    if "flow" in context:
        return ConfigProblem(line, (), "yaml_bracket", {"began": began})
    if "block" in context:
        return ConfigProblem(line, (), "yaml_indent", {"began": began})
    if "escape" in why:
        return ConfigProblem(line, (), "yaml_escape", {})
    return ConfigProblem(line, (), "not_yaml", {})


def _document(events: Iterator[Any], lines: dict[Path, int], problems: list[ConfigProblem]) -> Any:
    documents = 0
    tree: Any = {}
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Refused(_line(event), "second_document")
            tree = _node(next(events), events, (), lines, problems)
    return tree


def _node(
    event: Any,
    events: Iterator[Any],
    path: Path,
    lines: dict[Path, int],
    problems: list[ConfigProblem],
) -> Any:
    _plain_event(event)
    if len(path) > MOST_DEPTH:
        raise _Refused(_line(event), "too_deep", depth=MOST_DEPTH)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, path, lines, problems)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Any] = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            here = (*path, len(items))
            lines[here] = _line(item)
            items.append(_node(item, events, here, lines, problems))
        return items
    if not event.style and event.value in ("", "~", "null", "Null", "NULL"):
        return None
    return event.value


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _plain_event(event: Any) -> None:
    """Refuse aliases and anchors: one place in the file would change another."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _Refused(_line(event), "alias")


def _mapping(
    events: Iterator[Any], path: Path, lines: dict[Path, int], problems: list[ConfigProblem]
) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        _plain_event(key)
        line = _line(key)
        if not isinstance(key, yaml.ScalarEvent):
            raise _Refused(line, "strange_key")
        here = (*path, key.value)
        if here in lines:
            # Read to its end, but neither kept nor allowed to move the first one's lines.
            _node(next(events), events, here, {}, [])
            facts = {"key": shown(key.value), "first": lines[here]}
            problems.append(ConfigProblem(line, here, "twice", facts))
            continue
        lines[here] = line
        value = _node(next(events), events, here, lines, problems)
        if value is not None:
            mapping[key.value] = value
    return mapping
