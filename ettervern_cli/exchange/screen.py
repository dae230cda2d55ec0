"""``data export``: rows as lines of CSV."""

import csv
import io
from collections.abc import Iterator, Sequence

from ettervern_cli.screen.tables import plain_value

AT_ONCE = 500


def csv_lines(header: Sequence[str], rows: Iterator[Sequence[object]]) -> Iterator[str]:
    """Rows as comma-separated values (RFC 4180), formulas made inert, some lines at a time."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for place, row in enumerate(rows, 1):
        writer.writerow([plain_value(item) for item in row])
        if not place % AT_ONCE:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()
