"""The command line around the commands: options, session, errors at the boundary, and the index of
commands. What a command does lies in the room of its noun."""
