"""All that is stored about one person, for that person to read."""

import re
from collections.abc import Callable
from contextlib import closing

import pytest

from ettervern_cli.entries.records import about_person
from ettervern_cli.rights.access import SILENT, tables_by_subject
from ettervern_cli.storage.schema import CASE_TABLES
from ettervern_cli.words import Language
from tests.conftest import Workspace
from tests.helpers.case_work import change_config, written
from tests.helpers.marked_life import Marks, two_lives

Two = tuple[Workspace, Marks, Marks]


@pytest.fixture
def two(make_workspace: Callable[..., Workspace]) -> Two:
    """Two lives, and a meeting that spoke of both."""
    house = make_workspace("alta", lived=two_lives)
    nora, emil = (Marks(who, house.told[who]) for who in ("nora", "emil"))
    house.done("log", "R-0001", "Kranglet med EMIL andremann", "--on", "2009-08-20")
    return house, nora, emil


@pytest.mark.sampled(4)
@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_every_text_about_the_person_is_there_and_none_about_another(two: Two, form: str) -> None:
    house, *both = two
    for number, (mine, theirs) in enumerate((both, both[::-1]), 1):
        out = house.done("data", "access", f"R-000{number}", "--full", "--format", form).out
        out = "".join(out.split())  # a screen folds long words
        assert [mark for mark in mine.made if mark not in out] == []
        assert [mark for mark in theirs.made if mark in out] == []
        assert "felles-merke" not in out
    for more in ((), ("--full",)):
        out = house.done("data", "access", "R-0001", "--format", form, *more).out.lower()
        assert "andremann" not in out
        assert [mark for mark in emil_of(two).made if mark in out] == []


def emil_of(two: Two) -> Marks:
    return two[2]


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_the_letter_is_a_few_pages_without_codes_and_sums_what_repeats_itself(
    two: Two, lang: str
) -> None:
    house = two[0]
    house.done("admit", "R-0001", "--unit", "3", "--on", "2009-10-05")
    for day in range(6, 30):
        house.done("log", "R-0001", f"Samtale nr. {day}", "--minutes", "30", "--on",
                   f"2009-10-{day:02}")  # fmt: skip
    text = house.done("data", "access", "R-0001", lang=lang).out
    assert text.count("\n") <= 250
    assert re.findall(r"\b[A-Z]{1,2}-\d+", text) == ["R-0001", "R-0001"]
    flat = " ".join(text.split())
    wanted = {
        "nb": ("6. okt. 2009", "26 ganger; til sammen 12 t 45 min", "«Samtale nr. 29»",
               "20 eldre notater står bare i den fullstendige kopien.", "Datatilsynet",
               "Du samtykket til Samarbeid om individuell plan med Nav 13. april 2009, og trakk",
               "Nav var på 2 møter der du ble omtalt", "artikkel 9 nr. 2 bokstav h"),
        "en": ("26 times; 12 h 45 min in all", "20 older notes stand in the complete copy alone.",
               "You consented to Samarbeid om individuell plan with Nav on 13 Apr 2009, and",
               "Nav was at 2 meetings that spoke of you", "article 9 (2) h", "Datatilsynet"),
    }[lang]  # fmt: skip
    assert [each for each in wanted if each not in flat] == []
    assert "Samtale nr. 6" not in flat
    assert "Samtale nr. 6" in house.done("data", "access", "R-0001", "--full").out


