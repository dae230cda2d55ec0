"""What saves keys: starts of commands and of words, letters for options, words of one's own."""

import re
import shlex
from collections.abc import Callable

import pytest

from bench.keys import DAY, keys
from ettervern_cli.app.app import command
from ettervern_cli.app.index import COMMANDS, GROUPS, SHORT
from tests.conftest import Workspace, lived_once
from tests.helpers.case_work import listed, refused, shown, written


@lived_once()
def nora(alta: Workspace) -> None:
    """Nora in flat 1 since 2 March, on step 2."""
    alta.done("admit", "Nora Prøve", "--unit", "1", "--on", "2009-03-02")


def add_aliases(workspace: Workspace, lines: str) -> None:
    text = workspace.config.read_text(encoding="utf-8")
    workspace.config.write_text(f"{text}\n{lines}\n", encoding="utf-8")


# --- commands --------------------------------------------------------------------------------


def test_a_unique_start_of_a_command_is_the_command(nora: Workspace) -> None:
    nora.done("adv", "nora", "--on", "2009-06-01")
    assert listed(nora, "R-0001")["steps"]["housing"]["step"] == 3
    assert nora.done("unit", "l", "--format", "json").json == nora.done(
        "unit", "list", "--format", "json"
    ).json  # fmt: skip
    assert nora.rows("SELECT command FROM change ORDER BY id DESC LIMIT 1") == [("advance",)]


def test_a_start_of_several_commands_lists_them_and_does_nothing(nora: Workspace) -> None:
    said = refused(nora, "de", "nora", code=2)
    assert said.startswith("“de” begins several commands: demo, demote.")
    assert "plan: " not in refused(nora, "unit", "o", code=2)  # open, with its own unit missing
    assert "rehouse, rent, report" in refused(nora, "re", code=2)
    assert "did you mean log?" in refused(nora, "lgo", "nora", code=2)


@pytest.mark.parametrize("name", ["log", "plan", "data", "place", "list"])
def test_a_whole_name_is_never_the_start_of_another(nora: Workspace, name: str) -> None:
    others = [one for one in {*COMMANDS, *GROUPS} if one.startswith(name) and one != name]
    assert f"{name} begins several" not in nora.run(name).err, others


def test_starts_work_in_a_batch_and_a_start_of_what_reads_has_no_place_there(
    nora: Workspace,
) -> None:
    nora.done("batch", stdin='lo nora "Gikk tur"\nunit v 5 --reason Maling\n')
    assert [one["text"] for one in shown(nora, "nora")["follow_ups"]] == ["Gikk tur"]
    for line in ("unit l", "lis", "und"):
        assert "does not write" in refused(nora, "batch", code=2, stdin=line)


def test_words_of_ones_own_stand_for_commands_with_their_options(nora: Workspace) -> None:
    add_aliases(nora, "aliases:\n  l: log  # daily\n  tur: log --kind home-visit\n  list: due")
    nora.done("l", "nora", "Hei", "--on", "2009-06-01")
    nora.done("tur", "nora", "På tur", "--on", "2009-06-02")
    assert [one["text"] for one in shown(nora, "nora")["follow_ups"]] == ["Hei", "På tur"]
    assert nora.done("list", "--format", "json").json[0]["resident"] == "R-0001"  # itself
    nora.done("batch", stdin='l nora "I en batch" --on 2009-06-03')
    assert len(shown(nora, "nora")["follow_ups"]) == 3


def test_aliases_on_one_line_are_read_as_well_and_wrong_ones_refused(nora: Workspace) -> None:
    add_aliases(nora, 'aliases: {l: log, "uke": "due --within 7d"}')
    assert nora.done("uke", "--format", "json").json == nora.done(
        "due", "--within", "7d", "--format", "json"
    ).json  # fmt: skip
    text = nora.config.read_text(encoding="utf-8").replace("l: log", "l: 'log \"x\"'")
    nora.config.write_text(text, encoding="utf-8")
    assert "is not a command as it is typed" in nora.refused("list", code=78)


