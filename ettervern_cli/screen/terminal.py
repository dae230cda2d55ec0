"""Lines on a real terminal: colour and folding, by Rich. Imported only where there is colour."""

import sys
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from ettervern_cli.screen.tables import Line


def show(body: Iterable[Line], stream: TextIO | None = None, *, whole: bool = False) -> None:
    """Print lines with their styles; a line too long is folded at a space, never cut.

    ``whole`` leaves it in one piece, for lines that are there to be copied.
    """
    console = Console(
        file=stream or sys.stdout,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )
    texts = []
    for line in body:
        text = Text()
        for item in line:
            text.append(item.text, item.style or None)
        text.rstrip()
        texts.append(text)
    if texts:
        console.print(
            Text("\n").join(texts), overflow="ignore" if whole else "fold", soft_wrap=whole
        )
