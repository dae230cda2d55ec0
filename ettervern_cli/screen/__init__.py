"""Values made into text, markdown, csv, html and workbooks.

What a noun shows is in its own room.
"""

# Columns of a printed page and of a pipe, and those within which a terminal is filled.
WIDTH = 80
NARROWEST, WIDEST = 60, 200
