"""A reader with a constraint solver: which unknowns of a system of whole numbers are forced.

What a report means is not known here; ``tests/faults/reading.py`` writes that down.
"""

import os
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

import pytest

MOST = 10**10


class Line(NamedTuple):
    """``low <= sum of factor x unknown <= high``; None where there is no end."""

    factors: Mapping[str, int]
    low: int | None = 0
    high: int | None = 0


def solver() -> Any:
    """OR-tools' CP-SAT; the test is skipped where it cannot be had, but fails in .ci/run."""
    try:
        from ortools.sat.python import cp_model
    except ImportError as absent:
        if os.environ.get("ETTERVERN_REQUIRE_PARTS"):
            pytest.fail(f"ortools: {absent}")
        pytest.skip(f"ortools: {absent}")
    return cp_model


def forced(
    lines: Iterable[Line], known: Mapping[str, int], least: Mapping[str, int], most: int = MOST
) -> dict[str, int] | None:
    """The unknowns of ``least`` that have one value only, in all that fits; None if nothing does.

    ``least`` says from what each is to be sought; whatever else is unknown in a line is from 0.
    """
    cp_model = solver()
    model, made = cp_model.CpModel(), {}

    def unknown(name: str) -> Any:
        if name not in made:
            made[name] = model.new_int_var(least.get(name, 0), most, name)
        return made[name]

    for line in lines:
        there = sum(factor * known[name] for name, factor in line.factors.items() if name in known)
        rest = [factor * unknown(name) for name, factor in line.factors.items()
                if name not in known]  # fmt: skip
        if rest and line.low is not None:
            model.add(sum(rest) >= line.low - there)
        if rest and line.high is not None:
            model.add(sum(rest) <= line.high - there)
    return _forced(cp_model, model, {name: made[name] for name in least if name in made})


def _forced(cp_model: Any, model: Any, sought: Mapping[str, Any]) -> dict[str, int] | None:
    """Solutions are asked for that differ from the first in as many as may be, until none does."""
    first = _solved(cp_model, model, sought.values())
    if first is None:
        return None
    values = dict(zip(sought, first, strict=True))
    differs = {}
    for name, value in values.items():
        differs[name] = model.new_bool_var(f"differs {name}")
        model.add(sought[name] != value).only_enforce_if(differs[name])
    left = set(values)
    while left:
        model.clear_objective()
        model.maximize(sum(differs[name] for name in sorted(left)))
        names = sorted(left)
        found = _solved(cp_model, model, [sought[name] for name in names])
        moved = {name for name, value in zip(names, found or (), strict=True)
                 if value != values[name]}  # fmt: skip
        if not moved:
            break
        left -= moved
    return {name: values[name] for name in left}


def _solved(cp_model: Any, model: Any, wanted: Collection[Any]) -> list[int] | None:
    """The values of a solution; None where there is none. Raises where it is not known."""
    run = cp_model.CpSolver()
    run.parameters.num_workers = 1
    run.parameters.random_seed = 1
    run.parameters.max_time_in_seconds = 60
    status = run.solve(model)
    if status == cp_model.INFEASIBLE:
        return None
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE), run.status_name(status)
    return [run.value(each) for each in wanted]
