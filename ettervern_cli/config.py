"""The configuration: YAML text → typed values, with every problem at once.

The only module that imports yaml and pydantic, and it is imported only when the file has
changed. What a programme may say is the models below; what must fit together across them is in
``config_checks``. Sentences about problems are in words/.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Annotated, Any, Literal, NamedTuple

import yaml
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from ettervern_cli.rules.amount import parse_kroner
from ettervern_cli.rules.dates import iso_day

MOST_DEPTH = 20
MOST_SHOWN = 60

# --- values ----------------------------------------------------------------------------------


def _shown(value: object) -> str:
    """A value from the file, short enough for a sentence."""
    text = value if isinstance(value, str) else ""
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def _problem(kind: str, value: object) -> PydanticCustomError:
    if value is None:
        kind = "empty"
    elif isinstance(value, dict | list):
        kind = "not_one_value"
    return PydanticCustomError(kind, "{value}", {"value": _shown(value)})


def _whole(least: int, most: int, kind: str) -> Any:
    def read(value: object) -> int:
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 9:
            number = int(value)
            if least <= number <= most:
                return number
        raise _problem(kind, value)

    return BeforeValidator(read)


def _read_flag(value: object) -> bool:
    if isinstance(value, str) and value in ("true", "false"):
        return value == "true"
    raise _problem("not_true_or_false", value)


def _read_day(value: object) -> dt.date:
    try:
        return iso_day(value if isinstance(value, str) else "")
    except ValueError:
        raise _problem("not_a_date", value) from None


def _read_year(value: object) -> int:
    # Four digits exactly: else 2009 and 02009 would be two keys for one year.
    if isinstance(value, str) and len(value) == 4 and value.isascii() and value.isdigit():
        year = int(value)
        if 1900 <= year <= 2199:
            return year
    raise _problem("not_a_year", value)


def _read_kroner(value: object) -> int:
    try:
        ore = parse_kroner(value if isinstance(value, str) else "")
    except ValueError:
        raise _problem("not_an_amount", value) from None
    if ore < 0:
        raise _problem("not_an_amount", value)
    return int(ore)


def _read_number(value: object) -> float:
    text = value.replace(",", ".") if isinstance(value, str) else ""
    if not (text.isascii() and text.replace(".", "", 1).isdigit() and len(text) <= 12):
        raise _problem("not_a_number", value)
    return float(text)


def _read_code(value: object) -> str:
    text = value if isinstance(value, str) else ""
    plain = text.replace("-", "").replace("_", "")
    if not (plain.isascii() and plain.isalnum() and len(text) <= 40 and not text.startswith("-")):
        raise _problem("not_a_code", value)
    return text


def _read_capacity(value: object) -> str | int:
    if value == "units":
        return "units"
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 9:
        number = int(value)
        if number >= 1:
            return number
    raise _problem("not_a_capacity", value)


# What an editor may hold where this program reads text: YAML's own numbers and dates too.
_TEXT_OR_NUMBER = WithJsonSchema({"type": ["string", "number"]})

Days = Annotated[int, _whole(1, 36500, "not_days")]
Months = Annotated[int, _whole(1, 1200, "not_months")]
Count = Annotated[int, _whole(0, 999_999_999, "not_a_count")]
AtLeastOne = Annotated[int, _whole(1, 999_999_999, "not_one_or_more")]
Year = Annotated[int, BeforeValidator(_read_year)]
Flag = Annotated[bool, BeforeValidator(_read_flag)]
Day = Annotated[dt.date, BeforeValidator(_read_day)]
Kroner = Annotated[int, BeforeValidator(_read_kroner), _TEXT_OR_NUMBER]
Number = Annotated[float, BeforeValidator(_read_number)]
Code = Annotated[str, BeforeValidator(_read_code), _TEXT_OR_NUMBER]
Capacity = Annotated[Literal["units"] | int, BeforeValidator(_read_capacity)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]


class Section(BaseModel):
    """A mapping in the file: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


