"""Rows from other systems and to them: import and export. The rules of a noun stay in its room."""
