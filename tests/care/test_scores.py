"""Scores as they are typed and read: totals, what they mean, and the sessions that lack one."""

import csv
import io

import pytest

from tests.conftest import Workspace, lived_once

# A programme of its own, with an instrument where lower is better and none of a pair.
OTHER = """\
programmes:
  house:
    name: Huset
    host: Kommunen
    residents_are: deltaker
    follow_up_kinds: {talk: {name: Samtale}}
    instruments:
      worry: {name: Uro, lowest: 0, highest: 27, cut_off: 10, reliable_change: 5,
              higher_is_better: false}
      plain: {name: Trivsel, lowest: 1, highest: 7}
"""


@lived_once()
def nora(alta: Workspace) -> None:
    alta.done("admit", "Nora Prøve", "--on", "2009-09-01")


@lived_once("alta", name="house")
def other(house: Workspace) -> None:
    house.config.write_text(OTHER, encoding="utf-8")
    house.done("admit", "Ida Tenkt", "--on", "2009-09-01")


@pytest.fixture
def scored(nora: Workspace) -> Workspace:
    """Three sessions: one whole, one with half a pair, one without any score."""
    for day in ("2009-09-20", "2009-10-20", "2009-11-01"):
        nora.done("log", "nora", "Prat", "--on", day)
    nora.done("log", "nora", "--missed", "--on", "2009-11-05")
    for total, instrument, day in (
        ("18,4", "ors", "2009-09-20"),
        ("34", "srs", "2009-09-20"),
        ("23.4", "ors", "2009-11-01"),
        ("47", "barc10", "2009-11-19"),
    ):
        nora.done("score", "add", "nora", total, "--instrument", instrument, "--on", day)
    return nora


def test_a_first_total_is_read_by_the_cut_off_alone(nora: Workspace) -> None:
    assert nora.done("score", "add", "nora", "18,4", "--instrument", "ors").out == (
        "Nora Prøve (R-0001): ORS 18.4, 20 Nov 2009. Below the cut-off, 25. "
        "Not yet taken in this session: SRS.\n"
    )
    assert nora.done("score", "add", "nora", "36", "--instrument", "SRS").out == (
        "Nora Prøve (R-0001): SRS 36, 20 Nov 2009. At or above the cut-off, 36.\n"
    )
    assert nora.rows("SELECT total_tenths FROM score ORDER BY id") == [(184,), (360,)]


def test_a_later_total_says_what_the_change_means(scored: Workspace) -> None:
    said = scored.done("score", "add", "nora", "14", "--instrument", "ors", lang="nb").out
    assert said == (
        "Nora Prøve (R-0001): ORS 14, 20. nov. 2009. Under grensen, 25. "
        "4,4 mindre enn den første. Det er ingen pålitelig endring. "
        "Ennå ikke gjennomført i denne samtalen: SRS.\n"
    )


def test_scores_as_scripts_read_them(scored: Workspace) -> None:
    assert scored.done("score", "show", "nora", "--format", "json").json == [
        {
            "id": "Q-1",
            "stay": "S-1",
            "instrument": "ors",
            "scored_on": "2009-09-20",
            "total": 18.4,
            "change": None,
            "reading": "below-cut-off",
            "by_cut_off": "below-cut-off",
            "by_change": None,
            "note": None,
        },
        {
            "id": "Q-2",
            "stay": "S-1",
            "instrument": "srs",
            "scored_on": "2009-09-20",
            "total": 34,
            "change": None,
            "reading": "below-cut-off",
            "by_cut_off": "below-cut-off",
            "by_change": None,
            "note": None,
        },
        {
            "id": "Q-3",
            "stay": "S-1",
            "instrument": "ors",
            "scored_on": "2009-11-01",
            "total": 23.4,
            "change": 5,
            "reading": "below-cut-off, reliable-improvement",
            "by_cut_off": "below-cut-off",
            "by_change": "reliable-improvement",
            "note": None,
        },
        {
            "id": "Q-4",
            "stay": "S-1",
            "instrument": "barc10",
            "scored_on": "2009-11-19",
            "total": 47,
            "change": None,
            "reading": "above-cut-off",
            "by_cut_off": "above-cut-off",
            "by_change": None,
            "note": None,
        },
    ]


def test_scores_on_a_screen(scored: Workspace) -> None:
    assert (
        scored.done("score", "show", "nora").out
        == """\
Scores of Nora Prøve (R-0001)

  date       instrument  total  change  reading
20 Sep  Q-1  ORS          18.4          below 25
20 Sep  Q-2  SRS            34          below 36
 1 Nov  Q-3  ORS          23.4      +5  below 25, reliable improvement
19 Nov  Q-4  BARC-10        47          47 or above

Change is since the first of the same instrument in the stay.
4 sessions; sessions without a score: 1.
SRS is missing in 1 session.
"""
    )
    text = scored.done("score", "show", "nora", lang="nb").out
    for part in ("Målingene til Nora", "23,4", "pålitelig bedring", "samtaler uten måling: 1"):
        assert part in text


