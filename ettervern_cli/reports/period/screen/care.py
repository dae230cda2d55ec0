"""Blocks of a period's report on outcomes, scores and help: heading, tables and sentences."""

from collections.abc import Iterator, Mapping, Sequence

from ettervern_cli.reports.period.care import HelpRow, ScoreCount, climbs
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Figure, Figured, Sentence
from ettervern_cli.screen.phrases import columns
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.tables import Table, cell
from ettervern_cli.values.nights import Middles
from ettervern_cli.values.rates import Tally
from ettervern_cli.words import Language

Parts = tuple[str, list[Table], list[Sentence]]


def outcomes(
    found: Sequence[Tally],
    months: Mapping[str, Middles],
    say: Language,
    *,
    full: bool = False,
) -> Parts:
    """Results by kind with the months it took to get there, or that there were none.

    ``full`` tells the mean beside the median.
    """
    heading = say.say("report.outcomes")
    if not found:
        return heading, [], [say.say("report.none")]
    middles = ("median", "mean") if full else ("median",)
    rows = [
        [
            cell(each.name or each.code),
            values.count(each.number),
            *(values.decimal(getattr(months.get(each.code), of, 0)) for of in middles),
        ]
        for each in found
    ]
    means = [">page.months_mean"] if full else []
    heads = columns(say, "", ">results", ">months_there", *means, of="report")
    return heading, [Table(heads, rows)], []


def scores(found: Sequence[ScoreCount], say: Language) -> Parts:
    """How often each instrument was taken, of how many, and what changed."""
    used = [each for each in found if each.taken]
    heading = say.say("report.scores")
    if not used:
        return heading, [], [say.say("report.no_scores"), *_sessions(found, say)]
    rows = [
        [cell(each.name), values.count(each.taken), values.count(each.residents)] for each in used
    ]
    heads = columns(say, "instrument", ">taken", ">score_residents", of="report")
    sentences: list[Sentence] = [sentence for each in used for sentence in _meaning(each, say)]
    return heading, [Table(heads, rows)], [*sentences, *_sessions(found, say)]


def _meaning(each: ScoreCount, say: Language) -> Iterator[Figured]:
    """What the latest totals say; a share of nobody is left out."""
    for name, rate in (("improved", each.improved), ("deteriorated", each.deteriorated)):
        if rate is not None and rate.denominator:
            yield values.share(say, f"report.{name}", *rate, instrument=each.name)
    above = each.above_cut_off
    if above is not None and above.denominator and each.cut_off is not None:
        key = "report.above_up" if each.higher_is_better else "report.above_down"
        cut_off = say.write(each.cut_off)
        yield values.share(say, key, *above, instrument=each.name, cut_off=cut_off)


def _sessions(found: Sequence[ScoreCount], say: Language) -> list[Figured]:
    """In how many of the sessions each was taken, and where half a pair is missing."""
    sentences = [
        values.share(say, "report.sessions", *each.sessions, instrument=each.name)
        for each in found
        if each.sessions.denominator and (each.taken or each.missing is not None)
    ]
    return sentences + [
        Figured(
            say.say("report.missing_score", instrument=each.name, n=each.missing),
            [
                Figure(
                    say.say("page.missing_score", instrument=each.name), values.count(each.missing)
                )
            ],
        )
        for each in found
        if each.missing
    ]


def is_used(rows: Sequence[HelpRow]) -> bool:
    """Whether anything is planned or given that is worth a block."""
    return any(row.planned_tenths is not None or row.measures for row in rows)


def helps(rows: Sequence[HelpRow], say: Language, *, full: bool) -> Iterator[Parts]:
    """A block a ladder, highest step first: hours planned and given, and whether help thins out.

    ``full`` shows steps not run here too, and what is given to all on a step together.
    """
    for ladder in dict.fromkeys(row.ladder for row in rows):
        mine = [row for row in rows if row.ladder == ladder]
        shown = [row for row in reversed(mine) if full or row.is_run or row.residents]
        heading = say.say("report.help", ladder=mine[0].ladder_name)
        keys = [">", "", ">help_residents", ">help_planned", ">help_actual"]
        keys += [">page.hours", ">page.measures"] if full else []
        body = [_help(row, full=full) for row in shown]
        table = Table(columns(say, *keys, of="report"), body)
        yield heading, [table], _verdict(mine, say)


def _help(row: HelpRow, *, full: bool) -> list[Cell]:
    return [
        values.count(row.step),
        cell(row.step_name),
        values.count(row.residents),
        values.decimal(row.planned_hours_a_week),
        values.decimal(row.actual_hours_a_week),
        *([values.decimal(row.hours_a_week), values.count(row.measures)] if full else []),
    ]


def _verdict(rows: Sequence[HelpRow], say: Language) -> list[Sentence]:
    """Whether help thins out on the way up, where that can be said."""
    if not any(row.measures for row in rows):
        return [say.say("report.help_none")]
    growing = climbs(rows)
    if growing is None:
        return []
    if not growing:
        return [say.say("report.help_thins_out")]
    return [say.say("report.help_grows", low=low, high=high) for low, high in growing]
