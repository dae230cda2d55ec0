"""One file's import: what of it is new, known or changed, what is corrected, and what must hold."""