def test_the_letter_says_what_the_configuration_says_and_explains_the_marks(two: Two) -> None:
    house = two[0]
    change_config(house, "    capacity: units\n", """    capacity: units
    privacy: {purpose: Husets formål., basis: Husets grunnlag., contact: ombud@example.org}
""")  # fmt: skip
    house.done("admit", "R-0001", "--unit", "3", "--on", "2009-10-05")
    house.done("advance", "R-0001", "--override", "x", "--on", "2009-10-06")
    house.done("demote", "R-0001", "--steps", "1", "--reason", "trouble", "--on", "2009-10-07")
    house.done("budget", "claim", "--month", "2009-10", "--issue")
    said = house_text(house, lang="nb")
    assert "Alta har fått 1 krav som sier hvilke døgn du bodde her, med koden din" in said
    for each in ("Husets formål.", "Husets grunnlag.", "Spørsmål om personvern: ombud@example.org",
                 "«I ring»: du har kommet til trinnet Treningsleilighet 4 ganger."):  # fmt: skip
        assert each in said
    assert "artikkel 9 nr. 2" not in said


def test_what_was_left_out_is_said(two: Two) -> None:
    said = house_text(two[0])
    assert "Left out: what is about other people." in said
    assert "Kranglet med …" in said
    two[0].done("admit", "Siri Alene", "--on", "2009-11-01")
    assert "Left out" not in house_text(two[0], "siri")


def test_a_change_from_a_day_is_told_as_what_is_so_from_then(two: Two) -> None:
    house = two[0]
    house.done("admit", "Siri Alene", "--contact", "nurse", "--on", "2009-11-01")
    house.done("contact", "siri", "leader", "--on", "2009-11-05")
    said = house_text(house, "siri", lang="nb")
    assert "kontaktperson: Sykepleier" in said
    assert "5. nov. 2009: Kontaktperson: Leder" in said


def house_text(house: Workspace, who: str = "R-0001", **options: str) -> str:
    return " ".join(house.done("data", "access", who, **options).out.split())


def test_every_table_about_a_person_is_told_and_every_other_has_its_reason(
    alta: Workspace,
) -> None:
    told = {table for tables in tables_by_subject().values() for table in tables}
    assert told == set(about_person())
    # Units and money; meetings and gaps, which are about several; words for a report on all.
    shared = {"void", "booking", "meeting", "attendance", "gap", "remark", "clearance",
              "publication", "claim", "correction", "reached", "counting"}  # fmt: skip
    assert told | shared == set(CASE_TABLES)
    assert not told & shared
    with closing(alta.open()) as db:
        for table in CASE_TABLES:
            refers = {row[2] for row in db.execute(f"PRAGMA foreign_key_list({table})")}
            about = refers & {"resident", "stay", "placement", "goal", "consent"}
            assert not about or table in told, table


def test_every_column_has_words_in_place_of_its_name(alta: Workspace) -> None:
    words = Language("en")
    with closing(alta.open()) as db:
        for table in about_person():
            for _, column, *_ in db.execute(f"PRAGMA table_info({table})"):
                assert column in SILENT or words.say(f"privacy.field_{column}"), (table, column)


def test_what_was_corrected_and_taken_out_stands_as_it_was(two: Two) -> None:
    house = two[0]
    changes = house.done("data", "access", "R-0001", "--format", "json").json["changes"]
    corrected = [one for one in changes if (one["id"], one["action"]) == ("F-1", "update")]
    assert [field["field"] for field in corrected[0]["fields"]] == ["text"]
    gone = [one for one in changes if (one["table"], one["action"]) == ("follow_up", "delete")]
    assert {field["field"] for field in gone[0]["fields"]} >= {"text", "held_on"}
    assert gone[0]["note"].startswith("merke-nora-")
    assert {one["actor"] for one in changes} == {"tester"}


def test_it_says_why_it_is_kept_until_when_and_how_to_have_it_corrected(two: Two) -> None:
    house = two[0]
    assert "has set no time after which it is erased" in house_text(house)
    keep_for(house, 60)
    said = house_text(house)
    assert "for 60 months after the last stay or referral ended (30 Sep 2009): until 30 Sep" in said
    assert "If something is wrong, tell the staff. It is corrected;" in said
    assert "Er noe feil, si fra til de ansatte" in house_text(house, lang="nb")
    house.done("admit", "R-0001", "--on", "2009-11-01")
    assert "as long as a stay or referral is open" in house_text(house)


