"""The qualification benefit and the base amount behind it.

Nothing here is about a single resident.
"""