def test_csv_and_markdown_hold_every_score(scored: Workspace) -> None:
    text = scored.done("score", "show", "nora", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["total"], row["change"]) for row in rows] == [
        ("18.4", ""),
        ("34", ""),
        ("23.4", "5"),
        ("47", ""),
    ]
    page = scored.done("score", "show", "nora", "--format", "md").out
    assert "| 1 Nov 2009 | Q-3 | ORS | 23.4 | +5 | below 25, reliable improvement |" in page
    assert "- SRS is missing in 1 session." in page


def test_the_sessions_that_lack_a_score_are_listed(scored: Workspace) -> None:
    assert scored.done("score", "show", "nora", "--missing", "--format", "json").json == [
        {
            "session_on": "2009-10-20",
            "stay": "S-1",
            "follow_ups": ["F-2"],
            "taken": [],
            "missing": ["ors", "srs"],
        },
        {
            "session_on": "2009-11-01",
            "stay": "S-1",
            "follow_ups": ["F-3"],
            "taken": ["ors"],
            "missing": ["srs"],
        },
    ]
    text = scored.done("score", "show", "nora", "--missing").out
    assert " 1 Nov  ORS    SRS       F-3\n" in text
    assert scored.done("score", "show", "nora", "--missing", "--format", "csv").out == (
        "session_on,stay,follow_ups,taken,missing\n"
        "2009-10-20,S-1,F-2,,ors;srs\n"
        "2009-11-01,S-1,F-3,ors,srs\n"
    )
    scored.done("score", "add", "nora", "30", "--instrument", "srs", "--on", "2009-11-01")
    scored.done("annul", "F-2", "--reason", "x")
    assert "No session lacks a score." in scored.done("score", "show", "nora", "--missing").out


def test_the_first_counts_anew_in_a_new_stay(scored: Workspace) -> None:
    scored.done("discharge", "nora", "--to", "family", "--on", "2009-11-19")
    scored.done("admit", "R-0001", "--on", "2009-11-19")
    scored.done("score", "add", "nora", "10", "--instrument", "ors")
    last = scored.done("score", "show", "nora", "--format", "json").json[-1]
    assert (last["stay"], last["change"], last["reading"]) == ("S-2", None, "below-cut-off")


def test_a_total_dated_before_the_first_becomes_the_first(scored: Workspace) -> None:
    said = scored.done("score", "add", "nora", "30", "--instrument", "ors", "--on", "2009-09-10")
    assert "the first" not in said.out
    found = scored.done("score", "show", "nora", "--format", "json").json
    assert [(one["total"], one["change"]) for one in found if one["instrument"] == "ors"] == [
        (30, None),
        (18.4, -11.6),
        (23.4, -6.6),
    ]
    assert found[-2]["by_change"] == "reliable-deterioration"


def test_where_lower_is_better_the_reading_turns_round(other: Workspace) -> None:
    first = other.done("score", "add", "ida", "15", "--instrument", "worry", "--on", "2009-10-01")
    assert "Above the cut-off, 10; here lower is better." in first.out
    later = other.done("score", "add", "ida", "10", "--instrument", "worry")
    assert later.out == (
        "Ida Tenkt (R-0001): Uro 10, 20 Nov 2009. "
        "At or below the cut-off, 10; here lower is better. 5 less than the first. "
        "That is a reliable improvement.\n"
    )
    found = other.done("score", "show", "ida", "--format", "json").json
    assert [one["reading"] for one in found] == [
        "above-cut-off",
        "below-cut-off, reliable-improvement",
    ]
    assert found[1]["change"] == -5
    assert "−5  10 or below (lower is better)" in other.done("score", "show", "ida").out


def test_an_instrument_without_limits_says_nothing(other: Workspace) -> None:
    for total in ("3", "3"):
        other.done("score", "add", "ida", total, "--instrument", "plain")
    first, second = other.done("score", "show", "ida", "--format", "json").json
    assert (first["reading"], second["reading"], second["change"]) == (None, None, 0)
    said = other.done("score", "add", "ida", "3", "--instrument", "plain").out
    assert said == "Ida Tenkt (R-0001): Trivsel 3, 20 Nov 2009. The same as the first.\n"


def test_without_a_pair_any_score_makes_a_session_whole(other: Workspace) -> None:
    other.done("log", "ida", "--on", "2009-10-01")
    other.done("log", "ida", "--on", "2009-10-02")
    other.done("score", "add", "ida", "3", "--instrument", "plain", "--on", "2009-10-01")
    found = other.done("score", "show", "ida", "--missing", "--format", "json").json
    assert [(one["session_on"], one["missing"]) for one in found] == [
        ("2009-10-02", ["worry", "plain"])
    ]


