"""English of plans: what the commands say, and the words of the screen."""

WORDS: dict[str, str | tuple[str, str]] = {
    "plan.number": "no.",
    # What the commands say
    "plan.goal_set": "{name} ({code}): {goal} in {area}: “{text}”.",
    "plan.goal_set_by": "{name} ({code}): {goal} in {area}, by {by}: “{text}”.",
    "plan.progress_noted": "{name} ({code}): {goal} at {value} of 10: “{text}”.",
    "plan.progress_from": "From {first} to {now} since the first time.",
    "plan.goal_closed": "{name} ({code}): {goal} closed {on}: “{text}”.",
    "plan.reviewed": "{name} ({code}): plan reviewed {on}.",
    "plan.next_review": "Next review {on}.",
    "plan.no_next_review": "Note: no day is agreed for the next review (--next DATE).",
    "plan.network_mapped": (
        "{name} ({code}): 1 person around, {supportive} of them supportive.",
        "{name} ({code}): {n} people around, {supportive} of them supportive.",
    ),
    "plan.network_first": "On {on}: {n}, {supportive} of them supportive.",
    # The screen
    "plan.title": "The plan of {name} ({code})",
    "plan.empty": "There is nothing in the plan yet.",
    "plan.next_review_label": "next review",
    "plan.resources": "resources",
    "plan.services": "services",
    "plan.goals": "Goals",
    "plan.progress": "Progress",
    "plan.reviews": "Reviews",
    "plan.network": "Network: people around (of them supportive)",
    "plan.all": "all",
    "plan.step": "{on}: {value} of 10",
    "plan.now": "{now} of 10",
    "plan.arc": "{first} → {now} of 10",
    "plan.by": "by {on}",
    "plan.closed": "closed {on}",
    "plan.stay_over": "the stay has ended",
    "plan.agreed": "Next agreed for {on}",
    "plan.area": "area",
    "plan.by_on": "by",
}
