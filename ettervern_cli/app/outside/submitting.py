"""Whether another program started this one to work in a session of its own."""

import os


def by_spark() -> bool:
    """Whether ``spark-submit`` runs the program, whose settings then hold."""
    return "PYSPARK_GATEWAY_PORT" in os.environ