# --- what a programme may say ----------------------------------------------------------------


class Named(Section):
    """A word of a list, with the name people read."""

    name: Text
    """What people read."""


class Partner(Named):
    """An organisation the programme works with."""

    aliases: list[Text] = []
    """Other names the same partner goes by."""
    outside_municipalities: Flag = False
    """Its own residents may come from municipalities the programme does not serve."""
    months_there: Months | None = None
    """Months in treatment there before a unit reserved for it may be taken."""
    consent_needed: Flag = False
    """Residents are discussed with it only where they have consented."""


class Funder(Named):
    """Who pays, for what, and what it wants to know."""

    kind: Literal["grant", "municipality", "gift", "tender", "own", "other"] = "grant"
    """How the money comes."""
    line: Code | None = None
    """The financing line of the budget that it fills."""
    purpose: Text | None = None
    """What the money is for."""
    conditions: list[Text] = []
    """What it asks of the programme."""
    amounts: dict[Year, Kroner] = {}
    """Kroner by year."""
    report_by: dict[Year, Day] = {}
    """The day the report on a year is due."""
    posts: Number | None = None
    """Full-time equivalents it pays for."""
    auditor_above: Kroner | None = None
    """An auditor's attestation is needed above this many kroner a year."""


class Help(Section):
    """The amount of help that belongs to a step: it decreases as the resident climbs."""

    hours_a_week: Number | None = None
    """Hours of help a week."""
    services: list[Text] = []
    """What is offered."""
    control: list[Text] = []
    """What is checked or agreed."""


class Asks(Section):
    """Conditions before a resident may enter a step from the one below."""

    min_days: Days | None = None
    """Days on the step below."""
    follow_ups_held: AtLeastOne | None = None
    """Follow-ups held while on the step below."""
    days_without_missed: Days | None = None
    """Days since the last missed follow-up."""


class Step(Named):
    """One step of a ladder."""

    code: Code
    """Its lasting name, whatever its number."""
    run: Flag = True
    """Whether this programme runs the step itself."""
    every_days: Days | None = None
    """Days between follow-ups on this step."""
    asks: Asks = Asks()
    """Conditions for entering."""
    limit_months: Months | None = None
    """The longest time on the step."""
    lease: Code | None = None
    """The kind of lease that a home on this step is let on."""
    trial_days: Days | None = None
    """Days of trial that the lease begins with."""
    needs_unit: Flag = True
    """Whether a resident on this step lives in one of the programme's units."""
    help: Help = Help()
    """Help, services and control that belong to the step."""


class Demotion(Section):
    """Whether residents can be moved down."""

    allowed: Flag = True
    """False where the programme moves nobody down."""
    because: Text | None = None
    """Why, where it is not allowed."""


class Ladder(Named):
    """An ordered list of steps."""

    demotion: Demotion = Demotion()
    """Rules for moving down."""
    circling_from: AtLeastOne = 3
    """From which time at the same step a resident counts as moving in circles."""
    steps: list[Step] = Field(min_length=1)
    """From the lowest to the highest."""


class Unit(Section):
    """A home or a room."""

    code: Code
    """What it is called on a command line."""
    name: Text | None = None
    """What people read, where the code does not say it."""
    kind: Text
    """Single unit, family flat, room …"""
    beds: AtLeastOne = 1
    """How many can live there."""
    owner: Text | None = None
    """Who owns it."""
    rent: Kroner | None = None
    """Kroner a month."""
    reserved_for: Code | None = None
    """A partner whose own residents it is kept for."""
    limit_months: Months | None = None
    """The longest stay in this unit."""
    from_: Annotated[Day | None, Field(alias="from")] = None
    """First day in use; without it, since ever."""
    until: Day | None = None
    """Last day in use."""


class StayRules(Section):
    """How long a stay is meant to be."""

    least_months: Months | None = None
    """A shorter stay is pointed out at discharge."""
    most_months: Months | None = None
    """A longer stay needs an extension."""


