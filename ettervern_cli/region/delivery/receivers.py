"""Who a site delivers to, as its configuration names them; without one nothing leaves."""

from typing import TYPE_CHECKING

from ettervern_cli.errors import UnknownName
from ettervern_cli.region.errors import NoReceivers, NoSite
from ettervern_cli.region.manifest import Receiver, Word
from ettervern_cli.values.texts import one_line

if TYPE_CHECKING:
    from ettervern_cli.config import Config


def site_of(config: "Config") -> Word:
    """Which site this is; NoSite where it is not said."""
    if config.site is None:
        raise NoSite()
    return Word(config.site.code, one_line(config.site.name))


def receiver_of(config: "Config", code: str) -> Receiver:
    """A receiver by its code; NoReceivers where there are none, UnknownName lists what there is."""
    if not config.receivers:
        raise NoReceivers()
    found = config.receivers.get(code)
    if found is None:
        raise UnknownName(what="receiver", value=code, known=list(config.receivers))
    told = map(one_line, (found.name, found.basis, found.agreement))
    return Receiver(code, *told)
