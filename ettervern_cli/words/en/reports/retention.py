"""English: how long stays last."""

WORDS: dict[str, str | tuple[str, str]] = {
    "retention.title": "{name}: how long stays last",
    "retention.nobody": "No stay began in this time.",
    "retention.stays": (
        "{number} stay of {persons} {who} began in this time: {left} left, {died} died, {staying} "
        "still here.",
        "{number} stays of {persons} {who} began in this time: {left} left, {died} died, "
        "{staying} still here.",
    ),
    "retention.median_stay": "Half had left after {days} days (95 % band: {band}).",
    "retention.no_median_stay": "Fewer than half have left, so there is no median time yet.",
    "retention.median_lasting": "Half had a lasting home after {days} days (95 % band: {band}).",
    "retention.no_median_lasting": "Fewer than half have reached a lasting home, so there is no "
    "median time yet.",
    "retention.figure_stays": "stays that began in this time",
    "retention.figure_note": "{left} left, {died} died, {staying} still here",
    "retention.figure_stay": "days until half had left",
    "retention.figure_lasting": "days until half had a lasting home",
    "retention.figure_band": "95 % band: {band}",
    "retention.between_days": "{low} to {high}",
    "retention.from": "{low} or more",
    "retention.between": "{low}–{high} %",
    "retention.stay": "Time in the programme",
    "retention.lasting": "Time to a lasting home",
    "retention.no_lasting": "None of the programme's destinations counts as a lasting home.",
    "retention.every_day": "Every day on which it happened",
    "retention.after": "after",
    "retention.months": ("{n} month", "{n} months"),
    "retention.years": ("{n} year", "{n} years"),
    "retention.at_risk": "at risk",
    "retention.ended": "ended",
    "retention.left_stay": "still here",
    "retention.left_lasting": "without one",
    "retention.reached": "have one",
    "retention.about_stay": "At risk: still here, and in sight, just before that day. Somebody who "
    "is still here on the last day is counted up to that day; so is somebody who died, up to the "
    "death.",
    "retention.about_lasting": "A lasting home is one that was seen during the stay, or that it "
    "ended in. Whoever leaves for somewhere else, or dies, is counted up to that day, as if they "
    "could have got one later; the last column counts such ends as ends, and is the share who have "
    "in fact come into a lasting home from the stay.",
    "retention.basis": "Kaplan and Meier's estimate, with Greenwood's variance and bands on the "
    "log-log scale. Stays are counted, so somebody who came back is there twice.",
    "retention.died": "Death is an end of its own: it is neither leaving nor a lasting home.",
}
