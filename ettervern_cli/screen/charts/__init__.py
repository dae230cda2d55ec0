"""Bars for a terminal, and drawings for a page. Which numbers are drawn is the report's."""
