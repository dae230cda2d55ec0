"""SHA-256, by which texts, seals and places of files are known."""

try:  # hashlib would load OpenSSL, which costs more than all the hashing of a command
    from _sha2 import sha256 as sha256  # type: ignore[import-not-found, unused-ignore]
except ImportError:
    try:
        from _sha256 import sha256 as sha256  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        from hashlib import sha256 as sha256


def text_hash(data: bytes) -> str:
    """SHA-256 of some bytes, in hexadecimal."""
    return str(sha256(data).hexdigest())
