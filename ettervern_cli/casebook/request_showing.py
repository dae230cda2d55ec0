"""Referrals, consents and the changeover list in ``show``: what is known without any stay."""

import datetime as dt
import sqlite3
from typing import Any

from ettervern_cli.casebook.consents import consent_json, consents
from ettervern_cli.casebook.programmes import Programme
from ettervern_cli.casebook.rehousing import rehousing_json, rehousings
from ettervern_cli.casebook.residents import Resident
from ettervern_cli.casebook.waiting_list import read, referral_json

REQUEST_DATED = {"referrals": "referred_on", "consents": "from", "rehousing": "listed_on"}
_KNOWN = ("resident", "name", "programme", "place")


def request_entries(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> dict[str, list[dict[str, Any]]]:
    """The sections of ``show`` by name, each in order of time."""
    asked = read(db, "f.resident_id = ? AND f.programme_id = ?", [resident.id, programme.id], today)
    given = consents(db, [programme], today, resident_id=resident.id)
    listed = rehousings(db, [programme], resident_id=resident.id)
    names = {
        "referrals": [
            {**referral_json(one), "source_name": one.source_name, "reason_name": one.reason_name}
            for one in asked
        ],
        "consents": [{**consent_json(one), "partner_names": one.partner_names} for one in given],
        "rehousing": [rehousing_json(one) for one in listed],
    }
    return {
        section: [{key: one[key] for key in one if key not in _KNOWN} for one in entries]
        for section, entries in names.items()
    }
