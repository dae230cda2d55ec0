"""nn: what is said of encryption, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "encryption.passphrase": "Passfrase:",
    "encryption.new_passphrase": "Ny passfrase:",
    "encryption.again": "Den same ein gong til:",
}
