"""One SQL for many sites: whole numbers counted from the nine tables, on whatever engine.

What makes it common: days are whole numbers, periods a table, and nothing is used but joins,
windows, COUNT, SUM, CASE and COALESCE. No statement divides with a remainder: engines differ there.
Only counts, sums and histograms leave an engine.
"""
