"""What several statements of SQL ask alike."""
