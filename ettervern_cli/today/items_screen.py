"""What one matter of ``today`` says: its name, why it is there, and sentences about no resident."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.money.rent.rules import YOUNG_DAYS
from ettervern_cli.screen.phrases import CIRCLE, lateness, safe
from ettervern_cli.today.item import is_late
from ettervern_cli.values.money import Ore
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.today.item import TodayItem
    from ettervern_cli.today.today import Agenda

LIMITS = ("stay", "step", "unit", "lease", "trial")
LABELLED = ("return", "referral", "consent", "application", "grant", "exclusion")
OF_NOBODY = ("group", "milestones")  # sections whose rows are about no resident first of all
ROWS = ("meeting", "agreement", "decision", "gap", "milestone")


def is_row(item: "TodayItem") -> bool:
    """Whether it stands in the columns; the others are sentences below."""
    return item.resident is not None or item.kind in ROWS


def code_of(item: "TodayItem") -> str:
    """The resident's code; in the group's matters the entry's own id."""
    return (item.id if item.section in OF_NOBODY else item.resident) or ""


def what(words: Language, item: "TodayItem") -> str:
    """What the matter is, in a word or two."""
    if item.kind == "critical-window":
        return words.say("today.what_follow_up" if item.on else "today.not_planned")
    return words.say(f"today.what_{item.kind.replace('-', '_')}")


def why(words: Language, item: "TodayItem", agenda: "Agenda", omit_year_of: dt.date) -> str:
    """Everything else that is worth knowing on the way there."""
    parts = [*_of_time(words, item, agenda, omit_year_of)]
    if item.section in OF_NOBODY:
        parts += _of_group(words, item)
    elif item.section == "money":
        parts += _of_money(words, item)
    else:
        parts += _of_person(words, item)
    if item.step is not None:
        circle = words.say("screen.circle", number=item.step, times=item.visits)
        parts.append(f"{CIRCLE} {circle}")
    return ", ".join(parts)


def _of_time(
    words: Language, item: "TodayItem", agenda: "Agenda", omit_year_of: dt.date
) -> list[str]:
    """Until when the first months last, and whether a day was agreed."""
    parts = []
    if item.until is not None:
        until = words.day(item.until, omit_year_of=omit_year_of)
        if item.kind == "critical-window" or agenda.critical_months is None:
            parts.append(words.say("today.window_until", until=until))
        else:
            parts.append(words.say("today.first_of", n=agenda.critical_months, until=until))
    if item.kind == "follow-up" and item.reason == "agreed":
        parts.append(words.say("screen.due_agreed"))
    return parts


def _of_person(words: Language, item: "TodayItem") -> list[str]:
    """What a matter says about a resident or somebody waiting."""
    kind, label = item.kind, safe(item.label)
    if kind in LIMITS:
        parts = [words.say(f"today.in_{'step' if kind == 'step' else 'unit'}", label=label)]
        late = item.section == "overdue" and kind != "trial"
        return [*(parts if label else []), *([words.say("today.past_limit")] if late else [])]
    if item.reason == "ends":
        text = f"today.{kind}_{'ended' if (item.days or 0) > 0 else 'ends'}"
        return [words.say(text, label=label, id=item.id)]
    if kind == "told":
        return [words.say("today.told", id=item.id)]
    if kind == "ground":
        return [words.say("today.groundless", id=item.id)]
    if kind == "eviction":
        return [words.say(f"today.eviction_{item.reason}")]
    if kind == "exit":
        return [words.say(f"today.exit_lacks_{item.reason}")]
    if kind == "waiting":
        return [words.say(f"today.stands_{item.reason}", place=item.number)]
    if kind == "rehousing":
        return [words.say("today.no_other_home")]
    if kind == "incident":
        return [words.say("today.police", kind=label, id=item.id)]
    if kind == "score":
        return [words.say("today.not_taken", instrument=label, n=item.number)]
    if kind == "keep":
        return [words.say("today.kept_for", n=item.number)]
    if kind == "taper":
        return [words.say("today.taper_days", n=item.number)] if item.number else []
    if kind == "review":
        name = safe(item.owner)
        return [words.say("today.coordinator", name=name)] if item.owner else []
    parts = [str(label)] if label and kind in LABELLED else []
    if kind == "consent" and item.section in ("overdue", "missing"):
        parts.append(words.say(f"today.consent_{item.section}"))
        parts += [words.say("today.rests_on_it", id=item.id)] if item.id else []
        parts[-1] += ": ettervern consent give"
    if kind == "return" and item.unit:
        parts.append(words.say("today.unit_waits", unit=safe(item.unit)))
    return parts


