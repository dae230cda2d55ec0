"""What changes in a stay from a day on: the municipality, the fixed contact, the rent of its home.

One mechanism for all: what was true before stays true of the days before, and no figure of them
moves. Whoever reads such a fact asks for a day (``values/sql/as_of``).
"""

from ettervern_cli.errors import NothingChanged
from ettervern_cli.people.decisions import decision_for
from ettervern_cli.people.record import KINDS
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import Stay, open_stay, stay_on
from ettervern_cli.programme.mergers import successor
from ettervern_cli.programme.programme import coded, municipality
from ettervern_cli.storage.results import Message, Written, message, on_stay
from ettervern_cli.storage.rows import add, change
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.sql.as_of import as_of


def change_contact(scene: Scene, staff: str, decision: str | None = None) -> Written:
    """Another fixed contact from a day on; NothingChanged where that day has the same already.

    ``decision`` is the id of the meeting's that it rests on, which a programme may ask for.
    """
    rests_on = decision_for(scene, decision)
    member = coded(scene.db, scene.programme, "staff", staff)
    stay = open_stay(scene)
    return _change(scene, stay, "staff_id", member.id, rests_on, staff=member.name)


def change_municipality(scene: Scene, town: str) -> Written:
    """Another home municipality from a day on: what it pays for the days before stands.

    Whom the programme admits from is asked at admission alone. Claims that were sent for months
    from then on are named.
    """
    moved_to = successor(scene.db, municipality(scene.db, town), scene.on)
    done = _change(scene, stay_on(scene), "municipality_id", moved_to.id, town=moved_to.name)
    sent = scene.db.execute(
        "SELECT 'KR-' || id FROM claim WHERE programme_id = ? AND last_on >= ? ORDER BY id",
        (scene.programme.id, scene.on.isoformat()),
    ).fetchall()
    if not sent:
        return done
    warned = message("daily.municipality_claimed", entries=[row[0] for row in sent])
    return done._replace(warned=[*done.warned, warned])


def _change(
    scene: Scene, stay: Stay, column: str, value: int, rests_on: int | None = None, **told: str
) -> Written:
    present, is_said = scene.db.execute(
        f"SELECT {as_of(column, '?1')}, EXISTS (SELECT 1 FROM fact WHERE stay_id = s.id "
        f"AND from_on = ?1 AND {column} IS NOT NULL) FROM stay s WHERE s.id = ?2",
        (scene.on.isoformat(), stay.id),
    ).fetchone()
    if present == value:
        raise NothingChanged()
    # The stay's own row tells of its first day, where no fact of that day does.
    if scene.on == stay.admitted_on and rests_on is None and not is_said:
        change(scene.db, "stay", stay.id, **{column: value})
        entry = f"S-{stay.id}"
    else:
        entry = add_fact(scene, stay.id, **{column: value, "decision_id": rests_on})
    sentence = message(f"daily.{KINDS[column]}", **scene.resident.named, on=scene.on, **told)
    return on_stay(stay.id, entry, [sentence], until_next(scene, stay.id, f"{column} IS NOT NULL"))


def add_fact(scene: Scene, stay_id: int, **values: int | None) -> str:
    """Write down what is another of a stay from a day on; the entry's id."""
    number = add(
        scene.db, "fact", scene.author.recorded_at, stay_id=stay_id, from_on=scene.on, **values
    )
    return f"FA-{number}"


def until_next(scene: Scene, stay_id: int, where: str) -> list[Message]:
    """A warning where the same was changed from a later day on: until then alone this holds."""
    row: tuple[int, str] | None = scene.db.execute(
        f"SELECT id, from_on FROM fact WHERE stay_id = ? AND {where} AND from_on > ? "
        "ORDER BY from_on, id LIMIT 1",
        (stay_id, scene.on.isoformat()),
    ).fetchone()
    return [message("daily.until_next", entry=f"FA-{row[0]}", on=iso_day(row[1]))] if row else []
