"""An example in a docstring says what happens."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "ettervern_cli"


def with_examples() -> list[str]:
    paths = [path for path in PACKAGE.rglob("*.py") if ">>>" in path.read_text("utf-8")]
    return sorted(
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in paths
    )


@pytest.mark.parametrize("name", with_examples())
def test_an_example_says_what_happens(name: str) -> None:
    found = doctest.testmod(import_module(name))
    assert found.attempted > 0
    assert found.failed == 0