def test_who_has_looked_is_told_where_that_is_kept(two: Two) -> None:
    house = two[0]
    assert "Who looks is not written down here." in house_text(house)
    house.config.write_text(house.config.read_text() + "\nlog_reading: true\n")
    house.done("show", "R-0001")
    house.done("show", "R-0002")
    found = house.done("data", "access", "R-0001", "--format", "json").json["readings"]
    assert [(one["actor"], one["command"]) for one in found] == [("tester", "show")]
    looked = house.rows("SELECT command FROM reading_log WHERE resident_id = 1")
    assert looked == [("show",), ("data access",)]


def test_reading_it_writes_nothing_and_a_wrong_name_is_refused(two: Two) -> None:
    house = two[0]
    before = written(house)
    house.done("data", "access", "nora", "-o", str(house.folder / "nora.html"))
    assert (house.folder / "nora.html").read_text().startswith("<!DOCTYPE html>")
    house.refused("data", "access", "ingen")
    rows = house.done("data", "access", "nora", "--format", "csv").out.splitlines()
    assert rows[:2] == ["section,item,measure,value", ",,resident,R-0001"]
    assert written(house) == before


def test_a_merged_record_is_part_of_it(two: Two) -> None:
    house = two[0]
    house.done("admit", "Nora Merkesen", "--on", "2009-10-05")
    house.done("discharge", "R-0003", "--to", "family", "--note", "fra den andre",
               "--on", "2009-10-15")  # fmt: skip
    house.done("data", "merge", "R-0003", "R-0001")
    said = house_text(house)
    assert "fra den andre" in said
    full = " ".join(house.done("data", "access", "R-0001", "--full").out.split())
    assert "Nora Merkesen" in full  # the history of the record that went
    assert "code: R-0003" in full


# --- how long --------------------------------------------------------------------------------


def keep_for(house: Workspace, months: int) -> None:
    change_config(
        house, "    capacity: units\n", f"    capacity: units\n    keep: {{months: {months}}}\n"
    )


def test_whose_data_are_due_to_go_is_listed_and_told_and_nothing_is_erased(two: Two) -> None:
    house = two[0]
    house.done("admit", "R-0002", "--on", "2009-11-01")
    assert house.done("data", "keep").out == (
        "        name            ended        kept for\n"
        "R-0001  Nora Merkenavn  30 Sep 2009  no limit set\n"
    )
    keep_for(house, 6)
    row = {
        "resident": "R-0001",
        "name": "Nora Merkenavn",
        "programmes": ["alta"],
        "ended_on": "2009-09-30",
        "months": 6,
        "due_on": "2010-03-30",
        "overdue_days": 0,
    }
    assert house.done("data", "keep", "--format", "json", today="2010-03-29").json == [row]
    assert house.done("data", "keep", "--due", today="2010-03-29").out == (
        "Nobody’s data are due to go.\n"
    )
    assert "to be erased" not in house.done("today", today="2010-03-29").out
    house.done("discharge", "R-0002", "--to", "family", "--on", "2009-11-19")
    due = house.done("data", "keep", "--due", "--format", "json", today="2010-03-31").json
    assert due == [{**row, "overdue_days": 1}]
    told = house.done("today", today="2010-03-31").out
    assert "R-0001  Nora Merkenavn  to be erased" in told
    assert "the 6 months of keeping are over" in " ".join(told.split())
    assert house.done("data", "keep", "--format", "csv", today="2010-03-31").out.splitlines() == [
        "resident,name,programmes,ended_on,months,due_on,overdue_days",
        "R-0001,Nora Merkenavn,alta,2009-09-30,6,2010-03-30,1",
        "R-0002,Emil Andremann,alta,2009-11-19,6,2010-05-19,0",
    ]
    assert house.rows("SELECT name FROM resident WHERE id = 1") == [("Nora Merkenavn",)]
    house.done("data", "erase", "R-0001", "--ground", "Tiden er ute", "--duty", "none", "--yes")
    assert house.done("data", "keep", "--due", today="2010-03-31").out.startswith("Nobody")


