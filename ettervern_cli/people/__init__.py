"""Who: persons, their names, their stays, and the list of them.

What happens in a stay lies with each noun.
"""
