"""Meetings of the agencies, what they decide, and gaps between services.

What may be said to whom is a matter of ``consents``.
"""
