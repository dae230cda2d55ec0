"""list and show."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import Format, Output, Who, flag, one_of, option, own_words
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.app.output.output import View
from ettervern_cli.app.session import Session
from ettervern_cli.people import listing
from ettervern_cli.people.listing import SORTS, STATUS
from ettervern_cli.programme.programme import Programme, coded
from ettervern_cli.programme.programme import municipality as find_municipality


@looks
def list_(
    it: Look,
    *,
    status: Annotated[
        str, option("--status", "|".join(STATUS), "Whom to list.", parser=one_of(*STATUS))
    ] = "admitted",
    municipality: Annotated[
        str | None, option("--municipality", "M", "Only from there.", complete.municipalities)
    ] = None,
    step: Annotated[
        str | None, option("--step", "S", "Only on that step, by number or code.", complete.steps)
    ] = None,
    unit: Annotated[str | None, option("--unit", "U", "Only in that unit.", complete.units)] = None,
    contact: Annotated[
        str | None, option("--contact", "STAFF", "Only with that fixed contact.", complete.staff)
    ] = None,
    overdue: Annotated[bool, flag("--overdue", "Only with a follow-up overdue.")] = False,
    arrears: Annotated[bool, flag("--arrears", "Only who owes rent.")] = False,
    text: Annotated[str | None, option("--text", "TEXT", "Only about whom it was typed.")] = None,
    sort: Annotated[
        str, option("--sort", "|".join(SORTS), "In which order.", parser=one_of(*SORTS))
    ] = "code",
) -> None:
    """Residents, one row each: ettervern list --contact nurse --overdue

    Of several options, all must hold.
    A mark and the words in the last column show who is late and who moves in circles.
    """
    from ettervern_cli.programme.steps import ladders
    from ettervern_cli.record.filters import Filter, chosen
    from ettervern_cli.record.list_screen import resident_list

    programmes, db = it.programmes(), it.db
    town = find_municipality(db, municipality).id if municipality else None
    home = coded(db, it.programme, "unit", unit).id if unit else None
    ids = [programme.id for programme in programmes]
    found = listing.rows(db, ids, it.today, status=status, municipality_id=town, unit_id=home)
    climbed = dict.fromkeys(one.code for each in programmes for one in ladders(db, each))
    people = _spoken_of(it.session, programmes, text)
    spoken_of = None if people is None else frozenset(people)
    wanted = Filter(step, contact, overdue, arrears, spoken_of)
    found = listing.sort(chosen(db, programmes, it.today, found, wanted), sort)
    it.session.looked_at(people[row.resident] for row in found if people)
    it.show(resident_list(it.words, found, it.today, list(climbed), len(programmes)))


def _spoken_of(
    session: Session, programmes: list[Programme], text: str | None
) -> dict[str, int] | None:
    """The keys of those whose texts hold the words, by code; None where nothing was asked for."""
    words = own_words(session, text, "text")
    if words is None:
        return None
    from ettervern_cli.entries.finding.finding import find_texts

    found = find_texts(session.db, programmes, words)
    return {
        one.resident: one.resident_id
        for one in found
        if one.resident is not None and one.resident_id is not None
    }


def show(
    session: Session,
    who: Who,
    *,
    since: Annotated[str | None, option("--since", "DATE", "Only from that day on.")] = None,
    find: Annotated[str | None, option("--find", "TEXT", "Only entries with these words.")] = None,
    form: Format = "text",
    output: Output = None,
) -> None:
    """Everything about one resident, in order of time: ettervern show ingrid --since 2026-10-01

    All stays in the programme; the ids in front are what edit and annul take.
    """
    from ettervern_cli.record.record import show as gather

    with session.reading() as db:
        resident = session.resident(who)
        programme = session.programme(resident)
        found = gather(db, programme, resident, session.today, since=session.day(since), find=find)

    from ettervern_cli.record import screen as render

    session.show(
        View(
            text=lambda room: render.show_lines(
                session.words, found, programme.name, session.today, room
            ),
            json=lambda: found,
            csv=lambda: render.show_csv(found),
            md=lambda: render.show_markdown(session.words, found, programme.name, session.today),
        ),
        form,
        output,
    )
