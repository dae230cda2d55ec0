"""What a person may ask of the file: all that is stored, erasure, how long data are kept.

Consents are in their own room.
"""
