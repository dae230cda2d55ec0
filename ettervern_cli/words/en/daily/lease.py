"""English: leases, of units and elsewhere."""

WORDS: dict[str, str | tuple[str, str]] = {
    "lease.title": "Leases in force",
    "lease.none": "No leases are in force.",
    "lease.own": "{name} ({code}): {lease} of a home outside the units, from {on}.",
    "lease.renewed": "{name} ({code}): a new lease of unit {unit}, from {on}.",
    "lease.over": "{name} ({code}): {lease} is over, {on}.",
    "lease.still_of_unit": "Note: the lease of unit {unit} is still in force. Moved out: ettervern vacate {code} --on {day}",
    "lease.short": "Note: a lease of less than three years needs a ground, as husleieloven § 11-1, and the tenant is told so in writing before it is signed. When was that? ettervern edit {entry} explained_on=DATE",
    "lease.trial": "trial until",
    "lease.told_late": "Note: the tenant was told on {explained}, after the lease began on {on}; that is to be done in writing before it is agreed (husleieloven § 11-1).",
    "lease.told": "told",
    "lease.deposit": "deposit",
    "lease.notice": "months of notice",
    "lease.deposit_of": "deposit {amount} kr",
    "lease.notice_of": ("{n} month of notice", "{n} months of notice"),
}
