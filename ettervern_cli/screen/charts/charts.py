"""Charts of reports as SVG: values in, text out. Pure; the table below a chart holds its numbers.

Each is drawn twice, for a wide page and for a narrow one, and the page shows the one that fits.
Nothing rests on colour: parts are named where they are, hatched or outlined, and have no legend.
``name`` is a word of letters that no other chart of the page has.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ettervern_cli.screen.charts import drawing as pen
from ettervern_cli.screen.charts.drawing import Plot
from ettervern_cli.words import Language

WIDE, NARROW = 900.0, 340.0


class TimeColumn(NamedTuple):
    """A place on the time axis: its label, a part, what it is a part of, and a second part."""

    label: str
    part: int
    whole: int
    second: int = 0


class InkNames(NamedTuple):
    """What a chart's three sorts of ink are called where they stand: part, second, whole."""

    part: str
    whole: str
    second: str = ""


class Bar(NamedTuple):
    """A line of a plan: planned and actual, None for never, and how its figures read."""

    label: str
    planned: int | None
    actual: int | None
    figures: str


class CurvePoint(NamedTuple):
    """A step of a survival curve: from ``time`` on this share is left, between low and high.

    Both are None where nothing is known about how sure that is: the band ends there.
    """

    time: float
    share: float
    low: float | None
    high: float | None


Drawn = tuple[Plot, list[str]]


def _both(name: str, title: str, about: str, draw: Callable[[str, float], Drawn]) -> str:
    """The drawing for a wide page and for a narrow one."""
    drawn = []
    for kind, width in (("wide", WIDE), ("narrow", NARROW)):
        own = f"{name}-{kind}"
        plot, body = draw(own, width)
        drawn.append(f'<div class="{kind}">{pen.svg(own, title, about, plot, body)}</div>')
    caption = f"<figcaption>{pen.escape(title)}</figcaption>"
    return f'{caption}<div class="chart">{"".join(drawn)}</div>'


def steps(
    name: str, title: str, about: str, columns: Sequence[TimeColumn], named: InkNames, say: Language
) -> str:
    """A stair over time, such as nights by day: a part, a second on top of it, and the whole.

    Columns without a label have no mark on the axis.
    """

    def draw(own: str, width: float) -> Drawn:
        highest = max(max(one.whole, one.part + one.second) for one in columns)
        values = pen.ticks(highest)
        texts = [say.number(int(value)) for value in values]
        seconds = any(one.second for one in columns)
        words = [named.part, named.whole, *([named.second] if seconds else [])]
        plot = _plot(width, 260, texts, max(map(pen.extent, words)) + 12)
        body = pen.grid(plot, values, texts)
        top = values[-1]

        def stair(heights: Sequence[float]) -> list[tuple[float, float]]:
            return [
                (plot.x(place / len(columns)), plot.y(height / top))
                for i, height in enumerate(heights)
                for place in (i, i + 1)
            ]

        part = stair([one.part for one in columns])
        both = stair([one.part + one.second for one in columns])
        ground = [(plot.right, plot.bottom), (plot.left, plot.bottom)]
        if seconds:
            body.append(pen.path([*both, *part[::-1]], "second", fill=f"url(#{own}-hatch)"))
        body.append(pen.path([*part, *ground], "part", fill="area"))
        body.append(pen.path(stair([one.whole for one in columns]), "whole"))
        body += _days(plot, [one.label for one in columns])
        last = columns[-1]
        marks = [
            (plot.y(last.whole / top), named.whole, "muted"),
            (plot.y(last.part / 2 / top), named.part, "strong"),
        ]
        if seconds:
            marks.append((plot.y((last.part + last.second / 2) / top), named.second, ""))
        return plot, body + pen.beside(plot, marks)

    return _both(name, title, about, draw)


