"""The report on a month, a year or any period, as a value.

Its counting is in ``counts``, its page in ``screen``.
"""
