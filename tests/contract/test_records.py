"""One description a noun: each is found, is whole, and has its words in every language."""

import sqlite3
from contextlib import closing
from importlib import import_module

import pytest

from ettervern_cli.entries.changes.fields_screen import field_name
from ettervern_cli.entries.readers import PLAIN
from ettervern_cli.entries.records import names_entry, prefixes
from ettervern_cli.record.sections import WITHOUT
from ettervern_cli.rights.access import SILENT, tables_by_subject
from ettervern_cli.storage.records import Record, about, by_name, records
from ettervern_cli.storage.schema import CASE_TABLES, COMPILED_TABLES
from ettervern_cli.storage.tables import PARTS, statements
from ettervern_cli.values.texts import parse_id
from ettervern_cli.words import LANGUAGES, Language

EVERY = list(records().values())
READERS = {*PLAIN, "relations", "range", "day", "past", "been", "ahead", "name",
           "sought", "text", "agency", "municipality",
           "areas", "meeting", "owner", "partner", "code", "number", "term", "coded", "entry",
           "key"}  # fmt: skip


def each(record: Record) -> str:
    return record.table


def test_the_index_names_just_the_records_that_the_rooms_have() -> None:
    for module in set(CASE_TABLES.values()):
        there = [record.table for record in import_module(module).RECORDS]
        assert sorted(there) == sorted(t for t, room in CASE_TABLES.items() if room == module)


def test_a_table_that_show_leaves_out_has_no_section() -> None:
    assert set(WITHOUT) <= set(CASE_TABLES)
    assert [record.table for record in EVERY if record.table in WITHOUT and record.section] == []


def test_no_two_nouns_have_one_prefix() -> None:
    heads = [record.prefix for record in EVERY if record.prefix]
    assert len(heads) == len(set(heads)) == len(prefixes())


@pytest.mark.parametrize("record", EVERY, ids=each)
def test_a_record_names_what_is_there(record: Record) -> None:
    assert record.owner in ("", "resident", "programme", *CASE_TABLES, *COMPILED_TABLES)
    assert record.prefix is None or parse_id(f"{record.prefix}-7") == (record.prefix, 7)
    assert len(record.fields) == len([one for one in record.columns if one.field])
    assert not record.fields or record.prefix
    columns = {one.column for one in record.columns}
    dated = [record.dated.begins, *(day for day, _ in record.dated.turns)]
    alone = [column for _, others in record.dated.turns for column in others]
    ordered = [column for pair in (*record.order, *record.planned) for column in pair]
    for column in (*filter(None, dated), *alone, *ordered, *record.beyond_stay):
        assert column in columns, column
    for one in record.columns:
        assert one.read.partition(":")[0] in READERS, one
        assert names_entry(one) in (None, *CASE_TABLES, *COMPILED_TABLES), one
    section = record.section
    functions = [record.check, record.loss, *((section.reader, section.teller) if section else ())]
    for name in filter(None, functions):
        assert callable(by_name(name)), name
    assert section is None or bool(section.query) != bool(section.reader)
    assert section is None or section.teller


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("record", EVERY, ids=each)
def test_a_record_has_its_words(record: Record, language: str) -> None:
    words = Language(language)
    assert words.say(f"history.table_{record.table}")
    for one in record.fields.values():
        assert field_name(words, record.table, one.column), one
    if about(record.table) is None:
        return
    assert words.say(f"privacy.matter_{record.subject}")
    for one in record.columns:
        if one.column not in SILENT:
            assert words.say(f"privacy.field_{one.column}"), one


def test_every_row_about_a_person_is_part_of_a_matter() -> None:
    told = {table for tables in tables_by_subject().values() for table in tables}
    assert told == {table for table in CASE_TABLES if about(table)}


def plan(db: sqlite3.Connection, query: str) -> str:
    rows = db.execute(f"EXPLAIN QUERY PLAN {query}", {"key": 1, "today": "2026-12-20"})
    return "\n".join(str(row[3]) for row in rows)


def test_a_rule_asked_of_one_stay_or_entry_never_reads_a_whole_table() -> None:
    """A correction costs the same however many stays there are."""
    with closing(sqlite3.connect(":memory:")) as db:
        for version in PARTS:
            for statement in statements(version):
                db.execute(statement)
        for rule in (rule for record in EVERY for rule in record.rules):
            asked = plan(db, f"SELECT * FROM ({rule.query}) WHERE {rule.of} = :key")
            for line in asked.splitlines():
                words = line.split()
                # An alias stands for its table: what is scanned may only be a result.
                assert words[0] != "SCAN" or words[1].startswith("("), (rule.key, line)
