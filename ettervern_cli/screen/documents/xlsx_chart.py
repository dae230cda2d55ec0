"""A workbook's own chart of a table, drawn from its cells."""

from typing import Any, NamedTuple

from ettervern_cli.screen.tables import Graph

# From quiet to strong: the whole first, then what is counted of it.
INKS = ("#C4C9CC", "#1D6A73", "#8FC1C6", "#4A5055", "#6CBCC5", "#24474C")
HEIGHT, ROW = 240, 20
ROWS = HEIGHT // ROW + 1


class Range(NamedTuple):
    """Where a table's rows stand: its sheet, the row of its headings, its first and last row."""

    sheet: str
    heads: int
    first: int
    last: int


def chart(book: Any, graph: Graph, at: Range) -> Any:
    """The chart, still without a place; rows that are folded are part of it."""
    kind = {"type": graph.kind, **({"subtype": "stacked"} if graph.stacked else {})}
    made = book.add_chart(kind)
    last = at.last - graph.sums
    inks = INKS[1:] if graph.stacked else INKS
    for ink, column in zip(inks * len(graph.columns), graph.columns, strict=False):
        made.add_series(
            {
                "name": [at.sheet, at.heads, column],
                "categories": [at.sheet, at.first, graph.names, last, graph.names],
                "values": [at.sheet, at.first, column, last, column],
                "fill": {"color": ink},
                "gap": 60,
            }
        )
    made.set_title({"name": graph.title, "name_font": {"size": 11, "bold": True}, "overlay": False})
    made.set_legend({"position": "bottom"})
    numbers = {"num_format": "#,##0", "num_font": {"size": 8}}
    upright = graph.kind != "bar"
    lines = {"major_gridlines": {"visible": True, "line": {"color": "#D5D9DC"}}}
    names = {"text_axis": True, "num_format": "yyyy-mm", "major_gridlines": {"visible": False}}
    made.set_x_axis(names if upright else {**numbers, **lines})
    made.set_y_axis({**numbers, **lines} if upright else {**names, "reverse": True})
    made.show_hidden_data()
    return made
