"""``budget posts``: posts in full-time equivalents, beside the plan of the lines that pay them."""

from fractions import Fraction
from typing import TYPE_CHECKING

from ettervern_cli.money.posts.rules import two_places
from ettervern_cli.screen.phrases import heading, safe
from ettervern_cli.screen.tables import (
    Cell,
    Head,
    Line,
    Table,
    cell,
    lines,
    markdown,
    markdown_text,
    wrapped,
)

if TYPE_CHECKING:
    from ettervern_cli.money.posts.posts import Post, PostLine, PostsOfYear
    from ettervern_cli.words import Language

CSV = ["year", "programme", "post", "name", "line", "full_time", "yearly_ore", "from", "until",
       "full_time_in_year", "cost_ore"]  # fmt: skip


def post_lines(words: "Language", found: "PostsOfYear") -> list[Line]:
    """Line by line its posts, their sum, the plan, and what is left of it."""
    title = words.say("post.of", year=str(found.year), name=safe(found.programme_name))
    table = wrapped(_table(words, found), 0)
    return [*heading(title, words.say("screen.kroner")), [], *lines(table)]


def _table(words: "Language", found: "PostsOfYear", indent: str = "  ") -> Table:
    rows = []
    for line in found.lines:
        rows.append([cell(line.name, "bold"), *[Cell("")] * 3])
        rows += [_post(words, post, indent) for post in found.posts if post.line == line.line]
        rows += _sums(words, line, indent)
    heads = [
        Head(),
        Head(words.say("post.full_time"), True),
        Head(words.say("post.yearly"), True),
        Head(words.say("post.cost", year=str(found.year)), True),
    ]
    return Table(heads, rows)


def _post(words: "Language", post: "Post", indent: str) -> list[Cell]:
    name = cell(post.name).text
    if post.first_on is not None:
        name += words.say("post.from", on=post.first_on)
    if post.last_on is not None:
        name += words.say("post.until", on=post.last_on)
    return [
        Cell(indent + name),
        Cell(_full_time(words, Fraction(post.hundredths, 100))),
        Cell(words.kroner(post.yearly_ore)),
        Cell(words.kroner(post.cost_ore)),
    ]


def _sums(words: "Language", line: "PostLine", indent: str) -> list[list[Cell]]:
    """What the posts come to by the days they are filled, the plan, and their difference."""
    over = line.difference_ore is not None and line.difference_ore < 0
    rows = (
        ("screen.sum", _full_time(words, line.full_time), line.posts_ore, "bold"),
        ("post.planned", "", line.planned_ore, ""),
        ("post.left", "", line.difference_ore, "red" if over else ""),
    )
    return [
        [
            Cell(indent + words.say(key), "bold" if key == "screen.sum" else ""),
            Cell(full_time, style),
            Cell(""),
            Cell(words.kroner(amount), style),
        ]
        for key, full_time, amount, style in rows
    ]


def _full_time(words: "Language", value: Fraction) -> str:
    return words.decimal(two_places(value), 2)


def post_csv(found: "PostsOfYear") -> tuple[list[str], list[list[object]]]:
    """Every value of every post, in øre."""
    return CSV, [
        [found.year, found.programme, post.post, post.name, post.line, post.hundredths / 100,
         post.yearly_ore, post.first_on, post.last_on,
         None if post.full_time is None else two_places(post.full_time), post.cost_ore]
        for post in found.posts
    ]  # fmt: skip


def post_markdown(words: "Language", found: "PostsOfYear") -> str:
    """The posts as a markdown table."""
    title = words.say("post.of", year=str(found.year), name=markdown_text(found.programme_name))
    return f"## {title} ({words.say('screen.kroner')})\n\n{markdown(_table(words, found, ''))}"