def test_a_pair_names_another_instrument_of_the_programme(other: Workspace) -> None:
    for mate in ("plain", "phq"):
        wrong = OTHER.replace("name: Trivsel,", f"name: Trivsel, taken_with: {mate},")
        other.config.write_text(wrong, encoding="utf-8")
        said = other.refused("config", "check", code=78)
        assert "programmes.house.instruments.plain.taken_with" in said
    right = OTHER.replace("name: Trivsel,", "name: Trivsel, taken_with: worry,")
    other.config.write_text(right, encoding="utf-8")
    other.done("score", "add", "ida", "3", "--instrument", "plain")
    found = other.done("score", "show", "ida", "--missing", "--format", "json").json
    assert [one["missing"] for one in found] == [["worry"]]
    other.config.write_text(OTHER, encoding="utf-8")
    assert other.done("score", "show", "ida", "--missing", "--format", "json").json == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("40,1", "--instrument", "ors"), 1, "A total of ORS lies from 0 to 40; 40.1 does not."),
        (("9", "--instrument", "barc10"), 1, "lies from 10 to 60; 9 does not"),
        (("x", "--instrument", "ors"), 2, "“x” is no total"),
        (("4,55", "--instrument", "ors"), 2, "“4,55” is no total"),
        (("4", "--instrument", "orss"), 1, "did you mean ors?"),
        (("4",), 2, "--instrument is missing"),
        (("4", "--instrument", "ors", "--on", "2009-08-31"), 1, "before the admission"),
        (("4", "--instrument", "ors", "--on", "2009-11-21"), 1, "has not come yet"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    nora: Workspace, words: tuple[str, ...], code: int, said: str
) -> None:
    assert said in nora.refused("score", "add", "nora", *words, code=code)
    assert nora.rows("SELECT count(*) FROM score") == [(0,)]


def test_a_programme_without_instruments_says_so(other: Workspace) -> None:
    other.config.write_text(OTHER.partition("    instruments:")[0], encoding="utf-8")
    for words in (("add", "ida", "4", "--instrument", "ors"), ("show", "ida")):
        assert "has no measuring instrument" in other.refused("score", *words)


def test_an_instrument_in_use_cannot_be_taken_out_of_the_configuration(other: Workspace) -> None:
    other.done("score", "add", "ida", "3", "--instrument", "plain")
    text = "".join(line for line in OTHER.splitlines(True) if "plain" not in line)
    other.config.write_text(text, encoding="utf-8")
    assert "score" in other.refused("score", "add", "ida", "3", "--instrument", "worry", code=78)


def test_a_score_can_be_tried_taken_back_and_corrected(nora: Workspace) -> None:
    words = ("score", "add", "nora", "20", "--instrument", "ors")
    tried = nora.done(*words, "--dry-run", "--format", "json").json
    assert (tried["resident"], tried["change"], tried["dry_run"]) == ("R-0001", None, True)
    assert nora.rows("SELECT count(*) FROM score") == [(0,)]
    nora.done(*words, "--note", "På telefon")
    nora.done("edit", "Q-1", "total=21,5", "scored_on=2009-11-19")
    assert nora.rows("SELECT total_tenths, scored_on, note FROM score") == [
        (215, "2009-11-19", "På telefon")
    ]
    assert "lies from 0 to 40" in nora.refused("edit", "Q-1", "total=41")
    assert "lies from 10 to 60" in nora.refused("edit", "Q-1", "instrument=barc10", "total=9")
    nora.refused("edit", "Q-1", "total=x", code=2)
    nora.refused("edit", "Q-1", "scored_on=2009-08-30")
    assert nora.rows("SELECT total_tenths, scored_on FROM score") == [(215, "2009-11-19")]
    nora.done("undo")
    nora.done("undo")
    assert nora.rows("SELECT count(*) FROM score") == [(0,)]


def test_nobody_leaves_before_a_score(scored: Workspace) -> None:
    scored.refused("discharge", "nora", "--to", "family", "--on", "2009-11-18")
    scored.done("discharge", "nora", "--to", "family", "--on", "2009-11-19")


def test_show_tells_scores_in_order_of_time(scored: Workspace) -> None:
    found = scored.done("show", "nora", "--format", "json").json["scores"]
    assert [(one["id"], one["change"]) for one in found] == [
        ("Q-1", None),
        ("Q-2", None),
        ("Q-3", 5),
        ("Q-4", None),
    ]
    text = scored.done("show", "nora").out
    assert "Q-3  score      ORS 23.4 (+5), below 25, reliable improvement" in text
