"""What may happen to an invented resident, a file a kind.

Whether and when is decided by ``demo``.
"""
