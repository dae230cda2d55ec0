"""A programme and its words, read from the compiled tables.

How they were compiled is in ``applying``.
"""
