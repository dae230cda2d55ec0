"""Incidents, rent and what changed from a day on, as ``timeline_screen`` tells them."""

import datetime as dt
from typing import Any

from ettervern_cli.screen.phrases import TimelineEntry, joined, moment, own_words, paragraphs, safe
from ettervern_cli.values.dates import iso_day
from ettervern_cli.words import Language

Entry = dict[str, Any]
FACT, INCIDENT, RENT = 3, 4, 7


def incident_moments(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """An incident: kind and severity, what was done, the police, what came of it, own words."""
    head = [str(safe(entry["kind_name"]))]
    if entry["severity"] is not None:
        head.append(words.say(f"incident.severity_{entry['severity']}"))
    led_to = words.listed(entry["led_to"])
    facts = [
        ", ".join(head),
        _police(words, entry),
        words.say("incident.consequence", entries=led_to) if led_to else "",
    ]
    text = joined(
        "; ".join(fact for fact in facts if fact),
        paragraphs(entry["action"]),
        *own_words(words, entry),
    )
    return moment(entry, "happened_on", INCIDENT, "incident", text)


def _police(words: Language, entry: Entry) -> str:
    if entry["police"] is None:
        return ""
    what = words.say("incident.reported" if entry["police"] else "incident.not_reported")
    why = paragraphs(entry["police_why"])
    return words.say("incident.because", what=what, why=why) if why else what


def rent_moments(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """A charge, a payment, money paid back, or a repayment agreement."""
    what, amount = entry["what"], words.kroner(entry["amount_ore"])
    if what == "opening":
        what = "charge"
    if what == "charge":
        from ettervern_cli.money.rent.screen import ledger_text

        sentence = words.say("rent.ledger_amount", what=ledger_text(words, entry), amount=amount)
    elif what == "agreement":
        until = iso_day(entry["ended_on"]) if entry["ended_on"] else None
        key = "rent.ledger_agreement_until" if until else "rent.ledger_agreement"
        sentence = words.say(key, amount=amount, on=until)
    else:
        sentence = words.say("rent.some_kroner", amount=amount)
    text = joined(sentence, paragraphs(entry["note"]))
    return moment(entry, "on", RENT, f"rent_{what}", text)


def fact(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """Another municipality, fixed contact or rent from a day on."""
    what = entry["what"]
    if what == "rent":
        text = words.say("screen.rent", rent=words.kroner(entry["rent_ore"]))
    else:
        text = words.say(f"screen.with_{what}", name=safe(entry[f"{what}_name"]))
    return moment(entry, "from_on", FACT, "fact", text)
