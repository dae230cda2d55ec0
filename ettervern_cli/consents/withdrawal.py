"""A consent is withdrawn: what ends with it, and what goes on without it."""

import datetime as dt
import json
import sqlite3

from ettervern_cli.consents.errors import NoConsent
from ettervern_cli.consents.in_force import IN_FORCE, covers, in_force
from ettervern_cli.consents.verbs import consent_json, selected
from ettervern_cli.people.scene import Scene
from ettervern_cli.programme.programme import Programme, term
from ettervern_cli.storage.results import Written, message
from ettervern_cli.storage.rows import change_noting


def withdraw(scene: Scene, *, scope: str | None = None, note: str | None = None) -> Written:
    """End every consent in force on a day, or those of one scope; the day is the first without.

    NoConsent where there is none.
    """
    db, author, programme, resident, on = scene
    chosen = term(db, programme, "scope", scope) if scope is not None else None
    values: dict[str, object] = {
        "resident": resident.id,
        "programme": programme.id,
        "scope": chosen.id if chosen else None,
        "on": on.isoformat(),
    }
    found = selected(
        db,
        "c.resident_id = :resident AND c.programme_id = :programme "
        f"AND (:scope IS NULL OR c.scope_id = :scope) AND {IN_FORCE}",
        values,
        author.today,
    )
    if not found:
        raise NoConsent(**resident.named, on=on)
    for consent in found:
        change_noting(db, "consent", consent.id, note, withdrawn_on=on)
    ended = [selected(db, "c.id = :id", {"id": one.id}, author.today)[0] for one in found]
    scopes = list(dict.fromkeys(one.scope_name for one in ended))
    warned = []
    if not in_force(db, programme, resident.id, author.today):
        stops = "consent.stops" if programme.consent_required else "consent.none_left"
        warned.append(message(stops, **resident.named))
    entries = goes_on(db, programme, resident.id, on, json.dumps([one.id for one in found]))
    if entries:
        warned.append(message("consent.goes_on", entries=entries))
    return Written(
        [message("consent.withdrawn", **resident.named, scopes=scopes, on=on)],
        warned,
        about=(programme.id, resident.id),
        value={"consents": [consent_json(one) for one in ended]},
    )


_GOES_ON = """
WITH agreed AS (SELECT partner_id FROM consent_partner
    WHERE consent_id IN (SELECT value FROM json_each(:consents)))
SELECT p.id, 'measures', 'T-' || v.id || ' ' || v.name || ' (' || p.name || ')'
FROM measure v JOIN stay s ON s.id = v.stay_id
JOIN partner p ON p.programme_id = s.programme_id AND p.name = v.provider
WHERE s.resident_id = :resident AND s.programme_id = :programme
    AND (v.stopped_on IS NULL OR v.stopped_on > :on) AND p.id IN agreed
UNION ALL
SELECT p.id, 'meetings', 'D-' || d.id || ' (' || p.name || ')' FROM decision d
JOIN partner p ON p.programme_id = d.programme_id AND p.code = d.owner
WHERE d.resident_id = :resident AND d.programme_id = :programme
    AND (d.done_on IS NULL OR d.done_on > :on) AND p.id IN agreed
"""


def goes_on(
    db: sqlite3.Connection, programme: Programme, resident_id: int, on: dt.date, consents: str
) -> list[str]:
    """Measures and decisions about a person that go on with partners who may hear no more.

    The partners are those of some consents, whose numbers come as JSON. Each begins with its id.
    """
    bound = {
        "resident": resident_id, "programme": programme.id, "on": on.isoformat(),
        "consents": consents,
    }  # fmt: skip
    rows = db.execute(_GOES_ON, bound).fetchall()
    return [
        entry for partner, what, entry in rows
        if covers(db, resident_id, programme, [partner], on, what)
    ]  # fmt: skip
