"""The tables that the third format of the file has more than the second, by subject.

What every table has, and the tables of the formats before, lie beside this folder.
"""