class Rhythm(Section):
    """How often residents are followed up where a step does not say."""

    every_days: Days | None = None
    """Days between follow-ups."""


class CriticalWindow(Section):
    """The first time after treatment, when relapse is likeliest."""

    months: Months = 3
    """Months from the end of treatment, or from release."""
    every_days: Days = 3
    """Days between follow-ups while it is open."""


class ConsentRules(Section):
    """What consent the programme rests on."""

    required: Flag = False
    """Nobody is admitted without it."""
    scopes: dict[Code, Named] = {}
    """What can be consented to."""


class FollowUpKind(Named):
    """A kind of follow-up."""

    in_person: Flag = True
    """Whether the two meet."""


class ExitReason(Named):
    """Why a stay ended."""

    planned: Flag = False
    """Whether the exit was planned."""


class Destination(Named):
    """Where a resident went."""

    lasting: Flag = False
    """Whether it is a lasting home."""


class DeclineReason(Named):
    """Why a referral was declined, and what follows."""

    effect: Literal["first-in-line", "ask-again", "closed", "consent", "risk"]
    """What follows for the referral."""


class AbsenceKind(Named):
    """A kind of absence and what it does."""

    unit: Literal["held", "released"] = "held"
    """Whether the unit waits for the resident."""
    pauses_follow_ups: Flag = False
    """Whether no follow-up falls due meanwhile."""
    opens_critical_window: Flag = False
    """Whether the return opens a new critical window."""


class Instrument(Named):
    """A measuring instrument: totals only, never its text."""

    lowest: Number
    """Lowest possible total."""
    highest: Number
    """Highest possible total."""
    cut_off: Number | None = None
    """Totals below it are of concern (or above, if lower is better)."""
    reliable_change: Number | None = None
    """The smallest difference that is more than chance."""
    higher_is_better: Flag = True
    """The direction of the scale."""


class Meetings(Section):
    """The meetings of a resource group or responsibility group."""

    every_days: Days | None = None
    """Days between meetings."""
    agencies: list[Code] = []
    """Partners that sit in the group."""


class Phase(Named):
    """A phase is read off, not kept."""

    when: Literal["referral", "stay", "discharge"]
    """What shows that somebody is in it."""


class Lines(Section):
    """The lines of the budget, in the order they are printed."""

    costs: dict[Code, Named] = {}
    """What is paid."""
    financing: dict[Code, Named] = {}
    """Who pays."""


class BudgetYear(Section):
    """One year's plan, in kroner."""

    costs: dict[Code, Kroner] = {}
    """Kroner by cost line."""
    financing: dict[Code, Kroner] = {}
    """Kroner by financing line."""
    balanced: Flag = True
    """Set false where costs and financing are meant to differ."""


class Sharing(Section):
    """How costs are shared between municipalities."""

    key: Text = "equal"
    """The key in use: equal, population, places, bed-days, fixed, or a mix named below."""
    places: dict[Code, Count] = {}
    """Places agreed for each municipality."""
    fixed: dict[Code, Number] = {}
    """Fixed percentages."""
    mixes: dict[Code, dict[Code, Number]] = {}
    """Mixes: the weight of each key, in percent."""


