"""The kinds of file that are imported: each a record of its cells and what is its own."""
