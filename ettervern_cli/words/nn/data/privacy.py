"""nn: what is said of privacy, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "privacy.stored_initials": "Merk: berre initialane er lagra: {name} ({code}).",
    "privacy.stored_codes": "Merk: programmet lagrar ingen namn; bruk koden: {code}.",
    "privacy.value_admitted": "fekk plass",
}
