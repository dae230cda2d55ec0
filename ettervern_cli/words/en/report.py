"""English of the period reports."""

WORDS: dict[str, str | tuple[str, str]] = {
    "report.period": (
        "{first} to {last}, {n} day",
        "{first} to {last}, {n} days",
    ),
    "report.cut": "The period is not over: counted up to and including {last}.",
    "report.who_beboer": ("resident", "residents"),
    "report.who_deltaker": ("participant", "participants"),
    "report.share": "{percent} ({part} of {whole})",
    # The answer
    "report.nobody": "Nobody was in the programme in this period.",
    "report.people": (
        "{number} {who}: {staying} staying at the end, {discharged} left; {admitted} admitted."
    ),
    "report.lived_in": "Nights lived in: {share}; {held} more held for residents away.",
    "report.on_time": "Follow-ups on time: {share}.",
    "report.lasting": "Left for a lasting home: {share}.",
    "report.spent": "Costs so far in {year}: {spent} of {planned} kroner planned, {percent}.",
    # Lengths of stay
    "report.lengths": "Length of stay",
    "report.nights": "nights",
    "report.leavers": "left",
    "report.stayers": "staying",
    "report.mean": "mean",
    "report.median": "median",
    # Units
    "report.occupancy": "Nights in the units",
    "report.bed_days": "beds there are",
    "report.void_days": "out of use",
    "report.occupied_days": "lived in",
    "report.held_days": "held for somebody away",
    "report.rate": "Lived in, of the beds in use: {share}.",
    "report.on": "Number of {who}",
    # Ladders
    "report.not_run": "{name} (not run here)",
    "report.moves": "Moves up: {up}. Moves down: {down}.",
    "report.circling": (
        "↻ {n} in circles: has come to the same step {times} times or more.",
        "↻ {n} in circles: have come to the same step {times} times or more.",
    ),
    "report.no_circling": "Nobody goes in circles.",
    # Follow-ups
    "report.follow_ups": "Follow-ups",
    "report.no_follow_ups": "None fell due, none was held.",
    "report.held": "held",
    "report.missed": "missed",
    "report.due": "due dates",
    "report.critical_window": "On time in the critical window: {share}.",
    # In and out
    "report.intake": "Admissions",
    "report.no_intake": "Nobody was admitted.",
    "report.source": "from",
    "report.municipality": "municipality",
    "report.unknown": "not stated",
    "report.exits": "Exits",
    "report.no_exits": "Nobody left.",
    "report.destination": "to",
    "report.pending": "not known yet",
    "report.died": "died",
    "report.planned": "As planned: {share}.",
    "report.success": "To a lasting home, deaths left out: {share}.",
    "report.returned": "Came back within {days} days of leaving: {share}.",
    "report.absences": "Absences that began",
    "report.no_absences": "None.",
    # Money
    "report.money": "Money, kroner",
    "report.planned_ore": "planned",
    "report.actual_ore": "in the period",
    "report.to_date_ore": "to date",
    "report.sum_cost": "Sum of costs",
    "report.sum_funding": "Sum of financing",
    "report.result": "Result",
    "report.to_date": "Planned is for whole years. To date is {first} to {last}.",
    # The foot
    "report.seal": "Seal {seal}",
    "report.no_seal": "Nothing is written yet that this report could rest on.",
    "report.written_after": (
        "{n} change to what is reported here was written after the period ended.",
        "{n} changes to what is reported here were written after the period ended.",
    ),
}
