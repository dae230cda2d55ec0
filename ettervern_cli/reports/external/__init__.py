"""Small numbers: what is hidden from outsiders, and what else must be, so that it stays hidden. No
report is made here."""
