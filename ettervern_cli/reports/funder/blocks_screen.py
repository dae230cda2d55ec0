"""The headings of a report to a funder, a block each; what is not kept is said."""

from collections.abc import Iterator, Sequence

from ettervern_cli.reports.funder.report import (
    ALL,
    IN_UNIT,
    ON_LEASE,
    FunderReport,
    ReportPost,
    ReportRemark,
)
from ettervern_cli.reports.parts_screen import tallied
from ettervern_cli.reports.period.report import UNKNOWN
from ettervern_cli.reports.period.screen import homes as period_homes
from ettervern_cli.reports.period.screen.meetings import decisions
from ettervern_cli.screen import values
from ettervern_cli.screen.page import Block, Figure, Figured, Sentence
from ettervern_cli.screen.phrases import columns, used_columns
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.tables import Table, cell
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.known_words import DIED, HEADINGS, PENDING
from ettervern_cli.values.texts import one_line
from ettervern_cli.words import NOTHING, Language

# Headings whose remarks stand under numbers; the others are blocks of their own.
BESIDE_NUMBERS = ("cooperation", "involvement")


def milestones(report: FunderReport, say: Language) -> Block:
    """The plan of progress: what was to be reached when, and what was reached."""
    rows = [
        [
            cell(one.name),
            values.day(one.due_on),
            values.day(one.reached_on) if one.reached_on else Cell(NOTHING),
        ]
        for one in report.milestones
    ]
    heads = columns(say, "milestone", ">due", ">reached_on", of="progress")
    return Block(say.say("today.section_milestones"), [Table(heads, rows)], key="milestones")


def posts(report: FunderReport, say: Language) -> Block:
    """Posts in the period, in full-time equivalents."""
    heading = say.say("funder_report.posts")
    if not report.posts:
        return Block(heading, sentences=[say.say("funder_report.no_posts")], key="posts")
    rows = [
        [cell(post.name), values.decimal(post.full_time), Cell(_time(post, say))]
        for post in report.posts
    ]
    heads = columns(say, "", ">full_time", "filled", of="funder_report")
    return Block(heading, [used_columns(Table(heads, rows))], key="posts")


def _time(post: ReportPost, say: Language) -> str:
    """From and until when there is the post; nothing where that is not said."""
    if post.first_on and post.last_on:
        return say.say("funder_report.between", first=post.first_on, last=post.last_on)
    if post.first_on:
        return say.say("funder_report.from", first=post.first_on)
    return say.say("funder_report.until", last=post.last_on) if post.last_on else ""


def helps(report: FunderReport, say: Language) -> Block:
    """Help by provider and by kind: how much of it, for how many people, and hours a week."""
    heading = say.say("funder_report.measures")
    if not report.measures["by_provider"]:
        return Block(heading, sentences=[say.say("funder_report.no_measures")], key="measures")
    tables = [
        Table(
            columns(say, key, ">number", ">people", ">hours", of="funder_report"),
            [
                [
                    cell(each.name),
                    values.count(each.number),
                    values.count(each.residents),
                    values.decimal(each.hours_a_week),
                ]
                for each in found
            ],
        )
        for key, found in (
            ("provider", report.measures["by_provider"]),
            ("measure", report.measures["by_kind"]),
        )
    ]
    return Block(heading, tables, [say.say("funder_report.about_measures")], key="measures")


def homes(report: FunderReport, say: Language) -> Block:
    """Where residents lived at the start, and where they live now."""
    heading = say.say("funder_report.homes")
    if not report.homes:
        return Block(heading, sentences=[say.say("report.nobody")], key="homes")
    special = {
        IN_UNIT: "funder_report.in_unit",
        ON_LEASE: "funder_report.on_lease",
        PENDING: "report.pending",
        DIED: "report.died",
        UNKNOWN: "report.unknown",
    }
    rows = [
        [
            cell(home.name or say.say(special.get(home.code, "report.unknown"))),
            values.count(home.start),
            values.count(home.now),
        ]
        for home in report.homes
    ]
    table = Table(columns(say, "", ">start", ">now", of="funder_report"), rows)
    return Block(heading, [table], [say.say("funder_report.about_homes")], key="homes")


def evictions(report: FunderReport, say: Language) -> Block:
    """Evictions asked for and carried out."""
    return period_homes.evictions(report.evictions, say)


def plans(report: FunderReport, say: Language) -> Block:
    """Plans: who has one, goals set and reached, reviews."""
    found = report.plans
    sentences: list[Sentence] = []
    if found.with_plan.denominator:
        sentences.append(values.share(say, "funder_report.with_plan", *found.with_plan))
        sentences += [
            _plain(f"plan_{name}", getattr(found, name), say)
            for name in ("right", "declined", "unknown")
            if getattr(found, name)
        ]
    sentences.append(_plain("goals_set", found.goals_set, say))
    if found.reached.denominator:
        sentences.append(values.share(say, "funder_report.goals_reached", *found.reached))
    sentences.append(_plain("reviews", found.reviews, say))
    if found.reviews and found.reviewed.denominator:
        sentences.append(values.share(say, "funder_report.reviewed", *found.reviewed))
    return Block(say.say("funder_report.plans"), sentences=sentences, key="plans")


