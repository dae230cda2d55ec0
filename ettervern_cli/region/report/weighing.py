"""What of a region's rows is hidden from outsiders: all rows are weighed together, and with those
of reports that were published before.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ettervern_cli.region.lake.current import Lake
from ettervern_cli.region.lake.published import Published
from ettervern_cli.region.report.gather import Group
from ettervern_cli.region.report.value import ALL, COUNTY, SITE
from ettervern_cli.reports.external.errors import GivesBack
from ettervern_cli.reports.external.joint import Release, held, key_text
from ettervern_cli.reports.external.masking import Suppression
from ettervern_cli.reports.external.moving import Known, Limit, Relation
from ettervern_cli.reports.external.published import release_of
from ettervern_cli.values.dates import Period

PATIENCE = 60
"""Steps to try for one cell, as ``Known`` has it; of many rows together there are more ways."""
THRESHOLD = 5
"""Counts of people below it are hidden: a region's rows go further than a site's own report."""


class Place(NamedTuple):
    """A row among all: its period's place, its level, and its group."""

    period: int
    level: str
    group: Group


Both = tuple[Suppression, Suppression]
"""What is collected of a row: of its report, and of how long its stays last."""


def weighed(
    lake: Lake,
    periods: Sequence[Period],
    sheets: Mapping[Place, Both],
    earlier: Sequence[Published] = (),
) -> Published:
    """The releases of all rows in their order, two of each, with what is hidden in them.

    The very same figures are what they were when they were published. Raises GivesBack where
    something hidden in them, or in ``earlier`` ones that they are held against, could be worked
    out however much of them were hidden.
    """
    new, places = _releases(periods, sheets, earlier)
    told = [(one.subject, one.period, one.cells) for one in new]
    for one in earlier:
        if [(each.subject, each.period, each.cells) for each in one.releases] == told:
            return one
    over = [*_within_rows(sheets, places), *_over_rows(lake, places, sheets)]
    before, known_before, n = list[Release](), list[Limit](), len(new)
    for one in earlier:
        known_before += one.limits(n + len(before))
        before += one.releases
    known = Known(patience=PATIENCE, at_once=True)
    hidden, gives_back = held(new, before, THRESHOLD, [*over, *known_before], known)
    if gives_back and earlier:
        raise GivesBack(first=min(each.first for each in periods),
                        last=max(each.last for each in periods))  # fmt: skip
    found = [one._replace(hidden=gone) for one, gone in zip(new, hidden, strict=True)]
    sums: Any = [{**dict.fromkeys(one.left, -1), one.right[0]: 1} for one in over]
    return Published(found, sums)


def _releases(
    periods: Sequence[Period], sheets: Mapping[Place, Both], earlier: Sequence[Published]
) -> tuple[list[Release], dict[Place, int]]:
    """What every row tells; hidden from the start is what was when it was published before."""
    was = {(one.subject, one.period): one.hidden for each in earlier for one in each.releases}
    found: list[Release] = []
    places = {}
    for place, (report, lengths) in sheets.items():
        places[place] = len(found)
        subject, period = "/".join((place.level, *place.group)), periods[place.period]
        for sheet, kind, of in ((report, "region", subject),
                                (lengths, "lengths", f"lengths {subject}")):  # fmt: skip
            one = release_of(sheet, kind, of, period)
            gone = was.get((of, period), frozenset()).intersection(one.cells)
            found.append(one._replace(hidden=gone))
    return found, places


def _within_rows(sheets: Mapping[Place, Both], places: Mapping[Place, int]) -> Iterator[Relation]:
    """The stays whose lengths are told are those that began, and so are their persons."""
    for place, (report, lengths) in sheets.items():
        if place.level == ALL:
            sources = [key for key in report.cells if key_text(key).startswith("source/")]
            for parts, whole in ((sources, "number"), (["admitted"], "residents")):
                told = [(places[place], key, report) for key in parts]
                yield from _sum(told, (places[place] + 1, whole, lengths))


def _over_rows(
    lake: Lake, places: Mapping[Place, int], sheets: Mapping[Place, Both]
) -> Iterator[Relation]:
    """Sites add up to their county, and counties to all; what one does not tell is zero there."""
    counties = {site.code: site.county or "" for site in lake.sites}
    parts: dict[Place, list[Place]] = {}
    for place in places:
        if place.level == SITE:
            above = place._replace(level=COUNTY, group=(counties[place.group[0]], ""))
        elif place.level == COUNTY:
            above = place._replace(level=ALL, group=("", ""))
        else:
            continue
        parts.setdefault(above, []).append(place)
    for above, below in parts.items():
        for add in (0, 1):
            whole = sheets[above][add]
            for key in whole.cells:
                told = [(places[one] + add, key, sheets[one][add])
                        for one in below if key in sheets[one][add].cells]  # fmt: skip
                if told:
                    yield from _sum(told, (places[above] + add, key, whole))


Told = tuple[int, Hashable, Suppression]


def _sum(parts: Sequence[Told], whole: Told) -> Iterator[Relation]:
    """Parts that add up to a whole, as a reader may suppose; nothing where that is not so."""
    n, key, sheet = whole
    if sum(each.cells[one] for _, one, each in parts) == sheet.cells.get(key):
        yield Relation(tuple((m, key_text(one)) for m, one, _ in parts), ((n, key_text(key)),))
