"""What must hold across rows once a file is in, by the rules that verbs and ``data verify`` have.

Rules of admission are not among them: what happened is recorded as it was.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterator, Mapping

from ettervern_cli.exchange.files.rows import Source
from ettervern_cli.storage import records
from ettervern_cli.storage.records import Facts
from ettervern_cli.storage.results import Message
from ettervern_cli.verify.check_results import error
from ettervern_cli.verify.must_hold.across_rows import of_rows
from ettervern_cli.verify.must_hold.across_rows_care import CARE, measures

# Rules that a row of a file breaks now and then, and what is said of the row.
SAID = {
    "verify.more_residents_than_beds": "exchange.held_beds",
    "verify.overlapping_stays": "exchange.held_overlap",
    "verify.two_units_at_once": "exchange.held_overlap",
    "verify.absences_overlap": "exchange.held_overlap",
    "verify.measures_overlap": "exchange.held_overlap",
    "verify.referrals_overlap": "exchange.held_overlap",
    "verify.referral_out_of_order": "exchange.held_referral",
    "verify.outside_stay": "exchange.held_outside_stay",
    "verify.outlives_stay": "exchange.held_outlives_stay",
    "verify.police_without_reason": "exchange.held_police",
}


def check(source: Source, written: Mapping[str, int], today: dt.date) -> None:
    """Name the rows by which a rule is broken; ``written`` are those of the entries just written.

    What was broken before, by other entries, is not the file's.
    """
    told: set[tuple[int, str]] = set()
    for key, where, facts in _broken(source.db, today):
        row = next((written[one] for one in _named(where, facts) if one in written), None)
        if row is not None and facts.get("_told", True) and (row, key) not in told:
            told.add((row, key))
            shown = error(key, where, **facts).facts
            source.bad(row, "", "held", said=Message(SAID.get(key, key), {**shown, "where": where}))


def _broken(db: sqlite3.Connection, today: dt.date) -> Iterator[tuple[str, str, Facts]]:
    """Every place where a rule does not hold, with the rule's key and the facts."""
    for rule in (*of_rows(), *CARE):
        for where, facts in records.broken(db, rule, today.isoformat()):
            yield rule.key, where, facts
    for finding in measures(db):
        yield finding.key, finding.where, finding.facts


def _named(where: str, facts: Facts) -> Iterator[str]:
    """The entries that a finding is about, the one found first."""
    yield where
    for fact in facts.values():
        if isinstance(fact, str):
            yield from fact.split()
