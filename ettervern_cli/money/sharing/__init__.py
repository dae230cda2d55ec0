"""Costs shared between municipalities, and what each owes for a month.

The keys and their arithmetic are in ``values``, since budgets share by them too.
"""
