"""English: remarks for funders' reports, and where residents live."""

WORDS: dict[str, str | tuple[str, str]] = {
    "remark.title": "Words for reports to funders",
    "remark.added": "{id}: written down under {heading}, {on}.",
    "remark.names_somebody": '{id} seems to name somebody ({names}), and funders read it. To change it: ettervern edit {id} text="…"',
    "remark.none": "Nothing is written for a funder's report.",
    "remark.noted": "noted",
    "remark.voice": "the users' own words",
    "remark.heading_results": "results",
    "remark.heading_cooperation": "cooperation",
    "remark.heading_involvement": "user involvement",
    "remark.heading_methods": "methods",
    "remark.heading_challenges": "challenges",
    "remark.heading_learned": "what was learned",
    "remark.lives": "{name} ({code}): home as of {on}: {where}.",
}
