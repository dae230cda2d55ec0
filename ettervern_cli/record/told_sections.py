"""The sections of ``show`` that a noun of its own reads, each imported only where it has entries.

What every entry of a person would repeat (whose it is, in which programme) is left out.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable
from typing import Any

from ettervern_cli.people.people import Resident
from ettervern_cli.programme.programme import Programme
from ettervern_cli.record.sections import MINE
from ettervern_cli.values.dates import FAR

Entry = dict[str, Any]
REPEATED = ("resident", "name", "programme", "place")


def told_sections(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> dict[str, list[Entry]]:
    """The sections that have entries, all stays in the programme, each in order of time."""
    asked = ", ".join(f"EXISTS ({query})" for query, _ in _SECTIONS.values())
    bound = {"resident": resident.id, "programme": programme.id}
    has = db.execute(f"SELECT {asked}", bound).fetchone()
    return {
        section: read(db, programme, resident, today)
        for (section, (_, read)), is_there in zip(_SECTIONS.items(), has, strict=True)
        if is_there
    }


def _own(entry: Entry, **more: object) -> Entry:
    return {**{key: entry[key] for key in entry if key not in REPEATED}, **more}


def _incidents(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> list[Entry]:
    from ettervern_cli.care.incidents.verbs import incident_json, incidents

    return [_own(incident_json(one)) for one in incidents(db, [programme], resident_id=resident.id)]


_AGREED = """
SELECT 'Z-' || z.id, 'S-' || s.id, z.agreed_on, 'agreement', z.monthly_ore, z.ended_on, z.note
FROM repayment z JOIN stay s ON s.id = z.stay_id
WHERE s.resident_id = ? AND s.programme_id = ?
"""


def _rent(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> list[Entry]:
    """The ledger, and the agreements on paying down among it."""
    from ettervern_cli.money.rent.accounts import ledger, line_json

    names = ("id", "stay", "on", "what", "amount_ore", "ended_on", "note")
    rows = db.execute(_AGREED, (resident.id, programme.id))
    agreed = [dict(zip(names, row, strict=True)) for row in rows]
    booked = [line_json(line) for line in ledger(db, programme, resident, FAR)]
    return sorted([*booked, *agreed], key=lambda entry: str(entry["on"]))


def _scores(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> list[Entry]:
    from ettervern_cli.care.scores.rules import points
    from ettervern_cli.care.scores.verbs import instruments, score_json, scores

    return [
        {
            **score_json(score),
            "instrument_name": score.instrument.name,
            "cut_off": points(score.instrument.scale.cut_off),
            "higher_is_better": score.instrument.scale.higher_is_better,
        }
        for score in scores(db, programme, resident, instruments(db, programme))
    ]


def _meetings(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> list[Entry]:
    """The meetings that spoke of the person. A meeting's note may be about others."""
    found: dict[int, Entry] = {}
    for number, held_on, code, name in db.execute(
        "SELECT m.id, m.held_on, p.code, p.name FROM discussion d "
        "JOIN meeting m ON m.id = d.meeting_id LEFT JOIN attendance a ON a.meeting_id = m.id "
        "LEFT JOIN partner p ON p.id = a.partner_id "
        "WHERE d.resident_id = ? AND m.programme_id = ? ORDER BY m.held_on, m.id, p.position",
        (resident.id, programme.id),
    ):
        fresh = {"id": f"K-{number}", "held_on": held_on, "present": [], "present_names": []}
        entry = found.setdefault(number, fresh)
        entry["present"].append(code)
        entry["present_names"].append(name)
    return list(found.values())


def _referrals(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> list[Entry]:
    from ettervern_cli.referrals.waiting_list import read, referral_json

    asked = read(db, "f.resident_id = ? AND f.programme_id = ?", [resident.id, programme.id], today)
    return [
        _own(referral_json(one), source_name=one.source_name, reason_name=one.reason_name)
        for one in asked
    ]


def _consents(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> list[Entry]:
    from ettervern_cli.consents.verbs import consent_json, consents

    given = consents(db, [programme], today, resident_id=resident.id)
    return [_own(consent_json(one), partner_names=one.partner_names) for one in given]


def _rehousing(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> list[Entry]:
    from ettervern_cli.referrals.rehousing import rehousing_json, rehousings

    listed = rehousings(db, [programme], resident_id=resident.id)
    return [_own(rehousing_json(one)) for one in listed]


Read = Callable[[sqlite3.Connection, Programme, Resident, dt.date], list[Entry]]


def _in_stays(*tables: str) -> str:
    return " UNION ALL ".join(
        f"SELECT 1 FROM stay s JOIN {table} v ON v.stay_id = s.id WHERE {MINE}" for table in tables
    )


def _in_programme(table: str) -> str:
    return f"SELECT 1 FROM {table} WHERE resident_id = :resident AND programme_id = :programme"


# What finds out whether there are any, and what reads them.
_SECTIONS: dict[str, tuple[str, Read]] = {
    "incidents": (_in_stays("incident"), _incidents),
    "rent": (_in_stays("charge", "payment", "repayment"), _rent),
    "scores": (_in_stays("score"), _scores),
    "meetings": ("SELECT 1 FROM discussion WHERE resident_id = :resident", _meetings),
    "referrals": (_in_programme("referral"), _referrals),
    "consents": (_in_programme("consent"), _consents),
    "rehousing": (_in_programme("rehousing"), _rehousing),
}
