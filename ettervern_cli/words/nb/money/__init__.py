"""Sentences of money, a module a room."""
