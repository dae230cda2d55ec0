"""The configuration compiled into tables: what is written, and what stands in the way of a change.

Rows keep their ids by code, so that case rows go on pointing at the same step or unit whatever
its name, number or rules become.
"""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from ettervern_cli.casebook.schema import CASE_TABLES
from ettervern_cli.config import Config, Programme
from ettervern_cli.errors import ConfigurationInUse

Row = dict[str, object]
Key = tuple[object, ...]


class Applied(NamedTuple):
    """What applying a configuration changed: ``(table, code)`` added, changed and taken away."""

    added: list[tuple[str, str]]
    changed: list[tuple[str, str]]
    removed: list[tuple[str, str]]


def compile_config(db: sqlite3.Connection, config: Config, digest: str) -> Applied:
    """Make the compiled tables say what the configuration says, inside the caller's transaction.

    Raises ConfigurationInUse, naming the rows in the way, when something in use was taken out.
    """
    applied = Applied([], [], [])
    writer = _Writer(db, applied)
    municipalities = writer.table(
        "municipality",
        ("code",),
        [
            {"code": code, "name": town.name, "position": position}
            for position, (code, town) in enumerate(config.municipalities.items())
        ],
    )
    writer.table(
        "population",
        ("municipality_id", "counted_on"),
        [
            {
                "municipality_id": municipalities[(code,)],
                "counted_on": day.isoformat(),
                "inhabitants": inhabitants,
            }
            for code, town in config.municipalities.items()
            for day, inhabitants in town.populations.items()
        ],
    )
    programmes = writer.table(
        "programme",
        ("code",),
        [
            {
                "code": code,
                "name": programme.name,
                "position": position,
                "rules": json.dumps(_programme_rules(programme), ensure_ascii=False),
            }
            for position, (code, programme) in enumerate(config.programmes.items())
        ],
    )
    writer.table(
        "served",
        ("programme_id", "municipality_id"),
        [
            {"programme_id": programmes[(code,)], "municipality_id": municipalities[(town,)]}
            for code, programme in config.programmes.items()
            for town in programme.municipalities
        ],
    )
    for part in (_partners, _staff, _terms, _instruments):
        writer.table(*part(config, programmes))
    _ladders(writer, config, programmes)
    _units(writer, config, programmes)
    _budget(writer, config, programmes)
    writer.table("setting", ("name",), _settings(config, digest))
    writer.remove()
    return applied


def _programme_rules(programme: Programme) -> dict[str, Any]:
    window = programme.critical_window
    return {
        "host": programme.host,
        "residents_are": programme.residents_are,
        "capacity": programme.capacity,
        "keep_empty": programme.keep_empty,
        "least_months": programme.stay.least_months,
        "most_months": programme.stay.most_months,
        "every_days": programme.rhythm.every_days,
        "critical_months": window.months if window else None,
        "critical_days": window.every_days if window else None,
        "consent_required": programme.consent.required,
        "meeting_days": programme.meetings.every_days,
        "goals": programme.goals,
    }


def _partners(config: Config, programmes: dict[Key, int]) -> tuple[str, Key, list[Row]]:
    rows: list[Row] = [
        {
            "programme_id": programmes[(code,)],
            "code": name,
            "name": partner.name,
            "position": position,
            "rules": json.dumps(
                {
                    "aliases": partner.aliases,
                    "outside_municipalities": partner.outside_municipalities,
                    "months_there": partner.months_there,
                    "consent_needed": partner.consent_needed,
                },
                ensure_ascii=False,
            ),
        }
        for code, programme in config.programmes.items()
        for position, (name, partner) in enumerate(programme.partners.items())
    ]
    return "partner", ("programme_id", "code"), rows


def _staff(config: Config, programmes: dict[Key, int]) -> tuple[str, Key, list[Row]]:
    rows: list[Row] = [
        {
            "programme_id": programmes[(code,)],
            "code": name,
            "name": member.name,
            "position": position,
        }
        for code, programme in config.programmes.items()
        for position, (name, member) in enumerate(programme.staff.items())
    ]
    return "staff", ("programme_id", "code"), rows


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


