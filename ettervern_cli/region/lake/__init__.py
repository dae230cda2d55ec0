"""A lake: what many sites have delivered, checked, the newest of each."""
