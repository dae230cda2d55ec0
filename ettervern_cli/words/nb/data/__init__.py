"""Sentences of files, trust and exchange, a module a room."""
