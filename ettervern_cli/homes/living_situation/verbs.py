"""Where residents live, on a day and in the words of the programme's destinations."""

from ettervern_cli.errors import NothingChanged
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import stay_on
from ettervern_cli.programme.programme import term
from ettervern_cli.storage.results import Written, message, on_stay
from ettervern_cli.storage.rows import add


def set_dwelling(
    scene: Scene, stay_id: int, *, destination: str, note: str | None = None
) -> tuple[int, str]:
    """Write down where somebody lived on a day of a stay; its key, and what the home is called.

    NothingChanged where that day says the same already.
    """
    db, author, programme, _, on = scene
    kind = term(db, programme, "destination", destination)
    latest = db.execute(
        "SELECT kind_id FROM dwelling WHERE stay_id = ? AND seen_on = ? ORDER BY id DESC LIMIT 1",
        (stay_id, on.isoformat()),
    ).fetchone()
    if latest is not None and latest[0] == kind.id and note is None:
        raise NothingChanged()
    number = add(
        db, "dwelling", author.recorded_at, stay_id=stay_id, seen_on=on, kind_id=kind.id, note=note
    )
    return number, kind.name


def lives(scene: Scene, *, destination: str, note: str | None = None) -> Written:
    """Write down where a resident lives from a day on, as far as anybody knows."""
    stay = stay_on(scene)
    number, where = set_dwelling(scene, stay.id, destination=destination, note=note)
    sentence = message("remark.lives", **scene.resident.named, where=where, on=scene.on)
    return on_stay(stay.id, f"LV-{number}", [sentence])
