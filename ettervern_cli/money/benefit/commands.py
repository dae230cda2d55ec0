"""benefit kvp and rates."""

from typing import Annotated

import typer

from ettervern_cli.app.acts import show_found
from ettervern_cli.app.options import Format, Output, session_of
from ettervern_cli.app.output.output import View
from ettervern_cli.errors import BadValue
from ettervern_cli.money.benefit import rules as benefit
from ettervern_cli.money.benefit.base_amounts import base_amounts


def children(text: str) -> int:
    """A number of children, 0 to 99. Raises BadValue for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) <= 2):
        raise BadValue(what="--children", value=text)
    return int(text)


def kvp(
    ctx: typer.Context,
    *,
    born: Annotated[str, typer.Option("--born", metavar="DATE", help="The day of birth.")],
    number: Annotated[
        int | None,
        typer.Option("--children", metavar="N", help="Children supported.", parser=children),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day asked about; else today.")
    ] = None,
    form: Format = "text",
    output: Output = None,
) -> None:
    """The qualification benefit on a day: ettervern benefit kvp --born 1985-06-30

    Twice the base amount G a year, two thirds of that until the 25th birthday (for a 29 February
    it is the 28th in other years). The supplement for children comes beside it and is never
    reduced. Before tax, and no decision: NAV makes that.
    """
    session = session_of(ctx)
    with session.reading() as db:
        day = session.past(on)
        found = benefit.kvp(base_amounts(db), session.read_day(born), number or 0, day)

    from ettervern_cli.money.benefit import screen as render

    words = session.words
    session.show(
        View(
            text=lambda room: render.kvp_lines(words, found),
            json=lambda: render.kvp_json(words, found),
            csv=lambda: render.kvp_csv(words, found),
            md=lambda: render.kvp_markdown(words, found),
        ),
        form,
        output,
    )


def rates(ctx: typer.Context, *, form: Format = "text", output: Output = None) -> None:
    """Base amounts, and the benefit by them: ettervern benefit rates

    The table stands in the configuration (base_amounts:). Add the new amount each May; checked
    says that somebody compared it with a published page.
    """
    session = session_of(ctx)
    with session.reading() as db:
        found = tuple(base_amounts(db))  # one table: an amount holds until the next one

    from ettervern_cli.money.benefit import screen as render

    show_found(
        session, form, output, found, render.rates_json,
        render.rates_lines, render.rates_csv, render.rates_markdown,
    )  # fmt: skip
