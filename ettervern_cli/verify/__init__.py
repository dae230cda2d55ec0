"""Whether the file holds what it must: structure, history, and rules across rows.

Mending it is left to people.
"""