def portions(
    name: str, title: str, about: str, found: Sequence[TimeColumn], named: InkNames, say: Language
) -> str:
    """A column a month: a part of a whole that is outlined, its percent above where that fits."""

    def draw(own: str, width: float) -> Drawn:
        values = pen.ticks(max(one.whole for one in found))
        texts = [say.number(int(value)) for value in values]
        side = max(pen.extent(named.part), pen.extent(named.whole)) + 12
        plot = _plot(width, 260, texts, side, above=26)
        body = pen.grid(plot, values, texts)
        share, room = 1 / len(found), (plot.right - plot.left) / len(found)
        breadth = min(room * 0.66, 46)
        for i, one in enumerate(found):
            x = plot.x((i + 0.5) * share) - breadth / 2
            for height, style in ((one.whole, "outline"), (one.part, "part")):
                y = plot.y(height / values[-1])
                body.append(pen.rect(x, y, breadth, plot.bottom - y, style))
            percent = say.percent(one.part, one.whole)
            if one.whole and pen.extent(percent) <= room:
                y = plot.y(one.whole / values[-1]) - 6
                body.append(pen.label(x + breadth / 2, y, percent, "middle", "muted"))
        body += _months(plot, [one.label for one in found])
        last = next((one for one in reversed(found) if one.whole), found[-1])
        marks = [
            (plot.y(last.whole / values[-1]), named.whole, "muted"),
            (plot.y(last.part / 2 / values[-1]), named.part, "strong"),
        ]
        return plot, body + pen.beside(plot, marks)

    return _both(name, title, about, draw)


def stairs(
    name: str,
    title: str,
    about: str,
    months: Sequence[str],
    rows: Sequence[tuple[str, Sequence[int]]],
    say: Language,
) -> str:
    """A row for each step, the highest on top, with a column a month and its number above."""

    def draw(own: str, width: float) -> Drawn:
        wide = width > 2 * NARROW
        longest = max(pen.extent(text) for text, _ in rows) + 12
        left = min(longest, width * 0.3) if wide else 2.0
        row = 58.0 if wide else 76.0
        plot = Plot(width, row * len(rows) + 30, left, 4, width - 4, row * len(rows) + 4)
        highest = max((max(counts) for _, counts in rows), default=0) or 1
        room = (plot.right - plot.left) / len(months)
        breadth = min(room * 0.66, 46)
        body = []
        for place, (text, counts) in enumerate(rows):
            base = plot.top + row * (place + 1) - 4
            tall = row - (26 if wide else 42)
            at, most = (base - 6, 2) if wide else (base - row + 20, 1)
            space = left - 12 if wide else plot.right - plot.left
            body += pen.lines(2, at, text, space, most)
            body.append(pen.line(plot.left, base, plot.right, base, "axis"))
            for i, count in enumerate(counts):
                x, high = plot.left + room * (i + 0.5), tall * count / highest
                if count:
                    body.append(pen.rect(x - breadth / 2, base - high, breadth, high, "part"))
                if pen.extent(say.number(highest)) <= room and count:
                    number = say.number(count)
                    body.append(pen.label(x, base - high - 4, number, "middle", ""))
        return plot, body + _months(plot, months)

    return _both(name, title, about, draw)


def bars(name: str, title: str, about: str, groups: Sequence[tuple[str, Sequence[Bar]]]) -> str:
    """Groups of bars below their headings, a bar a line: actual, filled, in planned, outlined."""
    found = [one for _, lines in groups for one in lines]
    amounts = [amount for one in found for amount in (one.planned, one.actual) if amount]
    low, high = min([0, *amounts]), max([0, *amounts])

    def draw(own: str, width: float) -> Drawn:
        row, head = (38.0 if width > 2 * NARROW else 58.0), 26.0
        tall = row * len(found) + head * len(groups)
        plot = Plot(width, tall + 4, 2, 2, width - 2, tall + 2)
        body, top = [], plot.top
        for heading, lines in groups:
            body.append(pen.label(plot.left, top + 16, heading, "start", "strong"))
            top += head
            for one in lines:
                body += _bar(plot, one, top, low, high)
                top += row
        return plot, body

    return _both(name, title, about, draw)


def _bar(plot: Plot, one: Bar, top: float, low: int, high: int) -> list[str]:
    """A bar below its name and its figures, on a scale from ``low`` to ``high``."""
    wide, span = plot.width > 2 * NARROW, (high - low) or 1
    space = plot.right - plot.left - (pen.extent(one.figures) + 12 if wide else 0)
    at = (plot.right, top + 14, "end") if wide else (plot.left, top + 32, "start")
    body = [
        pen.label(plot.left, top + 14, pen.fitted(one.label, space)),
        pen.label(at[0], at[1], one.figures, at[2], "muted"),
    ]
    under = top + (19 if wide else 38)
    for amount, style, inset in ((one.planned, "outline", 0), (one.actual, "part", 4)):
        if amount:
            ends = sorted(((0 - low) / span, (amount - low) / span))
            x, breadth = plot.x(ends[0]), plot.x(ends[1]) - plot.x(ends[0])
            body.append(pen.rect(x, under + inset, breadth, 14 - 2 * inset, style))
    if not one.planned:
        x = plot.x((0 - low) / span)
        body.append(pen.line(x, under, x, under + 14, "axis"))
    return body


