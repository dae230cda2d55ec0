"""benefit kvp and rates."""

from typing import Annotated

from ettervern_cli.app.options import option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.errors import BadValue
from ettervern_cli.money.benefit import rules as benefit
from ettervern_cli.money.benefit.base_amounts import base_amounts, child_supplements
from ettervern_cli.values.data import rows_csv


def children(text: str) -> int:
    """A number of children, 0 to 99. Raises BadValue for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) <= 2):
        raise BadValue(what="--children", value=text)
    return int(text)


@looks
def kvp(
    it: Look,
    *,
    born: Annotated[str, option("--born", "DATE", "The day of birth.")],
    number: Annotated[
        int | None, option("--children", "N", "Children supported.", parser=children)
    ] = None,
    on: Annotated[str | None, option("--on", "DATE", "The day asked about; else today.")] = None,
) -> None:
    """The qualification benefit on a day: ettervern benefit kvp --born 1985-06-30

    Twice the base amount G a year, two thirds of that until the 25th birthday (for a 29 February
    it is the 28th in other years). The supplement for children comes beside it and is never
    reduced. Where this year's G is not in the table yet, the newest one answers, and it is said.
    Before tax, and no decision: Nav makes that.
    """
    from ettervern_cli.money.benefit import screen as render

    tables = base_amounts(it.db), child_supplements(it.db)
    day, session, words = it.session.past(on), it.session, it.words
    found = benefit.kvp(tables[0], session.read_day(born), number or 0, day, tables[1])
    it.picture.close()
    if found.held_until is not None:
        session.warn(render.outdated(found.held_until))
    shown = render.kvp_json(words, found)
    it.sheet(render.kvp_sheet(words, found), shown, rows_csv([shown]))


@looks
def rates(it: Look) -> None:
    """Base amounts, and the benefit by them: ettervern benefit rates

    The table stands in the configuration (base_amounts:). Add the new amount each May; checked
    says that somebody compared it with a published page.
    """
    from ettervern_cli.money.benefit.screen import rate_list

    found = tuple(base_amounts(it.db))  # one table: an amount holds until the next one
    it.show(rate_list(it.words, found))
