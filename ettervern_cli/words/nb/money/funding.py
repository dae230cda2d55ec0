"""Bokmål: finansieringskilder, tilsagn og hva som er brukt av dem."""

WORDS: dict[str, str | tuple[str, str]] = {
    "funding.of": "Finansiering {year}, {name}",
    "funding.all_years": "Finansiering {span}, {name}",
    "funding.kind_grant": "tilskudd",
    "funding.kind_gift": "gave",
    "funding.kind_tender": "kontrakt etter anbud",
    "funding.kind_own": "egne midler",
    "funding.for": "Formål: {purpose}",
    "funding.posts": "Finansierer årsverk: {posts}",
    "funding.asks": "Vilkår: {conditions}",
    "funding.report_by": "Rapport innen {on}",
    "funding.auditor": "Revisorattest kreves: mer enn {amount} kr",
    "funding.no_auditor": "Revisorattest kreves ikke: ikke mer enn {amount} kr",
    "funding.own_share": "egen andel",
    "funding.same_sum": "Summen er den samme hvert år: {amount} kr.",
    "funding.sums_differ": "Summen er ikke den samme hvert år.",
}
