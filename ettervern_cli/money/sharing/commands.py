"""budget share and claim."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import Format, Output, kroner, session_of
from ettervern_cli.app.options import year as read_year
from ettervern_cli.app.output.output import View
from ettervern_cli.app.session import Session
from ettervern_cli.errors import BadValue, FutureReport
from ettervern_cli.money.sharing import claims, sharing
from ettervern_cli.storage.results import Message
from ettervern_cli.values.dates import parse_month, year_period

Amount = Annotated[
    int,
    typer.Option("--amount", metavar="AMOUNT", help="Kroner; below 0 for money back.",
                 parser=kroner),
]  # fmt: skip
Key = Annotated[
    str | None,
    typer.Option("--key", metavar="KEY", help="How to share; else the programme's own key.",
                 autocompletion=complete.keys),
]  # fmt: skip
Year = Annotated[
    int | None,
    typer.Option("--year", metavar="YYYY", help="Whose inhabitants and bed-days; this year's.",
                 parser=read_year),
]  # fmt: skip
Town = Annotated[
    str | None,
    typer.Option("--municipality", metavar="M", help="Only this one's, with its stays.",
                 autocompletion=complete.municipalities),
]  # fmt: skip


def share(
    ctx: typer.Context,
    *,
    amount: Amount,
    key: Key = None,
    year: Year = None,
    compare: Annotated[
        bool, typer.Option("--compare", help="By every key, with the difference from the first.")
    ] = False,
    form: Format = "text",
    output: Output = None,
) -> None:
    """Share an amount between the municipalities: ettervern budget share --amount 734000

    Keys are equal, population (the latest counted before the year), places, bed-days (lived in
    and held in the year so far), fixed, or a mix from the configuration. Shares add up to the øre.
    Stays of nobody who shares weigh for none. --compare holds every key against the one named.
    """
    session = session_of(ctx)
    asked = year or session.today.year
    with session.reading() as db:
        programme = session.programme()
        first = sharing.chosen_key(db, programme, key)
        facts = (db, programme, amount, first, year_period(asked), session.today)
        found = sharing.compare(*facts) if compare else sharing.share(*facts)
    if isinstance(found, sharing.Comparison):
        _say_left_out(session, found)
        view = _compared(session, found, programme.name, asked)
    else:
        view = _shared(session, found, programme.name, asked)
    session.show(view, form, output)


def _shared(session: Session, found: sharing.Shared, name: str, year: int) -> View:
    """An amount shared by one key."""
    from ettervern_cli.money.sharing import screen as render

    words = session.words
    return View(
        text=lambda room: render.share_lines(words, found, name, year),
        json=lambda: sharing.share_json(found),
        csv=lambda: render.share_csv(found),
        md=lambda: render.share_markdown(words, found, name, year),
    )


def _compared(session: Session, found: sharing.Comparison, name: str, year: int) -> View:
    """An amount shared by every key, side by side."""
    from ettervern_cli.money.sharing import screen as render

    words = session.words
    return View(
        text=lambda room: render.compared_lines(words, found, name, year),
        json=lambda: [sharing.share_json(one, found.shared[0]) for one in found.shared],
        csv=lambda: render.compared_csv(found),
        md=lambda: render.compared_markdown(words, found, name, year),
    )


def _say_left_out(session: Session, found: sharing.Comparison) -> None:
    """Keys that say nothing here, once for each reason."""
    reasons: dict[str, list[str]] = {}
    for key, refusal in found.unusable:
        why = session.words.tell(refusal)
        reasons.setdefault(why, []).append(key)
    for why, keys in reasons.items():
        session.warn(Message("sharing.left_out", {"keys": keys, "why": why}))


def claim(
    ctx: typer.Context,
    *,
    municipality: Town = None,
    month: Annotated[
        str, typer.Option("--month", metavar="MONTH", help="As 2026-10; else last month.")
    ] = "last-month",
    names: Annotated[
        bool, typer.Option("--names", help="Residents' names too, for use inside the house.")
    ] = False,
    form: Format = "text",
    output: Output = None,
) -> None:
    """What municipalities owe for a month: ettervern budget claim --month 2026-10

    The month's booked costs less booked financing that is not municipal, shared by the programme's
    key: inhabitants counted before the year, bed-days of the month itself. Without --municipality
    all claims, which add up to the total to the øre.
    """
    session = session_of(ctx)
    try:
        period = parse_month(month, session.today)
    except ValueError:
        raise BadValue(what="month", value=month) from None
    if period.first > session.today:
        raise FutureReport(first=period.first, today=session.today)
    cut = period.last > session.today
    period = period._replace(last=min(period.last, session.today))
    with session.reading() as db:
        programme = session.programme()
        only = claims.claimed_by(db, programme, municipality) if municipality else None
        found = claims.claims(db, programme, period, cut=cut)
    session.show(_claimed(session, found, only, names=names), form, output)


def _claimed(session: Session, found: claims.Claims, only: str | None, *, names: bool) -> View:
    """All claims, or only the one on a municipality."""
    from ettervern_cli.money.sharing import claims_screen as render

    words, own = session.words, found.of(only) if only else None
    return View(
        text=lambda room: (
            render.claim_lines(words, found, own, names=names)
            if own
            else render.claims_lines(words, found)
        ),
        json=lambda: claims.claims_json(found, only, names=names),
        csv=lambda: render.claims_csv(found, only, names=names),
        md=lambda: (
            render.claim_markdown(words, found, own, names=names)
            if own
            else render.claims_markdown(words, found, names=names)
        ),
    )
