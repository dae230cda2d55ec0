"""Consents from another system: what a person who is here allows to be shared, with whom."""

import sqlite3

from ettervern_cli.exchange.files.cells import Bad
from ettervern_cli.exchange.files.readings import NOTE, any_day, by_cells, day, word
from ettervern_cli.exchange.files.rows import Beside, FileCell, FileRow, Value
from ettervern_cli.exchange.kinds.in_stay import in_order, in_the_programme, of_somebody
from ettervern_cli.programme.programme import partner_named
from ettervern_cli.storage.rows import add

GIVEN_TO = (
    "SELECT consent_id, min(id), group_concat(code, ' | ') FROM (SELECT x.consent_id, x.id, p.code "
    "FROM consent_partner x JOIN partner p ON p.id = x.partner_id ORDER BY x.consent_id, p.code) "
    "GROUP BY consent_id"
)


def partners(row: FileRow, text: str) -> Value:
    """Partners of the programme, by code, name or alias: their codes in order, as text."""
    named = [part.strip() for part in text.split("|") if part.strip()]
    found = [partner_named(row.source.db, row.source.programme, one) for one in named]
    if not found or None in found:
        raise Bad("unknown", row.source.codes("partner"))
    return " | ".join(sorted({one.code for one in found if one is not None}))


def given_before_its_end(row: FileRow) -> bool:
    """A consent ends, or is withdrawn, after it is given."""
    return (
        in_order("given_on", "until_on", row)
        and in_order("given_on", "withdrawn_on", row)
        and in_the_programme(row)
    )


def add_partners(
    db: sqlite3.Connection, at: str, row: FileRow, consent_id: int
) -> list[tuple[str, int]]:
    """Write whom a consent is given to."""
    keys = row.source.words("partner")
    for code in str(row.values["partners"]).split(" | "):
        add(db, "consent_partner", None, consent_id=consent_id, partner_id=keys[code.casefold()])
    return []


CONSENTS = of_somebody(
    "consent",
    "given_on",
    FileCell("scope", "scope_id", word("scope"), needed=True, also=("omfang", "gjelder")),
    FileCell("partners", "partners", partners, needed=True,
             also=("partnere", "samarbeidspartnere", "gitt til"),
             beside=Beside("consent_partner", "partners", GIVEN_TO)),
    FileCell("given_on", "given_on", day, needed=True, also=("from", "gitt", "fra", "dato")),
    FileCell("until", "until_on", any_day, also=("gjelder til", "til")),
    FileCell("withdrawn_on", "withdrawn_on", day, also=("trukket", "trukket tilbake")),
    NOTE,
    known_by=by_cells("resident", "scope", "given_on"),
    place=given_before_its_end,
    also=add_partners,
    apart=("partners",),
    known_as="resident_id",
)  # fmt: skip
