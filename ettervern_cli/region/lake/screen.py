"""``region take`` and ``region status`` as people read them."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from ettervern_cli.region.lake.checks import Fault
from ettervern_cli.region.lake.current import Lake
from ettervern_cli.region.lake.status import Difference, SiteStatus, differences, sites
from ettervern_cli.region.lake.taking import Refusal, Taken
from ettervern_cli.region.manifest import MANIFEST
from ettervern_cli.region.tables import TABLES
from ettervern_cli.screen.listing import Field, Listing
from ettervern_cli.screen.safe import safe_text
from ettervern_cli.words import Language

FILES = {table.name: table.file for table in TABLES}
# How many kinds of fault of one delivery are told, and how many sites of one difference.
MOST_TOLD, MOST_SITES = 10, 4
# Values that are said in words; any other is as the site has it.
SAID = {"lasting", "not_lasting", "planned", "not_planned", "died", "cost", "funding"}


def taken_text(words: Language, one: Taken) -> str:
    """That a delivery was taken, or was here already."""
    form = "same" if not one.is_new else "taken" if one.before is None else "replaced"
    facts = {"site": safe_text(one.name), "code": one.site, "before": one.before,
             "rows": words.number(one.rows)}  # fmt: skip
    until = dt.date.fromisoformat(one.until)
    return words.say(f"delivery.{form}", n=one.rows, number=one.number, until=until, **facts)


def refusal_texts(words: Language, one: Refusal) -> Iterator[str]:
    """What was wrong with a delivery, a line a kind of fault."""
    where = safe_text(one.delivery)
    for fault in one.found[:MOST_TOLD]:
        yield f"{where}: {_fault(words, fault)}"
    if len(one.found) > MOST_TOLD:
        yield f"{where}: {words.say('delivery.more_faults', n=len(one.found) - MOST_TOLD)}"


def _fault(words: Language, fault: Fault) -> str:
    why = words.say(f"delivery.bad_{fault.why}", value=safe_text(fault.column))
    if not fault.rows:
        part = fault.column if fault.why in ("manifest", "version", "ahead") else ""
        places = [FILES.get(fault.table, MANIFEST), safe_text(part)]
        return f"{', '.join(place for place in places if place)}: {why}"
    rows = ", ".join(map(str, fault.rows))
    where = words.say("delivery.in_rows", n=fault.times, rows=rows)
    column = f", {fault.column}" if fault.column else ""
    return f"{fault.table}, {where}{column}: {why}"


def status_list(words: Language, lake: Lake) -> Listing:
    """A line a site, what they define differently below."""
    found = sites(lake)
    missing = len(lake.missing)
    asked = len(lake.expected)
    above = [words.say("delivery.expected", n=asked, missing=missing)] if asked else []
    return Listing(
        subject="delivery",
        title=words.say("delivery.status_title"),
        rows=found,
        fields=(
            Field("site", "site", "bold"),
            Field("name", "name"),
            Field("county", "county"),
            Field("until", lambda one: _until(words, one)),
            Field(">number", "number", in_text=">delivery.short_number"),
            Field(">rows", "rows"),
            Field("remark", lambda one: _remark(words, one)),
        ),
        names=SiteStatus._fields,
        empty=words.say("delivery.empty"),
        above=above,
        then=[difference_list(words, differences(lake))],
    )


def difference_list(words: Language, found: list[Difference]) -> Listing:
    """A line a thing that sites define differently; below, what only some of them have."""
    differing = [one for one in found if len(one.values) > 1]
    return Listing(
        subject="delivery",
        title=words.say("delivery.differences"),
        rows=differing,
        fields=(
            Field("what", lambda one: words.say(f"delivery.what_{one.what}")),
            Field("item", "item", "bold"),
            Field("defined", lambda one: _defined(words, one)),
        ),
        names=(),
        above=[words.say("delivery.differences")] if differing else [],
        then=[_only_some(words, found)],
    )


class Lacking(NamedTuple):
    """The codes of a kind of thing that some sites lack."""

    what: str
    codes: str


def _only_some(words: Language, found: list[Difference]) -> Listing:
    codes: dict[str, list[str]] = {}
    for one in found:
        if one.missing and one.what != "circling_from":  # of a ladder whose steps tell it too
            codes.setdefault(one.what, []).append(one.item)
    return Listing(
        subject="delivery",
        title=words.say("delivery.only_some"),
        rows=[Lacking(what, ", ".join(items)) for what, items in codes.items()],
        fields=(
            Field("what", lambda one: words.say(f"delivery.what_{one.what}")),
            Field("codes", "codes"),
        ),
        names=(),
        above=[words.say("delivery.only_some")] if codes else [],
    )


def status_json(lake: Lake) -> dict[str, object]:
    """The same for scripts."""
    return {
        "expected": len(lake.expected),
        "delivered": len(lake.delivered),
        "missing": [site.code for site in lake.missing],
        "sites": [one._asdict() for one in sites(lake)],
        "differences": [_as_json(one) for one in differences(lake)],
    }


def _as_json(one: Difference) -> dict[str, object]:
    values = [{"value": value, "sites": list(whose)} for value, whose in one.values]
    return {"what": one.what, "item": one.item, "values": values, "missing": list(one.missing)}


def _until(words: Language, one: SiteStatus) -> object:
    if one.until is None:
        return words.say("delivery.not_yet")
    return dt.date.fromisoformat(one.until)


def _remark(words: Language, one: SiteStatus) -> str | None:
    told = []
    if not one.expected:
        told.append(words.say("delivery.unexpected"))
    if one.signed:
        told.append(words.say("delivery.signed"))
    return ", ".join(told) or None


def _defined(words: Language, one: Difference) -> str:
    """Each value with the first of the sites whose it is."""
    told = []
    for value, whose in one.values:
        shown = words.say(f"delivery.value_{value}") if value in SAID else value
        facts = {"value": shown, "sites": ", ".join(whose[:MOST_SITES])}
        more = len(whose) - MOST_SITES
        key = "delivery.so_at_many" if more > 0 else "delivery.so_at"
        told.append(words.say(key, n=more, **facts))
    return "; ".join(told)
