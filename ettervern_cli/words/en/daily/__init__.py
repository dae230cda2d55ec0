"""Sentences of what a day needs, a module a room."""
