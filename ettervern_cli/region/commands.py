"""region take and region status: what many sites delivered, without any workspace."""

from typing import Annotated

from ettervern_cli.app.options import WriteFormat, argument, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.app.output.progress import progress
from ettervern_cli.app.session import Session
from ettervern_cli.errors import MissingOption
from ettervern_cli.region.columnar import library
from ettervern_cli.region.errors import DeliveriesRefused
from ettervern_cli.region.lake.current import Site, current, expected_in, write_lake
from ettervern_cli.region.lake.expected import read_sites
from ettervern_cli.region.lake.screen import refusal_texts, status_json, status_list, taken_text
from ettervern_cli.region.lake.taking import Refusal, Taken, open_lake
from ettervern_cli.region.lake.taking import take as take_one
from ettervern_cli.screen.safe import Cell
from ettervern_cli.storage.files import held


def take(
    session: Session,
    deliveries: Annotated[
        list[str] | None, argument("DELIVERY", "Folders that sites delivered.")
    ] = None,
    *,
    into: Annotated[str, option("--into", "LAKE", "The folder that all are kept in.")],
    expect: Annotated[
        str | None, option("--expect", "FILE", "The sites expected: CSV with site, name, county.")
    ] = None,
    form: WriteFormat = "text",
) -> None:
    """Take sites' deliveries: ettervern region take out-* --into lake

    Each is checked whole and taken, or refused and nothing of it taken; one that is refused stands
    in no other's way. A higher number replaces the site's earlier delivery in one step; the same
    again is nothing to do. Where the lake has a site's public key (keys/SITE.pem), only what is
    signed by it is taken. More: ettervern help region
    """
    if not deliveries and expect is None:
        raise MissingOption(option="DELIVERY")
    expected = read_sites(expect) if expect is not None else None
    library("duckdb")
    found = _take(session, into, deliveries or [], expected)
    taken = [one for one in found if isinstance(one, Taken)]
    _show(session, taken, len(expected or ()), form)
    refused = [one for one in found if isinstance(one, Refusal)]
    if refused:
        told = [text for one in refused for text in refusal_texts(session.words, one)]
        raise DeliveriesRefused(n=len(refused), problems=told)


def _take(
    session: Session, into: str, deliveries: list[str], expected: tuple[Site, ...] | None
) -> list[Taken | Refusal]:
    """Take one after the other, while nobody else takes into the lake."""
    open_lake(into)
    found = []
    with held(into), progress(session) as tell:
        expected_in(into)
        if expected is not None:
            write_lake(into, expected)
        for place, delivery in enumerate(deliveries):
            tell(place / len(deliveries))
            found.append(take_one(into, delivery, session.today))
    return found


def _show(session: Session, taken: list[Taken], expected: int, form: str) -> None:
    if form == "json":
        session.show_json([one._asdict() for one in taken])
    elif not session.options.quiet:
        words = session.words
        lines = [taken_text(words, one) for one in taken]
        if expected:
            lines.insert(0, words.say("delivery.now_expected", n=expected))
        if lines:
            session.show_lines([[Cell(line)] for line in lines])


@looks
def status(
    it: Look, lake: Annotated[str, argument("LAKE", "The folder that all are kept in.")]
) -> None:
    """Which sites have delivered, and until when: ettervern region status lake

    Below them what their programmes define differently: steps, when somebody moves in circles,
    which homes are lasting, words that only some have.
    """
    found = current(lake)
    it.show(status_list(it.words, found), whole=lambda: status_json(found))
