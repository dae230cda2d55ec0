"""Sentences of case work, a module a room."""
