"""Encryption of the file: keys, where they lie, and the recovery sheet. Who may read what in the
program is not decided here."""
