"""A stay's beginning, its pauses and its end. The home is in ``homes``, the step in ``ladder``."""
