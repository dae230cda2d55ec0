"""Finding words in all that people typed, whatever noun they stand in."""
