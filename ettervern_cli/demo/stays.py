"""One invented stay, lived day by day by the commands that a coordinator would type."""

from collections.abc import Iterator

from ettervern_cli.demo.doings import care as demo_care
from ettervern_cli.demo.doings import consents as demo_consents
from ettervern_cli.demo.doings import dwellings as demo_dwellings
from ettervern_cli.demo.doings import help as demo_help
from ettervern_cli.demo.doings import incidents as demo_incidents
from ettervern_cli.demo.doings.absences import go_and_come_back, plan_absence
from ettervern_cli.demo.doings.contacts import look_ahead, meet_if_due
from ettervern_cli.demo.doings.moves import move_if_due, plan_move, settle, wants_unit
from ettervern_cli.demo.facts import Rung
from ettervern_cli.demo.life import Foot, Life
from ettervern_cli.demo.plans import FILLED, SLOW_ROLES
from ettervern_cli.demo.requests import Asking, application
from ettervern_cli.people.people import find
from ettervern_cli.stays.admission import Application, admit
from ettervern_cli.stays.discharge import discharge
from ettervern_cli.values.dates import DAY
from ettervern_cli.values.exit_words import DIED, PENDING


class Course:
    """A planned stay: the referral it may begin with, and what becomes of it."""

    def __init__(self, life: Life, asking: Asking | None, names: Iterator[str]) -> None:
        self.life = life
        self.asking = asking
        self.names = names

    def live(self) -> None:
        """What happens to one resident on the diary's day, departure left out."""
        life = self.life
        if self.asking is not None and self.asking.turns:
            self.asking.live(life.diary, life.chance, life.facts, self.names)
        if life.state == "coming" and life.plan.begins == life.day:
            self._come()
        elif life.state == "gone" and life.plan.exit == FILLED:
            _fill_in(life)
        if life.state not in ("here", "away") or life.day >= life.today:
            return
        demo_consents.renew_if_due(life)
        go_and_come_back(life)
        move_if_due(life)
        meet_if_due(life)
        if life.state == "here":
            life.wake()
            demo_dwellings.see_if_due(life)

    def _come(self) -> None:
        """Admission, and everything that begins with it."""
        life = self.life
        self._admit()
        life.state = "here"
        settle(life)
        life.absence = plan_absence(life)
        for foot in life.feet:
            plan_move(life, foot)
        demo_consents.begin(life)
        demo_help.begin(life)
        demo_care.begin(life)
        demo_incidents.expect(life)
        look_ahead(life)

    def _admit(self) -> None:
        life, plan = self.life, self.life.plan
        life.feet = [Foot(rung, 0) for rung in life.facts.rungs]
        asked = self._asked()._replace(lived=demo_dwellings.lived_before(life))
        if life.feet:
            rung = life.facts.rungs[0]
            life.feet[0] = Foot(rung, _first_step(life, rung))
            asked = asked._replace(ladder=rung.code, step=life.feet[0].step.code)
        later = plan.role == "" and life.chance.random() < 0.3
        if plan.unit is not None and wants_unit(life) and not later:
            asked = asked._replace(unit=plan.unit.code)
        with life.diary.command("admit") as pen:
            admit(life.diary.stage(pen, life.programme), asked)
        if plan.who.resident is None:
            code = life.db.execute("SELECT code FROM resident ORDER BY id DESC LIMIT 1")
            plan.who.resident = find(life.db, code.fetchone()[0])

    def _asked(self) -> Application:
        """What is typed: after a referral nothing that it says already."""
        life, known = self.life, self.life.plan.who.resident
        contact = life.staff.code if life.staff else None
        if self.asking is not None and known is not None:
            return Application(who=known.code, contact=contact)
        asked = application(life.facts, life.chance, life.plan, life.day)
        who = known.code if known else next(self.names)
        return asked._replace(who=who, born=None if known else asked.born, contact=contact)

    def depart(self) -> None:
        """Discharge, on the day that the plan says."""
        life = self.life
        if life.state not in ("here", "away") or life.plan.ends != life.day:
            return
        demo_consents.withdraw_all(life)
        reason, destination = _exit(life)
        life.write(
            "discharge",
            discharge,
            destination=PENDING if life.plan.exit else destination,
            reason=reason,
        )
        life.state = "gone"


def _first_step(life: Life, rung: Rung) -> int:
    """The lowest step, now and then the one above; for a unit with a limit, one with a home."""
    unit = life.plan.unit
    if life.plan.still and unit is not None and unit.limit_months is not None:
        life.likes_units = True
        homes = [n for n, step in enumerate(rung.steps) if step.needs_unit or step.lease]
        return homes[0] if homes else 0
    free = life.plan.role not in SLOW_ROLES and len(rung.steps) > 2
    return int(free and life.chance.random() < 0.3)


def _fill_in(life: Life) -> None:
    """Whereto, once it is known."""
    ended = life.plan.ends
    if ended is not None and life.day == ended + 12 * DAY and life.facts.lists["destination"]:
        with life.diary.command("discharge") as pen:
            discharge(life.scene(pen), dated=False, destination=_exit(life)[1], reason=None)


def _exit(life: Life) -> tuple[str, str]:
    """Why and whereto: a planned exit leads to a lasting home, where there is such a one."""
    reasons = [one for one in life.facts.lists["exit_reason"] if one.code != DIED]
    places = life.facts.lists["destination"]
    planned = life.chance.random() < 0.65
    fitting = [one for one in reasons if one.is_planned == planned] or reasons
    reason = life.chance.choice(fitting).code if fitting else PENDING
    same = [one for one in places if one.code == reason]
    lasting = [one for one in places if one.is_lasting == planned]
    return reason, life.chance.choice(same or lasting or places).code if places else PENDING
