"""Lines with colour for a terminal, by Rich. Imported only where there is colour."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.text import Text

from ettervern_cli.screen.tables import Line


def written(body: Iterable[Line], room: int, *, whole: bool = False) -> str:
    """Lines with their styles; one longer than ``room`` is folded at a space, never cut.

    ``whole`` leaves it in one piece, for lines that are there to be copied.
    """
    out = StringIO()
    console = Console(file=out, force_terminal=True, width=room, markup=False, emoji=False,
                      highlight=False)  # fmt: skip
    texts = []
    for line in body:
        text = Text()
        for item in line:
            text.append(item.text, item.style or None)
        text.rstrip()
        texts.append(text)
    if texts:
        screen = Text("\n").join(texts)
        console.print(screen, overflow="ignore" if whole else "fold", soft_wrap=whole)
    return out.getvalue()
