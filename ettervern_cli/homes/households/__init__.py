"""Households: who shares a home and its rent, and the children that live there or elsewhere."""
