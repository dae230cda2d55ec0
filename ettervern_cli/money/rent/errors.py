"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class MonthNotOver(Refused):
    """The nights of a month are known only when it is over; rent due in advance is another thing."""

    where = "configurable"
    en = "{month} is not over on {today}: its nights are known when {last} has passed."
    nb = "{month} er ikke over {today}: døgnene er kjent først etter {last}."
    en_configurable = f"{en} Where rent is due in advance: rent_due_day in config.yaml"
    nb_configurable = f"{nb} Forfaller husleia på forskudd: rent_due_day i config.yaml"


class MoreThanCredit(Refused):
    """No more can be paid back than the resident has to her credit."""

    en = "{name} ({code}) has a credit of {credit} kr; no more can be paid back."
    nb = "{name} ({code}) har {credit} kr til gode; mer kan ikke betales tilbake."


class NoAgreement(Refused):
    """There is no repayment agreement in force."""

    en = "{name} ({code}) has no repayment agreement in force."
    nb = "{name} ({code}) har ingen nedbetalingsavtale som gjelder."
