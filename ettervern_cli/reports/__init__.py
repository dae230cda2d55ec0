"""Reports, a room each, and what is left out for outsiders.

Lists of one noun lie with that noun.
"""
