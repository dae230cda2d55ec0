"""Exclusions: other services that residents are shut out of, from when and until when."""
