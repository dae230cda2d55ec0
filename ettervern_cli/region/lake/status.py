"""Which sites have delivered, until when, and what their programmes define differently."""

from collections.abc import Iterator
from typing import NamedTuple

from ettervern_cli.region.lake.current import Lake
from ettervern_cli.region.manifest import Definitions


class SiteStatus(NamedTuple):
    """A site, and its delivery that holds, if there is one.

    ``until`` is its last day (ISO), ``rows`` of all its tables.
    """

    site: str
    name: str
    county: str | None
    expected: bool
    until: str | None
    number: int | None
    rows: int | None
    signed: bool | None


class Difference(NamedTuple):
    """A thing of one code that sites define differently, or that only some of them have.

    ``what`` is its kind (``circling_from``, ``steps``, ``destination`` …), ``item`` its code.
    ``values`` are what sites say of it, with whose each is; ``missing`` the sites that lack it.
    """

    what: str
    item: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    missing: tuple[str, ...]


def sites(lake: Lake) -> list[SiteStatus]:
    """Every site: those expected in their order, then those that delivered all the same."""
    expected = {site.code for site in lake.expected}
    found = []
    for site in lake.sites:
        status = SiteStatus(*site, site.code in expected, None, None, None, None)
        one = lake.delivered.get(site.code)
        if one is not None:
            rows = sum(file.rows for file in one.manifest.tables)
            until, number = one.manifest.until, one.manifest.number
            status = status._replace(until=until, number=number, rows=rows, signed=one.signed)
        found.append(status)
    return found


def differences(lake: Lake) -> list[Difference]:
    """Things of one code that sites define differently, or that only some of them have.

    Programmes are compared by what they count: ladders by their codes, words by theirs.
    """
    told: dict[str, dict[tuple[str, str], str]] = {}
    for site, one in lake.delivered.items():
        programmes = one.manifest.programmes
        for programme in programmes:
            who = site if len(programmes) == 1 else f"{site}/{programme.code}"
            told[who] = dict(_facts(programme))
    return list(_differing(told))


def _differing(told: dict[str, dict[tuple[str, str], str]]) -> Iterator[Difference]:
    for key in dict.fromkeys(key for facts in told.values() for key in facts):
        values: dict[str, list[str]] = {}
        for who, facts in told.items():
            if key in facts:
                values.setdefault(facts[key], []).append(who)
        missing = tuple(who for who, facts in told.items() if key not in facts)
        if len(values) > 1 or missing:
            said = tuple((value, tuple(whose)) for value, whose in values.items())
            yield Difference(*key, said, missing)


def _facts(programme: Definitions) -> Iterator[tuple[tuple[str, str], str]]:
    """What a programme defines, by the kind of thing and its code."""
    rules = programme.follow_ups
    yield ("every_days", ""), _number(rules.every_days)
    yield ("critical", ""), f"{_number(rules.critical_months)} / {_number(rules.critical_days)}"
    for ladder in programme.ladders:
        yield ("circling_from", ladder.code), str(ladder.circling_from)
        steps = (f"{step.number} {step.code}{'' if step.is_run else ' (–)'}"
                 for step in ladder.steps)  # fmt: skip
        yield ("steps", ladder.code), ", ".join(steps)
    for destination in programme.destinations:
        yield ("destination", destination.code), "lasting" if destination.lasting else "not_lasting"
    for reason in programme.reasons:
        kind = "died" if reason.died else "planned" if reason.planned else "not_planned"
        yield ("reason", reason.code), kind
    for word in programme.sources:
        yield ("source", word.code), "has"
    for word in programme.absences:
        yield ("absence", word.code), "has"
    for line in programme.lines:
        yield ("line", line.code), line.side


def _number(value: int | None) -> str:
    return "–" if value is None else str(value)