def test_somebody_in_two_programmes_is_kept_as_long_as_the_longest(
    make_workspace: Callable[..., Workspace],
) -> None:
    house = make_workspace("alta")
    other = "programmes:\n  andre:\n    name: Andre\n    host: X\n    keep: {months: 12}\n"
    change_config(house, "programmes:\n", other)
    keep_for(house, 6)
    house.done("-p", "alta", "admit", "Nora Prøve", "--on", "2009-05-01")
    house.done("-p", "alta", "discharge", "nora", "--to", "family", "--on", "2009-09-30")
    assert terms(house) == [("R-0001", 6, "2010-03-30")]
    house.done("-p", "andre", "admit", "R-0001", "--on", "2009-02-01")
    assert terms(house) == []
    house.done("-p", "andre", "discharge", "R-0001", "--to", "pending", "--on", "2009-03-01")
    assert terms(house) == [("R-0001", 12, "2010-09-30")]


def terms(house: Workspace) -> list[tuple[str, int, str]]:
    rows = house.done("data", "keep", "--format", "json").json
    return [(row["resident"], row["months"], row["due_on"]) for row in rows]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("responsible: Sosionom", "Plan: declined a plan", "stored: Alta kommune")),
        ("nb", ("ansvarlig: Sosionom", "Plan: takket nei til plan", "Alta kommune, Helse")),
    ],
)
def test_it_is_said_in_the_persons_words_and_who_answers_for_it(
    alta: Workspace, lang: str, said: tuple[str, ...]
) -> None:
    alta.done("admit", "Nora", "--unit", "2", "--on", "2009-10-01")
    alta.done("plan", "status", "nora", "declined", "--on", "2009-10-02")
    alta.done("meeting", "decide", "Ring Strax", "--owner", "social-worker", "--due", "2009-11-30",
              "--about", "nora", "--on", "2009-11-02")  # fmt: skip
    text = house_text(alta, "nora", lang=lang)
    for one in said:
        assert one in text
    for code in ("social-worker", ": S-1", ": P-1", "status: declined;"):
        assert code not in text


def test_the_letter_names_all_who_have_heard_and_no_other_resident(alta: Workspace) -> None:
    for name in ("Siri Oppdikt", "Per Prøvesen"):
        alta.done("admit", name, "--on", "2009-11-02")
    alta.done("place", "siri", "1", "--on", "2009-11-02")
    letter = ("data", "access", "siri")
    assert "Ingen andre har fått vite" in " ".join(alta.done(*letter, lang="nb").out.split())
    alta.done(
        "consent", "give", "siri", "--scope", "plan", "--partner", "nav", "--on", "2009-11-02"
    )
    start = ("measure", "start", "siri", "Støttekontakt med Per Prøvesen", "--provider")
    for provider, is_noted in (("Nav", False), ("Kirkens SOS", True)):
        said = alta.done(*start, provider, "--on", "2009-11-03", "--dry-run").err
        assert ("no consent stands" in said) is is_noted
    alta.done(*start, "Kirkens SOS", "--on", "2009-11-03")
    alta.done("volunteer", "match", "siri", "Bea", "--on", "2009-11-03")
    for step in (("warn", "siri", "--cause", "arrears"), ("petition", "siri"), ("ruling", "siri")):
        alta.done("eviction", *step, "--on", "2009-11-10")
    text = " ".join(alta.done(*letter, lang="nb").out.split())
    heard = text.partition("Hvem andre som får vite noe om deg")[2].partition("Rapporter til")[0]
    for told in (
        "Kirkens SOS gir eller har gitt deg: Støttekontakt med …; uten samtykke fra deg.",
        "Namsmannen har fått begjæring om utkastelse",
        "Bea møter eller har møtt deg",
    ):
        assert told in heard  # fmt: skip
    assert "Prøvesen" not in text
