"""Moves up and down a ladder. What a step is, and asks for, is the programme's."""