class Programme(Section):
    """One aftercare programme with its rules."""

    name: Text
    """What people read."""
    summary: Text | None = None
    """What it is, in a sentence or two."""
    host: Text
    """Who runs it."""
    residents_are: Literal["beboer", "deltaker"] = "beboer"
    """What people in the programme are called."""
    municipalities: list[Code] = []
    """Municipalities it admits from; empty means any."""
    partners: dict[Code, Partner] = {}
    """Who it works with."""
    staff: dict[Code, Named] = {}
    """Who follows up: fixed contacts."""
    phases: dict[Code, Phase] = {}
    """Phases of a course."""
    goals: list[Text] = []
    """Goals reported against."""
    target_group: list[Text] = []
    """Who it is for, as read before an admission."""
    capacity: Capacity | None = None
    """How many at once: a number, or units for as many as the units have beds."""
    keep_empty: Count = 0
    """How many units are to stand empty at any time."""
    stay: StayRules = StayRules()
    """Length of stay."""
    rhythm: Rhythm = Rhythm()
    """Follow-ups where no step says otherwise."""
    critical_window: CriticalWindow | None = None
    """The first months after treatment."""
    ladders: dict[Code, Ladder] = {}
    """None, one, or several side by side."""
    units: list[Unit] = []
    """Homes and rooms."""
    leases: dict[Code, Named] = {}
    """Kinds of lease."""
    sources: dict[Code, Named] = {}
    """Where people come from."""
    follow_up_kinds: dict[Code, FollowUpKind] = {}
    """Kinds of follow-up; the first is the default."""
    areas: dict[Code, Named] = {}
    """Life areas."""
    demotion_reasons: dict[Code, Named] = {}
    """Why a resident can be moved down."""
    exit_reasons: dict[Code, ExitReason] = {}
    """Why a stay ends."""
    destinations: dict[Code, Destination] = {}
    """Where residents go."""
    decline_reasons: dict[Code, DeclineReason] = {}
    """Why a referral is declined."""
    absences: dict[Code, AbsenceKind] = {}
    """Kinds of absence."""
    incident_kinds: dict[Code, Named] = {}
    """Kinds of incident."""
    outcomes: dict[Code, Named] = {}
    """Results counted."""
    instruments: dict[Code, Instrument] = {}
    """Measuring instruments."""
    consent: ConsentRules = ConsentRules()
    """Consent."""
    meetings: Meetings = Meetings()
    """Meetings."""
    budget_lines: Lines = Lines()
    """Lines of the budget."""
    budget: dict[Year, BudgetYear] = {}
    """Plans by year."""
    funders: dict[Code, Funder] = {}
    """Who pays."""
    sharing: Sharing = Sharing()
    """Shares between municipalities."""


class Municipality(Named):
    """A municipality and how many live there."""

    populations: dict[Day, Count] = {}
    """Inhabitants by the date they were counted."""


class BaseAmount(Section):
    """The National Insurance base amount G from a day."""

    kroner: Kroner
    """Kroner a year."""
    checked: Flag = False
    """Whether the figure was checked against a published page."""


class SmallNumbers(Section):
    """How reports for outsiders hide small counts."""

    threshold: AtLeastOne = 3
    """Counts below it, other than zero, are hidden."""


class Config(Section):
    """A whole configuration file."""

    language: Literal["nb", "en"] = "en"
    """What a person reads: nb or en."""
    database: Text = "ettervern.db"
    """The database, relative to this file."""
    time_zone: Text = "Europe/Oslo"
    """Where a day begins and ends."""
    allow_synchronised_folder: Flag = False
    """Set true to keep the database in a synchronised folder all the same."""
    small_numbers: SmallNumbers = SmallNumbers()
    """Reports for outsiders."""
    municipalities: dict[Code, Municipality] = {}
    """Municipalities that programmes refer to."""
    base_amounts: dict[Day, BaseAmount] = {}
    """The base amount G by the day it holds from."""
    programmes: dict[Code, Programme] = Field(min_length=1)
    """The programmes of this workspace."""


# --- reading the file ------------------------------------------------------------------------

Path = tuple[str | int, ...]


class Problem(NamedTuple):
    """One thing wrong: where, and the facts of its sentence (``config.<kind>`` in words/)."""

    line: int
    path: Path
    kind: str
    facts: Mapping[str, object]
    rests_on: Path = ()
    """The section that it was compared with: pointless to report while that one is unreadable."""

    @property
    def dotted(self) -> str:
        """The path as people read it: ``programmes.alta.units[2].beds``."""
        text = ""
        for part in self.path:
            if isinstance(part, int):
                text += f"[{part}]"
            else:
                text += f".{part}" if text else part
        return text


