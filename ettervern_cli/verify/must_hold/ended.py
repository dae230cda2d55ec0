"""What ends while something rests on it still: fixed contacts, partners, and posts paid for.

Told beforehand by ``today``, and afterwards by it and by ``data verify``.
"""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.programme.programme import Programme, programmes
from ettervern_cli.storage.rows import fetch
from ettervern_cli.values.dates import DAY
from ettervern_cli.values.sql.as_of import as_of
from ettervern_cli.verify.check_results import Found, notice


class Ending(NamedTuple):
    """What has a last day, and the entry that rests on it: of a resident, or of nobody.

    ``what`` is ``contact``, ``partner`` or ``post``.
    """

    what: str
    label: str
    last_on: dt.date
    entry: str
    code: str | None
    name: str | None


# The day after the last, or today where that is later: what holds then still rests on it.
_THEN = "max(:today, date({of}.last_on, '+1 day'))"
ENDING = f"""
SELECT 'contact', f.name, f.last_on, 'S-' || s.id, r.code, r.name
FROM staff f JOIN stay s ON s.programme_id = f.programme_id
    JOIN resident r ON r.id = s.resident_id
WHERE f.programme_id = :programme AND f.last_on <= :until AND s.discharged_on IS NULL
    AND {as_of("staff_id", _THEN.format(of="f"))} = f.id
UNION ALL
SELECT 'partner', p.name, p.last_on, 'C-' || c.id, r.code, r.name
FROM partner p JOIN consent_partner k ON k.partner_id = p.id JOIN consent c ON c.id = k.consent_id
    JOIN resident r ON r.id = c.resident_id
WHERE p.programme_id = :programme AND p.last_on <= :until AND c.withdrawn_on IS NULL
    AND coalesce(c.until_on, '9999-12-31') >= {_THEN.format(of="p")}
    AND EXISTS (SELECT 1 FROM stay s WHERE s.resident_id = c.resident_id
        AND s.programme_id = c.programme_id AND s.discharged_on IS NULL)
UNION ALL
SELECT 'partner', p.name, p.last_on, 'T-' || t.id, r.code, r.name
FROM partner p JOIN measure t ON t.provider = p.name AND t.stopped_on IS NULL
    JOIN stay s ON s.id = t.stay_id AND s.programme_id = p.programme_id
    JOIN resident r ON r.id = s.resident_id
WHERE p.programme_id = :programme AND p.last_on <= :until
UNION ALL
SELECT 'partner', p.name, p.last_on, 'J-' || g.id, NULL, NULL
FROM partner p JOIN gap g ON g.programme_id = p.programme_id AND g.owner = p.code
WHERE p.programme_id = :programme AND p.last_on <= :until AND g.closed_on IS NULL
UNION ALL
SELECT 'partner', p.name, p.last_on, 'D-' || d.id, NULL, NULL
FROM partner p JOIN decision d ON d.programme_id = p.programme_id AND d.owner = p.code
WHERE p.programme_id = :programme AND p.last_on <= :until AND d.done_on IS NULL
UNION ALL
SELECT 'post', o.name, o.last_on, f.name, NULL, NULL
FROM post o JOIN funder f ON f.programme_id = o.programme_id
    JOIN award a ON a.funder_id = f.id
        AND a.year = CAST(substr({_THEN.format(of="o")}, 1, 4) AS INTEGER)
WHERE o.programme_id = :programme AND o.last_on <= :until AND f.posts_hundredths > (
    SELECT coalesce(sum(w.full_time_hundredths), 0) FROM post w
    WHERE w.programme_id = o.programme_id AND coalesce(w.first_on, '') <= {_THEN.format(of="o")}
        AND coalesce(w.last_on, '9999-12-31') >= {_THEN.format(of="o")})
ORDER BY 3, 5, 4
"""


def ending(
    db: sqlite3.Connection, programme: Programme, today: dt.date, until: dt.date
) -> list[Ending]:
    """What ends by a day, or has ended, with what rests on it still, the earliest first."""
    bound = {"programme": programme.id, "today": today, "until": until}
    return fetch(db, Ending, ENDING, bound)


def ended(db: sqlite3.Connection, today: dt.date) -> Found:
    """What rests on a contact, a partner or a post that has ended."""
    for programme in programmes(db):
        for one in ending(db, programme, today, today - DAY):
            where = programme.code if one.what == "post" else one.entry
            yield notice(
                f"verify.{one.what}_ended", where,
                label=one.label, last_on=one.last_on, entry=one.entry, code=one.code,
            )  # fmt: skip
