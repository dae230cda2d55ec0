"""What must fit together in a configuration: references, duplicates, sums. Pure."""

from collections.abc import Iterable, Iterator

from ettervern_cli.config.ladders import Ladder
from ettervern_cli.config.models import MEASURES, Config, ProgrammeSettings
from ettervern_cli.config.problems import ConfigProblem, Path
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
    problems += _time_zone(config)
    return problems


def hints(config: Config) -> list[ConfigProblem]:
    """What is allowed, and still worth a second look."""
    return [
        ConfigProblem(0, ("programmes", code, "exit_reasons"), "no_death_marked", {})
        for code, programme in config.programmes.items()
        if programme.exit_reasons
        and not any(reason.death for reason in programme.exit_reasons.values())
    ]


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
    sitting: Path = (*at, "meetings", "agencies")
    for index, agency in enumerate(programme.meetings.agencies):
        if agency not in programme.partners:
            yield _unknown((*sitting, index), agency, programme.partners, (*at, "partners"))
    yield from _duplicates(programme.meetings.agencies, sitting)
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
    yield from _money_lines(programme, at)
    for index, goal in enumerate(programme.goals):
        answers = [*MEASURES, *programme.outcomes]
        for place, measure in enumerate(goal.counts):
            if measure not in answers:
                asked: Path = (*at, "goals", index, "counts", place)
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
        if step.lease is not None and step.lease not in programme.leases:
            leases: Path = (*programme_at, "leases")
            yield _unknown((*here, "lease"), step.lease, programme.leases, leases)
    if not any(step.run for step in ladder.steps):
        yield ConfigProblem(0, (*at, "steps"), "no_step_run", {})
    if not ladder.demotion.allowed and ladder.demotion.because is None:
        yield ConfigProblem(0, (*at, "demotion"), "why_no_demotion", {})


def _budget(programme: ProgrammeSettings, at: Path) -> Iterator[ConfigProblem]:
    lines = programme.budget_lines
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
    sharing = programme.sharing
    here: Path = (*at, "sharing")
    mixes: Path = (*here, "mixes")
    if sharing.key not in KEYS and sharing.key not in sharing.mixes:
        yield _unknown((*here, "key"), sharing.key, [*KEYS, *sharing.mixes], mixes)
    served: Iterable[str] = programme.municipalities or config.municipalities
    served_at: Path = (*at, "municipalities") if programme.municipalities else ("municipalities",)
    for section in ("places", "fixed"):
        for code in getattr(sharing, section):
            if code not in served:
                yield _unknown((*here, section, code), code, served, served_at)
    for name, mix in sharing.mixes.items():
        if name in KEYS:
            yield ConfigProblem(0, (*mixes, name), "reserved_word", {"value": name})
        for key in mix:
            if key not in KEYS:
                yield _unknown((*mixes, name, key), key, KEYS, ())


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