class Loaded(NamedTuple):
    """What the file said: a configuration, or problems."""

    config: Config | None
    problems: list[Problem]


def load(text: str) -> Loaded:
    """Read a configuration from YAML text: typed and checked, or every problem in order."""
    from ettervern_cli.config_checks import check

    tree, lines, problems = _read_tree(text)
    if tree is None:
        return Loaded(None, problems)
    try:
        config = Config.model_validate(tree)
    except ValidationError as error:
        found, spoilt = _explain(error, tree)
        sound = _mended(error, tree)
        problems += found
        if sound is not None:
            problems += [p for p in check(sound) if not _rests_on_any(p, spoilt)]
        return Loaded(None, _placed(problems, lines))
    problems += check(config)
    return Loaded(None if problems else config, _placed(problems, lines))


def _placed(problems: list[Problem], lines: dict[Path, int]) -> list[Problem]:
    """Give each problem the line of the longest prefix of its path that the file has."""
    placed = []
    for problem in problems:
        path = problem.path
        while path and path not in lines:
            path = path[:-1]
        placed.append(problem._replace(line=problem.line or lines.get(path, 1)))
    return sorted(placed, key=lambda problem: problem.line)


def _rests_on_any(problem: Problem, spoilt: list[Path]) -> bool:
    """Whether a problem lies in or around a spoilt place, or was compared with one."""
    path, compared = problem.path, problem.rests_on
    return any(
        other[: len(path)] == path
        or path[: len(other)] == other
        or (compared and compared[: len(other)] == other)
        for other in spoilt
    )


# --- YAML's events become a tree -------------------------------------------------------------


class _Refused(Exception):
    """The text is no YAML that we read."""

    def __init__(self, line: int, kind: str, **facts: object) -> None:
        super().__init__(kind)
        self.problem = Problem(line, (), kind, facts)


def _read_tree(text: str) -> tuple[dict[str, Any] | None, dict[Path, int], list[Problem]]:
    """Text → nested dicts, lists and strings, with the line of every path."""
    lines: dict[Path, int] = {(): 1}
    problems: list[Problem] = []
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        events = yaml.parse(text, Loader=loader)
        tree = _document(events, lines, problems)
    except _Refused as refused:
        return None, lines, [refused.problem]
    except yaml.MarkedYAMLError as error:
        return None, lines, [_not_yaml(error, text)]
    except yaml.reader.ReaderError as error:
        before = text.encode("utf-8", "replace")[: error.position]
        return None, lines, [Problem(before.count(b"\n") + 1, (), "control_character", {})]
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        why = str(error).splitlines()[0] if str(error) else ""
        return None, lines, [Problem(1, (), "not_yaml", {"why": why})]
    if not isinstance(tree, dict):
        return None, lines, [Problem(1, (), "not_a_mapping", {"value": _shown(tree)})]
    return tree, lines, problems


def _not_yaml(error: yaml.MarkedYAMLError, text: str) -> Problem:
    """The parser's complaint in words for somebody who edits the file by hand."""
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark is not None]
    mark = marks[0] if marks else None
    line = mark.line + 1 if mark else 1
    began = marks[-1].line + 1 if marks else line
    context, why = error.context or "", error.problem or ""
    if "cannot start any token" in why and mark is not None:
        rows = text.split("\n")[mark.line : mark.line + 1]
        character = rows[0][mark.column : mark.column + 1] if rows else ""
        if character == "\t":
            return Problem(line, (), "yaml_tab", {})
        return Problem(line, (), "yaml_start", {"character": character})
    if "mapping values are not allowed" in why:
        return Problem(line, (), "yaml_colon", {})
    if "quoted scalar" in context and "end of stream" in why:
        return Problem(began, (), "yaml_quote", {})
    if "flow" in context:
        return Problem(line, (), "yaml_bracket", {"began": began})
    if "block" in context:
        return Problem(line, (), "yaml_indent", {"began": began})
    return Problem(line, (), "not_yaml", {"why": why})


