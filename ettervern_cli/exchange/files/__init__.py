"""A table from another system: read as text, its cells and rows, and what is wrong with them.

Which kinds there are, and what they fill, is one room up.
"""
