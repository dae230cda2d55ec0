"""Bokmål for målinger: det kommandoene sier, og ordene på skjermene."""

WORDS: dict[str, str | tuple[str, str]] = {
    # Det kommandoene sier
    "score.added": "{name} ({code}): {instrument} {total}, {on}.",
    "score.above_up_told": "På eller over grensen, {cut_off}.",
    "score.below_up_told": "Under grensen, {cut_off}.",
    "score.above_down_told": "Over grensen, {cut_off}; her er lavere bedre.",
    "score.below_down_told": "På eller under grensen, {cut_off}; her er lavere bedre.",
    "score.more": "{points} mer enn den første.",
    "score.less": "{points} mindre enn den første.",
    "score.same": "Det samme som den første.",
    "score.reliable_improvement_told": "Det er en pålitelig bedring.",
    "score.reliable_deterioration_told": "Det er en pålitelig forverring.",
    "score.no_reliable_change_told": "Det er ingen pålitelig endring.",
    "score.lacks": "Ennå ikke gjennomført i denne samtalen: {instruments}.",
    # Skjermene
    "score.title": "Målingene til {name} ({code})",
    "score.empty": "Ingen målinger ennå.",
    "score.total": "sum",
    "score.reading": "tolkning",
    "score.above_up": "{cut_off} eller over",
    "score.below_up": "under {cut_off}",
    "score.above_down": "over {cut_off} (lavere er bedre)",
    "score.below_down": "{cut_off} eller under (lavere er bedre)",
    "score.reliable_improvement": "pålitelig bedring",
    "score.reliable_deterioration": "pålitelig forverring",
    "score.no_reliable_change": "ingen pålitelig endring",
    "score.first_is": "Endringen er siden den første med samme instrument i oppholdet.",
    "score.sessions": (
        "{n} samtale; samtaler uten måling: {without}.",
        "{n} samtaler; samtaler uten måling: {without}.",
    ),
    "score.half": ("{instrument} mangler i {n} samtale.", "{instrument} mangler i {n} samtaler."),
    "score.missing_title": "Samtaler med {name} ({code}) som mangler en måling",
    "score.none_missing": "Ingen samtale mangler en måling.",
    "score.missing": "mangler",
    "score.follow_ups": "oppfølging",
}
