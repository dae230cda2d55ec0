"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class UnknownTemplate(Refused):
    """No template has that name."""

    en = "There is no template “{value}”; there is: {known}."
    nb = "Det er ingen mal «{value}»; det finnes: {known}."
