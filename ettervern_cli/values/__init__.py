"""Dates, money, texts and other plain values, and pure functions of them.

Nothing here knows a table, a language or a screen.
"""
