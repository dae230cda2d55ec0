"""What a consent is, and each partner that it is given to."""

from ettervern_cli.storage.records import GOES, NOTE, Column, Dated, Record, Section

CONSENT = Record(
    "consent", "C", "resident",
    (
        Column("scope", "scope_id", "term:scope", needed=True),
        Column("from", "given_on", "past", needed=True),
        Column("until", "until_on", "ahead"),
        Column("withdrawn_on", "withdrawn_on", "past"),
        NOTE,
    ),
    Dated("given_on", "withdrawn_on", ("note",)),
    subject="consents",
    in_programme=True,
    order=(("given_on", "until_on"), ("given_on", "withdrawn_on")),
    check="ettervern_cli.consents.checks:check_consent_kept",
    section=Section(
        "consents", "from", tables=("consent",), reader="ettervern_cli.consents.verbs:section",
        teller="ettervern_cli.consents.screen:moments"
    ),
)  # fmt: skip
CONSENT_PARTNER = Record(
    "consent_partner", None, "consent",
    (Column("", "partner_id", "coded:partner"),),
    Dated(None),
    subject="consents",
    when_owner_goes=GOES,
)  # fmt: skip
RECORDS = (CONSENT, CONSENT_PARTNER)
