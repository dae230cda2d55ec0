"""Evictions, from the warning to the day, and how many there were. Arrears are money."""
