"""Questions in SQL: one statement that only reads, and what it found."""
