"""Gaps between services, each owned by an agency and followed until it is closed.

The meetings that speak of them are one room up.
"""
