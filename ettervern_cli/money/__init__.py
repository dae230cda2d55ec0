"""Money, a room a subject: budget, posts, vacancy, forecast, funders, sharing, rent, benefit.

How an amount is written is in ``values``.
"""
