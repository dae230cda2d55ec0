"""Posts of the staff in full-time equivalents and kroner. Who holds one is not known here."""
