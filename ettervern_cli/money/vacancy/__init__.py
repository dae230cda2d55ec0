"""The rent of units that stand empty, against the programme's policy. Which are empty is known by
``homes``."""
