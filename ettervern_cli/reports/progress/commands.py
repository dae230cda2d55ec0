"""milestone done and list, count add and list."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import argument
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.app.outside.readers import reader
from ettervern_cli.reports.progress import verbs as progress
from ettervern_cli.values.rates import Range, parse_range


@acts
def done(
    it: Act,
    milestone: Annotated[str, argument("MILESTONE", "Of the plan.", complete.milestones)],
) -> None:
    """A milestone is reached: ettervern milestone done opening --on 2009-03-02

    The milestones and their days stand in the configuration.
    """
    it.show(progress.reach(it.stage, milestone=milestone, note=it.note))


@looks
def milestones(it: Look) -> None:
    """The plan of progress: ettervern milestone list

    By due day, with the day each was reached. What is late and not reached stands in today.
    """
    from ettervern_cli.reports.progress.screen import milestone_list

    found = progress.milestones(it.db, it.programme, it.today)
    it.show(milestone_list(it.words, found, it.today))


@acts
def add(
    it: Act,
    figure: Annotated[str, argument("FIGURE", "What is counted.", complete.figures)],
    number: Annotated[
        Range,
        argument("N[-M]", "How many; 10-15 if not exact.", parser=reader(parse_range, "range")),
    ],
) -> None:
    """A count outside the programme: ettervern count add homeless 11 --on 2018-10-01

    As how many are homeless in the municipality. A goal that counts it is answered by the latest.
    """
    it.show(progress.count(it.stage, figure=figure, between=number, note=it.note))


@looks
def counts(it: Look) -> None:
    """Counts in order of time: ettervern count list

    Correct one with edit, take one out with annul.
    """
    from ettervern_cli.reports.progress.screen import count_list

    it.show(count_list(it.words, progress.countings(it.db, it.programme)))
