"""Which language is spoken: as asked for, else the environment's, else the configuration's."""

import os
from collections.abc import Callable

from ettervern_cli.app.outside.workspace_paths import open_text
from ettervern_cli.errors import EttervernError
from ettervern_cli.words import LANGUAGES, locale_language


def chosen_language(asked: str | None, find_config: Callable[[], str]) -> str:
    """The code of the language; ``find_config`` is asked only where nothing else says which."""
    asked = asked or os.environ.get("ETTERVERN_LANG")
    return asked if asked in LANGUAGES else _configured(find_config)


def _configured(find_config: Callable[[], str]) -> str:
    try:
        with open_text(find_config()) as file:
            for line in file:
                if line.startswith("language:"):
                    code = line.partition(":")[2].partition("#")[0].strip(" \t\r\n\"'")
                    return code if code in LANGUAGES else "en"
    except (EttervernError, OSError):
        return locale_language(dict(os.environ))
    return "en"