def _plain(which: str, number: int, say: Language) -> Figured:
    """One number by itself."""
    key = f"funder_report.{which}"
    return values.number(say.say(key, n=number), say.say(f"{key}_figure"), number)


def outcomes(report: FunderReport, say: Language) -> Block:
    """Work, activity and other results that are counted."""
    heading = say.say("funder_report.outcomes")
    if not report.outcomes:
        return Block(heading, sentences=[say.say("report.none")], key="outcomes")
    rows = [
        [cell(each.name), values.count(each.number), values.count(each.people)]
        for each in report.outcomes
    ]
    table = Table(columns(say, "", ">results", ">people", of="funder_report"), rows)
    return Block(heading, [table], key="outcomes")


def cooperation(report: FunderReport, say: Language) -> Block:
    """Meetings and who came, decisions, gaps between services, and what is said of them."""
    meetings, gaps = report.cooperation
    tables: list[Table] = []
    sentences: list[Sentence] = []
    if meetings is not None and meetings.held:
        if meetings.attendance:
            tables.append(tallied(meetings.attendance, say, say.say("report.attendance"), ""))
        text = say.say("report.meetings_held", n=meetings.held)
        sentences.append(values.number(text, say.say("page.meetings_held"), meetings.held))
    else:
        sentences.append(say.say("report.no_meetings"))
    if meetings is not None and any(meetings.decisions):
        sentences.append(decisions(meetings.decisions, say))
    if gaps is not None and (gaps.opened or gaps.closed or gaps.open):
        facts = {"opened": gaps.opened, "closed": gaps.closed, "open": gaps.open}
        figures = [
            Figure(say.say(f"funder_report.gaps_{name}"), values.count(number))
            for name, number in facts.items()
        ]
        sentences.append(Figured(say.say("funder_report.gaps", **facts), figures))
    sentences += remarked(of_goal(report.remarks["cooperation"], None), say)
    return Block(say.say("funder_report.cooperation"), tables, sentences, key="cooperation")


def involvement(report: FunderReport, say: Language) -> Block:
    """How often the residents' own words stand beside the staff's, and what users say."""
    kinds = {what: rate for what, rate in report.involvement.items() if what != ALL}
    answered = {what: rate for what, rate in kinds.items() if rate.denominator}
    tables = []
    sentences: list[Sentence] = []
    if answered:
        rows = [
            [
                cell(say.say(f"funder_report.voices_{what}")),
                *(values.count(number) for number in rate),
                values.percent(*rate),
            ]
            for what, rate in answered.items()
        ]
        heads = columns(say, "", ">heard", ">of", ">share", of="funder_report")
        tables.append(Table(heads, rows))
        all_ = report.involvement[ALL]
        sentences.append(values.share(say, "funder_report.heard_in_all", *all_))
    else:
        sentences.append(say.say("funder_report.no_voices"))
    sentences += remarked(of_goal(report.remarks["involvement"], None), say)
    return Block(say.say("funder_report.involvement"), tables, sentences, key="involvement")


def remarks(report: FunderReport, say: Language) -> Iterator[Block]:
    """What was said under the other headings; one without a word is named at the end."""
    missing = []
    for heading in HEADINGS:
        if heading in BESIDE_NUMBERS:
            continue
        name = say.say(f"funder_report.heading_{heading}")
        said = report.remarks[heading]
        if said is SUPPRESSED:
            continue
        general = of_goal(said, None)
        if general:
            yield Block(name, sentences=remarked(general, say))
        elif not said and heading != "other":
            missing.append(say.say(f"remark.heading_{heading}"))
    if missing:
        unsaid = say.say("funder_report.unsaid", headings=say.listed(missing))
        yield Block(say.say("funder_report.not_written"), sentences=[unsaid])


def of_goal(said: Sequence[ReportRemark], goal: str | None) -> list[ReportRemark]:
    """Remarks on one goal, or on none of them; nothing of what outsiders may not read."""
    return [one for one in (() if said is SUPPRESSED else said) if one.goal == goal]


def remarked(said: Sequence[ReportRemark], say: Language) -> list[Sentence]:
    """Remarks as they were written down, the users' own words after the staff's."""
    sentences: list[Sentence] = []
    for one in said:
        text = one_line(one.text)
        key = "funder_report.remark_voice" if one.voice else "funder_report.remark"
        sentences.append(say.say(key, text=text, voice=one_line(one.voice or "")))
    return sentences


def national(report: FunderReport, say: Language) -> Block:
    """The national aims that the case book can count."""
    found = report.national
    sentences: list[Sentence] = []
    if found.temporary_after_treatment is None:
        sentences.append(say.say("funder_report.no_temporary"))
    elif found.temporary_after_treatment.denominator:
        sentences.append(
            values.share(say, "funder_report.temporary", *found.temporary_after_treatment)
        )
    else:
        sentences.append(say.say("funder_report.nobody_treated"))
    if found.temporary_over_three_months is not None:
        if found.temporary_over_three_months.denominator:
            sentences.append(
                values.share(say, "funder_report.too_long", *found.temporary_over_three_months)
            )
        else:
            sentences.append(say.say("funder_report.nobody_temporary"))
    if report.evictions.asked_for is not None:
        sentences.append(
            period_homes.counted("funder_report.asked_for", report.evictions.asked_for, say)
        )
    return Block(say.say("funder_report.national"), sentences=sentences, key="national")
