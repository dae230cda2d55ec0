"""budget share, claim and claims."""

from typing import TYPE_CHECKING, Annotated, Any

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import DryRun, flag, kroner, option
from ettervern_cli.app.options import year as read_year
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.app.session import Session
from ettervern_cli.errors import FutureReport, MissingOption
from ettervern_cli.money.sharing import claims, issued, sharing
from ettervern_cli.people.scene import Stage
from ettervern_cli.programme.programme import municipality as find_municipality
from ettervern_cli.storage.results import Message, message
from ettervern_cli.values.data import inner_csv, rows_csv
from ettervern_cli.values.dates import year_period
from ettervern_cli.values.money import Ore

if TYPE_CHECKING:
    from ettervern_cli.screen.sheet import Sheet

Amount = Annotated[
    int, option("--amount", "AMOUNT", "Kroner; below 0 for money back.", parser=kroner)
]
Key = Annotated[
    str | None, option("--key", "KEY", "How to share; else the programme's own key.", complete.keys)
]
Year = Annotated[
    int | None,
    option("--year", "YYYY", "Whose inhabitants and bed-days; this year's.", parser=read_year),
]
Town = Annotated[
    str | None,
    option("--municipality", "M", "Only this one's, with its stays.", complete.municipalities),
]


@looks
def share(
    it: Look,
    *,
    amount: Amount,
    key: Key = None,
    year: Year = None,
    compare: Annotated[
        bool, flag("--compare", "By every key, with the difference from the first.")
    ] = False,
) -> None:
    """Share an amount between the municipalities: ettervern budget share --amount 734000

    Keys are equal, population (the latest counted before the year), places, bed-days (lived in
    and held in the year so far), fixed, or a mix from the configuration. Shares add up to the øre.
    Stays of nobody who shares weigh for none. --compare holds every key against the one named.
    """
    from ettervern_cli.money.sharing import screen as render

    words, asked = it.words, year or it.today.year
    period = year_period(asked)
    programme = it.programme
    first = sharing.chosen_key(it.db, programme, key, sharing.day_of(period, it.today))
    facts = (it.db, programme, amount, first, period, it.today)
    found = sharing.compare(*facts) if compare else sharing.share(*facts)
    it.picture.close()
    if isinstance(found, sharing.Comparison):
        _say_left_out(it.session, found)
        sheet = render.compared_sheet(words, found, programme.name, asked)
        shown: Any = [sharing.share_json(one, found.shared[0]) for one in found.shared]
    else:
        sheet = render.share_sheet(words, found, programme.name, asked)
        shown = sharing.share_json(found)
    csv = inner_csv(shown, "shares", "amount_ore", "key")
    it.sheet(sheet, shown, csv)


def _say_left_out(session: Session, found: sharing.Comparison) -> None:
    """Keys that say nothing here, once for each reason."""
    reasons: dict[str, list[str]] = {}
    for key, refusal in found.unusable:
        why = session.words.tell(refusal)
        reasons.setdefault(why, []).append(key)
    for why, keys in reasons.items():
        session.warn(Message("sharing.left_out", {"keys": keys, "why": why}))


@looks
def claim(
    it: Look,
    *,
    municipality: Town = None,
    month: Annotated[
        str, option("--month", "MONTH", "As 2026-10; else last month.")
    ] = "last-month",
    issue: Annotated[bool, flag("--issue", "Keep them as sent today.")] = False,
    dry_run: DryRun = False,
    names: Annotated[
        bool, flag("--names", "Residents' names too, for use inside the house.")
    ] = False,
) -> None:
    """What municipalities owe for a month: ettervern budget claim --month 2026-10

    The month's booked costs less booked financing that is not municipal, shared by the programme's
    key: inhabitants counted before the year, bed-days of the month itself. Without --municipality
    all claims, which add up to the total to the øre. --issue keeps what is sent: asked for again it
    is printed as it was, and whatever changes behind it the next claim corrects in lines of its
    own.
    """
    session = it.session
    period = session.month(month)
    if period.first > session.today:
        raise FutureReport(first=period.first, today=session.today)
    if dry_run and not issue:
        raise MissingOption(option="--issue")
    cut = period.last > session.today
    period = period._replace(last=min(period.last, session.today))

    from ettervern_cli.money.sharing import claims_screen as render

    def sheet(kind: str) -> "Sheet":
        if only is not None:
            return render.claim_sheet(session.words, found, found.of(only), names=names)
        return render.claims_sheet(session.words, found, kind, names=names)

    with session.writing(session.command, dry_run=dry_run) if issue else session.reading():
        db = session.db
        stage = Stage(db, session.author, session.programme(), session.today)
        found = issued.shown(stage, period, cut=cut)
        only = claims.claimed_by(db, found, municipality) if municipality else None
        if issue:
            sent = issued.issue(stage, found, only)
            found = found if dry_run else issued.shown(stage, period, cut=cut)
            sheet("text")  # what cannot be said is not issued
    if issue:
        told = "sharing.would_issue" if dry_run else "sharing.kept"
        total = Ore(sum(one.total_ore for one in sent))
        session.warn(message(told, n=len(sent), amount=total))
    shown = claims.claims_json(found, only, names=names)
    it.sheet(sheet, shown, rows_csv(claims.claims_rows(shown)))


@looks
def issued_claims(
    it: Look,
    *,
    municipality: Annotated[
        str | None, option("--municipality", "M", "Only this one's.", complete.municipalities)
    ] = None,
    year: Annotated[
        int | None, option("--year", "YYYY", "Only that year.", parser=read_year)
    ] = None,
) -> None:
    """Claims issued, and what is left to correct: ettervern budget claims --year 2026

    The ids in front are what annul takes: a claim that was never sent, or was called back, is
    void, unless a later one corrects it.
    """
    from ettervern_cli.money.sharing.claims_screen import issued_list

    programme = it.programme
    town = find_municipality(it.db, municipality).id if municipality else None
    found = issued.issued_now(it.db, programme, town, year)
    it.show(issued_list(it.words, found, programme.name))
