"""``data verify``: findings in sentences, and what was checked."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from ettervern_cli.screen.listing import Field, Listing, sentence_lines
from ettervern_cli.screen.safe import Cell, Line
from ettervern_cli.screen.tables import Head, Table, cell, lines
from ettervern_cli.verify.check_results import Finding
from ettervern_cli.words import Language

NAMES = ("finding", "level", "where", "sentence")
MOST_OF_A_KIND = 20


def sentence(words: Language, finding: Finding) -> str:
    """What is wrong and what to do, in the reader's language."""
    return words.say(finding.key, **finding.facts)


def finding_json(words: Language, finding: Finding) -> dict[str, str]:
    """A finding as scripts get it."""
    values = (finding.code, finding.level, finding.where, sentence(words, finding))
    return dict(zip(NAMES, values, strict=True))


def finding_lines(
    words: Language, found: list[Finding], counts: dict[str, int], room: int
) -> list[Line]:
    """Errors first, then notices, many of one kind cut short; at the end what was checked.

    Without ``counts`` nothing is said of that.
    """
    levels = Counter(finding.level for finding in found)
    checked = words.say("verify.checked", **_numbers(words, counts)) if counts else ""
    if not found:
        return sentence_lines(f"{words.say('verify.all_is_well')} {checked}", "", room)
    sentences = [
        words.say("verify.count_error", n=levels["error"])
        if levels["error"]
        else words.say("verify.no_errors")
    ]
    if levels["notice"]:
        sentences.append(words.say("verify.count_notice", n=levels["notice"]))
    body: list[Line] = [[Cell(", ".join(sentences), "bold")]]
    for level in ("error", "notice"):
        ours = [finding for finding in found if finding.level == level]
        if ours:
            body += [[], [Cell(words.say(f"verify.level_{level}"), "bold")]]
            body += lines(_table(words, ours), indent=2, room=room)
    return [*body, *([[], *sentence_lines(checked, "dim", room)] if checked else [])]


def _numbers(words: Language, counts: dict[str, int]) -> dict[str, object]:
    return {name: words.number(value) for name, value in counts.items()}


def _table(words: Language, found: list[Finding]) -> Table:
    """Where and what, each kind together, no more than MOST_OF_A_KIND of one."""
    rows: list[list[Cell]] = []
    kinds: dict[str, list[Finding]] = {}
    for finding in found:
        kinds.setdefault(finding.code, []).append(finding)
    for code, ours in kinds.items():
        for finding in ours[:MOST_OF_A_KIND]:
            rows.append([cell(finding.where), cell(sentence(words, finding))])
        if (more := len(ours) - MOST_OF_A_KIND) > 0:
            rows.append([Cell("…"), Cell(words.say("verify.more", n=more, code=code), "dim")])
    return Table([Head(), Head()], rows)


def finding_list(words: Language, found: list[Finding]) -> Listing:
    """Every finding, for all but a screen."""
    data = partial(finding_json, words)
    return Listing(
        subject="verify",
        title=words.say("verify.title"),
        rows=found,
        fields=[Field(f"head_{name}", _at(data, name)) for name in NAMES],
        names=NAMES,
        data=data,
        empty=words.say("verify.all_is_well"),
    )


def _at(data: Callable[[Finding], dict[str, str]], name: str) -> Callable[[Finding], str]:
    return lambda finding: data(finding)[name]
