"""What is refused of leases, and how it is said."""

from ettervern_cli.errors import Refused


class DepositTooHigh(Refused):
    """Husleieloven § 3-5: a deposit is six months' rent at the most."""

    en = "A deposit is six months' rent at the most (husleieloven § 3-5): here {most} kroner."
    nb = "Et depositum er høyst seks måneders leie (husleieloven § 3-5): her {most} kroner."


class NoOwnLease(Refused):
    """There is no lease of a home elsewhere in force."""

    en = "{name} ({code}) has no lease outside the programme's units."
    nb = "{name} ({code}) har ingen leiekontrakt utenfor programmets boenheter."
