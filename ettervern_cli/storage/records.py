"""What a noun is: the shape of its one description, and where each noun's is found by its table.

The descriptions themselves lie in the rooms, a ``record.py`` each. A room is imported when its
record is asked for, so that a command pays for the nouns that it writes and for no other.
"""

import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from ettervern_cli.errors import EventsOutOfOrder
from ettervern_cli.storage.errors import BothAtOnce, PartMissing
from ettervern_cli.storage.schema import CASE_TABLES
from ettervern_cli.values.dates import iso_day

# What erasing a person does with a column of theirs: nothing; no value any more; a dash where it
# may not be empty, or where reports count that something was said; an empty text. What people
# typed and stays all the same, because reports count it or it is not the person's, says so.
KEEP, CLEAR, DASH, EMPTY, STAYS = "keep", "clear", "dash", "empty", "stays"
# What becomes of rows that name a row which is taken out: they keep it from going; they go along;
# they name it no more; or their own verbs see to it.
RESTS, GOES, FORGETS, BY_VERB = "rests", "goes", "forgets", "by verb"
# How a column of text is read that people typed in their own words.
TYPED = ("text", "name", "sought", "born", "agency", "volunteer")


class Column(NamedTuple):
    """One column: what ``edit`` and JSON call it ("" where nobody corrects it) and how it is read.

    ``read`` is a reader of ``entries/readers``: ``past`` is a day that has come, ``day`` any,
    ``term:LIST`` and ``coded:TABLE`` name a row of the programme's own, ``entry:PREFIX`` and
    ``key:TABLE`` another row, ``code`` is a text of the program's own making.
    """

    field: str
    column: str
    read: str
    needed: bool = False
    erase: str = KEEP
    when_gone: str = BY_VERB

    @property
    def names(self) -> tuple[str, str | None] | None:
        """The table of the programme's own that it names a row of, and which list of words."""
        kind, _, which = self.read.partition(":")
        if kind == "term":
            return "term", which
        return (which, None) if kind == "coded" else None


# The day that stands for no end.
FAR = "9999-12-31"
# The rows of one person's stays (s) in a programme, as a section's statement asks for them.
MINE = "s.resident_id = :resident AND s.programme_id = :programme"
# The same, or everybody's where nobody is named.
OURS = "(:resident IS NULL OR s.resident_id = :resident) AND s.programme_id = :programme"
NOTE = Column("note", "note", "text", erase=CLEAR)
VOICE = Column("voice", "voice", "text", erase=DASH)


