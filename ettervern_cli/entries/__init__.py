"""What every noun has: finding by id, correcting, taking out, taking back, merging. What a noun is,
and what it alone may do, lies in its own room."""
