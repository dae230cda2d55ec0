"""What the placeholders of a resident's lines stand for, each found when it is typed."""

import datetime as dt
from functools import partial

from ettervern_cli.care.scores.verbs import Instrument
from ettervern_cli.demo.beds import EXTENDED
from ettervern_cli.demo.facts import CONSENT_MONTHS, LISTS
from ettervern_cli.demo.persona import Item
from ettervern_cli.demo.resident import Asked, Foot, ResidentPersona
from ettervern_cli.demo.words import DECKS
from ettervern_cli.homes.limits import limits
from ettervern_cli.values.dates import DAY, add_months
from ettervern_cli.values.exit_words import DIED, PENDING

# Kinds by which others are hurt or frightened, where a programme calls them so.
GRAVE = ("violence", "threat", "serious")
IN_FORCE = (
    "SELECT t.code, max(c.until_on) FROM consent c JOIN resident r ON r.id = c.resident_id "
    "JOIN term t ON t.id = c.scope_id WHERE r.code = ?1 AND c.programme_id = ?2 "
    "AND c.withdrawn_on IS NULL AND c.until_on >= ?3 GROUP BY t.id ORDER BY t.position"
)
GOALS = (
    "SELECT g.id, coalesce((SELECT p.value FROM progress p WHERE p.goal_id = g.id "
    "ORDER BY p.id DESC LIMIT 1), 0) FROM goal g WHERE g.stay_id = ? AND g.closed_on IS NULL"
)
PAIR_DAYS, SINGLE_DAYS = 20, 70
MOST_MEASURES = 3


def who(one: ResidentPersona) -> str:
    """The code, or before there is one a new name."""
    if one.who.code is None and not one.who.name:
        one.who.name = next(one.facts.names)
    return one.who.code or one.who.name


def said(one: ResidentPersona, name: str) -> object:
    """What is said of somebody who asks for a place."""
    return getattr(one.said(), name)


def fresh(one: ResidentPersona, value: object) -> object:
    """What is said of a person only the first time."""
    return value if one.who.code is None else None


def fields(one: ResidentPersona, which: str) -> str | None:
    """A destination of a kind: a lasting one, or one for the time being."""
    places = one.facts.lists["destination"]
    fitting = [place.code for place in places if place.is_lasting == (which == "lasting")]
    return one.chance.choice(fitting or [place.code for place in places]) if places else None


def dwelling(one: ResidentPersona) -> str | None:
    """Where somebody without a unit lives: lastingly from the second step on, or at the top."""
    feet = one.feet()
    high = not feet or any(foot.place or foot.rung.steps[1:] == [] for foot in feet)
    return None if one.has_home() else fields(one, "lasting" if high else "passing")


def home(one: ResidentPersona) -> str | None:
    """The bed's unit, for somebody without a home whose step brings one."""
    wants = one.wants_unit([foot.place for foot in one.feet()])
    return one.bed.code if one.bed and wants and not one.has_home() else None


def bed(one: ResidentPersona) -> str | None:
    """The unit to move into at admission."""
    first = [one.entry() if n == 0 else 0 for n in range(len(one.facts.rungs))]
    return one.bed.code if one.bed and one.wants_unit(first) else None


def code_of(foot: Foot | None) -> str | None:
    """A ladder's code."""
    return foot.rung.code if foot else None


def below(one: ResidentPersona) -> str | None:
    """One step down on the ladder on which one can go down."""
    foot = one.downward()
    return foot.rung.steps[foot.place - 1].code if foot else None


def override(one: ResidentPersona) -> str | None:
    """Why somebody climbs although a condition is not met."""
    foot = one.circle()
    return one.facts.draw(one.chance, DECKS["overrides"]) if foot and one.unmet(foot) else None


def absence(one: ResidentPersona, which: str) -> str | None:
    """A kind of absence, if it can be over in time: any, or one by which somebody has to leave."""
    kinds = one.facts.lists["absence_kind"]
    if which == "sudden":
        kinds = [kind for kind in kinds[1:] if not kind.pauses_follow_ups]
    return one.chance.choice(kinds).code if kinds and one.calm_by(24) else None


