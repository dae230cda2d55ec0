"""The configuration's money compiled into tables: goals, funders, posts, shares, accounts."""

import json
from collections.abc import Iterator

from ettervern_cli.config import ProgrammeSettings
from ettervern_cli.config.money import FunderSettings, PostSettings, ProjectSettings, Sharing
from ettervern_cli.config.values import SettingsSection, versions
from ettervern_cli.programme.applying.upsert import CODED, Every, Keys, Row, Upserter, named


def write_money(writer: Upserter, every: Every, municipalities: Keys, lines: Keys) -> None:
    """Make the tables of money say what the configuration says.

    ``municipalities`` are keys by code, ``lines`` by programme and code.
    """

    def posts(key: int, post: PostSettings) -> Row:
        return {
            "budget_line_id": lines[(key, post.line)],
            "full_time_hundredths": _hundredths(post.full_time),
            "yearly_ore": post.yearly,
            "first_on": post.from_,
            "last_on": post.until,
        }

    money = writer.table("money", ("programme_id",), [_rules(*one) for one in every])
    for key, programme in every:
        for change, one in versions(programme.sharing, programme.sharing.changes):
            writer.revise("money", money[(key,)], change.from_, sharing_rules(one))
    writer.table("aim", ("programme_id", "position"), [row for one in every for row in _aims(*one)])
    _funders(writer, every, lines)
    writer.table("post", CODED, named(every, lambda programme: programme.posts, posts))
    writer.table(
        "share",
        ("programme_id", "municipality_id"),
        [row for one in every for row in _shares(*one, municipalities)],
    )
    writer.rows(
        "mix", ("programme_id", "code", "key"), "weight_hundredths",
        rows=[
            (key, code, part, _hundredths(size))
            for key, programme in every
            for code, mix in programme.sharing.mixes.items()
            for part, size in mix.items()
        ],
    )  # fmt: skip
    writer.rows(
        "account", CODED, "budget_line_id",
        rows=[
            (key, code, lines[(key, line)])
            for key, programme in every
            for code, line in programme.bookkeeping.accounts.items()
        ],
    )  # fmt: skip


def _rules(key: int, programme: ProgrammeSettings) -> Row:
    prices = programme.prices
    rules: dict[str, object] = {
        "sharing_key": programme.sharing.key,
        **({"members": programme.sharing.members} if programme.sharing.members else {}),
        "prices": prices
        and {
            "year": prices.year,
            "factors": {str(year): factor for year, factor in prices.factors.items()},
            "yearly": prices.yearly,
        },
        "vacancy_line": programme.vacancy.line if programme.vacancy else None,
        "break_even": {
            "rent_line": programme.break_even.rent_line,
            "place_line": programme.break_even.place_line,
            "place_price_ore": programme.break_even.place_price,
        },
        "columns": programme.bookkeeping.columns and programme.bookkeeping.columns.model_dump(),
    }
    if programme.imports:
        rules["imports"] = {kind: one.model_dump() for kind, one in programme.imports.items()}
    return {"programme_id": key, "rules": rules}


def sharing_rules(sharing: Sharing) -> Row:
    """How costs are shared, municipalities by their codes."""
    return {
        "members": sharing.members,
        "sharing_key": sharing.key,
        "places": sharing.places,
        "fixed": {town: _hundredths(part) for town, part in sharing.fixed.items()},
        "mixes": {
            code: {part: _hundredths(size) for part, size in mix.items()}
            for code, mix in sharing.mixes.items()
        },
    }


def _aims(key: int, programme: ProgrammeSettings) -> Iterator[Row]:
    for position, goal in enumerate([*programme.main_goals, *programme.goals]):
        yield {
            "programme_id": key,
            "position": position,
            "text": goal.text,
            "counts": json.dumps(goal.counts),
            "is_main": position < len(programme.main_goals) or None,
            "target": _json(goal.target),
        }


def _json(section: SettingsSection | None) -> str | None:
    """A section as the tables keep it, days as ISO text."""
    return None if section is None else section.model_dump_json(by_alias=True)


def _funders(writer: Upserter, every: Every, lines: Keys) -> None:
    """Funders, what each gives by year, and the cost lines each pays for."""

    def columns(key: int, funder: FunderSettings) -> Row:
        return {
            "kind": funder.kind,
            "budget_line_id": lines[(key, funder.line)] if funder.line else None,
            "purpose": funder.purpose,
            "conditions": funder.conditions,
            "posts_hundredths": _hundredths(funder.posts),
            "auditor_above_ore": funder.auditor_above,
            "contract": _json(funder.contract),
        }

    funders = writer.table(
        "funder", CODED, named(every, lambda programme: programme.funders, columns)
    )
    each = [
        (funders[(key, code)], key, funder)
        for key, programme in every
        for code, funder in programme.funders.items()
    ]
    awards = [row for funder_id, _, funder in each for row in _awards(funder_id, funder)]
    writer.table("award", ("funder_id", "year"), awards)
    covered = [(one, lines[(key, line)]) for one, key, funder in each for line in funder.covers]
    writer.rows("covered", ("funder_id", "budget_line_id"), rows=covered)


def _awards(funder_id: int, funder: FunderSettings) -> Iterator[Row]:
    for year in sorted({*funder.applied, *funder.amounts, *funder.report_by}):
        yield {
            "funder_id": funder_id,
            "year": year,
            "amount_ore": funder.amounts.get(year),
            "report_by_on": funder.report_by.get(year),
            "applied_ore": funder.applied.get(year),
            "applied_on": funder.applied_on.get(year),
            "awarded_on": funder.awarded_on.get(year),
        }


def _shares(key: int, programme: ProgrammeSettings, municipalities: Keys) -> Iterator[Row]:
    sharing = programme.sharing
    for town in {**sharing.places, **sharing.fixed}:
        yield {
            "programme_id": key,
            "municipality_id": municipalities[(town,)],
            "places": sharing.places.get(town),
            "fixed_hundredths": _hundredths(sharing.fixed.get(town)),
        }


def _hundredths(value: float | None) -> int | None:
    """A number as whole hundredths: the database holds whole numbers and text alone."""
    return None if value is None else round(value * 100)


def _project(key: int, project: ProjectSettings) -> Row:
    return {"first_on": project.from_, "last_on": project.until}


def write_budget(writer: Upserter, every: Every) -> Keys:
    """Write the budget's lines and plans; the lines' keys by programme and code."""
    projects = writer.table(
        "project", CODED, named(every, lambda programme: programme.projects, _project)
    )
    lines = writer.table(
        "budget_line",
        CODED,
        [
            {
                "programme_id": key,
                "code": name,
                "name": line.name,
                "side": side,
                "position": position,
                "project_id": projects[(key, line.project)] if line.project else None,
            }
            for key, programme in every
            for side, section in (
                ("cost", programme.budget_lines.costs),
                ("funding", programme.budget_lines.financing),
            )
            for position, (name, line) in enumerate(section.items())
        ],
    )
    writer.rows(
        "plan", ("budget_line_id", "year"), "planned_ore",
        rows=[
            (lines[(key, name)], year, planned)
            for key, programme in every
            for year, plan in programme.budget.items()
            for name, planned in (*plan.costs.items(), *plan.financing.items())
        ],
    )  # fmt: skip
    return lines
