"""The configuration compiled into tables: what is written, and what stands in the way of a change.

Rows keep their ids by code, so that case rows go on pointing at the same step or unit whatever
its name, number or rules become.
"""

import sqlite3
from typing import Any

from ettervern_cli.config import Config, ProgrammeSettings
from ettervern_cli.config.groups import SeriesSettings
from ettervern_cli.config.ladders import Ladder, StepSettings, UnitSettings
from ettervern_cli.config.lists import InstrumentSettings
from ettervern_cli.config.values import versions
from ettervern_cli.follow_ups.derived import refresh_all, rules
from ettervern_cli.programme.applying.applying_groups import series_rules, write_groups
from ettervern_cli.programme.applying.applying_money import write_budget, write_money
from ettervern_cli.programme.applying.upsert import (
    CODED,
    Applied,
    Every,
    Keys,
    Row,
    Upserter,
    named,
)
from ettervern_cli.values.data import picked
from ettervern_cli.values.known_words import DEATH, EVICTION, KEPT_OUT


def compile_config(db: sqlite3.Connection, config: Config, digest: str) -> Applied:
    """Make the compiled tables say what the configuration says, inside the caller's transaction.

    Raises ConfigurationInUse, naming the rows in the way, when something in use was taken out.
    """
    before = rules(db)
    applied = Applied([], [], [])
    writer = Upserter(db, applied)
    municipalities = _municipalities(writer, config)
    every = _programmes(writer, config, municipalities)
    write_groups(writer, every)
    _terms(writer, every)
    instruments = named(every, lambda programme: programme.instruments, _instrument)
    writer.table("instrument", CODED, instruments)
    due = named(every, lambda programme: programme.milestones, lambda key, one: {"due_on": one.due})
    writer.table("milestone", CODED, due)
    writer.table("figure", CODED, named(every, lambda programme: programme.figures))
    _ladders(writer, every)
    _units(writer, every)
    lines = write_budget(writer, every)
    write_money(writer, every, municipalities, lines)
    writer.table("setting", ("name",), [*_settings(config, digest), *_not_from_the_file(db)])
    writer.write_revisions()
    writer.remove()
    if rules(db) != before:
        refresh_all(db)
    return applied


def _programmes(writer: Upserter, config: Config, municipalities: Keys) -> Every:
    """Write the programmes and whom they serve; each with its key."""
    programmes = writer.table(
        "programme",
        ("code",),
        [
            {
                "code": code,
                "name": programme.name,
                "position": position,
                "rules": _programme_rules(programme),
            }
            for position, (code, programme) in enumerate(config.programmes.items())
        ],
    )
    every = [(programmes[(code,)], programme) for code, programme in config.programmes.items()]
    served = [(key, municipalities[(town,)]) for key, one in every for town in one.municipalities]
    writer.rows("served", ("programme_id", "municipality_id"), rows=served)
    return every


def _municipalities(writer: Upserter, config: Config) -> Keys:
    """Write the municipalities and their inhabitants; their keys by code."""
    towns = enumerate(config.municipalities.items())
    municipalities = writer.rows(
        "municipality", ("code",), "name", "position",
        rows=[(code, town.name, position) for position, (code, town) in towns],
    )  # fmt: skip
    writer.rows(
        "population", ("municipality_id", "counted_on"), "inhabitants",
        rows=[
            (municipalities[(code,)], day, inhabitants)
            for code, town in config.municipalities.items()
            for day, inhabitants in town.populations.items()
        ],
    )  # fmt: skip
    writer.table(
        "merger",
        ("municipality_id",),
        [
            {
                "municipality_id": municipalities[(code,)],
                "first_on": town.from_,
                "from_on": became and became.from_,
                "into_id": municipalities[(became.into,)] if became and became.into else None,
            }
            for code, town in config.municipalities.items()
            if (became := town.became) or town.from_
        ],
    )
    return municipalities


RULES = ("host", "residents_are", "capacity", "keep_empty", "least_months", "most_months",
         "every_days", "critical_months", "critical_days", "consent_required", "meeting_days",
         "agencies", "phases", "names", "keep_months")  # fmt: skip


def _programme_rules(programme: ProgrammeSettings) -> dict[str, Any]:
    window = programme.critical_window
    targets = programme.targets.model_dump(exclude_none=True)
    new, meetings = programme.new_measures, programme.meetings
    series = next(iter(meetings.series.values()), SeriesSettings(name="-"))
    first = series_rules(meetings, series)
    privacy = programme.privacy.model_dump(exclude_none=True)
    rules = picked(
        RULES, programme, programme.stay, programme.rhythm,
        critical_months=window.months if window else None,
        critical_days=window.every_days if window else None,
        consent_required=programme.consent.required, meeting_days=first["every_days"],
        agencies=first["agencies"], keep_months=programme.keep.months,
        phases={phase.when: phase.name for phase in programme.phases.values()},
    )  # fmt: skip
    return {
        **rules,
        **({"targets": targets} if targets else {}),
        **({"why_by_decision": new.because} if new.by_decision else {}),
        **({"privacy": privacy} if privacy else {}),
    }


TERMS = {
    "lease": "leases",
    "source": "sources",
    "follow_up_kind": "follow_up_kinds",
    "area": "areas",
    "demotion_reason": "demotion_reasons",
    "exit_reason": "exit_reasons",
    "destination": "destinations",
    "decline_reason": "decline_reasons",
    "absence_kind": "absences",
    "incident_kind": "incident_kinds",
    "outcome": "outcomes",
}


