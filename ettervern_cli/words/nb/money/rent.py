"""Bokmål: husleie, betalinger og restanser."""

WORDS: dict[str, str | tuple[str, str]] = {
    # Det kommandoene sier
    "rent.charged": (
        "Husleie for {month}: {n} krav, {total} kr.",
        "Husleie for {month}: {n} krav, {total} kr i alt.",
    ),
    "rent.charged_before": "Husleie for {month} er allerede krevd inn; ingenting manglet.",
    "rent.charged_none": "Det er ingen husleie å kreve for {month}.",
    "rent.no_rent": "Merk: {name} ({code}) har ingen husleie i boenhet {unit}, så ingenting kreves for {month}. For å sette den: ettervern edit P-… rent=BELØP",
    "rent.differs": (
        'Merk: {name} ({code}), boenhet {unit}: krevd for {n} døgn i {month}, {amount} kr; slik det står nå, er det {nights} døgn, {expected} kr. For å kreve på nytt: ettervern annul {entry} --reason "…", så ettervern rent charge --month {month}',
        'Merk: {name} ({code}), boenhet {unit}: krevd for {n} døgn i {month}, {amount} kr; slik det står nå, er det {nights} døgn, {expected} kr. For å kreve på nytt: ettervern annul {entry} --reason "…", så ettervern rent charge --month {month}',
    ),
    "rent.paid": "{name} ({code}): {amount} kr betalt, {on}.",
    "rent.paid_twice": "Merk: samme beløp står den dagen fra før, i {entry}. Er det registrert to ganger: ettervern undo",
    "rent.refunded": "{name} ({code}): {amount} kr betalt tilbake, {on}.",
    "rent.agreed": "{name} ({code}): fra {on} betales minst {amount} kr hver måned.",
    "rent.agreed_anew": "{name} ({code}): fra {on} betales minst {amount} kr hver måned; avtalen før er avsluttet.",
    "rent.agreement_ended": "{name} ({code}): nedbetalingsavtalen er avsluttet {on}.",
    "rent.nothing_to_agree_on": "Merk: det er ingen restanse å avtale nedbetaling av.",
    "rent.owed": "Utestående: {amount} kr.",
    "rent.credit": "Til gode: {amount} kr.",
    "rent.nothing_owed": "Ingenting er utestående.",
    # Lista
    "rent.on": "Husleie, {on}",
    "rent.in_arrears": ("{n} har restanse, {total} kr.", "{n} har restanse, {total} kr i alt."),
    "rent.nobody_owes": "Ingen har restanse.",
    "rent.no_accounts": "Ingen husleie er krevd eller betalt.",
    "rent.young": "≤30 dager",
    "rent.middle": "31–90",
    "rent.older": ">90 dager",
    "rent.left": "sluttet",
    "rent.agreement": "avtale",
    "rent.left_on": "sluttet {on}",
    "rent.has_credit": "til gode",
    "rent.agreement_new": "{amount} i måneden",
    "rent.agreement_kept": "{amount} i måneden, avtalen følges",
    "rent.agreement_broken": (
        "{amount} i måneden, avtalen ikke fulgt",
        "{amount} i måneden, fulgt i {kept} av {n} måneder",
    ),
    "rent.ledger": "Kontoen",
    # Kontoen
    "rent.amount": "kroner",
    "rent.balance": "utestående",
    "rent.ledger_charge": (
        "{month}, boenhet {unit}, {n} døgn",
        "{month}, boenhet {unit}, {n} døgn",
    ),
    "rent.ledger_payment": "betalt",
    "rent.ledger_refund": "betalt tilbake",
    "rent.ledger_agreement": "{amount} kr i måneden avtalt",
    "rent.ledger_agreement_until": "{amount} kr i måneden avtalt, til {on}",
    "rent.ledger_amount": "{what}: {amount} kr",
    "rent.some_kroner": "{amount} kr",
}
