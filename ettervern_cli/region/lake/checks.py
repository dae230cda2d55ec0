"""What must hold of a delivery's rows, as DuckDB finds it in one reading of each table.

A check is a statement that is true of a row in which something is wrong. What a table rests on is
checked first: where a stay or a unit is there twice, nothing more is asked.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from ettervern_cli.region.manifest import Manifest
from ettervern_cli.region.tables import NEVER, PSEUDONYM_DIGITS, TABLES, Table, number_of

# The years that the program knows.
EARLIEST, LATEST = number_of(dt.date(1900, 1, 1)), number_of(dt.date(2999, 12, 31))
# How many rows of a fault are told.
SHOWN = 3
PSEUDONYM = f"[0-9a-f]{{{PSEUDONYM_DIGITS}}}"
# Days that may lie after the delivery's last: a unit's, and one on which a unit is expected.
AHEAD = {("unit", "begins"), ("unit", "ends"), ("void", "expected")}


class Fault(NamedTuple):
    """What is wrong: in which table and column, how often, and in which rows, from 1 on.

    ``why`` is the key of a sentence.
    """

    table: str
    column: str
    why: str
    times: int
    rows: tuple[int, ...]


class Check(NamedTuple):
    """What is wrong where ``sql`` is true of a row ``t``."""

    column: str
    why: str
    sql: str


OF_STAY = "s.programme = t.programme AND s.person = t.person AND s.stay = t.stay"
STAY_JOIN = f"LEFT JOIN stay s ON {OF_STAY}"
UNIT_JOIN = "LEFT JOIN unit u ON u.programme = t.programme AND u.unit = t.unit"
PARENT = "t.programme, t.person, t.stay"


def _word(alias: str, which: str, column: str) -> str:
    return (
        f"LEFT JOIN word {alias} ON {alias}.programme = t.programme "
        f"AND {alias}.list = '{which}' AND {alias}.code = t.{column}"
    )


def _listed(alias: str, column: str) -> Check:
    return Check(column, "unknown", f"t.{column} IS NOT NULL AND {alias}.code IS NULL")


def _follows(parent: str, number: str, day: str) -> Check:
    """Rows are numbered in the order of their days."""
    before = f"lag(t.{day}) OVER (PARTITION BY {parent} ORDER BY t.{number})"
    return Check(day, "order", f"t.{day} < {before}")


def _ordered(first: str, last: str) -> Check:
    return Check(last, "backwards", f"t.{last} < t.{first}")


def _outside(*days: str) -> list[Check]:
    """Days that lie outside the stay which they belong to."""
    return [
        Check(day, "outside", f"t.{day} NOT BETWEEN s.admitted AND coalesce(s.discharged, {NEVER})")
        for day in days
    ]


def _overlap(parent: str, number: str, first: str, last: str) -> Check:
    """What shares days with one of the same parent before it."""
    before = (
        f"max(coalesce(t.{last}, {NEVER})) OVER (PARTITION BY {parent} ORDER BY t.{number} "
        "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    )
    return Check(first, "overlap", f"t.{first} < {before}")


NO_STAY = Check("stay", "orphan", "s.person IS NULL")
NO_UNIT = Check("unit", "orphan", "u.unit IS NULL")
PERSON, UNIT = (
    Check(column, "pseudonym", f"NOT regexp_full_match(t.{column}, '{PSEUDONYM}')")
    for column in ("person", "unit")
)
# What a table is joined with, what its rows are numbered within and by, and what must hold of it.
Own = tuple[str, tuple[str, str] | None, list[Check]]
OWN: dict[str, Own] = {
    "stay": (
        " ".join((
            _word("o", "source", "source"), _word("d", "destination", "destination"),
            _word("r", "reason", "reason"), "LEFT JOIN town m ON m.code = t.municipality",
        )),
        ("t.programme, t.person", "stay"),
        [
            PERSON, _listed("m", "municipality"), _listed("o", "source"),
            _listed("d", "destination"), _listed("r", "reason"),
            _ordered("admitted", "discharged"),
            Check("reason", "not_ended", "t.discharged IS NULL AND t.reason IS NOT NULL"),
            Check("destination", "not_ended", "t.discharged IS NULL AND t.destination IS NOT NULL"),
            Check("lasting", "differs",
                  "t.lasting <> coalesce(d.first, 0) AND coalesce(d.second, 0) = 0"),
            Check("planned", "differs", "t.planned <> coalesce(r.first, 0)"),
            Check("died", "differs", "t.died <> coalesce(r.second, 0)"),
            _follows("t.programme, t.person", "stay", "admitted"),
            _overlap("t.programme, t.person", "stay", "admitted", "discharged"),
        ],
    ),
    "unit": ("", None, [
        UNIT, _ordered("begins", "ends"), Check("beds", "number", "t.beds < 1"),
    ]),
    "move": (
        f"{STAY_JOIN} " + " ".join(
            f"LEFT JOIN step {alias} ON {alias}.programme = t.programme "
            f"AND {alias}.ladder = t.ladder AND {alias}.number = t.{column}"
            for alias, column in (("a", "from_step"), ("b", "to_step"))
        ),
        (f"{PARENT}, t.ladder", "number"),
        [
            NO_STAY, *_outside("moved"), _follows(f"{PARENT}, t.ladder", "number", "moved"),
            Check("direction", "unknown", "t.direction NOT IN ('entry', 'up', 'down')"),
            Check("from_step", "unknown", "t.from_step IS NOT NULL AND a.number IS NULL"),
            Check("to_step", "unknown", "b.number IS NULL"),
        ],
    ),
    "contact": (STAY_JOIN, (PARENT, "number"), [
        NO_STAY, *_outside("held"), _follows(PARENT, "number", "held"),
    ]),
    "due": (STAY_JOIN, (PARENT, "number"), [
        NO_STAY, *_outside("first", "last"), _ordered("first", "last"),
        _follows(PARENT, "number", "first"),
        Check("every", "number", "t.every < 1"),
        Check("last", "not_due", "(t.last::BIGINT - t.first) % nullif(t.every, 0) <> 0"),
    ]),
    "placement": (f"{STAY_JOIN} {UNIT_JOIN}", (PARENT, "number"), [
        NO_STAY, NO_UNIT, *_outside("moved_in", "moved_out"), _ordered("moved_in", "moved_out"),
        _follows(PARENT, "number", "moved_in"),
        _overlap(PARENT, "number", "moved_in", "moved_out"),
    ]),
    "absence": (f"{STAY_JOIN} {_word('k', 'absence', 'kind')}", (PARENT, "number"), [
        NO_STAY, *_outside("left", "returned"), _ordered("left", "returned"),
        _follows(PARENT, "number", "left"), _listed("k", "kind"),
    ]),
    "void": (UNIT_JOIN, ("t.programme, t.unit", "number"), [
        NO_UNIT, _ordered("since", "opened"), _follows("t.programme, t.unit", "number", "since"),
    ]),
    "booking": (_word("l", "line", "line"), None, [
        _listed("l", "line"), Check("side", "differs", "t.side <> l.side"),
    ]),
}  # fmt: skip


def faults(db: Any, manifest: Manifest) -> Iterator[Fault]:
    """All that does not hold of the tables that a DuckDB connection has, the first table first."""
    _write_lists(db, manifest)
    by_name = {table.name: table for table in TABLES}
    own = [name for name in OWN if name in ("stay", "unit")]
    found = [fault for name in own for fault in _of_table(db, by_name[name], manifest)]
    yield from found
    if any(fault.why == "twice" for fault in found):
        return
    for name in OWN:
        if name not in own:
            yield from _of_table(db, by_name[name], manifest)


def _of_table(db: Any, table: Table, manifest: Manifest) -> Iterator[Fault]:
    joins, numbered, own = OWN[table.name]
    checks = [*_general(table, numbered, number_of(manifest.last)), *own]
    told = ", ".join(f"coalesce({check.sql}, false) AS c{at}" for at, check in enumerate(checks))
    asked = f"SELECT t.n, {told} FROM {_quoted(table.name)} t {joins}"
    sums = ", ".join(f"count(*) FILTER (WHERE c{at})" for at in range(len(checks)))
    counts = db.execute(f"SELECT {sums} FROM ({asked})", _bound(asked, manifest)).fetchone()
    for at, (check, count) in enumerate(zip(checks, counts, strict=True)):
        if count:
            query = f"SELECT n FROM ({asked}) WHERE c{at} ORDER BY n LIMIT {SHOWN}"
            rows = db.execute(query, _bound(asked, manifest)).fetchall()
            shown = tuple(row[0] for row in rows)
            yield Fault(table.name, check.column, check.why, count, shown)


def _bound(asked: str, manifest: Manifest) -> list[str]:
    return [manifest.site.code] * asked.count("?")


def _quoted(name: str) -> str:
    return f'"{name}"'


def _general(table: Table, numbered: tuple[str, str] | None, until: int) -> Iterator[Check]:
    """What must hold of every table, by what ``tables`` says of it."""
    key = ", ".join(f"t.{name}" for name in table.key)
    yield Check("site", "site", "t.site <> ?")
    yield Check("programme", "unknown", "t.programme NOT IN (SELECT code FROM programme)")
    for column in table.columns:
        name = f"t.{_quoted(column.name)}"
        if not column.optional:
            yield Check(column.name, "empty", f"{name} IS NULL")
        if column.kind == "flag":
            yield Check(column.name, "flag", f"{name} NOT IN (0, 1)")
        if column.kind == "day":
            yield Check(column.name, "far", f"{name} NOT BETWEEN {EARLIEST} AND {LATEST}")
            if (table.name, column.name) not in AHEAD:
                yield Check(column.name, "late", f"{name} > {until}")
    yield Check("", "twice", f"row_number() OVER (PARTITION BY {key} ORDER BY t.n) > 1")
    yield Check("", "unsorted", f"row_number() OVER (ORDER BY {key}, t.n) <> t.n")
    if numbered is not None:
        parent, number = numbered
        counted = f"row_number() OVER (PARTITION BY {parent} ORDER BY t.{number})"
        yield Check(number, "number", f"t.{number} <> {counted}")


def _write_lists(db: Any, manifest: Manifest) -> None:
    """The manifest's lists as tables beside those delivered."""
    db.execute("CREATE TABLE programme (code VARCHAR)")
    db.execute("CREATE TABLE town (code VARCHAR)")
    db.execute(
        "CREATE TABLE word (programme VARCHAR, list VARCHAR, code VARCHAR, side VARCHAR, "
        "first INTEGER, second INTEGER)"
    )
    db.execute("CREATE TABLE step (programme VARCHAR, ladder VARCHAR, number BIGINT)")
    _fill(db, "town", [(one.code,) for one in manifest.municipalities])
    _fill(db, "programme", [(one.code,) for one in manifest.programmes])
    _fill(db, "word", list(_words(manifest)))
    _fill(db, "step", [
        (programme.code, ladder.code, step.number) for programme in manifest.programmes
        for ladder in programme.ladders for step in ladder.steps
    ])  # fmt: skip


def _words(manifest: Manifest) -> Iterator[tuple[object, ...]]:
    for programme in manifest.programmes:
        at = programme.code
        yield from ((at, "source", one.code, None, 0, 0) for one in programme.sources)
        yield from ((at, "absence", one.code, None, 0, 0) for one in programme.absences)
        yield from ((at, "line", one.code, one.side, 0, 0) for one in programme.lines)
        for place in programme.destinations:
            yield (at, "destination", place.code, None, int(place.lasting), int(place.varies))
        for reason in programme.reasons:
            yield at, "reason", reason.code, None, int(reason.planned), int(reason.died)


def _fill(db: Any, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
