"""The report to a funder: grant, goals, and the headings that such reports ask for. The awards
themselves are money."""
