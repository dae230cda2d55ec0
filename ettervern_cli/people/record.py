"""What a person, a stay, an extension and a merged code are."""

from ettervern_cli.people.decisions import fitting_decision
from ettervern_cli.people.errors import AlreadyAdmitted, BeforeAdmission, StaysOverlap
from ettervern_cli.storage.records import (
    CLEAR,
    DASH,
    EMPTY,
    FAR,
    GOES,
    MINE,
    NOTE,
    RESTS,
    Column,
    Dated,
    Facts,
    Record,
    Rule,
    Section,
)
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.known_words import is_death
from ettervern_cli.values.sql.as_of import as_of

RESIDENT = Record(
    "resident", "R", "",
    (
        Column("", "code", "code"),
        Column("name", "name", "name", needed=True, erase=DASH),
        Column("", "sought_name", "sought", erase=EMPTY),
        Column("born", "born", "born", erase=CLEAR),
    ),
    Dated(None),
    subject="person",
)  # fmt: skip


def _overlap(facts: Facts) -> Exception:
    who = {"code": facts["code"], "name": facts["_name"], "admitted": iso_day(facts["_admitted"])}
    if facts["_discharged"] is None:
        return AlreadyAdmitted(**who)
    return StaysOverlap(**who, discharged=iso_day(facts["_discharged"]))


OVERLAP = Rule(
    "verify.overlapping_stays",
    "SELECT 'S-' || s.id, s.id AS _stay, 'S-' || o.id AS other, r.code, r.name AS _name, "
    "o.admitted_on AS _admitted, o.discharged_on AS _discharged, "
    "(s.admitted_on, s.id) > (o.admitted_on, o.id) AS _told FROM stay s JOIN stay o "
    "ON o.resident_id = s.resident_id AND o.programme_id = s.programme_id AND o.id <> s.id "
    f"AND o.admitted_on < coalesce(s.discharged_on, '{FAR}') "
    f"AND s.admitted_on < coalesce(o.discharged_on, '{FAR}') "
    "JOIN resident r ON r.id = s.resident_id ORDER BY s.id, o.admitted_on",
    _overlap,
)
STAY = Record(
    "stay", "S", "resident",
    (
        Column("municipality", "municipality_id", "municipality"),
        Column("source", "source_id", "term:source"),
        Column("agency", "agency", "agency", erase=CLEAR),
        Column("", "partner_id", "coded:partner"),
        Column("treatment_began_on", "treatment_began_on", "day"),
        Column("treatment_ended_on", "treatment_ended_on", "day"),
        Column("admitted_on", "admitted_on", "past", needed=True),
        Column("discharged_on", "discharged_on", "past", needed=True),
        Column("reason", "exit_reason_id", "term:exit_reason"),
        Column("destination", "destination_id", "term:destination"),
        Column("contact", "staff_id", "coded:staff"),
        NOTE,
        Column("exit_note", "exit_note", "text", erase=CLEAR),
    ),
    Dated("admitted_on", "discharged_on", ("exit_reason_id", "destination_id", "exit_note")),
    subject="stays",
    in_programme=True,
    rules=(OVERLAP,),
    order=(("admitted_on", "discharged_on"), ("treatment_began_on", "treatment_ended_on")),
    section=Section("stays", "admitted_on", f"""
SELECT 'S-' || s.id AS id, p.code AS programme, m.code AS municipality, c.code AS source,
       c.name AS source_name,
       s.agency, s.treatment_began_on, s.treatment_ended_on, s.admitted_on, s.discharged_on,
       e.code AS reason, e.name AS reason_name, {is_death("e")} AS died, d.code AS destination,
       d.name AS destination_name, f.code AS contact, f.name AS contact_name,
       a.name AS first_contact_name, s.note, s.exit_note
FROM stay s JOIN programme p ON p.id = s.programme_id
LEFT JOIN municipality m ON m.id = {as_of("municipality_id", ":today")}
LEFT JOIN term c ON c.id = s.source_id
LEFT JOIN term e ON e.id = s.exit_reason_id LEFT JOIN term d ON d.id = s.destination_id
LEFT JOIN staff f ON f.id = {as_of("staff_id", ":today")}
LEFT JOIN staff a ON a.id = {as_of("staff_id", "s.admitted_on")}
WHERE {MINE} ORDER BY s.admitted_on, s.id""",
        teller="ettervern_cli.stays.screen:stay"),
)  # fmt: skip
EXTENSION = Record(
    "extension", "X", "stay",
    (
        Column("", "what", "code"),
        Column("until_on", "until_on", "ahead", needed=True),
        Column("allowed_on", "allowed_on", "past", needed=True),
        Column("allowed_by", "allowed_by", "text", needed=True, erase=DASH),
        Column("reason", "reason", "text", needed=True, erase=DASH),
    ),
    Dated("allowed_on"),
    subject="stays",
    beyond_stay=("allowed_on",),
).told(
    "extensions", "allowed_on", "ettervern_cli.stays.screen:extension",
    shown="v.what, v.allowed_on, v.until_on, v.allowed_by, v.reason",
)  # fmt: skip
# What the command that a fact is written with calls it, by its column.
KINDS = {"municipality_id": "municipality", "staff_id": "contact", "rent_ore": "rent"}


