"""Follow-ups of an invented stay, the scores taken at them, and what is due or runs out next."""

import datetime as dt

from ettervern_cli.care.scores.verbs import Instrument, add_score
from ettervern_cli.demo.life import CALM, Life
from ettervern_cli.demo.plans import EXTENDED
from ettervern_cli.demo.words import words as demo_words
from ettervern_cli.follow_ups.verbs import Entry, log
from ettervern_cli.homes.limits import Limit, extend, limits
from ettervern_cli.people.stays import change_contact
from ettervern_cli.values.dates import DAY, iso_day

PAIR_DAYS, SINGLE_DAYS = 20, 70


def meet_if_due(life: Life) -> None:
    """A follow-up held, or missed and tried again soon; a limit that is near."""
    if life.contact_on is not None and life.contact_on <= life.day and not life.quiet:
        _meet(life)
    if life.limit is not None and life.limit.last_on - 3 * DAY == life.day:
        _extend(life, life.limit)


def _meet(life: Life) -> None:
    near = life.plan.due is not None and life.day > life.today - CALM
    if not near and life.chance.random() < 0.07:
        life.write("log", log, _entry(life, missed=True))
        life.contact_on = life.day + life.chance.randint(1, 2) * DAY
        return
    life.write("log", log, _entry(life, missed=False))
    _take_scores(life)
    look_ahead(life)
    if life.chance.random() < 0.008 and len(life.facts.staff) > 1:
        others = [one for one in life.facts.staff if one != life.staff]
        life.staff = life.chance.choice(others)
        life.write("contact", change_contact, life.staff.code)


def _entry(life: Life, *, missed: bool) -> Entry:
    chance, staff = life.chance, life.staff
    if life.facts.staff and chance.random() < 0.15:
        staff = chance.choice(life.facts.staff)
    told = Entry(
        text=chance.choice(demo_words.MISSED) if missed else _told(life),
        kind=life.pick("follow_up_kind"),
        staff=staff.code if staff else None,
        missed=missed,
    )
    if missed:
        return told
    areas = [one.code for one in life.facts.lists["area"]]
    return told._replace(
        minutes=chance.choice((15, 20, 30, 30, 45, 45, 60, 90)),
        areas=chance.sample(areas, min(len(areas), chance.choice((1, 1, 2)))),
        next_on=_agreed(life),
    )


def _told(life: Life) -> str:
    """What was done together, nothing again before everything else has been."""
    if not life.stories:
        life.stories = life.chance.sample(demo_words.HELD, len(demo_words.HELD))
    return life.stories.pop()


def _agreed(life: Life) -> dt.date | None:
    """A day agreed for the next: the one planned, once it is within the rhythm's reach."""
    days = _interval(life)
    if life.plan.due is not None:
        left = (life.plan.due - life.day).days
        if 0 < left <= (days or 14):
            life.quiet = True
            return life.plan.due if left != days else None
    elif days is not None and days > 5 and life.chance.random() < 0.1:
        return life.day + life.chance.randint(3, days) * DAY
    return None


def _interval(life: Life) -> int | None:
    """Days between follow-ups as of the day lived."""
    own = [foot.step.every_days for foot in life.feet if foot.step.every_days]
    days = min(own) if own else life.programme.every_days
    critical = life.db.execute(
        "SELECT 1 FROM standing WHERE stay_id = ? AND ? BETWEEN critical_from AND critical_until",
        (life.stay.id, life.day.isoformat()),
    ).fetchone()
    within = (days, life.programme.critical_days if critical else None)
    return min((one for one in within if one), default=None)


# --- scores ----------------------------------------------------------------------------------


def _take_scores(life: Life) -> None:
    """What is to be measured now; of a pair the other one is forgotten at times."""
    every = life.facts.instruments
    for one in every:
        if one.taken_with is not None or life.scores_on.get(one.code, life.day) > life.day:
            continue
        mates = [other for other in every if other.taken_with == one.code]
        life.scores_on[one.code] = life.day + (PAIR_DAYS if mates else SINGLE_DAYS) * DAY
        for each in (one, *mates):
            if each is one or life.chance.random() > 0.06:
                total = _total(life, each)
                life.write("score add", add_score, instrument=each.code, total=total)


def _total(life: Life, instrument: Instrument) -> int:
    """A total in tenths, whole points: mostly from below the cut-off to above it in a year."""
    scale = instrument.scale
    whole, cut_off = scale.highest - scale.lowest, scale.cut_off
    middle = 0.5 if cut_off is None else (cut_off - scale.lowest) / whole
    level = middle if scale.higher_is_better else 1 - middle
    level += 0.3 * min(1.0, life.days_here / 300) - 0.2 + life.mood
    level = min(1.0, max(0.0, level + life.chance.uniform(-0.08, 0.08)))
    span = whole * (level if scale.higher_is_better else 1 - level)
    return min(scale.highest, scale.lowest + round(span / 10) * 10)


# --- looking ahead ---------------------------------------------------------------------------


def look_ahead(life: Life) -> None:
    """Read what is due next, and what runs out next."""
    stay = life.stay
    due_on = life.db.execute(
        "SELECT due_on FROM standing WHERE stay_id = ?", (stay.id,)
    ).fetchone()[0]
    life.contact_on = None
    if due_on is not None:
        due = iso_day(due_on)
        spread = (0,) if due > life.today - CALM else (-1, 0, 0, 0, 0, 0, 0, 1, 2)
        planned = _last_contact(life) or due + life.chance.choice(spread) * DAY
        life.contact_on = max(life.day + DAY, min(planned, due + 2 * DAY))
    running = limits(life.db, life.programme, stay)
    life.limit = next((one for one in running if one.last_on > life.day + 2 * DAY), None)


def _last_contact(life: Life) -> dt.date | None:
    """The day from which the rhythm leads to the planned due date, if it is still to come."""
    days = _interval(life)
    if life.plan.due is None or days is None:
        return None
    last = life.plan.due - days * DAY
    return last if life.day < last <= life.day + days * DAY else None


def _extend(life: Life, limit: Limit) -> None:
    """Somebody mostly allows it to go on; the one who is to show a limit waits for it."""
    leaves = life.plan.ends is not None and life.plan.ends <= limit.last_on + 10 * DAY
    shows = life.plan.role == "limit" and limit.last_on > life.today - 10 * DAY
    days = EXTENDED if life.plan.role == "limit" else life.chance.choice((45, 60, 90))
    if not leaves and not shows and (life.plan.role == "limit" or life.chance.random() < 0.9):
        life.write(
            "extend",
            extend,
            until=limit.last_on + days * DAY,
            allowed_by=life.facts.staff[0].name if life.facts.staff else demo_words.SOMEBODY,
            reason=life.chance.choice(demo_words.EXTENSIONS),
            what=limit.what,
        )
    look_ahead(life)
