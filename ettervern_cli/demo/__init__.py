"""A workspace of invented residents. Nothing here is used by any other command."""