# --- options ---------------------------------------------------------------------------------


def test_what_is_typed_daily_has_a_letter_the_same_in_every_command() -> None:
    assert len(set(SHORT.values())) == len(SHORT)
    found: dict[str, set[str]] = {}
    for name in COMMANDS:
        leaf = command
        for word in name.split():
            leaf = leaf.real(word)  # type: ignore[attr-defined]
        for option in leaf.params:
            for letter in (one for one in option.opts if len(one) == 2 and one[0] == "-"):
                found.setdefault(letter, set()).add(option.opts[0])
    assert found.pop("-o") == {"--output"}
    assert found.keys() & {"-p", "-h"} == set()  # these are the program's own
    assert found == {letter: {long} for long, letter in SHORT.items()}


def test_a_day_without_a_year_that_may_be_meant_as_gone_by_is_told(nora: Workspace) -> None:
    said = nora.done("consent", "give", "nora", "--scope", "plan", "--partner", "nav",
                     "--until", "1.6.", today="2009-06-10", lang="nb")  # fmt: skip
    assert "Merk: «1.6.», uten år, er lest som 1. juni 2010.\n" in said.err
    for day in ("1.7.", "1.6.2010"):
        assert "uten år" not in nora.done(
            "consent", "give", "nora", "--scope", "plan", "--partner", "nav", "--until", day,
            today="2009-06-10", lang="nb",
        ).err  # fmt: skip


def test_a_day_is_written_down_with_letters(nora: Workspace) -> None:
    nora.done("log", "nora", "Hjemme", "-k", "home-visit", "-m", "30", "-b", "nurse",
              "-a", "economy", "-n", "2009-06-20", "-d", "2009-06-10")  # fmt: skip
    [entry] = shown(nora, "nora")["follow_ups"]
    told = {key: entry[key] for key in ("kind", "minutes", "by", "areas", "next_on", "held_on")}
    assert told == {
        "kind": "home-visit", "minutes": 30, "by": "nurse", "areas": ["economy"],
        "next_on": "2009-06-20", "held_on": "2009-06-10",
    }  # fmt: skip
    assert "-m, --minutes N" in nora.done("log", "--help").out
    nora.done("advance", "nora", "-d", "2009-06-11")
    assert refused(nora, "demote", "nora", code=2) == (
        "--reason is missing: Brudd på husregler, Brudd på avtale, Vansker i huset.\n"
    )


# --- the programme's own words ---------------------------------------------------------------


def test_words_are_taken_by_a_start_of_their_code_or_name_everywhere(nora: Workspace) -> None:
    nora.done("contact", "nora", "syk")  # Sykepleier
    assert listed(nora, "R-0001")["contact"] == "nurse"
    assert len(nora.done("due", "--by", "syk", "--format", "json").json) == 1
    nora.done("log", "nora", "--kind", "hjem", "--on", "2009-06-01")
    nora.done("edit", "F-1", "kind=sam")
    assert shown(nora, "nora")["follow_ups"][0]["kind_name"].startswith("Sam")
    assert nora.done("list", "--step", "tren", "--format", "json").json
    assert nora.done("list", "--municipality", "al", "--format", "json").json


def test_a_start_of_several_words_asks_which_and_an_unknown_one_lists_names(
    nora: Workspace,
) -> None:
    said = refused(nora, "log", "nora", "--area", "zzz")
    assert "Økonomi" in said
    assert "economy" not in said
    several = refused(nora, "log", "nora", "--area", "so")
    assert several.startswith("“so” fits several; which life area: Sosial fungering, Sosialt ")


def test_a_number_is_the_start_of_nothing(nora: Workspace) -> None:
    text = nora.config.read_text(encoding="utf-8")
    nora.config.write_text(text.replace('code: "7"', 'code: "70"'), encoding="utf-8")
    nora.done("config", "apply")
    assert "There is no unit “7”" in refused(nora, "place", "nora", "7")