def _terms(writer: Upserter, every: Every) -> None:
    rows: list[Row] = []
    for key, programme in every:
        lists = {name: getattr(programme, section) for name, section in TERMS.items()}
        lists["scope"] = programme.consent.scopes
        for name, terms in lists.items():
            for position, (term_code, term) in enumerate(terms.items()):
                unit = getattr(term, "unit", None)
                rows.append(
                    {
                        "programme_id": key,
                        "list": name,
                        "code": term_code,
                        "name": term.name,
                        "position": position,
                        "is_planned": _flag(getattr(term, "planned", None)),
                        "is_lasting": _flag(getattr(term, "lasting", None)),
                        "holds_unit": None if unit is None else int(unit == "held"),
                        "pauses_follow_ups": _flag(getattr(term, "pauses_follow_ups", None)),
                        "opens_window": _flag(getattr(term, "opens_critical_window", None)),
                        "effect": _effect(term),
                    }
                )
    keys = writer.table("term", ("programme_id", "list", "code"), rows)
    for key, programme in every:
        for code, place in programme.destinations.items():
            for change, one in versions(place, place.changes):
                revised: Row = {"is_lasting": _flag(one.lasting)}
                writer.revise("term", keys[(key, "destination", code)], change.from_, revised)


def _effect(term: object) -> str | None:
    """What the program does with a word beside showing it."""
    for mark in (DEATH, EVICTION, KEPT_OUT):
        if getattr(term, mark.replace("-", "_"), False):
            return mark
    if (covered := getattr(term, "covers", None)) is not None:
        return " ".join(covered)
    return getattr(term, "effect", None) or getattr(term, "counts_as", None)


def _instrument(key: int, one: InstrumentSettings) -> Row:
    return {
        "lowest_tenths": _tenths(one.lowest),
        "highest_tenths": _tenths(one.highest),
        "cut_off_tenths": _tenths(one.cut_off),
        "reliable_change_tenths": _tenths(one.reliable_change),
        "higher_is_better": one.higher_is_better,
        "taken_with": one.taken_with,
    }


def _tenths(value: float | None) -> int | None:
    """A number as whole tenths: the database holds whole numbers and text alone."""
    return None if value is None else round(value * 10)


def _flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _ladder(key: int, ladder: Ladder) -> Row:
    return {
        "circling_from": ladder.circling_from,
        "no_demotion_because": None if ladder.demotion.allowed else ladder.demotion.because,
    }


def _ladders(writer: Upserter, every: Every) -> None:
    ladders = writer.table(
        "ladder", CODED, named(every, lambda programme: programme.ladders, _ladder)
    )
    each = [
        (ladders[(key, name)], number, step)
        for key, programme in every
        for name, ladder in programme.ladders.items()
        for number, step in enumerate(ladder.steps, 1)
    ]
    steps = writer.table(
        "step",
        ("ladder_id", "code"),
        [
            {
                "ladder_id": ladder_id,
                "code": step.code,
                "name": step.name,
                "number": number,
                "is_run": step.run,
                "needs_unit": step.needs_unit,
                **_step(step),
            }
            for ladder_id, number, step in each
        ],
    )
    for ladder_id, _, step in each:
        for change, one in versions(step, step.changes):
            writer.revise("step", steps[(ladder_id, step.code)], change.from_, _step(one))


def _step(step: StepSettings) -> Row:
    """What a step asks and brings, which can change from a day on."""
    return {
        "every_days": step.every_days,
        "limit_months": step.limit_months,
        "rules": {
            "asks": step.asks.model_dump(exclude_none=True),
            "lease": step.lease,
            "trial_days": step.trial_days,
            "help": step.help.model_dump(exclude_none=True),
        },
    }


def _units(writer: Upserter, every: Every) -> None:
    partners = dict(writer.existing("partner", CODED))
    units = writer.table(
        "unit",
        CODED,
        [
            {
                "programme_id": key,
                "code": unit.code,
                "name": unit.name,
                "kind": unit.kind,
                "position": position,
                "owner": unit.owner,
                "rent_due_day": unit.rent_due_day or programme.rent_due_day,
                "run_by": unit.run_by,
                "reserved_for_id": partners.get((key, unit.reserved_for)),
                "limit_months": unit.limit_months,
                "first_on": unit.from_,
                "last_on": unit.until,
                **_unit(unit),
            }
            for key, programme in every
            for position, unit in enumerate(programme.units)
        ],
    )
    for key, programme in every:
        for unit in programme.units:
            for change, one in versions(unit, unit.changes):
                writer.revise("unit", units[(key, unit.code)], change.from_, _unit(one))


def _unit(unit: UnitSettings) -> Row:
    """What a unit holds and costs, which can change from a day on."""
    return {"beds": unit.beds, "rent_ore": unit.rent}


def _not_from_the_file(db: sqlite3.Connection) -> list[Row]:
    """Settings that no configuration takes away: the backup it was restored from, its key."""
    rows = db.execute(
        "SELECT name, value FROM setting WHERE name IN ('restored_from', 'encryption')"
    )
    return [{"name": name, "value": value} for name, value in rows]


def _settings(config: Config, digest: str) -> list[Row]:
    values = {
        "config_sha256": digest,
        "language": config.language,
        "time_zone": config.time_zone,
        "small_numbers_threshold": str(config.small_numbers.threshold),
        "log_reading": "1" if config.log_reading else "0",
        "backup_folder": config.backups.folder,
        "backup_keep": config.backups.keep,
        "base_amounts": {
            day.isoformat(): {
                "ore": amount.kroner,
                "checked": amount.checked,
                "note": amount.note,
            }
            for day, amount in sorted(config.base_amounts.items())
        },
        "child_supplement": {
            day.isoformat(): [one.kroner, one.days]
            for day, one in sorted(config.child_supplement.items())
        },
    }
    return [{"name": name, "value": value} for name, value in values.items()]
