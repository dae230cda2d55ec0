"""Sentences of reports, a module a room."""
