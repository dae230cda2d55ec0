"""What a site keeps of a receiver in its user's own folder: the key of its pseudonyms, a number.

The file lies beside no database and in no backup, so that who has those cannot tell whom a
pseudonym stands for. Where it is lost, another key is made: the next delivery is whole all the
same, but its pseudonyms are others. The number is kept here too, since a restored backup knows
only older ones.
"""

import json
import os
from typing import Literal, NamedTuple

from ettervern_cli.region.errors import ReceiverKeyDamaged
from ettervern_cli.region.typed import Misread, read
from ettervern_cli.storage.files import own_folder, write_whole
from ettervern_cli.storage.named_files.reading import open_named

KEY_BYTES = 32
# Bytes of a receiver's file.
LARGEST = 4096


class Kept(NamedTuple):
    """A receiver's key, in hexadecimal, and what was delivered last: 0 and "" for nothing yet."""

    format: Literal[1]
    key: str
    number: int
    content: str

    @property
    def secret(self) -> bytes:
        """The key."""
        return bytes.fromhex(self.key)


def new_key() -> Kept:
    """A random key of 256 bits, with which nothing was delivered."""
    return Kept(1, os.urandom(KEY_BYTES).hex(), 0, "")


def place(folder: str, site: str, receiver: str) -> str:
    """Where the file of a receiver is; no code has a dot in it."""
    return os.path.join(folder, f"{site}.{receiver}.json")


def kept(path: str) -> Kept | None:
    """What is kept of a receiver, None where nothing is; ReceiverKeyDamaged for what is not ours.

    A file that others may read is refused, not mended: the key may be known by now.
    """
    try:
        with open_named(path) as file:
            if os.path.islink(path) or os.fstat(file.fileno()).st_mode & 0o077:
                raise ReceiverKeyDamaged(path=path)
            found = read(Kept, json.loads(file.read(LARGEST)))
            if len(found.secret) != KEY_BYTES:
                raise Misread("key")
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError):
        raise ReceiverKeyDamaged(path=path) from None
    return found


def keep(path: str, one: Kept) -> None:
    """Keep it in a file of mode 0600, whole and on the disk."""
    own_folder(os.path.dirname(path))
    write_whole(path, json.dumps(one._asdict()) + "\n")
