"""Referrals from another system, by their days: of persons who are here, or of new ones."""

from ettervern_cli.exchange.files.cells import free_text
from ettervern_cli.exchange.files.readings import ID, NOTE, RESIDENT, any_day, by_cells, day, word
from ettervern_cli.exchange.files.rows import Beside, FileCell, FileRow, Kind, Value
from ettervern_cli.exchange.kinds.in_stay import in_the_programme
from ettervern_cli.exchange.kinds.stays import (
    BORN,
    MUNICIPALITY,
    NAME,
    PERSON,
    SOURCE,
    known_or_new,
)
from ettervern_cli.programme.programme import partner_named
from ettervern_cli.referrals.rules import ASK_AGAIN, DECLINED, ask_again_day, ends_it
from ettervern_cli.values.dates import iso_day

ENDED = "SELECT id, id, iif(ending = '{}', ended_on, NULL) FROM referral"
ENDING = ("ended_on", "ending", "stay_id")
OF_REFERRAL = PERSON.replace("stay s", "referral s")


def agency(row: FileRow, text: str) -> Value:
    """Who referred; one of the programme's partners is known by it."""
    partner = partner_named(row.source.db, row.source.programme, text)
    row.values["partner_id"] = partner.id if partner else None
    return free_text(row, text)


def ended_as_its_days_say(row: FileRow) -> bool:
    """Work out from its days whether and how it ended; false for a row that says two things."""
    values = row.values
    values |= {"ended_on": None, "ending": None, "stay_id": None}
    if not row.fine:
        return False
    if bool(values["declined_on"]) != bool(values["decline_reason_id"]):
        row.bad("reason" if values["declined_on"] else "declined_on", "missing")
        return False
    if values["declined_on"]:
        _declined(row)
    if values["withdrawn_on"]:
        values |= {"ended_on": values["withdrawn_on"], "ending": "withdrawn"}
    if values["admitted_on"]:
        _admitted(row)
    return row.fine


def _declined(row: FileRow) -> None:
    """What a decline leads to, by its reason's effect."""
    values, on = row.values, str(row.values["declined_on"])
    effect = row.source.pairs("SELECT id, effect FROM term")[values["decline_reason_id"]]
    if ends_it(effect):
        values |= {"ended_on": on, "ending": DECLINED}
    elif effect == ASK_AGAIN and not values["ask_again_on"]:
        treated = values["treatment_ended_on"]
        again = ask_again_day(iso_day(on), iso_day(str(treated)) if treated else None)
        values["ask_again_on"] = again.isoformat()


def _admitted(row: FileRow) -> None:
    """The stay that it led to, which must be here."""
    on = row.values["admitted_on"]
    stay = next((one for one in row.source.stays().get(row.who, ()) if one.admitted_on == on), None)
    if stay is None:
        row.bad("admitted_on", "no_such_stay")
    else:
        row.values |= {"ended_on": on, "ending": "admitted", "stay_id": stay.id}


def _of_referral(cell: FileCell) -> FileCell:
    """A cell of the person, as it lies beside a referral."""
    assert cell.beside is not None
    return cell._replace(beside=cell.beside._replace(query=OF_REFERRAL.format(cell.column)))


REFERRALS = Kind(
    "referral",
    "referred_on",
    (
        ID,
        RESIDENT,
        _of_referral(NAME),
        _of_referral(BORN),
        MUNICIPALITY,
        SOURCE._replace(needed=True),
        FileCell("agency", "agency", agency, along=("partner_id",), also=("instans", "henviser")),
        FileCell("treatment_ended_on", "treatment_ended_on", any_day,
                 also=("behandling avsluttet",)),
        FileCell("referred_on", "referred_on", day, needed=True, also=("henvist", "dato")),
        FileCell("assessed_on", "assessed_on", day, also=("vurdert", "kartlagt")),
        FileCell("offered_on", "offered_on", day, also=("tilbudt", "tilbud gitt")),
        FileCell("declined_on", "declined_on", day, also=("avslått", "avslag"),
                 along=("decline_reason_id", "ask_again_on", *ENDING)),
        FileCell("reason", "decline_reason_id", word("decline_reason"),
                 also=("avslagsgrunn", "grunn"), along=("ask_again_on", *ENDING)),
        FileCell("ask_again_on", "ask_again_on", any_day, empty=lambda row: None,
                 also=("spør igjen",)),
        FileCell("withdrawn_on", "withdrawn_on", day, also=("trukket",), along=ENDING,
                 beside=Beside("referral", "ended_on", ENDED.format("withdrawn"))),
        FileCell("admitted_on", "admitted_on", day, also=("inntatt",), along=ENDING,
                 beside=Beside("referral", "ended_on", ENDED.format("admitted"))),
        NOTE,
    ),
    by_cells("resident", "referred_on"),
    in_the_programme,
    known_or_new,
    ended_as_its_days_say,
    apart=("name", "born", "withdrawn_on", "admitted_on"),
    known_as="resident_id",
)  # fmt: skip