def resting(one: ResidentPersona) -> str | None:
    """A kind of absence during which nothing falls due, and the home waits if it can."""
    kinds = one.facts.lists["absence_kind"]
    pausing = [kind for kind in kinds if kind.pauses_follow_ups]
    held = [kind for kind in pausing if kind.holds_unit]
    return (held or pausing or kinds)[0].code if kinds else None


def grave_kind(one: ResidentPersona) -> str | None:
    """A kind of incident against others, else any."""
    codes = [kind.code for kind in one.facts.lists["incident_kind"]]
    return one.chance.choice([code for code in codes if code in GRAVE] or codes) if codes else None


def incident(one: ResidentPersona) -> str | None:
    """The person's latest incident."""
    number = one.read_one("SELECT max(id) FROM incident WHERE stay_id = ?", one.note_stay().id)
    return f"I-{number}" if number else None


def outcome(one: ResidentPersona) -> str | None:
    """A result that the stay has not reached before."""
    query = "SELECT t.code FROM outcome o JOIN term t ON t.id = o.kind_id WHERE o.stay_id = ?"
    reached = [row[0] for row in one.read(query, one.note_stay().id)]
    left = [kind.code for kind in one.facts.lists["outcome"] if kind.code not in reached]
    return left[min(one.chance.randrange(len(left)) for _ in range(3))] if left else None


def longer(one: ResidentPersona) -> dt.date | None:
    """The new last day of what runs out within a week, unless the stay is to end or to show it."""
    found = next((each for each in limits(one.db, one.facts.programme, one.note_stay())
                  if one.day <= each.last_on < one.day + 8 * DAY), None)  # fmt: skip
    if found is None or (one.role == "limit" and found.last_on > one.today - 10 * DAY):
        return None
    if one.ends is not None and one.ends <= found.last_on + 10 * DAY:
        return None
    one.item = {"limit": found.what}
    days = EXTENDED if one.role == "limit" else one.chance.choice((45, 60, 90))
    return found.last_on + days * DAY


def leave_for(one: ResidentPersona) -> tuple[str, str]:
    """Why and whereto: a planned exit leads to a lasting home, where there is such a one."""
    if one.whereto is None:
        reasons = [each for each in one.facts.lists["exit_reason"] if each.code != DIED]
        planned = one.chance.random() < 0.65
        fitting = [each.code for each in reasons if each.is_planned == planned]
        reason = one.chance.choice(fitting or [each.code for each in reasons] or [PENDING])
        same = [each.code for each in one.facts.lists["destination"] if each.code == reason]
        place = fields(one, "lasting" if planned else "passing")
        one.whereto = (reason, same[0] if same else place or PENDING)
    return one.whereto


def spare_scope(one: ResidentPersona) -> str | None:
    """A consent that can be taken back, never the last where the programme rests on it."""
    found = in_force(one)
    enough = len(found) > one.facts.programme.consent_required
    return list(found)[-1] if found and enough else None


def in_force(one: ResidentPersona) -> dict[str, str]:
    """The last day of the consents in force, by scope."""
    row = (one.who.code, one.facts.programme.id, one.day.isoformat())
    return dict(one.read(IN_FORCE, *row))


# --- one line for each of them --------------------------------------------------------------------


def scopes(one: ResidentPersona) -> list[Item]:
    """What may be consented to, and to whom: the first thing to all who need it."""
    needed = [each.code for each in one.facts.agencies if each.consent_needed]
    needed = needed or [each.code for each in one.facts.agencies]
    until, given = add_months(one.day, CONSENT_MONTHS) - DAY, in_force(one)
    shown, found = one.today + 8 * DAY, list[Item]()
    if one.role == "limit" and (shown - one.day).days < 400:
        until = shown
    for number, scope in enumerate(one.facts.lists["scope"] if needed else []):
        some = one.chance.sample(needed, one.chance.randint(1, min(3, len(needed))))
        old = dt.date.fromisoformat(given[scope.code]) if scope.code in given else dt.date.min
        soon = old < (shown if until == shown else until - 300 * DAY)
        if soon and (not number or one.chance.random() < 0.6):
            found.append({"scope": scope.code, "partners": some if number else needed,
                          "until": until})  # fmt: skip
    return found


