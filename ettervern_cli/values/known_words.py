"""Words the program itself knows: of exits, imports, headings, and what is chosen."""

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

PENDING = "pending"
"""A reason or destination that is not known yet: it is asked for again."""
DIED = "died"
"""What reports call the dead, who went nowhere; as a reason's code it needs no mark of death."""
DEATH = "death"
"""The mark of the exit reasons of those who died."""
EVICTION, KEPT_OUT = "eviction", "kept-out"
"""The marks of reasons for which a tenant is put out, and of absences of those kept out."""


def is_death(reason: str) -> str:
    """Whether an exit reason, a row of ``term`` by its alias, is that of the dead, in SQL: 0 or 1.

    Marked so in the configuration, or by the word that had that meaning before there was a mark.
    """
    return f"coalesce({reason}.effect = '{DEATH}' OR {reason}.code = '{DIED}', 0)"


ImportKind = Literal[
    "stays", "exits", "moves", "follow-ups", "placements", "scores", "bookings", "payments",
    "incidents", "absences", "measures", "outcomes", "referrals", "consents",
]  # fmt: skip
IMPORT_KINDS: tuple[str, ...] = get_args(ImportKind)
HEADINGS = (
    "results",
    "cooperation",
    "involvement",
    "methods",
    "challenges",
    "learned",
    "other",
)
LEAST_LETTERS = 3
# The first of each is how it is listed for who reads Norwegian.
SPOKEN: dict[str, tuple[str, ...]] = {
    "yes": ("ja",),
    "no": ("nei",),
    # Of an individual plan
    "has": ("har", "har plan"),
    "right": ("rett", "rett til plan"),
    "declined": ("avslått", "takket nei", "nei takk"),
    # Of an application
    "granted": ("innvilget",),
    # Why somebody is put out
    "arrears": ("restanse", "husleierestanse"),
    "breach": ("brudd", "brudd på leieavtalen"),
    "lease-over": ("opphørt", "leieforholdet er opphørt"),
    # Of the duty to keep records
    "none": ("ingen",),
    "over": ("utløpt",),
    "elsewhere": ("annet sted",),
    "applies": ("gjelder",),
    # What is made longer
    "stay": ("opphold",),
    "step": ("trinn",),
    "unit": ("boenhet",),
    "lease": ("kontrakt",),
    "trial": ("prøvetid",),
    # Where somebody stands
    "admitted": ("fått plass",),
    "referred": ("henvist",),
    "assessed": ("vurdert",),
    "offered": ("tilbudt plass",),
    "waiting": ("venter",),
    "withdrawn": ("trukket",),
    "discharged": ("sluttet",),
    "all": ("alle",),
    "open": ("åpne",),
    "later": ("senere",),
    # How an exit ends, while nobody knows
    PENDING: ("uavklart", "ikke avklart"),
    # What a list is sorted by
    "code": ("kode",),
    "name": ("navn",),
    "municipality": ("kommune",),
    "since": ("siden",),
    "due": ("frist",),
    # What a remark to a report is about
    "results": ("resultater",),
    "cooperation": ("samarbeid",),
    "involvement": ("medvirkning",),
    "methods": ("metoder",),
    "challenges": ("utfordringer",),
    "learned": ("lært",),
    "other": ("annet",),
    # Where a key lies
    "keyring": ("nøkkelring",),
    "file": ("fil",),
    "passphrase": ("passfrase",),
    # What a row of a region's report is of
    "site": ("sted",),
    "county": ("fylke",),
    # What municipalities share by
    "equal": ("likt",),
    "population": ("folketall",),
    "places": ("plasser",),
    "bed-days": ("døgn",),
    "fixed": ("fast", "faste andeler"),
    # What a file to be imported holds
    "stays": ("opphold",),
    "exits": ("avslutninger",),
    "moves": ("flyttinger",),
    "follow-ups": ("oppfølginger",),
    "placements": ("boforhold",),
    "scores": ("målinger",),
    "bookings": ("posteringer",),
    "payments": ("betalinger",),
    "incidents": ("hendelser",),
    "absences": ("fravær",),
    "measures": ("tiltak",),
    "outcomes": ("resultater", "utfall"),
    "referrals": ("henvisninger",),
    "consents": ("samtykker",),
}


def chosen(text: str, choices: Sequence[str]) -> str | None:
    """Which of some choices a text means: by code, by word, or by a start that only one has.

    >>> chosen("Ja", ("yes", "no")), chosen("n", ("yes", "no")), chosen("vet ikke", ("yes", "no"))
    ('yes', 'no', None)
    """
    sought = text.strip().casefold()
    called = {code: (code, *SPOKEN.get(code, ())) for code in choices}
    whole = [code for code, names in called.items() if sought in names]
    begun = [code for code, names in called.items()
             if sought and any(name.startswith(sought) for name in names)]  # fmt: skip
    found = whole or begun
    return found[0] if len(found) == 1 else None


def means(text: str | None, code: str) -> bool:
    """Whether a text is one of the program's words, by code or as it is spoken, and no start of it.

    >>> means("uavklart", PENDING), means("u", PENDING)
    (True, False)
    """
    return text is not None and text.strip().casefold() in (code, *SPOKEN.get(code, ()))


def parse_choice(text: str, choices: Sequence[str]) -> str:
    """One of some choices, as ``chosen`` has it; ValueError for anything else."""
    found = chosen(text, choices)
    if found is None:
        raise ValueError(text)
    return found


def names_in(text: str, people: Iterable[str]) -> list[str]:
    """Which people's first or whole names stand in a text as words of their own.

    A first name of less than three letters is too often a word to be a sign of anybody.

    >>> names_in("Gikk tur med Nora.", ["Nora Prøve", "Ola Prøve"])
    ['Nora']
    """
    words = _words(text)
    inside = f" {' '.join(words)} "
    known = set(words)
    found: dict[str, None] = {}
    for person in people:
        whole = _words(person)
        if not whole:
            continue
        first = person.split()[0]
        if len(whole) > 1 and f" {' '.join(whole)} " in inside:
            found[person] = None
        elif len(first) >= LEAST_LETTERS and first.casefold() in known:
            found[first] = None
    return list(found)


def _words(text: str) -> list[str]:
    """A text's words in small letters, a genitive's s left as it is."""
    return "".join(c if c.isalnum() or c == "-" else " " for c in text.casefold()).split()
