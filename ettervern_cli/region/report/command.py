"""region report."""

import re
from typing import Annotated

from ettervern_cli.app.options import (
    External,
    Output,
    Publish,
    ReportFormat,
    argument,
    count,
    one_of,
    option,
)
from ettervern_cli.app.output.report_output import refuse_terminal, show_report
from ettervern_cli.app.outside.submitting import by_spark
from ettervern_cli.app.session import Session
from ettervern_cli.errors import BadValue, MissingOption, OptionsExclude
from ettervern_cli.region.engines.duck import MEMORY, THREADS, cells
from ettervern_cli.region.lake.current import Lake, current
from ettervern_cli.region.lake.published import overlapping, published
from ettervern_cli.region.report.gather import Engine, gather
from ettervern_cli.region.report.outsiders import gather_external
from ettervern_cli.region.report.period_rules import parse_period
from ettervern_cli.region.report.rows import csv_rows, json_value
from ettervern_cli.region.report.screen import page
from ettervern_cli.region.report.value import ALL, LEVELS, RegionReport
from ettervern_cli.reports.period.months import cut_at
from ettervern_cli.screen.page import written
from ettervern_cli.storage.files import held
from ettervern_cli.storage.results import message
from ettervern_cli.values.dates import Period

ENGINES = ("duckdb", "spark")
SIZE = re.compile(r"[1-9][0-9]{0,5}(MB|GB|TB)")


def memory_size(text: str) -> str:
    """An amount of memory, as 512MB or 2gb."""
    size = text.upper()
    if not SIZE.fullmatch(size):
        raise BadValue(what="memory", value=text)
    return size


def report(
    session: Session,
    lake: Annotated[str, argument("LAKE", "The folder of deliveries.")],
    *,
    period: Annotated[
        list[str] | None,
        option("--period", "PERIOD", "As 2025, 2025-03 or 2016..2025; may be repeated."),
    ] = None,
    by: Annotated[
        str, option("--by", "|".join(LEVELS), "What a row is of.", parser=one_of(*LEVELS))
    ] = ALL,
    external: External = False,
    publish: Publish = False,
    engine: Annotated[
        str, option("--engine", "|".join(ENGINES), "What counts.", parser=one_of(*ENGINES))
    ] = "duckdb",
    remote: Annotated[
        str | None, option("--remote", "sc://HOST", "A Spark Connect server; else here.")
    ] = None,
    memory: Annotated[
        str, option("--memory", "SIZE", "The most that duckdb takes.", parser=memory_size)
    ] = MEMORY,
    threads: Annotated[
        int | None, option("--threads", "N", "Cores that duckdb uses; else 2.", parser=count)
    ] = None,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """One report over many sites: ettervern region report lake --period 2025 --by county

    What report period says of a site, of all that delivered: people, nights, occupancy, ladders,
    follow-ups, intake, exits, absences, money, and how long stays last. It says which sites are
    missing, and leaves out of a period whoever has not delivered to its end.
    """
    refuse_terminal(form, output)
    if remote is not None and engine != "spark":
        raise OptionsExclude(one="--remote", other="--engine duckdb")
    if external and session.options.programme is not None:
        # The other programmes would follow by subtracting it from a report of all.
        raise OptionsExclude(one="--external", other="--programme")
    if publish and not external:
        raise MissingOption(option="--external")
    periods = [_period(session, text) for text in period or ()]
    if not periods:
        raise MissingOption(option="--period")
    counted = _engine(engine, remote, memory, threads)
    there = current(lake)
    if external:
        found = _external(session, there, periods, counted, by, publish=publish)
    else:
        found = gather(there, periods, counted, by=by, programme=session.options.programme)
    show_report(
        session,
        form,
        output,
        page=lambda full: written(page(found, session.words, full=full), session.words),
        json=lambda: json_value(found),
        csv=lambda: csv_rows(found),
    )


def _external(
    session: Session,
    lake: Lake,
    periods: list[Period],
    counted: Engine,
    by: str,
    *,
    publish: bool,
) -> RegionReport:
    """The report as outsiders may have it; without publishing, a warning of those before."""
    if publish:
        with held(lake.folder):
            return gather_external(lake, periods, counted, by=by, publish_on=session.today)
    before = overlapping(published(lake.folder), periods)
    if before:
        times = before[-1].periods
        session.warn(message("external.overlaps", first=min(each.first for each in times),
                             last=max(each.last for each in times), on=before[-1].on,
                             n=len(before)))  # fmt: skip
    return gather_external(lake, periods, counted, by=by)


def _period(session: Session, text: str) -> Period:
    """A period as typed, cut at today; FutureReport for one that has not begun."""
    try:
        found = parse_period(text, session.today)
    except ValueError:
        raise BadValue(what="period", value=text) from None
    return cut_at(session.today, found).period


def _engine(engine: str, remote: str | None, memory: str, threads: int | None) -> Engine:
    from functools import partial

    if engine == "spark":
        from ettervern_cli.region.engines import spark

        return partial(spark.cells, remote=remote, submitted=by_spark())
    return partial(cells, memory=memory, threads=threads or THREADS)
