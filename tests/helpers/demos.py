"""Demo workspaces of the five templates, made once a process, for tests that only read them."""

import pytest

from tests.conftest import Workspace, invoke

DAYS = {
    "alta": "2009-11-20",
    "fri": "2020-06-01",
    "steg": "2021-10-01",
    "sent-ute": "2017-05-05",
    "hf": "2019-06-01",
}

_MADE: dict[str, Workspace] = {}


def demo(factory: pytest.TempPathFactory, template: str) -> Workspace:
    """A demo of a template, filled up to its day."""
    if template in _MADE:
        return _MADE[template]
    made = factory.mktemp("demo") / template
    words = ("--today", DAYS[template], "--lang", "en", "demo", str(made), "--template", template)
    result = invoke(*words)
    assert result.code == 0, result
    return _MADE.setdefault(template, Workspace(made, DAYS[template]))
