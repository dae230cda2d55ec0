"""A period report's block on how residents live: in homes others run, together, with children."""

import datetime as dt

from ettervern_cli.homes.households.counts import Homes
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Block
from ettervern_cli.screen.tables import Head, Table, cell
from ettervern_cli.words import Language


def homes(found: Homes, say: Language, last: dt.date) -> Block:
    """A line a number that is not 0, on the last day."""
    rows = [
        [cell(say.say(f"report.homes_{name}")), values.count(number)]
        for name, number in found._asdict().items()
        if number
    ]
    return Block(say.say("report.homes", last=last), [Table([Head(), Head(right=True)], rows)],
                 key="homes")  # fmt: skip
