"""Posts of a year: full-time equivalents and cost, beside the plan of the lines that pay them."""

import datetime as dt
import sqlite3
from fractions import Fraction
from typing import NamedTuple

from ettervern_cli.errors import NotUsedHere
from ettervern_cli.money.budget.budget import BudgetYear, budget_year
from ettervern_cli.money.budget.errors import YearNotPlanned
from ettervern_cli.money.budget.prices import adjusted, factor, read_prices
from ettervern_cli.money.posts.rules import in_year, two_places
from ettervern_cli.programme.money_settings import money_rules
from ettervern_cli.programme.programme import Programme
from ettervern_cli.values.data import picked
from ettervern_cli.values.dates import iso_day


class Post(NamedTuple):
    """A post in a year; what it costs then and its full-time equivalents are None outside it.

    ``hundredths`` of a full-time post at ``yearly_ore`` for a whole one, in fixed prices.
    """

    post: str
    name: str
    line: str
    hundredths: int
    yearly_ore: int
    first_on: dt.date | None
    last_on: dt.date | None
    full_time: Fraction | None
    cost_ore: int | None


class PostLine(NamedTuple):
    """A budget line that pays posts: what they come to, and the line's plan, if it has one."""

    line: str
    name: str
    full_time: Fraction
    posts_ore: int
    planned_ore: int | None

    @property
    def difference_ore(self) -> int | None:
        """The plan less the posts; None where nothing was planned."""
        return None if self.planned_ore is None else self.planned_ore - self.posts_ore


class PostsOfYear(NamedTuple):
    """A year's posts in the configuration's order, and the lines that pay them."""

    year: int
    programme: str
    programme_name: str
    posts: list[Post]
    lines: list[PostLine]


def post_year(
    db: sqlite3.Connection, programme: Programme, year: int, *, fixed_prices: bool = False
) -> PostsOfYear:
    """A year's posts. NotUsedHere where the programme has none."""
    rows = db.execute(
        "SELECT p.code, p.name, l.code, p.full_time_hundredths, p.yearly_ore, p.first_on, "
        "p.last_on, l.name FROM post p JOIN budget_line l ON l.id = p.budget_line_id "
        "WHERE p.programme_id = ? ORDER BY p.position",
        (programme.id,),
    ).fetchall()
    if not rows:
        raise NotUsedHere(what="post", programme=programme.name)
    posts = [_post(row, year) for row in rows]
    prices_set = money_rules(db, programme).prices
    if prices_set is not None and not fixed_prices:
        costs = adjusted([post.cost_ore for post in posts], factor(read_prices(prices_set), year))
        posts = [post._replace(cost_ore=cost) for post, cost in zip(posts, costs, strict=True)]
    planned = _planned(db, programme, year, fixed_prices)
    lines = [
        _line([post for post in posts if post.line == code], code, name, planned.get(code))
        for code, name in {row[2]: row[7] for row in rows}.items()
    ]
    return PostsOfYear(year, programme.code, programme.name, posts, lines)


def _post(row: tuple[str, str, str, int, int, str | None, str | None, str], year: int) -> Post:
    first, last = (iso_day(day) if day else None for day in row[5:7])
    here = in_year(row[3], row[4], first, last, year)
    return Post(*row[:5], first, last, *(here or (None, None)))


def _planned(
    db: sqlite3.Connection, programme: Programme, year: int, fixed_prices: bool
) -> dict[str, int | None]:
    """Each line's plan; nothing for a year without one."""
    try:
        budget: BudgetYear = budget_year(db, programme, year, fixed_prices=fixed_prices)
    except YearNotPlanned:
        return {}
    return {line.line: line.planned_ore for line in budget.lines}


def _line(posts: list[Post], code: str, name: str, planned_ore: int | None) -> PostLine:
    full_time = sum((post.full_time or Fraction(0) for post in posts), Fraction(0))
    return PostLine(code, name, full_time, sum(post.cost_ore or 0 for post in posts), planned_ore)


POST = ("post", "name", "line", "full_time", "yearly_ore", "from", "until", "full_time_in_year",
        "cost_ore")  # fmt: skip
LINE = ("line", "name", "full_time_in_year", "posts_ore", "planned_ore", "difference_ore")


def posts_json(found: PostsOfYear) -> dict[str, object]:
    """A year's posts as scripts get them."""
    return {
        "year": found.year,
        "programme": found.programme,
        "posts": [
            picked(
                POST, post, full_time=post.hundredths / 100, until=post.last_on,
                full_time_in_year=None if post.full_time is None else two_places(post.full_time),
                **{"from": post.first_on},
            )
            for post in found.posts
        ],
        "lines": [
            picked(LINE, line, full_time_in_year=two_places(line.full_time))
            for line in found.lines
        ],
    }  # fmt: skip
