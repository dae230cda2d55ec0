"""``data access`` as some pages for the person: what is stored, who has heard, and what to do."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from ettervern_cli.entries.changes.fields_screen import field_name
from ettervern_cli.rights.access import Access, AccessEntry, AccessField
from ettervern_cli.rights.letter.others import Claimed, Grounds, Marks, Recipient
from ettervern_cli.rights.letter.summary import Chapter, Line, chapters, value
from ettervern_cli.rights.screen import called, shown, until_when
from ettervern_cli.screen.page import Block, Page, capital
from ettervern_cli.values.dates import iso_day, local
from ettervern_cli.words import Language

# What is said without the name of its column, since the words before it tell what it is.
NOUNS = {name: f"privacy.letter_{name}" for name in ("move", "placement", "plan_status")}
BARE = {"text", "name", "area_id", "status", "volunteer", "service", "wished"}


def letter(
    words: Language,
    found: Access,
    zone: str,
    others: Sequence[Recipient],
    claimed: Sequence[Claimed],
    grounds: Sequence[Grounds],
    marks: Marks,
) -> Page:
    """What is stored about one person, short enough to be read, and how to get the rest."""
    number = sum(map(len, found.by_subject.values()))
    answer = [words.say("privacy.letter_answer", n=number), words.say("privacy.letter_whole")]
    if found.others:
        answer.append(words.say("privacy.others"))
    blocks = [_chapter(words, one) for one in chapters(found.by_subject)]
    blocks += [
        _others(words, others, claimed, found.by_subject["consents"]),
        _block(words, "marks", _marks(words, marks)),
        _block(words, "hands", _hands(words, found, zone)),
        _block(words, "why", _why(words, found, grounds)),
        _block(words, "rights", [words.say(f"privacy.letter_{one}") for one in
                                 ("correct", "copy", "erase", "complain")]),
    ]  # fmt: skip
    about = words.say(
        "privacy.about", programme=", ".join(found.programmes) or found.resident, on=found.on
    )
    title = words.say("privacy.title", name=called(found))
    return Page(title, [about], answer, blocks, [], found.on)


def _block(words: Language, key: str, sentences: Sequence[str]) -> Block:
    return Block(words.say(f"privacy.letter_{key}_title"), [], sentences, key=key)


def _chapter(words: Language, one: Chapter) -> Block:
    """A chapter as sentences: each with its days, then the newest of what was written."""
    said = [_dated(span(words, line.first, line.last), _text(words, line)) for line in one.lines]
    notes = [
        _dated(span(words, note.on, None), words.say("head.quoted", text=_flat(note.text)))
        for note in one.notes
    ]
    if notes:
        said += [words.say("privacy.letter_notes"), *notes]
    if one.older:
        said.append(words.say("privacy.letter_older", n=one.older))
    return _block(words, one.name, said)


def _dated(when: str, text: str) -> str:
    return f"{when}: {text}" if when else text


def _flat(text: str) -> str:
    return " ".join(text.splitlines())


def span(words: Language, first: dt.date | None, last: dt.date | None) -> str:
    """A day, or the first and the last of several; nothing where there is none."""
    if first is None:
        return ""
    if last is None or last == first:
        return words.day(first)
    return f"{words.day(first, omit_year_of=last)} – {words.day(last)}"


def _text(words: Language, line: Line) -> str:
    own = "privacy.letter_missed" if line.is_missed else NOUNS.get(line.table)
    noun = words.say(own or f"history.table_{line.table}")
    parts = [line.kind] if line.kind else []
    if line.times == 1:
        parts += [_field(words, line.table, field) for field in line.fields]
    else:
        parts.append(words.say("privacy.letter_times", n=line.times))
        if line.minutes:
            hours, minutes = divmod(line.minutes, 60)
            parts.append(words.say("privacy.letter_hours", hours=hours, minutes=minutes))
        if line.ore:
            parts.append(words.say("privacy.letter_kroner", amount=words.kroner(line.ore)))
        if line.totals:
            first, last = (shown(words, "total_tenths", one) for one in line.totals)
            parts.append(words.say("privacy.letter_totals", first=first, last=last))
    if line.table in ("resident", "fact"):  # what they say needs no name
        return capital("; ".join(parts))
    return capital(f"{noun}: {'; '.join(parts)}" if parts else noun)


def _field(words: Language, table: str, field: AccessField) -> str:
    text = shown(words, field.column, field.value)
    label = field_name(words, table, field.column)
    if field.column.endswith("_ore"):
        label, text = label.rpartition(",")[0] or label, words.say("rent.some_kroner", amount=text)
    if field.column == "voice":
        return words.say("privacy.letter_voice", text=text)
    if field.column in BARE and table != "resident":
        return text
    return f"{label}: {text}"


def _others(
    words: Language,
    found: Sequence[Recipient],
    claimed: Sequence[Claimed],
    consents: Sequence[AccessEntry],
) -> Block:
    """What the person has consented to, and what partners and municipalities have heard."""
    said = [_consent(words, one) for one in consents]
    for one in found:
        parts = []
        if one.meetings:
            when = span(words, one.first, one.last)
            parts.append(words.say("privacy.letter_meetings", n=one.meetings, when=when))
        if one.measures:
            parts.append(words.say("privacy.letter_measures", names=", ".join(one.measures)))
        if one.told:
            when = span(words, one.first, one.last)
            parts.append(words.say(f"privacy.letter_{one.told}", when=when))
        if one.because:
            parts.append(words.say("privacy.letter_because", why=one.because))
        elif not one.has_consent:
            parts.append(words.say("privacy.letter_no_consent"))
        said.append(f"{capital(one.name)} {'; '.join(parts)}.")
    said += [
        words.say("privacy.letter_claims", town=one.name, n=one.claims,
                  when=span(words, one.first, one.last))
        for one in claimed
    ]  # fmt: skip
    if not said:
        said = [words.say("privacy.letter_nobody")]
    return _block(words, "others", [*said, words.say("privacy.letter_numbers")])


def _consent(words: Language, entry: AccessEntry) -> str:
    withdrawn, until = (value(entry, one) for one in ("withdrawn_on", "until_on"))
    how = "withdrawn" if withdrawn else "until" if until else "open"
    return words.say(
        f"privacy.letter_consent_{how}",
        scope=value(entry, "scope_id"), who=value(entry, "partner_id") or "–", first=entry.on,
        last=withdrawn or until,
    )  # fmt: skip


def _marks(words: Language, found: Marks) -> list[str]:
    said = [
        words.say("privacy.letter_circling", step=step, n=visits) for step, visits in found.circling
    ]
    if found.critical_until:
        said.append(words.say("privacy.letter_critical", until=found.critical_until))
    if found.arrears:
        said.append(words.say("privacy.letter_arrears", amount=found.arrears))
    return [*(said or [words.say("privacy.letter_no_marks")]), words.say("privacy.derived")]


def _hands(words: Language, found: Access, zone: str) -> list[str]:
    """Who has written, corrected and taken out, and who has read."""
    said = [
        words.say(f"privacy.letter_{action}", n=len(of),
                  who=_by(words, [(one.actor, one.at) for one in of], zone))
        for action in ("insert", "update", "delete")
        if (of := [one for one in found.changes if one.action == action])
    ]  # fmt: skip
    if any(one.action != "insert" for one in found.changes):
        said.append(words.say("privacy.letter_before"))
    if not found.log_reading:
        said.append(words.say("privacy.readings_off"))
    elif not found.readings:
        said.append(words.say("privacy.readings_none"))
    else:
        looks = [(one.actor, one.read_at) for one in reversed(found.readings)]
        said.append(words.say("privacy.letter_read", n=len(looks), who=_by(words, looks, zone)))
    return said


def _by(words: Language, deeds: Iterable[tuple[str, str]], zone: str) -> str:
    """Who did something, how many times, and from when to when."""
    found = [(actor, iso_day(local(at, zone)[:10])) for actor, at in deeds]
    days = [day for _, day in found]
    counted = Counter(actor for actor, _ in found)
    named = [f"{actor} ({number})" for actor, number in counted.most_common()]
    return f"{', '.join(named)}, {span(words, min(days), max(days))}"


def _why(words: Language, found: Access, grounds: Sequence[Grounds]) -> list[str]:
    hosts = [words.say("privacy.controller", hosts=found.hosts)] if found.hosts else []
    said = [
        each
        for one in grounds or [Grounds(None, None, None)]
        for each in (
            one.purpose or words.say("privacy.kept_why"),
            one.basis or words.say("privacy.letter_basis"),
            *([words.say("privacy.letter_contact", contact=one.contact)] if one.contact else []),
        )
    ]
    return [*hosts, *dict.fromkeys(said), until_when(words, found.retention),
            words.say("privacy.kept_copies")]  # fmt: skip
