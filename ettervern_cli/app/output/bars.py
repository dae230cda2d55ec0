"""Whether bars are drawn: only where a person looks at a terminal."""

import os
import sys

from ettervern_cli.app.session import Session


def bar_style(session: Session, form: str, output: str | None) -> str:
    """The style for ``screen/charts/bars.py``: empty for a pipe, a file, a batch or another format.

    They are text, so that ``--no-color`` keeps them; a terminal without Unicode gets ASCII.
    """
    out = sys.stdout
    if form != "text" or output is not None or session.batch is not None or out is None:
        return ""
    if os.environ.get("TERM") == "dumb" or not out.isatty():
        return ""
    from ettervern_cli.screen.charts.bars import style_for

    return style_for(out.encoding)
