"""The tables of the case book, as text for SQLite. No query and no rule lives here.

Compiled tables mirror the configuration. Case tables hold what happened; every change to them is
copied to ``history`` by triggers (``history_triggers.py``). Derived tables (``due``, ``due_state``,
``ladder_position``) hold nothing of their own: ``follow_ups/derived.py`` works them out from the
case tables in the transaction that changes those, so they have no history.
"""

from ettervern_cli.storage.tables.care import CARE
from ettervern_cli.storage.tables.compiled import COMPILED
from ettervern_cli.storage.tables.derived import DERIVED, HISTORY
from ettervern_cli.storage.tables.money import MONEY, MORE_KINDS, READING
from ettervern_cli.storage.tables.stays import STAYS
from ettervern_cli.storage.tables.version_3.claims import CLAIMS
from ettervern_cli.storage.tables.version_3.facts import FACTS
from ettervern_cli.storage.tables.version_3.fields_words import FIELDS_WORDS
from ettervern_cli.storage.tables.version_3.homes import HOMES
from ettervern_cli.storage.tables.version_3.plans import PLANS
from ettervern_cli.storage.tables.version_3.projects import PROJECTS
from ettervern_cli.storage.tables.version_3.published import PUBLISHED
from ettervern_cli.storage.tables.version_3.sealing import SEALING
from ettervern_cli.storage.tables.version_3.tenancy import TENANCY

# What each version of the file added. A version that somebody has is never changed again.
PARTS = {
    1: (COMPILED, STAYS, CARE, DERIVED, HISTORY),
    2: (MONEY, READING, MORE_KINDS),
    3: (FIELDS_WORDS, SEALING, PUBLISHED, PLANS, CLAIMS, TENANCY, PROJECTS, FACTS, HOMES),
}


def statements(version: int) -> list[str]:
    """The statements that make a version's own tables and indexes, in order."""
    return [text for part in PARTS[version] for text in part.split(";\n") if text.strip()]
