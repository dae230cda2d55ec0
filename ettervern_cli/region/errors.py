"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import BadRows, EttervernError, Refused


class RegionMissing(EttervernError):
    """The libraries that read and write deliveries are not installed."""

    exit_code = 69
    en = "The libraries for deliveries ({name}) are missing: pip install 'ettervern[region]'"
    nb = "Bibliotekene for leveranser ({name}) mangler: pip install 'ettervern[region]'"


class SignerMissing(RegionMissing):
    """The library that signs is not installed."""

    en = "The library for signatures (cryptography) is missing: pip install 'ettervern[encrypted]'"
    nb = "Biblioteket for signaturer (cryptography) mangler: pip install 'ettervern[encrypted]'"


# --- what leaves a site ----------------------------------------------------------------------


class NoReceivers(Refused):
    """The configuration names nobody to deliver to."""

    en = "The configuration names no receivers, and nothing leaves without one: under receivers:, each with name, basis and agreement. How: ettervern help region"
    nb = "Oppsettet har ingen mottakere, og uten mottaker leveres ingenting: under receivers:, hver med name, basis og agreement. Slik: ettervern help region"


class NoSite(Refused):
    """The configuration does not say which site this is."""

    en = "The configuration does not say which site delivers: under site:, code and name. How: ettervern help region"
    nb = "Oppsettet sier ikke hvilket sted som leverer: under site:, code og name. Slik: ettervern help region"


class DeliveryFolderInUse(Refused):
    """A delivery goes into a new or empty folder alone."""

    en = "{path} holds something already; name a folder that is new or empty."
    nb = "{path} er ikke tom; velg en mappe som er ny eller tom."


class ReceiverKeyDamaged(EttervernError):
    """The file with a receiver's key and number cannot be read, or others may read it."""

    exit_code = 77
    en = "The receiver's key cannot be used: {path} must be a file of its own, whole, that nobody else may read. Moved aside, a new key is made, and the receiver cannot tell that the people are the same."
    nb = "Mottakerens nøkkel kan ikke brukes: {path} må være en hel, vanlig fil som ingen andre kan lese. Flyttes den bort, lages en ny nøkkel, og mottakeren ser ikke lenger at personene er de samme."


class BadSigningKey(EttervernError):
    """A file that is no Ed25519 key."""

    exit_code = 77
    en = "{path} holds no Ed25519 key in PEM, or others may read it. One is made with: openssl genpkey -algorithm ed25519 -out site.pem"
    nb = "{path} har ingen Ed25519-nøkkel i PEM, eller andre kan lese den. En lages slik: openssl genpkey -algorithm ed25519 -out sted.pem"


# --- the lake --------------------------------------------------------------------------------


class NoLake(EttervernError):
    """There is no lake in the folder."""

    exit_code = 66
    en = "{path} is no lake. Taking a delivery makes one: ettervern region take DELIVERY --into {path}"
    nb = "{path} er ingen samling av leveranser. Den lages når en leveranse tas imot: ettervern region take LEVERANSE --into {path}"


class DamagedLake(EttervernError):
    """A file of the lake's own is not as it should be."""

    exit_code = 65
    en = "{path} is damaged or not this program's ({where}). Take the site's newest delivery again."
    nb = "{path} er skadet eller ikke fra denne programvaren ({where}). Ta imot stedets nyeste leveranse på nytt."

    def __init__(self, *, path: str, where: str) -> None:
        super().__init__(path=path, where=where or "–")


class DamagedRegister(EttervernError):
    """The register of published reports is not as it was written."""

    exit_code = 65
    en = "{path}, or the file before it, is not what was written when a report was published. Put the folder back from a copy: what was published before is held against nothing without it."
    nb = "{path}, eller filen før den, er ikke slik den ble skrevet da en rapport ble publisert. Legg mappen tilbake fra en kopi: uten den holdes nye rapporter ikke opp mot dem som er publisert."


class LakeFolderInUse(Refused):
    """A folder that holds something else does not become a lake."""

    en = "{path} holds something else; a lake is made in a folder that is new or empty."
    nb = "{path} har noe annet i seg; velg en mappe som er ny eller tom."


class BadSites(Refused):
    """Rows of a list of sites that name no site, or one that is named already."""

    en = "{file}: rows {rows} name no site, or one named already; nothing was changed. The columns are site (a code, as in the site's configuration), name and, if wanted, county."
    nb = "{file}: rad {rows} har ikke noe sted, eller ett som alt er nevnt; ingenting ble endret. Kolonnene er site (en kode, som i stedets oppsett), name og eventuelt county."


class DeliveriesRefused(BadRows):
    """Deliveries of which nothing was taken; what was found is listed."""

    en = (
        "A delivery was refused, and nothing of it was taken:",
        "{n} deliveries were refused, and nothing of them was taken:",
    )
    nb = (
        "En leveranse ble avvist, og ingenting av den ble tatt imot:",
        "{n} leveranser ble avvist, og ingenting av dem ble tatt imot:",
    )


# --- Spark -----------------------------------------------------------------------------------


class SparkMissing(RegionMissing):
    """The library that speaks to Spark is not installed."""

    en = "Spark's library (pyspark) is missing: pip install 'ettervern[spark]'"
    nb = "Biblioteket for Spark (pyspark) mangler: pip install 'ettervern[spark]'"


class SparkFailed(EttervernError):
    """Spark cannot be had, or did not do what it was asked."""

    exit_code = 69
    en = "Spark did not count: {reason}"
    nb = "Spark talte ikke: {reason}"
