"""Contacts held and missed, and the dates on which they fall due. Reports count them elsewhere."""
