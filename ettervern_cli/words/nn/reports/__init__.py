"""What the program says in nn, as translators gave it."""
