"""Bokmål: møtene, sakslista og beslutningene."""

WORDS: dict[str, str | tuple[str, str]] = {
    # Det kommandoene sier
    "meeting.detail": "nærmere",
    "meeting.decisions": "Beslutninger",
    "meeting.title": "Møter",
    "meeting.held": "{id}: møte {on} med {present}.",
    "meeting.held_about": "Omtalt: {about}.",
    "meeting.decided": "{id}: besluttet; {owner}, innen {due}.",
    "meeting.decided_at": "Møte {meeting}.",
    "meeting.done": "{id}: gjennomført {on}.",
    # Overskrifter
    "meeting.about": "om",
    "meeting.owner": "ansvarlig",
    "meeting.done_on": "gjennomført",
    # Lista
    "meeting.none": "Det er ikke holdt noe møte.",
    "meeting.no_decisions": "Ingenting er besluttet.",
    "meeting.counted": ("{n} møte.", "{n} møter."),
    "meeting.attendance": "Oppmøte",
    "meeting.decided_there": "{text} ({owner}, innen {due})",
    "meeting.carried_out": "gjennomført {on}",
    "meeting.spoken_of": "Om {about}",
    # Når det neste er
    "meeting.next_on": "Neste møte innen {on}, {when}; hver {n}. dag.",
    "meeting.next_first": "Ingen møter ennå; de skal holdes hver {n}. dag.",
    # Sakslista
    "meeting.agenda_of": "Saksliste, {name}",
    "meeting.last": "Forrige møte {on} ({id}).",
    "meeting.new_days": ("«Nytt» gjelder siste dag.", "«Nytt» gjelder de siste {n} dagene."),
    "meeting.nothing": "Ingenting er åpent, og ingenting er nytt.",
    "meeting.barred": "Kan ikke omtales med disse, samtykke mangler",
    "meeting.open_decisions": "Åpne oppgaver",
    "meeting.carried_out_since": "Gjennomført siden forrige møte",
    "meeting.gaps": "Åpne glippsoner",
    "meeting.new": "Nytt siden forrige møte",
    "meeting.new_first": "Nytt",
    "meeting.carried_out_since_first": "Gjennomført i det siste",
    "meeting.waiting": "Henvisninger som venter",
    "meeting.candidates": "Henvist, samtykke ikke gitt",
    "meeting.left_out": "Utelatt, samtykke mangler til en av dem som er til stede: {codes}. Hele sakslista: ettervern meeting agenda",
    "meeting.consents": "Samtykker som løper ut",
    "meeting.event_up": "opp til",
    "meeting.event_down": "ned til",
    "meeting.event_left": "fravær",
    "meeting.event_returned": "tilbake",
    "meeting.severity": "{detail}, alvorlighet {severity}",
}