def _document(events: Iterator[Any], lines: dict[Path, int], problems: list[Problem]) -> Any:
    documents = 0
    tree: Any = {}
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Refused(_line(event), "second_document")
            tree = _node(next(events), events, (), lines, problems)
    return tree


def _node(
    event: Any, events: Iterator[Any], path: Path, lines: dict[Path, int], problems: list[Problem]
) -> Any:
    _plain_event(event)
    if len(path) > MOST_DEPTH:
        raise _Refused(_line(event), "too_deep", depth=MOST_DEPTH)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, path, lines, problems)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Any] = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            here = (*path, len(items))
            lines[here] = _line(item)
            items.append(_node(item, events, here, lines, problems))
        return items
    if not event.style and event.value in ("", "~", "null", "Null", "NULL"):
        return None
    return event.value


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _plain_event(event: Any) -> None:
    """Refuse aliases and anchors: one place in the file would change another."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _Refused(_line(event), "alias")


def _mapping(
    events: Iterator[Any], path: Path, lines: dict[Path, int], problems: list[Problem]
) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        _plain_event(key)
        line = _line(key)
        if not isinstance(key, yaml.ScalarEvent):
            raise _Refused(line, "strange_key")
        here = (*path, key.value)
        if here in lines:
            # Read to its end, but neither kept nor allowed to move the first one's lines.
            _node(next(events), events, here, {}, [])
            facts = {"key": _shown(key.value), "first": lines[here]}
            problems.append(Problem(line, here, "twice", facts))
            continue
        lines[here] = line
        value = _node(next(events), events, here, lines, problems)
        if value is not None:
            mapping[key.value] = value
    return mapping


# --- explaining what pydantic found ----------------------------------------------------------

_NOT_A_MAPPING = ("dict_type", "model_type", "model_attributes_type")


def _explain(error: ValidationError, tree: Any) -> tuple[list[Problem], list[Path]]:
    """pydantic's errors as ours, and the places that nothing more can be said about."""
    problems: list[Problem] = []
    spoilt: list[Path] = []
    meant: set[Path] = set()
    for item in error.errors(include_url=False):
        path = _real_path(item["loc"], tree)
        kind, facts = _sentence(item, path)
        problems.append(Problem(0, path, kind, facts))
        spoilt.append(path)
        if kind == "unknown_key_near" and facts["nearest"] not in _around(tree, path):
            meant.add((*path[:-1], str(facts["nearest"])))
    # A misspelt key is one mistake, though the right one is then missing.
    problems = [p for p in problems if not (p.kind == "missing" and p.path in meant)]
    return problems, [*spoilt, *meant]


def _real_path(loc: tuple[int | str, ...], tree: Any) -> Path:
    """Drop what pydantic adds to a path: the ``[key]`` mark, and what the file does not have.

    The last part stays even so, because a missing key is named by it.
    """
    path: list[str | int] = []
    node = tree
    for position, part in enumerate(loc):
        if isinstance(node, dict) and str(part) in node:
            path.append(str(part))
            node = node[str(part)]
        elif isinstance(node, list) and isinstance(part, int) and part < len(node):
            path.append(part)
            node = node[part]
        elif isinstance(node, dict) and part != "[key]" and position == len(loc) - 1:
            path.append(str(part))
    return tuple(path)


def _around(tree: Any, path: Path) -> Any:
    """The mapping or list that a path's last part belongs to; an empty one if it is gone."""
    for part in path[:-1]:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            return {}
    return tree


