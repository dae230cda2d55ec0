"""The plan of progress, and what is counted outside the programme. Goals are in ``funder``."""
