"""Consents: what may be shared with whom, and until when.

Who the partners are is the programme's.
"""
