"""What leaves the program: formats, files, progress, and the questions it asks.

How a value looks as text lies in ``screen``.
"""
