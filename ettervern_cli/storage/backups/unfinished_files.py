"""What a command that was killed can leave beside a database or its backups: copies of the data.

They are only found here. The next backup or restore clears its own away, but nothing promises that
there is a next one.
"""

import os

from ettervern_cli.storage.files import PARTIAL, is_held

UNFINISHED = (".partial", ".rewritten")
ENDINGS = (*UNFINISHED, *(f"{ending}-journal" for ending in UNFINISHED))


def unfinished_files(*folders: str) -> list[str]:
    """Files and folders that were never finished, by path.

    None of a folder that a backup or a restore has to itself now: they may be in the making.
    """
    found = []
    for folder in dict.fromkeys(map(os.path.abspath, folders)):
        if not os.path.isdir(folder) or is_held(folder):
            continue
        for name in sorted(os.listdir(folder)):
            if name.startswith(PARTIAL) or name.endswith(ENDINGS):
                found.append(os.path.join(folder, name))
    return found
