"""What a meeting is about: what is open and new, who may not be told, and how it is shown."""
