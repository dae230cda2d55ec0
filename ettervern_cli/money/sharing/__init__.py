"""Costs shared between municipalities, and what each owes for a month.

The keys' arithmetic is here, their names are in ``values``.
"""
