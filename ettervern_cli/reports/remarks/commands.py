"""report remark and remarks."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import argument, flag, one_of, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.reports.remarks import verbs as remarks
from ettervern_cli.values.known_words import HEADINGS

heading_word = one_of(*HEADINGS)


@acts
def remark(
    it: Act,
    heading: Annotated[
        str,
        argument(
            "HEADING",
            "One of: " + ", ".join(HEADINGS) + ".",
            complete.headings,
            parser=heading_word,
        ),
    ],
    text: Annotated[str, argument("TEXT", "What to say there; - reads it.")],
    *,
    voice: Annotated[str | None, option("--voice", "TEXT", "The users' own words.")] = None,
    goal: Annotated[
        str | None, option("--goal", "GOAL", "Of this goal alone: its number, or main-1.")
    ] = None,
    public: Annotated[
        bool, flag("--public", "Read, and fit for reports for outsiders too.")
    ] = False,
) -> None:
    """Words for a funder's report: ettervern report remark learned "Start the plan early"

    Shown word for word in the report on the time it was noted, so without names.
    """
    words, voiced = it.with_note(text, "text"), it.words(voice, "voice")
    it.show(
        remarks.add_remark(
            it.stage, heading=heading, text=words, voice=voiced, public=public, goal=goal
        )
    )


@looks
def list_(
    it: Look,
    *,
    heading: Annotated[
        str | None,
        option("--heading", "HEADING", "Only those.", complete.headings, parser=heading_word),
    ] = None,
) -> None:
    """Remarks for funders' reports, in order of date: ettervern report remarks --heading learned

    Correct one with edit, take one out with annul.
    """
    from ettervern_cli.reports.remarks.screen import remark_list

    it.show(remark_list(it.words, remarks.remarks(it.db, it.programmes(), heading=heading)))