# --- said, asked and refused -----------------------------------------------------------------


def test_one_step_down_needs_no_number(nora: Workspace) -> None:
    nora.done("advance", "nora", "--on", "2009-06-01")
    nora.done("demote", "nora", "--reason", "trouble", "--on", "2009-07-01")
    assert listed(nora, "R-0001")["steps"]["housing"]["step"] == 2


def test_the_same_words_twice_on_a_day_are_pointed_out_and_written(nora: Workspace) -> None:
    nora.done("log", "nora", "Til Nav", "--on", "2009-06-01")
    assert nora.done("log", "nora", "Til Nav", "--on", "2009-06-02").err == ""
    again = nora.done("log", "nora", "Til Nav", "--on", "2009-06-02")
    assert again.err == (
        "Note: the same stands on that day already, in F-2. If it is typed twice: ettervern undo\n"
    )
    assert len(shown(nora, "nora")["follow_ups"]) == 3
    for _ in range(2):  # without words two contacts on a day are two contacts
        assert nora.done("log", "nora", "--on", "2009-06-03").err == ""


def test_namesakes_are_told_apart_by_year_of_birth_and_unit(nora: Workspace) -> None:
    nora.done("admit", "Nora Prøve", "--born", "1985-06-30", "--new")
    nora.done("admit", "Nora Dikt", "--unit", "3", "--born", "1990")
    said = refused(nora, "log", "nora")
    assert said.splitlines()[1:] == [
        "  R-0001 Nora Prøve, unit 1",
        "  R-0002 Nora Prøve, born 1985",
        "  R-0003 Nora Dikt, born 1990, unit 3",
    ]
    assert "R-0003 Nora Dikt, født 1990, bolig 3" in nora.refused("log", "nora", lang="nb")


def test_a_first_name_that_is_known_is_hinted_at_and_a_new_person_is_said_to_be(
    nora: Workspace,
) -> None:
    hint = nora.done("admit", "nora").err
    assert "may be somebody the case book has already: R-0001 Nora Prøve, unit 1" in hint
    assert nora.done("admit", "Nora", "--new").err == ""
    assert "already" not in nora.done("admit", "Norah").err


