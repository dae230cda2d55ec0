"""Leases: contracts on the programme's units and on homes elsewhere, and the trials of steps."""
