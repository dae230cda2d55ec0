"""Measures: help for a time by a provider. What a step of a ladder brings by itself is the
programme's."""
