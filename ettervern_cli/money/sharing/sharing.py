"""Sharing between municipalities: who shares, by which keys, and what each of them weighs.

Weights come from the configuration but for bed-days, which are counted. What a person from outside
the sharing municipalities, or from nobody knows where, has used weighs for none of them: that cost
falls on those who share, as all else does.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from ettervern_cli.errors import Choice, NotUsedHere, UnknownName
from ettervern_cli.homes.bed_days import by_municipality
from ettervern_cli.money.sharing.errors import NothingAgreed, NothingToShareBy, PopulationMissing
from ettervern_cli.programme.mergers import folded, there
from ettervern_cli.programme.money_settings import SharingRules, sharing_rules
from ettervern_cli.programme.programme import Coded, Programme, served_municipalities
from ettervern_cli.values.data import picked
from ettervern_cli.values.dates import Period, iso_day
from ettervern_cli.values.known_words import means
from ettervern_cli.values.sharing_keys import (
    BED_DAYS,
    EQUAL,
    FIXED,
    KEYS,
    PLACES,
    POPULATION,
    mixed,
    number,
    share_out,
)


class Share(NamedTuple):
    """What falls on one municipality; ``weight`` is in the key's own unit, percent for a mix.

    ``counted_on`` is when its inhabitants were counted, None for a key that asks for none.
    """

    municipality: str
    name: str
    weight: Fraction
    share_ore: int
    counted_on: dt.date | None


class Shared(NamedTuple):
    """An amount in øre shared by a key; the shares add up to it."""

    amount_ore: int
    key: str
    shares: list[Share]


class Mix(NamedTuple):
    """A mix of the configuration: the keys it goes by, and which part of the whole each shares."""

    code: str
    parts: list[tuple[str, Fraction]]


class Comparison(NamedTuple):
    """One amount shared by several keys, first by the one that the others are held against.

    ``unusable`` are keys that say nothing here, each with the refusal that says why; ``mixes``
    are those shared by.
    """

    amount_ore: int
    shared: list[Shared]
    unusable: list[tuple[str, NothingToShareBy | PopulationMissing]]
    mixes: list[Mix]


def sharers(
    db: sqlite3.Connection, programme: Programme, period: Period, on: dt.date
) -> list[Coded]:
    """Municipalities that share a period as is agreed on a day, in the configuration's order.

    Those named as members, else the programme's own, else all; only those that there are in the
    period. Raises NotUsedHere where the configuration has none.
    """
    rows = db.execute("SELECT id, code, name FROM municipality ORDER BY position")
    every = [Coded(*row) for row in rows]
    members = sharing_rules(db, programme, on).members
    found = [town for town in every if town.code in members]
    found = found or served_municipalities(db, programme) or every
    if not found:
        raise NotUsedHere(what="municipality", programme=programme.name)
    return there(db, found, period)


def own_key(db: sqlite3.Connection, programme: Programme, on: dt.date) -> str:
    """The key that the programme shares by from a day on."""
    return sharing_rules(db, programme, on).sharing_key


def keys(db: sqlite3.Connection, programme: Programme, on: dt.date) -> list[str]:
    """Every key that the programme can share by on a day, mixes last."""
    return [*KEYS, *sharing_rules(db, programme, on).mixes]


def chosen_key(db: sqlite3.Connection, programme: Programme, asked: str | None, on: dt.date) -> str:
    """The key asked for, else the programme's own of a day; UnknownName lists what there is."""
    key = own_key(db, programme, on) if asked is None else asked
    known = keys(db, programme, on)
    key = next((one for one in KEYS if means(key, one)), key)
    if key not in known:
        from difflib import get_close_matches

        near = get_close_matches(key, known, 1, 0.6)
        raise UnknownName(
            what="key",
            value=key,
            known=[Choice(one) for one in known],
            near=near[0] if near else "",
        )
    return key


def share(
    db: sqlite3.Connection,
    programme: Programme,
    amount_ore: int,
    key: str,
    period: Period,
    today: dt.date,
) -> Shared:
    """Share an amount by a key as it stands for a period, of which bed-days are known to today.

    Raises NothingToShareBy where nobody has any weight, PopulationMissing where somebody's
    inhabitants are not known.
    """
    on = day_of(period, today)
    towns = sharers(db, programme, period, on)
    weighed = weights(db, programme, towns, key, _cut(period, today), on)
    shares = share_out(amount_ore, weighed)
    if shares is None:
        raise _nothing([key])
    counted = counted_on(db, programme, key, period, on)
    rows = [
        Share(town.code, town.name, weight, own, counted.get(town.id))
        for town, weight, own in zip(towns, weighed, shares, strict=True)
    ]
    return Shared(amount_ore, key, rows)


def compare(
    db: sqlite3.Connection,
    programme: Programme,
    amount_ore: int,
    first: str,
    period: Period,
    today: dt.date,
) -> Comparison:
    """Share an amount by every key, ``first`` in front; keys that cannot be used are told apart."""
    found: list[Shared] = []
    unusable = []
    for key in dict.fromkeys((first, *keys(db, programme, day_of(period, today)))):
        try:
            found.append(share(db, programme, amount_ore, key, period, today))
        except (NothingToShareBy, PopulationMissing) as why:
            if key == first:
                raise
            unusable.append((key, why))
    rules = sharing_rules(db, programme, day_of(period, today))
    mixes = [_mix(rules, shared.key) for shared in found if shared.key not in KEYS]
    return Comparison(amount_ore, found, unusable, mixes)


