"""What a period's report counts, a file a statement. Nothing here knows how it is shown."""
