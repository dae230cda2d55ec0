"""Volunteers: matched with a resident for a time, and hours together."""

from ettervern_cli.care.facts import begin, end, find_open
from ettervern_cli.care.volunteers.record import COMPANION, HOURS
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import stay_on
from ettervern_cli.storage.records import hold
from ettervern_cli.storage.results import Written, message, on_stay
from ettervern_cli.storage.rows import add


def match(scene: Scene, *, volunteer: str, note: str | None = None) -> Written:
    """A volunteer and a resident begin to meet."""
    stay = stay_on(scene)
    return begin(
        scene, COMPANION, "fact.volunteer_matched", volunteer,
        volunteer=volunteer, parted_on=stay.discharged_on, note=note,
    )  # fmt: skip


def part(scene: Scene, *, volunteer: str, note: str | None = None) -> Written:
    """They meet no more; the day is the first without."""
    found = find_open(scene, COMPANION, volunteer, ended=True)
    written = end(scene, COMPANION, "fact.volunteer_parted", found, note)
    if written.stay_id is not None:
        hold(scene.db, HOURS, written.stay_id)
    return written


def give_hours(
    scene: Scene, *, volunteer: str, hours_tenths: int, note: str | None = None
) -> Written:
    """Hours of one day that the two had together; the same typed twice is pointed out."""
    found = find_open(scene, COMPANION, volunteer, ended=True)
    twice = scene.db.execute(
        "SELECT 'VH-' || id FROM companion_hours WHERE companion_id = ? AND given_on = ? "
        "AND time_tenths = ? LIMIT 1",
        (found.id, scene.on.isoformat(), hours_tenths),
    ).fetchone()
    warned = [message("daily.logged_twice", entry=twice[0])] if twice else []
    number = add(
        scene.db, "companion_hours", scene.author.recorded_at, companion_id=found.id,
        given_on=scene.on, time_tenths=hours_tenths, note=note,
    )  # fmt: skip
    told = message("fact.volunteer_hours_given", **scene.resident.named, what=found.name,
                   hours=hours_tenths / 10, on=scene.on)  # fmt: skip
    return on_stay(stay_on(scene).id, f"VH-{number}", [told], warned)
