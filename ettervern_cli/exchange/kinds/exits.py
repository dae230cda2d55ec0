"""Exits from another system that keeps them apart from its stays: each ends a stay that is here."""

from ettervern_cli.exchange.files.lookups import FileStay
from ettervern_cli.exchange.files.readings import ID, RESIDENT, day, word
from ettervern_cli.exchange.files.rows import FileCell, FileRow, Kind


def whose_stay(row: FileRow) -> None:
    """It is about the person of the stay that has the other system's id, or of the key."""
    stay = _by_id(row)
    if stay is not None:
        row.who = stay.resident_id
    elif row.cells["resident"] and not row.cells["stay"]:
        row.who = row.source.person(row.cells["resident"])
    if row.who is None:
        given = next((one for one in ("stay", "resident") if row.cells[one]), "")
        row.bad(given or "resident", "no_such_stay" if given == "stay" else "resident")


def by_stay(row: FileRow) -> str:
    """A row is known by its id, the stay's, or whose it is and the day."""
    source, cells = row.source, row.cells
    if cells["id"] or cells["stay"]:
        return source.digest("id" if cells["id"] else "stay", cells["id"] or cells["stay"])
    return source.digest("key", cells["resident"], row.values["discharged_on"])


def _by_id(row: FileRow) -> FileStay | None:
    """The stay that came of a row with this id."""
    number = row.cells["stay"]
    if not number:
        return None
    ties = row.source.pairs("SELECT source_key, row_id FROM imported WHERE kind = 'stays'")
    stay_id = ties.get(row.source.digest("id", number))
    every = row.source.stays().values()
    return next((stay for own in every for stay in own if stay.id == stay_id), None)


def stay_ended(row: FileRow) -> int | None:
    """The stay that a new row ends: one that goes on, or ended the same day already."""
    on = row.values["discharged_on"]
    named = _by_id(row)
    every = [named] if named else row.source.stays().get(row.who, [])
    for stay in every:
        goes_on = stay.discharged_on in (None, on) and stay.id not in row.source.met
        if goes_on and stay.admitted_on <= str(on):
            row.source.met.add(stay.id)
            return stay.id
    row.bad("discharged_on", "no_open_stay")
    return None


EXITS = Kind(
    "stay",
    "discharged_on",
    (
        ID,
        FileCell("stay", also=("opphold", "oppholdsnr")),
        RESIDENT._replace(needed=False),
        FileCell("discharged_on", "discharged_on", day, needed=True,
                 also=("utskrevet", "dato ut", "sluttdato", "dato")),
        FileCell("destination", "destination_id", word("destination"),
                 also=("flyttet til", "utskrevet til")),
        FileCell("reason", "exit_reason_id", word("exit_reason"), also=("grunn", "årsak")),
    ),
    by_stay,
    whose=whose_stay,
    either=("stay", "resident"),
    fills=stay_ended,
)  # fmt: skip
