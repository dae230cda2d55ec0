"""Words for a report that no number can say. Notes on residents are in the nouns' own rooms."""
