"""English of scores: what the commands say, and the words of the screens."""

WORDS: dict[str, str | tuple[str, str]] = {
    # What the commands say
    "score.added": "{name} ({code}): {instrument} {total}, {on}.",
    "score.above_up_told": "At or above the cut-off, {cut_off}.",
    "score.below_up_told": "Below the cut-off, {cut_off}.",
    "score.above_down_told": "Above the cut-off, {cut_off}; here lower is better.",
    "score.below_down_told": "At or below the cut-off, {cut_off}; here lower is better.",
    "score.more": "{points} more than the first.",
    "score.less": "{points} less than the first.",
    "score.same": "The same as the first.",
    "score.reliable_improvement_told": "That is a reliable improvement.",
    "score.reliable_deterioration_told": "That is a reliable deterioration.",
    "score.no_reliable_change_told": "That is no reliable change.",
    "score.lacks": "Not yet taken in this session: {instruments}.",
    # The screens
    "score.title": "Scores of {name} ({code})",
    "score.empty": "No scores yet.",
    "score.total": "total",
    "score.reading": "reading",
    "score.above_up": "{cut_off} or above",
    "score.below_up": "below {cut_off}",
    "score.above_down": "above {cut_off} (lower is better)",
    "score.below_down": "{cut_off} or below (lower is better)",
    "score.reliable_improvement": "reliable improvement",
    "score.reliable_deterioration": "reliable deterioration",
    "score.no_reliable_change": "no reliable change",
    "score.first_is": "Change is since the first of the same instrument in the stay.",
    "score.sessions": (
        "{n} session; sessions without a score: {without}.",
        "{n} sessions; sessions without a score: {without}.",
    ),
    "score.half": (
        "{instrument} is missing in {n} session.",
        "{instrument} is missing in {n} sessions.",
    ),
    "score.missing_title": "Sessions of {name} ({code}) that lack a score",
    "score.none_missing": "No session lacks a score.",
    "score.missing": "missing",
    "score.follow_ups": "follow-up",
}
