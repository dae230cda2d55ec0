"""Values made into text, markdown, csv, html and workbooks.

What a noun shows is in its own room.
"""