class Dated(NamedTuple):
    """Which dates of a table's rows a period report goes by.

    ``begins`` is when the row's matter began (None: it has no date). ``ends`` is the column that
    dates its end, and ``with_end`` the columns that belong to the end alone. ``later`` are further
    columns that date something of their own, each with what belongs to it alone.
    """

    begins: str | None
    ends: str | None = None
    with_end: tuple[str, ...] = ()
    later: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def turns(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The end and what came before it, each dated by its own column."""
        return (*(((self.ends, self.with_end),) if self.ends else ()), *self.later)


Facts = dict[str, Any]
OF_STAY, OF_ENTRY = "_stay", "_entry"


class Rule(NamedTuple):
    """What must hold of a noun's rows, as the query for those of which it does not.

    The first column is the entry's id, the others are facts: those whose names begin with ``_``
    are for the refusal alone, and the one named ``of`` is the key of the stay, or of the entry,
    that verbs ask about. ``data verify`` finds what is broken under ``key``; a verb raises the
    ``refusal``. Where two entries break a rule together, ``_told`` is true of the one to be found.
    """

    key: str
    query: str
    refusal: Callable[[Facts], Exception] | None = None
    of: str = OF_STAY


class Section(NamedTuple):
    """How ``show`` has a noun: the section's name, what its entries are dated by, what reads them.

    Either one statement, for ``:resident``, ``:programme`` and ``:today``, or a function given as
    ``room.module:function``, which is imported where the person has rows in ``tables``. ``teller``
    is such a function too, in the room's own ``screen.py``, imported where there are entries: what
    one says on the screen, from words, entry and today.
    """

    name: str
    dated_by: str
    query: str = ""
    reader: str = ""
    tables: tuple[str, ...] = ()
    teller: str = ""


class Record(NamedTuple):
    """One noun: its table, its columns, and what the rest of the program must know of it.

    ``owner`` is whose it is: ``resident``, ``stay``, ``programme`` or another table, by the key
    ``<owner>_id``; "" for the person. ``about_person`` says that it names a person beside that.
    ``order`` are days that may not lie before each other, ``planned`` such as only ``edit`` holds.
    What has come lies within its stay, but for the days in ``beyond_stay``. ``open_once`` is what
    a row (v) is called, in SQL: no two so called are open at once of one person. ``check`` is the
    function that says what must hold of one entry, as ``room.module:function``, and ``loss`` the
    one that tells what it means that rows are taken out.
    """

    table: str
    prefix: str | None
    owner: str
    columns: tuple[Column, ...]
    dated: Dated
    subject: str | None = None
    in_programme: bool = False
    about_person: bool = False
    order: tuple[tuple[str, str], ...] = ()
    planned: tuple[tuple[str, str], ...] = ()
    beyond_stay: tuple[str, ...] = ()
    begins_with_stay: str = ""
    ends_with_stay: bool = False
    when_owner_goes: str = RESTS
    erased_whole: bool = False
    open_once: str | None = None
    check: str | None = None
    loss: str | None = None
    rules: tuple[Rule, ...] = ()
    section: Section | None = None

    def told(
        self,
        name: str,
        dated_by: str,
        teller: str,
        *,
        shown: str = "",
        joins: str = "",
        ordered_by: str = "",
        of_all: bool = False,
    ) -> "Record":
        """The same with a section, of rows (v) of stays (s): ids, and what its columns have.

        ``shown`` is other columns than its own, in SQL, from tables that ``joins`` brings in. With
        ``of_all`` it tells whose each is, and where nobody is named it is of everybody.
        """
        own = [self._shown(place, column) for place, column in enumerate(self.columns)]
        columns = shown or ", ".join(column for column, _ in own)
        tables = f"{self.table} v JOIN stay s ON s.id = v.stay_id "
        tables += joins if shown else " ".join(join for _, join in own)
        whose = "r.code AS resident, r.name, " if of_all else ""
        tables += " JOIN resident r ON r.id = s.resident_id" if of_all else ""
        query = (
            f"SELECT '{self.prefix}-' || v.id AS id, {whose}'S-' || s.id AS stay, {columns} "
            f"FROM {tables} WHERE {OURS if of_all else MINE} "
            f"ORDER BY v.{ordered_by or dated_by}, v.id"
        )
        return self._replace(section=Section(name, dated_by, query, teller=teller))

    def _shown(self, place: int, column: Column) -> tuple[str, str]:
        """How a section has a column, and the join for it; a word of the programme's is named."""
        name, (kind, _, which) = column.field or column.column, column.read.partition(":")
        if kind == "term":
            join = f"LEFT JOIN term t{place} ON t{place}.id = v.{column.column}"
            return f't{place}.code AS "{name}", t{place}.name AS "{name}_name"', join
        value = f"v.{column.column}"
        value = f"'{which}-' || {value}" if kind == "entry" else value
        return f'{value} AS "{name}"', ""

    @property
    def fields(self) -> dict[str, Column]:
        """What ``edit`` corrects, by the names that people type."""
        return {column.field: column for column in self.columns if column.field}

    @property
    def past(self) -> tuple[str, ...]:
        """The columns of days that have come."""
        return tuple(column.column for column in self.columns if column.read == "past")

    @property
    def come(self) -> tuple[str, ...]:
        """The same, and those of days that have come but lie in no stay."""
        return tuple(one.column for one in self.columns if one.read in ("past", "been"))

    @property
    def nonzero(self) -> tuple[str, ...]:
        """The columns of amounts that may not be nothing."""
        return tuple(one.column for one in self.columns if one.read == "amount:nonzero")

    @property
    def texts(self) -> tuple[str, ...]:
        """The columns of text that people may have typed."""
        return tuple(column.column for column in self.columns if column.read in TYPED)


@cache
def record_of(table: str) -> Record:
    """A table's description, out of the room that it lives in; KeyError for no noun's table."""
    every: tuple[Record, ...] = import_module(CASE_TABLES[table]).RECORDS
    return next(record for record in every if record.table == table)


def records() -> dict[str, Record]:
    """Every noun by its table."""
    return {table: record_of(table) for table in CASE_TABLES}


def lineage(table: str) -> list[str]:
    """The tables by which a row belongs to a person or a programme, its own the first."""
    found = [table]
    while found[-1] in CASE_TABLES:
        owner = record_of(found[-1]).owner
        if owner in ("", "resident", "programme"):
            break
        found.append(owner)
    return found


def joined(table: str, most: int | None = None) -> tuple[str, str]:
    """The joins from a table (as t) up its lineage, and the alias of the last.

    ``most`` is how much of the lineage to take, as the end of a slice; all of it where not given.
    """
    owners = lineage(table)[1:most]
    aliases = ["t", *(f"o{number}" for number in range(1, len(owners) + 1))]
    joins = " ".join(
        f"JOIN {owner} {alias} ON {alias}.id = {below}.{owner}_id"
        for owner, alias, below in zip(owners, aliases[1:], aliases, strict=False)
    )
    return joins, aliases[-1]


def about(table: str) -> str | None:
    """How a table's rows (as t) about ``:resident`` are found; None where they are about nobody."""
    record = record_of(table)
    if not record.owner:
        return "t.id = :resident"
    if record.owner == "resident" or record.about_person:
        return "t.resident_id = :resident"
    top = lineage(table)[-1]
    if top not in CASE_TABLES or record_of(top).owner != "resident":
        return None
    where = "resident_id = :resident"
    for owner in reversed(lineage(table)[1:]):
        where = f"{owner}_id IN (SELECT id FROM {owner} WHERE {where})"
    return f"t.{where}"


def inside_stay(table: str) -> tuple[str, ...]:
    """The columns of days that lie within the stay a row belongs to, its last day included."""
    record = record_of(table)
    if table == "stay" or lineage(table)[-1] != "stay":
        return ()
    return tuple(column for column in record.past if column not in record.beyond_stay)


# --- what must hold --------------------------------------------------------------------------


def broken(
    db: sqlite3.Connection, rule: Rule, today: str = FAR, key: int | None = None
) -> Iterator[tuple[str, Facts]]:
    """Where a rule does not hold, of all or of the stay or entry of a key: entries, with facts."""
    query = rule.query if key is None else f"SELECT * FROM ({rule.query}) WHERE {rule.of} = :key"
    cursor = db.execute(query, {"today": today, "key": key})
    names = [column[0] for column in cursor.description[1:]]
    for where, *facts in cursor:
        yield str(where), dict(zip(names, facts, strict=True))


def hold(db: sqlite3.Connection, record: Record, key: int, of: str = OF_STAY) -> None:
    """Raise the refusal of the first of a noun's rules that does not hold of a stay, or entry."""
    for rule in record.rules:
        if rule.refusal is not None and rule.of == of:
            for _, facts in broken(db, rule, key=key):
                raise rule.refusal(facts)


def one_at_a_time(key: str, table: str, prefix: str, begins: str, ends: str) -> Rule:
    """The rule that no two rows of a table go on at once in one stay."""
    return Rule(
        key,
        f"SELECT '{prefix}-' || o.id, o.stay_id AS _stay, '{prefix}-' || p.id AS other, r.code, "
        f"o.{begins} AS _on, p.{ends} AS _latest, p.{begins} AS _begins FROM {table} p "
        f"JOIN {table} o ON o.stay_id = p.stay_id AND (o.{begins}, o.id) > (p.{begins}, p.id) "
        f"AND o.{begins} < coalesce(p.{ends}, '{FAR}') AND p.{begins} < coalesce(o.{ends}, '{FAR}')"
        " JOIN stay s ON s.id = o.stay_id JOIN resident r ON r.id = s.resident_id "
        f"ORDER BY o.{begins}, o.id, p.{begins} DESC",
        out_of_order,
    )


def belong_together(table: str, prefix: str, *pairs: tuple[str, str]) -> Rule:
    """The rule that where an entry of stays has the first of two columns, it has the second.

    A column of yes or no with ``=yes`` after it is had where it is yes.
    """

    def had(what: str) -> str:
        column, _, yes = what.partition("=")
        return f"nullif(v.{column}, 0)" if yes else f"v.{column}"

    def typed(what: str) -> str:
        return what.removeprefix("is_") if "=" in what else f"{what.removeprefix('is_')}=…"

    lacking = " UNION ALL ".join(
        f"SELECT '{prefix}-' || v.id AS entry, v.stay_id AS _stay, '{typed(one)}' AS one, "
        f"'{typed(other)}' AS other, v.id AS number FROM {table} v "
        f"WHERE {had(one)} IS NOT NULL AND {had(other)} IS NULL"
        for one, other in pairs
    )
    query = f"SELECT entry AS place, _stay, one, other, entry FROM ({lacking}) ORDER BY number"
    return Rule("verify.part_missing", query, _part_missing)


def _part_missing(of: Facts) -> Exception:
    return PartMissing(entry=of["entry"], one=of["one"], other=of["other"])


def out_of_order(facts: Facts) -> Exception:
    """The refusal of a day that comes before one that it follows, or while another has no end."""
    if facts["_latest"] is None:
        return BothAtOnce(begins=iso_day(facts["_begins"]), on=iso_day(facts["_on"]))
    return EventsOutOfOrder(on=iso_day(facts["_on"]), latest=iso_day(facts["_latest"]))


def by_name(name: str) -> Any:
    """What ``room.module:name`` names, imported now."""
    module, _, wanted = name.partition(":")
    return getattr(import_module(module), wanted)