def survival(
    name: str,
    title: str,
    about: str,
    points: Sequence[CurvePoint],
    say: Language,
    *,
    curve: str,
    band: str,
    axis: str,
) -> str:
    """A survival curve with its band, both named at the right; ``axis`` says what time is.

    ``points`` are in order of time and begin at 0, where all are left; the last one ends the
    curve. Times are in days, shares from 0 to 1.
    """

    def draw(own: str, width: float) -> Drawn:
        texts = [say.percent(value, 100) for value in (0, 25, 50, 75, 100)]
        side = max(pen.extent(curve), pen.extent(band)) + 12
        plot = _plot(width, 300, texts, side, below=50)
        body = pen.grid(plot, [0, 25, 50, 75, 100], texts)
        longest = points[-1].time or 1
        sure = _sure(points)
        low = _stair(plot, [(time / longest, share) for time, share, _ in sure])
        high = _stair(plot, [(time / longest, share) for time, _, share in sure])
        body.append(pen.path([*high, *low[::-1]], "band", fill="area"))
        body += [pen.path(low, "edge"), pen.path(high, "edge")]
        drawn = _stair(plot, [(one.time / longest, one.share) for one in points])
        body.append(pen.path(drawn, "curve"))
        body += _times(plot, longest, 8 if width > 2 * NARROW else 4, say)
        body.append(pen.label(plot.right, plot.bottom + 42, axis, "end", "muted"))
        marks = [(drawn[-1][1], curve, "strong"), (high[-1][1], band, "muted")]
        return plot, body + pen.beside(plot, marks)

    return _both(name, title, about, draw)


def _sure(points: Sequence[CurvePoint]) -> list[tuple[float, float, float]]:
    """The band as times, lows and highs: it holds until the step from which nothing is known."""
    found: list[tuple[float, float, float]] = []
    for one in points:
        if one.low is None or one.high is None:
            return [*found, *((one.time, low, high) for _, low, high in found[-1:])]
        found.append((one.time, one.low, one.high))
    return found


def _stair(plot: Plot, shares: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """A curve that keeps its height until it changes, from pairs of x and y between 0 and 1."""
    found = [(plot.x(x), plot.y(y)) for x, y in shares[:1]]
    for x, y in shares[1:]:
        found += [(plot.x(x), found[-1][1]), (plot.x(x), plot.y(y))]
    return found


def _times(plot: Plot, longest: float, most: int, say: Language) -> list[str]:
    """Round numbers of days below the axis."""
    body = []
    for time in pen.ticks(longest, most):
        x = plot.x(time / longest)
        if time <= longest:
            body.append(pen.line(x, plot.bottom, x, plot.bottom + 5, "axis"))
            body.append(pen.label(x, plot.bottom + 20, say.number(int(time)), "middle", "muted"))
    return body


def _plot(
    width: float, height: float, texts: Sequence[str], side: float, *, above: float = 10,
    below: float = 30,
) -> Plot:  # fmt: skip
    """A drawing with room for the values at its left, labels at its right, and time below."""
    left = max(map(pen.extent, texts)) + 10
    return Plot(width, height, left, above, width - side, height - below)


def _days(plot: Plot, texts: Sequence[str]) -> list[str]:
    """Marks at the beginning of the columns that have a label, as many as fit."""
    marked = [(i, text) for i, text in enumerate(texts) if text]
    body = []
    free = plot.left - 1
    for i, text in marked:
        x = plot.x(i / len(texts))
        if x >= free and x + pen.extent(text) <= plot.width:
            body.append(pen.line(x, plot.bottom, x, plot.bottom + 5, "axis"))
            body.append(pen.label(x, plot.bottom + 20, text, "start", "muted"))
            free = x + pen.extent(text) + pen.LETTER
    return body


def _months(plot: Plot, texts: Sequence[str]) -> list[str]:
    """Labels under equal columns, every n-th where not all fit."""
    room = plot.right - plot.left
    found = []
    for i, text in pen.sparse(texts, room):
        half = pen.extent(text) / 2
        x = min(max(plot.left + room * (i + 0.5) / len(texts), half), plot.width - half)
        found.append(pen.label(x, plot.bottom + 20, text, "middle", "muted"))
    return found
