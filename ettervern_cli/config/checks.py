"""What must fit together in a configuration: references, duplicates, sums. Pure."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from ettervern_cli.config.ladders import Ladder
from ettervern_cli.config.models import MEASURES, Config, ProgrammeSettings
from ettervern_cli.config.money import Sharing
from ettervern_cli.config.problems import ConfigProblem, Path
from ettervern_cli.config.values import Change, Section, versions
from ettervern_cli.values.known_words import PENDING
from ettervern_cli.values.money import Ore
from ettervern_cli.values.sharing_keys import KEYS


def check(config: Config) -> list[ConfigProblem]:
    """Every problem across the sections of a configuration that is well typed."""
    problems: list[ConfigProblem] = []
    for code, programme in config.programmes.items():
        at: Path = ("programmes", code)
        problems += _references(config, programme, at)
        problems += _units(programme, at)
        for ladder_code, ladder in programme.ladders.items():
            problems += _ladder(programme, ladder, at, ladder_code)
        problems += _budget(programme, at)
        problems += _sharing(config, programme, at)
        problems += _instruments(programme, at)
    problems += _mergers(config)
    problems += _time_zone(config)
    return problems


def hints(config: Config) -> list[ConfigProblem]:
    """What is allowed, and still worth a second look."""
    found = []
    for code, programme in config.programmes.items():
        reasons = programme.exit_reasons.values()
        if reasons and not any(reason.death for reason in reasons):
            found.append(
                ConfigProblem(0, ("programmes", code, "exit_reasons"), "no_death_marked", {})
            )
        found += _consent_hints(programme, ("programmes", code, "partners"))
    return found


def _consent_hints(programme: ProgrammeSettings, at: Path) -> Iterator[ConfigProblem]:
    """Partners that are said to need no consent without why, and those of the group not decided."""
    for code, partner in programme.partners.items():
        if not partner.consent_needed and partner.why is None:
            yield ConfigProblem(0, (*at, code), "no_reason_without_consent", {})
    meetings = programme.meetings
    groups = (meetings.agencies, *(series.agencies for series in meetings.series.values()))
    sitting = [programme.partners[code] for code in dict.fromkeys(chain(*groups))]
    silent = [one.name for one in sitting if "consent_needed" not in one.model_fields_set]
    if silent:
        yield ConfigProblem(0, at, "consent_by_default", {"names": ", ".join(silent)})


def _mergers(config: Config) -> Iterator[ConfigProblem]:
    """What a municipality became must be there, and not have been gone by then itself."""
    for code, town in config.municipalities.items():
        if town.became is None or town.became.into is None:
            continue
        at: Path = ("municipalities", code, "became", "into")
        yield from _known(at, town.became.into, config.municipalities, ("municipalities",))
        into = config.municipalities.get(town.became.into)
        if into and into.became is not None and into.became.from_ <= town.became.from_:
            yield ConfigProblem(0, at, "gone_by_then", {"value": town.became.into})


def _known(
    path: Path, value: str | None, known: Collection[str], rests_on: Path
) -> Iterator[ConfigProblem]:
    """A name, where there is one, must be one that the section at ``rests_on`` has."""
    if value is not None and value not in known:
        facts = {"value": value, "known": ", ".join(known) or "–"}
        yield ConfigProblem(0, path, "unknown_reference", facts, rests_on)


def _all_known(
    path: Path, values: Iterable[str], known: Collection[str], rests_on: Path
) -> Iterator[ConfigProblem]:
    """The same of every name of a list."""
    for index, value in enumerate(values):
        yield from _known((*path, index), value, known, rests_on)


def _upside_down(
    path: Path, first: dt.date | None, last: dt.date | None
) -> Iterator[ConfigProblem]:
    """An end must not lie before its beginning."""
    if first and last and last < first:
        yield ConfigProblem(0, path, "ends_before_it_begins", {})


def _duplicates(values: Iterable[str], path: Path) -> Iterator[ConfigProblem]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield ConfigProblem(0, (*path, index), "duplicate_code", {"value": value})
        seen.add(value)


def _references(config: Config, programme: ProgrammeSettings, at: Path) -> Iterator[ConfigProblem]:
    served: Path = (*at, "municipalities")
    towns = programme.municipalities
    yield from _all_known(served, towns, config.municipalities, ("municipalities",))
    yield from _duplicates(towns, served)
    yield from _agreed(programme, at)
    yield from _funders(programme, at)
    yield from _money_lines(programme, at)
    for code, destination in programme.destinations.items():
        yield from _changes(destination.changes, (*at, "destinations", code))
    answers = [*MEASURES, *programme.outcomes, *programme.figures]
    for section in ("main_goals", "goals"):
        for index, goal in enumerate(getattr(programme, section)):
            asked: Path = (*at, section, index, "counts")
            yield from _all_known(asked, goal.counts, answers, (*at, "outcomes"))
    for section in ("exit_reasons", "destinations"):
        if PENDING in getattr(programme, section):
            yield ConfigProblem(0, (*at, section, PENDING), "reserved_word", {"value": PENDING})
    units: Path = (*at, "units")
    own = [unit for unit in programme.units if unit.run_by is None]
    if programme.capacity == "units" and not own:
        yield ConfigProblem(0, (*at, "capacity"), "capacity_without_units", {}, units)
    if programme.keep_empty > len(own):
        facts = {"value": programme.keep_empty, "units": len(own)}
        yield ConfigProblem(0, (*at, "keep_empty"), "keep_empty_too_many", facts, units)
    least, most = programme.stay.least_months, programme.stay.most_months
    if least is not None and most is not None and least > most:
        yield ConfigProblem(0, (*at, "stay"), "least_above_most", {"least": least, "most": most})


def _funders(programme: ProgrammeSettings, at: Path) -> Iterator[ConfigProblem]:
    """A funder names lines of the budget, its contract a partner and outcomes that there are."""
    costs, financing = programme.budget_lines.costs, programme.budget_lines.financing
    lines: Path = (*at, "budget_lines")
    for code, funder in programme.funders.items():
        here: Path = (*at, "funders", code)
        yield from _known((*here, "line"), funder.line, financing, (*lines, "financing"))
        yield from _all_known((*here, "covers"), funder.covers, costs, (*lines, "costs"))
        yield from _duplicates(funder.covers, (*here, "covers"))
        if (contract := funder.contract) is not None:
            there: Path = (*here, "contract")
            partners, outcomes = programme.partners, programme.outcomes
            yield from _known((*there, "partner"), contract.partner, partners, (*at, "partners"))
            counts: Path = (*there, "counts")
            yield from _all_known(counts, contract.counts, outcomes, (*at, "outcomes"))


def _money_lines(programme: ProgrammeSettings, at: Path) -> Iterator[ConfigProblem]:
    """Posts, empty units and accounts name lines of the budget."""
    costs, financing = programme.budget_lines.costs, programme.budget_lines.financing
    paid: Path = (*at, "budget_lines", "costs")
    for code, post in programme.posts.items():
        yield from _known((*at, "posts", code, "line"), post.line, costs, paid)
        yield from _upside_down((*at, "posts", code, "until"), post.from_, post.until)
    if programme.vacancy:
        yield from _known((*at, "vacancy", "line"), programme.vacancy.line, costs, paid)
    funded: Path = (*at, "budget_lines", "financing")
    for key in ("rent_line", "place_line"):
        line = getattr(programme.break_even, key)
        yield from _known((*at, "break_even", key), line, financing, funded)
    for code, line in programme.bookkeeping.accounts.items():
        here: Path = (*at, "bookkeeping", "accounts", code)
        yield from _known(here, line, [*costs, *financing], (*at, "budget_lines"))


def _agreed(programme: ProgrammeSettings, at: Path) -> Iterator[ConfigProblem]:
    """Who sits in meetings, what is agreed with partners, and why a measure needs a decision."""
    meetings: Path = (*at, "meetings")
    sitting = {meetings: programme.meetings.agencies}
    for code, series in programme.meetings.series.items():
        sitting[(*meetings, "series", code)] = series.agencies
    for where, agencies in sitting.items():
        here: Path = (*where, "agencies")
        yield from _all_known(here, agencies, programme.partners, (*at, "partners"))
        yield from _duplicates(agencies, here)
    for code, partner in programme.partners.items():
        if (agreed := partner.readmission) is not None:
            there: Path = (*at, "partners", code, "readmission")
            kinds = programme.absences
            yield from _known((*there, "kind"), agreed.kind, kinds, (*at, "absences"))
            yield from _upside_down((*there, "until"), agreed.from_, agreed.until)
    if programme.new_measures.by_decision and programme.new_measures.because is None:
        yield ConfigProblem(0, (*at, "new_measures"), "why_by_decision", {})


def _units(programme: ProgrammeSettings, at: Path) -> Iterator[ConfigProblem]:
    seen: set[str] = set()
    for index, unit in enumerate(programme.units):
        here: Path = (*at, "units", index)
        if unit.code in seen:
            yield ConfigProblem(0, (*here, "code"), "duplicate_code", {"value": unit.code})
        seen.add(unit.code)
        partners = programme.partners
        yield from _known((*here, "reserved_for"), unit.reserved_for, partners, (*at, "partners"))
        yield from _upside_down((*here, "until"), unit.from_, unit.until)
        yield from _changes(unit.changes, here, unit.from_, unit.until)


def _changes(
    changes: Sequence[Change], at: Path, first: dt.date | None = None, last: dt.date | None = None
) -> Iterator[ConfigProblem]:
    """Changes come one after the other, later than the first day there is and by the last."""
    for index, change in enumerate(changes):
        if (first and change.from_ <= first) or (last and change.from_ > last):
            yield ConfigProblem(0, (*at, "changes", index, "from"), "change_out_of_order", {})
        first = change.from_


def _ladder(
    programme: ProgrammeSettings, ladder: Ladder, programme_at: Path, code: str
) -> Iterator[ConfigProblem]:
    at: Path = (*programme_at, "ladders", code)
    seen: set[str] = set()
    for index, step in enumerate(ladder.steps):
        here: Path = (*at, "steps", index)
        if step.code in seen:
            yield ConfigProblem(0, (*here, "code"), "duplicate_code", {"value": step.code})
        if step.code.isdigit():
            yield ConfigProblem(0, (*here, "code"), "code_is_a_number", {"value": step.code})
        seen.add(step.code)
        leases: Path = (*programme_at, "leases")
        for place, one in _said(here, step, step.changes):
            yield from _known((*place, "lease"), one.lease, programme.leases, leases)
        yield from _changes(step.changes, here)
    if not any(step.run for step in ladder.steps):
        yield ConfigProblem(0, (*at, "steps"), "no_step_run", {})
    if not ladder.demotion.allowed and ladder.demotion.because is None:
        yield ConfigProblem(0, (*at, "demotion"), "why_no_demotion", {})


Changes = TypeVar("Changes", bound=Change)


def _said(
    at: Path, section: Section, changes: Sequence[Changes]
) -> Iterator[tuple[Path, Section | Changes]]:
    """What a section says, and what each change of it does, with where that stands."""
    yield at, section
    for index, change in enumerate(changes):
        yield (*at, "changes", index), change


def _budget(programme: ProgrammeSettings, at: Path) -> Iterator[ConfigProblem]:
    lines = programme.budget_lines
    for side in ("costs", "financing"):
        for code, line in getattr(lines, side).items():
            asked: Path = (*at, "budget_lines", side, code, "project")
            yield from _known(asked, line.project, programme.projects, (*at, "projects"))
    for code in lines.financing:
        if code in lines.costs:
            place: Path = (*at, "budget_lines", "financing", code)
            yield ConfigProblem(0, place, "duplicate_code", {"value": code})
    for year, plan in programme.budget.items():
        here: Path = (*at, "budget", str(year))
        for side in ("costs", "financing"):
            named: Path = (*at, "budget_lines", side)
            for code in getattr(plan, side):
                yield from _known((*here, side, code), code, getattr(lines, side), named)
        costs, financing = sum(plan.costs.values()), sum(plan.financing.values())
        if plan.balanced and costs != financing:
            facts = {
                "costs": Ore(costs),
                "financing": Ore(financing),
                "difference": Ore(abs(costs - financing)),
            }
            yield ConfigProblem(0, here, "unbalanced", facts)


def _sharing(config: Config, programme: ProgrammeSettings, at: Path) -> Iterator[ConfigProblem]:
    here: Path = (*at, "sharing")
    sharing = programme.sharing
    yield from _changes(sharing.changes, here)
    states = [sharing, *(state for _, state in versions(sharing, sharing.changes))]
    said = _said(here, sharing, sharing.changes)
    for (place, one), state in zip(said, states, strict=True):
        named = one.model_fields_set
        mixes: Path = (*place, "mixes")
        if {"key", "mixes"} & named:
            yield from _known((*place, "key"), state.key, [*KEYS, *state.mixes], mixes)
        members: Path = (*place, "members")
        yield from _all_known(members, one.members, config.municipalities, ("municipalities",))
        served, served_at = _who_may_share(config, programme, state, at)
        for section in ("places", "fixed"):
            for code in getattr(one, section):
                yield from _known((*place, section, code), code, served, served_at)
        for name, mix in one.mixes.items():
            if name in KEYS:
                yield ConfigProblem(0, (*mixes, name), "reserved_word", {"value": name})
            for key in mix:
                yield from _known((*mixes, name, key), key, KEYS, ())


def _who_may_share(
    config: Config, programme: ProgrammeSettings, sharing: Sharing, at: Path
) -> tuple[Collection[str], Path]:
    """The municipalities that share, and where that is said."""
    if sharing.members:
        return sharing.members, (*at, "sharing", "members")
    if programme.municipalities:
        return programme.municipalities, (*at, "municipalities")
    return config.municipalities, ("municipalities",)


def _instruments(programme: ProgrammeSettings, at: Path) -> Iterator[ConfigProblem]:
    for code, instrument in programme.instruments.items():
        here: Path = (*at, "instruments", code)
        if instrument.lowest >= instrument.highest:
            yield ConfigProblem(0, here, "range_is_empty", {})
        elif instrument.cut_off is not None and not (
            instrument.lowest <= instrument.cut_off <= instrument.highest
        ):
            yield ConfigProblem(0, (*here, "cut_off"), "cut_off_outside", {})
        others = [other for other in programme.instruments if other != code]
        section: Path = (*at, "instruments")
        yield from _known((*here, "taken_with"), instrument.taken_with, others, section)


def _time_zone(config: Config) -> Iterator[ConfigProblem]:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(config.time_zone)
    except (KeyError, OSError, ValueError):
        yield ConfigProblem(0, ("time_zone",), "unknown_time_zone", {"value": config.time_zone})
