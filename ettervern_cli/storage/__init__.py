"""The SQLite file: opening, transactions, history and schema.

Nothing here knows what a resident is.
"""
