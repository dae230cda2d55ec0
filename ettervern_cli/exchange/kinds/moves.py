"""Moves on a ladder from another system, each in a stay that is here."""

from ettervern_cli.exchange.files.cells import Bad
from ettervern_cli.exchange.files.readings import NOTE, VOICE, by_all, day, word
from ettervern_cli.exchange.files.rows import Beside, FileCell, FileRow, Source, Value
from ettervern_cli.exchange.kinds.in_stay import of_somebody

ENTERED = "SELECT id, id, to_step_id FROM move"


def by_ladder_and_day(row: FileRow) -> str:
    """A move is known by whose it is, on which ladder, and its day."""
    entered, number = row.values["step"], row.cells["id"]
    assert isinstance(entered, tuple)
    if number:
        return row.source.digest("id", number)
    return row.source.digest("key", row.cells["resident"], entered[0], row.values["moved_on"])


def step_of(row: FileRow, text: str) -> Value:
    """The ladder and the step, by code, number or name."""
    step, ladder = text.casefold(), row.cells["ladder"].casefold()
    codes = {
        str(name).casefold(): code
        for code, name in row.source.pairs(
            "SELECT code, name FROM ladder WHERE programme_id = ?", row.source.programme.id
        ).items()
    }
    found = row.source.steps().get(f"{codes.get(ladder, ladder)}/{step}" if ladder else step)
    if found is None:
        raise Bad("unknown", row.source.codes("step"))
    return found


def moves_in_order(source: Source, found: list[FileRow]) -> None:
    """In order of their days; up and down follow from the steps, a stay's first is its entry.

    A move dated before one that is here is bad.
    """
    numbers = dict(source.db.execute("SELECT id, number FROM step"))
    latest: dict[tuple[int, int], tuple[int, str]] = {
        (stay_id, ladder_id): (step_id, on)
        for stay_id, ladder_id, step_id, on in source.db.execute(
            "SELECT stay_id, ladder_id, to_step_id, moved_on FROM move ORDER BY moved_on, id"
        )
    }
    found.sort(key=lambda row: (row.values["moved_on"], row.number))
    for row in found:
        on, entered = str(row.values["moved_on"]), row.values["step"]
        assert isinstance(entered, tuple)
        ladder_id, step_id = entered
        origin, since = latest.get((row.stay.id, ladder_id), (None, ""))
        if on == row.stay.discharged_on and on != row.stay.admitted_on:
            row.bad("moved_on", "no_stay")
        if on < since:
            row.bad("moved_on", "before_move")
        if origin == step_id:
            row.bad("step", "same_step")
        up = origin is not None and numbers[step_id] > numbers[origin]
        way = "entry" if origin is None else "up" if up else "down"
        if row.values["reason_id"] is not None and way != "down":
            row.bad("reason", "reason")
        latest[row.stay.id, ladder_id] = (step_id, on)
        row.values |= {
            "ladder_id": ladder_id,
            "from_step_id": origin,
            "to_step_id": step_id,
            "direction": way,
        }


MOVES = of_somebody(
    "move",
    "moved_on",
    FileCell("ladder", also=("trapp", "stige")),
    FileCell("step", "step", step_of, needed=True, also=("trinn", "nytt trinn", "til trinn"),
             beside=Beside("move", "to_step_id", ENTERED)),
    FileCell("moved_on", "moved_on", day, needed=True, also=("dato", "flyttet")),
    FileCell("reason", "reason_id", word("demotion_reason"), also=("grunn", "årsak")),
    NOTE,
    VOICE,
    known_by=by_ladder_and_day,
    check=moves_in_order,
    apart=("step",),
    formerly=by_all("moved_on", "step", "reason_id", "note", "voice"),
)  # fmt: skip
