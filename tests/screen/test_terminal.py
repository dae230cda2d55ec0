"""Colour on a terminal: what a few codes write is what Rich writes."""

from itertools import product

import pytest

from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.terminal import by_rich, trimmed, written

TEXTS = ("", "one ", "  å–…", "漢字", "[bold]x[/]", " ")
STYLES = ("", "bold", "dim", "red", "yellow", "cyan", "bold red", "bold yellow", "green")


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("style", STYLES)
def test_a_screen_is_written_as_rich_writes_it(style: str, whole: bool) -> None:
    pairs = product(TEXTS, TEXTS, ("", "dim", style))
    body = [[Cell(first, style), Cell(second, other)] for first, second, other in pairs]
    rows = [trimmed(line) for line in body]
    assert written(body, 80, whole=whole) == by_rich(rows, 80, whole=whole)
    assert written([], 80, whole=whole) == ""


def test_what_does_not_fit_is_folded_and_spaces_at_an_end_are_left_out() -> None:
    long = [Cell("one two", "bold"), Cell(" three"), Cell("  ", "dim")]
    assert written([long], 80) == "\x1b[1mone two\x1b[0m three\n"
    assert written([long], 5, whole=True) == written([long], 80)
    assert written([long], 8).count("\n") == 2
