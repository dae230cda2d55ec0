"""Incidents: what happened, what was done, and what it led to. The demotion or absence that came of
one lies with ladders and stays."""
