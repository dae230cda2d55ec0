"""What one person reads about themselves: some pages, grouped and summed, in plain words.

All of it, entry by entry, is in ``rights/access.py``; here is what becomes of it on paper.
"""
