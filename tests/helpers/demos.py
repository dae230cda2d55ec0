"""Demo workspaces of the five templates, made once a run, for tests that only read them."""

from pathlib import Path

import pytest

from tests.conftest import Workspace, invoke
from tests.helpers.once import made_once

DAYS = {
    "alta": "2009-11-20",
    "fri": "2020-06-01",
    "steg": "2021-10-01",
    "sent-ute": "2017-05-05",
    "hf": "2019-06-01",
}
# The templates as parameters: two that differ most in the suite, all in .ci/run.
EACH = [
    pytest.param(name, marks=[] if name in ("alta", "hf") else pytest.mark.large) for name in DAYS
]


def demo(factory: pytest.TempPathFactory, template: str, day: str = "", *more: str) -> Workspace:
    """A demo of a template, filled up to its day; only to be read, or copied."""
    today = day or DAYS[template]

    def make(folder: Path) -> None:
        words = ("--today", today, "--lang", "en", "demo", str(folder / template))
        result = invoke(*words, "--template", template, *more)
        assert result.code == 0, result

    name = " ".join(("demo", template, today, *more))
    return Workspace(made_once(factory, name, make).folder / template, today)
