"""Bokmål for planer: det kommandoene sier, og ordene på skjermen."""

WORDS: dict[str, str | tuple[str, str]] = {
    "plan.number": "nr.",
    # Det kommandoene sier
    "plan.goal_set": "{name} ({code}): {goal} innen {area}: «{text}».",
    "plan.goal_set_by": "{name} ({code}): {goal} innen {area}, med frist {by}: «{text}».",
    "plan.progress_noted": "{name} ({code}): {goal} på {value} av 10: «{text}».",
    "plan.progress_from": "Fra {first} til {now} siden første gang.",
    "plan.goal_closed": "{name} ({code}): {goal} avsluttet {on}: «{text}».",
    "plan.reviewed": "{name} ({code}): planen er gjennomgått {on}.",
    "plan.next_review": "Neste gjennomgang {on}.",
    "plan.no_next_review": "Merk: ingen dag er avtalt for neste gjennomgang (--next DATO).",
    "plan.network_mapped": (
        "{name} ({code}): 1 person rundt seg, {supportive} av dem støtter.",
        "{name} ({code}): {n} personer rundt seg, {supportive} av dem støtter.",
    ),
    "plan.network_first": "Den {on}: {n}, {supportive} av dem støttet.",
    # Skjermen
    "plan.title": "Planen til {name} ({code})",
    "plan.empty": "Det står ingenting i planen ennå.",
    "plan.next_review_label": "neste gjennomgang",
    "plan.resources": "ressurser",
    "plan.services": "tjenester",
    "plan.goals": "Mål",
    "plan.progress": "Framgang",
    "plan.reviews": "Gjennomganger",
    "plan.network": "Nettverk: personer rundt seg (av dem støtter)",
    "plan.all": "i alt",
    "plan.step": "{on}: {value} av 10",
    "plan.now": "{now} av 10",
    "plan.arc": "{first} → {now} av 10",
    "plan.by": "innen {on}",
    "plan.closed": "avsluttet {on}",
    "plan.stay_over": "oppholdet er over",
    "plan.agreed": "Neste avtalt til {on}",
    "plan.area": "område",
    "plan.by_on": "frist",
}
