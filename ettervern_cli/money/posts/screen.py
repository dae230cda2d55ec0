"""``budget posts``: posts in full-time equivalents, beside the plan of the lines that pay them."""

from typing import NamedTuple

from ettervern_cli.money.posts.posts import Post, PostLine, PostsOfYear
from ettervern_cli.money.posts.rules import two_places
from ettervern_cli.screen.listing import Field
from ettervern_cli.screen.sheet import INDENT, Part, Row, Sheet, grid, group
from ettervern_cli.screen.tables import Head
from ettervern_cli.screen.writing import Exact
from ettervern_cli.words import Language


class _Sum(NamedTuple):
    """What posts come to, what is planned for them, or what is left."""

    name: str
    cost_ore: int | None
    full_time: Exact | None = None


class _Filled(NamedTuple):
    """A post as the year has it."""

    name: str
    cost_ore: int | None
    full_time: Exact
    yearly_ore: int


def posts_sheet(words: Language, found: PostsOfYear) -> Sheet:
    """Line by line its posts, their sum by the days they are filled, the plan, and what is left."""
    fields = (
        Field("", "name"),
        Field(">full_time", "full_time"),
        Field(">yearly", "yearly_ore"),
        Field(Head(words.say("post.cost", year=str(found.year)), True), "cost_ore"),
    )
    rows = [row for line in found.lines for row in _line(words, line, found.posts)]
    return Sheet(
        words.say("post.of", year=str(found.year), name=found.programme_name),
        words.say("screen.kroner"),
        [Part(grid(words, fields, rows, of="post"))],
    )


def _line(words: Language, line: PostLine, posts: list[Post]) -> list[Row]:
    full_time = Exact(two_places(line.full_time))
    over = line.difference_ore is not None and line.difference_ore < 0
    left = _Sum(words.say("post.left"), line.difference_ore)
    return [
        *group(
            line.name,
            [_post(words, post) for post in posts if post.line == line.line],
            _Sum(words.say("screen.sum"), line.posts_ore, full_time),
        ),
        Row(_Sum(words.say("post.planned"), line.planned_ore), "", INDENT),
        Row(left, "red" if over else "", INDENT),
    ]


def _post(words: Language, post: Post) -> _Filled:
    name = post.name
    if post.first_on is not None:
        name += words.say("post.from", on=post.first_on)
    if post.last_on is not None:
        name += words.say("post.until", on=post.last_on)
    return _Filled(name, post.cost_ore, Exact(post.hundredths / 100), post.yearly_ore)
