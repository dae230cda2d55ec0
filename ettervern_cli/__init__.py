"""Ettervern: a case book for aftercare programmes, on one local SQLite file."""

__version__ = "0.1.0"
