"""Volunteers: who is matched with whom, and the hours they have together. No register of people:
a volunteer is a code or a first name."""
