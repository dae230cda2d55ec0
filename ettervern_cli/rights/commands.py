"""data access and data keep."""

from typing import Annotated

from ettervern_cli.app.options import Output, ReportFormat, Who, flag, hint
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.app.session import Session
from ettervern_cli.storage.settings import setting

ZONE = "Europe/Oslo"


def access(
    session: Session,
    who: Who,
    *,
    form: ReportFormat = "text",
    output: Output = None,
    full: Annotated[bool, flag("--full", "Every entry and every change, one by one.")] = False,
) -> None:
    """All that is stored about one person: ettervern data access nora -o nora.html

    For the person to read: some pages in which what repeats itself is summed, with who has heard
    and looked, why it is kept, for how long, and how to complain. --full lists every entry, and so
    do json and csv, as a copy that a machine reads. What is about others is left out.
    """
    from ettervern_cli.rights.access import access as gather
    from ettervern_cli.rights.letter.others import around

    with session.reading() as db:
        found = gather(db, session.resident(who), session.today)
        zone = setting(db, "time_zone") or ZONE
        told = None if full else around(db, session.resident(who), session.today)

    from ettervern_cli.app.output.report_output import show_report
    from ettervern_cli.rights import screen as render
    from ettervern_cli.rights.letter.screen import letter
    from ettervern_cli.values.data import measured

    words = session.words
    if told and not output and form == "text":
        hint(session, f"data access {found.resident} --format json -o {found.resident}.json")
    show_report(
        session,
        form,
        output,
        page=lambda _: (
            letter(words, found, zone, *told) if told else render.page(words, found, zone)
        ),
        json=lambda: render.access_json(found),
        csv=lambda: measured(render.access_json(found)),
    )


@looks
def keep(
    it: Look, *, only_due: Annotated[bool, flag("--due", "Only those due to go now.")] = False
) -> None:
    """Whose data are due to go, and when: ettervern data keep --due

    For everybody whose stays and referrals have ended: so many months later as keep: months says.
    Nothing is erased on its own.
    """
    from ettervern_cli.rights import retention_periods as retention
    from ettervern_cli.rights.screen import keep_list

    today = it.today
    every = retention.retained(it.db)
    due = retention.due(every, today)
    rows = due if only_due else [*due, *(row for row in every if row not in due)]
    it.show(keep_list(it.words, rows, today, only_due=only_due))