def _too_early(facts: Facts) -> Exception:
    return BeforeAdmission(
        code=facts["_code"], name=facts["_name"],
        on=iso_day(facts["on"]), admitted=iso_day(facts["admitted_on"]),
    )  # fmt: skip


FACT = Record(
    "fact", "FA", "stay",
    (
        # It may be known before its day comes: a rent's new amount is told a month ahead.
        Column("from_on", "from_on", "day", needed=True),
        Column("municipality", "municipality_id", "municipality"),
        Column("contact", "staff_id", "coded:staff"),
        Column("decision", "decision_id", "entry:D", when_gone=RESTS),
        Column("", "placement_id", "key:placement", when_gone=GOES),
        Column("rent", "rent_ore", "amount"),
    ),
    Dated("from_on"),
    subject="stays",
    when_owner_goes=GOES,
    rules=(
        Rule(
            "verify.outside_stay",
            "SELECT 'FA-' || v.id, s.id AS _stay, 'from_on' AS field, v.from_on AS 'on', "
            "'S-' || s.id AS stay, s.admitted_on, coalesce(s.discharged_on, '…') AS discharged_on, "
            "r.code AS _code, r.name AS _name FROM fact v JOIN stay s ON s.id = v.stay_id "
            "JOIN resident r ON r.id = s.resident_id WHERE v.from_on < s.admitted_on",
            _too_early,
        ),
        fitting_decision("fact", "FA", "from_on"),
        Rule(
            "verify.home_of_another_stay",
            "SELECT 'FA-' || v.id, v.stay_id AS _stay, 'P-' || p.id AS placement FROM fact v "
            "JOIN placement p ON p.id = v.placement_id WHERE p.stay_id <> v.stay_id ORDER BY v.id",
        ),
    ),
).told(
    "facts", "from_on", "ettervern_cli.stays.screen:fact",
    shown=f"""v.from_on, CASE {" ".join(f"WHEN v.{c} IS NOT NULL THEN '{k}'"
        for c, k in KINDS.items())} END AS what, m.code AS municipality,
        m.name AS municipality_name, f.code AS contact, f.name AS contact_name,
        'D-' || v.decision_id AS decision, 'P-' || v.placement_id AS placement, v.rent_ore""",
    joins="""LEFT JOIN municipality m ON m.id = v.municipality_id
        LEFT JOIN staff f ON f.id = v.staff_id""",
)  # fmt: skip
MERGED = Record(
    "merged", None, "resident", (Column("", "code", "code"),), Dated(None), subject="person"
)
RECORDS = (RESIDENT, STAY, EXTENSION, FACT, MERGED)
