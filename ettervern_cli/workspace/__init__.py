"""Making a workspace: ``init`` and ``demo`` as commands. What fills a demo is in ``demo``."""
