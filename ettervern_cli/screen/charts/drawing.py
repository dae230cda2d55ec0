"""Strokes that charts are drawn with: SVG elements as text, scales, round ticks, labels that fit.

Colours are the page's (its style sheet knows the classes), so that light, dark and print are one
drawing. Letters are LETTER wide at most on average, which is what labels are cut and placed by.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.screen.folding import width as columns
from ettervern_cli.screen.folding import wrap
from ettervern_cli.screen.safe import safe_text

LETTER = 9.0
LINE = 17
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


class Plot(NamedTuple):
    """A drawing's size, and the rectangle in it that values are drawn in."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float

    def x(self, share: float) -> float:
        """Where a share from 0 to 1 of the rectangle's breadth lies."""
        return self.left + (self.right - self.left) * share

    def y(self, share: float) -> float:
        """Where a share from 0 to 1 of the rectangle's height lies, from below."""
        return self.bottom - (self.bottom - self.top) * share


def escape(value: object) -> str:
    """User text inside html or SVG: never markup, what cannot be seen made visible."""
    return "".join(_ENTITIES.get(letter, letter) for letter in safe_text(str(value)))


def number(value: float) -> str:
    """A coordinate, to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def extent(text: str) -> float:
    """How wide a text is drawn, at most on average."""
    return columns(text) * LETTER


def fitted(text: str, room: float) -> str:
    """The text, cut with an ellipsis where it would be wider than ``room``."""
    text = safe_text(text)
    if extent(text) <= room:
        return text
    while text and extent(text) + LETTER > room:
        text = text[:-1]
    return text.rstrip() + "\u2026"


def lines(x: float, y: float, text: str, room: float, most: int) -> list[str]:
    """A text on up to ``most`` lines, the last of them at ``y``; what does not fit is cut."""
    folded = wrap(safe_text(text), int(room / LETTER))
    shown = [*folded[: most - 1], " ".join(folded[most - 1 :])]
    return [
        label(x, y - LINE * (len(shown) - 1 - i), fitted(part, room), "start", "strong")
        for i, part in enumerate(shown)
    ]


def svg(name: str, title: str, about: str, plot: Plot, body: Sequence[str]) -> str:
    """A drawing with its title and description, in a box that scales with the page."""
    size = f"{number(plot.width)} {number(plot.height)}"
    hatch = (
        f'<defs><pattern id="{name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="ground" width="6" height="6"/>'
        '<line class="hatch" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>'
    )
    head = (
        f'<svg viewBox="0 0 {size}" role="img" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(about)}</desc>{hatch}'
    )
    return head + "".join(body) + "</svg>"


def label(x: float, y: float, text: str, anchor: str = "start", style: str = "") -> str:
    """A text at a point; ``anchor`` says which of its ends."""
    kind = f' class="{style}"' if style else ""
    return (
        f'<text x="{number(x)}" y="{number(y)}" text-anchor="{anchor}"{kind}>{escape(text)}</text>'
    )


def rect(x: float, y: float, width: float, height: float, style: str) -> str:
    """A rectangle."""
    return (
        f'<rect class="{style}" x="{number(x)}" y="{number(y)}" '
        f'width="{number(max(width, 0))}" height="{number(max(height, 0))}"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    """A straight line."""
    ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line class="{style}" {ends}/>'


def path(points: Sequence[tuple[float, float]], style: str, *, fill: str = "") -> str:
    """A line through points; ``fill`` names what fills the area that it closes."""
    drawn = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    end = "Z" if fill else ""
    paint = f' fill="{fill}"' if fill.startswith("url(") else ""
    return f'<path class="{style}" d="M{drawn}{end}"{paint}/>'


def ticks(top: float, most: int = 4) -> list[float]:
    """Few round whole numbers from 0 on, the last at or above ``top``.

    >>> ticks(7)
    [0, 2, 4, 6, 8]
    """
    if top <= 0:
        return [0, 1]
    power = 10.0 ** math.floor(math.log10(top / most))
    steps = [power * factor for factor in (1, 2, 5, 10, 20)]
    fine = [step for step in steps if step >= 1] or [1.0]
    step = next((step for step in fine if math.ceil(top / step) <= most), fine[-1])
    count = math.ceil(top / step)
    return [int(step * place) for place in range(count + 1)]


def grid(plot: Plot, values: Sequence[float], texts: Sequence[str]) -> list[str]:
    """Lines across the rectangle with their values at the left, the last one on top."""
    body = []
    for value, text in zip(values, texts, strict=True):
        y = plot.y(value / values[-1])
        body.append(line(plot.left, y, plot.right, y, "grid" if value else "axis"))
        body.append(label(plot.left - 8, y + 5, text, "end", "muted"))
    return body


def apart(places: Sequence[float], least: float, top: float, bottom: float) -> list[float]:
    """The places of labels, moved so that none lies on another, and none beyond an end."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = list(places)
    floor = top
    for i in order:
        moved[i] = max(moved[i], floor)
        floor = moved[i] + least
    ceiling = bottom
    for i in reversed(order):
        moved[i] = min(moved[i], ceiling)
        ceiling = moved[i] - least
    return moved


def beside(plot: Plot, marks: Sequence[tuple[float, str, str]]) -> list[str]:
    """Labels at the right of the rectangle, each ``(y, text, style)`` by what it names."""
    moved = apart([y for y, _, _ in marks], LINE, plot.top, plot.bottom)
    return [
        label(plot.right + 8, y + 5, text, "start", style)
        for y, (_, text, style) in zip(moved, marks, strict=True)
    ]


def sparse(texts: Sequence[str], room: float) -> list[tuple[int, str]]:
    """Every n-th of the texts under equal columns that share ``room``, so that none touch."""
    if not texts:
        return []
    wide = max(extent(text) for text in texts) + LETTER
    step = max(1, math.ceil(wide * len(texts) / max(room, 1)))
    return [(i, texts[i]) for i in range(0, len(texts), step)]
