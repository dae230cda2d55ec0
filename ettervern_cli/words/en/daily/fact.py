"""English: applications for benefits, exclusions, volunteers and choices of a home."""

WORDS: dict[str, str | tuple[str, str]] = {
    # Benefits
    "fact.first_day": "From {on}.",
    "fact.last_day": "Until {on}.",
    "fact.benefit_title": "Applications",
    "fact.benefit_empty": "No applications.",
    "fact.benefit_applied_for": "{name} ({code}): {what} applied for on {on}.",
    "fact.benefit_told_granted": "{name} ({code}): {what} granted on {on}.",
    "fact.benefit_told_declined": "{name} ({code}): {what} declined on {on}.",
    "fact.benefit_applied": "no answer yet",
    "fact.applied": "applied",
    "fact.answered": "answered",
    # Exclusions
    "fact.exclusion_title": "Shut out of other services",
    "fact.exclusion_empty": "Nobody is shut out.",
    "fact.exclusion_added": "{name} ({code}): shut out of {what} from {on}.",
    "fact.exclusion_ended": "{name} ({code}): {what} is open again from {on}.",
    "fact.exclusion_lapsed": "Note: {entry} was until {until}, and is over with that.",
    "fact.exclusion_near": "Note: “{near}” is known already. If it is the same: ettervern edit {entry} service={typed}",
    "fact.service": "service",
    "fact.ended": "over",
    # Volunteers
    "fact.volunteer_title": "Volunteers",
    "fact.volunteer_empty": "No volunteers.",
    "fact.volunteer_matched": "{name} ({code}): matched with {what} from {on}.",
    "fact.volunteer_parted": "{name} ({code}): {what} comes no more from {on}.",
    "fact.volunteer_hours_given": "{name} ({code}): {hours} hours with {what}, {on}.",
    "fact.volunteer_together": "{hours} hours with {what}",
    "fact.hours": "hours",
    # Choices of a home
    "fact.choice_title": "Homes wished for",
    "fact.choice_empty": "No wishes.",
    "fact.choice_wished_for": "{name} ({code}): wishes for {what}, {on}.",
    "fact.choice_given_as_wished": "{name} ({code}): got {what} on {on}, as wished.",
    "fact.choice_given_another": "{name} ({code}): got {what} on {on}, other than wished.",
    "fact.choice_told_wished": "wishes for {what}",
    "fact.choice_told_yes": "got {what}, as wished",
    "fact.choice_told_no": "got {what}, other than wished",
    "fact.given": "given",
    "fact.as_wished": "as wished",
}
