"""The digests that the program knows its tables by: ``python -m tests.helpers.schema`` renews them.

After every edit of the tables, views or triggers; a test holds ``storage/schema.py`` to it.
"""

import re
from contextlib import closing
from pathlib import Path

from ettervern_cli.storage import schema
from ettervern_cli.storage.database import own_schema
from ettervern_cli.storage.database.migrations import migrate
from ettervern_cli.storage.database.sqlite_file import scratch
from ettervern_cli.verify import structure

FILE = Path(schema.__file__)


def renewed(text: str) -> str:
    """The text of ``storage/schema.py`` with the digests of what the migrations make now."""
    with closing(scratch()) as db:
        migrate(db, ":memory:")
        digests = {
            "SCHEMA_SHA256": own_schema.digest(own_schema.rows_of(db)),
            "OBJECTS_SHA256": structure.digest(structure.objects(db)),
        }
    for name, digest in digests.items():
        text = re.sub(rf'^{name} = "\w*"', f'{name} = "{digest}"', text, flags=re.MULTILINE)
    return text


if __name__ == "__main__":
    FILE.write_text(renewed(FILE.read_text(encoding="utf-8")), encoding="utf-8")
    print(*(line for line in FILE.read_text(encoding="utf-8").splitlines() if "_SHA256" in line),
          sep="\n")  # fmt: skip
