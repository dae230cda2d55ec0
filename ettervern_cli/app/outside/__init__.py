"""What is asked of the outside: the clock, where files lie, what is typed or answered.

What goes out is in ``output``.
"""
