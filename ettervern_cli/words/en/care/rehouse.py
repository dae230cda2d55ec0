"""English: the changeover list."""

WORDS: dict[str, str | tuple[str, str]] = {
    "rehouse.title": "To be rehoused",
    "rehouse.added": "{name} ({code}) must be found another home.",
    "rehouse.housed": "{name} ({code}): moved {on} to {where}.",
    "rehouse.so_far": "{housed} of {n} {n:has|have} moved, {lasting}{n:| of them} to a lasting home.",
    "rehouse.not_lasting": "Note: {where} is not counted as a lasting home.",
    "rehouse.none": "Nobody is on the list.",
    "rehouse.listed": "listed",
    "rehouse.whereto": "to",
    "rehouse.no_home": "no home yet",
    "rehouse.told_listed": "must be found another home",
}
