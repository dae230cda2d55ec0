"""English: funders, their awards and what is spent of them."""

WORDS: dict[str, str | tuple[str, str]] = {
    "funding.of": "Funders {year}, {name}",
    "funding.all_years": "Funders {span}, {name}",
    "funding.kind_grant": "grant",
    "funding.kind_gift": "gift",
    "funding.kind_tender": "tender",
    "funding.kind_own": "own means",
    "funding.for": "For: {purpose}",
    "funding.posts": "Pays full-time posts: {posts}",
    "funding.asks": "Asks: {conditions}",
    "funding.report_by": "Report by {on}",
    "funding.auditor": "An auditor's attestation is needed: more than {amount} kr",
    "funding.no_auditor": "No auditor's attestation: not more than {amount} kr",
    "funding.own_share": "own share",
    "funding.same_sum": "The sum is the same every year: {amount} kr.",
    "funding.sums_differ": "The sum is not the same every year.",
}
