"""English: rent, payments and arrears."""

WORDS: dict[str, str | tuple[str, str]] = {
    # What the commands say
    "rent.charged": (
        "Rent for {month}: {n} charge, {total} kr.",
        "Rent for {month}: {n} charges, {total} kr in all.",
    ),
    "rent.charged_before": "Rent for {month} is charged already; nothing was missing.",
    "rent.charged_none": "There is no rent to charge for {month}.",
    "rent.no_rent": "Note: {name} ({code}) has no rent in unit {unit}, so nothing is charged for {month}. To set it: ettervern edit P-… rent=AMOUNT",
    "rent.differs": (
        'Note: {name} ({code}), unit {unit}: charged for {n} night in {month}, {amount} kr; as it stands now it is {nights} nights, {expected} kr. To charge anew: ettervern annul {entry} --reason "…", then ettervern rent charge --month {month}',
        'Note: {name} ({code}), unit {unit}: charged for {n} nights in {month}, {amount} kr; as it stands now it is {nights} nights, {expected} kr. To charge anew: ettervern annul {entry} --reason "…", then ettervern rent charge --month {month}',
    ),
    "rent.paid": "{name} ({code}): {amount} kr paid, {on}.",
    "rent.refunded": "{name} ({code}): {amount} kr paid back, {on}.",
    "rent.agreed": "{name} ({code}): from {on} at least {amount} kr is paid each month.",
    "rent.agreed_anew": "{name} ({code}): from {on} at least {amount} kr is paid each month; the agreement before it has ended.",
    "rent.agreement_ended": "{name} ({code}): the repayment agreement ended on {on}.",
    "rent.nothing_to_agree_on": "Note: nothing is owed.",
    "rent.owed": "Owed: {amount} kr.",
    "rent.credit": "Credit: {amount} kr.",
    "rent.nothing_owed": "Nothing is owed.",
    # The list
    "rent.on": "Rent, {on}",
    "rent.in_arrears": ("{n} resident owes {total} kr.", "{n} residents owe {total} kr in all."),
    "rent.nobody_owes": "Nobody owes rent.",
    "rent.no_accounts": "No rent has been charged or paid.",
    "rent.young": "≤30 days",
    "rent.middle": "31–90",
    "rent.older": ">90 days",
    "rent.left": "left",
    "rent.agreement": "agreement",
    "rent.left_on": "left {on}",
    "rent.has_credit": "credit",
    "rent.agreement_new": "{amount} a month",
    "rent.agreement_kept": "{amount} a month, kept",
    "rent.agreement_broken": (
        "{amount} a month, not kept",
        "{amount} a month, kept {kept} of {n} months",
    ),
    "rent.ledger": "Ledger",
    # The ledger
    "rent.amount": "kroner",
    "rent.balance": "owed",
    "rent.ledger_charge": ("{month}, unit {unit}, {n} night", "{month}, unit {unit}, {n} nights"),
    "rent.ledger_payment": "paid",
    "rent.ledger_refund": "paid back",
    "rent.ledger_agreement": "{amount} kr a month agreed",
    "rent.ledger_agreement_until": "{amount} kr a month agreed, until {on}",
    "rent.ledger_amount": "{what}: {amount} kr",
    "rent.some_kroner": "{amount} kr",
}
