"""Which kinds of file there are, by the names that people type, and which named presets.

``hmis`` is the HMIS CSV of the United States' Department of Housing and Urban Development, whose
Enrollment.csv is a file of stays and Exit.csv one of exits. Its codes are numbers; the
configuration's ``values`` say which words of the programme they are.
"""

from ettervern_cli.exchange.files.rows import Kind, Mapped
from ettervern_cli.exchange.kinds.care import ABSENCES, INCIDENTS, MEASURES, OUTCOMES
from ettervern_cli.exchange.kinds.consents import CONSENTS
from ettervern_cli.exchange.kinds.exits import EXITS
from ettervern_cli.exchange.kinds.follow_ups import FOLLOW_UPS, SCORES
from ettervern_cli.exchange.kinds.money import BOOKINGS, PAYMENTS
from ettervern_cli.exchange.kinds.moves import MOVES
from ettervern_cli.exchange.kinds.placements import PLACEMENTS
from ettervern_cli.exchange.kinds.referrals import REFERRALS
from ettervern_cli.exchange.kinds.stays import STAYS

KINDS: dict[str, Kind] = {
    "stays": STAYS,
    "exits": EXITS,
    "moves": MOVES,
    "follow-ups": FOLLOW_UPS,
    "placements": PLACEMENTS,
    "scores": SCORES,
    "bookings": BOOKINGS,
    "payments": PAYMENTS,
    "incidents": INCIDENTS,
    "absences": ABSENCES,
    "measures": MEASURES,
    "outcomes": OUTCOMES,
    "referrals": REFERRALS,
    "consents": CONSENTS,
}


def columns_by_kind() -> list[str]:
    """Each kind with its columns as help lists them: those that must be there, then the others."""
    return [f"{name}: {_columns(kind)}" for name, kind in KINDS.items()]


def _columns(kind: Kind) -> str:
    either = " or ".join(kind.either)
    names = {cell.name: either if cell.name in kind.either else cell.name for cell in kind.cells}
    first = dict.fromkeys(names[one.name] for one in kind.cells
                          if one.needed or one.name in kind.either)  # fmt: skip
    then = [name for name in names.values() if name not in (*first, "id")]
    return "; ".join(", ".join(part) for part in (first, then) if part)


DELETED = "DateDeleted"
PRESETS: dict[str, dict[str, Mapped]] = {
    "hmis": {
        "stays": Mapped(
            columns={
                "id": "EnrollmentID",
                "resident": "PersonalID",
                "source": "LivingSituation",
                "admitted_on": "EntryDate",
            },
            gone=DELETED,
        ),
        "exits": Mapped(
            columns={
                "id": "ExitID",
                "stay": "EnrollmentID",
                "resident": "PersonalID",
                "discharged_on": "ExitDate",
                "destination": "Destination",
            },
            gone=DELETED,
        ),
    },
}
