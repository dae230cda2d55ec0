"""The seals recomputed over the history, and what an erasure says that it blanked.

How a seal is made is told in ``storage/history``; the sentences about faults are in ``verify``.
"""
