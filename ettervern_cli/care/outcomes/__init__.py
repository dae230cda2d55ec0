"""Outcomes: results that are counted, as the configuration names them. Goals of a single person are
in ``plans``."""
