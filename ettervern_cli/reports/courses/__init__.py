"""How stays go: circling on a ladder, climbing it, and how long people stay.

Counts of a period are in ``period``.
"""
