"""Where a year is likely to end, and what if. Nothing here writes."""
