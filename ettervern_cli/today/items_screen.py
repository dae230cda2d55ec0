"""What one matter of ``today`` says: its name, why it is there, and sentences about no resident."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.money.rent.rules import YOUNG_DAYS
from ettervern_cli.screen.phrases import CIRCLE, lateness, safe
from ettervern_cli.values.money import Ore

if TYPE_CHECKING:
    from ettervern_cli.today.item import Matter
    from ettervern_cli.today.today import Agenda
    from ettervern_cli.words import Speaker

LIMITS = ("stay", "step", "unit", "lease", "trial")
ROWS = ("meeting", "decision", "gap")


def is_row(matter: "Matter") -> bool:
    """Whether it stands in the columns; the others are sentences below."""
    return matter.resident is not None or matter.kind in ROWS


def code_of(matter: "Matter") -> str:
    """The resident's code; in the group's matters the entry's own id."""
    return (matter.id if matter.section == "group" else matter.resident) or ""


def what(words: "Speaker", matter: "Matter") -> str:
    """What the matter is, in a word or two."""
    if matter.kind == "critical-window":
        return words.say("today.what_follow_up" if matter.on else "today.not_planned")
    return words.say(f"today.what_{matter.kind.replace('-', '_')}")


def why(words: "Speaker", matter: "Matter", agenda: "Agenda", near: dt.date) -> str:
    """Everything else that is worth knowing on the way there."""
    parts = [*_of_time(words, matter, agenda, near)]
    if matter.section == "group":
        parts += _of_group(words, matter)
    elif matter.section == "money":
        parts += _of_money(words, matter)
    else:
        parts += _of_person(words, matter)
    if matter.step is not None:
        circle = words.say("screen.circle", number=matter.step, times=matter.visits)
        parts.append(f"{CIRCLE} {circle}")
    return ", ".join(parts)


def _of_time(words: "Speaker", matter: "Matter", agenda: "Agenda", near: dt.date) -> list[str]:
    """Until when the first months last, and whether a day was agreed."""
    parts = []
    if matter.until is not None:
        until = words.day(matter.until, near=near)
        if matter.kind == "critical-window" or agenda.critical_months is None:
            parts.append(words.say("today.window_until", until=until))
        else:
            parts.append(words.say("today.first_of", n=agenda.critical_months, until=until))
    if matter.kind == "follow-up" and matter.reason == "agreed":
        parts.append(words.say("screen.due_agreed"))
    return parts


def _of_person(words: "Speaker", matter: "Matter") -> list[str]:
    """What a matter says about a resident or somebody waiting."""
    kind, label = matter.kind, safe(matter.label)
    if kind in LIMITS:
        parts = [words.say(f"today.in_{'step' if kind == 'step' else 'unit'}", label=label)]
        late = matter.section == "overdue" and kind != "trial"
        return [*(parts if label else []), *([words.say("today.past_limit")] if late else [])]
    if kind == "exit":
        return [words.say(f"today.exit_lacks_{matter.reason}")]
    if kind == "waiting":
        return [words.say(f"today.stands_{matter.reason}", place=matter.number)]
    if kind == "rehousing":
        return [words.say("today.no_other_home")]
    if kind == "incident":
        return [words.say("today.police", kind=label, id=matter.id)]
    if kind == "score":
        return [words.say("today.not_taken", instrument=label, n=matter.number)]
    if kind == "keep":
        return [words.say("today.kept_for", n=matter.number)]
    if kind == "review":
        name = safe(matter.owner)
        return [words.say("today.coordinator", name=name)] if matter.owner else []
    parts = [str(label)] if label and kind in ("return", "referral", "consent") else []
    if kind == "consent" and matter.section in ("overdue", "missing"):
        parts.append(words.say(f"today.consent_{matter.section}"))
    if kind == "return" and matter.unit:
        parts.append(words.say("today.unit_waits", unit=safe(matter.unit)))
    return parts


def _of_group(words: "Speaker", matter: "Matter") -> list[str]:
    """Whether it is overdue, what was decided or is missing, and whose it is."""
    late = matter.kind != "gap" and (matter.days or 0) > 0
    parts = [words.say("today.past_due")] if late else []
    if matter.text is not None:
        text = safe(matter.text.partition("\n")[0])
        parts.append(words.say("today.owned", text=text, owner=safe(matter.owner)))
    if matter.resident is not None:
        parts.append(f"{matter.resident} {safe(matter.name)}")
    return parts


def _of_money(words: "Speaker", matter: "Matter") -> list[str]:
    """Amounts in kroner."""
    amount = Ore(matter.amount or 0)
    if matter.kind == "repayment":
        key = "today.agreement_broken"
        return [words.say(key, amount=amount, kept=matter.kept, n=matter.number)]
    parts = [words.say("today.owed_long", amount=amount, days=YOUNG_DAYS)]
    if matter.total != matter.amount:
        parts.append(words.say("today.owed_in_all", total=Ore(matter.total or 0)))
    if matter.reason == "agreed":
        parts.append(words.say("today.paid_as_agreed"))
    return parts


def told(words: "Speaker", agenda: "Agenda", matter: "Matter", near: dt.date) -> str:
    """A sentence for what is about no resident: units, gaps, reports, rent, budget lines."""
    if matter.kind == "void" and matter.on is not None:
        return words.say(
            "today.void_until",
            unit=safe(matter.unit),
            on=words.day(matter.on, near=near),
            days=lateness(words, (agenda.today - matter.on).days).text,
            reason=safe(matter.reason),
        )
    if matter.kind == "gaps":
        return words.say("today.open_gaps", n=matter.number, days=words.days(matter.days or 0))
    if matter.kind == "report" and matter.on is not None:
        return _report(words, matter, matter.on, agenda.today, near)
    if matter.kind == "rent" and matter.on is not None:
        month = f"{words.month(matter.on.month)} {matter.on.year}"
        return words.say("today.rent_uncharged", n=matter.number, month=month)
    if not matter.planned:
        amount = words.kroner(matter.used)
        return words.say("today.line_unplanned", line=safe(matter.label), amount=amount)
    return words.say(
        "today.line_ahead",
        line=safe(matter.label),
        used=words.percent(matter.used or 0, matter.planned),
        gone=words.percent(agenda.days_gone, agenda.year_days),
    )


def _report(
    words: "Speaker", matter: "Matter", due_on: dt.date, today: dt.date, near: dt.date
) -> str:
    """A report to a funder: by when, or that it was due; whether it was sent is not known."""
    text = words.say(
        "today.report_due" if due_on >= today else "today.report_was_due",
        funder=safe(matter.label),
        year=str(matter.number),
        on=words.day(due_on, near=near),
        days=lateness(words, (today - due_on).days).text,
    )
    return text + (words.say("today.report_auditor") if matter.reason else "")