def _of_group(words: Language, item: "TodayItem") -> list[str]:
    """What it is, whether it is overdue, what was decided or is missing, and whose it is."""
    parts = [str(safe(item.label))] if item.label else []
    parts += [words.say("today.past_due")] if is_late(item) else []
    if item.text is not None:
        text = safe(item.text.partition("\n")[0])
        parts.append(words.say("today.owned", text=text, owner=safe(item.owner)))
    if item.resident is not None:
        parts.append(f"{item.resident} {safe(item.name)}")
    return parts


def _of_money(words: Language, item: "TodayItem") -> list[str]:
    """Amounts in kroner."""
    amount = Ore(item.amount or 0)
    if item.kind == "repayment":
        key = "today.agreement_broken"
        return [words.say(key, amount=amount, kept=item.kept, n=item.number)]
    parts = [words.say("today.owed_long", amount=amount, days=YOUNG_DAYS)]
    if item.total != item.amount:
        parts.append(words.say("today.owed_in_all", total=Ore(item.total or 0)))
    if item.reason == "agreed":
        parts.append(words.say("today.paid_as_agreed"))
    return parts


def sentence(words: Language, agenda: "Agenda", item: "TodayItem", omit_year_of: dt.date) -> str:
    """A sentence for what is about no resident: units, gaps, reports, rent, budget lines."""
    if item.kind == "void" and item.on is not None:
        return words.say(
            "today.void_until",
            unit=safe(item.unit),
            on=words.day(item.on, omit_year_of=omit_year_of),
            days=lateness(words, (agenda.today - item.on).days).text,
            reason=safe(item.reason),
        )
    if item.reason == "ends" and item.on is not None:
        gone = "ended" if (item.days or 0) > 0 else "ends"
        on = words.day(item.on, omit_year_of=omit_year_of)
        said = words.say(f"today.{item.kind}_{gone}", label=safe(item.label), id=item.id)
        return words.say("today.on_day", text=said, on=on)
    if item.kind == "gaps":
        return words.say("today.open_gaps", n=item.number, days=words.days(item.days or 0))
    if item.kind == "report" and item.on is not None:
        return _report(words, item, item.on, agenda.today, omit_year_of)
    if item.kind == "rent" and item.on is not None:
        month = f"{words.month(item.on.month)} {item.on.year}"
        return words.say("today.rent_uncharged", n=item.number, month=month)
    if not item.planned:
        amount = words.kroner(item.used)
        return words.say("today.line_unplanned", line=safe(item.label), amount=amount)
    return words.say(
        "today.line_ahead",
        line=safe(item.label),
        used=words.percent(item.used or 0, item.planned),
        gone=words.percent(agenda.days_gone, agenda.year_days),
    )


def _report(
    words: Language, item: "TodayItem", due_on: dt.date, today: dt.date, omit_year_of: dt.date
) -> str:
    """A report to a funder: by when, or that it was due; whether it was sent is not known."""
    text = words.say(
        "today.report_due" if due_on >= today else "today.report_was_due",
        funder=safe(item.label),
        year=str(item.number),
        on=words.day(due_on, omit_year_of=omit_year_of),
        days=lateness(words, (today - due_on).days).text,
    )
    return text + (words.say("today.report_auditor") if item.reason else "")