def _sentence(item: Any, path: Path) -> tuple[str, dict[str, object]]:
    kind = item["type"]
    value = item.get("input")
    if kind == "extra_forbidden":
        nearest = _nearest(path)
        return ("unknown_key_near", {"nearest": nearest}) if nearest else ("unknown_key", {})
    if kind == "missing":
        return "missing", {}
    if kind in _NOT_A_MAPPING:
        return ("empty", {}) if value is None else ("not_a_mapping", {"value": _shown(value)})
    if kind == "list_type":
        return "not_a_list", {"value": _shown(value)}
    if kind == "literal_error":
        choices = item["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
        if isinstance(value, dict | list):
            return "not_one_value", {}
        return "wrong_choice", {"value": _shown(value), "choices": choices}
    if kind in ("string_too_short", "too_short"):
        return "empty", {}
    if kind == "string_type":
        return ("empty", {}) if value is None else ("not_one_value", {})
    if kind == "string_too_long":
        return "too_long", {"most": item["ctx"]["max_length"]}
    if kind in ("empty", "not_one_value"):
        return kind, {}
    if kind.startswith("not_"):
        return kind, {"value": item["ctx"]["value"]}
    return "not_valid", {"value": _shown(value)}


def _nearest(path: Path) -> str:
    """The known key most like an unknown one, or nothing."""
    from difflib import get_close_matches

    model = _section_at(path[:-1])
    if model is None:
        return ""
    names = [field.alias or name for name, field in model.model_fields.items()]
    close = get_close_matches(str(path[-1])[:MOST_SHOWN], names, 1, 0.6)
    return close[0] if close else ""


def _section_at(path: Path) -> type[Section] | None:
    """The model that describes the mapping at a path."""
    here: Any = Config
    for part in path:
        if isinstance(here, type) and issubclass(here, Section):
            fields = {field.alias or name: field for name, field in here.model_fields.items()}
            here = fields[str(part)].annotation if str(part) in fields else None
        else:
            here = _inside(here)
        here = _plain(here)
    return here if isinstance(here, type) and issubclass(here, Section) else None


def _inside(kind: Any) -> Any:
    arguments = getattr(kind, "__args__", ())
    return arguments[-1] if arguments else None


def _plain(kind: Any) -> Any:
    """An optional section is the section."""
    for argument in getattr(kind, "__args__", ()):
        if isinstance(argument, type) and issubclass(argument, Section):
            return argument if getattr(kind, "__origin__", None) not in (dict, list) else kind
    return kind


# --- the sound parts, so that they are checked in the same run -------------------------------

STAND_IN = "stand-in"
# One for every key that a section must have; they only fill gaps that are reported already.
STAND_INS: dict[str, Any] = {
    "name": STAND_IN,
    "host": STAND_IN,
    "kind": STAND_IN,
    "code": STAND_IN,
    "when": "stay",
    "effect": "closed",
    "lowest": "0",
    "highest": "1",
    "kroner": "0",
    "steps": [{"code": STAND_IN, "name": STAND_IN}],
    "programmes": {STAND_IN: {"name": STAND_IN, "host": STAND_IN}},
}


def _mended(error: ValidationError, tree: Any) -> Config | None:
    """The configuration with what was found wrong taken out or stood in for.

    ``tree`` is changed. Taking out can leave a gap, so it takes a few rounds.
    """
    for _ in range(5):
        items = error.errors(include_url=False)
        # All places first: mending one may take another's away.
        for kind, path in [(item["type"], _real_path(item["loc"], tree)) for item in items]:
            if path:
                _mend(_around(tree, path), path, kind)
        try:
            return Config.model_validate(tree)
        except ValidationError as left:
            error = left
    return None


def _mend(node: Any, path: Path, kind: str) -> None:
    last: Any = path[-1]
    if kind == "missing":
        # Codes must differ: a programme may have several units without one.
        node[last] = f"{STAND_IN}-{path[-2]}" if last == "code" else deepcopy(STAND_INS[last])
    elif kind in ("model_type", "model_attributes_type"):
        node[last] = {}
    elif isinstance(node, list):
        node[last] = STAND_IN
    elif isinstance(node, dict):
        node.pop(last, None)


def json_schema() -> dict[str, Any]:
    """A JSON Schema of the file, for editors."""
    return Config.model_json_schema(mode="validation", by_alias=True)