def _terms(config: Config, programmes: dict[Key, int]) -> tuple[str, Key, list[Row]]:
    rows: list[Row] = []
    for code, programme in config.programmes.items():
        lists = {name: getattr(programme, section) for name, section in TERMS.items()}
        lists["scope"] = programme.consent.scopes
        for name, terms in lists.items():
            for position, (term_code, term) in enumerate(terms.items()):
                unit = getattr(term, "unit", None)
                rows.append(
                    {
                        "programme_id": programmes[(code,)],
                        "list": name,
                        "code": term_code,
                        "name": term.name,
                        "position": position,
                        "is_planned": _flag(getattr(term, "planned", None)),
                        "is_lasting": _flag(getattr(term, "lasting", None)),
                        "holds_unit": None if unit is None else int(unit == "held"),
                        "pauses_follow_ups": _flag(getattr(term, "pauses_follow_ups", None)),
                        "opens_window": _flag(getattr(term, "opens_critical_window", None)),
                        "effect": getattr(term, "effect", None),
                    }
                )
    return "term", ("programme_id", "list", "code"), rows


def _instruments(config: Config, programmes: dict[Key, int]) -> tuple[str, Key, list[Row]]:
    rows: list[Row] = [
        {
            "programme_id": programmes[(code,)],
            "code": name,
            "name": one.name,
            "position": position,
            "lowest_tenths": _tenths(one.lowest),
            "highest_tenths": _tenths(one.highest),
            "cut_off_tenths": _tenths(one.cut_off),
            "reliable_change_tenths": _tenths(one.reliable_change),
            "higher_is_better": int(one.higher_is_better),
        }
        for code, programme in config.programmes.items()
        for position, (name, one) in enumerate(programme.instruments.items())
    ]
    return "instrument", ("programme_id", "code"), rows


def _tenths(value: float | None) -> int | None:
    """A number as whole tenths: the database holds whole numbers and text alone."""
    return None if value is None else round(value * 10)


def _flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _ladders(writer: "_Writer", config: Config, programmes: dict[Key, int]) -> None:
    ladders = writer.table(
        "ladder",
        ("programme_id", "code"),
        [
            {
                "programme_id": programmes[(code,)],
                "code": name,
                "name": ladder.name,
                "position": position,
                "circling_from": ladder.circling_from,
                "no_demotion_because": None if ladder.demotion.allowed else ladder.demotion.because,
            }
            for code, programme in config.programmes.items()
            for position, (name, ladder) in enumerate(programme.ladders.items())
        ],
    )
    writer.table(
        "step",
        ("ladder_id", "code"),
        [
            {
                "ladder_id": ladders[(programmes[(code,)], name)],
                "code": step.code,
                "name": step.name,
                "number": number,
                "is_run": int(step.run),
                "every_days": step.every_days,
                "needs_unit": int(step.needs_unit),
                "limit_months": step.limit_months,
                "rules": json.dumps(
                    {
                        "asks": step.asks.model_dump(exclude_none=True),
                        "lease": step.lease,
                        "trial_days": step.trial_days,
                        "help": step.help.model_dump(exclude_none=True),
                    },
                    ensure_ascii=False,
                ),
            }
            for code, programme in config.programmes.items()
            for name, ladder in programme.ladders.items()
            for number, step in enumerate(ladder.steps, 1)
        ],
    )


def _units(writer: "_Writer", config: Config, programmes: dict[Key, int]) -> None:
    partners = dict(writer.existing("partner", ("programme_id", "code")))
    writer.table(
        "unit",
        ("programme_id", "code"),
        [
            {
                "programme_id": programmes[(code,)],
                "code": unit.code,
                "name": unit.name,
                "kind": unit.kind,
                "position": position,
                "beds": unit.beds,
                "owner": unit.owner,
                "rent_ore": unit.rent,
                "reserved_for_id": partners.get((programmes[(code,)], unit.reserved_for)),
                "limit_months": unit.limit_months,
                "first_on": unit.from_.isoformat() if unit.from_ else None,
                "last_on": unit.until.isoformat() if unit.until else None,
            }
            for code, programme in config.programmes.items()
            for position, unit in enumerate(programme.units)
        ],
    )


