"""The database file itself: connecting to it, plain or encrypted, copying it, bringing it to the
present version, opening it. Keys are in ``storage/vault``, what is written in ``transaction``."""