def day_of(period: Period, today: dt.date) -> dt.date:
    """The day of a period whose agreement an amount is shared by: today, or the nearest to it."""
    return min(max(today, period.first), period.last)


def weights(
    db: sqlite3.Connection,
    programme: Programme,
    towns: list[Coded],
    key: str,
    period: Period,
    on: dt.date,
) -> list[Fraction]:
    """What each of ``towns`` weighs by a key in a period; all may be 0.

    What was agreed is what holds on a day; what was agreed with a municipality that became part of
    another goes on with that. Inhabitants are the latest counted before the year that the period
    begins in; bed-days are the period's own, occupied and held; fixed shares are in percent, and so
    is every mix.
    """
    rules = sharing_rules(db, programme, on)
    simple: dict[str, Callable[[], dict[int, Fraction]]] = {
        EQUAL: lambda: dict.fromkeys((town.id for town in towns), Fraction(1)),
        POPULATION: lambda: _population(db, towns, period.first),
        PLACES: lambda: _agreed(db, rules.places, 1, period.first),
        FIXED: lambda: _agreed(db, rules.fixed, 100, period.first),
        BED_DAYS: lambda: _used(by_municipality(db, programme, period)),
    }
    if key in simple:
        found = simple[key]()
        return [found.get(town.id, Fraction(0)) for town in towns]
    used = _mix(rules, key).parts
    each = [(size, weights(db, programme, towns, part, period, on)) for part, size in used]
    mix = mixed(each)
    if mix is None:
        empty = [part for (part, _), (_, own) in zip(used, each, strict=True) if not any(own)]
        raise _nothing(empty or [key])
    return mix


def _nothing(empty: list[str]) -> NothingToShareBy:
    """Why keys say nothing: what is to be agreed is not, or nobody has any in that time."""
    agreed = [key for key in empty if key in (PLACES, FIXED)]
    return NothingAgreed(by=", ".join(agreed)) if agreed else NothingToShareBy(by=", ".join(empty))


def _mix(rules: SharingRules, code: str) -> Mix:
    """A mix by its code; parts of nothing are left out."""
    parts = rules.mixes.get(code, {})
    whole = sum(parts.values())
    return Mix(code, [(key, Fraction(size, whole)) for key, size in parts.items() if size])


def _cut(period: Period, today: dt.date) -> Period:
    """The part of a period that is not still to come; it may have no days."""
    return period._replace(last=min(period.last, today))


def _used(days: dict[int | None, int]) -> dict[int, Fraction]:
    """Bed-days by municipality, without those that belong to none."""
    return {town: Fraction(number) for town, number in days.items() if town is not None}


def counted_on(
    db: sqlite3.Connection, programme: Programme, key: str, period: Period, on: dt.date
) -> dict[int, dt.date]:
    """When the inhabitants that a key goes by were counted, by municipality; else empty."""
    mix = _mix(sharing_rules(db, programme, on), key)
    if POPULATION not in (key, *(part for part, _ in mix.parts)):
        return {}
    return {town: day for town, (_, day) in _counts(db, period.first).items()}


def _counts(db: sqlite3.Connection, on: dt.date) -> dict[int, tuple[int, dt.date]]:
    """Each municipality's latest count before the year of a day: inhabitants, and when.

    Those of one that had become part of it by then are added where they were not counted with it.
    """
    rows = db.execute(
        "SELECT municipality_id, inhabitants, max(counted_on) FROM population "
        "WHERE counted_on < ? GROUP BY municipality_id",
        (f"{on.year}-01-01",),
    )
    found = {town: (inhabitants, iso_day(day)) for town, inhabitants, day in rows}
    for gone, into, from_on in folded(db, on):
        more = found.get(gone)
        own = found.get(into, (0, more[1])) if more else None
        if more and own and own[1] < from_on:
            found[into] = (own[0] + more[0], own[1])
    return found


def _population(db: sqlite3.Connection, towns: list[Coded], on: dt.date) -> dict[int, Fraction]:
    """Inhabitants by municipality, each the latest counted before the year of a day."""
    found = {town: Fraction(inhabitants) for town, (inhabitants, _) in _counts(db, on).items()}
    missing = [town.name for town in towns if town.id not in found]
    if missing:
        raise PopulationMissing(year=str(on.year), towns=missing)
    return found


def _agreed(
    db: sqlite3.Connection, agreed: dict[str, int], parts: int, on: dt.date
) -> dict[int, Fraction]:
    """What the configuration says of each municipality; whoever it does not name has none.

    What it says of one that had become part of another by a day is the other's.
    """
    rows = db.execute("SELECT id, code FROM municipality")
    found = {town: Fraction(agreed[code], parts) for town, code in rows if code in agreed}
    for gone, into, _ in folded(db, on):
        found[into] = found.get(into, Fraction(0)) + found.pop(gone, Fraction(0))
    return found


def share_json(shared: Shared, beside: Shared | None = None) -> dict[str, object]:
    """An amount shared as scripts get it; beside another key's shares, with the difference."""
    rows: list[dict[str, object]] = [
        picked(
            ("municipality", "weight", "share_ore", "counted_on"), one, weight=number(one.weight)
        )
        for one in shared.shares
    ]
    if beside is not None:
        for row, one, other in zip(rows, shared.shares, beside.shares, strict=True):
            row["difference_ore"] = one.share_ore - other.share_ore
    return {"amount_ore": shared.amount_ore, "key": shared.key, "shares": rows}
