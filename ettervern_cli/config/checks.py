"""What must fit together in a configuration: references, duplicates, sums. Pure."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from ettervern_cli.config.ladders import Ladder
from ettervern_cli.config.models import MEASURES, Config, ProgrammeSettings
from ettervern_cli.config.money import ContractSettings, Sharing
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
        into = config.municipalities.get(town.became.into)
        if into is None:
            yield _unknown(at, town.became.into, config.municipalities, ("municipalities",))
        elif into.became is not None and into.became.from_ <= town.became.from_:
            yield ConfigProblem(0, at, "gone_by_then", {"value": town.became.into})


def _unknown(path: Path, value: str, known: Iterable[str], rests_on: Path) -> ConfigProblem:
    """A name that the section at ``rests_on`` does not have."""
    facts = {"value": value, "known": ", ".join(known) or "–"}
    return ConfigProblem(0, path, "unknown_reference", facts, rests_on)


def _duplicates(values: Iterable[str], path: Path) -> Iterator[ConfigProblem]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield ConfigProblem(0, (*path, index), "duplicate_code", {"value": value})
        seen.add(value)


def _references(config: Config, programme: ProgrammeSettings, at: Path) -> Iterator[ConfigProblem]:
    served: Path = (*at, "municipalities")
    for index, municipality in enumerate(programme.municipalities):
        if municipality not in config.municipalities:
            known = config.municipalities
            yield _unknown((*served, index), municipality, known, ("municipalities",))
    yield from _duplicates(programme.municipalities, served)
    yield from _agreed(programme, at)
    financing = programme.budget_lines.financing
    for code, funder in programme.funders.items():
        if funder.line is not None and funder.line not in financing:
            lines: Path = (*at, "budget_lines", "financing")
            yield _unknown((*at, "funders", code, "line"), funder.line, financing, lines)
        for index, line in enumerate(funder.covers):
            if line not in programme.budget_lines.costs:
                paid: Path = (*at, "budget_lines", "costs")
                costs = programme.budget_lines.costs
                yield _unknown((*at, "funders", code, "covers", index), line, costs, paid)
        yield from _duplicates(funder.covers, (*at, "funders", code, "covers"))
        if funder.contract is not None:
            yield from _contract(funder.contract, programme, (*at, "funders", code, "contract"), at)
    yield from _money_lines(programme, at)
    for code, destination in programme.destinations.items():
        yield from _changes(destination.changes, (*at, "destinations", code))
    answers = [*MEASURES, *programme.outcomes, *programme.figures]
    for section in ("main_goals", "goals"):
        for index, goal in enumerate(getattr(programme, section)):
            for place, measure in enumerate(goal.counts):
                if measure not in answers:
                    asked: Path = (*at, section, index, "counts", place)
                    yield _unknown(asked, measure, answers, (*at, "outcomes"))
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


def _contract(
    contract: ContractSettings, programme: ProgrammeSettings, here: Path, at: Path
) -> Iterator[ConfigProblem]:
    """A contract names a partner and outcomes that there are."""
    if contract.partner is not None and contract.partner not in programme.partners:
        known = programme.partners
        yield _unknown((*here, "partner"), contract.partner, known, (*at, "partners"))
    for index, outcome in enumerate(contract.counts):
        if outcome not in programme.outcomes:
            known_here = programme.outcomes
            yield _unknown((*here, "counts", index), outcome, known_here, (*at, "outcomes"))


def _money_lines(programme: ProgrammeSettings, at: Path) -> Iterator[ConfigProblem]:
    """Posts, empty units and accounts name lines of the budget."""
    costs, financing = programme.budget_lines.costs, programme.budget_lines.financing
    paid: Path = (*at, "budget_lines", "costs")
    for code, post in programme.posts.items():
        if post.line not in costs:
            yield _unknown((*at, "posts", code, "line"), post.line, costs, paid)
        if post.from_ and post.until and post.until < post.from_:
            yield ConfigProblem(0, (*at, "posts", code, "until"), "ends_before_it_begins", {})
    if programme.vacancy and programme.vacancy.line not in costs:
        yield _unknown((*at, "vacancy", "line"), programme.vacancy.line, costs, paid)
    for key in ("rent_line", "place_line"):
        line = getattr(programme.break_even, key)
        if line is not None and line not in financing:
            funded: Path = (*at, "budget_lines", "financing")
            yield _unknown((*at, "break_even", key), line, financing, funded)
    for code, line in programme.bookkeeping.accounts.items():
        if line not in costs and line not in financing:
            here: Path = (*at, "bookkeeping", "accounts", code)
            yield _unknown(here, line, [*costs, *financing], (*at, "budget_lines"))


def _agreed(programme: ProgrammeSettings, at: Path) -> Iterator[ConfigProblem]:
    """Who sits in meetings, what is agreed with partners, and why a measure needs a decision."""
    meetings: Path = (*at, "meetings")
    sitting = {meetings: programme.meetings.agencies}
    for code, series in programme.meetings.series.items():
        sitting[(*meetings, "series", code)] = series.agencies
    for where, agencies in sitting.items():
        for index, agency in enumerate(agencies):
            if agency not in programme.partners:
                here: Path = (*where, "agencies", index)
                yield _unknown(here, agency, programme.partners, (*at, "partners"))
        yield from _duplicates(agencies, (*where, "agencies"))
    for code, partner in programme.partners.items():
        agreed, known = partner.readmission, programme.absences
        if agreed is not None and agreed.kind not in known:
            there: Path = (*at, "partners", code, "readmission", "kind")
            yield _unknown(there, agreed.kind, known, (*at, "absences"))
        if agreed and agreed.from_ and agreed.until and agreed.until < agreed.from_:
            until: Path = (*at, "partners", code, "readmission", "until")
            yield ConfigProblem(0, until, "ends_before_it_begins", {})
    if programme.new_measures.by_decision and programme.new_measures.because is None:
        yield ConfigProblem(0, (*at, "new_measures"), "why_by_decision", {})


def _units(programme: ProgrammeSettings, at: Path) -> Iterator[ConfigProblem]:
    seen: set[str] = set()
    for index, unit in enumerate(programme.units):
        here: Path = (*at, "units", index)
        if unit.code in seen:
            yield ConfigProblem(0, (*here, "code"), "duplicate_code", {"value": unit.code})
        seen.add(unit.code)
        if unit.reserved_for is not None and unit.reserved_for not in programme.partners:
            partners: Path = (*at, "partners")
            yield _unknown((*here, "reserved_for"), unit.reserved_for, programme.partners, partners)
        if unit.from_ and unit.until and unit.until < unit.from_:
            yield ConfigProblem(0, (*here, "until"), "ends_before_it_begins", {})
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
            if one.lease is not None and one.lease not in programme.leases:
                yield _unknown((*place, "lease"), one.lease, programme.leases, leases)
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
            if line.project is not None and line.project not in programme.projects:
                asked: Path = (*at, "budget_lines", side, code, "project")
                yield _unknown(asked, line.project, programme.projects, (*at, "projects"))
    for code in lines.financing:
        if code in lines.costs:
            place: Path = (*at, "budget_lines", "financing", code)
            yield ConfigProblem(0, place, "duplicate_code", {"value": code})
    for year, plan in programme.budget.items():
        here: Path = (*at, "budget", str(year))
        for side in ("costs", "financing"):
            known = getattr(lines, side)
            for code in getattr(plan, side):
                if code not in known:
                    named: Path = (*at, "budget_lines", side)
                    yield _unknown((*here, side, code), code, known, named)
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
        if {"key", "mixes"} & named and state.key not in KEYS and state.key not in state.mixes:
            yield _unknown((*place, "key"), state.key, [*KEYS, *state.mixes], mixes)
        for index, code in enumerate(one.members):
            if code not in config.municipalities:
                known, rests = config.municipalities, ("municipalities",)
                yield _unknown((*place, "members", index), code, known, rests)
        served, served_at = _who_may_share(config, programme, state, at)
        for section in ("places", "fixed"):
            for code in getattr(one, section):
                if code not in served:
                    yield _unknown((*place, section, code), code, served, served_at)
        for name, mix in one.mixes.items():
            if name in KEYS:
                yield ConfigProblem(0, (*mixes, name), "reserved_word", {"value": name})
            for key in mix:
                if key not in KEYS:
                    yield _unknown((*mixes, name, key), key, KEYS, ())


def _who_may_share(
    config: Config, programme: ProgrammeSettings, sharing: Sharing, at: Path
) -> tuple[Iterable[str], Path]:
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
        if instrument.taken_with is not None and instrument.taken_with not in others:
            section: Path = (*at, "instruments")
            yield _unknown((*here, "taken_with"), instrument.taken_with, others, section)


def _time_zone(config: Config) -> Iterator[ConfigProblem]:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(config.time_zone)
    except (KeyError, OSError, ValueError):
        yield ConfigProblem(0, ("time_zone",), "unknown_time_zone", {"value": config.time_zone})
