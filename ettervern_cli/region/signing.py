"""Signatures over a manifest: Ed25519, so that who checks one cannot make one.

A site has the private key, a lake the public one; both as PEM, as ``openssl genpkey`` writes them,
and the 64 bytes of a signature are what ``openssl pkeyutl -verify -rawin`` checks.
"""

import os
from collections.abc import Callable
from typing import Any

from ettervern_cli.region.errors import BadSigningKey, SignerMissing
from ettervern_cli.storage.named_files.reading import open_named

# Bytes of a key's file, and of a signature.
LARGEST, SIZE = 16_384, 64


def signer(path: str) -> Callable[[bytes], bytes]:
    """What signs by the private key in a file; BadSigningKey where others may read it."""
    serialization, ed25519 = _library()
    with _opened(path) as file:
        if os.fstat(file.fileno()).st_mode & 0o077:
            raise BadSigningKey(path=path)
        content = file.read(LARGEST)
    try:
        key = serialization.load_pem_private_key(content, None)
    except Exception:  # its errors are of many kinds
        raise BadSigningKey(path=path) from None
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise BadSigningKey(path=path)
    sign: Callable[[bytes], bytes] = key.sign
    return sign


def fits(path: str, content: bytes, signature: bytes) -> bool:
    """Whether a signature over some bytes is by the key whose public half is in a file."""
    serialization, ed25519 = _library()
    from cryptography.exceptions import InvalidSignature

    with _opened(path) as file:
        told = file.read(LARGEST)
    try:
        key = serialization.load_pem_public_key(told)
    except Exception:  # as above
        raise BadSigningKey(path=path) from None
    if not isinstance(key, ed25519.Ed25519PublicKey):
        raise BadSigningKey(path=path)
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True


def _opened(path: str) -> Any:
    try:
        return open_named(path)
    except OSError:
        raise BadSigningKey(path=path) from None


def _library() -> tuple[Any, Any]:
    try:
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError:
        raise SignerMissing(name="cryptography") from None
    return serialization, ed25519