def test_a_name_that_is_referred_is_said_to_be_with_how_to_admit_that_person(
    alta: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ettervern_cli.stays import admit_command

    alta.done("referral", "add", "Ada Prøve", "--source", "treatment", "--born", "1990")
    before = f"--config {alta.config} --today {alta.today} "
    typed = ("admit", "ada", "--unit", "2", "--deposit", "5 000", "--on", "2009-11-19")
    again = f"{before}admit R-0001 --unit 2 --deposit '5 000' --on 2009-11-19"
    for more, then in ((["--dry-run"], again), ([], f"{before}undo && ettervern {again}")):
        assert alta.done(*typed, *more).err == (
            "Note: ada may be somebody the case book has already: R-0001 Ada Prøve, born 1990, "
            "referred. For that person, type the code instead of the name.\n"
            f"→ ettervern {then}\n"
        )
    alta.done("referral", "withdraw", "R-0001")
    # Of several nobody is meant more than another.
    assert alta.done("admit", "ada").err.endswith(f"\n→ ettervern {before}undo\n")
    assert "→" not in alta.done("admit", "ada", "--dry-run").err
    for _ in range(3):
        alta.done("undo")
    monkeypatch.setattr(admit_command, "can_ask", lambda: True)
    monkeypatch.setattr(admit_command, "agreed", lambda question: False)
    assert f"For å ta inn den personen: ettervern {again}" in alta.refused(*typed, lang="nb")
    alta.done("admit", "R-0001")
    assert "R-0001 Ada Prøve, født 1990." in alta.refused("admit", "ada", lang="nb")


@pytest.mark.parametrize(("reason", "noted"), [("risk", 1), ("too-early", 1), ("full", 0)])
def test_who_was_declined_is_said_to_be_when_admitted_by_code_or_by_name(
    alta: Workspace, reason: str, noted: int
) -> None:
    alta.done("referral", "add", "Ada Prøve", "--source", "treatment", "--on", "2009-11-01")
    alta.done("referral", "decline", "ada", "--reason", reason, "--on", "2009-11-03")
    said = "The referral of Ada Prøve (R-0001) was declined on 3 Nov 2009"
    for who in ("Ada Prøve", "R-0001"):
        assert alta.done("admit", who, "--dry-run").err.count(said) == noted
    assert said not in alta.done("admit", "Ada", "--dry-run", "--on", "2009-10-31").err
    if noted:
        alta.done("admit", "R-0001")
        alta.done("discharge", "R-0001", "--to", "own-rented")
        assert said not in alta.done("admit", "R-0001").err


def test_at_a_terminal_a_known_name_is_asked_about(
    nora: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ettervern_cli.stays import admit_command

    asked: list[str] = []

    def answer(question: str) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr(admit_command, "can_ask", lambda: True)
    monkeypatch.setattr(admit_command, "agreed", answer)
    before = written(nora)
    said = nora.refused("admit", "nora")
    assert said == (
        "Nothing was written. Known already, to be admitted by code: R-0001 Nora Prøve, unit 1.\n"
    )
    assert written(nora) == before
    nora.done("admit", "nora")
    assert asked == [
        "There is already: R-0001 Nora Prøve, unit 1. Admit nora as somebody new?"
    ] * 2  # fmt: skip
    nora.done("admit", "Emil Prøve")
    nora.done("batch", stdin="admit Nora")
    assert len(asked) == 2


# --- a day of it -----------------------------------------------------------------------------


def test_a_day_takes_a_third_fewer_keys_and_is_the_same_day(
    make_workspace: Callable[..., Workspace],
) -> None:
    long, short = (make_workspace("alta", name=name) for name in ("long", "short"))
    for line in DAY:
        said = [each.run(*shlex.split(words)[1:], lang="nb") for each, words in
                ((long, line.long), (short, line.short))]  # fmt: skip
        assert said[0].code == said[1].code, (line, said)
        plain, brief = (
            re.sub(r"[0-9a-f]{64}", "seal", each.out.replace("\n", " ")) for each in said
        )
        assert plain == brief, line
    assert 3 * keys(line.short for line in DAY) <= 2 * keys(line.long for line in DAY)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("annul", "ID, --reason are missing."),
        ("eviction warn nora", "--cause is missing: arrears, breach, lease-over."),
        ("away nora", "--kind is missing: Permisjon, Innleggelse, Midlertidig opphold et annet "
            "sted, Soning."),
        ("log nora --minutes", "--minutes takes a value, and none was given."),
        ("log nora --missed=3", "--missed takes no value."),
        ("rent pay nora -500", "A number stands without a minus: -500"),
        ("budget book x -5", "An amount stands without a minus; what comes back is booked with "
                             "--credit."),
        ("rent fooo", "There is no command fooo."),
    ],
)  # fmt: skip
def test_a_command_line_that_cannot_be_read_is_told_whole_with_its_own_help(
    nora: Workspace, typed: str, said: str
) -> None:
    words = typed.split()
    own = " ".join(words[: 2 if words[0] in ("eviction", "rent", "budget") else 1])
    own = own.removesuffix(" fooo")
    assert nora.refused(*words, code=2) == f"{said}\nHelp: ettervern {own} --help\n"


def test_of_what_is_missing_choices_are_listed_in_the_readers_words_and_the_rest_by_name(
    nora: Workspace,
) -> None:
    for words, choices in (
        (("eviction", "warn", "nora"), "restanse, brudd, opphørt"),
        (
            ("referral", "add", "Ada"),
            "Rusbehandling, Fengsel, Kommunal tjeneste, Sykehus, Egen henvendelse",
        ),
    ):
        said = nora.refused(*words, code=2, lang="nb")
        assert f" mangler: {choices}.\n" in said