def areas(one: ResidentPersona) -> list[Item]:
    """Two or three areas in which goals are set, with the staff's words and the resident's own."""
    codes = [area.code for area in one.facts.lists["area"]]
    found: list[Item] = []
    for code in one.chance.sample(codes, min(len(codes), one.chance.choice((2, 2, 3)))):
        words = one.chance.choice(DECKS.get(f"goal {code}", DECKS["goal any"]))
        goal, voice = words.split(" = ")
        found.append({"area": code, "goal": goal, "voice": voice})
    return found


def open_goals(one: ResidentPersona) -> list[Item]:
    """Goals worked on, how far each has come, and what is said of it."""
    found: list[Item] = []
    for number, before in one.read(GOALS, one.note_stay().id):
        step = one.chance.choice((-1, 0, 1, 2, 2, 3))
        voice = one.facts.draw(one.chance, DECKS["voice-on" if step > 0 else "voice-back"])
        value = str(min(10, max(0, before + step)))
        found.append({"goal": f"G-{number}", "value": value, "voice": voice})
    return found


def reached_goals(one: ResidentPersona) -> list[Item]:
    """Goals that have come as far as they need to."""
    rows = one.read(GOALS, one.note_stay().id)
    return [{"goal": f"G-{number}"} for number, value in rows if value >= 9]


