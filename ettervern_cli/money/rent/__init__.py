"""Rent charged, paid and owed. The lease behind it is in ``homes``."""