def _budget(writer: "_Writer", config: Config, programmes: dict[Key, int]) -> None:
    lines = writer.table(
        "budget_line",
        ("programme_id", "code"),
        [
            {
                "programme_id": programmes[(code,)],
                "code": name,
                "name": line.name,
                "side": side,
                "position": position,
            }
            for code, programme in config.programmes.items()
            for side, section in (
                ("cost", programme.budget_lines.costs),
                ("funding", programme.budget_lines.financing),
            )
            for position, (name, line) in enumerate(section.items())
        ],
    )
    writer.table(
        "plan",
        ("budget_line_id", "year"),
        [
            {
                "budget_line_id": lines[(programmes[(code,)], name)],
                "year": year,
                "planned_ore": planned,
            }
            for code, programme in config.programmes.items()
            for year, plan in programme.budget.items()
            for name, planned in (*plan.costs.items(), *plan.financing.items())
        ],
    )


def _settings(config: Config, digest: str) -> list[Row]:
    values = {
        "config_sha256": digest,
        "language": config.language,
        "time_zone": config.time_zone,
        "small_numbers_threshold": str(config.small_numbers.threshold),
        "base_amounts": json.dumps(
            {
                day.isoformat(): {"ore": amount.kroner, "checked": amount.checked}
                for day, amount in sorted(config.base_amounts.items())
            }
        ),
    }
    return [{"name": name, "value": value} for name, value in values.items()]


class _Writer:
    """Writes tables by natural key, and remembers what has to go once all is written."""

    def __init__(self, db: sqlite3.Connection, applied: Applied) -> None:
        self.db = db
        self.applied = applied
        self.leftover: list[tuple[str, int, str]] = []

    def existing(self, table: str, key: tuple[Any, ...]) -> Iterator[tuple[Key, int]]:
        """Natural key and id of every row there is."""
        for row in self.db.execute(f"SELECT id, {', '.join(key)} FROM {table}"):
            yield tuple(row[1:]), int(row[0])

    def table(self, table: str, key: tuple[Any, ...], rows: list[Row]) -> dict[Key, int]:
        """Insert and update until the table says ``rows``; ids by natural key."""
        ids = dict(self.existing(table, key))
        wanted = set()
        for row in rows:
            natural = tuple(row[name] for name in key)
            wanted.add(natural)
            label = (table, str(natural[-1]))
            if natural in ids:
                if self._update(table, ids[natural], row):
                    self.applied.changed.append(label)
            else:
                ids[natural] = self._insert(table, row)
                self.applied.added.append(label)
        for natural, row_id in ids.items():
            if natural not in wanted:
                self.leftover.append((table, row_id, str(natural[-1])))
        return ids

    def _insert(self, table: str, row: Row) -> int:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        cursor = self.db.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values())
        )
        return int(cursor.lastrowid or 0)

    def _update(self, table: str, row_id: int, row: Row) -> bool:
        present = self.db.execute(
            f"SELECT {', '.join(row)} FROM {table} WHERE id = ?", (row_id,)
        ).fetchone()
        if tuple(present) == tuple(row.values()):
            return False
        assigned = ", ".join(f"{name} = ?" for name in row)
        self.db.execute(
            f"UPDATE {table} SET {assigned} WHERE id = ?", (*row.values(), row_id)
        )
        return True

    def remove(self) -> None:
        """Delete what the configuration no longer has, or say what still uses it."""
        blocked = []
        for table, row_id, label in reversed(self.leftover):
            users = list(self._users(table, row_id))
            if users:
                blocked.append(f"{table} {label}: {', '.join(users[:5])}")
        if blocked:
            raise ConfigurationInUse(rows="; ".join(reversed(blocked)))
        for table, row_id, label in reversed(self.leftover):
            self.db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
            self.applied.removed.append((table, label))

    def _users(self, table: str, row_id: int) -> Iterator[str]:
        """Case rows that point at a compiled row."""
        for name in CASE_TABLES:
            for reference in self.db.execute(f"PRAGMA foreign_key_list({name})").fetchall():
                if reference[2] != table:
                    continue
                count = self.db.execute(
                    f"SELECT count(*) FROM {name} WHERE {reference[3]} = ?", (row_id,)
                ).fetchone()[0]
                if count:
                    yield f"{count} × {name}"