def help_wanted(one: ResidentPersona) -> dict[str, int | None]:
    """Measures by name with their hours a week in tenths: fewer, and less, the higher up."""
    feet = one.feet()
    if not feet:
        first = one.chance.sample(DECKS["measure"], 2)
        return dict.fromkeys(first, one.chance.choice((20, 30, 40)))
    rung, index, _ = feet[0]
    left = len(rung.steps) - index
    hours = rung.help[index].hours_tenths or 20 * left
    names = [text[:1].upper() + text[1:] for text in rung.help[index].services]
    share = -(-MOST_MEASURES * left // len(rung.steps))
    chosen = (names or list(DECKS["measure"]))[: min(share, max(1, hours // 5))]
    each = max(5, round(hours / len(chosen) / 5) * 5)
    rest = max(5, hours - each * (len(chosen) - 1))
    return {name: rest if name == chosen[0] else each for name in chosen}


def open_measures(one: ResidentPersona) -> dict[str, int | None]:
    """The measures there are, with their hours in tenths."""
    query = "SELECT name, hours_tenths FROM measure WHERE stay_id = ? AND stopped_on IS NULL"
    return dict(one.read(query, one.note_stay().id))


def surplus(one: ResidentPersona) -> list[Item]:
    """Measures that do not go with the steps any more."""
    wanted, there = help_wanted(one), open_measures(one)
    return [{"measure": name} for name in there if there[name] != wanted.get(name)]


def help_missing(one: ResidentPersona) -> list[Item]:
    """Measures that go with the steps and are not there yet."""
    there, givers = open_measures(one), [one.facts.programme.host]
    givers += [agency.name for agency in one.facts.agencies[:4]]
    return [
        {"measure": name, "provider": one.chance.choice(givers), "hours": tenths(hours)}
        for name, hours in help_wanted(one).items()
        if name not in there
    ]


def thinned(one: ResidentPersona) -> str | None:
    """Without a ladder, help thins out with time."""
    there = list(open_measures(one))
    return there[0] if len(there) > 1 and not one.facts.rungs else None


def tenths(number: int | None) -> str | None:
    """A number of tenths as typed."""
    return None if number is None else f"{number // 10}.{number % 10}".removesuffix(".0")


def measured(one: ResidentPersona) -> list[Item]:
    """Instruments to be taken now; of a pair the other one is forgotten at times."""
    found: list[Item] = []
    for first in one.facts.instruments:
        if first.taken_with is None and one.scores_on.get(first.code, one.day) <= one.day:
            mates = [each for each in one.facts.instruments if each.taken_with == first.code]
            days = PAIR_DAYS if mates else SINGLE_DAYS
            one.scores_on[first.code] = one.day + days * DAY
            taken = [first, *(mate for mate in mates if one.chance.random() > 0.06)]
            found += [{"instrument": each.code, "total": total(one, each)} for each in taken]
    return found


def total(one: ResidentPersona, instrument: Instrument) -> str | None:
    """A whole total: mostly from below the cut-off to above it in a year."""
    scale, days = instrument.scale, (one.day - one.begins).days
    whole, cut_off = scale.highest - scale.lowest, scale.cut_off
    middle = 0.5 if cut_off is None else (cut_off - scale.lowest) / whole
    level = middle if scale.higher_is_better else 1 - middle
    level += 0.3 * min(1.0, days / 300) - 0.2 + one.mood + one.chance.uniform(-0.08, 0.08)
    level = min(1.0, max(0.0, level))
    span = whole * (level if scale.higher_is_better else 1 - level)
    return tenths(min(scale.highest, scale.lowest + round(span / 10) * 10))


ResidentPersona.each = {
    "scope": scopes,
    "area": areas,
    "open-goal": open_goals,
    "reached-goal": reached_goals,
    "surplus": surplus,
    "help": help_missing,
    "measured": measured,
}
ResidentPersona.values = {
    **{name: partial(ResidentPersona.pick, which=name) for name in LISTS},
    **{name: partial(said, name=name) for name in Asked._fields},
    "who": who,
    "code": lambda one: one.who.code,
    "referred": lambda one: one.who.code if one.facts.lists["source"] else None,
    "newcomer": lambda one: one.stay is None,
    "born": lambda one: fresh(one, one.said().born),
    "consent-first": lambda one: one.facts.programme.consent_required,
    "waits": lambda one: one.facts.reason("first-in-line") or one.facts.reason("ask-again"),
    "first-in-line": lambda one: one.facts.reason("first-in-line"),
    "asks-again": lambda one: one.facts.reason("ask-again"),
    "closing": lambda one: one.facts.next_closing(),
    "room": lambda one: one.facts.has_room,
    "ladder": lambda one: one.facts.rungs[0].code if one.facts.rungs else None,
    "entry": lambda one: one.facts.rungs[0].steps[one.entry()].code,
    "bed": bed,
    "contact": lambda one: one.contact,
    "passing": lambda one: fields(one, "passing"),
    "lasting": lambda one: fields(one, "lasting"),
    "agreed": ResidentPersona.agreed,
    "colleague": lambda one: one.facts.colleague(one.chance, one.contact),
    "coordinator": lambda one: one.facts.staff_name(one.contact),
    "leader": lambda one: one.facts.staff[0].name if one.facts.staff else DECKS["somebody"][0],
    "dwelling": dwelling,
    "longer": longer,
    "thinned": thinned,
    "outcome": outcome,
    "home": home,
    "leaving-home": ResidentPersona.leaving_home,
    "upward": lambda one: code_of(one.upward()),
    "circle": lambda one: code_of(one.circle()),
    "downward": lambda one: code_of(one.downward()),
    "below": below,
    "circular": lambda one: one.facts.circular.code if one.facts.circular else None,
    "lowest": lambda one: one.facts.circular.steps[0].code if one.facts.circular else None,
    "override": override,
    "grave-kind": grave_kind,
    "incident": incident,
    "absence": lambda one: absence(one, "any"),
    "sudden": lambda one: absence(one, "sudden"),
    "resting": resting,
    "spare-scope": spare_scope,
    "consented": lambda one: one.who.code if in_force(one) else None,
    "whereto": lambda one: leave_for(one)[1],
    "place-known": lambda one: leave_for(one)[1] != PENDING,
    "reason": lambda one: leave_for(one)[0],
    "climb": lambda one: one.facts.circling(one.begins, one.today)[0],
    "fall": lambda one: one.facts.circling(one.begins, one.today)[1],
    "round": lambda one: sum(one.facts.circling(one.begins, one.today)),
}
