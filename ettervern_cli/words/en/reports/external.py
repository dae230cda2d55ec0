"""Reports for outsiders."""

WORDS: dict[str, str | tuple[str, str]] = {
    "external.in_circles": "{ladder}: {number} {who} in circles on the last day.",
    "external.not_counted": "Nothing is counted for this goal.",
    "external.small": "For outsiders: codes, names and texts are left out. Counts of people, and of what happened to them, below {threshold} are hidden (:), zero is shown; so are shares with a hidden part, and sums and means over fewer than {threshold} people.",
    "external.further": "Some larger counts are hidden too, because a small one could be worked out from them.",
    "external.overlaps": (
        "A report on {first} to {last} was published on {on}: what is hidden in one may follow from the other. --publish holds it against those before it.",
        "{n} reports on days of this time were published, the last ({first} to {last}) on {on}: what is hidden in one may follow from the others. --publish holds it against those before it.",
    ),
}
